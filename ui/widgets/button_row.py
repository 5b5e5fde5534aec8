"""Buttons side by side, each with an object name; they go to the next line where there is no room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.filters import Flow


class ButtonRow(QWidget):
    """A row that is filled with ``add``; ``buttons`` has them by their names."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flow = Flow(self)
        self.buttons: dict[str, Button] = {}

    @property
    def line_width(self) -> int:
        """Return how wide the row is with every button on one line."""
        return self._flow.line_width

    def add(
        self,
        name: str,
        words: str,
        icon: str,
        act: Callable[[], object] | SignalInstance,
        kind: Kind = Kind.PLAIN,
    ) -> Button:
        """Add a button, and return it; ``act``: what it does, or the signal that it sends on."""
        button = self.buttons[name] = Button(self._theme, words, icon, kind)
        button.setObjectName(name)
        button.clicked.connect(act)
        self._flow.addWidget(button)
        return button
