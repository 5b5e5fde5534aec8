"""Reference data that the house takes in: wages, and what the ministry said it had received."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables import Base, locked_by


class DecileWageRecord(Base):
    """A 9th-decile hourly wage. ``hourly_wage_cad``: decimal text, so that no engine rounds it."""

    __tablename__ = "decile_wage"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    noc_version: Mapped[str] = mapped_column(String(8))
    code: Mapped[str] = mapped_column(String(8))
    hourly_wage_cad: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    source: Mapped[str]
    version: Mapped[int] = mapped_column()
    __table_args__ = (UniqueConstraint("programme_id", "noc_version", "code", "valid_from"),)
    __mapper_args__ = locked_by(version)


class ReceptionCountRecord(Base):
    """What the ministry said it had received of a stream and profile in a window, by a day."""

    __tablename__ = "reception_count"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    opens_on: Mapped[date]
    stream: Mapped[str] = mapped_column(String(32))
    profile: Mapped[str] = mapped_column(String(32))
    counted_on: Mapped[date]
    received: Mapped[int]
    source: Mapped[str]
    version: Mapped[int] = mapped_column()
    __table_args__ = (
        UniqueConstraint(
            "programme_id", "opens_on", "stream", "profile", "counted_on", name="uq_reception_count_day"
        ),
    )
    __mapper_args__ = locked_by(version)
