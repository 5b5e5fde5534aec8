"""Confirmed prechecks."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.records import PrecheckRow
from db.repositories.saving import flush
from db.types import canonical_json
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict, Precheck, PrecheckOutcome
from reviewer.services.records import AdmissibilityDecision, PrecheckRecord


class SqlPrechecks:
    """Implements ``Prechecks``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, record: PrecheckRecord) -> None:
        """Store a decision on admissibility after those already there."""
        last = self._session.scalar(
            select(func.max(PrecheckRow.ordinal)).where(PrecheckRow.dossier_id == record.dossier_id)
        )
        self._session.add(
            PrecheckRow(
                dossier_id=record.dossier_id,
                ordinal=(last or 0) + 1,
                request_version=record.request_version,
                content=canonical_json(_document(record.precheck)),
                decision=record.decision,
                reason=record.reason,
                decided_by=record.decided_by,
                decided_at=record.decided_at,
            )
        )
        flush(self._session, "precheck", record.dossier_id)

    def of(self, dossier_id: str) -> tuple[PrecheckRecord, ...]:
        """Return the decisions on a dossier, oldest first."""
        rows = self._session.scalars(
            select(PrecheckRow).where(PrecheckRow.dossier_id == dossier_id).order_by(PrecheckRow.ordinal)
        )
        return tuple(
            PrecheckRecord(
                dossier_id=row.dossier_id,
                request_version=row.request_version,
                precheck=_precheck(json.loads(row.content)),
                decision=AdmissibilityDecision(row.decision),
                reason=row.reason,
                decided_by=row.decided_by,
                decided_at=row.decided_at,
            )
            for row in rows
        )


def _document(precheck: Precheck) -> dict[str, object]:
    return {
        "reference": precheck.reference,
        "as_of": precheck.as_of.isoformat(),
        "reference_date": precheck.reference_date.isoformat(),
        "rules": precheck.rules,
        "outcome": precheck.outcome.value,
        "criteria": [
            {
                "id": criterion.id,
                "outcome": criterion.outcome.value,
                "label": criterion.label,
                "required": criterion.required,
                "found": criterion.found,
                "source": criterion.source,
                "missing": list(criterion.missing),
                "warning": criterion.warning,
                "met_from": criterion.met_from.isoformat() if criterion.met_from else None,
            }
            for criterion in precheck.criteria
        ],
    }


def _precheck(document: dict[str, object]) -> Precheck:
    criteria = document["criteria"]
    if not isinstance(criteria, list):
        raise TypeError("criteria")
    return Precheck(
        reference=str(document["reference"]),
        as_of=date.fromisoformat(str(document["as_of"])),
        reference_date=date.fromisoformat(str(document["reference_date"])),
        rules=str(document["rules"]),
        outcome=PrecheckOutcome(str(document["outcome"])),
        criteria=tuple(
            CriterionVerdict(
                id=item["id"],
                outcome=CriterionOutcome(item["outcome"]),
                label=item["label"],
                required=item["required"],
                found=item["found"],
                source=item["source"],
                missing=tuple(item["missing"]),
                warning=item["warning"],
                met_from=date.fromisoformat(item["met_from"]) if item["met_from"] else None,
            )
            for item in criteria
        ),
    )
