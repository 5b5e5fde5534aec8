"""The ministry's files: saved mappings, imports, their lines, and decisions on what does not agree."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

import db.records.dossiers  # noqa: F401  # its own tables point there
from db.tables import Base, locked_by, one_where


class MinistryMappingRecord(Base):
    """Which heading holds which fact, under a name. ``columns``: JSON object by fact."""

    __tablename__ = "ministry_mapping"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    name: Mapped[str]
    columns: Mapped[str]
    saved_by: Mapped[str]
    version: Mapped[int] = mapped_column()
    __table_args__ = (UniqueConstraint("programme_id", "name"),)
    __mapper_args__ = locked_by(version)


class MinistryImportRecord(Base):
    """One imported file. Triggers let nothing of it change but whether it counts; none is deleted."""

    __tablename__ = "ministry_import"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    file: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    sheet: Mapped[str]
    as_of: Mapped[date]
    columns: Mapped[str]
    imported_at: Mapped[datetime]
    imported_by: Mapped[str]
    taken: Mapped[int]
    refused: Mapped[int]
    state: Mapped[str] = mapped_column(String(32))
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str]
    undone_reason: Mapped[str]
    version: Mapped[int] = mapped_column()
    __table_args__ = (
        one_where("state = 'standing'", "uq_ministry_import_standing", "programme_id", "sha256", "sheet"),
    )
    __mapper_args__ = locked_by(version)


class MinistryRowRecord(Base):
    """One line that got in. A trigger refuses any change."""

    __tablename__ = "ministry_row"
    import_id: Mapped[str] = mapped_column(ForeignKey("ministry_import.id"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    application: Mapped[str]
    avis_number: Mapped[str]
    family_name: Mapped[str]
    given_name: Mapped[str]
    born_on: Mapped[date | None]
    employer: Mapped[str]
    filed_on: Mapped[date | None]
    outcome: Mapped[str | None] = mapped_column(String(32))
    decided_on: Mapped[date | None]


class MinistryRefusalRecord(Base):
    """One line that was refused, with its reasons (JSON, as in quarantine). A trigger refuses any change."""

    __tablename__ = "ministry_refusal"
    import_id: Mapped[str] = mapped_column(ForeignKey("ministry_import.id"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    faults: Mapped[str]
    avis_number: Mapped[str]
    person: Mapped[str]


class MismatchDecisionRecord(Base):
    """What somebody decided of a mismatch, on which facts (JSON pairs). A trigger refuses any change."""

    __tablename__ = "mismatch_decision"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    ordinal: Mapped[int]
    subject: Mapped[str]
    facts: Mapped[str]
    verdict: Mapped[str] = mapped_column(String(32))
    reason: Mapped[str]
    dossier_id: Mapped[str | None] = mapped_column(ForeignKey("dossier.id"))
    decided_by: Mapped[str]
    decided_at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("programme_id", "ordinal"),)
