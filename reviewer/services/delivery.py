"""The outbox: e-mails with the avis or a letter, from their draft to the queue (``services/sending.py`` sends them).

The table of messages keeps what was sent, when, to whom and with which bytes; a message that was sent or set aside
never changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from reviewer.avis.avis import Avis
from reviewer.dossier.events import Event
from reviewer.dossier.french import format_date
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor
from reviewer.errors import NotFound, RuleViolation
from reviewer.outbox.address import checked_address
from reviewer.outbox.message import Enclosure, Message, MessageKind, MessageState
from reviewer.outbox.wording import load_emails, text_of
from reviewer.services.avis import filename_of, parse_number
from reviewer.services.changes import Changes
from reviewer.services.correspondence import addressee
from reviewer.services.desk import Desk
from reviewer.services.effective import effective_request
from reviewer.services.mail_settings import read_account
from reviewer.services.outbox import (
    MailFile,
    MailNotSet,
    MessageAlreadyDrafted,
    OutboxRow,
    changed_by,
    duplicate_with,
    may_see,
    reference_of,
    require_in_force,
    require_sendable,
    told_in,
    told_of,
)
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.mail import Mailer
from reviewer.services.walls import require_no_wall


@dataclass(frozen=True, slots=True)
class Delivery:
    """Use cases of the outbox."""

    desk: Desk
    mailer: Mailer

    # --- reading ---------------------------------------------------------------------------------------------

    def rows(self) -> tuple[OutboxRow, ...]:
        """Return the messages that the actor may see, oldest first."""
        actor = self.desk.require(Act.READ_OUTBOX)
        now, today = self.desk.now(), self.desk.today()
        with self.desk.store.read() as work:
            return tuple(
                OutboxRow(message=one, state=one.state_at(now), reference=reference_of(work, one))
                for one in work.outbox.all()
                if may_see(work, actor, one, today)
            )

    def of_dossier(self, kind: MessageKind, dossier_id: str) -> tuple[OutboxRow, ...]:
        """Return the messages of a kind that belong to a dossier, oldest first."""
        self.desk.require(Act.READ_OUTBOX)
        now = self.desk.now()
        with self.desk.store.read() as work:
            reference = work.dossiers.get(dossier_id).reference
            found = work.outbox.of_dossier(kind, dossier_id)
        return tuple(OutboxRow(message=one, state=one.state_at(now), reference=reference) for one in found)

    def export(self, message_id: str) -> MailFile:
        """Return a message as a file: the bytes that were queued or sent, else a draft that mail programs open."""
        with self.desk.permitted(Act.SEND_MAIL) as (work, actor):
            message = self._get(work, actor, message_id)
            content = (
                self._written(work, message, unsent=True)
                if message.mail_sha256 is None
                else work.blobs.get(message.mail_sha256)
            )
            work.commit(
                actor,
                self.desk.now(),
                Event(name="mail_exported", dossier_id=told_in(message), details={**told_of(message)}),
            )
        name = (message.about if message.kind is MessageKind.AVIS else message.kind.value).replace("_", "-")
        return MailFile(filename=f"{name}-{message.id[:8]}.eml", content=content)

    # --- drafting --------------------------------------------------------------------------------------------

    def draft_avis(self, number: str, *, again: bool = False) -> Changes:
        """Draft the e-mail that brings the signed avis to whoever asked for it. ``again``: though one was sent."""
        with self.desk.permitted(Act.SEND_MAIL) as (work, actor):
            avis = work.register.get(parse_number(number))
            require_no_wall(work, actor, work.dossiers.get(avis.dossier_id), self.desk.today())
            require_in_force(self.desk, avis)
            number = str(avis.number)
            earlier = work.outbox.about(MessageKind.AVIS, number)
            self._require_new(earlier, again)
            file = Enclosure(filename=filename_of(avis), sha256=avis.pdf_sha256)
            message = self.compose(
                work,
                MessageKind.AVIS,
                key=f"avis/{number}/{len(earlier) + 1}",
                about=number,
                dossier_id=avis.dossier_id,
                facts=self.avis_facts(avis),
                to=self.address_for(work, avis.dossier_id),
                by=actor.id,
            )
            message = replace(message, enclosures=(file,))
            work.outbox.save(message)
            work.commit(
                actor,
                self.desk.now(),
                Event(name="mail_drafted", dossier_id=told_in(message), details={**told_of(message)}),
            )
        return changed_by(message, "mail_drafted")

    def draft_letter(self, letter_id: str, *, to: str | None = None, again: bool = False) -> Changes:
        """Draft the e-mail that brings a letter, with the text that was written with it.

        A duplicate's letter brings the avis too: the very file that was issued.
        """
        with self.desk.permitted(Act.SEND_MAIL) as (work, actor):
            letter = work.letters.get(letter_id)
            require_no_wall(work, actor, work.dossiers.get(letter.dossier_id), self.desk.today())
            earlier = work.outbox.about(MessageKind.LETTER, letter.id)
            self._require_new(earlier, again)
            files = [Enclosure(filename=letter.filename, sha256=letter.pdf_sha256)]
            if (avis := duplicate_with(self.desk, work, letter)) is not None:
                files.append(Enclosure(filename=filename_of(avis), sha256=avis.pdf_sha256))
            message = Message(
                id=uuid4().hex,
                key=f"letter/{letter.id}/{len(earlier) + 1}",
                kind=MessageKind.LETTER,
                about=letter.id,
                dossier_id=letter.dossier_id,
                wording_id=letter.wording_id,
                to=_usable(letter.email.to) if to is None else checked_address(to),
                subject=letter.email.subject,
                body=letter.email.body,
                drafted_at=self.desk.now(),
                drafted_by=actor.id,
                enclosures=tuple(files),
            )
            work.outbox.save(message)
            work.commit(
                actor,
                self.desk.now(),
                Event(name="mail_drafted", dossier_id=told_in(message), details={**told_of(message)}),
            )
        return changed_by(message, "mail_drafted")

    def compose(
        self,
        work: UnitOfWork,
        kind: MessageKind,
        *,
        key: str,
        about: str,
        dossier_id: str | None,
        facts: dict[str, str],
        to: str | None,
        by: str,
        step: int = 0,
    ) -> Message:
        """Return a new message in the words of the house; a wrong address leaves it without one."""
        wording = load_emails()
        if dossier_id is not None:
            facts = {"reference": work.dossiers.get(dossier_id).reference, **facts}
        subject, body = wording.write(text_of(kind, step), facts)
        return Message(
            id=uuid4().hex,
            key=key,
            kind=kind,
            about=about,
            dossier_id=dossier_id,
            wording_id=wording.id,
            to=_usable(to),
            subject=subject,
            body=body,
            drafted_at=self.desk.now(),
            drafted_by=by,
        )

    def avis_facts(self, avis: Avis) -> dict[str, str]:
        """Return what an e-mail may say of an avis."""
        content = avis.content
        return {
            "number": str(avis.number),
            "programme": content.programme_name,
            "issuer": content.issuer,
            "employer": content.employer_name or content.candidate_name,
            "expires_on": format_date(content.expires_on),
        }

    def address_for(self, work: UnitOfWork, dossier_id: str) -> str | None:
        """Return the address of whoever asked for the evaluation, as it stands after corrections."""
        dossier = work.dossiers.get(dossier_id)
        request = effective_request(work, dossier)
        return addressee(self.desk.programme(dossier.programme_id), request)[1]

    # --- a message's fate ------------------------------------------------------------------------------------

    def address(self, message_id: str, to: str) -> Changes:
        """Give a draft, or a message that was refused, another address."""
        with self.desk.permitted(Act.SEND_MAIL) as (work, actor):
            message = self._get(work, actor, message_id).addressed(to)
            work.outbox.save(message)
            work.commit(
                actor,
                self.desk.now(),
                Event(name="mail_addressed", dossier_id=told_in(message), details={**told_of(message)}),
            )
        return changed_by(message, "mail_addressed")

    def queue(self, message_id: str) -> Changes:
        """Put a draft, or a message that was refused, into the queue, with the bytes that will travel."""
        with self.desk.permitted(Act.SEND_MAIL) as (work, actor):
            if read_account(work) is None:
                raise MailNotSet
            message = self._get(work, actor, message_id)
            require_sendable(self.desk, work, message)
            sha256 = message.mail_sha256 or work.blobs.put(self._written(work, message, unsent=False))
            message = message.queued(sha256)
            work.outbox.save(message)
            work.commit(
                actor,
                self.desk.now(),
                Event(name="mail_queued", dossier_id=told_in(message), details={**told_of(message)}),
            )
        return changed_by(message, "mail_queued")

    def set_aside(self, message_id: str, reason: str) -> Changes:
        """Decide that a message will not be sent."""
        with self.desk.permitted(Act.SEND_MAIL) as (work, actor):
            now = self.desk.now()
            message = self._get(work, actor, message_id).set_aside(reason, actor.id, now)
            work.outbox.save(message)
            work.commit(
                actor,
                now,
                Event(
                    name="mail_set_aside",
                    dossier_id=told_in(message),
                    details={**told_of(message), "reason": message.reason},
                ),
            )
        return changed_by(message, "mail_set_aside")

    def note_sent_by_hand(self, message_id: str) -> Changes:
        """Note that a person sent a message from their own mail program; its bytes are kept."""
        with self.desk.permitted(Act.SEND_MAIL) as (work, actor):
            now = self.desk.now()
            message = self._get(work, actor, message_id)
            require_sendable(self.desk, work, message)
            sha256 = message.mail_sha256 or work.blobs.put(self._written(work, message, unsent=True))
            message = message.sent_by_hand(sha256, actor.id, now)
            work.outbox.save(message)
            work.commit(
                actor,
                now,
                Event(name="mail_sent_by_hand", dossier_id=told_in(message), details={**told_of(message)}),
            )
        return changed_by(message, "mail_sent_by_hand")

    def decide(self, message_id: str, *, sent: bool, reason: str) -> Changes:
        """Decide what became of a message whose fate is unknown: it was sent, or it was not and may be queued again."""
        with self.desk.permitted(Act.SEND_MAIL) as (work, actor):
            now = self.desk.now()
            message = self._get(work, actor, message_id).decided(sent, reason, actor.id, now)
            work.outbox.save(message)
            work.commit(
                actor,
                now,
                Event(
                    name="mail_decided",
                    dossier_id=told_in(message),
                    details={**told_of(message), "sent": sent, "reason": message.reason},
                ),
            )
        return changed_by(message, "mail_decided")

    # --- inside ----------------------------------------------------------------------------------------------

    def _get(self, work: UnitOfWork, actor: Actor, message_id: str) -> Message:
        message = work.outbox.get(message_id)
        if not may_see(work, actor, message, self.desk.today()):
            raise NotFound("message", message_id)
        return message

    def _written(self, work: UnitOfWork, message: Message, *, unsent: bool) -> bytes:
        files = [(one.filename, work.blobs.get(one.sha256)) for one in message.enclosures]
        return self.mailer.write(message, files, read_account(work), unsent=unsent)

    def _require_new(self, earlier: Sequence[Message], again: bool) -> None:
        now = self.desk.now()
        for one in earlier:
            state = one.state_at(now)
            if state is not MessageState.SET_ASIDE and not (again and state is MessageState.SENT):
                raise MessageAlreadyDrafted(one.subject, state)


def _usable(address: str | None) -> str | None:
    """Return an address that may go on a draft; a request may hold anything."""
    try:
        return None if address is None else checked_address(address)
    except RuleViolation:
        return None
