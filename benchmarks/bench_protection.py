"""Small cells of a 12 × 8 × 5 table with margins and two linked tables, proved optimal, beside the audit alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure import Row, side_by_side
from reviewer.statistics.protection.protect import audit, protect
from reviewer.statistics.protection.settings import protection_settings
from reviewer.statistics.protection.tables import (
    TOTAL,
    CellKey,
    CountTables,
    ProtectionStatus,
    Relation,
    cell_key,
)

_SHAPE = (12, 8, 5)
_NAMES = ("month", "profile", "year")
_THRESHOLD = 5


def rows() -> Iterator[Row]:
    """Yield a row for sparse counts and one for fuller ones: mean counts of a cell of 12 and of 30."""
    for mean in (12, 30):
        tables = linked_tables(mean)
        found = protect(tables, _THRESHOLD, effort=protection_settings().effort)
        assert found.status is ProtectionStatus.OPTIMAL
        small = sum(1 <= count < _THRESHOLD for count in tables.counts.values())
        hidden = {cell.key for cell in found.cells if cell.reason is not None}
        yield side_by_side(
            f"protection of 12 × 8 × 5 and two linked tables, {len(tables.counts)} cells, {small} small, "
            f"{found.hidden} hidden, proved",
            partial(protect, tables, _THRESHOLD, effort=protection_settings().effort),
            "the audit alone",
            partial(audit, tables, _THRESHOLD, hidden),
            rounds=3,
        )


def linked_tables(mean: float, seed: int = 1) -> CountTables:
    """Return received by month, profile and year; accepted and refused by profile and year, which add up to it."""
    draw = np.random.default_rng(seed)
    weight = np.ones(_SHAPE)
    for axis, size in enumerate(_SHAPE):
        shape = [1, 1, 1]
        shape[axis] = size
        weight = weight * (draw.gamma(2, 1, size=size) + 0.1).reshape(shape)
    received = draw.poisson(weight * mean / weight.mean())
    decided = received.sum(axis=0)
    accepted = draw.binomial(decided, 0.6)
    counts = {
        **_with_margins("received", received, _NAMES),
        **_with_margins("accepted", accepted, _NAMES[1:]),
        **_with_margins("refused", decided - accepted, _NAMES[1:]),
    }
    relations = [
        Relation(
            parts=(key, cell_key({**dict(key), "table": "refused"})),
            at_most=False,
            to=cell_key({**dict(key), "table": "received", "month": TOTAL}),
        )
        for key in counts
        if dict(key)["table"] == "accepted"
    ]
    return CountTables(columns=("table", *_NAMES), counts=counts, relations=tuple(relations))


def _with_margins(table: str, inner: NDArray[np.int64], names: Sequence[str]) -> dict[CellKey, int]:
    whole = inner
    for axis in range(inner.ndim):
        whole = np.concatenate([whole, whole.sum(axis=axis, keepdims=True)], axis=axis)
    found = {}
    for at in np.ndindex(whole.shape):
        values = {
            name: TOTAL if place == size else f"{place:02d}"
            for name, place, size in zip(names, at, inner.shape, strict=True)
        }
        found[cell_key({"table": table, **values})] = int(whole[at])
    return found
