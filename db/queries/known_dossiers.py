"""What reconciliation compares with: every dossier's person, employer and avis, with the facts that stand.

A few columns read at once instead of whole dossiers: thousands are compared in one go.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, and_, func, select

from db.records.dossiers import DossierRecord, RequestVersionRecord
from db.records.register import AvisRecord, RegisterEventRecord
from db.records.triage import FactCorrectionRecord
from reviewer.avis.avis import RegisterEventKind
from reviewer.dossier.lifecycle import DossierState
from reviewer.reconciliation.house import KnownAvis, KnownDossier
from reviewer.services.clock import calendar_day

_PATHS = {
    "candidate.family_name": ("candidate", "family_name"),
    "candidate.given_name": ("candidate", "given_name"),
    "candidate.born_on": ("candidate", "born_on"),
    "employer.legal_name": ("employer", "legal_name"),
}


def known_dossiers(connection: Connection, programme_id: str) -> tuple[KnownDossier, ...]:
    """Return the dossiers of a programme by reference: a row a correction that stands, or one where none does."""
    avis = _avis(connection, programme_id)
    newest = (
        select(RequestVersionRecord.dossier_id, func.max(RequestVersionRecord.number).label("number"))
        .group_by(RequestVersionRecord.dossier_id)
        .subquery()
    )
    statement = (
        select(
            DossierRecord.id,
            DossierRecord.reference,
            DossierRecord.state,
            RequestVersionRecord.content,
            FactCorrectionRecord.path,
            FactCorrectionRecord.corrected,
        )
        .join(newest, newest.c.dossier_id == DossierRecord.id)
        .join(
            RequestVersionRecord,
            and_(
                RequestVersionRecord.dossier_id == newest.c.dossier_id,
                RequestVersionRecord.number == newest.c.number,
            ),
        )
        .outerjoin(
            FactCorrectionRecord,
            and_(
                FactCorrectionRecord.dossier_id == DossierRecord.id,
                FactCorrectionRecord.ended.is_(None),
                FactCorrectionRecord.path.in_(tuple(_PATHS)),
            ),
        )
        .where(DossierRecord.programme_id == programme_id)
        .order_by(DossierRecord.reference, DossierRecord.id, FactCorrectionRecord.ordinal)
    )
    found = []
    for _, corrections in groupby(connection.execute(statement), lambda row: row.id):
        row, *more = corrections
        corrected = {one.path: json.loads(one.corrected) for one in (row, *more) if one.path is not None}
        facts = _facts(json.loads(row.content), corrected)
        born_on = facts["candidate.born_on"]
        found.append(
            KnownDossier(
                id=row.id,
                reference=row.reference,
                state=DossierState(row.state),
                family_name=facts["candidate.family_name"] or "",
                given_name=facts["candidate.given_name"] or "",
                born_on=None if born_on is None else date.fromisoformat(born_on),
                employer=facts["employer.legal_name"] or "",
                avis=tuple(avis.get(row.id, ())),
            )
        )
    return tuple(found)


def _facts(request: dict[str, Any], corrected: dict[str, Any]) -> dict[str, str | None]:
    return {
        path: corrected[path] if path in corrected else (request.get(part) or {}).get(name)
        for path, (part, name) in _PATHS.items()
    }


def _avis(connection: Connection, programme_id: str) -> dict[str, list[KnownAvis]]:
    """Return the avis of each dossier with what happened to them: a row an event, or one where nothing did."""
    statement = (
        select(
            AvisRecord.number,
            AvisRecord.dossier_id,
            AvisRecord.favourable,
            AvisRecord.issued_on,
            AvisRecord.expires_on,
            AvisRecord.employer,
            RegisterEventRecord.kind,
            RegisterEventRecord.at,
        )
        .join(DossierRecord, DossierRecord.id == AvisRecord.dossier_id)
        .outerjoin(RegisterEventRecord, RegisterEventRecord.number == AvisRecord.number)
        .where(DossierRecord.programme_id == programme_id)
        .order_by(AvisRecord.series, AvisRecord.year, AvisRecord.sequence, RegisterEventRecord.ordinal)
    )
    found: dict[str, list[KnownAvis]] = defaultdict(list)
    for _, events in groupby(connection.execute(statement), lambda row: row.number):
        row, *more = events
        found[row.dossier_id].append(
            KnownAvis(
                number=row.number,
                favourable=row.favourable,
                issued_on=row.issued_on,
                expires_on=row.expires_on,
                employer=row.employer,
                history=tuple(
                    (RegisterEventKind(one.kind), calendar_day(one.at)) for one in (row, *more) if one.kind
                ),
            )
        )
    return found
