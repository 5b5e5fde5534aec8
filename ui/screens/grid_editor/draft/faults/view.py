"""Every fault of a draft with its place in words; a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reviewer.committee.grid import ScoringGrid
from reviewer.committee.grid_faults import GridFault
from ui.desktop import Desktop
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, clear
from ui.widgets.text import Look, Text


class Part(NamedTuple):
    """A part of a grid by its places; both None: the whole, the second None: a finding."""

    finding: int | None
    criterion: int | None


def part_of(fault: GridFault) -> Part:
    """Return the part that a fault is in."""
    places = [one for one in fault.path if isinstance(one, int)]
    finding = places[0] if places else None
    criterion = places[1] if len(places) > 1 and "criteria" in fault.path else None
    return Part(finding, criterion)


class GridFaultsCard(Card):
    """``went``: the person wants to see a fault's place."""

    went = Signal(object)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("Before publishing"))
        self._desktop = desktop
        self.count = Text("", Look.BODY)
        self.body.addWidget(self.count)
        inside = QWidget()
        inside.setObjectName("page")
        self._links = QVBoxLayout(inside)
        self._links.setContentsMargins(0, 0, Space.S, 0)
        self._links.setSpacing(Space.XS)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setMinimumWidth(0)
        area.setWidget(inside)
        area.setAccessibleName(self.tr("Faults of the draft"))
        self.body.addWidget(area, 1)
        self.rows: tuple[str, ...] = ()

    def show_faults(self, grid: ScoringGrid, faults: Sequence[GridFault]) -> None:
        """Show these faults, unless the same stand here."""
        rows = tuple(self._sentence(grid, fault) for fault in faults)
        self.count.setText(
            self.tr("%n fault(s) to correct", "", len(faults))
            if faults
            else self.tr("Nothing is missing: the draft can be published.")
        )
        if rows == self.rows:
            return
        self.rows = rows
        clear(self._links)
        for fault, words in zip(faults, rows, strict=True):
            link = Button(self._desktop.theme, words, "circle-alert", Kind.LINK)
            link.setProperty("extent", "low")
            link.clicked.connect(lambda _=False, fault=fault: self.went.emit(fault))
            self._links.addWidget(link)
        self._links.addStretch(1)

    def insist(self) -> None:
        """Say that publishing waits for these."""
        words = self.tr("Publishing waits for these corrections: %n fault(s).", "", len(self.rows))
        self.count.setText(words)

    def _sentence(self, grid: ScoringGrid, fault: GridFault) -> str:
        wording, part = self._desktop.wording, part_of(fault)
        where = wording.label("grid_place", "grid")
        if part.finding is not None:
            letter = chr(ord("A") + part.finding)
            where = wording.text("grid_place", "finding", letter=letter)
            if part.criterion is not None:
                label = grid.findings[part.finding].criteria[part.criterion].label
                where = wording.text(
                    "grid_place", "criterion", letter=letter, number=part.criterion + 1, label=label or "…"
                )
        wanted = wording.text("grid_fault", fault.code, found=fault.found)
        return wording.text("grid_place", "fault", place=where, field=self._field(fault), wanted=wanted)

    def _field(self, fault: GridFault) -> str:
        names = [one for one in fault.path if isinstance(one, str)]
        if "marks" in names and len(names) > names.index("marks") + 1:
            marks = [one for one in fault.path if isinstance(one, int)]
            return self._desktop.wording.text("grid_field", "mark", mark=marks[-1])
        return self._desktop.wording.text("grid_field", names[-1])
