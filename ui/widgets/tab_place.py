"""Tab goes as one reads: what is made anew takes the place that was kept for it.

Qt puts every new widget at the end of the window's chain: rows that are made anew at each reading would come last.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class TabPlace(QWidget):
    """Keeps a place in Tab's order for what its parent holds. Nobody sees it, and Tab goes past it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside = parent
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def fill(self) -> None:
        """Let everything that the parent holds now and that takes the focus be met here, in the order it was made."""
        for one, after in pairwise([self, *self._held()]):
            QWidget.setTabOrder(one, after)

    def _held(self) -> Iterator[QWidget]:
        one = self.nextInFocusChain()
        while one is not None and one is not self:
            if one.focusPolicy() is not Qt.FocusPolicy.NoFocus and self._inside.isAncestorOf(one):
                yield one
            one = one.nextInFocusChain()


def stand_last(window: QWidget, *stops: QWidget) -> None:
    """Let a window's own buttons come after the fields that a subclass made later."""
    one = window.previousInFocusChain()
    while one is not None and one is not window:
        if one.focusPolicy() is not Qt.FocusPolicy.NoFocus and one not in stops:
            for before, after in pairwise((one, *stops)):
                QWidget.setTabOrder(before, after)
            return
        one = one.previousInFocusChain()
