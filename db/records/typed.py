"""Texts in the making."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

import db.records.dossiers  # noqa: F401  # its own tables point there
from db.tables import Base


class TypedTextRecord(Base):
    """What somebody is typing into one field. ``place``: where in the window; the last key pressed has the say."""

    __tablename__ = "typed_text"
    person_id: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(primary_key=True)
    dossier_id: Mapped[str | None] = mapped_column(ForeignKey("dossier.id"), index=True)
    text: Mapped[str]
    at: Mapped[datetime]
