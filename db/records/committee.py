"""What the committee does on a dossier."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.tables import Base, locked_by


class DeliberationRecord(Base):
    """The committee's work on a dossier. ``step`` repeats what follows from the rest, for lists."""

    __tablename__ = "deliberation"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    grid_id: Mapped[str]
    finding_ids: Mapped[str]
    reviewers: Mapped[int]
    with_concertation: Mapped[bool]
    concertation_opened_at: Mapped[datetime | None]
    third_review_opened_at: Mapped[datetime | None]
    step: Mapped[str] = mapped_column(String(32))
    version: Mapped[int] = mapped_column()
    seats: Mapped[list[SeatRecord]] = relationship(
        order_by="SeatRecord.ordinal", lazy="selectin", cascade="save-update, merge"
    )
    evaluations: Mapped[list[EvaluationRecord]] = relationship(
        order_by="EvaluationRecord.seat", lazy="selectin", cascade="all, delete-orphan"
    )
    positions: Mapped[list[PositionRecord]] = relationship(
        order_by="PositionRecord.ordinal", lazy="selectin", cascade="save-update, merge"
    )
    decision: Mapped[DecisionRecord | None] = relationship(lazy="selectin", cascade="save-update, merge")
    __mapper_args__ = locked_by(version)


class SeatRecord(Base):
    """One expert's place; one active seat a number, and nobody twice on a dossier."""

    __tablename__ = "seat"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("deliberation.dossier_id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    expert_id: Mapped[str] = mapped_column(index=True)
    assigned_at: Mapped[datetime]
    assigned_by: Mapped[str]
    declaration_kind: Mapped[str | None] = mapped_column(String(32))
    declaration_text: Mapped[str | None]
    declared_at: Mapped[datetime | None]
    recused_at: Mapped[datetime | None]
    recusal_reason: Mapped[str]
    __table_args__ = (
        UniqueConstraint("dossier_id", "expert_id"),
        Index(
            "uq_seat_active_number",
            "dossier_id",
            "number",
            unique=True,
            sqlite_where=text("recused_at IS NULL"),
            postgresql_where=text("recused_at IS NULL"),
        ),
    )


class EvaluationRecord(Base):
    """An evaluation: a draft, then sealed. A trigger refuses any change to a sealed one."""

    __tablename__ = "evaluation"
    id: Mapped[str] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("deliberation.dossier_id"))
    expert_id: Mapped[str]
    seat: Mapped[int]
    grid_id: Mapped[str]
    request_version: Mapped[int]
    ratings: Mapped[str]
    verdicts: Mapped[str]
    justification: Mapped[str]
    submitted_at: Mapped[datetime | None]
    seal: Mapped[str | None] = mapped_column(String(64))
    version: Mapped[int] = mapped_column()
    __table_args__ = (UniqueConstraint("dossier_id", "seat"), UniqueConstraint("dossier_id", "expert_id"))
    __mapper_args__ = locked_by(version)


class PositionRecord(Base):
    """What one of the two said after concertation."""

    __tablename__ = "position"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("deliberation.dossier_id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    expert_id: Mapped[str]
    verdicts: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("dossier_id", "expert_id"),)


class DecisionRecord(Base):
    """The committee's confirmed answer."""

    __tablename__ = "decision"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("deliberation.dossier_id"), primary_key=True)
    verdicts: Mapped[str]
    path: Mapped[str] = mapped_column(String(32))
    reasons: Mapped[str]
    confirmed_by: Mapped[str]
    confirmed_at: Mapped[datetime]
