"""What the expert did on the committee's own page, put down as answers for the office.

The grid page writes no answer. Whatever it sealed is recorded at the next act of the copy, in its transaction: a
program that dies in between loses nothing, because the deliberation holds it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from reviewer.committee.deliberation import Deliberation
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.offline.answers import Answer, DeclarationAnswer, DeclineAnswer, EvaluationAnswer
from reviewer.committee.offline.own_copy import AnswerState, HeldDossier, OwnAnswer, next_revision
from reviewer.committee.offline.taking_in import AnswerKind
from reviewer.committee.seats import Seat
from reviewer.services.expert_copy.first_seat import own_seat
from reviewer.services.ports import UnitOfWork


def record(work: UnitOfWork) -> tuple[OwnAnswer, ...]:
    """Put down what was declared, declined and sealed since the last time; return every answer."""
    answers = list(work.expert_copy.answers())
    for held in work.expert_copy.all_held():
        deliberation = work.deliberations.get(held.dossier_id)
        known = [one for one in answers if one.dossier_id == held.dossier_id]
        for kind, at, facts in _unrecorded(held, deliberation, known):
            made = _made(held, kind, at, facts, next_revision(held, answers))
            work.expert_copy.save_answer(made)
            answers.append(made)
    return work.expert_copy.answers()


def withdraw(work: UnitOfWork, dossier_id: str, kind: AnswerKind, at: datetime) -> None:
    """Withdraw what of this kind was answered on a dossier and still stands; it is kept."""
    for one in work.expert_copy.answers():
        if one.dossier_id == dossier_id and one.kind is kind and one.stands:
            work.expert_copy.save_answer(one.withdrawn(at))


def own_evaluation(deliberation: Deliberation) -> Evaluation | None:
    """Return the draft or the sealed evaluation of an expert's copy."""
    return deliberation.evaluation_of(own_seat(deliberation).expert_id)


def declined(seat: Seat) -> bool:
    """Tell whether the expert gave the seat back for a reason that is no conflict of interest."""
    return not seat.active and not seat.left_for_conflict


def _unrecorded(
    held: HeldDossier, deliberation: Deliberation, known: list[OwnAnswer]
) -> list[tuple[AnswerKind, datetime, Any]]:
    seat, evaluation = own_seat(deliberation), own_evaluation(deliberation)
    said = {(one.kind, one.at) for one in known}
    found: list[tuple[AnswerKind, datetime, Any]] = []
    declared = seat.declaration
    # What the office told this copy, it does not hear back.
    if (
        declared is not None
        and declared.kind is not held.declared
        and (AnswerKind.DECLARATION, declared.at) not in said
    ):
        found.append((AnswerKind.DECLARATION, declared.at, declared))
    if seat.recused_at is not None and declined(seat) and (AnswerKind.DECLINE, seat.recused_at) not in said:
        found.append((AnswerKind.DECLINE, seat.recused_at, seat.recusal_reason))
    if (
        evaluation is not None
        and evaluation.submitted_at is not None
        and evaluation.id not in {one.id for one in known}
    ):
        found.append((AnswerKind.EVALUATION, evaluation.submitted_at, evaluation))
    return found


def _made(held: HeldDossier, kind: AnswerKind, at: datetime, content: Any, revision: int) -> OwnAnswer:
    evaluation = content if isinstance(content, Evaluation) else None
    common: dict[str, Any] = {
        "id": str(uuid4()) if evaluation is None else evaluation.id,
        "package_id": held.package_id,
        "dossier_id": held.dossier_id,
        "facts_sha256": held.facts_sha256 if evaluation is None else evaluation.facts_sha256,
        "revision": revision,
        "at": at,
    }
    answer: Answer
    if evaluation is not None:
        answer = EvaluationAnswer(**common, evaluation=evaluation)
    elif kind is AnswerKind.DECLARATION:
        answer = DeclarationAnswer(**common, kind=content.kind, text=content.text)
    else:
        answer = DeclineAnswer(**common, reason=content)
    return OwnAnswer(**common, kind=kind, state=AnswerState.SEALED, answer=answer)
