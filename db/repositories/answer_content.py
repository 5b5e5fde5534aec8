"""What an answer of an expert's copy says, as the JSON in which it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from db.records.expert_copy import CopyAnswerRecord
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import Rating
from reviewer.committee.offline.answers import Answer, DeclarationAnswer, DeclineAnswer, EvaluationAnswer
from reviewer.committee.offline.taking_in import AnswerKind


def content_of(answer: Answer) -> dict[str, Any]:
    """Return what an answer says beyond its columns."""
    if isinstance(answer, DeclarationAnswer):
        return {"kind": answer.kind.value, "text": answer.text}
    if isinstance(answer, DeclineAnswer):
        return {"reason": answer.reason}
    evaluation = answer.evaluation
    return {
        "id": evaluation.id,
        "expert": evaluation.expert_id,
        "seat": evaluation.seat,
        "grid": evaluation.grid_id,
        "request_version": evaluation.request_version,
        "ratings": {
            key: {"mark": rating.mark, "not_applicable": rating.not_applicable, "comment": rating.comment}
            for key, rating in evaluation.ratings.items()
        },
        "verdicts": dict(evaluation.verdicts),
        "justification": evaluation.justification,
        "facts": evaluation.facts_sha256,
        "submitted_at": None if evaluation.submitted_at is None else evaluation.submitted_at.isoformat(),
        "seal": evaluation.seal,
    }


def answer_of(record: CopyAnswerRecord, kind: AnswerKind, content: Mapping[str, Any]) -> Answer:
    """Return the answer of a record and its content."""
    common: dict[str, Any] = {
        "id": record.id,
        "package_id": record.package_id,
        "dossier_id": record.dossier_id,
        "facts_sha256": record.facts_sha256,
        "revision": record.revision,
        "at": record.at,
    }
    if kind is AnswerKind.DECLARATION:
        return DeclarationAnswer(**common, kind=DeclarationKind(content["kind"]), text=content["text"])
    if kind is AnswerKind.DECLINE:
        return DeclineAnswer(**common, reason=content["reason"])
    submitted = content["submitted_at"]
    evaluation = Evaluation(
        id=content["id"],
        dossier_id=record.dossier_id,
        expert_id=content["expert"],
        seat=content["seat"],
        grid_id=content["grid"],
        request_version=content["request_version"],
        ratings={key: Rating(**rating) for key, rating in content["ratings"].items()},
        verdicts=content["verdicts"],
        justification=content["justification"],
        facts_sha256=content["facts"],
        submitted_at=None if submitted is None else datetime.fromisoformat(submitted),
        seal=content["seal"],
    )
    return EvaluationAnswer(**common, evaluation=evaluation)
