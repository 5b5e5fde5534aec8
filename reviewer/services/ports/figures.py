"""What figures are read from, and where what was published and checked of them is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from reviewer.statistics.indicators.facts import HouseFacts, OutcomeFact, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFile:
    """One file of an edition, as it was issued: its bytes are in the blob store."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedEdition:
    """What was published. ``document``: ``avise.protect/1`` with its proof, which the next protection has to know."""

    number: int
    title: str
    issued_at: datetime
    issued_by: str
    threshold: int
    document: str
    sha256: str
    files: tuple[EditionFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityDecision:
    """What a named person decided of a failed check. ``offenders``: those that were there when they decided.

    ``accepted``: its figures may be used, and published, in spite of them.
    """

    id: str
    check: str
    fingerprint: str
    offenders: frozenset[str]
    accepted: bool
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRun:
    """One run of every check. ``failing``: how many offend, by check; ``unsettled``: checks nobody has decided on."""

    id: str
    at: datetime
    by: str
    dossiers: int
    failing: Mapping[str, int]
    unsettled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """That an edition is a report for the follow-up meeting. ``texts``: the version of its texts, 0 without any."""

    edition: int
    programme_id: str
    first_year: int
    last_year: int
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion:
    """One version of what a person wrote for the reports of a programme, by block."""

    programme_id: str
    number: int
    blocks: Mapping[str, str]
    by: str
    at: datetime


class Figures(Protocol):
    """Editions, reports, texts, decisions and runs: appended, never changed."""

    def follow_ups(self) -> tuple[FollowUp, ...]:
        """Return every report, oldest first."""
        ...

    def note_follow_up(self, report: FollowUp) -> None:
        """Keep what an edition that was just published is about."""
        ...

    def texts(self, programme_id: str) -> tuple[TextVersion, ...]:
        """Return every version of a programme's texts, oldest first."""
        ...

    def keep_texts(self, version: TextVersion) -> None:
        """Keep a version for ever; raise ``ConflictingChange`` where its number is taken."""
        ...

    def editions(self) -> tuple[PublishedEdition, ...]:
        """Return every edition, oldest first."""
        ...

    def publish(self, edition: PublishedEdition) -> None:
        """Keep an edition for ever; raise ``ConflictingChange`` where its number is taken."""
        ...

    def decisions(self) -> tuple[QualityDecision, ...]:
        """Return every decision on a check, oldest first."""
        ...

    def decide(self, decision: QualityDecision) -> None:
        """Keep a decision."""
        ...

    def last_run(self) -> QualityRun | None:
        """Return the newest run of the checks, if there was one."""
        ...

    def note_run(self, run: QualityRun) -> None:
        """Keep a run."""
        ...


class FactsView(Protocol):
    """One consistent view of the facts."""

    def stories(
        self, only: frozenset[str] | None, outcomes: Mapping[str, tuple[OutcomeFact, ...]]
    ) -> Iterator[Story]:
        """Return the story of each of these dossiers (None: of all), read some thousands at a time.

        ``outcomes``: of the ministry, by dossier.
        """
        ...

    def house(self) -> HouseFacts:
        """Return what the checks ask of the whole house."""
        ...


class FigureFacts(Protocol):
    """Reads the facts of figures. Of everybody: who may see figures is the service's to say."""

    def figure_facts(self) -> AbstractContextManager[FactsView]:
        """Open a view of one consistent state."""
        ...


MinistryOutcomes = Callable[[], Mapping[str, tuple[OutcomeFact, ...]]]
"""What the ministry said, once it is reconciled, by dossier (``reviewer.services`` of reconciliation gives it)."""


def none_reconciled() -> Mapping[str, tuple[OutcomeFact, ...]]:
    """Return nothing: no file of the ministry was reconciled."""
    return {}
