"""Dossiers: requests, attachments, prechecks, corrected facts, letters."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.tables import Base, locked_by
from db.types import FOLDED


class DossierRecord(Base):
    """A case file. ``candidate`` to ``search_fold`` repeat the newest request for lists; ``parts``: JSON pairs.

    What follows them repeats, for searching and sorting, what others hold: folded names (``reviewer.search.words``),
    the place of the state in its order, the last confirmed verdict with the ids of the criteria that it says are not
    met (a space before and after each), and what the newest avis says.
    """

    __tablename__ = "dossier"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    reference: Mapped[str]
    state: Mapped[str] = mapped_column(String(32), index=True)
    state_since: Mapped[date]
    received_on: Mapped[date]
    parts: Mapped[str]
    replaces_avis: Mapped[str | None]
    candidate: Mapped[str]
    employer: Mapped[str]
    job_title: Mapped[str]
    avis_number: Mapped[str | None]
    search_fold: Mapped[str]
    version: Mapped[int] = mapped_column()
    reference_fold: Mapped[str] = mapped_column(FOLDED)
    candidate_fold: Mapped[str] = mapped_column(FOLDED)
    employer_fold: Mapped[str] = mapped_column(FOLDED)
    job_fold: Mapped[str] = mapped_column(FOLDED)
    state_rank: Mapped[int]
    stream: Mapped[str] = mapped_column(String(32))
    verdict: Mapped[str | None] = mapped_column(String(32))
    unmet: Mapped[str]
    avis_favourable: Mapped[bool | None]
    avis_expires_on: Mapped[date | None]
    substream: Mapped[str | None] = mapped_column(String(32))
    profile: Mapped[str | None] = mapped_column(String(32))
    versions: Mapped[list[RequestVersionRecord]] = relationship(
        order_by="RequestVersionRecord.number", lazy="selectin", cascade="save-update, merge"
    )
    __table_args__ = (
        UniqueConstraint("programme_id", "reference"),
        Index(None, "received_on", "id"),
        Index(None, "state", "received_on", "id"),
        Index(None, "state", "state_since", "programme_id", "id"),
        Index(None, "state_rank", "id"),
        Index(None, "state_since", "id"),
        Index(None, "programme_id", "id"),
        Index(None, "reference_fold", "id"),
        Index(None, "candidate_fold", "id"),
        Index(None, "employer_fold", "id"),
        Index(None, "job_fold", "id"),
        Index(None, "avis_number", "id"),
        Index(None, "avis_expires_on", "id"),
    )
    __mapper_args__ = locked_by(version)


class RequestVersionRecord(Base):
    """One content of a request: canonical ``avise.request/1``."""

    __tablename__ = "request_version"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    taken_in_at: Mapped[datetime]
    taken_in_by: Mapped[str]
    origin: Mapped[str]
    attachments: Mapped[list[AttachmentRecord]] = relationship(
        order_by="AttachmentRecord.ordinal", lazy="selectin", cascade="save-update, merge"
    )


class AttachmentRecord(Base):
    """A document of a request; its bytes are in the blob store."""

    __tablename__ = "attachment"
    dossier_id: Mapped[str] = mapped_column(primary_key=True)
    version_number: Mapped[int] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    filename: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]
    __table_args__ = (
        ForeignKeyConstraint(
            ["dossier_id", "version_number"], ["request_version.dossier_id", "request_version.number"]
        ),
    )


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
        Index(
            "uq_fact_correction_standing",
            "dossier_id",
            "path",
            unique=True,
            sqlite_where=text("ended IS NULL"),
            postgresql_where=text("ended IS NULL"),
        ),
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
