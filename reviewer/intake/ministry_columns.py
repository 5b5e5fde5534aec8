"""Headings and spellings of the ministry's files, read from ``resources/reconciliation/columns.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reviewer.intake.columns import heading_key
from reviewer.reconciliation.ministry import ColumnMapping, MinistryFact, MinistryOutcome
from reviewer.resource_files import path


@dataclass(frozen=True, slots=True, kw_only=True)
class MinistryColumns:
    """Every heading and spelling by its folded key, and the bounds of what is looked at."""

    facts: Mapping[str, MinistryFact]
    outcomes: Mapping[str, MinistryOutcome]
    outcome_words: tuple[str, ...]
    totals: tuple[str, ...]
    suppressed: frozenset[str]
    top: int
    likeness: int
    preview: int
    serials: range

    def fact(self, heading: str) -> MinistryFact | None:
        """Return what a heading says that its column holds."""
        return self.facts.get(heading_key(heading))


@cache
def ministry_columns() -> MinistryColumns:
    """Return the columns of the resource file, read once."""
    data: dict[str, Any] = tomllib.loads(path("reconciliation/columns.toml").read_text(encoding="utf-8"))
    columns = {MinistryFact(name): headings for name, headings in data["columns"].items()}
    outcomes = {MinistryOutcome(name): words for name, words in data["outcomes"].items()}
    return MinistryColumns(
        facts={heading_key(one): fact for fact, names in columns.items() for one in (fact.value, *names)},
        outcomes={heading_key(one): code for code, words in outcomes.items() for one in (code.value, *words)},
        outcome_words=tuple(words[0] for words in outcomes.values()),
        totals=tuple(heading_key(one) for one in data["rows"]["totals"]),
        suppressed=frozenset(heading_key(one) for one in data["rows"]["suppressed"]),
        top=data["headings"]["top"],
        likeness=data["headings"]["likeness"],
        preview=data["headings"]["preview"],
        serials=range(data["serial"]["least"], data["serial"]["most"] + 1),
    )


def propose(headings: Sequence[str]) -> ColumnMapping:
    """Return which heading seems to hold which fact: known spellings first, then those that are nearly so."""
    known = ministry_columns()
    found: dict[MinistryFact, str] = {}
    for heading in headings:
        fact = known.fact(heading)
        if fact is not None:
            found.setdefault(fact, heading)
    taken = set(found.values())
    for heading in headings:
        if heading in taken:
            continue
        guess = _nearly(heading, known)
        if guess is not None and guess not in found:
            found[guess] = heading
    return ColumnMapping({fact: found[fact] for fact in MinistryFact if fact in found})


def _nearly(heading: str, known: MinistryColumns) -> MinistryFact | None:
    from rapidfuzz import fuzz, process  # late: only where a file has headings that nobody knows

    key = heading_key(heading)
    best = process.extractOne(key, known.facts.keys(), scorer=fuzz.ratio, score_cutoff=known.likeness)
    return None if best is None else known.facts[best[0]]
