"""The one card of a page that stands alone in its window, before anybody is inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.widgets.card import Card
from ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from ui.theme.theme import Theme


class EntryCard(Card):
    """As wide as it is at every text scale, narrower in a small window down to its words. ``width``: at 100 %."""

    def __init__(self, theme: Theme, width: int, title: str = "") -> None:
        super().__init__(title)
        self._theme = theme
        self._width = width

    def sizeHint(self) -> QSize:
        """Return the width of the text scale, and the height that the words need at it."""
        width = max(self._theme.px(self._width), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))


def stand_alone(page: QWidget, *parts: QWidget) -> None:
    """Put these in the middle of a page, one below the other; the page rolls where the window is too small."""
    inside = QWidget()
    middle = QGridLayout(inside)
    column = QVBoxLayout()
    for part in parts:
        column.addWidget(part)
    middle.addLayout(column, 1, 1)
    for edge in (0, 2):
        middle.setRowStretch(edge, 1)
        middle.setColumnStretch(edge, 1)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(scrolled(inside))
