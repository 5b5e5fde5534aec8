"""Icon and tone of each state: one place, so that a state looks the same wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.admissibility.verdict import CriterionOutcome, PrecheckOutcome
from reviewer.committee.conflicts import Strength
from reviewer.dossier.lifecycle import Act, AvisState, DossierState
from reviewer.outbox.message import MessageState
from reviewer.services.views import IntakeOutcome
from ui.theme.tokens import ToneName


@dataclass(frozen=True, slots=True)
class Sign:
    """How a code is shown beside its word."""

    icon: str
    tone: ToneName


_T = ToneName

DOSSIER: dict[DossierState, Sign] = {
    DossierState.RECEIVED: Sign("inbox", _T.INFO),
    DossierState.INCOMPLETE: Sign("hourglass", _T.WARNING),
    DossierState.INADMISSIBLE: Sign("circle-x", _T.DANGER),
    DossierState.ADMISSIBLE: Sign("circle-check", _T.INFO),
    DossierState.IN_REVIEW: Sign("users", _T.COMMITTEE),
    DossierState.CONCERTATION: Sign("messages-square", _T.COMMITTEE),
    DossierState.THIRD_REVIEW: Sign("scale", _T.COMMITTEE),
    DossierState.DECIDED: Sign("gavel", _T.WARNING),
    DossierState.DRAFTED: Sign("file-pen", _T.WARNING),
    DossierState.VALIDATED: Sign("file-check", _T.INFO),
    DossierState.ISSUED: Sign("stamp", _T.SUCCESS),
    DossierState.WITHDRAWN: Sign("undo-2", _T.NEUTRAL),
}

AVIS: dict[AvisState, Sign] = {
    AvisState.IN_FORCE: Sign("shield-check", _T.SUCCESS),
    AvisState.SUSPENDED: Sign("circle-pause", _T.WARNING),
    AvisState.EXPIRED: Sign("clock", _T.NEUTRAL),
    AvisState.REVOKED: Sign("ban", _T.DANGER),
    AvisState.SUPERSEDED: Sign("replace", _T.NEUTRAL),
    AvisState.NOT_YET: Sign("hourglass", _T.NEUTRAL),
}

CRITERION: dict[CriterionOutcome, Sign] = {
    CriterionOutcome.MET: Sign("circle-check", _T.SUCCESS),
    CriterionOutcome.NOT_MET: Sign("circle-x", _T.DANGER),
    CriterionOutcome.TO_VERIFY: Sign("circle-help", _T.WARNING),
    CriterionOutcome.NOT_APPLICABLE: Sign("circle-dashed", _T.NEUTRAL),
}

PRECHECK: dict[PrecheckOutcome, Sign] = {
    PrecheckOutcome.ADMISSIBLE: Sign("circle-check", _T.SUCCESS),
    PrecheckOutcome.NOT_ADMISSIBLE: Sign("circle-x", _T.DANGER),
    PrecheckOutcome.TO_VERIFY: Sign("circle-help", _T.WARNING),
}

INTAKE: dict[IntakeOutcome, Sign] = {
    IntakeOutcome.TAKEN_IN: Sign("circle-check", _T.SUCCESS),
    IntakeOutcome.UNCHANGED: Sign("circle-dashed", _T.NEUTRAL),
    IntakeOutcome.NEW_VERSION: Sign("replace", _T.INFO),
    IntakeOutcome.QUARANTINED: Sign("shield-alert", _T.WARNING),
    IntakeOutcome.SET_ASIDE: Sign("circle-x", _T.NEUTRAL),
    IntakeOutcome.EXAMPLE: Sign("circle-dashed", _T.NEUTRAL),
}

MESSAGE: dict[MessageState, Sign] = {
    MessageState.UNKNOWN: Sign("circle-help", _T.DANGER),
    MessageState.FAILED: Sign("circle-x", _T.DANGER),
    MessageState.DRAFTED: Sign("file-pen", _T.WARNING),
    MessageState.QUEUED: Sign("hourglass", _T.INFO),
    MessageState.SENDING: Sign("send", _T.INFO),
    MessageState.SENT: Sign("circle-check", _T.SUCCESS),
    MessageState.SET_ASIDE: Sign("archive", _T.NEUTRAL),
}
"""In the order of what asks for somebody."""

CONFLICT: dict[Strength, Sign] = {
    Strength.BLOCKING: Sign("ban", _T.DANGER),
    Strength.TO_DECIDE: Sign("circle-help", _T.WARNING),
    Strength.HINT: Sign("info", _T.NEUTRAL),
}

ANSWER: dict[bool, Sign] = {True: Sign("circle-check", _T.SUCCESS), False: Sign("circle-x", _T.DANGER)}

ACT: dict[Act, str] = {
    Act.FIND_ADMISSIBLE: "circle-check",
    Act.FIND_INADMISSIBLE: "circle-x",
    Act.ASK_COMPLEMENTS: "message-square",
    Act.RECORD_COMPLEMENTS: "paperclip",
    Act.WITHDRAW: "undo-2",
    Act.ASSIGN: "users",
    Act.START_REVIEW: "users",
    Act.RECUSE: "user-x",
    Act.DECLINE_SEAT: "user-x",
    Act.DECLARE_INTERESTS: "user-check",
    Act.SAVE_EVALUATION: "clipboard-check",
    Act.SUBMIT_EVALUATION: "send",
    Act.STATE_POSITION: "messages-square",
    Act.OPEN_THIRD_REVIEW: "scale",
    Act.CONFIRM_DECISION: "gavel",
    Act.ASK_RECONSIDERATION: "scale",
    Act.DRAFT_AVIS: "file-pen",
    Act.RETURN_DRAFT: "undo-2",
    Act.VALIDATE_AVIS: "file-check",
    Act.SIGN_AVIS: "signature",
    Act.PRINT_AVIS: "printer",
    Act.EXPORT_AVIS: "download",
    Act.SUSPEND_AVIS: "circle-pause",
    Act.LIFT_SUSPENSION: "shield-check",
    Act.REVOKE_AVIS: "ban",
}
