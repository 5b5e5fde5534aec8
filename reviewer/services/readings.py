"""Who saw a dossier: for audit and administration."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.committee.visibility import has_sat, hidden_experts
from reviewer.dossier.lifecycle import Act
from reviewer.readings import Reading
from reviewer.services.desk import Desk
from reviewer.services.ports.pieces import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierReadings:
    """Everybody who read something of a dossier, newest first. ``reference``: of the dossier."""

    dossier_id: str
    reference: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class ReadingDesk:
    """Use cases about readings."""

    desk: Desk

    def of_dossier(self, dossier_id: str) -> DossierReadings:
        """Return who read what of a dossier, and when; without the experts that are not for the actor to know.

        Whoever sits or has sat on it reads of themselves alone.
        """
        actor = self.desk.require(Act.READ_READINGS)
        with self.desk.store.read() as work:
            work.gather((dossier_id,), Piece.REQUEST, Piece.COMMITTEE, Piece.EXPERTS)
            dossier = work.dossiers.get(dossier_id)
            deliberation = work.deliberations.find(dossier_id)
            hidden = hidden_experts(actor, deliberation)
            found = work.readings.of_dossier(dossier_id)
        if deliberation is not None and has_sat(actor, deliberation):
            found = tuple(one for one in found if one.actor_id == actor.id)
        return DossierReadings(
            dossier_id=dossier.id,
            reference=dossier.reference,
            readings=tuple(one for one in found if one.actor_id not in hidden),
        )
