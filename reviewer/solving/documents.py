"""Problems and plans as JSON documents: ``avise.assignment/1`` and ``avise.assignment-result/1``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from reviewer.committee.assignment.plan import (
    AssignmentPlan,
    BlockingFact,
    FactKind,
    PlanStatus,
    Unfilled,
)
from reviewer.committee.assignment.problem import AssignmentProblem
from reviewer.solving.sentences import explanation

PROBLEM_SCHEMA = "avise.assignment/1"
RESULT_SCHEMA = "avise.assignment-result/1"


def problem_document(problem: AssignmentProblem) -> dict[str, object]:
    """Return the problem as its file would say it."""
    return {
        "schema": PROBLEM_SCHEMA,
        "reviewers_per_dossier": problem.reviewers_per_dossier,
        "seed": problem.seed,
        "rules": {
            "distinct_employers": problem.rules.distinct_employers,
            "at_least_one_senior": problem.rules.at_least_one_senior,
            "balance": problem.rules.balance,
        },
        "experts": [
            {
                "id": expert.id,
                "capacity": expert.capacity,
                "available": expert.available,
                "senior": expert.senior,
                "employers": sorted(expert.employers),
                "load": expert.load,
            }
            for expert in problem.experts
        ],
        "dossiers": [{"id": dossier, "places": problem.places_of(dossier)} for dossier in problem.dossiers],
        "affinity": [
            {"dossier": dossier, "expert": expert, "value": float(value)}
            for (dossier, expert), value in problem.affinity.items()
        ],
        "conflicts": [
            {"dossier": dossier, "expert": expert, "reason": reason}
            for (dossier, expert), reasons in problem.conflicts.items()
            for reason in reasons or ("",)
        ],
        "fixed": [{"dossier": dossier, "expert": expert} for dossier, expert in problem.fixed],
    }


def result_document(plan: AssignmentPlan) -> dict[str, object]:
    """Return the answer of ``avise assign``."""
    return {
        "schema": RESULT_SCHEMA,
        "status": plan.status.value,
        "places": plan.places,
        "objective": float(plan.objective),
        "heaviest_load": plan.heaviest_load,
        "pairs": [{"dossier": dossier, "expert": expert} for dossier, expert in plan.pairs],
        "unfilled": [_unfilled(one) for one in plan.unfilled],
    }


def _unfilled(one: Unfilled) -> dict[str, object]:
    return {
        "dossier": one.dossier,
        "missing": one.missing,
        "explanation": explanation(one),
        "blocked_by": [_fact(fact) for fact in one.blocked_by],
        "freed_by": [_fact(fact) for fact in one.freed_by],
        "smallest": one.exact,
    }


def _fact(fact: BlockingFact) -> dict[str, object]:
    return {
        "kind": fact.kind.value,
        "dossier": fact.dossier,
        "expert": fact.expert,
        "detail": fact.detail,
        "count": fact.count,
    }


def plan_from(document: Mapping[str, Any], problem: AssignmentProblem) -> AssignmentPlan:
    """Return the plan that a document of ours says, its objective summed again from the problem."""
    pairs = tuple((one["dossier"], one["expert"]) for one in document["pairs"])
    return AssignmentPlan(
        status=PlanStatus(document["status"]),
        pairs=pairs,
        places=document["places"],
        objective=sum((problem.affinity.get(pair, Decimal(0)) for pair in pairs), Decimal(0)),
        heaviest_load=document["heaviest_load"],
        unfilled=tuple(
            Unfilled(
                dossier=one["dossier"],
                missing=one["missing"],
                blocked_by=tuple(_fact_from(fact) for fact in one["blocked_by"]),
                freed_by=tuple(_fact_from(fact) for fact in one["freed_by"]),
                exact=one["smallest"],
            )
            for one in document["unfilled"]
        ),
    )


def _fact_from(document: Mapping[str, Any]) -> BlockingFact:
    return BlockingFact(
        kind=FactKind(document["kind"]),
        dossier=document["dossier"],
        expert=document["expert"],
        detail=document["detail"],
        count=document["count"],
    )
