"""An avis after its signature: the register's record, its events and its state on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from reviewer.avis.content import AvisContent
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.signature import SignatureLevel, SignatureLine
from reviewer.dossier.lifecycle import AvisState
from reviewer.errors import RuleViolation


class RegisterEventKind(StrEnum):
    """What may happen to an issued avis."""

    ISSUED = "issued"
    SUSPENDED = "suspended"
    LIFTED = "lifted"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


STATE_AFTER: dict[tuple[AvisState, RegisterEventKind], AvisState] = {
    (AvisState.IN_FORCE, RegisterEventKind.SUSPENDED): AvisState.SUSPENDED,
    (AvisState.SUSPENDED, RegisterEventKind.LIFTED): AvisState.IN_FORCE,
    (AvisState.IN_FORCE, RegisterEventKind.REVOKED): AvisState.REVOKED,
    (AvisState.SUSPENDED, RegisterEventKind.REVOKED): AvisState.REVOKED,
    (AvisState.IN_FORCE, RegisterEventKind.SUPERSEDED): AvisState.SUPERSEDED,
    (AvisState.SUSPENDED, RegisterEventKind.SUPERSEDED): AvisState.SUPERSEDED,
}

_EVENT_OF = {
    AvisState.SUSPENDED: RegisterEventKind.SUSPENDED,
    AvisState.REVOKED: RegisterEventKind.REVOKED,
    AvisState.SUPERSEDED: RegisterEventKind.SUPERSEDED,
}


def state_on(stored: AvisState, issued_on: date, expires_on: date, day: date) -> AvisState:
    """Return the state on a day of an avis whose last event left it in ``stored``.

    A revocation and a replacement hold for every day: the avis can no longer be relied on, whatever the day asked.
    """
    if stored in {AvisState.REVOKED, AvisState.SUPERSEDED}:
        return stored
    if day < issued_on:
        return AvisState.NOT_YET
    return AvisState.EXPIRED if day > expires_on else stored


class AvisNotInState(RuleViolation):
    """What was asked cannot happen to an avis in this state."""

    def __init__(self, number: str, state: AvisState, kind: RegisterEventKind) -> None:
        super().__init__(number, state, kind)
        self.number = number
        self.state = state
        self.kind = kind


class ReasonMissing(RuleViolation):
    """Suspending, lifting, revoking or superseding an avis needs a reason."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEvent:
    """One line of the register. Appended, never edited. ``reference``: the avis that replaces this one."""

    kind: RegisterEventKind
    at: datetime
    by: str
    reason: str = ""
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Avis:
    """One issued avis; the exact bytes are in the blob store under ``pdf_sha256``."""

    number: AvisNumber
    dossier_id: str
    content: AvisContent
    pdf_sha256: str
    state: AvisState
    events: tuple[RegisterEvent, ...]
    signatures: tuple[SignatureLine, ...] = ()
    version: int = 0

    @property
    def level(self) -> SignatureLevel | None:
        """Return how long the file proves itself: what its last signature left it at."""
        return self.signatures[-1].level if self.signatures else None

    def state_on(self, day: date) -> AvisState:
        """Return the state on a day: revocation and supersession stay, the calendar does the rest."""
        return state_on(self.state, self.content.issued_on, self.content.expires_on, day)

    @property
    def left_by(self) -> RegisterEvent | None:
        """Return the event that left the avis in the state that is stored, None where it is in force."""
        kind = _EVENT_OF.get(self.state)
        return next((one for one in reversed(self.events) if one.kind is kind), None)

    def happen(self, event: RegisterEvent, day: date) -> Avis:
        """Append an event to the register and return the avis in its new state."""
        state = self.state_on(day)
        after = STATE_AFTER.get((state, event.kind))
        if after is None:
            raise AvisNotInState(str(self.number), state, event.kind)
        if not event.reason.strip():
            raise ReasonMissing(str(self.number))
        return replace(self, state=after, events=(*self.events, event))


@dataclass(frozen=True, slots=True, kw_only=True)
class AvisDraft:
    """An avis before its signature: content without number, and whose hands it went through.

    ``replacement_reason``: why it supersedes ``content.replaces``, for the register.
    """

    dossier_id: str
    content: AvisContent
    drafted_by: str
    drafted_at: datetime
    replacement_reason: str = ""
    validated_by: str | None = None
    validated_at: datetime | None = None
    version: int = 0
