"""The office's own keys, and the lists of states that it published."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables import Base, one_where


class OfficeKeyRecord(Base):
    """A key of the office. ``private`` is emptied when the key is retired; ``slot`` is 1, so that one is in use."""

    __tablename__ = "office_key"
    kid: Mapped[str] = mapped_column(String(16), primary_key=True)
    slot: Mapped[int]
    public: Mapped[bytes]
    private: Mapped[bytes]
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    __table_args__ = (one_where("retired_at IS NULL", "uq_office_key_in_use", "slot"),)


class StatusListRecord(Base):
    """A published list of states; a trigger refuses any change. ``sha256``: of the file, among the documents."""

    __tablename__ = "status_list"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kid: Mapped[str] = mapped_column(String(16))
    issued_at: Mapped[datetime]
    next_update: Mapped[date]
    lines: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    published_by: Mapped[str]
