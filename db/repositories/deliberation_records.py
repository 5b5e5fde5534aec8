"""Between a deliberation and its records: every round in the same tables, each row with its round's number.

Rows of a round that is over are never touched; a set of rows only grows, but for drafts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypeVar

from db.records.committee import (
    ClosedRoundRecord,
    ConcertationMessageRecord,
    ConcertationRecord,
    DecisionRecord,
    DeliberationRecord,
    EvaluationRecord,
    PositionRecord,
    SeatRecord,
)
from db.types import canonical_json
from reviewer.committee.concertation import Concertation, Message, Position
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.decision import Decision, Path, ReconsiderationRequest
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import Rating
from reviewer.committee.seats import Declaration, DeclarationRuling, Seat
from reviewer.errors import ConflictingChange

R = TypeVar(
    "R",
    SeatRecord,
    EvaluationRecord,
    PositionRecord,
    ConcertationRecord,
    ConcertationMessageRecord,
    DecisionRecord,
)


def put_deliberation(record: DeliberationRecord, deliberation: Deliberation) -> None:
    """Write all but the evaluations of the round under way; a newer round puts the last one among the closed."""
    if deliberation.round < record.round:
        raise ConflictingChange("deliberation", deliberation.dossier_id)
    if deliberation.round > record.round:
        record.closed.append(_closed_round(record))
    record.round = deliberation.round
    record.grid_id = deliberation.grid_id
    record.finding_ids = canonical_json(list(deliberation.finding_ids))
    record.reviewers = deliberation.reviewers
    record.with_concertation = deliberation.with_concertation
    record.third_review_opened_at = deliberation.third_review_opened_at
    _put_request(record, deliberation.request)
    record.step = deliberation.step()
    record.waiting_since = deliberation.waiting_since
    talking = deliberation.concertation
    record.concertation_due_on = None if talking is None else talking.due_on
    record.version = deliberation.version + 1
    _put_seats(record, deliberation)
    _put_exchanges(record, deliberation)
    if deliberation.decision is not None and not _of(record.decisions, deliberation.round):
        record.decisions.append(_decision_record(deliberation.decision, deliberation.round))


def drop_evaluations(record: DeliberationRecord, deliberation: Deliberation) -> bool:
    """Take away drafts of the round that are no more; raise where a sealed evaluation is left out."""
    kept = {evaluation.id for evaluation in deliberation.evaluations}
    gone = [row for row in _of(record.evaluations, deliberation.round) if row.id not in kept]
    if any(row.submitted_at is not None for row in gone):
        raise ConflictingChange("deliberation", deliberation.dossier_id)
    for row in gone:
        record.evaluations.remove(row)
    return bool(gone)


def put_evaluations(record: DeliberationRecord, deliberation: Deliberation) -> None:
    """Write the evaluations of the round that are new or other than stored; the rest is not touched."""
    stored = {row.id: row for row in record.evaluations}
    for evaluation in deliberation.evaluations:
        known = stored.get(evaluation.id)
        if known is None:
            record.evaluations.append(evaluation_record(evaluation, deliberation.round))
        elif _evaluation(known) != evaluation:
            if known.version != evaluation.version:
                raise ConflictingChange("evaluation", evaluation.id)
            fill(known, evaluation)


def evaluation_record(evaluation: Evaluation, round_number: int) -> EvaluationRecord:
    """Return the record of a new evaluation."""
    row = EvaluationRecord(id=evaluation.id, dossier_id=evaluation.dossier_id, round=round_number)
    fill(row, evaluation)
    return row


def fill(row: EvaluationRecord, evaluation: Evaluation) -> None:
    """Write an evaluation's content into its record, one version on."""
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
    row.facts_sha256 = evaluation.facts_sha256
    row.submitted_at = evaluation.submitted_at
    row.seal = evaluation.seal
    row.version = evaluation.version + 1


def deliberation_of(record: DeliberationRecord) -> Deliberation:
    """Return the deliberation, its earlier rounds as they ended. Evaluations come in the order of seats."""
    earlier = tuple(_round(record, closed, closed.number) for closed in record.closed)
    return _round(record, record, record.round, earlier, record.version)


def _round(
    record: DeliberationRecord,
    setting: DeliberationRecord | ClosedRoundRecord,
    number: int,
    earlier: tuple[Deliberation, ...] = (),
    version: int = 0,
) -> Deliberation:
    decided = _of(record.decisions, number)
    return Deliberation(
        dossier_id=record.dossier_id,
        grid_id=setting.grid_id,
        finding_ids=tuple(json.loads(setting.finding_ids)),
        reviewers=setting.reviewers,
        with_concertation=setting.with_concertation,
        round=number,
        seats=tuple(_seat(row) for row in _of(record.seats, number)),
        evaluations=tuple(
            sorted((_evaluation(row) for row in _of(record.evaluations, number)), key=_by_seat)
        ),
        concertations=tuple(
            Concertation(
                number=row.number, opened_at=row.opened_at, due_on=row.due_on, voided_at=row.voided_at
            )
            for row in _of(record.concertations, number)
        ),
        messages=tuple(
            Message(expert_id=row.expert_id, text=row.text, at=row.at, concertation=row.concertation)
            for row in _of(record.messages, number)
        ),
        positions=tuple(
            Position(
                expert_id=row.expert_id,
                verdicts=json.loads(row.verdicts),
                reason=row.reason,
                at=row.at,
                concertation=row.concertation,
            )
            for row in _of(record.positions, number)
        ),
        third_review_opened_at=setting.third_review_opened_at,
        decision=_decision(decided[0]) if decided else None,
        request=_request(setting),
        earlier=earlier,
        version=version,
    )


def _by_seat(evaluation: Evaluation) -> tuple[int, bool, str]:
    at = evaluation.submitted_at
    return (evaluation.seat, at is None, "" if at is None else at.isoformat())


def _of(rows: Iterable[R], round_number: int) -> list[R]:
    return [row for row in rows if row.round == round_number]


def _closed_round(record: DeliberationRecord) -> ClosedRoundRecord:
    return ClosedRoundRecord(
        number=record.round,
        grid_id=record.grid_id,
        finding_ids=record.finding_ids,
        reviewers=record.reviewers,
        with_concertation=record.with_concertation,
        third_review_opened_at=record.third_review_opened_at,
        request_reason=record.request_reason,
        request_received_on=record.request_received_on,
        request_recorded_by=record.request_recorded_by,
        request_recorded_at=record.request_recorded_at,
    )


def _put_request(record: DeliberationRecord, request: ReconsiderationRequest | None) -> None:
    record.request_reason = request.reason if request else None
    record.request_received_on = request.received_on if request else None
    record.request_recorded_by = request.recorded_by if request else None
    record.request_recorded_at = request.recorded_at if request else None


def _request(setting: DeliberationRecord | ClosedRoundRecord) -> ReconsiderationRequest | None:
    if setting.request_received_on is None or setting.request_recorded_at is None:
        return None
    return ReconsiderationRequest(
        reason=setting.request_reason or "",
        received_on=setting.request_received_on,
        recorded_by=setting.request_recorded_by or "",
        recorded_at=setting.request_recorded_at,
    )


def _put_seats(record: DeliberationRecord, deliberation: Deliberation) -> None:
    stored = _of(record.seats, deliberation.round)
    if len(deliberation.seats) < len(stored):
        raise ConflictingChange("deliberation", deliberation.dossier_id)
    for place, seat in enumerate(deliberation.seats):
        if place == len(stored):
            made = SeatRecord(ordinal=len(record.seats) + 1, round=deliberation.round)
            record.seats.append(made)
            stored.append(made)
        row = stored[place]
        row.number = seat.number
        row.expert_id = seat.expert_id
        row.assigned_at = seat.assigned_at
        row.assigned_by = seat.assigned_by
        said = seat.declaration
        row.declaration_kind = said.kind if said else None
        row.declaration_text = said.text if said else None
        row.declared_at = said.at if said else None
        ruling = said.ruling if said else None
        row.ruling_cleared = ruling.cleared if ruling else None
        row.ruling_reason = ruling.reason if ruling else None
        row.ruling_by = ruling.by if ruling else None
        row.ruling_at = ruling.at if ruling else None
        row.recused_at = seat.recused_at
        row.recusal_reason = seat.recusal_reason


def _put_exchanges(record: DeliberationRecord, deliberation: Deliberation) -> None:
    number = deliberation.round
    stored = {row.number: row for row in _of(record.concertations, number)}
    for one in deliberation.concertations:
        if one.number not in stored:
            row = ConcertationRecord(
                round=number, number=one.number, opened_at=one.opened_at, due_on=one.due_on
            )
            record.concertations.append(row)
            stored[one.number] = row
        stored[one.number].voided_at = one.voided_at
    for message in deliberation.messages[len(_of(record.messages, number)) :]:
        record.messages.append(
            ConcertationMessageRecord(
                ordinal=len(record.messages) + 1,
                round=number,
                concertation=message.concertation,
                expert_id=message.expert_id,
                text=message.text,
                at=message.at,
            )
        )
    for position in deliberation.positions[len(_of(record.positions, number)) :]:
        record.positions.append(
            PositionRecord(
                ordinal=len(record.positions) + 1,
                round=number,
                concertation=position.concertation,
                expert_id=position.expert_id,
                verdicts=canonical_json(dict(position.verdicts)),
                reason=position.reason,
                at=position.at,
            )
        )


def _decision_record(decision: Decision, round_number: int) -> DecisionRecord:
    return DecisionRecord(
        round=round_number,
        verdicts=canonical_json(dict(decision.verdicts)),
        path=decision.path,
        reasons=canonical_json(dict(decision.reasons)),
        confirmed_by=decision.confirmed_by,
        confirmed_at=decision.confirmed_at,
    )


def _decision(row: DecisionRecord) -> Decision:
    return Decision(
        verdicts=json.loads(row.verdicts),
        path=Path(row.path),
        reasons=json.loads(row.reasons),
        confirmed_by=row.confirmed_by,
        confirmed_at=row.confirmed_at,
    )


def _seat(row: SeatRecord) -> Seat:
    declaration = None
    if row.declaration_kind is not None and row.declared_at is not None:
        ruling = None
        if row.ruling_cleared is not None and row.ruling_at is not None:
            ruling = DeclarationRuling(
                cleared=row.ruling_cleared,
                reason=row.ruling_reason or "",
                by=row.ruling_by or "",
                at=row.ruling_at,
            )
        declaration = Declaration(
            kind=DeclarationKind(row.declaration_kind),
            text=row.declaration_text or "",
            at=row.declared_at,
            ruling=ruling,
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
        facts_sha256=row.facts_sha256,
        submitted_at=row.submitted_at,
        seal=row.seal,
        version=row.version,
    )
