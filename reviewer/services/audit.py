"""Recomputing the chained journal."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.committee.visibility import visible_entry
from reviewer.dossier.lifecycle import Act
from reviewer.journal import Break, JournalEntry, first_break
from reviewer.services.desk import Desk
from reviewer.services.ports import Store


@dataclass(frozen=True, slots=True)
class AuditReport:
    """How many entries were read, and the first that does not hold."""

    entries: int
    broken: Break | None


def audit(store: Store) -> AuditReport:
    """Walk the whole journal from its first entry to its head, a window at a time."""
    with store.read() as work:
        broken = first_break(work.journal.entries(), work.journal.head())
        head = work.journal.head()
    return AuditReport(0 if head is None else head.sequence, broken)


@dataclass(frozen=True, slots=True)
class JournalDesk:
    """Reading the journal."""

    desk: Desk

    def latest(self, count: int) -> tuple[JournalEntry, ...]:
        """Return the newest entries that are for the actor to read, newest first.

        Nothing of a dossier on which they sit; of experts' names and work only coordination and audit read. Numbers
        and digests stay as they are in the chain: a gap tells that something was left out, not what.
        """
        actor = self.desk.require(Act.READ_JOURNAL)
        with self.desk.store.read() as work:
            sits_on = work.deliberations.sat_on(actor.id)
            experts = frozenset(expert.id for expert in work.experts.all()) - {actor.id}
            asked = count
            while True:
                found = work.journal.latest(asked)
                seen = (
                    visible_entry(actor, entry, sits=entry.dossier_id in sits_on, hidden=experts)
                    for entry in found
                )
                kept = tuple(entry for entry in seen if entry is not None)
                if len(kept) >= count or len(found) < asked:
                    return kept[:count]
                asked *= 2
