"""Rows that could not be taken in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
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
