"""Two panes side by side with a handle that one can move; the ground shows between them.

Large letters in a small window leave no room side by side: the panes then stand one below the other.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from ui.theme.tokens import Space

BESIDE = 76
"""For how many average letters there must be room, for two panes to stand side by side."""


class Split(QSplitter):
    """Left and right, in the given proportion; neither can be pushed away."""

    def __init__(self, left: QWidget, right: QWidget, *, sizes: tuple[int, int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(Space.L)
        self.setStyleSheet("QSplitter::handle { background: transparent; }")
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, sizes[0])
        self.setStretchFactor(1, sizes[1])
        self.setSizes(list(sizes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand as the width allows."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Stand as the letters allow."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._turn()

    def _turn(self) -> None:
        beside = self.width() >= BESIDE * self.fontMetrics().averageCharWidth()
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.orientation() is not wanted:
            sizes = self.sizes()
            self.setOrientation(wanted)
            self.setSizes(sizes)


def framed(inside: QWidget) -> QFrame:
    """Return a card that holds a list up to its edges."""
    card = QFrame()
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(inside)
    return card
