"""An expert's answers as the documents of a package back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import Rating
from reviewer.committee.offline.answers import (
    Answer,
    DeclarationAnswer,
    DeclineAnswer,
    DestructionAnswer,
    EvaluationAnswer,
)


def answer_document(answer: Answer) -> dict[str, Any]:
    """Return an answer as plain values."""
    shared = {
        "id": answer.id,
        "package": answer.package_id,
        "dossier": answer.dossier_id,
        "facts_sha256": answer.facts_sha256,
        "revision": answer.revision,
        "at": answer.at.isoformat(),
    }
    match answer:
        case DeclarationAnswer():
            return {"answer": "declaration", **shared, "declared": answer.kind.value, "text": answer.text}
        case EvaluationAnswer():
            return {"answer": "evaluation", **shared, "evaluation": _evaluation(answer.evaluation)}
        case DeclineAnswer():
            return {"answer": "decline", **shared, "reason": answer.reason}


def read_answer(document: Mapping[str, Any]) -> Answer:
    """Return the answer of a document; raise ``KeyError``, ``TypeError`` or ``ValueError`` where it is none."""
    shared = {
        "id": document["id"],
        "package_id": document["package"],
        "dossier_id": document["dossier"],
        "facts_sha256": document["facts_sha256"],
        "revision": document["revision"],
        "at": datetime.fromisoformat(document["at"]),
    }
    match document["answer"]:
        case "declaration":
            kind = DeclarationKind(document["declared"])
            return DeclarationAnswer(**shared, kind=kind, text=document["text"])
        case "evaluation":
            return EvaluationAnswer(**shared, evaluation=_read_evaluation(document["evaluation"]))
        case "decline":
            return DeclineAnswer(**shared, reason=document["reason"])
        case other:
            raise ValueError(str(other)[:40])


def destruction_document(one: DestructionAnswer) -> dict[str, Any]:
    """Return a certificate of destruction as plain values."""
    return {
        "id": one.id,
        "package": one.package_id,
        "at": one.at.isoformat(),
        "on_schedule": one.on_schedule,
        "dossiers": list(one.dossier_ids),
        "contents": list(one.contents),
    }


def read_destruction(document: Mapping[str, Any]) -> DestructionAnswer:
    """Return the certificate of a document; raise ``KeyError``, ``TypeError`` or ``ValueError`` where it is none."""
    return DestructionAnswer(
        id=document["id"],
        package_id=document["package"],
        at=datetime.fromisoformat(document["at"]),
        on_schedule=document["on_schedule"],
        dossier_ids=tuple(document["dossiers"]),
        contents=tuple(document["contents"]),
    )


def _evaluation(evaluation: Evaluation) -> dict[str, Any]:
    at = evaluation.submitted_at
    return {
        "id": evaluation.id,
        "dossier": evaluation.dossier_id,
        "expert": evaluation.expert_id,
        "seat": evaluation.seat,
        "grid": evaluation.grid_id,
        "request_version": evaluation.request_version,
        "facts_sha256": evaluation.facts_sha256,
        "ratings": {
            criterion: {
                "mark": rating.mark,
                "not_applicable": rating.not_applicable,
                "comment": rating.comment,
            }
            for criterion, rating in evaluation.ratings.items()
        },
        "verdicts": dict(evaluation.verdicts),
        "justification": evaluation.justification,
        "submitted_at": None if at is None else at.isoformat(),
        "seal": evaluation.seal,
    }


def _read_evaluation(document: Mapping[str, Any]) -> Evaluation:
    return Evaluation(
        id=document["id"],
        dossier_id=document["dossier"],
        expert_id=document["expert"],
        seat=document["seat"],
        grid_id=document["grid"],
        request_version=document["request_version"],
        facts_sha256=document["facts_sha256"],
        ratings={criterion: Rating(**rating) for criterion, rating in document["ratings"].items()},
        verdicts=dict(document["verdicts"]),
        justification=document["justification"],
        submitted_at=datetime.fromisoformat(document["submitted_at"]),
        seal=document["seal"],
    )
