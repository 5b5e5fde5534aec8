"""What becomes of a number that was given when its dossier is withdrawn: it is cancelled, for good and in writing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from reviewer.avis.signature import NumberState
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Event
from reviewer.dossier.people import Actor
from reviewer.services.ports import UnitOfWork


def destroy_pending(work: UnitOfWork, dossier: Dossier) -> tuple[Event, ...]:
    """Destroy what was signed of an avis that is not issued; its number stays with the dossier."""
    pending = work.signatures.pending_of(dossier.id)
    if pending is None:
        return ()
    work.signatures.drop_pending(dossier.id)
    details = {"number": str(pending.number)}
    return (Event(name="partial_signature_destroyed", dossier_id=dossier.id, details=details),)


def cancel_number(
    work: UnitOfWork, dossier: Dossier, actor: Actor, at: datetime, reason: str
) -> tuple[Event, ...]:
    """Cancel the number that waits with a dossier, if any, and destroy what was signed under it."""
    events = destroy_pending(work, dossier)
    held = work.signatures.held_by(dossier.id)
    if held is None:
        return events
    work.signatures.settle(replace(held, state=NumberState.CANCELLED, since=at, by=actor.id, reason=reason))
    details = {"number": str(held.number), "reason": reason}
    return (*events, Event(name="number_cancelled", dossier_id=dossier.id, details=details))
