"""``avise.protect/1``: files in, the protected tables out as a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import Fault, InputRefused
from reviewer.intake.sentences import file_fault, place
from reviewer.solving.count_tables import CountFile, read_counts
from reviewer.solving.protection_files import SCHEMA, read_edition, read_relations
from reviewer.statistics.protection.equations import TooManyCombinations
from reviewer.statistics.protection.tables import (
    CellKey,
    Clash,
    Contradiction,
    CountTables,
    Edition,
    Protection,
    Relation,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionProblem:
    """Tables, and what was published before them."""

    tables: CountTables
    editions: tuple[Edition, ...]


def read_protection(
    tables: Path, relations: Path | None = None, previous: Sequence[Path] = ()
) -> ProtectionProblem:
    """Read everything that one publication rests on. Raises ``InputRefused`` with the faults of a file.

    Counts that contradict a total or a relation are faults too, each at its line.
    """
    counted = read_counts(tables)
    links = () if relations is None else read_relations(relations, counted.columns)
    made = CountTables(columns=counted.columns, counts=counted.counts, relations=links)
    faults = _faults(made, counted, "" if relations is None else relations.name)
    if faults:
        raise InputRefused(faults)
    return ProtectionProblem(tables=made, editions=tuple(read_edition(path) for path in previous))


def _faults(made: CountTables, counted: CountFile, relations: str) -> tuple[Fault, ...]:
    from reviewer.statistics.protection.knowledge import contradictions

    try:
        found = contradictions(made)
    except TooManyCombinations as error:
        return (file_fault(counted.file, "protection_combinations", text=error.table),)
    return tuple(_fault(one, counted, relations) for one in found)


def _fault(one: Contradiction, counted: CountFile, relations: str) -> Fault:
    code = f"protection_{one.clash.value}"
    if one.clash in {Clash.RELATION, Clash.UNKNOWN_CELL}:
        where = place("path", {"path": f"[{one.relation}]"})
        named = " / ".join(value for _, value in one.key)
        return file_fault(relations, code, where=where, text=named, found=one.found, sum=one.wanted)
    return counted.fault(code, one.key, found=one.found, sum=one.wanted)


def protection_document(found: Protection, tables: CountTables) -> dict[str, object]:
    """Return the answer. Beside the contract's keys: what the next edition needs to know of this one.

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


def _columns(key: CellKey, columns: Iterable[str]) -> Mapping[str, str]:
    values = dict(key)
    return {name: values.get(name, "") for name in columns}


def _relation(one: Relation, columns: Sequence[str]) -> dict[str, object]:
    return {
        "sum": [_columns(key, columns) for key in one.parts],
        "op": "<=" if one.at_most else "=",
        "to": one.to if isinstance(one.to, int) else _columns(one.to, columns),
    }
