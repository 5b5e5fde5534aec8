"""The tables, as typed records. The core does not know them: ``db.repositories`` translates.

Every constraint has a name that follows from its columns, so that a migration can name it on both engines. Nested
values of the core (ratings, verdicts, criteria, faults) are canonical JSON text: nothing searches inside them.
``version`` is the optimistic lock; it is set by hand, from the core's value, and compared in the UPDATE itself.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

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


class DossierRecord(Base):
    """A case file. ``candidate`` to ``search_fold`` repeat the newest request for lists; ``parts``: JSON pairs."""

    __tablename__ = "dossier"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    reference: Mapped[str]
    state: Mapped[str] = mapped_column(String(32), index=True)
    state_since: Mapped[date]
    received_on: Mapped[date]
    parts: Mapped[str]
    replaces_avis: Mapped[str | None]
    candidate: Mapped[str]
    employer: Mapped[str]
    job_title: Mapped[str]
    avis_number: Mapped[str | None]
    search_fold: Mapped[str]
    version: Mapped[int] = mapped_column()
    versions: Mapped[list[RequestVersionRecord]] = relationship(
        order_by="RequestVersionRecord.number", lazy="selectin", cascade="save-update, merge"
    )
    __table_args__ = (UniqueConstraint("programme_id", "reference"), Index(None, "received_on", "id"))
    __mapper_args__ = locked_by(version)


class RequestVersionRecord(Base):
    """One content of a request: canonical ``avise.request/1``."""

    __tablename__ = "request_version"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    taken_in_at: Mapped[datetime]
    taken_in_by: Mapped[str]
    origin: Mapped[str]
    attachments: Mapped[list[AttachmentRecord]] = relationship(
        order_by="AttachmentRecord.ordinal", lazy="selectin", cascade="save-update, merge"
    )


class AttachmentRecord(Base):
    """A document of a request; its bytes are in the blob store."""

    __tablename__ = "attachment"
    dossier_id: Mapped[str] = mapped_column(primary_key=True)
    version_number: Mapped[int] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    filename: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]
    __table_args__ = (
        ForeignKeyConstraint(
            ["dossier_id", "version_number"], ["request_version.dossier_id", "request_version.number"]
        ),
    )


class PrecheckRow(Base):
    """A confirmed precheck. ``content``: canonical JSON of what the coordinator saw, overrode and had corrected."""

    __tablename__ = "precheck"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    request_version: Mapped[int]
    content: Mapped[str]
    decision: Mapped[str] = mapped_column(String(32))
    reason: Mapped[str]
    decided_by: Mapped[str]
    decided_at: Mapped[datetime]


class FactCorrectionRecord(Base):
    """A corrected fact; one stands at a time on each path. ``declared`` and ``corrected``: JSON values."""

    __tablename__ = "fact_correction"
    id: Mapped[str] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"))
    ordinal: Mapped[int]
    path: Mapped[str]
    declared: Mapped[str]
    corrected: Mapped[str]
    reason: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    request_version: Mapped[int]
    ended: Mapped[str | None] = mapped_column(String(32))
    ended_by: Mapped[str]
    ended_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("dossier_id", "ordinal"),
        Index(
            "uq_fact_correction_standing",
            "dossier_id",
            "path",
            unique=True,
            sqlite_where=text("ended IS NULL"),
            postgresql_where=text("ended IS NULL"),
        ),
    )


class LetterRecord(Base):
    """A letter to the employer; the PDF's bytes are in the blob store. A trigger refuses any change."""

    __tablename__ = "letter"
    id: Mapped[str] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"))
    ordinal: Mapped[int]
    kind: Mapped[str] = mapped_column(String(32))
    wording_id: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    due_on: Mapped[date | None]
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    filename: Mapped[str]
    email_to: Mapped[str | None]
    email_subject: Mapped[str]
    email_body: Mapped[str]
    __table_args__ = (UniqueConstraint("dossier_id", "ordinal"),)


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


class AvisDraftRecord(Base):
    """An avis before its signature. ``content``: canonical ``avise.avis/1``."""

    __tablename__ = "avis_draft"
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    content: Mapped[str]
    drafted_by: Mapped[str]
    drafted_at: Mapped[datetime]
    replacement_reason: Mapped[str]
    validated_by: Mapped[str | None]
    validated_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)


class AvisRecord(Base):
    """An issued avis. Only ``state`` and ``version`` ever change; a trigger refuses the rest."""

    __tablename__ = "avis"
    number: Mapped[str] = mapped_column(primary_key=True)
    series: Mapped[str] = mapped_column(String(8))
    year: Mapped[int]
    sequence: Mapped[int]
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"))
    content: Mapped[str]
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    employer: Mapped[str]
    candidate: Mapped[str]
    favourable: Mapped[bool]
    issued_on: Mapped[date]
    expires_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(32))
    version: Mapped[int] = mapped_column()
    events: Mapped[list[RegisterEventRecord]] = relationship(
        order_by="RegisterEventRecord.ordinal", lazy="selectin", cascade="save-update, merge"
    )
    __table_args__ = (UniqueConstraint("series", "year", "sequence"), UniqueConstraint("dossier_id"))
    __mapper_args__ = locked_by(version)


class RegisterEventRecord(Base):
    """One line of the register; a trigger refuses any change."""

    __tablename__ = "register_event"
    number: Mapped[str] = mapped_column(ForeignKey("avis.number"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
    by: Mapped[str]
    reason: Mapped[str]
    reference: Mapped[str | None]


class NumberSeriesRecord(Base):
    """The last number given in a series and year."""

    __tablename__ = "number_series"
    series: Mapped[str] = mapped_column(String(8), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class QuarantinedRowRecord(Base):
    """A row that was not taken in. ``faults``: JSON list."""

    __tablename__ = "quarantined_row"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    file: Mapped[str]
    place: Mapped[str]
    payload: Mapped[str]
    correction: Mapped[str | None]
    base_folder: Mapped[str]
    faults: Mapped[str]
    state: Mapped[str] = mapped_column(String(32), index=True)
    received_at: Mapped[datetime]
    dossier_id: Mapped[str | None]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)


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


class SettingRecord(Base):
    """A setting of this database."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class JournalEntryRecord(Base):
    """An entry of the chained journal, exactly as it was digested; a trigger refuses any change."""

    __tablename__ = "journal_entry"
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(32))
    actor_id: Mapped[str]
    actor_name: Mapped[str]
    event: Mapped[str]
    dossier_id: Mapped[str | None] = mapped_column(index=True)
    details: Mapped[str]
    previous_sha256: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))


class JournalHeadRecord(Base):
    """Where the chain ends: one row, locked by whoever appends."""

    __tablename__ = "journal_head"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)


class BlobRecord(Base):
    """A document's bytes under their SHA-256, on servers; beside an SQLite file they are files."""

    __tablename__ = "blob"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes]


METADATA = Base.metadata
"""Every table above, for whoever makes or compares them all."""
