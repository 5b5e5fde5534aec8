"""What the committee did: seats, evaluations, positions, decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from sqlalchemy import delete, func, or_, select, true
from sqlalchemy.orm import Session

from db.records.committee import AlternateRecord, DeliberationRecord, EvaluationRecord, SeatRecord
from db.records.dossiers import DossierRecord
from db.repositories.deliberation_records import (
    deliberation_of,
    drop_evaluations,
    evaluation_record,
    fill,
    put_deliberation,
    put_evaluations,
)
from db.repositories.gathering import gather
from db.repositories.kept import NOTHING, Kept
from db.repositories.saving import flush, record_to_save
from reviewer.committee.deliberation import Deliberation, Step
from reviewer.committee.evaluation import Evaluation
from reviewer.dossier.lifecycle import COMMITTEE_STATES, DossierState
from reviewer.errors import ConflictingChange, NotFound
from reviewer.services.ports.pieces import Piece


class SqlDeliberations:
    """Implements ``Deliberations``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def find(self, dossier_id: str) -> Deliberation | None:
        """Return the deliberation on a dossier, if one was opened. Evaluations come in the order of seats."""
        found = self._kept.of(
            DeliberationRecord, dossier_id, partial(self._read, dossier_id), deliberation_of
        )
        return found[0] if found else None

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
            record = DeliberationRecord(
                dossier_id=key,
                round=deliberation.round,
                seats=[],
                evaluations=[],
                positions=[],
                concertations=[],
                messages=[],
                decisions=[],
                closed=[],
            )
            self._session.add(record)
        put_deliberation(record, deliberation)
        if drop_evaluations(record, deliberation):
            flush(self._session, "deliberation", key)  # the draft is gone before another one comes
        put_evaluations(record, deliberation)
        flush(self._session, "deliberation", key)

    def save_draft(self, draft: Evaluation) -> None:
        """Store a draft alone, its seat held as it is: two experts who write at once do not meet.

        Raises ``ConflictingChange`` where the draft is stale, or its seat was left meanwhile.
        """
        key = draft.id
        seat = self._session.execute(
            select(SeatRecord.round)
            .where(
                SeatRecord.dossier_id == draft.dossier_id,
                SeatRecord.expert_id == draft.expert_id,
                SeatRecord.number == draft.seat,
                SeatRecord.recused_at.is_(None),
            )
            .with_for_update(read=True)
        ).one_or_none()
        if seat is None or draft.submitted:
            raise ConflictingChange("evaluation", key)
        record = record_to_save(self._session, EvaluationRecord, "evaluation", key, draft.version)
        if record is not None and record.submitted_at is not None:
            raise ConflictingChange("evaluation", key)
        if record is None:
            self._session.add(evaluation_record(draft, seat.round))
        else:
            fill(record, draft)
        flush(self._session, "evaluation", key)

    def sat_on(self, expert_id: str) -> frozenset[str]:
        """Return the dossiers on which somebody sits or has sat, in any round."""
        sat = select(SeatRecord.dossier_id).where(SeatRecord.expert_id == expert_id)
        return self._kept.once(("sat on", expert_id), lambda: frozenset(self._session.scalars(sat)))

    def left_by(self, expert_id: str) -> frozenset[str]:
        """Return the dossiers on which somebody sat and left their seat, whatever the reason."""
        found = self._session.scalars(
            select(SeatRecord.dossier_id).where(
                SeatRecord.expert_id == expert_id, SeatRecord.recused_at.is_not(None)
            )
        )
        return frozenset(found)

    def overdue_concertations(self, today: date) -> tuple[str, ...]:
        """Return the dossiers whose two have had their time, and have not both stated a position, by id."""
        found = self._session.scalars(
            select(DeliberationRecord.dossier_id)
            .join(DossierRecord, DossierRecord.id == DeliberationRecord.dossier_id)
            .where(
                DossierRecord.state == DossierState.CONCERTATION,
                DeliberationRecord.step == Step.CONCERTATION,
                DeliberationRecord.concertation_due_on < today,
            )
            .order_by(DeliberationRecord.dossier_id)
        )
        return tuple(found)

    def decided(self, programme_id: str) -> tuple[Deliberation, ...]:
        """Return the deliberations of a programme of which at least the first round is decided, by dossier."""
        return self._kept.once(("decided", programme_id), partial(self._decided, programme_id))

    def _decided(self, programme_id: str) -> tuple[Deliberation, ...]:
        decided = (
            select(DeliberationRecord)
            .join(DossierRecord, DossierRecord.id == DeliberationRecord.dossier_id)
            .where(
                DossierRecord.programme_id == programme_id,
                or_(DeliberationRecord.step == Step.DECIDED, DeliberationRecord.round > 1),
            )
            .order_by(DeliberationRecord.dossier_id)
        )
        if not self._kept.keeps:
            return tuple(deliberation_of(record) for record in self._session.scalars(decided))
        ids = tuple(self._session.scalars(decided.with_only_columns(DeliberationRecord.dossier_id)))
        gather(self._session, self._kept, ids, {Piece.COMMITTEE})
        return tuple(self.get(one) for one in ids)

    def alternates_of(self, dossier_id: str) -> tuple[str, ...]:
        """Return the ids of the experts who come next on a dossier, in their order."""
        return tuple(
            self._session.scalars(
                select(AlternateRecord.expert_id)
                .where(AlternateRecord.dossier_id == dossier_id)
                .order_by(AlternateRecord.rank)
            )
        )

    def _read(self, dossier_id: str) -> tuple[DeliberationRecord, ...]:
        record = self._session.get(DeliberationRecord, dossier_id)
        return () if record is None else (record,)

    def put_alternates(self, dossier_id: str, expert_ids: tuple[str, ...]) -> None:
        """Let these experts come next on a dossier, in this order, and nobody else."""
        self._session.execute(delete(AlternateRecord).where(AlternateRecord.dossier_id == dossier_id))
        self._session.add_all(
            AlternateRecord(dossier_id=dossier_id, rank=rank, expert_id=expert_id)
            for rank, expert_id in enumerate(dict.fromkeys(expert_ids), 1)
        )
        flush(self._session, "alternate", dossier_id)

    def loads(self, *, without: frozenset[str] = frozenset()) -> Mapping[str, int]:
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
            .join(DeliberationRecord, DeliberationRecord.dossier_id == SeatRecord.dossier_id)
            .where(DeliberationRecord.round == SeatRecord.round)
            .where(SeatRecord.dossier_id.not_in(sorted(without)) if without else true())
            .where(
                SeatRecord.recused_at.is_(None), DossierRecord.state.in_(sorted(COMMITTEE_STATES)), ~sealed
            )
            .group_by(SeatRecord.expert_id)
        )
        return dict(rows.all())
