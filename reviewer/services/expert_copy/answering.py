"""Answering beyond the grid page: decline a dossier, and take back what was said, sent or not.

Whether the office took an answer in, the copy cannot know: what is redone goes as a higher revision, and the office
says what became of it. What was taken back is kept with its seal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

from reviewer.committee.deliberation import Deliberation, ReviewStarted, TextMissing
from reviewer.committee.offline.taking_in import AnswerKind
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Part
from reviewer.errors import NotFound, RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.expert_copy.first_seat import own_seat, with_own_seat
from reviewer.services.expert_copy.own_desk import OwnDesk
from reviewer.services.expert_copy.recording import own_evaluation, record, withdraw
from reviewer.services.ports import UnitOfWork


class NothingToTakeBack(RuleViolation):
    """Nothing was said of this dossier that could be taken back."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


@dataclass(frozen=True, slots=True)
class Answering:
    """Use cases of answers."""

    own: OwnDesk

    def decline(self, dossier_id: str, reason: str) -> Changes:
        """Give a dossier back, before the evaluation is sealed; the draft is kept. The journal says that, not why."""
        with self.own.permitted(Act.ANSWER_OFFLINE) as (work, actor):
            dossier, deliberation = _held(work, dossier_id)
            if not reason.strip():
                raise TextMissing("recusal")
            evaluation = own_evaluation(deliberation)
            if evaluation is not None and evaluation.submitted:
                raise ReviewStarted(actor.id)
            now = self.own.desk.now()
            seat = deliberation.seat_of(actor.id)
            work.deliberations.save(with_own_seat(deliberation, seat.vacated(reason, now)))
            record(work)
            work.commit(actor, now, Event(name="dossier_declined", dossier_id=dossier_id))
        return _changed(dossier, "dossier_declined")

    def take_back(self, dossier_id: str) -> Changes:
        """Take back what was said last: the evaluation, the refusal, or else the declaration.

        A sealed evaluation is set aside and kept among the answers; a draft with the same content takes its place.
        """
        with self.own.permitted(Act.ANSWER_OFFLINE) as (work, actor):
            dossier, deliberation = _held(work, dossier_id)
            answers = [one for one in record(work) if one.dossier_id == dossier_id and one.stands]
            now = self.own.desk.now()
            seat, evaluation = own_seat(deliberation), own_evaluation(deliberation)
            kind = AnswerKind.DECLARATION
            if evaluation is not None and evaluation.submitted and seat.active:
                kind = AnswerKind.EVALUATION
                withdraw(work, dossier_id, kind, now)
                draft = replace(
                    evaluation,
                    id=str(uuid4()),
                    submitted_at=None,
                    seal=None,
                    facts_sha256="",
                    version=0,
                )
                work.expert_copy.replace_sealed(evaluation, draft)
                work.dossiers.save(dossier.without_part(Part.REVIEWED))
            elif not seat.active and any(one.kind is AnswerKind.DECLINE for one in answers):
                kind = AnswerKind.DECLINE
                withdraw(work, dossier_id, kind, now)
                work.deliberations.save(with_own_seat(deliberation, seat.held_again()))
            elif seat.declaration is not None:
                withdraw(work, dossier_id, kind, now)
                work.deliberations.save(
                    with_own_seat(deliberation, replace(seat.held_again(), declaration=None))
                )
                work.dossiers.save(dossier.without_part(Part.RECUSED))
            else:
                raise NothingToTakeBack(dossier.reference)
            details: Details = {"kind": kind.value}
            work.commit(actor, now, Event(name="answer_taken_back", dossier_id=dossier_id, details=details))
        return _changed(dossier, "answer_taken_back")


def _held(work: UnitOfWork, dossier_id: str) -> tuple[Dossier, Deliberation]:
    if work.expert_copy.held(dossier_id) is None:
        raise NotFound("dossier", dossier_id)
    return work.dossiers.get(dossier_id), work.deliberations.get(dossier_id)


def _changed(dossier: Dossier, message: str) -> Changes:
    return Changes(
        dossiers=frozenset({dossier.id}),
        packages=True,
        message=message,
        facts={"reference": dossier.reference},
    )
