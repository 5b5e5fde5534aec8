"""Cards group what belongs together; facts are a name and a value, the value selectable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme.tokens import Space
from ui.widgets.buttons import is_enter
from ui.widgets.text import Look, Text

SAVING = "save_"
LABEL_CHARACTERS = 18
"""Up to how many average letters a name of a fact stands on one line."""
VALUE_CHARACTERS = 12
"""For how many average letters there must be room beside a name."""


class Card(QFrame):
    """A titled group. ``body`` takes the content; ``tools`` stands at the right of the title."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        outer.setSpacing(Space.M)
        self._head = QHBoxLayout()
        self.title = Text(title, Look.LEAD)
        self._head.addWidget(self.title, 1)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(Space.S)
        self._head.addLayout(self.tools)
        outer.addLayout(self._head)
        self.title.setVisible(bool(title))
        if title:
            self.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.S)
        outer.addLayout(self.body)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter from a field, where the card has the one button that saves (its name begins with so)."""
        saving = [one for one in self.findChildren(QPushButton) if one.objectName().startswith(SAVING)]
        typed = isinstance(QApplication.focusWidget(), QLineEdit | QAbstractSpinBox | QComboBox)
        if is_enter(event) and typed and len(saving) == 1 and saving[0].isVisible():
            saving[0].click()
        else:
            super().keyPressEvent(event)


class Facts(QWidget):
    """Names and values in two columns, in reading order; each value below its name where the width is too small.

    ``stacked``: always below, for long values.
    """

    def __init__(
        self, facts: Iterable[tuple[str, str]] = (), columns: int = 1, *, stacked: bool = False
    ) -> None:
        super().__init__()
        self._always_stacked = stacked
        self._stacked = stacked
        self._columns = columns
        self._pairs: list[tuple[Text, Text]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        self.show_facts(facts)

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these facts instead."""
        clear(self._grid)
        self._pairs = []
        for name, value in facts:
            caption = Text(name, Look.MUTED)
            shown = Text(value)
            shown.setAccessibleName(f"{name} {value}")
            shown.setMinimumWidth(1)  # it wraps: a narrow pane cuts nothing off
            caption.setBuddy(shown)
            self._pairs.append((caption, shown))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the values below their names, or beside them again."""
        if self._too_narrow() is not self._stacked:
            self._stacked = self._too_narrow()
            self._place()
        super().resizeEvent(event)

    def _too_narrow(self) -> bool:
        metrics = self.fontMetrics()
        words = (word for _, shown in self._pairs for word in shown.text().split(" "))
        longest = max((metrics.horizontalAdvance(one) for one in words), default=0)
        value = max(VALUE_CHARACTERS * metrics.averageCharWidth(), longest)
        beside = self._name_width() + self._grid.horizontalSpacing() + value
        return self._always_stacked or self.width() < self._columns * beside

    def _name_width(self) -> int:
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(caption.text()) for caption, _ in self._pairs), default=0)
        return min(longest, LABEL_CHARACTERS * metrics.averageCharWidth())

    def _place(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        top = Qt.AlignmentFlag.AlignTop
        for index, (caption, shown) in enumerate(self._pairs):
            row, column = divmod(index, 1 if self._stacked else self._columns)
            if self._stacked:
                self._grid.addWidget(caption, 2 * row, 0, top)
                self._grid.addWidget(shown, 2 * row + 1, 0, top)
            else:
                self._grid.addWidget(caption, row, 2 * column, top)
                self._grid.addWidget(shown, row, 2 * column + 1, top)
        beside = not self._stacked
        for column in range(self._columns):
            self._grid.setColumnStretch(
                2 * column, (2 if self._columns > 1 else 1) if beside else int(not column)
            )
            self._grid.setColumnStretch(2 * column + 1, 3 if beside else 0)
        self._grid.setColumnMinimumWidth(0, self._name_width() if beside and self._columns == 1 else 0)


class Captioned(QWidget):
    """A control with a line below it that says more about it."""

    def __init__(self, control: QWidget, caption: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(caption, Look.CAPTION))


def widgets_in(layout: QLayout) -> Iterator[QWidget]:
    """Return the widgets that stand in a layout, in its order."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = None if item is None else item.widget()
        if widget is not None:
            yield widget


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
