"""What happened, newest first, in words: when, what, who."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.history import Moment
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.card import clear
from ui.widgets.chip import capitalised
from ui.widgets.text import Look, Text


class Timeline(QWidget):
    """Moments in rows: icon and what, below it who and when."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.M)
        self._grid.setColumnStretch(1, 1)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these moments instead."""
        clear(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for row, moment in enumerate(moments):
            picture = QLabel()
            self._theme.put_icon(picture, moment.icon, "muted")
            self._grid.addWidget(picture, row, 0, top)
            words = QVBoxLayout()
            words.setSpacing(0)
            what = Text(capitalised(moment.what))
            what.setAccessibleName(f"{moment.what}, {moment.who}, {moment.when}")
            words.addWidget(what)
            words.addWidget(Text(f"{moment.who} · {moment.when}", Look.CAPTION))
            self._grid.addLayout(words, row, 1)
        self._grid.setRowStretch(len(moments), 1)
