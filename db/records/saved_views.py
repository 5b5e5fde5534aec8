"""Views of the list that people keep, for themselves or for the office, and how each has set the list out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables import Base, locked_by


class SavedViewRecord(Base):
    """A view. ``owner_id``: who keeps it; ``shared``: it is the office's; ``columns``: JSON, empty for the usual."""

    __tablename__ = "saved_view"
    id: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str]
    shared: Mapped[bool]
    name: Mapped[str]
    query: Mapped[str]
    sorted_by: Mapped[str] = mapped_column(String(32))
    descending: Mapped[bool]
    columns: Mapped[str]
    in_rail: Mapped[bool]
    made_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()
    __table_args__ = (Index(None, "owner_id", "shared"),)
    __mapper_args__ = locked_by(version)


class ListLayoutRecord(Base):
    """How somebody has set out the list: columns (JSON) and order. Nobody else's, and no act: overwritten at will."""

    __tablename__ = "list_layout"
    person_id: Mapped[str] = mapped_column(primary_key=True)
    sorted_by: Mapped[str] = mapped_column(String(32))
    descending: Mapped[bool]
    columns: Mapped[str]
