"""What a person has typed and chosen on a screen, taken from one window and put back in its twin.

A field is found again by what it is: its class, its name, and which of those it is on its screen. Only what differs is
put back, the way a person would: choices first, since fields may follow from them, then words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from ui.widgets.table import Table

Key = tuple[str, str, int]
Value = str | int | bool | date | None

_CHOICES = (QTabWidget, QComboBox, QAbstractButton, Table)
_WORDS = (QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit)


@dataclass(frozen=True, slots=True)
class Carried:
    """One screen: what its fields held, which had the focus, how far it was scrolled. Words never show in a log."""

    fields: Mapping[Key, Value] = field(default_factory=dict, repr=False)
    focus: Key | None = None
    scrolls: Mapping[Key, int] = field(default_factory=dict)
    unsaved: object = field(default=None, repr=False)


def take(screen: QWidget, unsaved: object = None) -> Carried:
    """Return what a person typed and chose on a screen."""
    found = dict(_fields(screen))
    focus = QApplication.focusWidget()
    return Carried(
        fields={key: _value(widget) for key, widget in found.items() if _holds(widget)},
        focus=next((key for key, widget in _keyed(screen, QWidget) if widget is focus), None),
        scrolls={
            key: cast("QScrollArea", one).verticalScrollBar().value()
            for key, one in _keyed(screen, QScrollArea)
        },
        unsaved=unsaved,
    )


def put_choices(screen: QWidget, carried: Carried) -> bool:
    """Choose again what was chosen; tell whether something had to be."""
    return _put(screen, carried, _CHOICES)


def put_words(screen: QWidget, carried: Carried) -> bool:
    """Type again what was typed; tell whether something had to be."""
    return _put(screen, carried, _WORDS)


def put_place(screen: QWidget, carried: Carried) -> None:
    """Scroll and focus as it was."""
    for key, one in _keyed(screen, QScrollArea):
        if key in carried.scrolls:
            cast("QScrollArea", one).verticalScrollBar().setValue(carried.scrolls[key])
    for key, widget in _keyed(screen, QWidget):
        if key == carried.focus and widget.isVisible():
            widget.setFocus()


def _put(screen: QWidget, carried: Carried, kinds: tuple[type[QWidget], ...]) -> bool:
    changed = False
    for key, widget in list(_fields(screen)):
        if isinstance(widget, kinds) and key in carried.fields and _holds(widget):
            wanted = carried.fields[key]
            if wanted is not None and wanted != _value(widget):
                _set(widget, wanted)
                changed = True
    return changed


def _fields(screen: QWidget) -> Iterator[tuple[Key, QWidget]]:
    for key, widget in _keyed(screen, QWidget):
        inside = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
        if isinstance(widget, _CHOICES + _WORDS) and not inside:
            yield key, widget


def _keyed(screen: QWidget, kind: type[QWidget]) -> Iterator[tuple[Key, QWidget]]:
    seen: Counter[tuple[str, str]] = Counter()
    for widget in screen.findChildren(kind):
        what = (type(widget).__name__, widget.objectName())
        yield (*what, seen[what]), widget
        seen[what] += 1


def _holds(widget: QWidget) -> bool:
    """Tell whether somebody may change it: what only shows is read again."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox):
        return not widget.isReadOnly()
    return not isinstance(widget, QAbstractButton) or widget.isCheckable()


def _value(widget: QWidget) -> Value:
    match widget:
        case QTabWidget() | QComboBox():
            return widget.currentIndex()
        case QAbstractButton():
            return widget.isChecked()
        case Table():
            return widget.current_id
        case QLineEdit():
            return widget.text()
        case QPlainTextEdit() | QTextEdit():
            return widget.toPlainText()
        case QSpinBox():
            return widget.value()
        case QDateEdit():
            return cast("date", widget.date().toPython())
    return None


def _set(widget: QWidget, value: Any) -> None:
    match widget:
        case QTabWidget():
            widget.setCurrentIndex(value)
        case QComboBox():
            widget.setCurrentIndex(value)
            widget.activated.emit(value)
        case QAbstractButton():
            widget.click()
        case Table():
            widget.select_id(value)
        case QLineEdit():
            widget.setText(value)
            widget.textEdited.emit(value)
        case QPlainTextEdit() | QTextEdit():
            widget.setPlainText(value)
        case QSpinBox():
            widget.setValue(value)
        case QDateEdit():
            widget.setDate(QDate(value.year, value.month, value.day))
