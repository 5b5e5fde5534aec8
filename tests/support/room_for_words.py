"""Whether all that a window shows has room: texts whole, nothing past an edge, nothing over another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QObject, QRect, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QTabBar,
    QTabWidget,
    QWidget,
)
from shiboken6 import isValid

from ui.places import TRANSLATIONS
from ui.widgets.text import OneLine

LONGER = 0.4
NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
FIELD = re.compile(r"(\{[a-z_]*\}|%n|%L?\d)")
WORD = re.compile(r"[^\W\d_]{2,}")
OVERLAYING = (QAbstractScrollArea, QLineEdit, QComboBox, QAbstractSpinBox, QMainWindow, QSplitter, QTabWidget)
"""What lays its own children out: a cursor's handle, a drop-down arrow, a scroll bar."""


def lengthened(text: str) -> str:
    """Return a text 40 % longer: each word goes on with its own last letters; fields stay as they are."""
    return "".join(
        part if FIELD.fullmatch(part) else WORD.sub(lambda found: _longer(found[0]), part)
        for part in FIELD.split(text)
    )


def _longer(word: str) -> str:
    return word + (word[-2:] * len(word))[: round(LONGER * len(word))]


class LongerFrench(QTranslator):
    """French, with every sentence of ours 40 % longer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._french = QTranslator(self)
        assert self._french.load("avise_fr", str(TRANSLATIONS))

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the longer sentence."""
        return lengthened(self._french.translate(context, source, disambiguation, n) or "")

    def isEmpty(self) -> bool:  # noqa: N802 # Qt's own name
        """Return that there are sentences in it."""
        return False


def without_room(window: QWidget) -> list[str]:
    """Return every text that is cut, everything past an edge, and every two widgets over each other."""
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    return [*_cut(shown), *_past_an_edge(shown), *_over_each_other(shown)]


def called(widget: QWidget) -> str:
    """Return what somebody needs to find a widget."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    parents: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(parents) < 3:
        parents.append(type(parent).__name__ + (f"#{parent.objectName()}" if parent.objectName() else ""))
        parent = parent.parentWidget()
    return f"{type(widget).__name__}#{widget.objectName()} {text[:50]!r} in {' < '.join(parents)}"


def _cut(shown: list[QWidget]) -> Iterator[str]:
    for one in shown:
        match one:
            case OneLine():
                wanted_width, wanted_height = 0, one.minimumSizeHint().height()
            case QLabel() if one.wordWrap():
                wanted_width, wanted_height = _longest_word(one), one.heightForWidth(one.width())
            case QLabel() if one.text():
                wanted_width, wanted_height = one.sizeHint().width(), one.sizeHint().height()
            case QAbstractButton() if one.text():
                wanted_width, wanted_height = one.minimumSizeHint().width(), one.fontMetrics().height()
            case _:
                continue
        if wanted_width > one.width() + 1 or wanted_height > one.height() + 1:
            yield f"cut: {called(one)}: wants {wanted_width} × {wanted_height}, has {one.width()} × {one.height()}"


def _longest_word(label: QLabel) -> int:
    margins = label.contentsMargins()
    metrics = label.fontMetrics()
    words = re.split(r"[ \t\n\u200b]+|(?<=[-/])", label.text())
    longest = max((metrics.horizontalAdvance(one) for one in words), default=0)
    return longest + margins.left() + margins.right()


def _past_an_edge(shown: list[QWidget]) -> Iterator[str]:
    """A widget past its parent's edge cannot be seen whole; what a scroll area rolls can be brought into sight."""
    for one in shown:
        parent = one.parentWidget()
        if isinstance(one, QScrollArea) and one.horizontalScrollBarPolicy() is NEVER:
            page, port = one.widget(), one.viewport()
            if page is not None and page.isVisible() and page.width() > port.width() + 1:
                yield f"past the edge: page of {called(one)}: {page.width()} in {port.width()}"
        if parent is None or one.isWindow():
            continue
        if isinstance(parent, OVERLAYING) or isinstance(parent.parentWidget(), QAbstractScrollArea):
            continue
        if isinstance(one, QTabBar) or isinstance(parent, QTabBar):
            continue
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(one.geometry()):
            yield f"past the edge: {called(one)}: {_told(one.geometry())} in {_told(parent.rect())}"


def _over_each_other(shown: list[QWidget]) -> Iterator[str]:
    by_parent: dict[int, list[QWidget]] = {}
    for one in shown:
        parent = one.parentWidget()
        if parent is None or one.isWindow() or isinstance(parent, (*OVERLAYING, QTabBar)):
            continue
        if isinstance(parent.parentWidget(), QAbstractScrollArea) or parent.layout() is None:
            continue
        by_parent.setdefault(id(parent), []).append(one)
    for siblings in by_parent.values():
        for one, other in combinations(siblings, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > 1 and both.height() > 1:
                yield f"over each other: {called(one)} and {called(other)}: {_told(both)}"


def _told(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}×{rect.height()}"


def settle_layout() -> None:
    """Let every layout come to rest: some ask for one more turn, and a busy machine is late with it."""
    for _ in range(6):
        QTest.qWait(5)


def every_tab(screen: QWidget | None) -> Iterator[str]:
    """Open each tab that a screen shows, one after the other, and yield its words; nothing where it has none."""
    yield ""
    for bar in [] if screen is None else screen.findChildren(QTabBar):
        for number in range(bar.count() if isValid(bar) else 0):
            if isValid(bar) and bar.isVisible() and bar.isTabEnabled(number) and bar.currentIndex() != number:
                bar.setCurrentIndex(number)
                yield bar.tabText(number)
