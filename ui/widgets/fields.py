"""Fields of forms: a label above, which is also the name; an optional day; a list of lines."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import Look, Text

MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"


def labelled(words: str, field: QWidget, *beside: QWidget) -> QVBoxLayout:
    """Return a field under its label, with what stands beside it; the label is its name."""
    column = QVBoxLayout()
    column.setSpacing(Space.XS)
    label = Text(words, Look.STRONG)
    label.setBuddy(field)
    field.setAccessibleName(words)
    column.addWidget(label)
    row = QHBoxLayout()
    row.addWidget(field, 1)
    for widget in beside:
        row.addWidget(widget)
    column.addLayout(row)
    return column


class OptionalDay(QWidget):
    """A day that may be unknown: the box says whether it is known."""

    def __init__(self, words: str, day: date | None, today: date) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.known = QCheckBox(words)
        self.known.setChecked(day is not None)
        self.edit = QDateEdit()
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("yyyy-MM-dd")
        self.edit.setAccessibleName(words)
        shown = day or today
        self.edit.setDate(QDate(shown.year, shown.month, shown.day))
        self.edit.setEnabled(day is not None)
        self.known.toggled.connect(self.edit.setEnabled)
        row.setSpacing(Space.M)
        row.addWidget(self.known)
        row.addWidget(self.edit)
        row.addStretch(1)

    @property
    def day(self) -> date | None:
        """Return the day, None where it is not known."""
        if not self.known.isChecked():
            return None
        shown = self.edit.date()
        return date(shown.year(), shown.month(), shown.day())


class Day(QDateEdit):
    """A day that is always known, with its object name set."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setDate(QDate(day.year, day.month, day.day))

    @property
    def day(self) -> date:
        """Return the day."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())


class Count(QSpinBox):
    """A number with its object name set. Its text stands as far from the edge as a line's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.lineEdit().setTextMargins(Space.S, 0, 0, 0)


class DaysApart(Count):
    """A number of days, earlier or later, with a true minus sign and the word in its number."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.valueChanged.connect(self._say_days)
        self._say_days(self.value())

    def textFromValue(self, value: int) -> str:  # noqa: N802 # Qt's own name
        """Return the number as it is printed."""
        return f"{MINUS if value < 0 else ''}{abs(value)}"

    def valueFromText(self, text: str) -> int:  # noqa: N802 # Qt's own name
        """Return the number that was typed, with either minus sign."""
        return super().valueFromText(text.replace(MINUS, "-"))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Take both minus signs."""
        state, _, at = super().validate(text.replace(MINUS, "-"), position)
        return state, text, at

    def _say_days(self, count: int) -> None:
        self.setSuffix(NO_BREAK + self.tr("%n day(s)", "", abs(count)).split()[-1])


class Line(SpokenLine):
    """A field of one line with its object name set, so that tests and keys find it."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(text)
        self.setObjectName(name)

    @property
    def value(self) -> str:
        """Return what was typed, without blanks around it."""
        return self.text().strip()


class Secret(Line):
    """A field that does not show what is typed."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
