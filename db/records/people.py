"""The people of the house and the committee's experts."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.tables import Base, locked_by


class PersonRecord(Base):
    """Somebody who works in the house. ``roles``: JSON list."""

    __tablename__ = "person"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    roles: Mapped[str]
    email: Mapped[str | None]
    title: Mapped[str | None]
    active: Mapped[bool]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)


class ExpertRecord(Base):
    """An expert of the committee. ``employers`` and ``declared_interests``: JSON lists."""

    __tablename__ = "expert"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    statut: Mapped[str | None]
    statut_evidence_on: Mapped[date | None]
    employers: Mapped[str]
    capacity: Mapped[int]
    contract_from: Mapped[date | None]
    contract_until: Mapped[date | None]
    declared_interests: Mapped[str]
    active: Mapped[bool]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)
