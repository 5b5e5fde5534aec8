"""Rows that could not be taken in."""

from __future__ import annotations

import json
from dataclasses import astuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records.quarantine import QuarantinedRowRecord
from db.repositories.saving import flush, record_to_save
from db.types import canonical_json
from reviewer.errors import Fault, NotFound
from reviewer.services.records import QuarantinedRow, QuarantineState


class SqlQuarantine:
    """Implements ``Quarantine``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, row_id: str) -> QuarantinedRow:
        """Return the row or raise ``NotFound``."""
        record = self._session.get(QuarantinedRowRecord, row_id)
        if record is None:
            raise NotFound("quarantined_row", row_id)
        return _row(record)

    def same_row(self, programme_id: str, file: str, place: str, payload: str) -> QuarantinedRow | None:
        """Return the same row as read before for a programme, open or settled: nothing is quarantined twice."""
        record = self._session.scalar(
            select(QuarantinedRowRecord)
            .where(
                QuarantinedRowRecord.programme_id == programme_id,
                QuarantinedRowRecord.file == file,
                QuarantinedRowRecord.place == place,
                QuarantinedRowRecord.payload == payload,
            )
            .order_by(QuarantinedRowRecord.received_at.desc(), QuarantinedRowRecord.id)
            .limit(1)
        )
        return _row(record) if record is not None else None

    def open(self) -> tuple[QuarantinedRow, ...]:
        """Return the rows that wait, oldest first."""
        records = self._session.scalars(
            select(QuarantinedRowRecord)
            .where(QuarantinedRowRecord.state == QuarantineState.OPEN)
            .order_by(QuarantinedRowRecord.received_at, QuarantinedRowRecord.id)
        )
        return tuple(_row(record) for record in records)

    def save(self, row: QuarantinedRow) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        record = record_to_save(self._session, QuarantinedRowRecord, "quarantined_row", row.id, row.version)
        if record is None:
            record = QuarantinedRowRecord(id=row.id)
            self._session.add(record)
        record.programme_id = row.programme_id
        record.file = row.file
        record.place = row.place
        record.payload = row.payload
        record.correction = row.correction
        record.base_folder = row.base_folder
        record.faults = canonical_json([astuple(fault) for fault in row.faults])
        record.state = row.state
        record.received_at = row.received_at
        record.dossier_id = row.dossier_id
        record.version = row.version + 1
        flush(self._session, "quarantined_row", row.id)


def _row(record: QuarantinedRowRecord) -> QuarantinedRow:
    return QuarantinedRow(
        id=record.id,
        programme_id=record.programme_id,
        file=record.file,
        place=record.place,
        payload=record.payload,
        correction=record.correction,
        base_folder=record.base_folder,
        faults=tuple(Fault(*parts) for parts in json.loads(record.faults)),
        state=QuarantineState(record.state),
        received_at=record.received_at,
        dossier_id=record.dossier_id,
        version=record.version,
    )
