"""Who comes next for each dossier, should somebody refuse, withdraw or be recused; and a place for a third expert."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.committee.assignment.problem import AssignableExpert, AssignmentProblem, Pair

ALTERNATES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """One expert who could come next. ``rank`` from 1; ``load``: files held under the plan."""

    dossier: str
    expert: str
    rank: int
    affinity: Decimal
    load: int


def alternates(
    problem: AssignmentProblem, pairs: Collection[Pair], *, most: int = ALTERNATES
) -> tuple[Alternate, ...]:
    """Return ranked alternates for each dossier under a plan, in the problem's order.

    They share no employer with anybody seated, so that they may replace whoever leaves.
    """
    desk = _Desk(problem, pairs)
    return tuple(
        one for dossier in problem.dossiers for one in desk.ranked(dossier, desk.seated(dossier), most, None)
    )


def replacements(
    problem: AssignmentProblem,
    pairs: Collection[Pair],
    dossier: str,
    leaving: str,
    *,
    most: int = ALTERNATES,
) -> tuple[Alternate, ...]:
    """Return who may replace somebody who leaves a dossier: apart from the employers of those who stay.

    Where the senior rule is on and nobody who stays is a senior, only seniors may.
    """
    desk = _Desk(problem, pairs)
    staying = [one for one in desk.seated(dossier) if one.id != leaving]
    return desk.ranked(dossier, staying, most, leaving)


def with_a_further_place(
    problem: AssignmentProblem, dossier: str, seated: Iterable[str]
) -> AssignmentProblem:
    """Return the problem of one more expert for a dossier, apart from those seated and their employers (a third).

    Nothing else moves: every fixed pair stays, no other place is open.
    """
    held = {*((dossier, one) for one in seated), *(pair for pair in problem.fixed if pair[0] == dossier)}
    others = tuple(pair for pair in problem.fixed if pair[0] != dossier)
    elsewhere = Counter(one for one, _ in others)
    kept = tuple(one for one in problem.dossiers if one == dossier or elsewhere[one])
    known = frozenset(kept)
    return replace(
        problem,
        dossiers=kept,
        affinity={pair: value for pair, value in problem.affinity.items() if pair[0] in known},
        conflicts={
            pair: reasons
            for pair, reasons in problem.conflicts.items()
            if pair[0] in known and pair not in held
        },
        fixed=(*others, *sorted(held)),
        places={**{one: elsewhere[one] for one in kept}, dossier: len(held) + 1},
        rules=replace(problem.rules, distinct_employers=True, at_least_one_senior=False),
    )


class _Desk:
    def __init__(self, problem: AssignmentProblem, pairs: Collection[Pair]) -> None:
        self._problem = problem
        self._loads = Counter(expert for _, expert in pairs)
        self._loads.update({expert.id: expert.load for expert in problem.experts})
        self._experts = {expert.id: expert for expert in problem.experts}
        self._seated: dict[str, list[AssignableExpert]] = {}
        for dossier, expert in sorted(pairs):
            self._seated.setdefault(dossier, []).append(self._experts[expert])

    def seated(self, dossier: str) -> list[AssignableExpert]:
        """Return who sits at a dossier, by id."""
        return self._seated.get(dossier, [])

    def ranked(
        self, dossier: str, staying: list[AssignableExpert], most: int, leaving: str | None
    ) -> tuple[Alternate, ...]:
        """Return the best experts beside those who stay: by affinity, then load, then id."""
        rules = self._problem.rules
        taken = {one.id for one in self.seated(dossier)} | ({leaving} if leaving else set())
        employers = frozenset().union(*(one.employers for one in staying))
        senior_wanted = (
            rules.at_least_one_senior and leaving is not None and not any(one.senior for one in staying)
        )
        found = [
            (-self._affinity(dossier, one.id), self._loads[one.id], one.id)
            for one in self._problem.experts
            if one.available
            and one.id not in taken
            and (dossier, one.id) not in self._problem.conflicts
            and self._loads[one.id] < one.capacity
            and not (rules.distinct_employers and employers & one.employers)
            and (one.senior or not senior_wanted)
        ]
        return tuple(
            Alternate(dossier=dossier, expert=expert, rank=rank, affinity=-minus, load=load)
            for rank, (minus, load, expert) in enumerate(sorted(found)[:most], 1)
        )

    def _affinity(self, dossier: str, expert: str) -> Decimal:
        return self._problem.affinity.get((dossier, expert), Decimal(0))
