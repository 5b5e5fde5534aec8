"""The rows and unknowns around a cell: what can matter to it, nearest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reviewer.statistics.protection.knowledge import Knowledge

if TYPE_CHECKING:
    from scipy.sparse import csc_array, csr_array

    from reviewer.statistics.protection.knowledge import Bools, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Ball:
    """Some rows, the free unknowns in them, and which of these are in no other row. ``whole``: all of them."""

    target: int
    rows: Ints
    unknowns: Ints
    inner: Bools
    whole: bool


def ball(known: Knowledge, target: int, free: Bools, radius: int | None) -> Ball:
    """Return what is within so many steps of an unknown through rows and free unknowns; None: all of it."""
    rows, columns = known.rows, known.columns
    has_row = np.zeros(rows.shape[0], bool)
    inside = np.zeros(len(free), bool)
    inside[target] = True
    edge = np.array([target])
    steps = 0
    while len(edge) and (radius is None or steps < radius):
        touched = np.zeros(rows.shape[0], bool)
        touched[_entries(columns, edge)] = True
        new_rows = np.flatnonzero(touched & ~has_row)
        has_row |= touched
        reached = np.zeros(len(free), bool)
        reached[_entries(rows, new_rows)] = True
        edge = np.flatnonzero(reached & free & ~inside)
        inside[edge] = True
        steps += 1
    unknowns = np.flatnonzero(inside)
    missing = np.concatenate([[0], np.cumsum(~has_row[columns.indices])])
    inner = missing[columns.indptr[unknowns + 1]] == missing[columns.indptr[unknowns]]
    return Ball(target, np.flatnonzero(has_row), unknowns, inner, bool(inner.all()))


def _entries(matrix: csr_array | csc_array, chosen: Ints) -> Ints:
    """Return the indices of the entries of these rows of a CSR matrix, or columns of a CSC one."""
    starts, ends = matrix.indptr[chosen], matrix.indptr[chosen + 1]
    parts = [matrix.indices[start:end] for start, end in zip(starts, ends, strict=True)]
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)
