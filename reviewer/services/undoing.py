"""Taking an act back: as long as nothing was built on it, whoever did it may, and the journal keeps both.

An act that closes a dossier, that seals, signs or destroys has no way back: its dialog names the consequence instead. A
seat is given back as a seat is (``Seating.recuse``), a correction as a correction (``Corrections.withdraw``).
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.errors import NotFound, RuleViolation
from reviewer.services.changes import Changes, Undo

if TYPE_CHECKING:
    from reviewer.services.desk import Desk

WAYS_BACK = MappingProxyType(
    {"admissibility_decided": Act.UNDO_DECISION, "complements_received": Act.UNDO_COMPLEMENTS}
)
"""The act that takes back what a line of the journal says was done."""


class UndoTooLate(RuleViolation):
    """Something was done with the dossier since, or somebody else did the act."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


@dataclass(frozen=True, slots=True)
class Undoing:
    """Use cases that take an act back."""

    desk: Desk

    def decision(self, undo: Undo) -> Changes:
        """Take a decision on admissibility back: triage starts again; a letter that was written stays."""
        return self._back(Act.UNDO_DECISION, undo)

    def complements(self, undo: Undo) -> Changes:
        """Take back that the employer has answered: the dossier waits again."""
        return self._back(Act.UNDO_COMPLEMENTS, undo)

    def _back(self, act: Act, undo: Undo) -> Changes:
        if WAYS_BACK.get(undo.event) is not act:
            raise NotFound("undo", undo.event)
        with self.desk.permitted(act) as (work, actor):
            dossier = work.dossiers.get(undo.dossier_id)
            back = dossier.advance(act, actor, self.desk.today())
            entries = work.journal.of_dossier(dossier.id)
            newest = entries[-1] if entries else None
            if newest is None or newest.event != undo.event or newest.actor_id != actor.id:
                raise UndoTooLate(dossier.reference)
            work.dossiers.save(back)
            details: Details = {"undone": newest.event, "entry": newest.sequence, "from": dossier.state.value}
            event = Event(name="act_undone", dossier_id=dossier.id, details=details)
            work.commit(actor, self.desk.now(), event)
        return Changes.of_dossier(dossier, "act_undone")
