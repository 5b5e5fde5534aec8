"""What is wrong with a grid, each fault with its place: asked of files when they load and of drafts while they grow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.committee.grid import GridCriterion, GridFinding, ScoringGrid

LEAST_MARKS, MOST_MARKS = 2, 10
"""A scale chooses between two levels at least, and a digit key sets each mark."""

MOST_WEIGHT = 1000
MOST_CRITERIA = 60

_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class GridFault:
    """One fault. ``path``: keys and positions from the grid down, as in its file; ``code``: what was wanted."""

    path: tuple[str | int, ...]
    code: str
    found: str = ""


def grid_faults(grid: ScoringGrid) -> tuple[GridFault, ...]:
    """Return everything that is wrong with a grid, in reading order; empty where it may be used."""
    return tuple(_faults(grid))


def _faults(grid: ScoringGrid) -> Iterator[GridFault]:
    if not grid.findings:
        yield GridFault(("findings",), "list_not_empty")
    if len(grid.criteria) > MOST_CRITERIA:
        yield GridFault(("findings",), "criteria_count", str(len(grid.criteria)))
    if grid.contradiction is not None and grid.contradiction.yes_up_to >= grid.contradiction.no_from:
        yield GridFault(("contradiction", "no_from"), "contradiction", str(grid.contradiction.no_from))
    findings: set[str] = set()
    criteria: set[str] = set()
    for index, finding in enumerate(grid.findings):
        place = ("findings", index)
        yield from _identity(finding.id, findings, place)
        yield from _texts(finding, ("label", "question"), place)
        if not finding.criteria:
            yield GridFault((*place, "criteria"), "list_not_empty")
        for number, criterion in enumerate(finding.criteria):
            inner = (*place, "criteria", number)
            yield from _identity(criterion.id, criteria, inner)
            yield from _texts(criterion, ("label", "guidance"), inner)
            yield from _scale(criterion, inner)


def _identity(found: str, seen: set[str], place: tuple[str | int, ...]) -> Iterator[GridFault]:
    if not _ID.fullmatch(found):
        yield GridFault((*place, "id"), "grid_part_id", found)
    elif found in seen:
        yield GridFault((*place, "id"), "unique", found)
    seen.add(found)


def _texts(
    part: GridFinding | GridCriterion, names: tuple[str, ...], place: tuple[str | int, ...]
) -> Iterator[GridFault]:
    for name in names:
        if not str(getattr(part, name)).strip():
            yield GridFault((*place, name), "str")


def _scale(criterion: GridCriterion, place: tuple[str | int, ...]) -> Iterator[GridFault]:
    if criterion.weight < 1:
        yield GridFault((*place, "weight"), "positive", str(criterion.weight))
    elif criterion.weight > MOST_WEIGHT:
        yield GridFault((*place, "weight"), "grid_weight", str(criterion.weight))
    values = [mark.value for mark in criterion.marks]
    if not LEAST_MARKS <= len(values) <= MOST_MARKS or values != list(range(len(values))):
        yield GridFault((*place, "marks"), "scale", ", ".join(map(str, values)))
        return
    for index, mark in enumerate(criterion.marks):
        if not mark.label.strip():
            yield GridFault((*place, "marks", index, "label"), "str")
    if not -1 <= criterion.comment_required_up_to <= criterion.top:
        yield GridFault(
            (*place, "comment_required_up_to"), "comment_mark", str(criterion.comment_required_up_to)
        )
