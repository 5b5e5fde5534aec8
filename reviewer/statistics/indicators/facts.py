"""What figures are made of: the bare facts of each dossier, as the store has them. Days are those of Québec."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Branch(NamedTuple):
    """Where a request belongs; empty: unknown, or its programme has no such branch."""

    programme: str
    stream: str
    substream: str
    profile: str


class DossierFact(NamedTuple):
    """A case file and the round under way, if any (``step`` None: the committee has not begun)."""

    id: str
    reference: str
    branch: Branch
    state: str
    state_since: date
    received_on: date
    avis_number: str | None
    step: str | None
    round: int
    reviewers: int
    third_called_on: date | None
    waiting_since: date | None
    concertation_due_on: date | None


class PrecheckFact(NamedTuple):
    """One decision on admissibility. ``outcome``: as computed; ``not_met``: the criteria that failed, as decided."""

    decision: str
    decided_on: date
    outcome: str
    not_met: str


class SeatFact(NamedTuple):
    """One expert's place and what they handed in. ``clear`` None: nobody ruled on the declaration."""

    round: int
    number: int
    expert_id: str
    assigned_on: date
    declared: str | None
    declared_on: date | None
    left_on: date | None
    submitted_on: date | None


class DecisionFact(NamedTuple):
    """The committee's answer in one round. ``verdicts``: finding and answer, by finding."""

    round: int
    path: str
    verdicts: tuple[tuple[str, bool], ...]
    decided_on: date


class RoundFact(NamedTuple):
    """A round that is over: how many sat at first, when another was called."""

    number: int
    reviewers: int
    third_called_on: date | None


class ConcertationFact(NamedTuple):
    """The two experts of a round were shown each other's evaluation."""

    round: int


class AvisFact(NamedTuple):
    """An issued avis, and the day on which it ceased to count, where it did."""

    number: str
    series: str
    year: int
    sequence: int
    favourable: bool
    state: str
    issued_on: date
    expires_on: date
    ended: str | None
    ended_on: date | None


class RulingFact(NamedTuple):
    """What was ruled of a conflict that the files show."""

    outcome: str
    ruled_on: date


class OutcomeFact(NamedTuple):
    """What the ministry said of an application that was matched with an avis of this dossier."""

    filed_on: date
    outcome: str


@dataclass(frozen=True, slots=True)
class Story:
    """All the facts of one dossier, each kind in its order."""

    dossier: DossierFact
    prechecks: tuple[PrecheckFact, ...] = ()
    seats: tuple[SeatFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    rounds: tuple[RoundFact, ...] = ()
    concertations: tuple[ConcertationFact, ...] = ()
    avis: tuple[AvisFact, ...] = ()
    rulings: tuple[RulingFact, ...] = ()
    outcomes: tuple[OutcomeFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseFacts:
    """What invariants ask of the whole house, beside its dossiers.

    ``last_numbers``: series and year → the last number given; ``held``: numbers given and not used for an avis;
    ``journalled``: how often the journal tells of an act, by event.
    """

    last_numbers: Mapping[tuple[str, int], int] = field(default_factory=dict)
    held: frozenset[tuple[str, int, int]] = frozenset()
    journalled: Mapping[str, int] = field(default_factory=dict)
