"""What the page of packages shows: who can be sent what, what is out, what came back. No mark is in any of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from reviewer.committee.offline.office_record import KnownAnswer, ReturnedPackage, SentPackage
from reviewer.committee.offline.taking_in import KEPT_ASIDE, AnswerKind, Settlement
from reviewer.committee.request_changes import FactChange
from reviewer.errors import AviseError
from reviewer.services.changes import Changes
from reviewer.services.packages.gathering import DossierObstacle


class SentBefore(StrEnum):
    """Whether a dossier that waits for an expert is with them already. ``CHANGED``: not as it is now."""

    NEVER = "never"
    OUT = "out"
    CHANGED = "changed"


class ExpertObstacle(StrEnum):
    """Why nothing can be sent to an expert now."""

    NO_KEY = "no_key"
    KEY_ANNOUNCED = "key_announced"
    NO_CONTRACT = "no_contract"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendableDossier:
    """A dossier that waits for an expert, and whether it can go to them."""

    dossier_id: str
    reference: str
    due_on: date | None
    before: SentBefore
    obstacle: DossierObstacle | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendableExpert:
    """An expert with the dossiers that wait for them. ``obstacle``: why nothing can go at all."""

    expert_id: str
    name: str
    obstacle: ExpertObstacle | None
    dossiers: tuple[SendableDossier, ...]

    @property
    def to_send(self) -> tuple[str, ...]:
        """Return the ids of what can go and is not with them as it is now: what one would send first."""
        return tuple(
            one.dossier_id
            for one in self.dossiers
            if one.obstacle is None and one.before is not SentBefore.OUT
        )


class ThereNow(StrEnum):
    """What a dossier that is out with an expert is worth there now."""

    WAITED_FOR = "waited_for"
    ANSWERED = "answered"
    CHANGED = "changed"
    SEAT_ENDED = "seat_ended"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLine:
    """One dossier of a package out. ``now``: anything but waited for or answered makes the copy there stale."""

    reference: str
    due_on: date | None
    now: ThereNow


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRow:
    """A package out. ``lapsed``: its last day is past; ``destroyed_at``: the copy's certificate has come."""

    package: SentPackage
    name: str
    lines: tuple[SentLine, ...]
    lapsed: bool
    destroyed_at: datetime | None

    @property
    def stale(self) -> int:
        """Return how many of its dossiers are out of date there."""
        return sum(one.now in {ThereNow.CHANGED, ThereNow.SEAT_ENDED, ThereNow.OVER} for one in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """One answer and what became of it; ``reference`` empty where the house has no such dossier."""

    name: str
    dossier_id: str
    reference: str
    kind: AnswerKind
    outcome: Settlement


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnReport:
    """What one file brought. ``known``: it had come before, and nothing of it was left to do."""

    lines: tuple[AnswerLine, ...]
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedFile:
    """A file that stays where it is, and why."""

    file: str
    error: AviseError


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingInReport:
    """What was taken in. ``later``: answers that had been kept aside and found their place now.

    ``stopped``: somebody stopped it; what was done is done, and the same files may be read again.
    """

    returns: tuple[ReturnReport, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    later: tuple[AnswerLine, ...] = ()
    stopped: bool = False

    @property
    def changes(self) -> Changes:
        """Return what other screens must hear of."""
        lines = (*(line for one in self.returns for line in one.lines), *self.later)
        return Changes(
            dossiers=frozenset(one.dossier_id for one in lines if one.outcome is Settlement.TAKEN_IN),
            packages=True,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRow:
    """A package that came back, with what became of each answer until now. ``certificates``: new in it."""

    package: ReturnedPackage
    name: str
    lines: tuple[AnswerLine, ...]
    certificates: int = 0

    @property
    def aside(self) -> int:
        """Return how many of its answers were kept aside, seen to or not."""
        return sum(one.outcome in KEPT_ASIDE for one in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideRow:
    """An answer that somebody must look at. ``text``: what a declaration or a decline says; of an evaluation, nothing.

    ``changes``: what is not in the request as the expert had it, where that is why.
    """

    answer: KnownAnswer
    name: str
    reference: str
    text: str = ""
    changes: tuple[FactChange, ...] = ()
