"""How strong each kind of conflict is, how far back it counts, and which e-mail domains say nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from reviewer import resource_files
from reviewer.committee.conflicts.kinds import ConflictKind, Strength
from reviewer.dossier.calendar import add_months_within_calendar

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRule:
    """One kind of conflict. ``years``: how far back it counts; None is for ever."""

    strength: Strength
    source: str
    confidence: str
    years: int | None = None

    def first_day(self, on: date | None) -> date:
        """Return the first day that still counts on a day; the calendar's first where there is no limit."""
        if on is None or self.years is None:
            return date.min
        return add_months_within_calendar(on, -self.years * _MONTHS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictPolicy:
    """Every rule by its kind, and e-mail domains that many organisations share."""

    rules: Mapping[ConflictKind, ConflictRule]
    shared_domains: frozenset[str]

    def domain_of(self, email: str | None) -> str | None:
        """Return the domain of an address, None where it tells nothing of an organisation."""
        domain = (email or "").strip().rpartition("@")[2].casefold().strip(".")
        return None if "." not in domain or domain in self.shared_domains else domain

    def same_organisation(self, one: str, other: str) -> bool:
        """Tell whether two telling domains are the same, or one lies below the other (``ia.exemple.ca``)."""
        return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


@cache
def load_policy() -> ConflictPolicy:
    """Read what ships with the program."""
    with resource_files.path("committee/conflicts.toml").open("rb") as file:
        rules = tomllib.load(file)
    with resource_files.path("committee/email_domains.toml").open("rb") as file:
        domains = tomllib.load(file)
    return ConflictPolicy(
        rules={
            ConflictKind(kind): ConflictRule(**{**rule, "strength": Strength(rule["strength"])})
            for kind, rule in rules.items()
        },
        shared_domains=frozenset((*domains["public"]["domains"], *domains["shared"]["domains"])),
    )
