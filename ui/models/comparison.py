"""Evaluations side by side: what differs, by how much, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import GridCriterion, Rating
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

LARGE = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """How far apart the marks of one criterion are; None where they cannot be told apart by a number."""

    steps: int | None

    @property
    def large(self) -> bool:
        """Tell whether the difference is one that people talk about."""
        return self.steps is None or self.steps >= LARGE


def gap_of(criterion: GridCriterion, evaluations: tuple[Evaluation, ...]) -> Gap | None:
    """Return the difference on a criterion; None where there are not two evaluations to compare."""
    ratings = [one.ratings.get(criterion.id, Rating()) for one in evaluations]
    if len(ratings) < 2:
        return None
    marks = [rating.mark for rating in ratings if rating.mark is not None]
    if not marks:
        return Gap(0)
    if len(marks) < len(ratings):
        return Gap(None)
    return Gap(max(marks) - min(marks))


def agree(finding_id: str, ballots: tuple[Mapping[str, bool], ...]) -> bool:
    """Tell whether all answers to a finding are the same."""
    return len({ballot[finding_id] for ballot in ballots if finding_id in ballot}) < 2


def gap_word(gap: Gap) -> str:
    """Return the difference in words."""
    if gap.steps is None:
        return QCoreApplication.translate("Comparison", "N/A for one of them")
    if gap.steps == 0:
        return QCoreApplication.translate("Comparison", "same mark")
    return QCoreApplication.translate("Comparison", "{steps} apart").format(steps=gap.steps)


def gap_sign(gap: Gap) -> Sign:
    """Return how the difference is shown: icon and tone go with the word."""
    if gap.large:
        return Sign("triangle-alert", ToneName.WARNING)
    return Sign("minus", ToneName.NEUTRAL) if gap.steps else Sign("check", ToneName.NEUTRAL)
