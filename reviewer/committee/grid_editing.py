"""One step of writing a grid: add, change, move or remove a finding or a criterion. Each returns another grid."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from reviewer.committee.grid import GridCriterion, GridFinding, ScoringGrid
from reviewer.committee.grid_draft import blank_marks

T = TypeVar("T")
NEW_WEIGHT = 10
NEW_COMMENT_UP_TO = 1


def with_finding(grid: ScoringGrid, place: int, finding: GridFinding) -> ScoringGrid:
    """Return the grid with another finding at a place."""
    return replace(grid, findings=_put(grid.findings, place, finding))


def with_criterion(grid: ScoringGrid, finding: int, place: int, criterion: GridCriterion) -> ScoringGrid:
    """Return the grid with another criterion at a place of a finding."""
    holder = grid.findings[finding]
    return with_finding(grid, finding, replace(holder, criteria=_put(holder.criteria, place, criterion)))


def with_new_finding(grid: ScoringGrid) -> ScoringGrid:
    """Return the grid with an empty finding at the end, under an id that nothing else has."""
    taken = {finding.id for finding in grid.findings}
    made = GridFinding(id=_free("finding", taken), label="", question="", criteria=())
    return replace(grid, findings=(*grid.findings, made))


def with_new_criterion(grid: ScoringGrid, finding: int) -> ScoringGrid:
    """Return the grid with an empty criterion at the end of a finding, its scale from 0 to 4 still to be described."""
    holder = grid.findings[finding]
    taken = {criterion.id for criterion in grid.criteria}
    made = GridCriterion(
        id=_free(f"{holder.id}.criterion", taken),
        label="",
        guidance="",
        weight=NEW_WEIGHT,
        marks=blank_marks(),
        may_be_not_applicable=False,
        comment_required_up_to=NEW_COMMENT_UP_TO,
    )
    return with_finding(grid, finding, replace(holder, criteria=(*holder.criteria, made)))


def without(grid: ScoringGrid, finding: int, criterion: int | None) -> ScoringGrid:
    """Return the grid without a criterion, or (``criterion`` None) without a whole finding."""
    if criterion is None:
        return replace(grid, findings=_drop(grid.findings, finding))
    holder = grid.findings[finding]
    return with_finding(grid, finding, replace(holder, criteria=_drop(holder.criteria, criterion)))


def moved(grid: ScoringGrid, finding: int, criterion: int | None, by: int) -> ScoringGrid:
    """Return the grid with a finding or criterion earlier (-1) or later (1); the same where there is no room."""
    if criterion is None:
        return replace(grid, findings=_swap(grid.findings, finding, finding + by))
    holder = grid.findings[finding]
    return with_finding(
        grid, finding, replace(holder, criteria=_swap(holder.criteria, criterion, criterion + by))
    )


def _put(parts: tuple[T, ...], place: int, part: T) -> tuple[T, ...]:
    return (*parts[:place], part, *parts[place + 1 :])


def _drop(parts: tuple[T, ...], place: int) -> tuple[T, ...]:
    return (*parts[:place], *parts[place + 1 :])


def _swap(parts: tuple[T, ...], one: int, other: int) -> tuple[T, ...]:
    if not 0 <= other < len(parts):
        return parts
    turned = list(parts)
    turned[one], turned[other] = turned[other], turned[one]
    return tuple(turned)


def _free(stem: str, taken: set[str]) -> str:
    number = 1
    while f"{stem}_{number}" in taken:
        number += 1
    return f"{stem}_{number}"
