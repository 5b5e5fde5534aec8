"""A grid as a JSON document: how it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from reviewer.committee.grid import Contradiction, GridCriterion, GridFinding, Mark, ScoringGrid


def to_document(grid: ScoringGrid) -> dict[str, Any]:
    """Return the grid as plain values."""
    contradiction = grid.contradiction
    return {
        "id": grid.id,
        "valid_from": grid.valid_from.isoformat(),
        "source": grid.source,
        "confidence": grid.confidence,
        "contradiction": None
        if contradiction is None
        else {"yes_up_to": contradiction.yes_up_to, "no_from": contradiction.no_from},
        "findings": [
            {
                "id": finding.id,
                "label": finding.label,
                "question": finding.question,
                "criteria": [_criterion(criterion) for criterion in finding.criteria],
            }
            for finding in grid.findings
        ],
    }


def from_document(document: Mapping[str, Any]) -> ScoringGrid:
    """Read a grid back; raise ``KeyError``, ``TypeError`` or ``ValueError`` where it is none."""
    contradiction = document["contradiction"]
    return ScoringGrid(
        id=document["id"],
        valid_from=date.fromisoformat(document["valid_from"]),
        source=document["source"],
        confidence=document["confidence"],
        contradiction=None if contradiction is None else Contradiction(**contradiction),
        findings=tuple(
            GridFinding(
                id=finding["id"],
                label=finding["label"],
                question=finding["question"],
                criteria=tuple(_read_criterion(one) for one in finding["criteria"]),
            )
            for finding in document["findings"]
        ),
    )


def _criterion(criterion: GridCriterion) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "label": criterion.label,
        "guidance": criterion.guidance,
        "weight": criterion.weight,
        "may_be_not_applicable": criterion.may_be_not_applicable,
        "comment_required_up_to": criterion.comment_required_up_to,
        "marks": [{"value": mark.value, "label": mark.label} for mark in criterion.marks],
    }


def _read_criterion(document: Mapping[str, Any]) -> GridCriterion:
    marks = tuple(Mark(value=mark["value"], label=mark["label"]) for mark in document["marks"])
    return GridCriterion(**{**document, "marks": marks})
