"""What the committee does on a dossier."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    ForeignKey,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

import db.records.dossiers  # noqa: F401  # its own tables point there
from db.tables import Base, locked_by, one_where


class DeliberationRecord(Base):
    """The committee's work on a dossier: the round under way, and what belongs to every round.

    ``step``, ``waiting_since`` and ``concertation_due_on`` repeat what follows from the rest, for lists.
    """

    __tablename__ = "deliberation"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    grid_id: Mapped[str]
    finding_ids: Mapped[str]
    reviewers: Mapped[int]
    with_concertation: Mapped[bool]
    third_review_opened_at: Mapped[datetime | None]
    step: Mapped[str] = mapped_column(String(32))
    version: Mapped[int] = mapped_column()
    round: Mapped[int]
    request_reason: Mapped[str | None]
    request_received_on: Mapped[date | None]
    request_recorded_by: Mapped[str | None]
    request_recorded_at: Mapped[datetime | None]
    waiting_since: Mapped[datetime | None]
    concertation_due_on: Mapped[date | None]
    seats: Mapped[list[SeatRecord]] = relationship(
        order_by="SeatRecord.ordinal", lazy="selectin", cascade="save-update, merge"
    )
    evaluations: Mapped[list[EvaluationRecord]] = relationship(
        order_by="EvaluationRecord.seat", lazy="selectin", cascade="all, delete-orphan"
    )
    positions: Mapped[list[PositionRecord]] = relationship(
        order_by="PositionRecord.ordinal", lazy="selectin", cascade="save-update, merge"
    )
    concertations: Mapped[list[ConcertationRecord]] = relationship(
        order_by="(ConcertationRecord.round, ConcertationRecord.number)",
        lazy="selectin",
        cascade="save-update, merge",
    )
    messages: Mapped[list[ConcertationMessageRecord]] = relationship(
        order_by="ConcertationMessageRecord.ordinal", lazy="selectin", cascade="save-update, merge"
    )
    decisions: Mapped[list[DecisionRecord]] = relationship(
        order_by="DecisionRecord.round", lazy="selectin", cascade="save-update, merge"
    )
    closed: Mapped[list[ClosedRoundRecord]] = relationship(
        order_by="ClosedRoundRecord.number", lazy="selectin", cascade="save-update, merge"
    )
    __mapper_args__ = locked_by(version)


class ClosedRoundRecord(Base):
    """How a round that is over was set up. A trigger refuses any change."""

    __tablename__ = "closed_round"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("deliberation.dossier_id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    grid_id: Mapped[str]
    finding_ids: Mapped[str]
    reviewers: Mapped[int]
    with_concertation: Mapped[bool]
    third_review_opened_at: Mapped[datetime | None]
    request_reason: Mapped[str | None]
    request_received_on: Mapped[date | None]
    request_recorded_by: Mapped[str | None]
    request_recorded_at: Mapped[datetime | None]


class AlternateRecord(Base):
    """Who comes next on a dossier, should somebody leave their seat: ranked, replaced at each composition."""

    __tablename__ = "alternate"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    rank: Mapped[int] = mapped_column(primary_key=True)
    expert_id: Mapped[str]
    __table_args__ = (UniqueConstraint("dossier_id", "expert_id"),)


class SeatRecord(Base):
    """One expert's place; one active seat a number and round, and nobody twice on a dossier."""

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
    round: Mapped[int]
    ruling_cleared: Mapped[bool | None]
    ruling_reason: Mapped[str | None]
    ruling_by: Mapped[str | None]
    ruling_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("dossier_id", "expert_id"),
        one_where("recused_at IS NULL", "uq_seat_active_number", "dossier_id", "round", "number"),
    )


class EvaluationRecord(Base):
    """An evaluation: a draft, then sealed. A trigger refuses any change to a sealed one, set aside or not."""

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
    round: Mapped[int]
    facts_sha256: Mapped[str] = mapped_column(String(64))
    __table_args__ = (UniqueConstraint("dossier_id", "expert_id"),)
    __mapper_args__ = locked_by(version)


class ConcertationRecord(Base):
    """One exchange between the two, with its last day."""

    __tablename__ = "concertation"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("deliberation.dossier_id"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    opened_at: Mapped[datetime]
    due_on: Mapped[date | None]
    voided_at: Mapped[datetime | None]


class ConcertationMessageRecord(Base):
    """What one of the two wrote to the other. A trigger refuses any change."""

    __tablename__ = "concertation_message"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("deliberation.dossier_id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    round: Mapped[int]
    concertation: Mapped[int]
    expert_id: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]


class PositionRecord(Base):
    """What one of the two said after concertation. A trigger refuses any change."""

    __tablename__ = "position"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("deliberation.dossier_id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    expert_id: Mapped[str]
    verdicts: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]
    round: Mapped[int]
    concertation: Mapped[int]
    __table_args__ = (UniqueConstraint("dossier_id", "round", "expert_id", "concertation"),)


class DecisionRecord(Base):
    """The committee's confirmed answer, one a round. A trigger refuses any change."""

    __tablename__ = "decision"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("deliberation.dossier_id"), primary_key=True)
    verdicts: Mapped[str]
    path: Mapped[str] = mapped_column(String(32))
    reasons: Mapped[str]
    confirmed_by: Mapped[str]
    confirmed_at: Mapped[datetime]
    round: Mapped[int] = mapped_column(primary_key=True)
