"""A pattern that is safe but not proved the smallest, for tables beyond the exact solver.

Each open cell gets the cheapest movement up and down that its tables allow (a linear program over a
neighbourhood: what hiding costs, times how far each cell moves); the cells that move are hidden. Then, totals first and
then from the largest count down, every complementary cell is shown again where nothing opens. The outcome is audited
like any other, and no cell of it can be spared alone.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array, hstack, vstack

from reviewer.statistics.protection.knowledge import Knowledge
from reviewer.statistics.protection.neighbourhoods import ball
from reviewer.statistics.protection.pattern import Auditor
from reviewer.statistics.protection.programs import linear
from reviewer.statistics.protection.reach import CLOSE

if TYPE_CHECKING:
    from reviewer.statistics.protection.knowledge import Bools, Floats, Ints

_RADII = (2, 3, 5, None)
_DEAR = 20.0
"""Hiding a total costs about as much as so many other cells."""


def completed(auditor: Auditor, hidden: Bools) -> Bools:
    """Return a protected pattern that hides these cells and more: every one that may be, where nothing protects."""
    known = auditor.known
    hidden = hidden.copy()
    while leaks := auditor.leaks(hidden):
        before = hidden.copy()
        for leak in leaks:
            hidden[_cheapest(known, leak.target, known.needs[leak.target], hidden)] = True
        if (hidden == before).all():
            return hidden | known.hideable
    return hidden


def pruned(auditor: Auditor, hidden: Bools, until: float | None = None) -> Bools:
    """Return the pattern without the complementary cells that it can spare, the largest counts first.

    The auditor has found the pattern safe: what it remembers of that says which cells can be spared without asking.
    ``until``: when to leave the rest hidden, on the clock of `time.monotonic`.
    """
    known = auditor.known
    hidden = hidden.copy()
    spare = np.flatnonzero(hidden & known.hideable)
    for cell in sorted(spare.tolist(), key=lambda one: (~known.totals[one], -known.nominal[one], one)):
        if until is not None and time.monotonic() > until:
            break
        hidden[cell] = False
        if auditor.used_by(cell) and auditor.leaks(hidden, most=1):
            hidden[cell] = True
    return hidden


def _cheapest(known: Knowledge, target: int, need: int, hidden: Bools) -> Ints:
    """Return the cells that move where a cell goes up and down by ``need`` in all, at the least cost."""
    free = known.free(hidden)
    may_move = known.free(hidden | known.hideable)
    top = float(known.nominal.max(initial=0.0)) + 1.0
    cost = np.where(free, 0.001, 1.0 + known.nominal / top + _DEAR * known.totals)
    for radius in _RADII:
        around = ball(known, target, may_move, radius)
        rows, chosen = around.rows, around.unknowns[around.inner]
        moved = _movement(known, target, need, rows, chosen, cost[chosen])
        if moved is not None:
            picked = chosen[moved]
            return picked[known.hideable[picked]]
    return np.flatnonzero(known.hideable)


def _movement(
    known: Knowledge, target: int, need: int, rows: Ints, chosen: Ints, cost: Floats
) -> Bools | None:
    matrix = csr_array(known.rows[rows][:, chosen])
    nominal = known.nominal[chosen]
    size = len(chosen)
    none = csr_array(matrix.shape)
    up = hstack([matrix, -matrix, none, none])
    down = hstack([none, none, matrix, -matrix])
    down_most = min(float(np.floor(nominal[chosen == target][0])), float(need))
    lower = np.zeros(4 * size)
    upper = np.concatenate([np.full(size, np.inf), nominal, np.full(size, np.inf), nominal])
    at = int(np.flatnonzero(chosen == target)[0])
    upper[[at + size, at + 2 * size]] = 0.0
    lower[at], upper[at] = need - down_most, need - down_most
    lower[at + 3 * size], upper[at + 3 * size] = down_most, down_most
    found = linear(np.tile(cost, 4), csr_array(vstack([up, down])), np.column_stack([lower, upper]))
    if found is None:
        return None
    moved: Bools = np.abs(found[0].reshape(4, size)).max(axis=0) > CLOSE
    return moved
