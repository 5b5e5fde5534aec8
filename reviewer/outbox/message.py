"""A message and where it stands: drafted, queued, being sent, sent; never sent twice, never lost.

Between the moment at which a process says that it sends and the moment at which it says what came of it, the
process may die: nobody can then tell whether the server took the message. Such a message is *unknown* and is never
sent again by itself; a person decides. The bytes and the Message-ID are fixed when it is queued.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from reviewer.errors import RuleViolation
from reviewer.outbox.address import checked_address

LEASE = timedelta(minutes=15)
"""How long an attempt may take before nobody knows what became of it; the mail adapter gives up well before."""


class MessageKind(StrEnum):
    """What a message is about."""

    AVIS = "avis"
    LETTER = "letter"
    REVIEW_DUE = "review_due"
    CONCERTATION_ENDING = "concertation_ending"
    CONTRACT_ENDING = "contract_ending"
    AVIS_EXPIRING = "avis_expiring"
    AVIS_EXPIRING_EMPLOYER = "avis_expiring_employer"


EXPERT_KINDS = frozenset({MessageKind.REVIEW_DUE, MessageKind.CONCERTATION_ENDING})
"""Messages to one expert about one dossier: whoever sits beside that expert must not read them."""


class MessageState(StrEnum):
    """Where a message stands. ``UNKNOWN`` also follows from the clock: an attempt whose lease is over."""

    DRAFTED = "drafted"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    SET_ASIDE = "set_aside"


class MessageStep(StrEnum):
    """What may happen to a message."""

    ADDRESS = "address"
    QUEUE = "queue"
    TAKE = "take"
    RELEASE = "release"
    CONFIRM = "confirm"
    REFUSE = "refuse"
    LOSE = "lose"
    DECIDE_SENT = "decide_sent"
    DECIDE_NOT_SENT = "decide_not_sent"
    SEND_BY_HAND = "send_by_hand"
    SET_ASIDE = "set_aside"


_S = MessageState
MOVES: dict[tuple[MessageState, MessageStep], MessageState] = {
    (_S.DRAFTED, MessageStep.ADDRESS): _S.DRAFTED,
    (_S.FAILED, MessageStep.ADDRESS): _S.DRAFTED,
    (_S.DRAFTED, MessageStep.QUEUE): _S.QUEUED,
    (_S.FAILED, MessageStep.QUEUE): _S.QUEUED,
    (_S.QUEUED, MessageStep.TAKE): _S.SENDING,
    (_S.SENDING, MessageStep.RELEASE): _S.QUEUED,
    (_S.SENDING, MessageStep.CONFIRM): _S.SENT,
    (_S.UNKNOWN, MessageStep.CONFIRM): _S.SENT,
    (_S.SENDING, MessageStep.REFUSE): _S.FAILED,
    (_S.UNKNOWN, MessageStep.REFUSE): _S.FAILED,
    (_S.SENDING, MessageStep.LOSE): _S.UNKNOWN,
    (_S.UNKNOWN, MessageStep.DECIDE_SENT): _S.SENT,
    (_S.UNKNOWN, MessageStep.DECIDE_NOT_SENT): _S.FAILED,
    (_S.DRAFTED, MessageStep.SEND_BY_HAND): _S.SENT,
    (_S.FAILED, MessageStep.SEND_BY_HAND): _S.SENT,
    (_S.DRAFTED, MessageStep.SET_ASIDE): _S.SET_ASIDE,
    (_S.QUEUED, MessageStep.SET_ASIDE): _S.SET_ASIDE,
    (_S.FAILED, MessageStep.SET_ASIDE): _S.SET_ASIDE,
}
"""A message whose fate is unknown has no way back to the queue but through a person's decision."""


class MessageNotInState(RuleViolation):
    """What was asked cannot happen to a message that stands there."""

    def __init__(self, state: MessageState, step: MessageStep) -> None:
        super().__init__(state, step)
        self.state = state
        self.step = step


class MessageWithoutAddress(RuleViolation):
    """Nothing is queued or sent without an address."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject)
        self.subject = subject


class MessageReasonMissing(RuleViolation):
    """Setting a message aside, or deciding what became of it, needs a reason."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject)
        self.subject = subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that goes with a message: its name there, and its bytes in the blob store."""

    filename: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message to one address.

    ``key``: one in the house, what makes drafting idempotent; ``about``: the avis number, letter id or person id;
    ``to_person``: the person of the house whom it is for, if it is for one; ``mail_sha256``: the very bytes that were
    queued (``.eml``); ``attempt_id``: of the last attempt; ``settled_at``: when it was sent, refused or set aside.
    """

    id: str
    key: str
    kind: MessageKind
    about: str
    dossier_id: str | None
    wording_id: str
    to: str | None
    subject: str
    body: str
    drafted_at: datetime
    drafted_by: str
    to_person: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    due_on: date | None = None
    state: MessageState = MessageState.DRAFTED
    mail_sha256: str | None = None
    attempts: int = 0
    attempt_id: str | None = None
    attempt_at: datetime | None = None
    settled_at: datetime | None = None
    settled_by: str | None = None
    by_hand: bool = False
    reason: str = ""
    version: int = 0

    def state_at(self, now: datetime) -> MessageState:
        """Return where the message stands: an attempt whose lease is over has an unknown fate."""
        if self.state is MessageState.SENDING and self.attempt_at is not None:
            return MessageState.UNKNOWN if now - self.attempt_at >= LEASE else MessageState.SENDING
        return self.state

    def addressed(self, to: str) -> Message:
        """Return the message with another address; bytes made for the old one are forgotten."""
        after = self._move(self.state, MessageStep.ADDRESS)
        return replace(self, state=after, to=checked_address(to), mail_sha256=None, reason="")

    def queued(self, mail_sha256: str) -> Message:
        """Return the message in the queue, with the bytes that will be sent."""
        after = self._move(self.state, MessageStep.QUEUE)
        self.require_address()
        return replace(self, state=after, mail_sha256=mail_sha256, reason="")

    def taken(self, attempt_id: str, now: datetime) -> Message:
        """Return the message as one process takes it to send it: no other may."""
        after = self._move(self.state, MessageStep.TAKE)
        return replace(
            self, state=after, attempt_id=attempt_id, attempt_at=now, attempts=self.attempts + 1, reason=""
        )

    def after_attempt(
        self, step: MessageStep, attempt_id: str, now: datetime, by: str, reason: str = ""
    ) -> Message:
        """Return what became of an attempt; raise ``MessageNotInState`` where it is no longer the last one."""
        if attempt_id != self.attempt_id or step not in _OUTCOMES:
            raise MessageNotInState(self.state, step)
        after = self._move(self.state, step)
        settled = step in {MessageStep.CONFIRM, MessageStep.REFUSE}
        return replace(
            self,
            state=after,
            settled_at=now if settled else None,
            settled_by=by if settled else None,
            reason=reason,
        )

    def decided(self, sent: bool, reason: str, by: str, now: datetime) -> Message:
        """Return what a person decided of a message whose fate is unknown."""
        after = self._move(
            self.state_at(now), MessageStep.DECIDE_SENT if sent else MessageStep.DECIDE_NOT_SENT
        )
        return self._settled(after, reason, by, now)

    def set_aside(self, reason: str, by: str, now: datetime) -> Message:
        """Return the message as one that will not be sent."""
        return self._settled(self._move(self.state, MessageStep.SET_ASIDE), reason, by, now)

    def sent_by_hand(self, mail_sha256: str, by: str, now: datetime) -> Message:
        """Return the message as one that a person sent from their own mail program."""
        after = self._move(self.state, MessageStep.SEND_BY_HAND)
        self.require_address()
        return replace(
            self,
            state=after,
            mail_sha256=mail_sha256,
            by_hand=True,
            settled_at=now,
            settled_by=by,
            reason="",
        )

    def require_address(self) -> str:
        """Return the address; raise ``MessageWithoutAddress``."""
        if self.to is None:
            raise MessageWithoutAddress(self.subject)
        return checked_address(self.to)

    def _settled(self, after: MessageState, reason: str, by: str, now: datetime) -> Message:
        if not reason.strip():
            raise MessageReasonMissing(self.subject)
        return replace(self, state=after, reason=reason.strip(), settled_at=now, settled_by=by)

    def _move(self, state: MessageState, step: MessageStep) -> MessageState:
        after = MOVES.get((state, step))
        if after is None:
            raise MessageNotInState(state, step)
        return after


_OUTCOMES = frozenset({MessageStep.CONFIRM, MessageStep.REFUSE, MessageStep.LOSE, MessageStep.RELEASE})
