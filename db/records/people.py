"""The people of the house, the committee's experts, and what is ruled of their conflicts of interest."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

import db.records.dossiers  # noqa: F401  # its own tables point there
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
    """An expert of the committee. Lists of words, days, ties and leaves: JSON."""

    __tablename__ = "expert"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    statut: Mapped[str | None]
    statut_evidence_on: Mapped[date | None]
    capacity: Mapped[int]
    contract_from: Mapped[date | None]
    contract_until: Mapped[date | None]
    declared_interests: Mapped[str]
    active: Mapped[bool]
    version: Mapped[int] = mapped_column()
    emails: Mapped[str]
    ties: Mapped[str]
    domains: Mapped[str]
    languages: Mapped[str]
    senior: Mapped[bool]
    senior_since: Mapped[date | None]
    leaves: Mapped[str]
    undertakings: Mapped[str]
    declarations: Mapped[str]
    family_name: Mapped[str | None]
    municipality_code: Mapped[str | None]
    municipality: Mapped[str | None]
    __mapper_args__ = locked_by(version)


class ConflictRulingRecord(Base):
    """What was ruled of a conflict of interest, with the conflict as it was found. A trigger keeps it as it is."""

    __tablename__ = "conflict_ruling"
    id: Mapped[str] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"))
    ordinal: Mapped[int]
    expert_id: Mapped[str]
    kind: Mapped[str] = mapped_column(String(32))
    evidence: Mapped[str]
    found: Mapped[str]
    strength: Mapped[str] = mapped_column(String(32))
    found_on: Mapped[date | None]
    source: Mapped[str]
    outcome: Mapped[str] = mapped_column(String(32))
    reason: Mapped[str]
    ruled_by: Mapped[str]
    ruled_at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("dossier_id", "ordinal"),)
