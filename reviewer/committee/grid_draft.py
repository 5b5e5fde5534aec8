"""A grid while it is written, and the version that it becomes on the day it is published.

A draft may lack anything; a published version lacks nothing and never changes, so that an evaluation can always be
read on the grid it was made with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from reviewer.committee.grid import Contradiction, Mark, ScoringGrid
from reviewer.committee.grid_faults import GridFault, grid_faults
from reviewer.errors import RuleViolation

TOP_MARK = 4
"""The scale of a new criterion: 0 to 4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridDraft:
    """A grid under way. ``based_on``: id of the version it was copied from, None for a blank one."""

    id: str
    programme_id: str
    name: str
    based_on: str | None
    grid: ScoringGrid
    saved_at: datetime
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedGrid:
    """A version that was written in the window. ``number``: its place among the programme's versions."""

    programme_id: str
    number: int
    grid: ScoringGrid
    published_at: datetime
    published_by: str


class GridNotSound(RuleViolation):
    """The draft has faults: it stays a draft, with all of them told."""

    def __init__(self, faults: tuple[GridFault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults
        self.count = len(faults)


class GridDayTaken(RuleViolation):
    """A version takes effect after all the others, and not in the past."""

    def __init__(self, day: date, earliest: date) -> None:
        super().__init__(day, earliest)
        self.day = day
        self.earliest = earliest


class GridUnchanged(RuleViolation):
    """The draft asks exactly what the version in effect asks: there is nothing to publish."""

    def __init__(self, grid: str) -> None:
        super().__init__(grid)
        self.grid = grid


class GridNameMissing(RuleViolation):
    """A draft needs a name, so that people can tell it from another."""


class GridSourceMissing(RuleViolation):
    """A version says where it comes from."""


def blank_marks() -> tuple[Mark, ...]:
    """Return the scale of a new criterion, its levels still to be described."""
    return tuple(Mark(value=value, label="") for value in range(TOP_MARK + 1))


def blank_grid(day: date) -> ScoringGrid:
    """Return a grid without content, with the usual rule for marks that contradict an answer."""
    return ScoringGrid(
        id="",
        valid_from=day,
        source="",
        confidence="",
        findings=(),
        contradiction=Contradiction(yes_up_to=1, no_from=3),
    )


def earliest_day(versions: Sequence[ScoringGrid], today: date) -> date:
    """Return the first day on which another version may take effect: from today on, and after every other."""
    last = max(grid.valid_from for grid in versions)
    return max(today, date.fromordinal(last.toordinal() + 1))


def publishable(
    draft: GridDraft,
    versions: Sequence[ScoringGrid],
    *,
    today: date,
    valid_from: date,
    source: str,
    confidence: str,
) -> ScoringGrid:
    """Return the version that a draft becomes, or raise what stands in the way.

    ``versions``: those there are, oldest first. Raises ``GridNotSound``, ``GridDayTaken``, ``GridUnchanged`` or
    ``GridSourceMissing``.
    """
    faults = grid_faults(draft.grid)
    if faults:
        raise GridNotSound(faults)
    if not source.strip():
        raise GridSourceMissing
    earliest = earliest_day(versions, today)
    if valid_from < earliest:
        raise GridDayTaken(valid_from, earliest)
    newest = max(versions, key=lambda grid: grid.valid_from)
    if same_content(newest, draft.grid):
        raise GridUnchanged(newest.id)
    return replace(
        draft.grid,
        id=_next_id(draft.programme_id, versions),
        valid_from=valid_from,
        source=source.strip(),
        confidence=confidence,
    )


def same_content(one: ScoringGrid, other: ScoringGrid) -> bool:
    """Tell whether two grids ask the same, whatever their ids, days and sources."""
    return (one.findings, one.contradiction) == (other.findings, other.contradiction)


def _next_id(programme_id: str, versions: Sequence[ScoringGrid]) -> str:
    taken = {grid.id for grid in versions}
    number = len(versions) + 1
    while f"{programme_id}-grille-{number}" in taken:
        number += 1
    return f"{programme_id}-grille-{number}"
