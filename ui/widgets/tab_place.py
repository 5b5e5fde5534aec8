"""Tab goes as one reads: what is made anew takes the place that was kept for it.

Qt puts every new widget at the end of the window's chain: rows that are made anew at each reading would come last.
"""

from __future__ import annotations

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

    def _held(self) -> list[QWidget]:
        return [one for one in stops_in(self._inside) if one is not self]


def stops_in(inside: QWidget) -> list[QWidget]:
    """Return what takes the focus inside a widget, in the order it was made.

    Qt's own chain is not walked: PySide binds what ``nextInFocusChain`` returns to the widget that was asked, and
    whoever holds a scroll bar loses it with the row before it.
    """
    window = inside.window()
    return [
        one
        for one in inside.findChildren(QWidget)
        if one.focusPolicy() is not Qt.FocusPolicy.NoFocus and one.window() is window
    ]


def stand_last(window: QWidget, *stops: QWidget) -> None:
    """Let a window's own buttons come after the fields that a subclass made later."""
    fields = [one for one in stops_in(window) if one not in stops]
    for before, after in pairwise((*fields[-1:], *stops)):
        QWidget.setTabOrder(before, after)
