"""Many small linear programs at once: how far one unknown can move, one way, within some rows.

Unknowns are deviations from the true counts, so every right side is zero. The programs are put side by side in one,
because what a solver costs here is the call.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from reviewer.errors import EnvironmentTrouble

if TYPE_CHECKING:
    from reviewer.statistics.protection.knowledge import Floats, Ints, Knowledge

_TOGETHER = 300
"""Unknowns of the programs that are put side by side."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Move ``target`` up (or down) as far as ``rows`` allow, every unknown in ``chosen`` staying in its bounds."""

    target: int
    rows: Ints
    chosen: Ints
    least: Floats
    most: Floats
    up: bool


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """Deviations of the chosen unknowns, how far the target went, and what each unknown's freedom was worth to it."""

    moves: Floats
    far: float
    worth: Floats


class AttackUnanswered(EnvironmentTrouble):
    """The linear solver gave no answer to a program that always has one (memory, or numbers too far apart)."""


def answers(known: Knowledge, questions: Sequence[Question]) -> list[Answer]:
    """Return the answer to each question, in their order."""
    return [answer for batch in _batches(questions) for answer in _together(known, batch)]


def linear(aim: Floats, matrix: csr_array, bounds: Floats) -> tuple[Floats, Floats] | None:
    """Return the unknowns of the least aim where every row of the matrix is zero, and the rows' prices.

    ``bounds``: least and greatest of each unknown, a row each. None where nothing fulfils the rows, or no least is.
    """
    rows = matrix.shape[0]
    found = linprog(  # type: ignore[call-overload] # scipy's stubs know no sparse matrix here; scipy does
        aim,
        A_eq=matrix if rows else None,
        b_eq=np.zeros(rows) if rows else None,
        bounds=bounds,
        method="highs",
    )
    return None if found.x is None else (found.x, found.eqlin.marginals if rows else np.zeros(0))


def _batches(questions: Sequence[Question]) -> Iterator[list[Question]]:
    batch: list[Question] = []
    size = 0
    for one in questions:
        if batch and size + len(one.chosen) > _TOGETHER:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += len(one.chosen)
    if batch:
        yield batch


def _together(known: Knowledge, batch: Sequence[Question]) -> Iterator[Answer]:
    rows, where = known.rows, np.zeros(known.rows.shape[1], np.int64)
    heads, tails, values = [], [], []
    above = left = 0
    for one in batch:
        where[:] = -1
        where[one.chosen] = np.arange(len(one.chosen))
        counts = rows.indptr[one.rows + 1] - rows.indptr[one.rows]
        spans = np.repeat(rows.indptr[one.rows] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
        at = spans + np.arange(int(counts.sum()))
        columns = where[rows.indices[at]]
        kept = columns >= 0
        heads.append(np.repeat(np.arange(len(one.rows)), counts)[kept] + above)
        tails.append(columns[kept] + left)
        values.append(rows.data[at][kept])
        above += len(one.rows)
        left += len(one.chosen)
    aim = np.concatenate([np.where(one.chosen == one.target, -1.0 if one.up else 1.0, 0.0) for one in batch])
    matrix = csr_array(
        (np.concatenate(values), (np.concatenate(heads), np.concatenate(tails))), shape=(above, left)
    )
    bounds = np.column_stack(
        [np.concatenate([one.least for one in batch]), np.concatenate([one.most for one in batch])]
    )
    found = linear(aim, matrix, bounds)
    if found is None:
        raise AttackUnanswered("solver")
    best, prices = found
    worth = prices @ matrix - aim
    left = 0
    for one in batch:
        span = slice(left, left + len(one.chosen))
        moves = best[span]
        yield Answer(moves, abs(float(moves[one.chosen == one.target][0])), worth[span])
        left += len(one.chosen)
