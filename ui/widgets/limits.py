"""What a file between the office and an expert may hold at most, each figure with how sure it is and its source."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout

from reviewer.services.ports.exchange import StatedLimit
from reviewer.wording import Wording
from ui.formats import number
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.sourced import SURE, confidence_word
from ui.widgets.text import Look, Text

SOURCE = 120
"""For a source in words, at 100 %: the longest of them fits."""


class LimitsCard(Card):
    """To be read: these figures protect the house and are nobody's to change."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__(self.tr("What a file may hold at most"))
        self._theme = theme
        self._wording = wording
        self.shown: tuple[StatedLimit, ...] = ()
        self.body.addWidget(
            Text(
                self.tr(
                    "A file that goes beyond one of these is refused whole, before anything in it is used. Nothing in "
                    "a package is compressed, so that nothing can swell."
                ),
                Look.MUTED,
            )
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(3, 4)
        self._grid.setColumnMinimumWidth(3, theme.px(SOURCE))
        self.body.addLayout(self._grid)

    def show_limits(self, limits: Iterable[StatedLimit]) -> None:
        """Show these limits."""
        limits = tuple(limits)
        if limits == self.shown:
            return
        self.shown = limits
        clear(self._grid)
        for row, one in enumerate(limits):
            name = self._wording.text("package_limit", one.limit)
            self._grid.addWidget(Text(f"{name[:1].upper()}{name[1:]}"), row, 0)
            self._grid.addWidget(Text(number(one.allowed.value), Look.STRONG), row, 1)
            sure = one.allowed.confidence
            self._grid.addWidget(Chip(self._theme, confidence_word(sure), SURE[sure]), row, 2)
            self._grid.addWidget(Text(one.allowed.source, Look.CAPTION), row, 3)
