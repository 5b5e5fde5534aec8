"""What an expert's copy keeps of itself: its keys, what it received, what it answered, sent and destroyed.

An answer is cumulative: each package back carries the newest of every dossier that is still held, so that one that
arrives makes up for all that were lost on the way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.offline.answers import Answer, DestructionAnswer
from reviewer.committee.offline.keys import Enrolment, Invitation, KeyPairs
from reviewer.committee.offline.taking_in import AnswerKind


class AnswerState(StrEnum):
    """Where an answer stands on the copy. Whether the office took it in, the copy cannot know."""

    SEALED = "sealed"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


class DestructionCause(StrEnum):
    """Why a package was destroyed."""

    SCHEDULE = "schedule"
    CONTRACT_ENDED = "contract_ended"
    WISH = "wish"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEnrolment:
    """The keys of this copy and the invitation that they answer. ``retired_at``: others took their place."""

    id: str
    invitation: Invitation
    keys: KeyPairs
    made_at: datetime
    replaces: str | None = None
    retired_at: datetime | None = None
    version: int = 0

    @property
    def announced(self) -> Enrolment:
        """Return what the office is told: the public halves."""
        return Enrolment(
            id=self.id,
            invitation_id=self.invitation.id,
            expert_id=self.invitation.expert_id,
            keys=self.keys.public,
            made_at=self.made_at,
            replaces=self.replaces,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPackage:
    """A package that this copy took in. ``contents``: SHA-256 of its documents."""

    id: str
    made_at: datetime
    received_at: datetime
    open_until: date
    dossier_ids: tuple[str, ...]
    contents: tuple[str, ...]
    destroyed_at: datetime | None = None
    version: int = 0

    def lapsed(self, today: date) -> bool:
        """Tell whether the last day on which it may be kept is past."""
        return today > self.open_until


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDossier:
    """A dossier that this copy holds, as its newest package says it. ``made_at``: of that package."""

    dossier_id: str
    package_id: str
    reference: str
    made_at: datetime
    seat: int
    breaks_tie: bool
    request_version: int
    facts_sha256: str
    due_on: date | None
    declared: DeclarationKind | None = None
    last_revision: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """An answer with where it stands. ``answer`` None: the dossier was destroyed, and what was said with it."""

    id: str
    package_id: str
    dossier_id: str
    kind: AnswerKind
    revision: int
    facts_sha256: str
    at: datetime
    state: AnswerState
    answer: Answer | None
    sent_at: datetime | None = None
    withdrawn_at: datetime | None = None
    version: int = 0

    @property
    def stands(self) -> bool:
        """Tell whether it was not withdrawn."""
        return self.state is not AnswerState.WITHDRAWN

    def sent(self, at: datetime) -> OwnAnswer:
        """Return the answer once it went into a package; the first time counts."""
        return replace(self, state=AnswerState.SENT, sent_at=self.sent_at or at)

    def withdrawn(self, at: datetime) -> OwnAnswer:
        """Return the answer once its author took it back."""
        return replace(self, state=AnswerState.WITHDRAWN, withdrawn_at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReturn:
    """A package back as it was written: ``sha256`` and ``size`` of its bytes, which only the office can open."""

    id: str
    number: int
    made_at: datetime
    sha256: str
    size: int
    answer_ids: tuple[str, ...]
    destruction_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Destruction:
    """The certificate that what a package held is gone from this copy: ids and digests, never a name."""

    id: str
    package_id: str
    at: datetime
    cause: DestructionCause
    dossier_ids: tuple[str, ...]
    contents: tuple[str, ...]

    @property
    def told(self) -> DestructionAnswer:
        """Return what the office is told."""
        return DestructionAnswer(
            id=self.id,
            package_id=self.package_id,
            at=self.at,
            on_schedule=self.cause is not DestructionCause.WISH,
            dossier_ids=self.dossier_ids,
            contents=self.contents,
        )


def newest(answers: Iterable[OwnAnswer]) -> tuple[OwnAnswer, ...]:
    """Return what an office should know: of each dossier the newest declaration, and the newest of vote and decline.

    What was withdrawn is not said; neither is what was destroyed.
    """
    found: dict[tuple[str, bool], OwnAnswer] = {}
    for one in answers:
        if not one.stands or one.answer is None:
            continue
        key = (one.dossier_id, one.kind is AnswerKind.DECLARATION)
        if key not in found or found[key].revision < one.revision:
            found[key] = one
    return tuple(sorted(found.values(), key=lambda one: (one.dossier_id, one.revision)))


def next_revision(held: HeldDossier, answers: Iterable[OwnAnswer]) -> int:
    """Return the number of the next answer on a dossier: above every one of this copy, and of a copy before it."""
    known = (one.revision for one in answers if one.dossier_id == held.dossier_id)
    return max(held.last_revision, *known, 0) + 1
