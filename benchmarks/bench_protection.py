"""Small cells of a 12 × 8 × 5 table with margins and two linked tables, beside the audit alone of what was found."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure import Row
from reviewer.statistics.protection.protect import Effort, audit, protect
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
    """Yield a row a publication: two smaller linked tables, then two of the same size, cell by cell.

    The promise is read as the first two rows: a 12 × 8 × 5 table with margins, and two linked ones of its
    margins, proved optimal. Three whole tables linked cell by cell are 2,106 cells that constrain each other:
    proved where small cells are many or very few; between, HiGHS leaves a gap of some percent, which the row
    tells (« at least »). Each is timed once: the answer is the same each time, and the largest take minutes.
    The name says what was proved.
    """
    effort = protection_settings().effort
    for mean in (12, 30):
        yield _row(f"two linked 8 × 5, mean {mean}", linked_tables(mean), effort)
    for mean in (12, 100):
        yield _row(f"two linked 12 × 8 × 5, mean {mean}", tables_alike(mean), effort)
    yield _row("two linked 12 × 8 × 5, mean 50, 60 s", tables_alike(50), replace(effort, seconds=60))


def _row(name: str, tables: CountTables, effort: Effort) -> Row:
    start = time.perf_counter()
    found = protect(tables, _THRESHOLD, effort=effort)
    middle = time.perf_counter()
    hidden = {cell.key for cell in found.cells if cell.reason is not None}
    audit(tables, _THRESHOLD, hidden)
    end = time.perf_counter()
    small = sum(1 <= count < _THRESHOLD for count in tables.counts.values())
    proved = found.status is ProtectionStatus.OPTIMAL
    return Row(
        f"protection of 12 × 8 × 5 and {name}: {len(tables.counts)} cells, {small} small, {found.hidden} hidden, "
        + ("proved" if proved else f"at least {found.least}"),
        (middle - start) * 1000,
        "the audit alone",
        (end - middle) * 1000,
        None,
    )


def linked_tables(mean: float, seed: int = 1) -> CountTables:
    """Return received by month, profile and year; accepted and refused by profile and year, which add up to it."""
    draw = np.random.default_rng(seed)
    received = _drawn(mean, draw)
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


def tables_alike(mean: float, seed: int = 1) -> CountTables:
    """Return received, accepted and refused, each by month, profile and year, linked cell by cell."""
    received = _drawn(mean, np.random.default_rng(seed))
    accepted = np.random.default_rng(seed + 1).binomial(received, 0.6)
    counts = {
        **_with_margins("received", received, _NAMES),
        **_with_margins("accepted", accepted, _NAMES),
        **_with_margins("refused", received - accepted, _NAMES),
    }
    relations = [
        Relation(
            parts=(key, cell_key({**dict(key), "table": "refused"})),
            at_most=False,
            to=cell_key({**dict(key), "table": "received"}),
        )
        for key in counts
        if dict(key)["table"] == "accepted"
    ]
    return CountTables(columns=("table", *_NAMES), counts=counts, relations=tuple(relations))


def _drawn(mean: float, draw: np.random.Generator) -> NDArray[np.int64]:
    weight = np.ones(_SHAPE)
    for axis, size in enumerate(_SHAPE):
        shape = [1, 1, 1]
        shape[axis] = size
        weight = weight * (draw.gamma(2, 1, size=size) + 0.1).reshape(shape)
    found: NDArray[np.int64] = draw.poisson(weight * mean / weight.mean())
    return found


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
