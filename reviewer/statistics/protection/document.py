"""``avise.protect/1``: what was protected, as a document, and what such a document lets everybody know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reviewer.statistics.protection.tables import (
    CellKey,
    CountTables,
    Edition,
    ProtectedCell,
    Protection,
    Reason,
    Relation,
    cell_key,
)

SCHEMA = "avise.protect/1"
BESIDE = frozenset({"shown", "reason", "low", "high", "held", "held_from"})
"""The keys of a cell of a document that are no columns of its table."""


def protection_document(found: Protection, tables: CountTables) -> dict[str, object]:
    """Return the answer. Beside the contract's keys: what the next edition needs to know of this one.

    ``held``: printed in the place of ``shown``, the number of the edition ``held_from``.

    ``high`` null: a reader knows no upper limit. ``exposed``: the cells that no pattern protects.
    """
    cells = []
    for cell in found.cells:
        cells.append(
            {
                **_columns(cell.key, tables.columns),
                "shown": cell.shown,
                "reason": None if cell.reason is None else cell.reason.value,
                "low": cell.low,
                "high": cell.high,
                **held_columns(cell),
            }
        )
    return {
        "schema": SCHEMA,
        "threshold": found.threshold,
        "status": found.status.value,
        "cells": cells,
        "hidden": found.hidden,
        "hidden_sum": found.hidden_sum,
        "least_hidden": found.least,
        "exposed": [_columns(cell.key, tables.columns) for cell in found.exposed],
        "revised": [_columns(key, tables.columns) for key in found.revised],
        "relations": [_relation(one, tables.columns) for one in tables.relations],
    }


def held_columns(cell: ProtectedCell) -> Mapping[str, object]:
    """Return the number that is printed in a hidden cell's place, and its edition; nothing where it is an ``x``."""
    return {} if cell.held is None else {"held": cell.held.count, "held_from": cell.held.edition}


def edition_of(document: Mapping[str, Any], name: str) -> Edition:
    """Return what a document that this house wrote lets everybody know.

    Of a file that somebody hands in, ``reviewer.solving.protection_files`` reads the same, with its faults.
    """
    shown: dict[CellKey, int | None] = {}
    primary = set()
    held: dict[CellKey, int] = {}
    bounds: dict[CellKey, tuple[int, int | None]] = {}
    for cell in document["cells"]:
        key = cell_key({column: value for column, value in cell.items() if column not in BESIDE})
        shown[key] = int(cell["shown"]) if cell["shown"].isdigit() else None
        if shown[key] is None:
            bounds[key] = (cell["low"], cell["high"])
        if "held" in cell:
            held[key] = cell["held"]
        elif cell["reason"] == Reason.PRIMARY.value:
            primary.add(key)
    return Edition(
        name=name,
        threshold=document["threshold"],
        shown=shown,
        primary=frozenset(primary),
        held=held,
        bounds=bounds,
        relations=tuple(
            Relation(
                parts=tuple(cell_key(part) for part in one["sum"]),
                at_most=one["op"] == "<=",
                to=one["to"] if isinstance(one["to"], int) else cell_key(one["to"]),
            )
            for one in document["relations"]
        ),
    )


def _columns(key: CellKey, columns: Iterable[str]) -> Mapping[str, str]:
    values = dict(key)
    return {name: values.get(name, "") for name in columns}


def _relation(one: Relation, columns: Sequence[str]) -> dict[str, object]:
    return {
        "sum": [_columns(key, columns) for key in one.parts],
        "op": "<=" if one.at_most else "=",
        "to": one.to if isinstance(one.to, int) else _columns(one.to, columns),
    }
