"""Drafts, issued avis with who signed them, and the number series."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

import db.records.dossiers  # noqa: F401  # its own tables point there
from db.tables import Base, locked_by


class AvisDraftRecord(Base):
    """An avis before its signature. ``content``: canonical ``avise.avis/1``."""

    __tablename__ = "avis_draft"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    content: Mapped[str]
    drafted_by: Mapped[str]
    drafted_at: Mapped[datetime]
    replacement_reason: Mapped[str]
    validated_by: Mapped[str | None]
    validated_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)


class AvisRecord(Base):
    """An issued avis. Only ``state`` and ``version`` ever change; a trigger refuses the rest."""

    __tablename__ = "avis"
    number: Mapped[str] = mapped_column(primary_key=True)
    series: Mapped[str] = mapped_column(String(8))
    year: Mapped[int]
    sequence: Mapped[int]
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), index=True)
    content: Mapped[str]
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    employer: Mapped[str]
    candidate: Mapped[str]
    favourable: Mapped[bool]
    issued_on: Mapped[date]
    expires_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(32))
    version: Mapped[int] = mapped_column()
    events: Mapped[list[RegisterEventRecord]] = relationship(
        order_by="RegisterEventRecord.ordinal", lazy="selectin", cascade="save-update, merge"
    )
    signatures: Mapped[list[AvisSignatureRecord]] = relationship(
        order_by="AvisSignatureRecord.ordinal", lazy="selectin", cascade="save-update, merge"
    )
    __table_args__ = (UniqueConstraint("series", "year", "sequence"),)
    __mapper_args__ = locked_by(version)


class RegisterEventRecord(Base):
    """One line of the register; a trigger refuses any change."""

    __tablename__ = "register_event"
    number: Mapped[str] = mapped_column(ForeignKey("avis.number"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
    by: Mapped[str]
    reason: Mapped[str]
    reference: Mapped[str | None]


class AvisSignatureRecord(Base):
    """One signature of an issued avis; a trigger refuses any change."""

    __tablename__ = "avis_signature"
    number: Mapped[str] = mapped_column(ForeignKey("avis.number"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    signer_id: Mapped[str]
    signer_name: Mapped[str]
    certificate_sha256: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    level: Mapped[str] = mapped_column(String(8))


class NumberSeriesRecord(Base):
    """The last number given in a series and year."""

    __tablename__ = "number_series"
    series: Mapped[str] = mapped_column(String(8), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]
