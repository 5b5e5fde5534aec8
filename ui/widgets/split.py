"""Two panes side by side with a handle that one can move; the ground shows between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from ui.theme.tokens import Space


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


def framed(inside: QWidget) -> QFrame:
    """Return a card that holds a list up to its edges."""
    card = QFrame()
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(inside)
    return card
