"""Columns of the versions and drafts of a grid."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject

from reviewer.committee.grid import ScoringGrid
from reviewer.services.grids import GridShelf
from reviewer.wording import Wording
from ui.formats import short_date
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName


class GridState(StrEnum):
    """Where a grid stands."""

    DRAFT = "draft"
    TO_COME = "to_come"
    IN_EFFECT = "in_effect"
    EARLIER = "earlier"


SIGNS = {
    GridState.DRAFT: Sign("file-pen", ToneName.WARNING),
    GridState.TO_COME: Sign("calendar", ToneName.INFO),
    GridState.IN_EFFECT: Sign("circle-check", ToneName.SUCCESS),
    GridState.EARLIER: Sign("history", ToneName.NEUTRAL),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One version or draft. ``id``: of the version, or of the draft."""

    id: str
    name: str
    state: GridState
    grid: ScoringGrid


def rows_of(shelf: GridShelf) -> tuple[GridRow, ...]:
    """Return the drafts, then the versions from the newest to the oldest."""
    drafts = [GridRow(id=one.id, name=one.name, state=GridState.DRAFT, grid=one.grid) for one in shelf.drafts]
    versions = []
    state = GridState.TO_COME
    for one in reversed(shelf.versions):
        if one.in_effect:
            state = GridState.IN_EFFECT
        elif state is GridState.IN_EFFECT:
            state = GridState.EARLIER
        versions.append(GridRow(id=one.grid.id, name=one.grid.id, state=state, grid=one.grid))
    return (*drafts, *versions)


class GridTable(RowsModel[GridRow]):
    """A line a version or draft."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.id, parent)
        self.columns = (
            Column[GridRow](key="name", title=self.tr("Grid"), text=lambda row: row.name, strong=True),
            Column[GridRow](
                key="state",
                title=self.tr("State"),
                text=lambda row: wording.label("grid_state", row.state),
                width=140,
                sign=lambda row: SIGNS[row.state],
            ),
            Column[GridRow](
                key="from",
                title=self.tr("From"),
                text=lambda row: "" if row.state is GridState.DRAFT else short_date(row.grid.valid_from),
                width=108,
                muted=True,
            ),
            Column[GridRow](
                key="criteria",
                title=self.tr("Criteria"),
                text=lambda row: str(len(row.grid.criteria)),
                width=84,
                right=True,
                optional=1,
            ),
        )
