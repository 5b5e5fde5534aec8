"""The grille d'évaluation: two findings (or as many as the programme has), each with weighted criteria.

A grid is dated data (``resources/programmes/<id>/grid-<version>.toml``, or written and published in the window); a
version in use never changes. The weighted score informs; the verdict of a finding is always a person's explicit choice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reviewer.errors import RuleViolation


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One step of a criterion's scale, with the level it describes."""

    value: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCriterion:
    """One thing that an expert rates."""

    id: str
    label: str
    guidance: str
    weight: int
    marks: tuple[Mark, ...]
    may_be_not_applicable: bool
    comment_required_up_to: int

    @property
    def top(self) -> int:
        """Return the highest mark."""
        return max(mark.value for mark in self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFinding:
    """A constat: the question to answer by yes or no, and the criteria that support the answer."""

    id: str
    label: str
    question: str
    criteria: tuple[GridCriterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Which marks speak against an answer, so that the expert says why: ``yes_up_to`` a mark, ``no_from`` a mark on.

    A mark of at most ``yes_up_to`` on a finding answered by yes, or of at least ``no_from`` on one answered by no. It
    asks for a comment and changes no answer.
    """

    yes_up_to: int
    no_from: int

    def holds(self, mark: int, answer: bool | None) -> bool:
        """Tell whether a mark speaks against the answer; against none where there is no answer yet."""
        if answer is None:
            return False
        return mark <= self.yes_up_to if answer else mark >= self.no_from


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringGrid:
    """One version of the grid. ``valid_from``: the first day on which a deliberation may start with it."""

    id: str
    valid_from: date
    source: str
    confidence: str
    findings: tuple[GridFinding, ...]
    contradiction: Contradiction | None = None

    @property
    def criteria(self) -> tuple[GridCriterion, ...]:
        """Return all criteria in reading order."""
        return tuple(criterion for finding in self.findings for criterion in finding.criteria)

    @property
    def finding_ids(self) -> tuple[str, ...]:
        """Return the ids of the findings in reading order."""
        return tuple(finding.id for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """What an expert gave one criterion: a mark, or not applicable; and a comment."""

    mark: int | None = None
    not_applicable: bool = False
    comment: str = ""


class RatingOutsideScale(RuleViolation):
    """A rating names a criterion or a mark that the grid does not have."""

    def __init__(self, criterion: str, mark: int | None) -> None:
        super().__init__(criterion, mark)
        self.criterion = criterion
        self.mark = mark


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that an evaluation still lacks: ``mark``, ``comment``, ``verdict`` or ``justification``."""

    kind: str
    where: str
    label: str


def require_on_scale(grid: ScoringGrid, ratings: Mapping[str, Rating]) -> None:
    """Raise ``RatingOutsideScale`` on the first rating that the grid does not know."""
    known = {criterion.id: criterion for criterion in grid.criteria}
    for criterion_id, rating in sorted(ratings.items()):
        criterion = known.get(criterion_id)
        on_scale = criterion is not None and (
            rating.mark is None or rating.mark in {mark.value for mark in criterion.marks}
        )
        applicable = criterion is None or not rating.not_applicable or criterion.may_be_not_applicable
        one_of_two = not (rating.not_applicable and rating.mark is not None)
        if not (on_scale and applicable and one_of_two):
            raise RatingOutsideScale(criterion_id, rating.mark)


def weighted_score(finding: GridFinding, ratings: Mapping[str, Rating]) -> Decimal | None:
    """Return the weighted score of a finding in percent of the rated criteria, or None where none is rated."""
    rated = [
        (criterion, rating.mark)
        for criterion in finding.criteria
        if (rating := ratings.get(criterion.id)) is not None and rating.mark is not None
    ]
    possible = sum(criterion.weight * criterion.top for criterion, _ in rated)
    if not possible:
        return None
    reached = sum(criterion.weight * mark for criterion, mark in rated)
    return (Decimal(100 * reached) / Decimal(possible)).quantize(Decimal("0.1"))


def grid_in_effect(grids: Sequence[ScoringGrid], day: date) -> ScoringGrid:
    """Return the newest grid that is in effect on a day; before all of them, the first one."""
    ordered = sorted(grids, key=lambda grid: grid.valid_from)
    return next((grid for grid in reversed(ordered) if grid.valid_from <= day), ordered[0])


def comment_due(grid: ScoringGrid, criterion: GridCriterion, mark: int | None, answer: bool | None) -> bool:
    """Tell whether a mark needs its reason: it is low, or it speaks against the answer to its finding."""
    if mark is None:
        return False
    if mark <= criterion.comment_required_up_to:
        return True
    return grid.contradiction is not None and grid.contradiction.holds(mark, answer)


def gaps(
    grid: ScoringGrid,
    ratings: Mapping[str, Rating],
    verdicts: Mapping[str, bool],
    justification: str,
    *,
    justification_required: bool,
) -> tuple[Gap, ...]:
    """Return everything that is missing before the evaluation may be submitted, in reading order."""
    missing: list[Gap] = []
    for finding in grid.findings:
        for criterion in finding.criteria:
            rating = ratings.get(criterion.id, Rating())
            if rating.mark is None and not rating.not_applicable:
                missing.append(Gap("mark", criterion.id, criterion.label))
            elif (
                comment_due(grid, criterion, rating.mark, verdicts.get(finding.id))
                and not rating.comment.strip()
            ):
                missing.append(Gap("comment", criterion.id, criterion.label))
        if finding.id not in verdicts:
            missing.append(Gap("verdict", finding.id, finding.label))
    if justification_required and not justification.strip():
        missing.append(Gap("justification", "justification", ""))
    return tuple(missing)
