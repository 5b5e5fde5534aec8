"""What the committee did: seats, evaluations, positions, decision."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.records import (
    DecisionRecord,
    DeliberationRecord,
    DossierRecord,
    EvaluationRecord,
    PositionRecord,
    SeatRecord,
)
from db.repositories.saving import flush, record_to_save
from db.types import canonical_json
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import Decision, Declaration, Deliberation, Path, Position, Seat
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import Rating
from reviewer.dossier.lifecycle import DossierState
from reviewer.errors import ConflictingChange, NotFound

UNDER_REVIEW = frozenset(
    {
        DossierState.ADMISSIBLE,
        DossierState.IN_REVIEW,
        DossierState.CONCERTATION,
        DossierState.THIRD_REVIEW,
    }
)
"""States of a dossier in which a seat still means work for its expert."""


class SqlDeliberations:
    """Implements ``Deliberations``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, dossier_id: str) -> Deliberation | None:
        """Return the deliberation on a dossier, if one was opened. Evaluations come in the order of seats."""
        record = self._session.get(DeliberationRecord, dossier_id)
        return _deliberation(record) if record is not None else None

    def get(self, dossier_id: str) -> Deliberation:
        """Return the deliberation or raise ``NotFound``."""
        found = self.find(dossier_id)
        if found is None:
            raise NotFound("deliberation", dossier_id)
        return found

    def save(self, deliberation: Deliberation) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        key = deliberation.dossier_id
        record = record_to_save(self._session, DeliberationRecord, "deliberation", key, deliberation.version)
        if record is None:
            record = DeliberationRecord(dossier_id=key, seats=[], evaluations=[], positions=[], decision=None)
            self._session.add(record)
        record.grid_id = deliberation.grid_id
        record.finding_ids = canonical_json(list(deliberation.finding_ids))
        record.reviewers = deliberation.reviewers
        record.with_concertation = deliberation.with_concertation
        record.concertation_opened_at = deliberation.concertation_opened_at
        record.third_review_opened_at = deliberation.third_review_opened_at
        record.step = deliberation.step()
        record.version = deliberation.version + 1
        _put_seats(record, deliberation)
        if _drop_evaluations(record, deliberation):
            flush(self._session, "deliberation", key)  # the seat must be free before another draft takes it
        _put_evaluations(record, deliberation)
        for ordinal, position in enumerate(deliberation.positions, 1):
            if ordinal > len(record.positions):
                record.positions.append(_position_record(ordinal, position))
        if record.decision is None and deliberation.decision is not None:
            record.decision = _decision_record(deliberation.decision)
        flush(self._session, "deliberation", key)

    def loads(self) -> Mapping[str, int]:
        """Return, per expert, the active seats without a sealed evaluation on dossiers under review."""
        sealed = (
            select(EvaluationRecord.id)
            .where(
                EvaluationRecord.dossier_id == SeatRecord.dossier_id,
                EvaluationRecord.expert_id == SeatRecord.expert_id,
                EvaluationRecord.submitted_at.is_not(None),
            )
            .exists()
        )
        rows = self._session.execute(
            select(SeatRecord.expert_id, func.count())
            .join(DossierRecord, DossierRecord.id == SeatRecord.dossier_id)
            .where(SeatRecord.recused_at.is_(None), DossierRecord.state.in_(sorted(UNDER_REVIEW)), ~sealed)
            .group_by(SeatRecord.expert_id)
        )
        return dict(rows.all())


def _put_seats(record: DeliberationRecord, deliberation: Deliberation) -> None:
    if len(deliberation.seats) < len(record.seats):
        raise ConflictingChange("deliberation", deliberation.dossier_id)
    for ordinal, seat in enumerate(deliberation.seats, 1):
        if ordinal > len(record.seats):
            record.seats.append(SeatRecord(ordinal=ordinal))
        row = record.seats[ordinal - 1]
        row.number = seat.number
        row.expert_id = seat.expert_id
        row.assigned_at = seat.assigned_at
        row.assigned_by = seat.assigned_by
        row.declaration_kind = seat.declaration.kind if seat.declaration else None
        row.declaration_text = seat.declaration.text if seat.declaration else None
        row.declared_at = seat.declaration.at if seat.declaration else None
        row.recused_at = seat.recused_at
        row.recusal_reason = seat.recusal_reason


def _drop_evaluations(record: DeliberationRecord, deliberation: Deliberation) -> bool:
    kept = {evaluation.id for evaluation in deliberation.evaluations}
    gone = [row for row in record.evaluations if row.id not in kept]
    if any(row.submitted_at is not None for row in gone):
        raise ConflictingChange("deliberation", deliberation.dossier_id)
    for row in gone:
        record.evaluations.remove(row)
    return bool(gone)


def _put_evaluations(record: DeliberationRecord, deliberation: Deliberation) -> None:
    stored = {row.id: row for row in record.evaluations}
    for evaluation in deliberation.evaluations:
        known = stored.get(evaluation.id)
        if known is None:
            record.evaluations.append(_evaluation_record(evaluation))
        elif _evaluation(known) != evaluation:
            if known.version != evaluation.version:
                raise ConflictingChange("evaluation", evaluation.id)
            _fill(known, evaluation)


def _evaluation_record(evaluation: Evaluation) -> EvaluationRecord:
    row = EvaluationRecord(id=evaluation.id, dossier_id=evaluation.dossier_id)
    _fill(row, evaluation)
    return row


def _fill(row: EvaluationRecord, evaluation: Evaluation) -> None:
    row.expert_id = evaluation.expert_id
    row.seat = evaluation.seat
    row.grid_id = evaluation.grid_id
    row.request_version = evaluation.request_version
    row.ratings = canonical_json(
        {
            key: {"mark": rating.mark, "not_applicable": rating.not_applicable, "comment": rating.comment}
            for key, rating in evaluation.ratings.items()
        }
    )
    row.verdicts = canonical_json(dict(evaluation.verdicts))
    row.justification = evaluation.justification
    row.submitted_at = evaluation.submitted_at
    row.seal = evaluation.seal
    row.version = evaluation.version + 1


def _position_record(ordinal: int, position: Position) -> PositionRecord:
    return PositionRecord(
        ordinal=ordinal,
        expert_id=position.expert_id,
        verdicts=canonical_json(dict(position.verdicts)),
        reason=position.reason,
        at=position.at,
    )


def _decision_record(decision: Decision) -> DecisionRecord:
    return DecisionRecord(
        verdicts=canonical_json(dict(decision.verdicts)),
        path=decision.path,
        reasons=canonical_json(dict(decision.reasons)),
        confirmed_by=decision.confirmed_by,
        confirmed_at=decision.confirmed_at,
    )


def _deliberation(record: DeliberationRecord) -> Deliberation:
    decided = record.decision
    return Deliberation(
        dossier_id=record.dossier_id,
        grid_id=record.grid_id,
        finding_ids=tuple(json.loads(record.finding_ids)),
        reviewers=record.reviewers,
        with_concertation=record.with_concertation,
        seats=tuple(_seat(row) for row in record.seats),
        evaluations=tuple(
            sorted((_evaluation(row) for row in record.evaluations), key=lambda item: item.seat)
        ),
        positions=tuple(
            Position(expert_id=row.expert_id, verdicts=json.loads(row.verdicts), reason=row.reason, at=row.at)
            for row in record.positions
        ),
        concertation_opened_at=record.concertation_opened_at,
        third_review_opened_at=record.third_review_opened_at,
        decision=None
        if decided is None
        else Decision(
            verdicts=json.loads(decided.verdicts),
            path=Path(decided.path),
            reasons=json.loads(decided.reasons),
            confirmed_by=decided.confirmed_by,
            confirmed_at=decided.confirmed_at,
        ),
        version=record.version,
    )


def _seat(row: SeatRecord) -> Seat:
    declaration = None
    if row.declaration_kind is not None and row.declared_at is not None:
        declaration = Declaration(
            kind=DeclarationKind(row.declaration_kind), text=row.declaration_text or "", at=row.declared_at
        )
    return Seat(
        number=row.number,
        expert_id=row.expert_id,
        assigned_at=row.assigned_at,
        assigned_by=row.assigned_by,
        declaration=declaration,
        recused_at=row.recused_at,
        recusal_reason=row.recusal_reason,
    )


def _evaluation(row: EvaluationRecord) -> Evaluation:
    return Evaluation(
        id=row.id,
        dossier_id=row.dossier_id,
        expert_id=row.expert_id,
        seat=row.seat,
        grid_id=row.grid_id,
        request_version=row.request_version,
        ratings={key: Rating(**rating) for key, rating in json.loads(row.ratings).items()},
        verdicts=json.loads(row.verdicts),
        justification=row.justification,
        submitted_at=row.submitted_at,
        seal=row.seal,
        version=row.version,
    )
