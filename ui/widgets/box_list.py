"""Things to tick before an act, as many as there are: a long list rolls, and the buttons below stay in reach."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Space

MOST_HEIGHT = 220


class BoxList(QScrollArea):
    """``changed``: what is ticked changed. ``boxes``: by key, in the order in which they were added."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.boxes: dict[str, QCheckBox] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self._inside = QWidget()
        self._inside.setObjectName("page")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self.setWidget(self._inside)

    def add(self, key: str, words: str, *, ticked: bool = True, possible: bool = True) -> None:
        """Add one. ``possible``: whether it can be ticked at all."""
        box = self.boxes[key] = QCheckBox(words)
        box.setChecked(ticked)
        box.setEnabled(possible)
        box.toggled.connect(self.changed)
        self._column.addWidget(box)
        wanted = self._inside.sizeHint().height() + Space.S
        self.setFixedHeight(min(wanted, self._theme.px(MOST_HEIGHT)))

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the keys of what is ticked, in the order of the list."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())
