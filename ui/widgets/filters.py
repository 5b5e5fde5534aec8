"""A row of filter chips: several may be on; none on means everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.chip import capitalised

if TYPE_CHECKING:
    from ui.theme.theme import Theme


class Flow(QLayout):
    """Lays widgets out in lines, as words in a paragraph; what is alone too wide for a line gives way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._measured: dict[int, list[list[tuple[QLayoutItem, QSize]]]] = {}
        self.setContentsMargins(0, 0, 0, 0)

    @property
    def line_width(self) -> int:
        """Return how wide one line with everything in it is."""
        widths = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        return sum(widths) + Space.S * max(len(widths) - 1, 0)

    def insert(self, index: int, widget: QWidget) -> None:
        """Take a widget before others."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self._measured.clear()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 # Qt's own name
        """Take an item."""
        self._items.append(item)
        self._measured.clear()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 # Qt's own name
        """Return an item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 # Qt's own name
        """Give an item away."""
        self._measured.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Measure anew: something has another size."""
        self._measured.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 # Qt's own name
        """Return that it does not ask for more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 # Qt's own name
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the least size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 # Qt's own name
        """Return the size of the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            x = self._start(rect, sum(size.width() for _, size in line) + Space.S * (len(line) - 1))
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + Space.S
            y += height + Space.S
        return max(y - Space.S - rect.y(), 0)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the lines at a width: Qt asks for the same width dozens of times in a row."""
        if width not in self._measured:
            self._measured[width] = self._broken(width)
        return self._measured[width]

    def _broken(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(max(min(size.width(), width), item.minimumSize().width()))
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + Space.S
        return lines

    def _start(self, rect: QRect, taken: int) -> int:
        """Return where a line begins that takes so much of the width."""
        return rect.x()


class Filters(QWidget):
    """Filter chips. ``changed``: the keys that are on."""

    changed = Signal(object)

    def __init__(self, theme: Theme, choices: Sequence[tuple[str, str, str]], name: str) -> None:
        """``choices``: key, word and icon of each chip."""
        super().__init__()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = Flow(self)
        self._words: dict[str, str] = {}
        self._chips: dict[str, Button] = {}
        for key, name_of_it, icon in choices:
            word = capitalised(name_of_it)
            chip = Button(theme, word, icon, Kind.FILTER)
            chip.setCheckable(True)
            chip.toggled.connect(self._tell)
            chip.setObjectName(f"filter_{key}")
            flow.addWidget(chip)
            self._words[key] = word
            self._chips[key] = chip

    @property
    def chosen(self) -> frozenset[str]:
        """Return the keys that are on."""
        return frozenset(key for key, chip in self._chips.items() if chip.isChecked())

    def chip(self, key: str) -> Button:
        """Return the chip of a key."""
        return self._chips[key]

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write how many there are on each chip; chips with none go, unless they are on."""
        for key, chip in self._chips.items():
            count = counts.get(key, 0)
            chip.setText(f"{self._words[key]}  {count}" if count else self._words[key])
            chip.setVisible(bool(count) or chip.isChecked())

    def _tell(self) -> None:
        self.changed.emit(self.chosen)
