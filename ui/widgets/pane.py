"""What is chosen in a list, shown beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desktop import Desktop
from ui.theme.tokens import Space
from ui.widgets.card import Card


class Pane(QWidget):
    """A ``card``, and cards below it, pushed to the top."""

    def __init__(self, desktop: Desktop, title: str = "") -> None:
        super().__init__()
        self._desktop = desktop
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)
        self.card = Card(title)
        self._column.addWidget(self.card)
        self._column.addStretch(1)

    def add_card(self, card: Card) -> None:
        """Add a card below the others."""
        self._column.insertWidget(self._column.count() - 1, card)
