"""Offline packages on the office's side: keys, packages that went out, what came back, and each answer in it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

import db.records.dossiers  # its own tables point there
import db.records.people  # noqa: F401  # its own tables point there
from db.tables import Base, locked_by, one_where


class ExchangeKeyRecord(Base):
    """The office's own keys. ``identity`` and ``signing`` are emptied once forgotten; ``slot`` is 1: one is in use."""

    __tablename__ = "exchange_key"
    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    slot: Mapped[int]
    recipient: Mapped[str]
    verifying: Mapped[bytes]
    identity: Mapped[str] = mapped_column(deferred=True)
    signing: Mapped[bytes] = mapped_column(deferred=True)
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    __table_args__ = (one_where("retired_at IS NULL", "uq_exchange_key_in_use", "slot"),)


class KeyInvitationRecord(Base):
    """That an expert was invited to enrol. A trigger refuses any change."""

    __tablename__ = "key_invitation"
    id: Mapped[str] = mapped_column(primary_key=True)
    expert_id: Mapped[str] = mapped_column(ForeignKey("expert.id"), index=True)
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    office_fingerprint: Mapped[str] = mapped_column(String(64))


class ExpertKeyRecord(Base):
    """An expert's public keys and what the office thinks of them. The keys never change; none is deleted."""

    __tablename__ = "expert_key"
    id: Mapped[str] = mapped_column(primary_key=True)
    expert_id: Mapped[str] = mapped_column(ForeignKey("expert.id"), index=True)
    invitation_id: Mapped[str] = mapped_column(ForeignKey("key_invitation.id"))
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    recipient: Mapped[str]
    verifying: Mapped[bytes]
    announced_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(32))
    settled_by: Mapped[str]
    settled_at: Mapped[datetime | None]
    reason: Mapped[str]
    ended: Mapped[str | None] = mapped_column(String(32))
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)


class PackageOutRecord(Base):
    """A package for one expert. What it is never changes; its state does; none is deleted."""

    __tablename__ = "package_out"
    id: Mapped[str] = mapped_column(primary_key=True)
    expert_id: Mapped[str] = mapped_column(ForeignKey("expert.id"), index=True)
    expert_fingerprint: Mapped[str] = mapped_column(ForeignKey("expert_key.fingerprint"))
    office_fingerprint: Mapped[str] = mapped_column(ForeignKey("exchange_key.fingerprint"))
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    open_until: Mapped[date]
    replaces: Mapped[str | None] = mapped_column(ForeignKey("package_out.id"))
    state: Mapped[str] = mapped_column(String(32))
    since: Mapped[datetime]
    by: Mapped[str]
    reason: Mapped[str]
    version: Mapped[int] = mapped_column()
    dossiers: Mapped[list[PackagedDossierRecord]] = relationship(
        order_by="PackagedDossierRecord.place", lazy="selectin", cascade="save-update, merge"
    )
    __mapper_args__ = locked_by(version)


class PackagedDossierRecord(Base):
    """One dossier of a package out, as it was then. A trigger refuses any change."""

    __tablename__ = "packaged_dossier"
    package_id: Mapped[str] = mapped_column(ForeignKey("package_out.id"), primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), primary_key=True, index=True)
    place: Mapped[int]
    seat: Mapped[int]
    request_version: Mapped[int]
    request_sha256: Mapped[str] = mapped_column(String(64))
    facts_sha256: Mapped[str] = mapped_column(String(64))
    grid_id: Mapped[str]
    due_on: Mapped[date | None]


class PackageInRecord(Base):
    """A package that came back: the bytes that its expert signed, in which the marks are. Never changed."""

    __tablename__ = "package_in"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    id: Mapped[str]
    number: Mapped[int]
    expert_id: Mapped[str] = mapped_column(ForeignKey("expert.id"), index=True)
    expert_fingerprint: Mapped[str] = mapped_column(ForeignKey("expert_key.fingerprint"))
    office_fingerprint: Mapped[str] = mapped_column(ForeignKey("exchange_key.fingerprint"))
    made_at: Mapped[datetime]
    answers: Mapped[int]
    file_sha256: Mapped[str] = mapped_column(String(64))
    read_at: Mapped[datetime]
    read_by: Mapped[str]
    signed: Mapped[bytes] = mapped_column(deferred=True)
    signature: Mapped[bytes] = mapped_column(deferred=True)


class PackageAnswerRecord(Base):
    """One answer, without what it says. What it is never changes; its outcome does; none is deleted.

    ``dossier_id`` is what the copy says: the house may have no such dossier.
    """

    __tablename__ = "package_answer"
    expert_id: Mapped[str] = mapped_column(ForeignKey("expert.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(index=True)
    package_id: Mapped[str]
    returned: Mapped[str] = mapped_column(ForeignKey("package_in.sha256"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    revision: Mapped[int]
    facts_sha256: Mapped[str] = mapped_column(String(64))
    answered_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(32), index=True)
    since: Mapped[datetime]
    by: Mapped[str]
    closed: Mapped[str]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)


class PackageDestructionRecord(Base):
    """A certificate that an expert's copy destroyed what a package held. Never changed."""

    __tablename__ = "package_destruction"
    expert_id: Mapped[str] = mapped_column(ForeignKey("expert.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    package_id: Mapped[str] = mapped_column(index=True)
    returned: Mapped[str] = mapped_column(ForeignKey("package_in.sha256"))
    at: Mapped[datetime]
    on_schedule: Mapped[bool]
    dossier_ids: Mapped[str]
    contents: Mapped[str]
