"""How long an undertaking holds, and which contracts are about to end.

The confidentiality undertaking is asked of each person who receives the files (A-2.1, a. 67.2), so that without one
nobody is seated; the general declaration is a norm that the house adopts, so that its absence is only told. How long
each holds, and how long before a contract's end somebody is reminded, is ``resources/committee/engagement.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from reviewer import resource_files
from reviewer.committee.expert import Expert
from reviewer.dossier.calendar import add_months_within_calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A paper that is signed again every so often. ``blocking``: without it nobody is seated."""

    months: int
    blocking: bool
    source: str
    confidence: str

    def holds(self, signed: Iterable[date], on: date) -> bool:
        """Tell whether one that was signed by a day still holds on it; its last day is the anniversary."""
        return any(day <= on <= add_months_within_calendar(day, self.months) for day in signed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the house asks of its experts. ``reminder_days``: before a contract's end, the longest first."""

    undertaking: Promise
    declaration: Promise
    reminder_days: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractReminder:
    """A contract that is about to end. ``key`` is one for each expert, end and step: nobody is reminded twice."""

    expert_id: str
    until: date
    days_before: int

    @property
    def key(self) -> str:
        """Return what tells this reminder from every other."""
        return f"contract:{self.expert_id}:{self.until.isoformat()}:{self.days_before}"


@cache
def load_terms() -> Terms:
    """Read what ships with the program."""
    with resource_files.path("committee/engagement.toml").open("rb") as file:
        read = tomllib.load(file)
    return Terms(
        undertaking=Promise(**read["undertaking"]),
        declaration=Promise(**read["declaration"]),
        reminder_days=tuple(sorted(read["contract"]["reminder_days"], reverse=True)),
    )


def contract_reminders(experts: Iterable[Expert], on: date) -> tuple[ContractReminder, ...]:
    """Return what is due on a day: for each contract that ends soon, the last step that was reached.

    A day on which nobody looked loses nothing, and a contract that is over needs no reminder.
    """
    steps = load_terms().reminder_days
    found = []
    for expert in experts:
        if expert.active and expert.contract_until is not None and on <= expert.contract_until:
            left = (expert.contract_until - on).days
            reached = [step for step in steps if left <= step]
            if reached:
                found.append(
                    ContractReminder(
                        expert_id=expert.id, until=expert.contract_until, days_before=min(reached)
                    )
                )
    return tuple(sorted(found, key=lambda one: (one.until, one.expert_id)))
