"""Small tables of counts, and a slow oracle that knows nothing of our solver: every pattern, every bound."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from scipy.optimize import linprog

from reviewer.statistics.protection.protect import Effort
from reviewer.statistics.protection.tables import (
    TOTAL,
    CellKey,
    CountTables,
    Protection,
    Reason,
    Relation,
    cell_key,
)

EFFORT = Effort(cells=6_000, nodes=3_000, rounds=120)
Sums = list[tuple[tuple[CellKey, ...], CellKey]]


def cell(table: str, **columns: str) -> CellKey:
    return cell_key({"table": table, **columns})


def cube(table: str, inner: Mapping[tuple[str, ...], int], names: Sequence[str]) -> dict[CellKey, int]:
    """Return a table with all its margins."""
    found: dict[CellKey, int] = {}
    for values, count in inner.items():
        for starred in product((False, True), repeat=len(names)):
            at = cell(
                table,
                **{
                    name: TOTAL if star else value
                    for name, value, star in zip(names, values, starred, strict=True)
                },
            )
            found[at] = found.get(at, 0) + count
    return found


def tables(counts: Mapping[CellKey, int], relations: Sequence[Relation] = ()) -> CountTables:
    columns = sorted({name for key in counts for name, _ in key} - {"table"})
    return CountTables(columns=("table", *columns), counts=counts, relations=tuple(relations))


def sums_of(counts: Mapping[CellKey, int]) -> Sums:
    """Return each total with the inner cells below it, found by comparing names."""
    inner = [key for key in counts if TOTAL not in dict(key).values()]
    found: Sums = []
    for key in counts:
        if key in inner:
            continue
        under = tuple(
            one
            for one in inner
            if len(one) == len(key) and all(value in (TOTAL, dict(one)[name]) for name, value in key)
        )
        found.append((under, key))
    return found


@dataclass(frozen=True, kw_only=True)
class Oracle:
    """The whole system at once, one linear program a bound."""

    counts: Mapping[CellKey, int]
    threshold: int
    relations: tuple[Relation, ...] = ()

    @property
    def small(self) -> list[CellKey]:
        return [key for key, count in self.counts.items() if 1 <= count < self.threshold]

    def bounds(self, hidden: set[CellKey], target: CellKey) -> tuple[int, int | None]:
        keys = list(self.counts)
        place = {key: at for at, key in enumerate(keys)}
        equal, least_equal, limits = [], [], []
        for parts, whole in sums_of(self.counts):
            row = np.zeros(len(keys))
            for part in parts:
                row[place[part]] += 1
            row[place[whole]] -= 1
            equal.append(row)
        for relation in self.relations:
            row = np.zeros(len(keys))
            for part in relation.parts:
                row[place[part]] += 1
            right = 0
            if isinstance(relation.to, int):
                right = relation.to
            else:
                row[place[relation.to]] -= 1
            if relation.at_most:
                least_equal.append(row)
                limits.append(right)
            else:
                least_equal += [row, -row]
                limits += [right, -right]
        box = [(0, None) if key in hidden else (count, count) for key, count in self.counts.items()]
        ends: list[int | None] = []
        for sign in (1.0, -1.0):
            aim = np.zeros(len(keys))
            aim[place[target]] = sign
            found = linprog(
                aim,
                A_eq=np.array(equal) if equal else None,
                b_eq=np.zeros(len(equal)) if equal else None,
                A_ub=np.array(least_equal) if least_equal else None,
                b_ub=np.array(limits) if limits else None,
                bounds=box,
                method="highs",
            )
            if found.x is None:
                ends.append(None)
            else:
                value = float(found.x[place[target]])
                ends.append(math.ceil(value - 1e-6) if sign > 0 else math.floor(value + 1e-6))
        assert ends[0] is not None
        return ends[0], ends[1]

    def protects(self, hidden: set[CellKey]) -> bool:
        if not hidden.issuperset(self.small):
            return False
        for key in self.small:
            low, high = self.bounds(hidden, key)
            if high is not None and high - low < self.threshold:
                return False
        return True

    def best(self) -> tuple[int, int, int]:
        """Return how few totals, then cells, then how small a sum: by trying every pattern.

        Totals that are not small themselves are hidden only where nothing else protects.
        """
        small = set(self.small)
        totals = [key for key in self.counts if key not in small and TOTAL in dict(key).values()]
        rest = [key for key in self.counts if key not in small and key not in totals]
        own = sum(self.counts[key] for key in small)
        for dear in range(len(totals) + 1):
            for more in range(len(rest) + 1):
                sums = [
                    sum(self.counts[key] for key in (*chosen, *others))
                    for chosen in combinations(totals, dear)
                    for others in combinations(rest, more)
                    if self.protects(small | set(chosen) | set(others))
                ]
                if sums:
                    return dear, len(small) + dear + more, min(sums) + own
        raise AssertionError("no pattern protects")


def hidden_of(found: Protection) -> set[CellKey]:
    return {one.key for one in found.cells if one.reason is not None}


def small_of(found: Protection) -> set[CellKey]:
    return {one.key for one in found.cells if one.reason is Reason.PRIMARY}


def fillings(counts: Mapping[CellKey, int], hidden: set[CellKey], most: int) -> Iterator[dict[CellKey, int]]:
    """Return every whole table that agrees with what is shown, hidden inner cells from 0 to ``most``."""
    inner = [key for key in counts if TOTAL not in dict(key).values()]
    open_cells = [key for key in inner if key in hidden]
    sums = sums_of(counts)
    for values in product(range(most + 1), repeat=len(open_cells)):
        table = {key: counts[key] for key in inner} | dict(zip(open_cells, values, strict=True))
        for parts, whole in sums:
            table[whole] = sum(table[part] for part in parts)
        if all(table[key] == counts[key] for key in counts if key not in hidden):
            yield table


def by_year(**years: int) -> dict[CellKey, int]:
    """Return a table of counts by year."""
    return cube("t", {(name,): count for name, count in years.items()}, ["year"])


def two_ways(inner: list[int], width: int) -> dict[CellKey, int]:
    """Return a table of rows and columns, from its counts row after row."""
    return cube(
        "t", {(f"r{at // width}", f"c{at % width}"): count for at, count in enumerate(inner)}, ["r", "c"]
    )
