"""From a decision to a signed avis, and its life in the register.

Four eyes: one drafts, another validates, a third who had no other part signs. A number is taken, the page laid out,
signed and stored in one transaction that holds the series: there is either no avis or a whole one, and no hole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.avis.avis import Avis, AvisDraft, ReasonMissing, RegisterEvent, RegisterEventKind
from reviewer.avis.content import AvisContent, PrintedFinding
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.validity import expiry
from reviewer.committee.deliberation import Decision
from reviewer.committee.grid import ScoringGrid
from reviewer.dossier.correction import with_corrections
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Event
from reviewer.dossier.folding import fold_organisation, fold_words
from reviewer.dossier.lifecycle import Act, AvisState, Role
from reviewer.dossier.people import Actor, Part, Person, require_separate_hands
from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import NotFound, RuleViolation
from reviewer.programme.model import Applicant
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.ports import AvisPrinter, KeyRing, SigningKey, UnitOfWork
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
    keys: KeyRing

    # --- before the signature --------------------------------------------------------------------------------

    def draft(self, dossier_id: str, *, replaces: str | None = None, replacement_reason: str = "") -> Changes:
        """Draft the avis of a decided dossier. ``replaces``: the number of the avis that it supersedes, and why."""
        with self.desk.permitted(Act.DRAFT_AVIS) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now = self.desk.now()
            advanced = dossier.advance(Act.DRAFT_AVIS, actor, self.desk.today(), Part.DRAFTED)
            replaced = self._require_replaceable(work, dossier, replaces)
            replaces = None if replaced is None else str(replaced.number)
            if replaces is not None and not replacement_reason.strip():
                raise ReasonMissing(replaces)
            signatory = self._free_signatory(work, advanced)
            content = self._content(work, advanced, signatory, replaces)
            self.printer.render(content, draft=True)
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
        return self._changed(dossier, "avis_drafted")

    def preview(self, dossier_id: str) -> bytes:
        """Return the draft as a PDF marked as such, or the issued bytes where there are some."""
        self.desk.require(Act.READ_REGISTER)
        with self.desk.store.read() as work:
            issued = work.register.of_dossier(dossier_id)
            if issued is not None:
                return work.blobs.get(issued.pdf_sha256)
            content = work.register.draft_of(dossier_id).content
        return self.printer.render(content, draft=True)

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
                if part not in {Part.DRAFTED, Part.VALIDATED}
            )
            work.register.drop_draft(dossier_id)
            work.dossiers.save(replace(advanced, parts=parts))
            details = {"reason": reason.strip()}
            work.commit(
                actor, self.desk.now(), Event(name="draft_returned", dossier_id=dossier.id, details=details)
            )
        return self._changed(dossier, "draft_returned")

    def validate(self, dossier_id: str) -> Changes:
        """Validate a draft that somebody else made."""
        with self.desk.permitted(Act.VALIDATE_AVIS) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            now = self.desk.now()
            advanced = dossier.advance(Act.VALIDATE_AVIS, actor, self.desk.today(), Part.VALIDATED)
            draft = work.register.draft_of(dossier_id)
            work.register.save_draft(replace(draft, validated_by=actor.id, validated_at=now))
            work.dossiers.save(advanced)
            work.commit(actor, now, Event(name="avis_validated", dossier_id=dossier.id))
        return self._changed(dossier, "avis_validated")

    # --- the signature ---------------------------------------------------------------------------------------

    def open_key(self, path: Path, passphrase: str) -> SigningKey:
        """Open the signatory's key; it must be theirs and valid today. The passphrase is not kept."""
        actor = self.desk.require(Act.SIGN_AVIS)
        key = self.keys.open(path, passphrase)
        if fold_words(key.subject_name) != fold_words(actor.name):
            raise CertificateOfSomebodyElse(key.subject_name, actor.name)
        key.require_valid(self.desk.today())
        return key

    def sign(self, dossier_id: str, key: SigningKey) -> Changes:
        """Number, lay out, sign, store and register an avis: all of it or nothing."""
        with self.desk.permitted(Act.SIGN_AVIS) as (work, actor):
            if fold_words(key.subject_name) != fold_words(actor.name):
                raise CertificateOfSomebodyElse(key.subject_name, actor.name)
            today, now = self.desk.today(), self.desk.now()
            key.require_valid(today)
            dossier = work.dossiers.get(dossier_id)
            advanced = dossier.advance(Act.SIGN_AVIS, actor, today)
            programme = self.desk.programme(dossier.programme_id)
            draft = work.register.draft_of(dossier_id)
            signatory = work.people.get(actor.id)
            replaced = self._require_replaceable(work, dossier, draft.content.replaces)
            content = replace(
                draft.content,
                issued_on=today,
                expires_on=expiry(today, programme.validity_months.value, programme.ends_on),
                signatory_name=signatory.name,
                signatory_function=signatory.title or "",
            )
            number = work.register.next_number(programme.series, today.year)
            content = content.sealed(str(number))
            signed = key.sign(self.printer.render(content, draft=False), content, now)
            sha256 = work.blobs.put(signed)
            issue = RegisterEvent(kind=RegisterEventKind.ISSUED, at=now, by=actor.id)
            work.register.add(
                Avis(
                    number=number,
                    dossier_id=dossier.id,
                    content=content,
                    pdf_sha256=sha256,
                    state=AvisState.IN_FORCE,
                    events=(issue,),
                )
            )
            work.register.drop_draft(dossier_id)
            work.dossiers.save(advanced)
            details = {
                "number": str(number),
                "pdf_sha256": sha256,
                "expires_on": content.expires_on.isoformat(),
            }
            events = [Event(name="avis_signed", dossier_id=dossier.id, details=details)]
            if replaced is not None:
                superseded = RegisterEvent(
                    kind=RegisterEventKind.SUPERSEDED,
                    at=now,
                    by=actor.id,
                    reason=draft.replacement_reason,
                    reference=str(number),
                )
                work.register.save(replaced.happen(superseded, today))
                facts = {"number": str(replaced.number), "by": str(number)}
                events.append(Event(name="avis_superseded", dossier_id=replaced.dossier_id, details=facts))
            work.commit(actor, now, *events)
        also = () if replaced is None else (replaced,)
        return Changes(
            dossiers=frozenset({dossier.id, *(one.dossier_id for one in also)}),
            avis=frozenset({str(number), *(str(one.number) for one in also)}),
            message="avis_signed",
            facts={"reference": dossier.reference, "number": str(number)},
        )

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

    def hand_over(self, number: str, act: Act) -> AvisFile:
        """Return the very bytes that were issued, to print or export; the journal keeps who took them."""
        if act not in {Act.PRINT_AVIS, Act.EXPORT_AVIS}:
            raise ValueError(act)
        with self.desk.permitted(act) as (work, actor):
            now = self.desk.now()
            avis = work.register.get(parse_number(number))
            number = str(avis.number)
            content = work.blobs.get(avis.pdf_sha256)
            name = "avis_printed" if act is Act.PRINT_AVIS else "avis_exported"
            work.commit(actor, now, Event(name=name, dossier_id=avis.dossier_id, details={"number": number}))
        return AvisFile(
            number=number, filename=filename_of(avis), content=content, issued_at=avis.events[0].at
        )

    # --- inside ----------------------------------------------------------------------------------------------

    def _content(
        self, work: UnitOfWork, dossier: Dossier, signatory: Person, replaces: str | None
    ) -> AvisContent:
        programme = self.desk.programme(dossier.programme_id)
        deliberation = work.deliberations.get(dossier.id)
        decision = deliberation.decision
        if decision is None:
            raise NotFound("decision", dossier.id)
        records = work.prechecks.of(dossier.id)
        today = self.desk.today()
        request = _effective(work, dossier)
        by_employer = programme.applicant is Applicant.EMPLOYER
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
            findings=_printed(programme.grid_by_id(deliberation.grid_id), decision),
            favourable=decision.favourable,
            issued_on=today,
            expires_on=expiry(today, programme.validity_months.value, programme.ends_on),
            rules_id=records[-1].precheck.rules,
            grid_id=deliberation.grid_id,
            wording_id=programme.wording_id,
            signatory_name=signatory.name,
            signatory_function=signatory.title or "",
            dossier_reference=dossier.reference,
            replaces=replaces,
        )

    def _free_signatory(self, work: UnitOfWork, dossier: Dossier) -> Person:
        for person in work.people.all():
            if not person.active or Role.SIGNATORY not in person.roles:
                continue
            try:
                require_separate_hands(
                    Act.SIGN_AVIS, Actor(person.id, person.name, person.roles), dossier.parts
                )
            except RuleViolation:
                continue
            return person
        raise NoSignatoryLeft(dossier.reference)

    def _require_replaceable(self, work: UnitOfWork, dossier: Dossier, number: str | None) -> Avis | None:
        if number is None:
            return None
        avis = work.register.get(parse_number(number))
        state = avis.state_on(self.desk.today())
        if state not in {AvisState.IN_FORCE, AvisState.SUSPENDED} or avis.dossier_id == dossier.id:
            raise AvisNotReplaceable(number, state)
        if fold_words(avis.content.candidate_name) != fold_words(
            _effective(work, dossier).candidate.full_name
        ):
            raise AvisOfSomebodyElse(number, avis.content.candidate_name)
        return avis

    def _changed(self, dossier: Dossier, message: str) -> Changes:
        return Changes(
            dossiers=frozenset({dossier.id}), message=message, facts={"reference": dossier.reference}
        )


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


def _effective(work: UnitOfWork, dossier: Dossier) -> EvaluationRequest:
    """Return the request that the avis is about: as declared, with the facts that a coordinator corrected."""
    return with_corrections(dossier.request, work.corrections.of(dossier.id))


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
