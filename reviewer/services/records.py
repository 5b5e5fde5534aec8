"""Records that use cases keep beside the aggregates: confirmed prechecks, letters and quarantined rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from reviewer.admissibility.override import (
    CriterionOverride,
    DecidedCriterion,
    decided_criteria,
    decided_outcome,
)
from reviewer.admissibility.verdict import PrecheckOutcome
from reviewer.dossier.lifecycle import Act

if TYPE_CHECKING:
    from reviewer.admissibility.letter import EmailText, LetterKind
    from reviewer.admissibility.verdict import Precheck
    from reviewer.avis.notice import NoticeKind
    from reviewer.dossier.correction import FactCorrection
    from reviewer.errors import Fault


class AdmissibilityDecision(StrEnum):
    """What a named coordinator decided on a precheck."""

    ADMISSIBLE = "admissible"
    INADMISSIBLE = "inadmissible"
    COMPLEMENTS = "complements"


ACT_OF: Final = {
    AdmissibilityDecision.ADMISSIBLE: Act.FIND_ADMISSIBLE,
    AdmissibilityDecision.INADMISSIBLE: Act.FIND_INADMISSIBLE,
    AdmissibilityDecision.COMPLEMENTS: Act.ASK_COMPLEMENTS,
}
"""The act by which each decision is taken."""
DECISION_OF: Final = {act: decision for decision, act in ACT_OF.items()}

PROPOSED: Final = {
    PrecheckOutcome.ADMISSIBLE: AdmissibilityDecision.ADMISSIBLE,
    PrecheckOutcome.NOT_ADMISSIBLE: AdmissibilityDecision.INADMISSIBLE,
    PrecheckOutcome.TO_VERIFY: AdmissibilityDecision.COMPLEMENTS,
}
"""What the outcome of a precheck proposes; a person decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecheckRecord:
    """A precheck as it stood when a person decided: the internal record of a preliminary notice.

    Frozen: the version of the request and the corrections that it ran on, rule set, dates, every computed verdict, the
    criteria that the person decided otherwise, the decision and its reason.
    """

    dossier_id: str
    request_version: int
    precheck: Precheck
    decision: AdmissibilityDecision
    reason: str
    decided_by: str
    decided_at: datetime
    overrides: tuple[CriterionOverride, ...] = ()
    corrections: tuple[FactCorrection, ...] = ()

    @property
    def criteria(self) -> tuple[DecidedCriterion, ...]:
        """Return every criterion as it was computed and as it was decided."""
        return decided_criteria(self.precheck, self.overrides)

    @property
    def outcome(self) -> PrecheckOutcome:
        """Return the outcome of all criteria after the overrides."""
        return decided_outcome(self.precheck, self.overrides)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter or notice that was written to the employer; its bytes are in the blob store and never change.

    ``filename``: under which it is exported; ``due_on``: for complements, the last day to answer.
    """

    id: str
    dossier_id: str
    kind: LetterKind | NoticeKind
    wording_id: str
    made_at: datetime
    made_by: str
    pdf_sha256: str
    filename: str
    email: EmailText
    due_on: date | None = None


class QuarantineState(StrEnum):
    """Where a quarantined row stands."""

    OPEN = "open"
    TAKEN_IN = "taken_in"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantinedRow:
    """A row that was not taken in: its payload as read, for ever; a person's correction beside it; every fault."""

    id: str
    programme_id: str
    file: str
    place: str
    payload: str
    base_folder: str
    faults: tuple[Fault, ...]
    state: QuarantineState
    received_at: datetime
    correction: str | None = None
    dossier_id: str | None = None
    version: int = 0

    @property
    def newest_payload(self) -> str:
        """Return the correction where there is one, else the payload as read: what a person goes on from."""
        return self.payload if self.correction is None else self.correction
