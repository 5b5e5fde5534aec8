"""What the use cases of the outbox share: who may know of a message, what the journal says of it, what may be sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reviewer.avis.avis import Avis
from reviewer.avis.notice import NOTICED_STATES, NoticeKind
from reviewer.dossier.events import Details
from reviewer.dossier.lifecycle import AvisState
from reviewer.dossier.people import Actor, Part
from reviewer.errors import NotFound, RuleViolation
from reviewer.outbox.message import EXPERT_KINDS, Message, MessageKind, MessageState
from reviewer.services.avis import parse_number
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.ports import UnitOfWork
from reviewer.services.records import Letter
from reviewer.services.walls import in_conflict


class MailNotSet(RuleViolation):
    """No mail server is set: messages can only be saved as files and sent by hand."""


class MailPasswordWanted(RuleViolation):
    """The mail server asks for a password, and none was given or kept."""

    def __init__(self, user: str) -> None:
        super().__init__(user)
        self.user = user


class MessageAlreadyDrafted(RuleViolation):
    """There is a message about this already; ``state``: where it stands."""

    def __init__(self, subject: str, state: MessageState) -> None:
        super().__init__(subject, state)
        self.subject = subject
        self.state = state


class AvisNotSendable(RuleViolation):
    """Only an avis in force is sent."""

    def __init__(self, number: str, state: AvisState) -> None:
        super().__init__(number, state)
        self.number = number
        self.state = state


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """A message as a list shows it. ``state``: at the moment of reading; ``reference``: of its dossier."""

    message: Message
    state: MessageState
    reference: str | None

    @property
    def id(self) -> str:
        """Return the message's id."""
        return self.message.id


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFile:
    """A message as a file that mail programs open."""

    filename: str
    content: bytes


def require_sendable(desk: Desk, work: UnitOfWork, message: Message) -> None:
    """Raise ``AvisNotSendable`` where the avis that a message brings may not go out today."""
    if message.kind is MessageKind.AVIS:
        require_in_force(desk, work.register.get(parse_number(message.about)))
    elif message.kind is MessageKind.LETTER:
        duplicate_with(desk, work, work.letters.get(message.about))


def duplicate_with(desk: Desk, work: UnitOfWork, letter: Letter) -> Avis | None:
    """Return the avis that goes with the letter of a duplicate, None for any other letter.

    Raise ``AvisNotSendable`` where the avis was revoked or replaced since.
    """
    avis = work.register.of_dossier(letter.dossier_id) if letter.kind is NoticeKind.DUPLICATE else None
    if avis is None:
        return None
    state = avis.state_on(desk.today())
    if state not in NOTICED_STATES[NoticeKind.DUPLICATE]:
        raise AvisNotSendable(str(avis.number), state)
    return avis


def require_in_force(desk: Desk, avis: Avis) -> None:
    """Raise ``AvisNotSendable`` unless the avis is in force today."""
    state = avis.state_on(desk.today())
    if state is not AvisState.IN_FORCE:
        raise AvisNotSendable(str(avis.number), state)


def may_see(work: UnitOfWork, actor: Actor, message: Message, on: date) -> bool:
    """Tell whether the actor may know of a message.

    Whoever is in conflict with a dossier knows nothing of its messages. Nobody who sits or sat on a dossier reads what
    was written to another of its experts: it would tell them who that is, and what they have not done yet.
    """
    if message.dossier_id is None:
        return True
    try:
        dossier = work.dossiers.get(message.dossier_id)
    except NotFound:  # the store itself hides it from them
        return False
    if in_conflict(work, actor.id, dossier, on):
        return False
    if message.kind not in EXPERT_KINDS or message.to_person == actor.id:
        return True
    if any(person == actor.id and part in {Part.REVIEWED, Part.RECUSED} for part, person in dossier.parts):
        return False
    deliberation = work.deliberations.find(message.dossier_id)
    rounds = () if deliberation is None else (deliberation, *deliberation.earlier)
    return all(seat.expert_id != actor.id for one in rounds for seat in one.seats)


def reference_of(work: UnitOfWork, message: Message) -> str | None:
    """Return the reference of a message's dossier, if it has one."""
    return None if message.dossier_id is None else work.dossiers.get(message.dossier_id).reference


def told_of(message: Message) -> Details:
    """Return what the journal keeps of a message; the bytes by their digest, the address only in the outbox."""
    return {
        "kind": message.kind.value,
        "message": message.id,
        "number": message.about if message.kind is MessageKind.AVIS else None,
        "mail_sha256": message.mail_sha256,
    }


def told_in(message: Message) -> str | None:
    """Return in which dossier's history a message is told: one to an expert in none, for others read that."""
    return None if message.kind in EXPERT_KINDS else message.dossier_id


def changed_by(message: Message, done: str) -> Changes:
    """Return what a use case changed on a message."""
    dossiers = frozenset[str]() if message.dossier_id is None else frozenset({message.dossier_id})
    return Changes(messages=True, dossiers=dossiers, message=done, facts={"subject": message.subject})
