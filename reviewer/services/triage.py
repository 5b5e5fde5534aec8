"""Admissibility: the precheck proposes, a named coordinator decides.

No request is refused by the program alone (P-39.1, a. 12.1): every outcome is somebody's act, frozen with the inputs,
rule set and date that it was taken on. Going against the precheck needs a reason; both stay visible.
"""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import Precheck, PrecheckOutcome
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Part
from reviewer.errors import RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.records import AdmissibilityDecision, PrecheckRecord

_ACTS = {
    AdmissibilityDecision.ADMISSIBLE: Act.FIND_ADMISSIBLE,
    AdmissibilityDecision.INADMISSIBLE: Act.FIND_INADMISSIBLE,
    AdmissibilityDecision.COMPLEMENTS: Act.ASK_COMPLEMENTS,
}

_AGREES = {
    (AdmissibilityDecision.ADMISSIBLE, PrecheckOutcome.ADMISSIBLE),
    (AdmissibilityDecision.INADMISSIBLE, PrecheckOutcome.NOT_ADMISSIBLE),
}


class ReasonRequired(RuleViolation):
    """The decision goes against the precheck, or asks something of the employer: it needs a reason."""

    def __init__(self, decision: AdmissibilityDecision, outcome: PrecheckOutcome) -> None:
        super().__init__(decision, outcome)
        self.decision = decision
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class Triage:
    """Use cases of admissibility."""

    desk: Desk

    def propose(self, dossier: Dossier) -> Precheck:
        """Return what the rules say of a dossier's newest request today. Changes nothing."""
        return precheck(dossier.request, self.desk.today(), self.desk.programme(dossier.programme_id))

    def decide(
        self, dossier_id: str, decision: AdmissibilityDecision, *, request_version: int, reason: str = ""
    ) -> Changes:
        """Decide on admissibility. ``request_version``: the version that the person had before their eyes."""
        act = _ACTS[decision]
        with self.desk.permitted(act) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            dossier.require_seen(request_version)
            advanced = dossier.advance(act, actor, self.desk.today(), Part.TRIAGED)
            proposal = self.propose(dossier)
            if (decision, proposal.outcome) not in _AGREES and not reason.strip():
                raise ReasonRequired(decision, proposal.outcome)
            now = self.desk.now()
            work.prechecks.add(
                PrecheckRecord(
                    dossier_id=dossier.id,
                    request_version=dossier.current.number,
                    precheck=proposal,
                    decision=decision,
                    reason=reason.strip(),
                    decided_by=actor.id,
                    decided_at=now,
                )
            )
            work.dossiers.save(advanced)
            details = {
                "decision": decision.value,
                "precheck": proposal.outcome.value,
                "rules": proposal.rules,
                "request_version": dossier.current.number,
                "overridden": (decision, proposal.outcome) not in _AGREES,
            }
            work.commit(
                actor, now, Event(name="admissibility_decided", dossier_id=dossier.id, details=details)
            )
        return Changes(
            dossiers=frozenset({dossier_id}),
            message=f"decided_{decision.value}",
            facts={"reference": dossier.reference},
        )

    def record_complements(self, dossier_id: str) -> Changes:
        """Note that the employer has answered: the dossier is back for triage."""
        with self.desk.permitted(Act.RECORD_COMPLEMENTS) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            work.dossiers.save(dossier.advance(Act.RECORD_COMPLEMENTS, actor, self.desk.today()))
            work.commit(actor, self.desk.now(), Event(name="complements_received", dossier_id=dossier.id))
        return Changes(
            dossiers=frozenset({dossier_id}),
            message="complements_received",
            facts={"reference": dossier.reference},
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
            work.commit(
                actor, self.desk.now(), Event(name="withdrawn", dossier_id=dossier.id, details=details)
            )
        return Changes(
            dossiers=frozenset({dossier_id}), message="withdrawn", facts={"reference": dossier.reference}
        )


class WithdrawalReasonMissing(RuleViolation):
    """A withdrawal needs its reason: who asked for it, and when."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference
