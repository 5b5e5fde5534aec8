"""Every word that a window says: what shows, what is told to screen readers, and in which language it is ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QWidget,
)

from tests.support.translations import messages, ts_file

FIELD = re.compile(r"\{[a-z_]*\}|%n")
LEAST = 4
"""Shorter texts are the same in both languages too often to tell anything."""


def words_of(window: QWidget) -> Iterator[str]:
    """Yield every text of a window that shows, and what is told of it."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit() | QPlainTextEdit():
                yield widget.placeholderText()
            case QGroupBox():
                yield widget.title()
            case QTabWidget():
                yield from (widget.tabText(number) for number in range(widget.count()))
            case QComboBox():
                yield from (widget.itemText(number) for number in range(widget.count()))
            case QTableView():
                model = widget.model()
                for column in range(model.columnCount()):
                    yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
                    for row in range(min(model.rowCount(), 20)):
                        yield str(model.index(row, column).data() or "")


def said_in(language: str, window: QWidget) -> list[str]:
    """Return each text of a window that is ours in this language alone."""
    return strange(language, words_of(window))


def strange(language: str, texts: Iterable[str]) -> list[str]:
    """Return each text that a sentence of ours in this language says, and none of ours in the other language does."""
    exact, forms = _catalogue(language)
    other_exact, other_forms = _catalogue("en" if language == "fr" else "fr")
    found = []
    for text in dict.fromkeys(texts):
        for line in text.splitlines():
            plain = line.strip().replace("&", "")
            ours = plain in exact or forms.fullmatch(plain)
            theirs = plain in other_exact or other_forms.fullmatch(plain)
            if len(plain) >= LEAST and ours and not theirs:
                found.append(plain)
    return found


@cache
def _catalogue(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the plain sentences of a language, and one expression for all those with a field."""
    texts = {text for one in messages(ts_file(language)) for text in one.translations if text}
    if language == "en":
        texts |= {one.source for one in messages(ts_file("fr"))}
    plain = {text.replace("&", "") for text in texts}
    fielded = sorted(one for one in plain if FIELD.search(one) and len(FIELD.sub("", one).strip()) >= LEAST)
    forms = "|".join(".+".join(re.escape(part) for part in FIELD.split(one)) for one in fielded)
    return frozenset(one for one in plain if not FIELD.search(one)), re.compile(forms)
