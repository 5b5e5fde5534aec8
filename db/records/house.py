"""What the house keeps beside the dossiers: quarantine, reference data, settings, journal, blobs."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.tables import Base, locked_by


class QuarantinedRowRecord(Base):
    """A row that was not taken in. ``faults``: JSON list."""

    __tablename__ = "quarantined_row"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    file: Mapped[str]
    place: Mapped[str]
    payload: Mapped[str]
    correction: Mapped[str | None]
    base_folder: Mapped[str]
    faults: Mapped[str]
    state: Mapped[str] = mapped_column(String(32), index=True)
    received_at: Mapped[datetime]
    dossier_id: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)


class DecileWageRecord(Base):
    """A 9th-decile hourly wage. ``hourly_wage_cad``: decimal text, so that no engine rounds it."""

    __tablename__ = "decile_wage"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    noc_version: Mapped[str] = mapped_column(String(8))
    code: Mapped[str] = mapped_column(String(8))
    hourly_wage_cad: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    source: Mapped[str]
    version: Mapped[int] = mapped_column()
    __table_args__ = (UniqueConstraint("programme_id", "noc_version", "code", "valid_from"),)
    __mapper_args__ = locked_by(version)


class ReceptionCountRecord(Base):
    """What the ministry said it had received of a stream and profile in a window, by a day."""

    __tablename__ = "reception_count"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    opens_on: Mapped[date]
    stream: Mapped[str] = mapped_column(String(32))
    profile: Mapped[str] = mapped_column(String(32))
    counted_on: Mapped[date]
    received: Mapped[int]
    source: Mapped[str]
    version: Mapped[int] = mapped_column()
    __table_args__ = (
        UniqueConstraint(
            "programme_id", "opens_on", "stream", "profile", "counted_on", name="uq_reception_count_day"
        ),
    )
    __mapper_args__ = locked_by(version)


class SettingRecord(Base):
    """A setting of this database."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class JournalEntryRecord(Base):
    """An entry of the chained journal, exactly as it was digested; a trigger refuses any change."""

    __tablename__ = "journal_entry"
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(32))
    actor_id: Mapped[str]
    actor_name: Mapped[str]
    event: Mapped[str]
    dossier_id: Mapped[str | None] = mapped_column(index=True)
    details: Mapped[str]
    previous_sha256: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))


class JournalHeadRecord(Base):
    """Where the chain ends: one row, locked by whoever appends."""

    __tablename__ = "journal_head"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)


class BlobRecord(Base):
    """A document's bytes under their SHA-256, on servers; beside an SQLite file they are files."""

    __tablename__ = "blob"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes]
