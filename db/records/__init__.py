"""The tables, as typed records, a module a topic. The core does not know them: ``db.repositories`` translates.

Every constraint has a name that follows from its columns, so that a migration can name it on both engines. Nested
values of the core (ratings, verdicts, criteria, faults) are canonical JSON text: nothing searches inside them.
``version`` is the optimistic lock; it is set by hand, from the core's value, and compared in the UPDATE itself.
"""

from __future__ import annotations

from db.records.accounts import AccountRecord
from db.records.committee import (
    AlternateRecord,
    ClosedRoundRecord,
    ConcertationMessageRecord,
    ConcertationRecord,
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
from db.records.expert_copy import (
    CopyAnswerRecord,
    CopyDestructionRecord,
    CopyDossierRecord,
    CopyEnrolmentRecord,
    CopyPackageRecord,
    CopySentRecord,
)
from db.records.figures import (
    FigureEditionRecord,
    FollowUpRecord,
    FollowUpTextRecord,
    QualityDecisionRecord,
    QualityRunRecord,
)
from db.records.grids import GridDraftRecord, PublishedGridRecord
from db.records.house import (
    BlobRecord,
    DecileWageRecord,
    JournalEntryRecord,
    JournalHeadRecord,
    QuarantinedRowRecord,
    ReceptionCountRecord,
    SettingRecord,
)
from db.records.office import OfficeKeyRecord, StatusListRecord
from db.records.outbox import CalendarLineRecord, OutgoingMessageRecord
from db.records.packages import (
    ExchangeKeyRecord,
    ExpertKeyRecord,
    KeyInvitationRecord,
    PackageAnswerRecord,
    PackagedDossierRecord,
    PackageDestructionRecord,
    PackageInRecord,
    PackageOutRecord,
)
from db.records.people import ConflictRulingRecord, ExpertRecord, PersonRecord
from db.records.proof import (
    CheckpointRecord,
    CheckpointStampRecord,
    DatabaseLoginRecord,
    ReadingHeadRecord,
    ReadingRecord,
)
from db.records.reconciliation import (
    MinistryImportRecord,
    MinistryMappingRecord,
    MinistryRefusalRecord,
    MinistryRowRecord,
    MismatchDecisionRecord,
)
from db.records.register import AvisDraftRecord, AvisRecord, NumberSeriesRecord, RegisterEventRecord
from db.records.saved_views import ListLayoutRecord, SavedViewRecord
from db.records.signature import AvisSignatureRecord, HeldNumberRecord, PendingSignatureRecord
from db.records.typed import TypedTextRecord
from db.tables import Base

METADATA = Base.metadata
"""Every table, for whoever makes or compares them all."""

__all__ = [
    "METADATA",
    "AccountRecord",
    "AlternateRecord",
    "AttachmentRecord",
    "AvisDraftRecord",
    "AvisRecord",
    "AvisSignatureRecord",
    "BlobRecord",
    "CalendarLineRecord",
    "CheckpointRecord",
    "CheckpointStampRecord",
    "ClosedRoundRecord",
    "ConcertationMessageRecord",
    "ConcertationRecord",
    "ConflictRulingRecord",
    "CopyAnswerRecord",
    "CopyDestructionRecord",
    "CopyDossierRecord",
    "CopyEnrolmentRecord",
    "CopyPackageRecord",
    "CopySentRecord",
    "DatabaseLoginRecord",
    "DecileWageRecord",
    "DecisionRecord",
    "DeliberationRecord",
    "DossierRecord",
    "EvaluationRecord",
    "ExchangeKeyRecord",
    "ExpertKeyRecord",
    "ExpertRecord",
    "FactCorrectionRecord",
    "FigureEditionRecord",
    "FollowUpRecord",
    "FollowUpTextRecord",
    "GridDraftRecord",
    "HeldNumberRecord",
    "JournalEntryRecord",
    "JournalHeadRecord",
    "KeyInvitationRecord",
    "LetterRecord",
    "ListLayoutRecord",
    "MinistryImportRecord",
    "MinistryMappingRecord",
    "MinistryRefusalRecord",
    "MinistryRowRecord",
    "MismatchDecisionRecord",
    "NumberSeriesRecord",
    "OfficeKeyRecord",
    "OutgoingMessageRecord",
    "PackageAnswerRecord",
    "PackageDestructionRecord",
    "PackageInRecord",
    "PackageOutRecord",
    "PackagedDossierRecord",
    "PendingSignatureRecord",
    "PersonRecord",
    "PositionRecord",
    "PrecheckRow",
    "PublishedGridRecord",
    "QualityDecisionRecord",
    "QualityRunRecord",
    "QuarantinedRowRecord",
    "ReadingHeadRecord",
    "ReadingRecord",
    "ReceptionCountRecord",
    "RegisterEventRecord",
    "RequestVersionRecord",
    "SavedViewRecord",
    "SeatRecord",
    "SettingRecord",
    "StatusListRecord",
    "TypedTextRecord",
]
