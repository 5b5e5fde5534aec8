"""Whether a query holds for one dossier, in plain Python: what the store's own search must agree with.

Facts are those that the viewer may know: what is hidden from them is empty here, and is found by nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from reviewer.search.catalogue import load
from reviewer.search.tree import Choice, Clause, Count, Days, Query, Test, Words, day_ends
from reviewer.search.words import found_in, searchable


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a dossier. ``choices``: per field, the keys of the values that it has."""

    reference: str = ""
    candidate: str = ""
    employer: str = ""
    job: str = ""
    number: str | None = None
    experts: tuple[str, ...] = ()
    seats: tuple[int, int | None] | None = None
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    days: Mapping[str, date | None] = field(default_factory=dict)


def matches(query: Query, facts: Facts, today: date) -> bool:
    """Tell whether every clause of a query holds for a dossier on a day."""
    return all(_holds(one, facts, today) for one in query.clauses)


def _holds(clause: Clause, facts: Facts, today: date) -> bool:
    found = any(_passes(clause.field, test, facts, today) for test in clause.tests)
    return found is not clause.denied


def _passes(named: str | None, test: Test, facts: Facts, today: date) -> bool:
    match test:
        case Words():
            return any(found_in(test.folded, searchable(text)) for text in _TEXTS[named](facts))
        case Choice():
            return test.value in facts.choices.get(named or "", frozenset())
        case Days():
            return _falls(test, facts.days.get(named or ""), today, named or "")
        case Count():
            return facts.seats is not None and _counts(test, *facts.seats)


def _falls(test: Days, day: date | None, today: date, named: str) -> bool:
    known = load().field_of(named)
    ends = day_ends(test, today, ahead=known is not None and known.ahead)
    if day is None or ends is None:
        return False
    low, high = ends
    return (low is None or low <= day) and (high is None or day <= high)


def _counts(test: Count, taken: int, needed: int | None) -> bool:
    if test.of is not None and test.of != needed:
        return False
    return (test.low is None or test.low <= taken) and (test.high is None or taken <= test.high)


def _everywhere(facts: Facts) -> tuple[str, ...]:
    parts = (facts.reference, facts.candidate, facts.employer, facts.job, facts.number)
    return (" ".join(part for part in parts if part),)


_TEXTS: Mapping[str | None, Callable[[Facts], tuple[str, ...]]] = {
    None: _everywhere,
    "reference": lambda facts: (facts.reference,),
    "candidate": lambda facts: (facts.candidate,),
    "employer": lambda facts: (facts.employer,),
    "job": lambda facts: (facts.job,),
    "number": lambda facts: (facts.number or "",),
    "expert": lambda facts: facts.experts,
}
