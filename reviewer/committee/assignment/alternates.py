"""Who comes next for each dossier, should somebody refuse, withdraw or be recused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from reviewer.committee.assignment.problem import AssignableExpert, AssignmentProblem, Pair

ALTERNATES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """One expert who could come next."""

    dossier: str
    expert: str


def alternates(problem: AssignmentProblem, pairs: Collection[Pair]) -> tuple[Alternate, ...]:
    """Return the alternates of each dossier under a plan, in the problem's order, the best first.

    They share no employer with anybody seated, so that they may replace whoever leaves.
    """
    desk = _Desk(problem, pairs)
    return tuple(one for dossier in problem.dossiers for one in desk.ranked(dossier))


class _Desk:
    def __init__(self, problem: AssignmentProblem, pairs: Collection[Pair]) -> None:
        self._problem = problem
        self._loads = Counter(expert for _, expert in pairs)
        self._loads.update({expert.id: expert.load for expert in problem.experts})
        self._experts = {expert.id: expert for expert in problem.experts}
        self._seated: dict[str, list[AssignableExpert]] = {}
        for dossier, expert in sorted(pairs):
            self._seated.setdefault(dossier, []).append(self._experts[expert])

    def ranked(self, dossier: str) -> tuple[Alternate, ...]:
        """Return the best experts beside those who sit: by affinity, then load, then id."""
        seated = self._seated.get(dossier, [])
        taken = {one.id for one in seated}
        employers = frozenset().union(*(one.employers for one in seated))
        found = [
            (-self._affinity(dossier, one.id), self._loads[one.id], one.id)
            for one in self._problem.experts
            if one.available
            and one.id not in taken
            and (dossier, one.id) not in self._problem.conflicts
            and self._loads[one.id] < one.capacity
            and not (self._problem.rules.distinct_employers and employers & one.employers)
        ]
        return tuple(Alternate(dossier=dossier, expert=expert) for _, _, expert in sorted(found)[:ALTERNATES])

    def _affinity(self, dossier: str, expert: str) -> Decimal:
        return self._problem.affinity.get((dossier, expert), Decimal(0))
