"""Who signed, which numbers are held, and avis on their way between two signatures."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables import Base, locked_by


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


class HeldNumberRecord(Base):
    """A number given before its avis was issued. Never deleted; one held number a dossier at most."""

    __tablename__ = "held_number"
    number: Mapped[str] = mapped_column(primary_key=True)
    series: Mapped[str] = mapped_column(String(8))
    year: Mapped[int]
    sequence: Mapped[int]
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"))
    state: Mapped[str] = mapped_column(String(16))
    since: Mapped[datetime]
    by: Mapped[str]
    reason: Mapped[str]
    __table_args__ = (
        UniqueConstraint("series", "year", "sequence"),
        Index(
            "uq_held_number_waiting",
            "dossier_id",
            unique=True,
            sqlite_where=text("state = 'held'"),
            postgresql_where=text("state = 'held'"),
        ),
    )


class PendingSignatureRecord(Base):
    """An avis between two signatures, with its bytes: gone once it is issued, sent back or withdrawn."""

    __tablename__ = "pending_signature"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    number: Mapped[str] = mapped_column(ForeignKey("held_number.number"))
    kind: Mapped[str] = mapped_column(String(32))
    content: Mapped[str]
    pdf: Mapped[bytes]
    lines: Mapped[str]
    awaits: Mapped[str]
    since: Mapped[datetime]
    proof: Mapped[str | None]
    timed: Mapped[bool]
    prepared: Mapped[bytes | None]
    request: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)
