"""Everything that is wrong in what was given, one line a fault: file, place, found, wanted."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from reviewer.errors import Fault
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card, clear
from ui.widgets.text import Look, Text

HEIGHT = 260


class FaultsCard(Card):
    """Hidden until there are faults; the person closes it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("-")
        self._theme = theme
        self.rows: tuple[Fault, ...] = ()
        close = IconButton(theme, self.tr("Close the list of faults"), "x")
        close.clicked.connect(self.forget)
        self.tools.addWidget(close)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, Space.S, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(self.tr("Faults"))
        self._area.setWidget(inside)
        self.body.addWidget(self._area)
        self.hide()

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """List all faults."""
        self.rows = faults
        clear(self._grid)
        title = self.tr("%n fault(s)", "", len(faults))
        self.title.setText(title)
        self.setAccessibleName(title)
        heads = (self.tr("File"), self.tr("Where"), self.tr("Found"), self.tr("Wanted"))
        for column, words in enumerate(heads):
            self._grid.addWidget(Text(words, Look.CAPTION), 0, column)
        for row, fault in enumerate(faults, start=1):
            name = Text(_short(fault.file), Look.STRONG)
            name.setToolTip(fault.file)
            for column, text in enumerate((name, Text(fault.place), Text(fault.found), Text(fault.wanted))):
                self._grid.addWidget(text, row, column)
        for column, share in enumerate((2, 3, 3, 4)):
            self._grid.setColumnStretch(column, share)
        self._grid.setRowStretch(len(faults) + 1, 1)
        self._area.setFixedHeight(self._theme.px(min(HEIGHT, 40 + 40 * len(faults))))
        self.show()

    def forget(self) -> None:
        """Say nothing any more."""
        self.rows = ()
        self.hide()


def _short(name: str) -> str:
    """Return the last two parts of a path: what tells one file of a programme from another."""
    return "/".join(PurePath(name).parts[-2:])
