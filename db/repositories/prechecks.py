"""Confirmed prechecks, with what the person decided otherwise and the corrections that they ran on."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.records.dossiers import DossierRecord
from db.records.triage import PrecheckRow
from db.repositories.kept import NOTHING, Kept
from db.repositories.saving import flush
from db.types import canonical_json
from reviewer.admissibility.override import CriterionOverride
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict, Precheck, PrecheckOutcome
from reviewer.dossier.correction import CorrectionEnd, FactCorrection
from reviewer.services.records import AdmissibilityDecision, PrecheckRecord


class SqlPrechecks:
    """Implements ``Prechecks``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

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
                content=canonical_json(_record(record)),
                decision=record.decision,
                reason=record.reason,
                decided_by=record.decided_by,
                decided_at=record.decided_at,
                outcome=record.precheck.outcome,
                not_met=",".join(unmet_of(record).split()),
            )
        )
        dossier = self._session.get(DossierRecord, record.dossier_id)
        if dossier is not None:
            dossier.verdict = record.outcome
            dossier.unmet = unmet_of(record)
        flush(self._session, "precheck", record.dossier_id)

    def of(self, dossier_id: str) -> tuple[PrecheckRecord, ...]:
        """Return the decisions on a dossier, oldest first."""
        rows = select(PrecheckRow).where(PrecheckRow.dossier_id == dossier_id).order_by(PrecheckRow.ordinal)
        return self._kept.of(PrecheckRow, dossier_id, lambda: self._session.scalars(rows), _decision)


def unmet_of(record: PrecheckRecord) -> str:
    """Return the ids of the criteria that were decided not to be met, with a space before and after each."""
    missed = (one.computed.id for one in record.criteria if one.outcome is CriterionOutcome.NOT_MET)
    return "".join(f" {one}" for one in missed) + " "


def _decision(row: PrecheckRow) -> PrecheckRecord:
    content = json.loads(row.content)
    return PrecheckRecord(
        dossier_id=row.dossier_id,
        request_version=row.request_version,
        precheck=_precheck(content),
        decision=AdmissibilityDecision(row.decision),
        reason=row.reason,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        overrides=tuple(
            CriterionOverride(
                criterion_id=one["criterion_id"],
                outcome=CriterionOutcome(one["outcome"]),
                reason=one["reason"],
            )
            for one in content["overrides"]
        ),
        corrections=tuple(_correction(one) for one in content["corrections"]),
    )


def _record(record: PrecheckRecord) -> dict[str, object]:
    overrides = [
        {"criterion_id": one.criterion_id, "outcome": one.outcome.value, "reason": one.reason}
        for one in record.overrides
    ]
    corrections = [
        {field.name: _plain(getattr(one, field.name)) for field in fields(one)} for one in record.corrections
    ]
    return {**_document(record.precheck), "overrides": overrides, "corrections": corrections}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _correction(document: dict[str, Any]) -> FactCorrection:
    ended, ended_at = document["ended"], document["ended_at"]
    return FactCorrection(
        **{
            **document,
            "at": datetime.fromisoformat(document["at"]),
            "ended": None if ended is None else CorrectionEnd(ended),
            "ended_at": None if ended_at is None else datetime.fromisoformat(ended_at),
        }
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
