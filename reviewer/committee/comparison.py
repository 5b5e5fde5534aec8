"""Evaluations side by side: where marks lie far apart, whatever the verdicts, and how far the chain has come."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reviewer import resource_files
from reviewer.committee.deliberation import Deliberation, Step
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import ScoringGrid


class Stage(StrEnum):
    """One station of the chain, in its order."""

    PRECHECK = "precheck"
    EVALUATIONS = "evaluations"
    CONCERTATION = "concertation"
    THIRD = "third"
    DECISION = "decision"


class StageStatus(StrEnum):
    """Whether a station was passed, is where the dossier stands, is to come, or is not on this dossier's way."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """One station of the path picture."""

    stage: Stage
    status: StageStatus


def notable_gaps(grid: ScoringGrid, evaluations: Sequence[Evaluation]) -> frozenset[str]:
    """Return the criteria whose marks differ by the house's own figure or more.

    A criterion that somebody left out as not applicable is compared among the others.
    """
    wanted = _notable_gap()
    found = set()
    for finding in grid.findings:
        for criterion in finding.criteria:
            marks = [
                rating.mark
                for one in evaluations
                if (rating := one.ratings.get(criterion.id)) is not None and rating.mark is not None
            ]
            if max(marks, default=0) - min(marks, default=0) >= wanted:
                found.add(criterion.id)
    return frozenset(found)


def path_of(deliberation: Deliberation) -> tuple[PathStep, ...]:
    """Return the stations of a round: nothing in it depends on a vote before all first ones are in."""
    step = deliberation.step()
    talked = deliberation.concertation is not None or bool(deliberation.standing_positions)
    called = deliberation.third_review_opened_at is not None
    answered = step in {Step.CONFIRMATION, Step.DECIDED}
    voting = step in {Step.SEATS, Step.EVALUATIONS}
    return (
        PathStep(stage=Stage.PRECHECK, status=StageStatus.DONE),
        PathStep(
            stage=Stage.EVALUATIONS,
            status=StageStatus.CURRENT if voting else StageStatus.DONE,
        ),
        PathStep(
            stage=Stage.CONCERTATION,
            status=_status(
                current=step is Step.CONCERTATION,
                passed=talked,
                ahead=voting and deliberation.with_concertation,
            ),
        ),
        PathStep(
            stage=Stage.THIRD,
            status=_status(
                current=step in {Step.THIRD_SEAT, Step.THIRD_EVALUATION},
                passed=called,
                ahead=not answered and deliberation.reviewers % 2 == 0,
            ),
        ),
        PathStep(
            stage=Stage.DECISION,
            status=_status(current=step is Step.CONFIRMATION, passed=step is Step.DECIDED, ahead=True),
        ),
    )


def _status(*, current: bool, passed: bool, ahead: bool) -> StageStatus:
    if current:
        return StageStatus.CURRENT
    if passed:
        return StageStatus.DONE
    return StageStatus.AHEAD if ahead else StageStatus.SKIPPED


@lru_cache(maxsize=1)
def _notable_gap() -> int:
    with resource_files.path("committee/deliberation.toml").open("rb") as file:
        return int(tomllib.load(file)["comparison"]["notable_gap"]["value"])
