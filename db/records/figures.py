"""Published figures, as they were issued; what was found of the data's quality, and what was decided of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables import Base


class FigureEditionRecord(Base):
    """A published edition; a trigger refuses any change. ``document``: canonical ``avise.protect/1``, with its proof.

    ``files``: JSON list of names and digests; their bytes are in the blob store.
    """

    __tablename__ = "figure_edition"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str]
    issued_at: Mapped[datetime]
    issued_by: Mapped[str]
    threshold: Mapped[int]
    document: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    files: Mapped[str]


class FollowUpRecord(Base):
    """That an edition is a follow-up report, and what it is about; a trigger refuses any change. ``texts``: version."""

    __tablename__ = "follow_up"
    edition: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    programme_id: Mapped[str] = mapped_column(String(64))
    first_year: Mapped[int]
    last_year: Mapped[int]
    texts: Mapped[int]


class FollowUpTextRecord(Base):
    """One version of the texts of a report; a trigger refuses any change. ``blocks``: JSON object, by block."""

    __tablename__ = "follow_up_text"
    programme_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    blocks: Mapped[str]
    kept_by: Mapped[str]
    kept_at: Mapped[datetime]


class QualityDecisionRecord(Base):
    """What a named person decided of a failed check; a trigger refuses any change. ``offenders``: JSON list of keys."""

    __tablename__ = "quality_decision"
    id: Mapped[str] = mapped_column(primary_key=True)
    check_id: Mapped[str] = mapped_column(String(64))
    fingerprint: Mapped[str] = mapped_column(String(64))
    offenders: Mapped[str]
    accepted: Mapped[bool]
    reason: Mapped[str]
    decided_by: Mapped[str]
    decided_at: Mapped[datetime]


class QualityRunRecord(Base):
    """One run of all the checks; a trigger refuses any change. ``failing``: JSON object, offenders by check."""

    __tablename__ = "quality_run"
    id: Mapped[str] = mapped_column(primary_key=True)
    run_at: Mapped[datetime]
    run_by: Mapped[str]
    dossiers: Mapped[int]
    failing: Mapped[str]
    unsettled: Mapped[int]
