"""Facts that coordinators corrected, those that no longer stand included."""

from __future__ import annotations

import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.records.triage import FactCorrectionRecord
from db.repositories.kept import NOTHING, Kept
from db.repositories.saving import flush
from db.types import canonical_json
from reviewer.dossier.correction import CorrectionEnd, FactCorrection
from reviewer.errors import ConflictingChange


class SqlCorrections:
    """Implements ``Corrections``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def of(self, dossier_id: str) -> tuple[FactCorrection, ...]:
        """Return every correction of a dossier, oldest first."""
        rows = (
            select(FactCorrectionRecord)
            .where(FactCorrectionRecord.dossier_id == dossier_id)
            .order_by(FactCorrectionRecord.ordinal)
        )
        return self._kept.of(
            FactCorrectionRecord, dossier_id, lambda: self._session.scalars(rows), _correction
        )

    def add(self, correction: FactCorrection) -> None:
        """Store a correction; raise ``ConflictingChange`` where one stands on the same fact."""
        last = self._session.scalar(
            select(func.max(FactCorrectionRecord.ordinal)).where(
                FactCorrectionRecord.dossier_id == correction.dossier_id
            )
        )
        self._session.add(
            FactCorrectionRecord(
                id=correction.id,
                dossier_id=correction.dossier_id,
                ordinal=(last or 0) + 1,
                path=correction.path,
                declared=canonical_json(correction.declared),
                corrected=canonical_json(correction.corrected),
                reason=correction.reason,
                made_by=correction.by,
                made_at=correction.at,
                request_version=correction.request_version,
                ended=correction.ended,
                ended_by=correction.ended_by,
                ended_at=correction.ended_at,
            )
        )
        flush(self._session, "correction", correction.id)

    def end(self, correction: FactCorrection) -> None:
        """Store how a correction ended; raise ``ConflictingChange`` where it had ended already."""
        record = self._session.get(FactCorrectionRecord, correction.id)
        if record is None or record.ended is not None:
            raise ConflictingChange("correction", correction.id)
        record.ended = correction.ended
        record.ended_by = correction.ended_by
        record.ended_at = correction.ended_at
        flush(self._session, "correction", correction.id)


def _correction(record: FactCorrectionRecord) -> FactCorrection:
    return FactCorrection(
        id=record.id,
        dossier_id=record.dossier_id,
        path=record.path,
        declared=json.loads(record.declared),
        corrected=json.loads(record.corrected),
        reason=record.reason,
        by=record.made_by,
        at=record.made_at,
        request_version=record.request_version,
        ended=None if record.ended is None else CorrectionEnd(record.ended),
        ended_by=record.ended_by,
        ended_at=record.ended_at,
    )
