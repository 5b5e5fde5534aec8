"""Checkpoints and their time stamps; the chain of readings, and the one place that appends to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Table, func, insert, literal, select, update
from sqlalchemy.orm import Session

from db.errors import DatabaseCorrupted
from db.records.house import JournalEntryRecord, JournalHeadRecord
from db.records.proof import CheckpointRecord, CheckpointStampRecord, ReadingHeadRecord, ReadingRecord
from db.repositories.chains import in_order
from db.repositories.saving import flush
from reviewer.checkpoints import CheckpointStamp, SignedCheckpoint
from reviewer.errors import ConflictingChange
from reviewer.journal import GENESIS, Head
from reviewer.readings import Glance, Reading, digest
from reviewer.services.ports.proof import Standing

_READING = cast("Table", ReadingRecord.__table__)
_HEAD = select(JournalHeadRecord.sequence, JournalHeadRecord.sha256)
_READING_HEAD = select(ReadingHeadRecord.sequence, ReadingHeadRecord.sha256)


class SqlCheckpoints:
    """Implements ``Checkpoints``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def standing(self) -> Standing:
        """Return how far the journal is sealed."""
        row = self._session.execute(_HEAD).one_or_none()
        return self._standing(Head(0, GENESIS) if row is None else Head(row.sequence, row.sha256))

    def hold(self) -> Standing:
        """Return the same, and let nobody else append to the journal until this transaction ends."""
        row = self._session.execute(_HEAD.with_for_update()).one_or_none()
        if row is None:
            raise DatabaseCorrupted("journal_head")
        return self._standing(Head(row.sequence, row.sha256))

    def latest(self) -> SignedCheckpoint | None:
        """Return the last checkpoint."""
        order = select(CheckpointRecord).order_by(CheckpointRecord.number.desc()).limit(1)
        record = self._session.scalar(order)
        return None if record is None else _checkpoint(record)

    def all(self) -> tuple[SignedCheckpoint, ...]:
        """Return every checkpoint in order."""
        return tuple(
            _checkpoint(one)
            for one in self._session.scalars(select(CheckpointRecord).order_by(CheckpointRecord.number))
        )

    def add(self, checkpoint: SignedCheckpoint, sealed: int) -> None:
        """Store the next checkpoint."""
        self._session.add(
            CheckpointRecord(
                number=checkpoint.number,
                kid=checkpoint.kid,
                sealed=sealed,
                payload=checkpoint.payload,
                signature=checkpoint.signature,
            )
        )
        flush(self._session, "checkpoint", str(checkpoint.number))

    def stamps(self) -> tuple[CheckpointStamp, ...]:
        """Return every time stamp in order."""
        order = select(CheckpointStampRecord).order_by(CheckpointStampRecord.number)
        return tuple(_stamp(one) for one in self._session.scalars(order))

    def latest_and_stamp(self) -> tuple[SignedCheckpoint | None, CheckpointStamp | None]:
        """Return the last checkpoint, and the time stamp of the newest one that has one, in one statement."""
        newest = select(func.max(CheckpointRecord.number)).scalar_subquery()
        stamped = select(func.max(CheckpointStampRecord.number)).scalar_subquery()
        asked = select(literal(1)).subquery()
        both: Any = (
            select(CheckpointRecord, CheckpointStampRecord)
            .select_from(asked)
            .outerjoin(CheckpointRecord, CheckpointRecord.number == newest)
            .outerjoin(CheckpointStampRecord, CheckpointStampRecord.number == stamped)
        )
        checkpoint, stamp = self._session.execute(both).one()
        return (
            None if checkpoint is None else _checkpoint(checkpoint),
            None if stamp is None else _stamp(stamp),
        )

    def add_stamp(self, stamp: CheckpointStamp) -> None:
        """Store a time stamp; raise ``ConflictingChange`` where its checkpoint has one."""
        if self._session.get(CheckpointStampRecord, stamp.number) is not None:
            raise ConflictingChange("checkpoint_stamp", str(stamp.number))
        self._session.add(
            CheckpointStampRecord(number=stamp.number, at=stamp.at, token=stamp.token, anchors=stamp.anchors)
        )
        flush(self._session, "checkpoint_stamp", str(stamp.number))

    def _standing(self, head: Head) -> Standing:
        newest = select(JournalEntryRecord.at).where(JournalEntryRecord.sequence == head.sequence)
        sealed = self._session.scalar(select(func.max(CheckpointRecord.sealed)))
        return Standing(head=head, newest=self._session.scalar(newest), sealed=sealed or 0)


class SqlReadings:
    """Implements ``Readings``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def entries(self) -> Iterator[Reading]:
        """Return all readings in order, a window at a time."""
        return in_order(self._session, _READING, lambda row: Reading(**row))

    def of_dossier(self, dossier_id: str) -> tuple[Reading, ...]:
        """Return the readings of one dossier, newest first."""
        statement = (
            select(_READING).where(_READING.c.dossier_id == dossier_id).order_by(_READING.c.sequence.desc())
        )
        return tuple(Reading(**row) for row in self._session.execute(statement).mappings())

    def head(self) -> Head:
        """Return where the chain should end; a head that is gone reads as the start."""
        row = self._session.execute(_READING_HEAD).first()
        return Head(0, GENESIS) if row is None else Head(row.sequence, row.sha256)


def append_readings(session: Session, glances: Iterable[Glance]) -> None:
    """Append readings at the end of their chain and move its head, locked until the transaction ends."""
    row = session.execute(_READING_HEAD.with_for_update()).one_or_none()
    if row is None:
        raise DatabaseCorrupted("reading_head")
    head = Head(row.sequence, row.sha256)
    rows = []
    for glance in glances:
        reading = Reading(
            sequence=head.sequence + 1,
            at=glance.at,
            actor_id=glance.actor_id,
            actor_name=glance.actor_name,
            dossier_id=glance.dossier_id,
            part=glance.part.value,
            item=glance.item,
            previous_sha256=head.sha256,
            sha256="",
        )
        reading = replace(reading, sha256=digest(reading))
        head = Head(reading.sequence, reading.sha256)
        rows.append({column.name: getattr(reading, column.name) for column in _READING.columns})
    session.execute(insert(_READING), rows)
    session.execute(update(ReadingHeadRecord).values(sequence=head.sequence, sha256=head.sha256))


def _checkpoint(record: CheckpointRecord) -> SignedCheckpoint:
    return SignedCheckpoint(
        number=record.number, kid=record.kid, payload=record.payload, signature=record.signature
    )


def _stamp(record: CheckpointStampRecord) -> CheckpointStamp:
    return CheckpointStamp(number=record.number, at=record.at, token=record.token, anchors=record.anchors)
