"""9th-decile hourly wages that an administrator keeps beside those of the programme's own files.

One occupation has at most one wage on any day: periods are closed days and may not overlap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from reviewer.dossier.request import NocVersion
from reviewer.errors import RuleViolation
from reviewer.programme.classification import level_of_code
from reviewer.programme.model import Programme
from reviewer.programme.rules import Decile


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedWage:
    """A wage of the table that the house keeps. ``version``: the optimistic lock of the store."""

    id: str
    programme_id: str
    decile: Decile
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WageLine:
    """One line of a file of wages, and where it stands there, for a person."""

    place: str
    decile: Decile


class WageCodeUnknown(RuleViolation):
    """The code is not one of that edition of the CNP."""

    def __init__(self, occupation: str, edition: NocVersion) -> None:
        super().__init__(occupation, edition)
        self.occupation = occupation
        self.edition = edition.value


class WageNotPositive(RuleViolation):
    """A wage is more than nothing, in dollars and cents."""

    def __init__(self, occupation: str, wage: Decimal) -> None:
        super().__init__(occupation, wage)
        self.occupation = occupation
        self.wage = wage


class WagePeriodReversed(RuleViolation):
    """The last day of a wage precedes its first."""

    def __init__(self, occupation: str, first: date, last: date) -> None:
        super().__init__(occupation, first, last)
        self.occupation = occupation
        self.first = first
        self.last = last


class WageSourceMissing(RuleViolation):
    """A wage needs its source: nobody could check it otherwise."""

    def __init__(self, occupation: str) -> None:
        super().__init__(occupation)
        self.occupation = occupation


class WagePeriodsOverlap(RuleViolation):
    """An occupation would have two wages on one day; ``first`` and ``other`` say from when each holds."""

    def __init__(self, occupation: str, first: date, other: date) -> None:
        super().__init__(occupation, first, other)
        self.occupation = occupation
        self.first = first
        self.other = other


def require_sound(decile: Decile) -> None:
    """Raise the rule violation of a wage that cannot be right by itself."""
    if level_of_code(decile.code, decile.noc_version) is None:
        raise WageCodeUnknown(decile.code, decile.noc_version)
    wage = decile.hourly_wage_cad
    if not wage.is_finite() or wage <= 0 or wage != wage.quantize(Decimal("0.01")):
        raise WageNotPositive(decile.code, wage)
    if decile.valid_to is not None and decile.valid_to < decile.valid_from:
        raise WagePeriodReversed(decile.code, decile.valid_from, decile.valid_to)
    if not decile.source.strip():
        raise WageSourceMissing(decile.code)


def overlapping(decile: Decile, others: Iterable[Decile]) -> Decile | None:
    """Return a wage of the same occupation that holds on a day on which this one does."""
    for other in others:
        same = (other.code, other.noc_version) == (decile.code, decile.noc_version)
        if same and _starts_before_end(decile, other) and _starts_before_end(other, decile):
            return other
    return None


def require_apart(decile: Decile, others: Iterable[Decile]) -> None:
    """Raise ``WagePeriodsOverlap`` where the occupation has another wage on one of these days."""
    other = overlapping(decile, others)
    if other is not None:
        raise WagePeriodsOverlap(decile.code, decile.valid_from, other.valid_from)


def _starts_before_end(one: Decile, other: Decile) -> bool:
    return other.valid_to is None or one.valid_from <= other.valid_to


def with_wages(programme: Programme, wages: Iterable[RecordedWage]) -> Programme:
    """Return the programme with the wages of the house's table beside its own; itself where there are none."""
    deciles = tuple(wage.decile for wage in wages)
    return _joined(programme, deciles) if deciles else programme


@lru_cache(maxsize=8)
def _joined(programme: Programme, deciles: tuple[Decile, ...]) -> Programme:
    """Keep one programme for one table: evaluators are made once for each."""
    return replace(programme, deciles=(*programme.deciles, *deciles))
