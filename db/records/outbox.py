"""Messages that leave the house, and the calendar lines that were handed out."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

import db.records.dossiers  # noqa: F401  # its own tables point there
from db.tables import Base, locked_by


class OutgoingMessageRecord(Base):
    """A message to one address. ``enclosures``: JSON list. One that was sent is never changed; none is deleted."""

    __tablename__ = "outgoing_message"
    id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(String(32))
    about: Mapped[str] = mapped_column(index=True)
    dossier_id: Mapped[str | None] = mapped_column(ForeignKey("dossier.id"), index=True)
    wording_id: Mapped[str]
    to_address: Mapped[str | None]
    to_person: Mapped[str | None]
    subject: Mapped[str]
    body: Mapped[str]
    enclosures: Mapped[str]
    due_on: Mapped[date | None]
    drafted_at: Mapped[datetime]
    drafted_by: Mapped[str]
    state: Mapped[str] = mapped_column(String(32), index=True)
    mail_sha256: Mapped[str | None] = mapped_column(String(64))
    attempts: Mapped[int]
    attempt_id: Mapped[str | None]
    attempt_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None]
    by_hand: Mapped[bool]
    reason: Mapped[str]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)


class CalendarLineRecord(Base):
    """A due date as it was last handed out in a calendar file: its SEQUENCE grows when the day changes."""

    __tablename__ = "calendar_line"
    uid: Mapped[str] = mapped_column(primary_key=True)
    due_on: Mapped[date]
    sequence: Mapped[int]
