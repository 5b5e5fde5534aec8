"""What an expert's copy keeps. The tables are in every database; an office's hold nothing."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables import Base, locked_by


class CopyEnrolmentRecord(Base):
    """The keys of this copy, secret halves too, and the invitation that they answer. Only the last is not retired."""

    __tablename__ = "copy_enrolment"
    id: Mapped[str] = mapped_column(primary_key=True)
    invitation_id: Mapped[str]
    expert_id: Mapped[str]
    expert_name: Mapped[str]
    office_name: Mapped[str]
    office_recipient: Mapped[str]
    office_verifying: Mapped[bytes]
    invited_at: Mapped[datetime]
    recipient: Mapped[str]
    verifying: Mapped[bytes]
    identity: Mapped[str]
    signing: Mapped[bytes]
    made_at: Mapped[datetime]
    replaces: Mapped[str | None] = mapped_column(String(64))
    retired_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)


class CopyPackageRecord(Base):
    """A package that was received. ``dossier_ids``, ``contents`` (SHA-256 of documents): JSON lists."""

    __tablename__ = "copy_package"
    id: Mapped[str] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
    received_at: Mapped[datetime]
    open_until: Mapped[date]
    dossier_ids: Mapped[str]
    contents: Mapped[str]
    destroyed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)


class CopyDossierRecord(Base):
    """A dossier that this copy holds, as its newest package says it. Gone with the dossier."""

    __tablename__ = "copy_dossier"
    dossier_id: Mapped[str] = mapped_column(primary_key=True)
    package_id: Mapped[str] = mapped_column(ForeignKey("copy_package.id"))
    reference: Mapped[str]
    made_at: Mapped[datetime]
    seat: Mapped[int]
    breaks_tie: Mapped[bool]
    request_version: Mapped[int]
    facts_sha256: Mapped[str] = mapped_column(String(64))
    due_on: Mapped[date | None]
    declared: Mapped[str | None] = mapped_column(String(32))
    last_revision: Mapped[int]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)


class CopyAnswerRecord(Base):
    """An answer of this copy. ``content``: JSON, None once the dossier was destroyed. No row is ever deleted."""

    __tablename__ = "copy_answer"
    id: Mapped[str] = mapped_column(primary_key=True)
    package_id: Mapped[str] = mapped_column(ForeignKey("copy_package.id"))
    dossier_id: Mapped[str]
    kind: Mapped[str] = mapped_column(String(32))
    revision: Mapped[int]
    facts_sha256: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(32))
    content: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()
    __table_args__ = (UniqueConstraint("dossier_id", "revision"),)
    __mapper_args__ = locked_by(version)


class CopySentRecord(Base):
    """A package back, sealed to the office; its bytes are in the blob store. A trigger refuses any change."""

    __tablename__ = "copy_sent"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    answer_ids: Mapped[str]
    destruction_ids: Mapped[str]


class CopyDestructionRecord(Base):
    """The certificate of a destruction. A trigger refuses any change."""

    __tablename__ = "copy_destruction"
    id: Mapped[str] = mapped_column(primary_key=True)
    package_id: Mapped[str] = mapped_column(ForeignKey("copy_package.id"))
    at: Mapped[datetime]
    cause: Mapped[str] = mapped_column(String(32))
    dossier_ids: Mapped[str]
    contents: Mapped[str]
