"""Facts of a request side by side: as they were, as they are now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from reviewer.committee.request_changes import FactChange
from reviewer.programme.model import Programme
from ui.facts import name_of
from ui.models.fact_values import said_value
from ui.theme.tokens import Space
from ui.widgets.card import clear
from ui.widgets.text import Look, Text


class FactChanges(QWidget):
    """A line a fact: its name, its value before and now."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, Space.S, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.XS)
        for place, stretch in enumerate((4, 4, 4)):
            self._grid.setColumnStretch(place, stretch)

    def show_changes(self, changes: Sequence[FactChange], programme: Programme | None) -> None:
        """Show these changes instead; where there are none, that only the documents changed."""
        clear(self._grid)
        for place, head in enumerate((self.tr("Fact"), self.tr("Before"), self.tr("Now"))):
            self._grid.addWidget(Text(head, Look.CAPTION), 0, place)
        top = Qt.AlignmentFlag.AlignTop
        for row, one in enumerate(changes, start=1):
            before, after = (said_value(one.path, value, programme) for value in (one.before, one.after))
            fact = name_of(one.path)
            name = Text(fact, Look.STRONG)
            name.setAccessibleName(
                self.tr("{fact}: before {before}, now {after}").format(fact=fact, before=before, after=after)
            )
            self._grid.addWidget(name, row, 0, top)
            self._grid.addWidget(Text(before, Look.MUTED), row, 1, top)
            self._grid.addWidget(Text(after), row, 2, top)
        if not changes:
            self._grid.addWidget(Text(self.tr("Only the documents changed."), Look.MUTED), 1, 0, 1, 3)
