"""What proves the journal: signed checkpoints and their time stamps; who read what; who is who on the server."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

import db.records.people  # noqa: F401  # its own tables point there
from db.tables import Base


class CheckpointRecord(Base):
    """A signed checkpoint, exactly as it was signed; a trigger refuses any change. ``sealed``: the entry it goes to."""

    __tablename__ = "checkpoint"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kid: Mapped[str] = mapped_column(String(16))
    sealed: Mapped[int]
    payload: Mapped[bytes]
    signature: Mapped[bytes]


class CheckpointStampRecord(Base):
    """A time stamp over a checkpoint; a trigger refuses any change."""

    __tablename__ = "checkpoint_stamp"
    number: Mapped[int] = mapped_column(ForeignKey("checkpoint.number"), primary_key=True)
    at: Mapped[str] = mapped_column(String(32))
    token: Mapped[bytes]
    anchors: Mapped[str]


class ReadingRecord(Base):
    """Who read which part of a dossier, and when; a trigger refuses any change."""

    __tablename__ = "reading"
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(32))
    actor_id: Mapped[str]
    actor_name: Mapped[str]
    dossier_id: Mapped[str] = mapped_column(index=True)
    part: Mapped[str] = mapped_column(String(32))
    item: Mapped[str]
    previous_sha256: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))


class ReadingHeadRecord(Base):
    """Where the chain of readings ends: one row, locked by whoever appends."""

    __tablename__ = "reading_head"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)


class DatabaseLoginRecord(Base):
    """Which person a role of the server is (PostgreSQL); row-level security asks it."""

    __tablename__ = "database_login"
    login: Mapped[str] = mapped_column(String(63), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
