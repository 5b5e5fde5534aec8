"""Dossiers in triage: prechecks, corrected facts, letters."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

import db.records.dossiers  # noqa: F401  # its own tables point there
from db.tables import Base, one_where


class PrecheckRow(Base):
    """A confirmed precheck. ``content``: canonical JSON of what the coordinator saw, overrode and had corrected.

    ``outcome`` (as computed) and ``not_met`` (as decided; ids, a comma between) repeat it for figures.
    """

    __tablename__ = "precheck"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    request_version: Mapped[int]
    content: Mapped[str]
    decision: Mapped[str] = mapped_column(String(32))
    reason: Mapped[str]
    decided_by: Mapped[str]
    decided_at: Mapped[datetime]
    outcome: Mapped[str | None] = mapped_column(String(32))
    not_met: Mapped[str | None]


class FactCorrectionRecord(Base):
    """A corrected fact; one stands at a time on each path. ``declared`` and ``corrected``: JSON values."""

    __tablename__ = "fact_correction"
    id: Mapped[str] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"))
    ordinal: Mapped[int]
    path: Mapped[str]
    declared: Mapped[str]
    corrected: Mapped[str]
    reason: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    request_version: Mapped[int]
    ended: Mapped[str | None] = mapped_column(String(32))
    ended_by: Mapped[str]
    ended_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("dossier_id", "ordinal"),
        one_where("ended IS NULL", "uq_fact_correction_standing", "dossier_id", "path"),
    )


class LetterRecord(Base):
    """A letter to the employer; the PDF's bytes are in the blob store. A trigger refuses any change."""

    __tablename__ = "letter"
    id: Mapped[str] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"))
    ordinal: Mapped[int]
    kind: Mapped[str] = mapped_column(String(32))
    wording_id: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    due_on: Mapped[date | None]
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    filename: Mapped[str]
    email_to: Mapped[str | None]
    email_subject: Mapped[str]
    email_body: Mapped[str]
    __table_args__ = (UniqueConstraint("dossier_id", "ordinal"),)
