"""Dossiers: requests and attachments."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
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
