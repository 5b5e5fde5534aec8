"""Experts of the committee: what is known of each, and since when.

Experts must be self-employed or from the public sector (rapport d'évaluation, 3.3.3) and work under a dated contract.
Whether one may take a file is ``reviewer.committee.takers``; undertakings and contracts are
``reviewer.committee.engagement``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Statut(StrEnum):
    """The two kinds of expert that the agreement admits."""

    SELF_EMPLOYED = "autonome"
    PUBLIC_SECTOR = "secteur_public"


class TieKind(StrEnum):
    """What binds an expert to an organisation."""

    EMPLOYER = "employer"
    AFFILIATION = "affiliation"
    INSTITUTION = "institution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An organisation in the expert's record. ``institution``: one that teaches; no date is no limit known."""

    name: str
    kind: TieKind = TieKind.EMPLOYER
    neq: str | None = None
    since: date | None = None
    until: date | None = None

    def over(self, on: date) -> bool:
        """Tell whether the tie had surely ended before a day; one that is still to begin is not over."""
        return self.until is not None and self.until < on


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """A period in which the expert takes nothing; both days are part of it, and no last day is not known yet."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether a day falls into the leave."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """An expert; ``id`` is the id of the person. ``capacity`` counts files under review at one time.

    ``domains`` and ``languages``: ids of the vocabulary. ``undertakings`` and ``declarations``: the days on which the
    yearly confidentiality undertaking and general declaration were signed. ``declared_interests``: persons and
    organisations. ``family_name`` and municipality serve the weak hint of a common name alone.
    """

    id: str
    name: str
    statut: Statut | None
    statut_evidence_on: date | None
    capacity: int
    emails: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    senior: bool = False
    senior_since: date | None = None
    leaves: tuple[Leave, ...] = ()
    contract_from: date | None = None
    contract_until: date | None = None
    undertakings: tuple[date, ...] = ()
    declarations: tuple[date, ...] = ()
    declared_interests: tuple[str, ...] = ()
    family_name: str | None = None
    municipality_code: str | None = None
    municipality: str | None = None
    active: bool = True
    version: int = 0

    def employers_on(self, day: date) -> tuple[Tie, ...]:
        """Return the employers and institutions that are not over on a day; affiliations employ nobody."""
        return tuple(tie for tie in self.ties if tie.kind is not TieKind.AFFILIATION and not tie.over(day))

    def is_senior(self, on: date) -> bool:
        """Tell whether the expert counts as senior on a day."""
        return self.senior and (self.senior_since is None or self.senior_since <= on)

    def under_contract(self, day: date) -> bool:
        """Tell whether the expert's contract is in force on a day; without a first or a last day it has no such end."""
        begun = self.contract_from is None or self.contract_from <= day
        return begun and (self.contract_until is None or day <= self.contract_until)

    def on_leave(self, day: date) -> bool:
        """Tell whether a day falls into one of the expert's leaves."""
        return any(leave.covers(day) for leave in self.leaves)
