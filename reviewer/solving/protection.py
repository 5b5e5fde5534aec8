"""``avise.protect/1``: files in, the protected tables out as a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import Fault, InputRefused
from reviewer.intake.sentences import file_fault, place
from reviewer.solving.count_tables import CountFile, read_counts
from reviewer.solving.protection_files import read_edition, read_relations
from reviewer.statistics.protection.document import protection_document
from reviewer.statistics.protection.equations import TooManyCombinations
from reviewer.statistics.protection.tables import (
    Clash,
    Contradiction,
    CountTables,
    Edition,
)

__all__ = ["ProtectionProblem", "protection_document", "read_protection"]


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
