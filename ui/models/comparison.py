"""Evaluations side by side: what differs, by how much, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import GridCriterion, Rating
from reviewer.services.views import CommitteeView
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName


@dataclass(frozen=True, slots=True)
class Gap:
    """How far apart the marks of one criterion are. ``steps`` None: one of them has no number.

    ``large``: one that people talk about, by the house's own figure.
    """

    steps: int | None
    large: bool


def notable(view: CommitteeView) -> frozenset[str]:
    """Return the criteria whose marks lie as far apart as the house calls notable."""
    return view.differences


def gap_of(
    criterion: GridCriterion, evaluations: tuple[Evaluation, ...], notable: frozenset[str]
) -> Gap | None:
    """Return the difference on a criterion; None where there are not two evaluations to compare."""
    ratings = [one.ratings.get(criterion.id, Rating()) for one in evaluations]
    if len(ratings) < 2:
        return None
    marks = [rating.mark for rating in ratings if rating.mark is not None]
    if not marks:
        return Gap(0, large=False)
    if len(marks) < len(ratings):
        return Gap(None, large=True)
    return Gap(max(marks) - min(marks), large=criterion.id in notable)


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
