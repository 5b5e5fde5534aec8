"""Admissibility: the precheck proposes, a named coordinator decides.

No request is refused by the program alone (P-39.1, a. 12.1): every outcome is somebody's act, frozen with the inputs,
rule set and date that it was taken on. Going against the precheck needs a reason; both stay visible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.admissibility.comparison import differences
from reviewer.admissibility.override import CriterionOverride, checked_overrides, decided_outcome
from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import Precheck, PrecheckOutcome
from reviewer.dossier.correction import standing, with_corrections
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Part
from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import NotFound, RuleViolation
from reviewer.readings import ReadPart
from reviewer.services.cancelling import cancel_number
from reviewer.services.changes import Changes, Undo
from reviewer.services.correspondence import EVERYTHING, Correspondence, LetterOptions
from reviewer.services.desk import Desk
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.pieces import Piece
from reviewer.services.records import ACT_OF, PROPOSED, AdmissibilityDecision, PrecheckRecord
from reviewer.services.views import Rerun


class ReasonRequired(RuleViolation):
    """The decision goes against the precheck, or asks something of the employer: it needs a reason."""

    def __init__(self, decision: AdmissibilityDecision, outcome: PrecheckOutcome) -> None:
        super().__init__(decision, outcome)
        self.decision = decision
        self.outcome = outcome


class PrecheckChangedSince(RuleViolation):
    """The precheck on the screen is no longer what the rules say: a fact was corrected, or the day is another."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


@dataclass(frozen=True, slots=True)
class Triage:
    """Use cases of admissibility."""

    desk: Desk
    correspondence: Correspondence

    def propose(self, work: UnitOfWork, programme_id: str, effective: EvaluationRequest) -> Precheck:
        """Return what the rules of a programme say today of a request, as corrected. Changes nothing."""
        return precheck(effective, self.desk.today(), self.desk.programme_with_wages(work, programme_id))

    def decide(
        self,
        dossier_id: str,
        decision: AdmissibilityDecision,
        *,
        request_version: int,
        reason: str = "",
        overrides: Sequence[CriterionOverride] = (),
        seen: Precheck | None = None,
        letter: LetterOptions = EVERYTHING,
    ) -> Changes:
        """Decide on admissibility; asking for complements writes the letter in the same transaction.

        ``request_version``: the version that the person had before their eyes; ``seen``: the precheck likewise.
        ``overrides``: criteria that the person decides otherwise than the precheck, each with a reason. ``reason``: due
        where the decision does not follow from the criteria as decided, or asks for complements. ``letter``: what the
        letter asks and adds.
        """
        act = ACT_OF[decision]
        with self.desk.permitted(act) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            dossier.require_seen(request_version)
            advanced = dossier.advance(act, actor, self.desk.today(), Part.TRIAGED)
            corrections = standing(work.corrections.of(dossier_id))
            proposal = self.propose(
                work, dossier.programme_id, with_corrections(dossier.request, corrections)
            )
            if seen is not None and (seen.rules, seen.criteria) != (proposal.rules, proposal.criteria):
                raise PrecheckChangedSince(dossier.reference)
            overrides = checked_overrides(proposal, overrides)
            outcome = decided_outcome(proposal, overrides)
            asks = decision is AdmissibilityDecision.COMPLEMENTS
            agrees = decision is PROPOSED[outcome] and not asks
            if not agrees and not reason.strip():
                raise ReasonRequired(decision, outcome)
            now = self.desk.now()
            record = PrecheckRecord(
                dossier_id=dossier.id,
                request_version=dossier.current.number,
                precheck=proposal,
                decision=decision,
                reason=reason.strip(),
                decided_by=actor.id,
                decided_at=now,
                overrides=overrides,
                corrections=corrections,
            )
            work.prechecks.add(record)
            work.dossiers.save(advanced)
            details = {
                "decision": decision.value,
                "precheck": proposal.outcome.value,
                "outcome": outcome.value,
                "rules": proposal.rules,
                "request_version": dossier.current.number,
                "overridden": bool(overrides) or not agrees,
                "overrides": ", ".join(one.criterion_id for one in overrides),
                "corrections": len(corrections),
            }
            written = []
            if asks and self.correspondence.has_wording(dossier.programme_id, decision):
                written.append(self.correspondence.put(work, dossier, record, actor, letter))
            work.commit(
                actor,
                now,
                *written,
                Event(name="admissibility_decided", dossier_id=dossier.id, details=details),
            )
        return Changes.of_dossier(
            dossier,
            f"decided_{decision.value}",
            undo=None
            if decision is AdmissibilityDecision.INADMISSIBLE
            else Undo(dossier_id, "admissibility_decided"),
        )

    def rerun(self, dossier_id: str) -> Rerun:
        """Return where what the last decision's precheck would say today differs. Changes nothing.

        On the request and the corrections that were decided on. Staff only.
        """
        self.desk.require_staff(Act.READ_DOSSIER)
        with self.desk.store.read() as work:
            pieces = (Piece.REQUEST, Piece.PRECHECKS, Piece.CORRECTIONS, Piece.EXPERTS, Piece.WAGES)
            work.gather((dossier_id,), *pieces)
            dossier = work.dossiers.get(dossier_id)
            records = work.prechecks.of(dossier_id)
            programme = self.desk.programme_with_wages(work, dossier.programme_id)
        if not records:
            raise NotFound("precheck", dossier.reference)
        record = records[-1]
        declared = dossier.versions[record.request_version - 1].request
        request = with_corrections(declared, record.corrections)
        self.desk.note_read(dossier.id, ReadPart.REQUEST)
        today = precheck(request, self.desk.today(), programme)
        return Rerun(differences=differences(record.precheck, today))

    def record_complements(self, dossier_id: str) -> Changes:
        """Note that the employer has answered: the dossier is back for triage."""
        with self.desk.permitted(Act.RECORD_COMPLEMENTS) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            work.dossiers.save(dossier.advance(Act.RECORD_COMPLEMENTS, actor, self.desk.today()))
            work.commit(actor, self.desk.now(), Event(name="complements_received", dossier_id=dossier.id))
        return Changes.of_dossier(
            dossier,
            "complements_received",
            undo=Undo(dossier_id, "complements_received"),
        )

    def withdraw(self, dossier_id: str, reason: str) -> Changes:
        """Close an open dossier at the employer's request; everything said so far is kept."""
        with self.desk.permitted(Act.WITHDRAW) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            withdrawn = dossier.advance(Act.WITHDRAW, actor, self.desk.today())
            if not reason.strip():
                raise WithdrawalReasonMissing(dossier.reference)
            work.dossiers.save(withdrawn)
            details = {"reason": reason.strip(), "from": dossier.state.value}
            now = self.desk.now()
            cancelled = cancel_number(work, dossier, actor, now, reason.strip())
            withdrawn_event = Event(name="withdrawn", dossier_id=dossier.id, details=details)
            work.commit(actor, now, withdrawn_event, *cancelled)
        return Changes.of_dossier(dossier, "withdrawn")


class WithdrawalReasonMissing(RuleViolation):
    """A withdrawal needs its reason: who asked for it, and when."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference
