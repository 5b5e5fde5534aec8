"""A programme: everything about it is data with a source and a confidence, nothing is a literal in code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from reviewer.committee.grid import ScoringGrid
from reviewer.dossier.request import EvaluationRequest, LanguageProfile, Stream, Substream
from reviewer.errors import NotFound
from reviewer.programme.rules import Decile, Occupation, RuleSet
from reviewer.programme.sourced import Confidence, Sourced
from reviewer.programme.territory import Territory

__all__ = [
    "MOST_SIGNATORIES",
    "Applicant",
    "Concertation",
    "Confidence",
    "DiplomaWords",
    "Labels",
    "Programme",
    "ProgrammeState",
    "ReceptionLimit",
    "ReceptionWindow",
    "RequiredDocument",
    "ServiceTargets",
    "Sourced",
    "is_programme_id",
]

MOST_SIGNATORIES = 2
"""How many people sign an avis at most: one, and one who countersigns."""


class ProgrammeState(StrEnum):
    """Whether the programme takes new requests on a day.

    ``WINDOW_CLOSED`` and ``CAP_REACHED`` are the ministry's (``reviewer.programme.reception``): only shown.
    """

    NOT_OPEN_YET = "not_open_yet"
    OPEN = "open"
    WINDOW_CLOSED = "window_closed"
    CAP_REACHED = "cap_reached"
    ENDED = "ended"


class Applicant(StrEnum):
    """Who asks for an evaluation: whom letters and the avis are written to."""

    EMPLOYER = "employer"
    CANDIDATE = "candidate"


_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def is_programme_id(text: str) -> bool:
    """Tell whether a text can be a programme's id: the name of a folder, and nothing that leads out of it."""
    return _ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiplomaWords:
    """How a diploma is told in a line."""

    pattern: str
    quebec: str
    place_unknown: str
    level_unknown: str
    date_unknown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """French names of the programme's branches and of diploma levels, by code.

    ``streams`` and its like empty: the programme has no such branch.
    """

    streams: Mapping[str, str] = field(default_factory=dict)
    substreams: Mapping[str, str] = field(default_factory=dict)
    profiles: Mapping[str, str] = field(default_factory=dict)
    diploma_levels: Mapping[str, str]
    diploma: DiplomaWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Concertation:
    """Whether two experts who differ talk before a third is asked, and for how long (business days).

    Only where two sit at first: elsewhere never enabled.
    """

    enabled: Sourced[bool]
    business_days: Sourced[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTargets:
    """How long each step should take, in business days. They are reported; nothing is decided by them."""

    triage: Sourced[int]
    review: Sourced[int]
    third_review: Sourced[int]
    final: Sourced[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredDocument:
    """A document that the request should come with; ``streams`` and ``substreams`` None: always."""

    kind: str
    label: str
    source: str
    confidence: Confidence
    streams: tuple[Stream, ...] | None = None
    substreams: tuple[Substream, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionLimit:
    """How many applications a stream receives in a window, and how many of them in the francisation profile.

    ``francisation`` None: not known. The francophone ceiling floats: every place that is not taken.
    """

    stream: Stream
    total: int
    francisation: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionWindow:
    """A reception window of the ministry and its caps. Information only: never a verdict."""

    opens_on: date
    closes_on: date
    total: int
    limits: tuple[ReceptionLimit, ...]
    events: tuple[str, ...]
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Programme:
    """A whole programme. Compared by identity: loaded once, used everywhere.

    ``applicant``: who asks for the evaluation; where it is the candidate, nothing is written to or about an employer.
    ``complement_days``: how many business days the applicant has to answer a request for complements; ``letters``: the
    version of the wording of each kind of letter (none: no such letter is written).
    ``signatories``: how many people sign an avis, one or two.
    ``issuer``: the name printed on an avis; ``series``: the prefix of its number; ``wording_id``: the version of the
    printed wording; ``grids`` and ``rule_sets`` from the oldest to the newest.
    """

    id: str
    name: str
    short_name: str
    issuer: str
    series: str
    wording_id: str
    applicant: Applicant
    citation: Sourced[str]
    opening: Sourced[date]
    end: Sourced[date] | None
    validity_months: Sourced[int]
    signatories: Sourced[int]
    concertation: Concertation
    targets: ServiceTargets
    reviewers_per_dossier: Sourced[int]
    reconsideration_days: Sourced[int]
    labels: Labels
    documents: tuple[RequiredDocument, ...]
    reception_windows: tuple[ReceptionWindow, ...]
    rule_sets: tuple[RuleSet, ...]
    grids: tuple[ScoringGrid, ...]
    territory: Territory | None
    occupations: tuple[Occupation, ...]
    deciles: tuple[Decile, ...]
    complement_days: Sourced[int] | None = None
    letters: Mapping[str, str] = field(default_factory=dict)

    @property
    def opens_on(self) -> date:
        """Return the first day on which the programme takes requests."""
        return self.opening.value

    @property
    def ends_on(self) -> date | None:
        """Return the last day on which the programme takes requests, or None where no end is known."""
        return None if self.end is None else self.end.value

    @property
    def closed_from(self) -> date | None:
        """Return the first day on which it takes requests no more, or None where no such day is known."""
        last = self.ends_on
        return None if last is None or last == date.max else last + timedelta(days=1)

    @property
    def countersigned(self) -> bool:
        """Tell whether two people sign an avis, and not one."""
        return self.signatories.value == MOST_SIGNATORIES

    @property
    def grid(self) -> ScoringGrid:
        """Return the newest version of the grid that the folder holds; it may take effect later."""
        return self.grids[-1]

    def state_on(self, day: date) -> ProgrammeState:
        """Tell whether the programme takes new requests on a day, by its own dates alone."""
        if day < self.opens_on:
            return ProgrammeState.NOT_OPEN_YET
        if self.end is not None and day > self.end.value:
            return ProgrammeState.ENDED
        return ProgrammeState.OPEN

    def nearest_rule_set(self, day: date) -> RuleSet:
        """Return the rule set in effect on a day, else the first or the last one: rule sets leave no hole."""
        for rule_set in self.rule_sets:
            if rule_set.valid_to is None or day <= rule_set.valid_to:
                return rule_set
        return self.rule_sets[-1]

    def rule_set_by_id(self, rules_id: str) -> RuleSet:
        """Return a rule set by its id; raise ``NotFound``."""
        for rule_set in self.rule_sets:
            if rule_set.id == rules_id:
                return rule_set
        raise NotFound("rule_set", rules_id)

    def stream_label(self, stream: Stream | None) -> str | None:
        """Return the French name of a stream, None where it is unknown or the programme has none."""
        return None if stream is None else self.labels.streams.get(stream)

    def substream_label(self, request: EvaluationRequest) -> str | None:
        """Return the French name of the request's substream, as printed; None where there is none or it is unknown."""
        return None if request.substream is None else self.labels.substreams.get(request.substream)

    def profile_label(self, profile: LanguageProfile | None) -> str | None:
        """Return the French name of a language profile, None where it is unknown or the programme has none."""
        return None if profile is None else self.labels.profiles.get(profile)

    def required_documents(
        self, stream: Stream | None, substream: Substream | None
    ) -> tuple[RequiredDocument, ...]:
        """Return the documents that a request of this branch should come with, in reading order.

        Where the branch is unknown, what only some branches ask for is left out.
        """
        return tuple(
            document
            for document in self.documents
            if (document.streams is None or stream in document.streams)
            and (document.substreams is None or substream in document.substreams)
        )
