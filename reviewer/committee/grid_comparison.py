"""Two versions of a grid, criterion by criterion: what was added, removed, or worded and weighed otherwise.

Findings and criteria are the same where their ids are: a new wording is a change, a new id another criterion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.committee.grid import GridCriterion, GridFinding, Mark, ScoringGrid


class GridChange(StrEnum):
    """What became of a finding or criterion."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that differs. ``field``: ``label``, ``question``, ``weight``, ``mark``…; ``mark``: of which level.

    None: there is no such value on that side.
    """

    field: str
    before: str | int | bool | None
    after: str | int | bool | None
    mark: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridDifference:
    """One finding (``criterion`` None) or criterion of either version, or the grid's own rule (both None)."""

    finding: str | None
    criterion: str | None
    label: str
    change: GridChange
    fields: tuple[FieldChange, ...] = ()


def compare_grids(before: ScoringGrid, after: ScoringGrid) -> tuple[GridDifference, ...]:
    """Return every finding and criterion of both, in the later version's order, what was removed after it."""
    return tuple(_differences(before, after))


def _differences(before: ScoringGrid, after: ScoringGrid) -> Iterator[GridDifference]:
    rule = _rule_changes(before, after)
    if rule:
        yield GridDifference(finding=None, criterion=None, label="", change=GridChange.CHANGED, fields=rule)
    old = {finding.id: finding for finding in before.findings}
    for position, finding in enumerate(after.findings):
        was = old.pop(finding.id, None)
        yield _finding(finding, was, position, before)
        yield from _criteria(finding.id, () if was is None else was.criteria, finding.criteria)
    for finding in old.values():
        yield GridDifference(
            finding=finding.id, criterion=None, label=finding.label, change=GridChange.REMOVED
        )
        yield from _criteria(finding.id, finding.criteria, ())


def _rule_changes(before: ScoringGrid, after: ScoringGrid) -> tuple[FieldChange, ...]:
    one, other = before.contradiction, after.contradiction
    return tuple(
        FieldChange(name, _value(one, name), _value(other, name))
        for name in ("yes_up_to", "no_from")
        if _value(one, name) != _value(other, name)
    )


def _value(part: object, name: str) -> str | int | bool | None:
    found: str | int | bool | None = getattr(part, name, None)
    return found


def _finding(
    finding: GridFinding, was: GridFinding | None, position: int, before: ScoringGrid
) -> GridDifference:
    fields: tuple[FieldChange, ...] = ()
    if was is not None:
        fields = _fields(was, finding, ("label", "question"))
        fields += _moved(before.finding_ids.index(finding.id), position)
    return GridDifference(
        finding=finding.id, criterion=None, label=finding.label, change=_kind(was, fields), fields=fields
    )


def _criteria(
    finding: str, before: Sequence[GridCriterion], after: Sequence[GridCriterion]
) -> Iterator[GridDifference]:
    ids = [criterion.id for criterion in before]
    old = {criterion.id: criterion for criterion in before}
    for position, criterion in enumerate(after):
        was = old.pop(criterion.id, None)
        fields: tuple[FieldChange, ...] = ()
        if was is not None:
            names = ("label", "guidance", "weight", "may_be_not_applicable", "comment_required_up_to")
            fields = _fields(was, criterion, names) + _marks(was.marks, criterion.marks)
            fields += _moved(ids.index(criterion.id), position)
        yield GridDifference(
            finding=finding,
            criterion=criterion.id,
            label=criterion.label,
            change=_kind(was, fields),
            fields=fields,
        )
    for criterion in old.values():
        yield GridDifference(
            finding=finding, criterion=criterion.id, label=criterion.label, change=GridChange.REMOVED
        )


def _kind(was: object, fields: tuple[FieldChange, ...]) -> GridChange:
    if was is None:
        return GridChange.ADDED
    return GridChange.CHANGED if fields else GridChange.SAME


def _fields(before: object, after: object, names: Sequence[str]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, _value(before, name), _value(after, name))
        for name in names
        if _value(before, name) != _value(after, name)
    )


def _marks(before: Sequence[Mark], after: Sequence[Mark]) -> tuple[FieldChange, ...]:
    old = {mark.value: mark.label for mark in before}
    new = {mark.value: mark.label for mark in after}
    return tuple(
        FieldChange("mark", old.get(value), new.get(value), mark=value)
        for value in sorted(old.keys() | new.keys())
        if old.get(value) != new.get(value)
    )


def _moved(before: int, after: int) -> tuple[FieldChange, ...]:
    return () if before == after else (FieldChange("position", before + 1, after + 1),)
