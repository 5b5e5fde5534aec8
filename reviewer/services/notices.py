"""Notices about issued avis: to say that one was revoked, or to go with a duplicate of the issued file.

A notice is kept like any letter: the very bytes that were written, never regenerated. It is not signed and is no avis;
what it says comes from the register. A duplicate is the stored file itself (``AvisDesk.hand_over``): nothing is laid
out again, the notice only names its hash.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from reviewer.avis.avis import Avis, RegisterEventKind
from reviewer.avis.notice import NOTICED_STATES, NoticeContent, NoticeKind
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act, AvisState
from reviewer.dossier.people import Actor
from reviewer.errors import RuleViolation
from reviewer.readings import ReadPart
from reviewer.services.avis import parse_number
from reviewer.services.changes import Changes
from reviewer.services.clock import QUEBEC
from reviewer.services.correspondence import addressee
from reviewer.services.desk import Desk
from reviewer.services.effective import effective_request
from reviewer.services.ports import NoticePrinter, UnitOfWork
from reviewer.services.records import Letter


class NoticeNotForThisState(RuleViolation):
    """Only a revoked avis has a notice of revocation, and a revoked or replaced one gives no duplicate."""

    def __init__(self, number: str, kind: NoticeKind, state: AvisState) -> None:
        super().__init__(number, kind, state)
        self.number = number
        self.kind = kind
        self.state = state


class NoNoticeWording(RuleViolation):
    """The programme has no wording for this kind of notice."""

    def __init__(self, kind: NoticeKind) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePreview:
    """A notice as it would be written now, marked as a draft."""

    pdf: bytes


@dataclass(frozen=True, slots=True)
class Notices:
    """Use cases of notices."""

    desk: Desk
    printer: NoticePrinter

    def preview(self, number: str, kind: NoticeKind) -> NoticePreview:
        """Return the notice that would be written now. Changes nothing."""
        actor = self.desk.require(Act.WRITE_NOTICE)
        with self.desk.store.read() as work:
            avis = work.register.get(parse_number(number))
            content, _ = self._content(work, avis, kind, actor)
        self.desk.note_read(avis.dossier_id, ReadPart.LETTER)
        return NoticePreview(pdf=self.printer.render_notice(content, draft=True))

    def write(self, number: str, kind: NoticeKind) -> Changes:
        """Write a notice and keep it among the dossier's letters; the journal has its hash."""
        with self.desk.permitted(Act.WRITE_NOTICE) as (work, actor):
            now = self.desk.now()
            avis = work.register.get(parse_number(number))
            dossier = work.dossiers.get(avis.dossier_id)
            dossier.advance(Act.WRITE_NOTICE, actor, self.desk.today())
            content, to = self._content(work, avis, kind, actor)
            letter = Letter(
                id=str(uuid4()),
                dossier_id=dossier.id,
                kind=kind,
                wording_id=content.wording_id,
                made_at=now,
                made_by=actor.id,
                pdf_sha256=work.blobs.put(self.printer.render_notice(content, draft=False)),
                filename=self.printer.notice_filename(content),
                email=self.printer.notice_email(content, to),
            )
            work.letters.add(letter)
            details = {
                "letter": kind.value,
                "letter_id": letter.id,
                "pdf_sha256": letter.pdf_sha256,
                "wording": letter.wording_id,
                "number": content.avis_number,
            }
            work.commit(actor, now, Event(name="letter_written", dossier_id=dossier.id, details=details))
        return Changes(
            dossiers=frozenset({dossier.id}),
            avis=frozenset({content.avis_number}),
            message="letter_written",
            facts={"reference": dossier.reference},
        )

    def _content(
        self, work: UnitOfWork, avis: Avis, kind: NoticeKind, actor: Actor
    ) -> tuple[NoticeContent, str | None]:
        """Return what the notice says, and the e-mail address that it goes to."""
        today = self.desk.today()
        state = avis.state_on(today)
        if state not in NOTICED_STATES[kind]:
            raise NoticeNotForThisState(str(avis.number), kind, state)
        dossier = work.dossiers.get(avis.dossier_id)
        programme = self.desk.programme(dossier.programme_id)
        if kind.value not in programme.letters:
            raise NoNoticeWording(kind)
        contact, to = addressee(programme, effective_request(work, dossier))
        revoked = next((one for one in avis.events if one.kind is RegisterEventKind.REVOKED), None)
        said = avis.content
        content = NoticeContent(
            kind=kind,
            wording_id=programme.letters[kind.value],
            programme_id=programme.id,
            programme_name=said.programme_name,
            issuer=said.issuer,
            dossier_reference=dossier.reference,
            employer_name=said.employer_name,
            contact_name=contact,
            candidate_name=said.candidate_name,
            job_title=said.job_title,
            avis_number=str(avis.number),
            avis_issued_on=said.issued_on,
            avis_expires_on=said.expires_on,
            written_on=today,
            responsible_name=actor.name,
            responsible_function=work.people.get(actor.id).title or "",
            revoked_on=None if revoked is None else revoked.at.astimezone(QUEBEC).date(),
            reason="" if revoked is None else revoked.reason,
            pdf_sha256=avis.pdf_sha256 if kind is NoticeKind.DUPLICATE else None,
        )
        return content, to
