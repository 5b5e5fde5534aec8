"""Tables that an administrator keeps: 9th-decile wages, and what the ministry said it had received."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records.reference import DecileWageRecord, ReceptionCountRecord
from db.repositories.kept import HOUSE, NOTHING, Kept
from db.repositories.saving import flush, record_to_save
from reviewer.dossier.request import LanguageProfile, NocVersion, Stream
from reviewer.errors import NotFound
from reviewer.programme.reception import ReceptionCount
from reviewer.programme.rules import Decile
from reviewer.programme.wages import RecordedWage


class SqlWages:
    """Implements ``Wages``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def get(self, wage_id: str) -> RecordedWage:
        """Return the wage or raise ``NotFound``."""
        record = self._session.get(DecileWageRecord, wage_id)
        if record is None:
            raise NotFound("decile_wage", wage_id)
        return _wage(record)

    def of(self, programme_id: str) -> tuple[RecordedWage, ...]:
        """Return the wages of a programme by edition, code and first day."""
        rows = select(DecileWageRecord).order_by(
            DecileWageRecord.noc_version, DecileWageRecord.code, DecileWageRecord.valid_from
        )
        found = self._kept.of(DecileWageRecord, HOUSE, lambda: self._session.scalars(rows), _wage)
        return tuple(one for one in found if one.programme_id == programme_id)

    def save(self, wage: RecordedWage) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        record = record_to_save(self._session, DecileWageRecord, "decile_wage", wage.id, wage.version)
        if record is None:
            record = DecileWageRecord(id=wage.id)
            self._session.add(record)
        record.programme_id = wage.programme_id
        record.noc_version = wage.decile.noc_version
        record.code = wage.decile.code
        record.hourly_wage_cad = format(wage.decile.hourly_wage_cad, "f")
        record.valid_from = wage.decile.valid_from
        record.valid_to = wage.decile.valid_to
        record.source = wage.decile.source
        record.version = wage.version + 1
        flush(self._session, "decile_wage", wage.id)

    def remove(self, wage: RecordedWage) -> None:
        """Remove a wage; raise ``ConflictingChange`` where it is stale."""
        record = record_to_save(self._session, DecileWageRecord, "decile_wage", wage.id, wage.version)
        self._session.delete(record)
        flush(self._session, "decile_wage", wage.id)


class SqlReceptionCounts:
    """Implements ``ReceptionCounts``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def get(self, count_id: str) -> ReceptionCount:
        """Return the count or raise ``NotFound``."""
        record = self._session.get(ReceptionCountRecord, count_id)
        if record is None:
            raise NotFound("reception_count", count_id)
        return _count(record)

    def of(self, programme_id: str) -> tuple[ReceptionCount, ...]:
        """Return the counts of a programme by window, stream, profile and day."""
        rows = select(ReceptionCountRecord).order_by(
            ReceptionCountRecord.opens_on,
            ReceptionCountRecord.stream,
            ReceptionCountRecord.profile,
            ReceptionCountRecord.counted_on,
        )
        found = self._kept.of(ReceptionCountRecord, HOUSE, lambda: self._session.scalars(rows), _count)
        return tuple(one for one in found if one.programme_id == programme_id)

    def save(self, count: ReceptionCount) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        record = record_to_save(
            self._session, ReceptionCountRecord, "reception_count", count.id, count.version
        )
        if record is None:
            record = ReceptionCountRecord(id=count.id)
            self._session.add(record)
        record.programme_id = count.programme_id
        record.opens_on = count.opens_on
        record.stream = count.stream
        record.profile = count.profile
        record.counted_on = count.counted_on
        record.received = count.received
        record.source = count.source
        record.version = count.version + 1
        flush(self._session, "reception_count", count.id)

    def remove(self, count: ReceptionCount) -> None:
        """Remove a count; raise ``ConflictingChange`` where it is stale."""
        record = record_to_save(
            self._session, ReceptionCountRecord, "reception_count", count.id, count.version
        )
        self._session.delete(record)
        flush(self._session, "reception_count", count.id)


def _wage(record: DecileWageRecord) -> RecordedWage:
    return RecordedWage(
        id=record.id,
        programme_id=record.programme_id,
        decile=Decile(
            code=record.code,
            noc_version=NocVersion(record.noc_version),
            hourly_wage_cad=Decimal(record.hourly_wage_cad),
            valid_from=record.valid_from,
            valid_to=record.valid_to,
            source=record.source,
        ),
        version=record.version,
    )


def _count(record: ReceptionCountRecord) -> ReceptionCount:
    return ReceptionCount(
        id=record.id,
        programme_id=record.programme_id,
        opens_on=record.opens_on,
        stream=Stream(record.stream),
        profile=LanguageProfile(record.profile),
        received=record.received,
        counted_on=record.counted_on,
        source=record.source,
        version=record.version,
    )
