"""Which numbers are held, and avis on their way between two signatures."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

import db.records.dossiers  # its own tables point there
import db.records.register  # noqa: F401  # its own tables point there
from db.tables import Base, locked_by, one_where


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
        one_where("state = 'held'", "uq_held_number_waiting", "dossier_id"),
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
