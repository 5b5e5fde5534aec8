"""The chained journal: reading, and the one place that appends."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from db.errors import DatabaseCorrupted
from db.records.house import JournalEntryRecord, JournalHeadRecord
from db.repositories.chains import in_order
from db.repositories.kept import NOTHING, Kept
from db.types import canonical_json
from reviewer.dossier.events import Event
from reviewer.dossier.people import Actor
from reviewer.journal import GENESIS, Head, JournalEntry, digest

_TABLE = cast("Table", JournalEntryRecord.__table__)
GENESIS_ROW = {"id": 1, "sequence": 0, "sha256": GENESIS}
"""What the table of the head holds before the first entry."""


class SqlJournal:
    """Implements ``Journal``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def entries(self) -> Iterator[JournalEntry]:
        """Return all entries in order, a window at a time."""
        return in_order(self._session, _TABLE, _entry)

    def of_dossier(self, dossier_id: str) -> tuple[JournalEntry, ...]:
        """Return the entries of one dossier in order."""
        rows = (
            select(JournalEntryRecord)
            .where(JournalEntryRecord.dossier_id == dossier_id)
            .order_by(JournalEntryRecord.sequence)
        )
        return self._kept.of(JournalEntryRecord, dossier_id, lambda: self._session.scalars(rows), _of_record)

    def latest(self, count: int) -> tuple[JournalEntry, ...]:
        """Return the newest entries, newest first."""
        statement = select(_TABLE).order_by(_TABLE.c.sequence.desc()).limit(count)
        return tuple(_entry(row) for row in self._session.execute(statement).mappings())

    def newest_of(self, *events: str) -> JournalEntry | None:
        """Return the newest entry of any of these events."""
        statement = (
            select(_TABLE).where(_TABLE.c.event.in_(events)).order_by(_TABLE.c.sequence.desc()).limit(1)
        )
        row = self._session.execute(statement).mappings().first()
        return None if row is None else _entry(row)

    def head(self) -> Head | None:
        """Return where the chain should end; a head that is gone reads as the start, which no entry matches."""
        row = self._session.execute(select(JournalHeadRecord.sequence, JournalHeadRecord.sha256)).first()
        return Head(row.sequence, row.sha256) if row is not None else Head(0, GENESIS)


def append(session: Session, actor: Actor, at: datetime, events: Iterable[Event]) -> None:
    """Append the events at the end of the chain and move its head, which stays locked until the transaction ends.

    ``at`` becomes ISO 8601 in UTC with microseconds. Raises ``ValueError`` where it has no offset.
    """
    if at.tzinfo is None:
        raise ValueError("an instant needs its offset")
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    row = session.execute(
        select(JournalHeadRecord.sequence, JournalHeadRecord.sha256).with_for_update()
    ).one_or_none()
    if row is None:
        raise DatabaseCorrupted("journal_head")
    head = Head(row.sequence, row.sha256)
    rows = []
    for event in events:
        entry = JournalEntry(
            sequence=head.sequence + 1,
            at=instant,
            actor_id=actor.id,
            actor_name=actor.name,
            event=event.name,
            dossier_id=event.dossier_id,
            details=dict(event.details),
            previous_sha256=head.sha256,
            sha256="",
        )
        entry = replace(entry, sha256=digest(entry))
        head = Head(entry.sequence, entry.sha256)
        rows.append(_row(entry))
    session.execute(insert(_TABLE), rows)
    session.execute(update(JournalHeadRecord).values(sequence=head.sequence, sha256=head.sha256))


def _row(entry: JournalEntry) -> dict[str, object]:
    return {
        "sequence": entry.sequence,
        "at": entry.at,
        "actor_id": entry.actor_id,
        "actor_name": entry.actor_name,
        "event": entry.event,
        "dossier_id": entry.dossier_id,
        "details": canonical_json(dict(entry.details)),
        "previous_sha256": entry.previous_sha256,
        "sha256": entry.sha256,
    }


def _of_record(record: JournalEntryRecord) -> JournalEntry:
    return _entry({name: getattr(record, name) for name in _TABLE.c.keys()})  # noqa: SIM118  # columns, not a dict


def _entry(row: Mapping[Any, Any]) -> JournalEntry:
    try:
        details = json.loads(row["details"])
    except ValueError:
        details = None
    if not isinstance(details, dict):  # altered: the chain says so, at this entry
        details = {"unreadable": row["details"]}
    return JournalEntry(**{**row, "details": details})
