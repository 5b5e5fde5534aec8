"""From a decision to a signed avis, and its life in the register.

Four eyes: one drafts, another validates, a third who had no other part signs. A number is taken, the page laid out,
signed and stored in one transaction that holds the series: there is either no avis or a whole one, and no hole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from reviewer.avis.avis import Avis, AvisDraft, ReasonMissing, RegisterEvent, RegisterEventKind
from reviewer.avis.content import AvisContent, PrintedFinding
from reviewer.avis.falling import late_filing
from reviewer.avis.numbering import AvisNumber
from reviewer.committee.deliberation import Decision
from reviewer.committee.grid import ScoringGrid
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Event
from reviewer.dossier.folding import fold_organisation, fold_words
from reviewer.dossier.french import format_date
from reviewer.dossier.lifecycle import Act, AvisState, DossierState, Role
from reviewer.dossier.people import Actor, Part, Person, require_separate_hands
from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import ConflictingChange, NotFound, RuleViolation
from reviewer.programme.model import Applicant
from reviewer.readings import ReadPart
from reviewer.services.cancelling import destroy_pending
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.effective import effective_request
from reviewer.services.ports import AvisPrinter, UnitOfWork
from reviewer.services.ports.pieces import Piece
from reviewer.services.validity import last_day, require_chosen
from reviewer.services.views import AvisFile

_ACT_OF = {
    RegisterEventKind.SUSPENDED: Act.SUSPEND_AVIS,
    RegisterEventKind.LIFTED: Act.LIFT_SUSPENSION,
    RegisterEventKind.REVOKED: Act.REVOKE_AVIS,
}


class CertificateOfSomebodyElse(RuleViolation):
    """The key that was opened belongs to another person than the one who signs."""

    def __init__(self, certificate: str, signatory: str) -> None:
        super().__init__(certificate, signatory)
        self.certificate = certificate
        self.signatory = signatory


class NoSignatoryLeft(RuleViolation):
    """Nobody with the signatory's role is free of any other part in this dossier."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class AvisNotReplaceable(RuleViolation):
    """Only an avis in force or suspended can be replaced by another."""

    def __init__(self, number: str, state: AvisState) -> None:
        super().__init__(number, state)
        self.number = number
        self.state = state


class AvisOfSomebodyElse(RuleViolation):
    """The avis to be replaced is not about the same candidate."""

    def __init__(self, number: str, candidate: str) -> None:
        super().__init__(number, candidate)
        self.number = number
        self.candidate = candidate


@dataclass(frozen=True, slots=True)
class AvisDesk:
    """Use cases of the avis."""

    desk: Desk
    printer: AvisPrinter

    # --- before the signature --------------------------------------------------------------------------------

    def draft(self, dossier_id: str, *, replaces: str | None = None, replacement_reason: str = "") -> Changes:
        """Draft the avis of a decided dossier. ``replaces``: the number of the avis that it supersedes, and why."""
        with self.desk.permitted(Act.DRAFT_AVIS) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now, today = self.desk.moment()
            advanced = dossier.advance(Act.DRAFT_AVIS, actor, today, Part.DRAFTED)
            request = effective_request(work, dossier)
            if replaces is None:
                replaces, replacement_reason = _given_before(work, dossier, replacement_reason, today)
            if replaces is not None:
                replaces = str(require_replaceable(work, dossier, request, replaces, today).number)
                if not replacement_reason.strip():
                    raise ReasonMissing(replaces)
            content = self._content(work, advanced, request, replaces, today)
            self.printer.check(content)
            work.register.save_draft(
                AvisDraft(
                    dossier_id=dossier.id,
                    content=content,
                    drafted_by=actor.id,
                    drafted_at=now,
                    replacement_reason=replacement_reason.strip(),
                )
            )
            work.dossiers.save(advanced)
            work.commit(
                actor, now, Event(name="avis_drafted", dossier_id=dossier.id, details={"replaces": replaces})
            )
        late = late_filing(request.planned_dsp_on, content.expires_on)
        if late is None:
            return Changes.of_dossier(dossier, "avis_drafted")
        return Changes(
            dossiers=frozenset({dossier.id}),
            message="avis_drafted_late",
            facts={
                "reference": dossier.reference,
                "planned_on": format_date(late.planned_on),
                "expires_on": format_date(late.expires_on),
            },
        )

    def sheet(self, dossier_id: str) -> Callable[[], bytes]:
        """Return what makes the printed sheet: the draft as a PDF marked as such, or the issued bytes.

        Making it takes long, and asks nothing more of whoever acts: who wants to show the rest first makes it later.
        """
        self.desk.require(Act.READ_REGISTER)
        with self.desk.store.read() as work:
            work.gather((dossier_id,), Piece.REQUEST, Piece.DRAFT, Piece.AVIS, Piece.EXPERTS)
            issued = work.register.of_dossier(dossier_id)
            under_way = work.dossiers.get(dossier_id).state in {DossierState.DRAFTED, DossierState.VALIDATED}
            if issued is not None and not under_way:
                made = partial(self._issued, issued.pdf_sha256)
            else:
                made = partial(self.printer.render, work.register.draft_of(dossier_id).content, draft=True)
        self.desk.note_read(dossier_id, ReadPart.AVIS)
        return made

    def return_draft(self, dossier_id: str, reason: str) -> Changes:
        """Send a draft back to be drafted again."""
        with self.desk.permitted(Act.RETURN_DRAFT) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            advanced = dossier.advance(Act.RETURN_DRAFT, actor, self.desk.today())
            if not reason.strip():
                raise ReturnReasonMissing(dossier.reference)
            parts = frozenset(
                (part, person)
                for part, person in advanced.parts
                if part not in {Part.DRAFTED, Part.VALIDATED, Part.SIGNED}
            )
            now = self.desk.now()
            destroyed = destroy_pending(work, dossier)
            take_draft_away(work, dossier_id)
            work.dossiers.save(replace(advanced, parts=parts))
            event = Event(name="draft_returned", dossier_id=dossier.id, details={"reason": reason.strip()})
            work.commit(actor, now, *destroyed, event)
        return Changes.of_dossier(dossier, "draft_returned")

    def validate(self, dossier_id: str) -> Changes:
        """Validate a draft that somebody else made."""
        with self.desk.permitted(Act.VALIDATE_AVIS) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now = self.desk.now()
            advanced = dossier.advance(Act.VALIDATE_AVIS, actor, self.desk.today(), Part.VALIDATED)
            draft = draft_there(work, dossier_id)
            work.register.save_draft(replace(draft, validated_by=actor.id, validated_at=now))
            work.dossiers.save(advanced)
            work.commit(actor, now, Event(name="avis_validated", dossier_id=dossier.id))
        return Changes.of_dossier(dossier, "avis_validated")

    # --- the register ----------------------------------------------------------------------------------------

    def happen(self, number: str, kind: RegisterEventKind, reason: str) -> Changes:
        """Suspend, lift or revoke an avis, with a reason."""
        with self.desk.permitted(_ACT_OF[kind]) as (work, actor):
            now = self.desk.now()
            avis = work.register.get(parse_number(number))
            number = str(avis.number)
            event = RegisterEvent(kind=kind, at=now, by=actor.id, reason=reason.strip())
            work.register.save(avis.happen(event, self.desk.today()))
            details = {"number": number, "reason": reason.strip()}
            work.commit(
                actor, now, Event(name=f"avis_{kind.value}", dossier_id=avis.dossier_id, details=details)
            )
        return Changes(
            dossiers=frozenset({avis.dossier_id}),
            avis=frozenset({number}),
            message=f"avis_{kind.value}",
            facts={"number": number},
        )

    def hand_over(self, number: str) -> AvisFile:
        """Return the very bytes that were issued, to export them; the journal keeps who took them."""
        with self.desk.permitted(Act.EXPORT_AVIS) as (work, actor):
            now = self.desk.now()
            avis = work.register.get(parse_number(number))
            number = str(avis.number)
            content = work.blobs.get(avis.pdf_sha256)
            details = {"number": number}
            work.commit(actor, now, Event(name="avis_exported", dossier_id=avis.dossier_id, details=details))
        return AvisFile(number=number, filename=filename_of(avis), content=content)

    # --- inside ----------------------------------------------------------------------------------------------

    def _issued(self, sha256: str) -> bytes:
        with self.desk.store.read() as work:
            return work.blobs.get(sha256)

    def _content(
        self,
        work: UnitOfWork,
        dossier: Dossier,
        request: EvaluationRequest,
        replaces: str | None,
        today: date,
    ) -> AvisContent:
        programme = self.desk.programme(dossier.programme_id)
        signatory, *_ = free_signatories(work, dossier)
        second: Person | None = None
        if programme.countersigned:
            second, *_ = free_signatories(work, dossier, besides=signatory.id)
        deliberation = work.deliberations.get(dossier.id)
        decision = deliberation.decision
        if decision is None:
            raise NotFound("decision", dossier.id)
        records = work.prechecks.of(dossier.id)
        by_employer = programme.applicant is Applicant.EMPLOYER
        require_chosen(self.desk, work, programme)
        return AvisContent(
            number=None,
            programme_id=programme.id,
            programme_name=programme.name,
            issuer=programme.issuer,
            employer_name=request.employer.legal_name if by_employer else None,
            employer_neq=request.employer.neq if by_employer else None,
            candidate_name=request.candidate.full_name,
            job_title=request.job.title if by_employer else None,
            workplace=request.job.workplace_municipality if by_employer else None,
            substream=programme.substream_label(request),
            findings=_printed(self.desk.grid_by_id(work, programme.id, deliberation.grid_id), decision),
            favourable=decision.favourable,
            issued_on=today,
            expires_on=last_day(work, programme, today),
            rules_id=records[-1].precheck.rules,
            grid_id=deliberation.grid_id,
            wording_id=programme.wording_id,
            signatory_name=signatory.name,
            signatory_function=signatory.title or "",
            dossier_reference=dossier.reference,
            replaces=replaces,
            second_signatory_name=None if second is None else second.name,
            second_signatory_function=None if second is None else second.title or "",
        )


def draft_there(work: UnitOfWork, dossier_id: str) -> AvisDraft:
    """Return the draft of a dossier whose state says that there is one.

    On a server, a colleague may sign between the reading of the state and that of the draft: ``ConflictingChange``.
    """
    try:
        return work.register.draft_of(dossier_id)
    except NotFound as gone:
        raise ConflictingChange("dossier", dossier_id) from gone


def take_draft_away(work: UnitOfWork, dossier_id: str) -> None:
    """Remove the draft of a dossier that had one a moment ago; ``ConflictingChange`` where a colleague already did."""
    try:
        work.register.drop_draft(dossier_id)
    except NotFound as gone:
        raise ConflictingChange("dossier", dossier_id) from gone


def free_signatories(work: UnitOfWork, dossier: Dossier, besides: str = "") -> tuple[Person, ...]:
    """Return who may sign a dossier's avis: at least one, or ``NoSignatoryLeft``. ``besides``: not this person."""
    free = []
    for person in work.people.all():
        if not person.active or Role.SIGNATORY not in person.roles or person.id == besides:
            continue
        try:
            require_separate_hands(Act.SIGN_AVIS, Actor(person.id, person.name, person.roles), dossier.parts)
        except RuleViolation:
            continue
        free.append(person)
    if not free:
        raise NoSignatoryLeft(dossier.reference)
    return tuple(free)


def require_replaceable(
    work: UnitOfWork, dossier: Dossier, request: EvaluationRequest, number: str, today: date
) -> Avis:
    """Return the avis that the one of a dossier may supersede on a day; raise where it may not.

    ``request``: the dossier's, as corrected.
    """
    avis = work.register.get(parse_number(number))
    state = avis.state_on(today)
    again = work.deliberations.get(dossier.id).round > 1
    own = avis.dossier_id == dossier.id and not again
    if state not in {AvisState.IN_FORCE, AvisState.SUSPENDED} or own:
        raise AvisNotReplaceable(number, state)
    if fold_words(avis.content.candidate_name) != fold_words(request.candidate.full_name):
        raise AvisOfSomebodyElse(number, avis.content.candidate_name)
    return avis


def _given_before(work: UnitOfWork, dossier: Dossier, reason: str, today: date) -> tuple[str | None, str]:
    """Return the avis that a reconsidered dossier has already, to be superseded, and why where nobody says so."""
    request = work.deliberations.get(dossier.id).request
    before = work.register.of_dossier(dossier.id)
    if request is None or before is None:
        return None, reason
    if before.state_on(today) not in {AvisState.IN_FORCE, AvisState.SUSPENDED}:
        return None, reason
    return str(before.number), reason.strip() or request.reason


class ReturnReasonMissing(RuleViolation):
    """Whoever sends a draft back says why."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


def parse_number(text: str) -> AvisNumber:
    """Read a number as typed; raise ``NotFound`` where it cannot be one."""
    try:
        return AvisNumber.parse(text.strip().upper())
    except ValueError:
        raise NotFound("avis", text) from None


def _printed(grid: ScoringGrid, decision: Decision) -> tuple[PrintedFinding, ...]:
    return tuple(
        PrintedFinding(
            id=finding.id,
            label=finding.label,
            question=finding.question,
            answer=decision.verdicts[finding.id],
            reason=decision.reasons.get(finding.id, ""),
        )
        for finding in grid.findings
    )


def filename_of(avis: Avis) -> str:
    """Return the name under which an avis is exported: its number and who it is for."""
    who = avis.content.employer_name or avis.content.candidate_name
    safe = fold_organisation(who).replace(" ", "-")
    return f"{avis.number}_{safe}.pdf" if safe else f"{avis.number}.pdf"
