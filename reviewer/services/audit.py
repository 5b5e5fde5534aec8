"""Recomputing the chained journal."""

from __future__ import annotations

from dataclasses import dataclass

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
        """Return the newest entries, newest first."""
        self.desk.require(Act.READ_JOURNAL)
        with self.desk.store.read() as work:
            return work.journal.latest(count)
