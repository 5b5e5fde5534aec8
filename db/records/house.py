"""What the house keeps beside the dossiers: settings and the journal."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    String,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.tables import Base


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
