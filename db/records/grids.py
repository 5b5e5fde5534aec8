"""Grids that are written in the window."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables import Base, locked_by


class GridDraftRecord(Base):
    """A grid under way. ``content``: the whole grid as canonical JSON."""

    __tablename__ = "grid_draft"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    name: Mapped[str]
    based_on: Mapped[str | None]
    content: Mapped[str]
    saved_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)


class PublishedGridRecord(Base):
    """A published version; a trigger refuses any change to it. ``content``: the whole grid as canonical JSON."""

    __tablename__ = "published_grid"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    number: Mapped[int]
    valid_from: Mapped[date]
    content: Mapped[str]
    published_at: Mapped[datetime]
    published_by: Mapped[str]
    __table_args__ = (
        UniqueConstraint("programme_id", "number"),
        UniqueConstraint("programme_id", "valid_from"),
    )
