"""What was ruled of conflicts of interest, and conflicts that were recognised on other dossiers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from sqlalchemy import and_, func, select, union
from sqlalchemy.orm import Session

from db.records.committee import SeatRecord
from db.records.dossiers import DossierRecord, RequestVersionRecord
from db.records.people import ConflictRulingRecord
from db.records.triage import FactCorrectionRecord
from db.repositories.kept import NOTHING, Kept
from db.repositories.saving import flush
from db.types import canonical_json
from reviewer.committee.conflicts import (
    ConflictOfInterest,
    ConflictRuling,
    EarlierRecusal,
    RulingOutcome,
    Strength,
)
from reviewer.dossier.people import Part
from reviewer.dossier.request import EvaluationRequest
from reviewer.dossier.serialization import from_document


class SqlConflicts:
    """Implements ``Conflicts``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def rulings_of(self, dossier_id: str) -> tuple[ConflictRuling, ...]:
        """Return every ruling on a dossier, oldest first."""
        rows = (
            select(ConflictRulingRecord)
            .where(ConflictRulingRecord.dossier_id == dossier_id)
            .order_by(ConflictRulingRecord.ordinal)
        )
        return self._kept.of(ConflictRulingRecord, dossier_id, lambda: self._session.scalars(rows), _ruling)

    def add(self, ruling: ConflictRuling) -> None:
        """Append a ruling; the constraint on its place refuses two at once."""
        last = self._session.scalar(
            select(func.max(ConflictRulingRecord.ordinal)).where(
                ConflictRulingRecord.dossier_id == ruling.dossier_id
            )
        )
        self._session.add(_record(ruling, (last or 0) + 1))
        flush(self._session, "conflict_ruling", ruling.id)

    def recusals(self) -> tuple[EarlierRecusal, ...]:
        """Return every conflict that was recognised on any dossier: declared, or left as recused; oldest first.

        Whoever declined or was withdrawn for another reason is none of them.
        """
        return self._kept.once(("recusals",), self._recusals)

    def _recusals(self) -> tuple[EarlierRecusal, ...]:
        rows = self._session.execute(
            select(SeatRecord, DossierRecord)
            .join(DossierRecord, DossierRecord.id == SeatRecord.dossier_id)
            .where(
                SeatRecord.recused_at.is_not(None),
                DossierRecord.parts.contains(Part.RECUSED.value, autoescape=True),
            )
            .order_by(SeatRecord.recused_at, SeatRecord.dossier_id, SeatRecord.ordinal)
        )
        return tuple(
            EarlierRecusal(
                expert_id=seat.expert_id,
                reference=dossier.reference,
                candidate=dossier.candidate,
                employer=dossier.employer,
                on=seat.recused_at.date(),
                reason=seat.recusal_reason,
            )
            for seat, dossier in rows
            if seat.recused_at is not None
            and [Part.RECUSED.value, seat.expert_id] in json.loads(dossier.parts)
        )

    def touched(self, person_id: str) -> frozenset[str]:
        """Return the ids of the dossiers on which somebody had a seat, was ruled on, or was recused."""
        return self._kept.once(("touched", person_id), partial(self._touched, person_id))

    def _touched(self, person_id: str) -> frozenset[str]:
        part = canonical_json([Part.RECUSED.value, person_id])
        return frozenset(
            self._session.scalars(
                union(
                    select(SeatRecord.dossier_id).where(SeatRecord.expert_id == person_id),
                    select(ConflictRulingRecord.dossier_id).where(
                        ConflictRulingRecord.expert_id == person_id
                    ),
                    select(DossierRecord.id).where(DossierRecord.parts.contains(part, autoescape=True)),
                )
            )
        )

    def requests(self) -> Iterator[tuple[str, EvaluationRequest]]:
        """Return each dossier's id with its newest request as it was declared."""
        newest = (
            select(RequestVersionRecord.dossier_id, func.max(RequestVersionRecord.number).label("number"))
            .group_by(RequestVersionRecord.dossier_id)
            .subquery()
        )
        rows = self._session.execute(
            select(RequestVersionRecord.dossier_id, RequestVersionRecord.content)
            .join(
                newest,
                and_(
                    RequestVersionRecord.dossier_id == newest.c.dossier_id,
                    RequestVersionRecord.number == newest.c.number,
                ),
            )
            .order_by(RequestVersionRecord.dossier_id)
        )
        for dossier_id, content in rows:
            yield dossier_id, from_document(json.loads(content))

    def corrected(self) -> frozenset[str]:
        """Return the ids of the dossiers of which a fact was corrected."""
        return frozenset(self._session.scalars(select(FactCorrectionRecord.dossier_id).distinct()))


def _record(ruling: ConflictRuling, ordinal: int) -> ConflictRulingRecord:
    found = ruling.conflict
    return ConflictRulingRecord(
        id=ruling.id,
        dossier_id=ruling.dossier_id,
        ordinal=ordinal,
        expert_id=ruling.expert_id,
        kind=str(found.kind),
        evidence=found.evidence,
        found=found.found,
        strength=found.strength,
        found_on=found.on,
        source=found.source,
        outcome=ruling.outcome,
        reason=ruling.reason,
        ruled_by=ruling.by,
        ruled_at=ruling.at,
    )


def _ruling(row: ConflictRulingRecord) -> ConflictRuling:
    return ConflictRuling(
        id=row.id,
        dossier_id=row.dossier_id,
        expert_id=row.expert_id,
        conflict=ConflictOfInterest(
            row.kind, row.evidence, row.found, Strength(row.strength), row.found_on, row.source
        ),
        outcome=RulingOutcome(row.outcome),
        reason=row.reason,
        by=row.ruled_by,
        at=row.ruled_at,
    )
