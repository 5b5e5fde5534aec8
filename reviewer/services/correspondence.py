"""Letters to whoever asked (employer, or candidate) on admissibility: requests for complements and preliminary notices.

A letter is written once, kept as the very bytes that were written, and never regenerated; a later one is a new one.
None is signed, none is the committee's avis (domain facts, 2.1 and question 16).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from reviewer.admissibility.letter import (
    EmailText,
    LetterContent,
    LetterKind,
    asked_documents,
    asked_facts,
    criteria_not_met,
)
from reviewer.admissibility.override import CriterionOverride, checked_overrides
from reviewer.admissibility.precheck import precheck
from reviewer.dossier.business_days import add_business_days
from reviewer.dossier.correction import FactCorrection, standing, with_corrections
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act, DossierState, require_role
from reviewer.dossier.people import Actor
from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import RuleViolation
from reviewer.programme.checklist import checklist
from reviewer.programme.model import Applicant, Programme
from reviewer.readings import ReadPart
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.ports import LetterPrinter, UnitOfWork
from reviewer.services.records import AdmissibilityDecision, Letter, PrecheckRecord
from reviewer.services.views import LetterPreview

_DECIDED_IN = {
    DossierState.INCOMPLETE: AdmissibilityDecision.COMPLEMENTS,
    DossierState.INADMISSIBLE: AdmissibilityDecision.INADMISSIBLE,
    DossierState.ADMISSIBLE: AdmissibilityDecision.ADMISSIBLE,
}


class NothingToAsk(RuleViolation):
    """No document and no fact is missing, and the coordinator adds nothing: there is nothing to ask the employer."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class NoLetterForThis(RuleViolation):
    """The programme has no wording for this kind of letter."""

    def __init__(self, kind: LetterKind) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOptions:
    """What the coordinator chooses for a letter. None: everything that is missing.

    ``documents``: the kinds to ask for; ``facts``: the paths to ask for; ``message``: printed under its own heading.
    """

    documents: frozenset[str] | None = None
    facts: frozenset[str] | None = None
    message: str = ""


EVERYTHING = LetterOptions()


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Use cases of letters."""

    desk: Desk
    printer: LetterPrinter

    # --- reading ---------------------------------------------------------------------------------------------

    def letter_bytes(self, letter_id: str) -> bytes:
        """Return the very bytes of the PDF that was written."""
        self.desk.require(Act.READ_LETTERS)
        with self.desk.store.read() as work:
            letter = work.letters.get(letter_id)
            content = work.blobs.get(letter.pdf_sha256)
        self.desk.note_read(letter.dossier_id, ReadPart.LETTER, item=letter.id)
        return content

    def email_text(self, letter_id: str) -> EmailText:
        """Return the plain text that goes with a letter."""
        self.desk.require(Act.READ_LETTERS)
        with self.desk.store.read() as work:
            letter = work.letters.get(letter_id)
        self.desk.note_read(letter.dossier_id, ReadPart.LETTER, item=letter.id)
        return letter.email

    def preview(
        self,
        dossier_id: str,
        decision: AdmissibilityDecision,
        overrides: Sequence[CriterionOverride] = (),
        *,
        options: LetterOptions = EVERYTHING,
    ) -> LetterPreview:
        """Return the letter that a decision would write now, marked as a draft. Changes nothing."""
        actor = self.desk.require(Act.WRITE_LETTER)
        with self.desk.store.read() as work:
            dossier = work.dossiers.get(dossier_id)
            corrections = standing(work.corrections.of(dossier_id))
            programme = self.desk.programme_with_wages(work, dossier.programme_id)
        today = self.desk.today()
        result = precheck(with_corrections(dossier.request, corrections), today, programme)
        record = PrecheckRecord(
            dossier_id=dossier.id,
            request_version=dossier.current.number,
            precheck=result,
            decision=decision,
            reason="",
            decided_by=actor.id,
            decided_at=self.desk.now(),
            overrides=checked_overrides(result, overrides),
            corrections=corrections,
        )
        content = self._content(dossier, record, actor, today, options)
        self.desk.note_read(dossier.id, ReadPart.LETTER)
        return LetterPreview(
            pdf=self.printer.render_letter(content, draft=True),
            email=self.printer.email(content, self._to(dossier, corrections)),
            content=content,
        )

    # --- writing ---------------------------------------------------------------------------------------------

    def write(self, dossier_id: str, options: LetterOptions = EVERYTHING) -> Changes:
        """Write the letter of the decision in which the dossier stands: a preliminary notice, or complements again.

        It says what was decided then, on the facts of then; only its date, and the day to answer by, are today's.
        """
        with self.desk.permitted(Act.WRITE_LETTER) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now = self.desk.now()
            advanced = dossier.advance(Act.WRITE_LETTER, actor, self.desk.today())
            record = work.prechecks.of(dossier_id)[-1]
            if record.decision is not _DECIDED_IN[dossier.state]:
                raise NoLetterForThis(LetterKind(record.decision.value))
            known = {one.path for one in standing(work.corrections.of(dossier_id))}
            event = self.put(work, dossier, record, actor, options, known=known)
            work.dossiers.save(advanced)
            work.commit(actor, now, event)
        return Changes.of_dossier(dossier, "letter_written")

    def put(
        self,
        work: UnitOfWork,
        dossier: Dossier,
        record: PrecheckRecord,
        actor: Actor,
        options: LetterOptions,
        *,
        known: Collection[str] = (),
    ) -> Event:
        """Write a letter inside somebody else's transaction and return its event (``Triage.decide``).

        ``known``: paths of facts that were settled since the decision, which are asked for no more. Raises
        ``ActNotPermitted`` where the actor writes no letters, whatever the other act was.
        """
        require_role(Act.WRITE_LETTER, actor.roles)
        now, today = self.desk.now(), self.desk.today()
        content = self._content(dossier, record, actor, today, options, known)
        letter = Letter(
            id=str(uuid4()),
            dossier_id=dossier.id,
            kind=content.kind,
            wording_id=content.wording_id,
            made_at=now,
            made_by=actor.id,
            pdf_sha256=work.blobs.put(self.printer.render_letter(content, draft=False)),
            filename=self.printer.filename(content),
            email=self.printer.email(content, self._to(dossier, record.corrections)),
            due_on=content.due_on,
        )
        work.letters.add(letter)
        details = {
            "letter": letter.kind.value,
            "letter_id": letter.id,
            "pdf_sha256": letter.pdf_sha256,
            "wording": letter.wording_id,
            "due_on": None if letter.due_on is None else letter.due_on.isoformat(),
        }
        return Event(name="letter_written", dossier_id=dossier.id, details=details)

    def has_wording(self, programme_id: str, decision: AdmissibilityDecision) -> bool:
        """Tell whether the programme has a letter for a decision."""
        return decision.value in self.desk.programme(programme_id).letters

    # --- inside ----------------------------------------------------------------------------------------------

    def _to(self, dossier: Dossier, corrections: Collection[FactCorrection]) -> str | None:
        request = with_corrections(dossier.request, corrections)
        return addressee(self.desk.programme(dossier.programme_id), request)[1]

    def _content(
        self,
        dossier: Dossier,
        record: PrecheckRecord,
        actor: Actor,
        today: date,
        options: LetterOptions,
        known: Collection[str] = (),
    ) -> LetterContent:
        programme = self.desk.programme(dossier.programme_id)
        kind = LetterKind(record.decision.value)
        if kind.value not in programme.letters:
            raise NoLetterForThis(kind)
        version = dossier.versions[record.request_version - 1]
        request = with_corrections(version.request, record.corrections)
        asks = kind is LetterKind.COMPLEMENTS
        documents = checklist(programme, request, version.attachments).missing if asks else ()
        waiting = asked_facts(record.criteria, options.facts) if asks else ()
        facts = tuple(one for one in waiting if one.path not in known)
        criteria = criteria_not_met(record.criteria) if kind is LetterKind.INADMISSIBLE else ()
        message = options.message.strip()
        asked = asked_documents(documents, options.documents)
        if asks and not (asked or facts or message):
            raise NothingToAsk(dossier.reference)
        days = programme.complement_days.value if asks and programme.complement_days is not None else None
        by_employer = programme.applicant is Applicant.EMPLOYER
        return LetterContent(
            kind=kind,
            wording_id=programme.letters[kind.value],
            programme_id=programme.id,
            programme_name=programme.name,
            issuer=programme.issuer,
            dossier_reference=dossier.reference,
            employer_name=request.employer.legal_name if by_employer else None,
            contact_name=addressee(programme, request)[0],
            candidate_name=request.candidate.full_name,
            job_title=request.job.title if by_employer else None,
            workplace=request.job.workplace_municipality if by_employer else None,
            substream=programme.substream_label(request),
            written_on=today,
            as_of=record.precheck.as_of,
            reference_date=record.precheck.reference_date,
            rules_id=record.precheck.rules,
            responsible_name=actor.name,
            due_on=None if days is None else add_business_days(today, days),
            due_days=days,
            documents=asked,
            facts=facts,
            criteria=criteria,
            message=message,
            reason=record.reason if kind is LetterKind.INADMISSIBLE and not criteria else "",
        )


def addressee(programme: Programme, request: EvaluationRequest) -> tuple[str | None, str | None]:
    """Return the name and the e-mail address of whom a letter is for: the employer's contact, or the candidate."""
    if programme.applicant is Applicant.CANDIDATE:
        return request.candidate.full_name or None, request.candidate.email
    contact = request.employer.contact
    return (None, None) if contact is None else (contact.name, contact.email)
