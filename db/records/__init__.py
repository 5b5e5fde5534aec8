"""The tables, as typed records, a module a topic. The core does not know them: ``db.repositories`` translates.

Every constraint has a name that follows from its columns, so that a migration can name it on both engines. Nested
values of the core (ratings, verdicts, criteria, faults) are canonical JSON text: nothing searches inside them.
``version`` is the optimistic lock; it is set by hand, from the core's value, and compared in the UPDATE itself.
"""

from __future__ import annotations

from db.records.committee import (
    DecisionRecord,
    DeliberationRecord,
    EvaluationRecord,
    PositionRecord,
    SeatRecord,
)
from db.records.dossiers import (
    AttachmentRecord,
    DossierRecord,
    FactCorrectionRecord,
    LetterRecord,
    PrecheckRow,
    RequestVersionRecord,
)
from db.records.house import (
    BlobRecord,
    DecileWageRecord,
    JournalEntryRecord,
    JournalHeadRecord,
    QuarantinedRowRecord,
    ReceptionCountRecord,
    SettingRecord,
)
from db.records.people import ExpertRecord, PersonRecord
from db.records.register import AvisDraftRecord, AvisRecord, NumberSeriesRecord, RegisterEventRecord
from db.tables import Base

METADATA = Base.metadata
"""Every table, for whoever makes or compares them all."""

__all__ = [
    "METADATA",
    "AttachmentRecord",
    "AvisDraftRecord",
    "AvisRecord",
    "BlobRecord",
    "DecileWageRecord",
    "DecisionRecord",
    "DeliberationRecord",
    "DossierRecord",
    "EvaluationRecord",
    "ExpertRecord",
    "FactCorrectionRecord",
    "JournalEntryRecord",
    "JournalHeadRecord",
    "LetterRecord",
    "NumberSeriesRecord",
    "PersonRecord",
    "PositionRecord",
    "PrecheckRow",
    "QuarantinedRowRecord",
    "ReceptionCountRecord",
    "RegisterEventRecord",
    "RequestVersionRecord",
    "SeatRecord",
    "SettingRecord",
]
