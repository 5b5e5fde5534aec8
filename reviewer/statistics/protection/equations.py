"""What a reader knows of cells that are published together, as sums: each total over its parts, each relation.

A total is the sum of its parts along each column where all of them are listed; else of the cells below it. A cell
that is not listed is nothing (it cannot exist), except below a total of which no part is listed: there it is unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from reviewer.errors import RuleViolation
from reviewer.statistics.protection.tables import TABLE, TOTAL, CellKey, Relation, table_of

MOST_COMBINATIONS = 200_000
"""Unlisted cells that are looked through for the totals above them; memory, not a rule of anybody."""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """The unlisted cells of a table below the same totals, as one unknown."""

    table: str
    above: frozenset[CellKey]


Term: TypeAlias = CellKey | Unlisted


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """The sum of ``parts`` equals (or is at most) ``whole``: a cell or a number. ``relation``: its place, or -1."""

    parts: tuple[Term, ...]
    whole: CellKey | int
    at_most: bool = False
    relation: int = -1


class TooManyCombinations(RuleViolation):
    """A table lists totals without parts over so many columns that their parts cannot be counted."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


def equations(cells: Iterable[CellKey], relations: Sequence[Relation]) -> list[Equation]:
    """Return every sum that a reader of these cells knows, in the order of the cells' keys."""
    by_table: dict[str, list[CellKey]] = defaultdict(list)
    for key in sorted(cells):
        by_table[table_of(key)].append(key)
    found = [row for name, listed in by_table.items() for row in _of_table(name, listed)]
    for place, relation in enumerate(relations):
        found.append(
            Equation(parts=relation.parts, whole=relation.to, at_most=relation.at_most, relation=place)
        )
    return found


def _of_table(name: str, listed: list[CellKey]) -> Iterator[Equation]:
    known = set(listed)
    totals = [key for key in listed if _starred(key)]
    base = [key for key in listed if not _starred(key)]
    categories: dict[str, list[str]] = defaultdict(list)
    for key in listed:
        for column, value in key:
            if column != TABLE and value != TOTAL and value not in categories[column]:
                categories[column].append(value)
    below = _Below(totals, base)
    empty = [total for total in totals if not below[total]]
    unknown = _unknown(name, empty, totals, categories)
    for total in totals:
        whole_below = (*below[total], *unknown.get(total, ()))
        complete = False
        for column in _starred(total):
            parts = _along(total, column, categories.get(column, ()), known, unknown, below)
            if parts:
                complete = True
                yield Equation(parts=tuple(parts), whole=total)
        if not complete and whole_below:
            yield Equation(parts=whole_below, whole=total)


def _along(
    total: CellKey,
    column: str,
    categories: Sequence[str],
    known: set[CellKey],
    unknown: Mapping[CellKey, list[Unlisted]],
    below: _Below,
) -> list[CellKey] | None:
    """Return the parts of a total along one column; None where one of them is not listed and not nothing."""
    parts = []
    for value in categories:
        part = tuple((name, value if name == column else here) for name, here in total)
        if part in known:
            parts.append(part)
        elif below.any_under(part) or unknown.get(total):
            return None
    return parts


def _starred(key: CellKey) -> list[str]:
    return [column for column, value in key if value == TOTAL]


class _Below:
    """The listed cells without a star below any combination of categories and stars."""

    def __init__(self, totals: Iterable[CellKey], base: Sequence[CellKey]) -> None:
        self._base = base
        self._by_stars: dict[frozenset[str], dict[CellKey, list[CellKey]]] = {}
        for total in totals:
            self[total]

    def __getitem__(self, total: CellKey) -> list[CellKey]:
        stars = frozenset(_starred(total))
        if stars not in self._by_stars:
            groups: dict[CellKey, list[CellKey]] = defaultdict(list)
            for key in self._base:
                groups[tuple((name, TOTAL if name in stars else value) for name, value in key)].append(key)
            self._by_stars[stars] = dict(groups)
        return self._by_stars[stars].get(total, [])

    def any_under(self, part: CellKey) -> bool:
        """Tell whether a cell that is not listed has listed cells below it."""
        return bool(_starred(part)) and bool(self[part])


def _unknown(
    name: str, empty: Sequence[CellKey], totals: Sequence[CellKey], categories: Mapping[str, Sequence[str]]
) -> dict[CellKey, list[Unlisted]]:
    """Return, for each total, the unlisted cells below it that may hold something."""
    if not empty:
        return {}
    cells: set[CellKey] = set()
    for total in empty:
        choices = [
            [(column, one) for one in categories.get(column, ())] if value == TOTAL else [(column, value)]
            for column, value in total
        ]
        size = 1
        for one in choices:
            size *= len(one)
        if size + len(cells) > MOST_COMBINATIONS:
            raise TooManyCombinations(name)
        cells.update(product(*choices))
    star_sets = sorted({tuple(_starred(total)) for total in totals})
    listed = set(totals)
    found: dict[CellKey, set[Unlisted]] = defaultdict(set)
    for cell in sorted(cells):
        above = set()
        for stars in star_sets:
            over = tuple((column, TOTAL if column in stars else value) for column, value in cell)
            if over in listed:
                above.add(over)
        group = Unlisted(name, frozenset(above))
        for over in above:
            found[over].add(group)
    return {
        total: sorted(groups, key=lambda one: sorted(one.above)) for total, groups in sorted(found.items())
    }
