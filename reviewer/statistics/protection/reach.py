"""How far hidden cells can move together: many questions of the reader's settled by few linear programs.

Cells that share no sum are pushed up, then down, all at once: each filling found is one that the reader cannot
exclude, for every cell in it. What a filling reaches is a bound from within; what each sum alone allows is one
from without. Where both agree no program has to be solved for the cell itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array, csr_array
from scipy.sparse.csgraph import connected_components

from reviewer.statistics.protection.neighbourhoods import Ball
from reviewer.statistics.protection.programs import linear

if TYPE_CHECKING:
    from reviewer.statistics.protection.knowledge import Bools, Floats, Ints, Knowledge

CLOSE = 1e-6
_IDLE = 2
"""So many rounds in a row that settle nothing end the pushing."""
_MOST_ROUNDS = 80
_MIXTURES = 20
_SWEEPS = 6


def components(known: Knowledge, free: Bools) -> dict[int, Ball]:
    """Return, for each free unknown, all that can matter to it: the free unknowns that sums tie to it, and their rows.

    Unknowns that matter to each other share one ball, whose target is the first of them.
    """
    chosen = np.flatnonzero(free)
    inside = csr_array(known.rows[:, chosen])
    rows = inside.shape[0]
    heads = np.repeat(np.arange(rows), np.diff(inside.indptr))
    size = rows + len(chosen)
    graph = csr_array((np.ones(len(heads)), (heads, inside.indices + rows)), shape=(size, size))
    label = np.asarray(connected_components(graph, directed=False)[1])
    of_rows, of_unknowns = label[:rows], label[rows:]
    found: dict[int, Ball] = {}
    order = np.argsort(of_unknowns, kind="stable")
    edges = np.flatnonzero(np.diff(of_unknowns[order])) + 1
    row_order = np.argsort(of_rows, kind="stable")
    for group in np.split(order, edges) if len(order) else []:
        name = of_unknowns[group[0]]
        first, last = np.searchsorted(of_rows[row_order], [name, name + 1])
        unknowns = chosen[group]
        one = Ball(
            int(unknowns[0]), np.sort(row_order[first:last]), unknowns, np.ones(len(unknowns), bool), True
        )
        found.update(dict.fromkeys(unknowns.tolist(), one))
    return found


@dataclass(slots=True, eq=False)
class Reach:
    """What fillings of one component have reached: deviations from the true counts, by place in the component."""

    known: Knowledge
    within: Ball
    matrix: csr_array = field(init=False)
    nominal: Floats = field(init=False)
    low: Floats = field(init=False)
    high: Floats = field(init=False)
    _columns: csc_array = field(init=False)
    _moved: list[Bools] = field(default_factory=list)
    _low_by: Ints = field(init=False)
    _high_by: Ints = field(init=False)

    def __post_init__(self) -> None:
        chosen = self.within.unknowns
        self.matrix = csr_array(csr_array(self.known.rows[self.within.rows])[:, chosen])
        self._columns = csc_array(self.matrix)
        self.nominal = self.known.nominal[chosen]
        self.low, self.high = np.zeros(len(chosen)), np.zeros(len(chosen))
        self._low_by = np.full(len(chosen), -1)
        self._high_by = np.full(len(chosen), -1)

    def places(self, targets: Sequence[int]) -> Ints:
        """Return the places of some of its unknowns."""
        return np.searchsorted(self.within.unknowns, np.asarray(targets, np.int64))

    def widths(self, places: Ints) -> Floats:
        """Return how far apart whole values have been reached."""
        value = self.nominal[places]
        return np.asarray(
            np.floor(value + self.high[places] + CLOSE) - np.ceil(value + self.low[places] - CLOSE)
        )

    def witness(self, place: int) -> Ints:
        """Return the unknowns that move in the two fillings that keep an unknown's ends apart."""
        moved = np.zeros(len(self.nominal), bool)
        for by in (self._low_by[place], self._high_by[place]):
            if by >= 0:
                moved |= self._moved[by]
        return self.within.unknowns[moved]

    def spread(self, targets: Sequence[int], need: Floats) -> None:
        """Move targets apart by what they need, as many as can be at once."""
        waiting, wanted = self.places(targets), dict(zip(targets, need.tolist(), strict=True))
        needs = np.zeros(len(self.nominal))
        needs[waiting] = [wanted[int(one)] for one in self.within.unknowns[waiting]]
        draw = np.random.default_rng(0)
        idle = 0
        waiting = waiting[self.widths(waiting) < needs[waiting]]
        rounds = 0
        while len(waiting) and idle < _IDLE and rounds < _MOST_ROUNDS:
            rounds += 1
            chosen = self._apart(draw.permutation(waiting))
            self.push(chosen, up=True, most=self.low[chosen] + needs[chosen])
            self.push(chosen, up=False, most=needs[chosen] - self.high[chosen])
            settled = self.widths(waiting) >= needs[waiting]
            idle = 0 if settled.any() else idle + 1
            waiting = waiting[~settled]

    def push(self, places: Ints, *, up: bool, most: Floats) -> None:
        """Move some of its unknowns one way, each at most so far; keep what that reaches."""
        least = -self.nominal
        cap = np.full(len(self.nominal), np.inf)
        if up:
            cap[places] = np.maximum(most, 0.0)
        else:
            least[places] = np.maximum(least[places], -np.maximum(most, 0.0))
        aim = np.zeros(len(self.nominal))
        aim[places] = -1.0 if up else 1.0
        answer = linear(aim, self.matrix, np.column_stack([least, cap]))
        if answer is None:
            return
        moves = answer[0]
        by = len(self._moved)
        self._moved.append(np.abs(moves) > CLOSE)
        lower, higher = moves < self.low - CLOSE, moves > self.high + CLOSE
        self._low_by[lower], self._high_by[higher] = by, by
        self.low[lower], self.high[higher] = moves[lower], moves[higher]

    def push_apart(self, places: Ints, *, up: bool, far: float) -> None:
        """Push those of some unknowns that share no row, as far as they go, in several mixtures."""
        draw = np.random.default_rng(0)
        for _ in range(min(_MIXTURES, len(places) // 4)):
            chosen = self._apart(draw.permutation(places))
            self.push(chosen, up=up, most=np.full(len(chosen), far))

    def _apart(self, places: Ints) -> Ints:
        """Return the first of these places that share no row with each other."""
        taken = np.zeros(self.matrix.shape[0], bool)
        starts, ends, rows = (
            self._columns.indptr[places],
            self._columns.indptr[places + 1],
            self._columns.indices,
        )
        found = []
        for place, start, end in zip(places.tolist(), starts.tolist(), ends.tolist(), strict=True):
            own = rows[start:end]
            if not taken[own].any():
                taken[own] = True
                found.append(place)
        return np.array(found, np.int64)

    def outer(self) -> tuple[Floats, Floats]:
        """Return the least and the greatest count of each unknown that its sums allow, one sum at a time."""
        matrix = self.matrix
        rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
        at, factor = matrix.indices, matrix.data
        right = matrix @ self.nominal
        least, most = np.zeros(len(self.nominal)), np.full(len(self.nominal), np.inf)
        for sign in (1.0, -1.0) * _SWEEPS:
            signed, whole = sign * factor, sign * right
            small = np.where(signed > 0, signed * least[at], signed * most[at])
            unlimited = ~np.isfinite(small)
            finite = np.where(unlimited, 0.0, small)
            sums = np.bincount(rows, finite, len(right))
            open_ends = np.bincount(rows, unlimited, len(right))
            room = np.where(open_ends[rows] - unlimited > 0, np.inf, whole[rows] - sums[rows] + finite)
            room /= np.abs(factor)
            up = signed > 0
            np.minimum.at(most, at[up], room[up])
            np.maximum.at(least, at[~up], -room[~up])
        return least, most
