"""Records that use cases keep beside the aggregates: confirmed prechecks and quarantined rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reviewer.admissibility.verdict import Precheck
from reviewer.errors import Fault


class AdmissibilityDecision(StrEnum):
    """What a named coordinator decided on a precheck."""

    ADMISSIBLE = "admissible"
    INADMISSIBLE = "inadmissible"
    COMPLEMENTS = "complements"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecheckRecord:
    """A precheck as it stood when a person decided: inputs' version, rule set, date, outcome and reason."""

    dossier_id: str
    request_version: int
    precheck: Precheck
    decision: AdmissibilityDecision
    reason: str
    decided_by: str
    decided_at: datetime


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
