"""Two panes side by side with a handle that one can move; the ground shows between them.

Large letters in a small window leave no room side by side: the panes then stand one below the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QChildEvent, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from ui.theme.tokens import Space

BESIDE = 76
"""For how many average letters there must be room, for two panes to stand side by side."""


class Split(QSplitter):
    """Left and right, in the given proportion; neither can be pushed away.

    A splitter measures what it is given, and what was measured costs a look at the style sheet each time that a widget
    around it finds its place. So the panes are its children at once, and take their places when it is first measured.
    """

    def __init__(self, left: QWidget, right: QWidget, *, sizes: tuple[int, int]) -> None:
        self._waiting: tuple[QWidget, ...] = ()
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(Space.L)
        self._shares = self._wanted = sizes
        self._waiting = (left, right)
        for pane in self._waiting:
            pane.setParent(self)

    def setSizes(self, sizes: Sequence[int]) -> None:  # noqa: N802 # Qt's own name
        """Share the room out; remembered while the panes have no place yet."""
        if self._waiting:
            self._wanted = (sizes[0], sizes[1])
        else:
            super().setSizes(list(sizes))

    def childEvent(self, event: QChildEvent) -> None:
        """Let the panes wait for their places."""
        if not self._waiting:
            super().childEvent(event)

    def sizeHint(self) -> QSize:
        """Return what both want."""
        self._place()
        return super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what both need."""
        self._place()
        return super().minimumSizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """Have both in their places when one looks."""
        self._place()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand as the width allows."""
        self._place()
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Stand as the letters allow."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._turn()

    def _place(self) -> None:
        panes, self._waiting = self._waiting, ()
        for number, pane in enumerate(panes):
            self.addWidget(pane)
            self.setStretchFactor(number, self._shares[number])
        if panes:
            super().setSizes(list(self._wanted))

    def _turn(self) -> None:
        if self._waiting:
            return
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
