"""A plan that a person changes by hand: what each change costs, what is not possible, undo and redo.

A place is a numbered seat of a dossier. A draft never breaks a rule: what is not possible is refused with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from reviewer.committee.assignment.alternates import Alternate, alternates
from reviewer.committee.assignment.problem import AssignableExpert, AssignmentProblem, Pair
from reviewer.errors import RuleViolation


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One open seat, by dossier and number."""

    dossier: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What plans are compared by, in this order: places filled, heaviest load, affinity."""

    places: int
    heaviest: int
    affinity: Decimal

    def since(self, other: Figures) -> Figures:
        """Return the difference from another plan's."""
        return Figures(
            places=self.places - other.places,
            heaviest=self.heaviest - other.heaviest,
            affinity=self.affinity - other.affinity,
        )


class Barrier(StrEnum):
    """Why an expert cannot take a place of a draft, beyond what the expert's own record says."""

    UNAVAILABLE = "unavailable"
    CONFLICT = "conflict"
    HERE_ALREADY = "here_already"
    CAPACITY = "capacity"
    EMPLOYER = "employer"
    SENIOR = "senior"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One expert for a place. ``change``: what the draft's figures would change by; ``load``: under the draft."""

    expert: str
    load: int
    affinity: Decimal
    barrier: Barrier | None
    change: Figures | None


class PlaceRefused(RuleViolation):
    """An expert cannot take this place in this draft."""

    def __init__(self, barrier: Barrier) -> None:
        super().__init__(barrier)
        self.barrier = barrier


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Who is chosen for each place. ``chosen``: by place, in one order; None where it stays empty."""

    problem: AssignmentProblem
    places: tuple[Place, ...]
    chosen: tuple[str | None, ...]

    @classmethod
    def of(cls, problem: AssignmentProblem, places: Iterable[Place], pairs: Iterable[Pair]) -> Draft:
        """Return a plan's pairs (without the problem's fixed ones) on the places of their dossiers, in order."""
        fixed = frozenset(problem.fixed)
        waiting: dict[str, list[str]] = {}
        for dossier, expert in pairs:
            if (dossier, expert) not in fixed:
                waiting.setdefault(dossier, []).append(expert)
        kept = tuple(places)
        chosen = tuple(waiting[one.dossier].pop(0) if waiting.get(one.dossier) else None for one in kept)
        return cls(problem=problem, places=kept, chosen=chosen)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Return the chosen pairs and the fixed ones."""
        own = ((place.dossier, who) for place, who in zip(self.places, self.chosen, strict=True) if who)
        return (*self.problem.fixed, *own)

    @property
    def loads(self) -> Counter[str]:
        """Return the files of each expert under the draft."""
        loads = Counter({one.id: one.load for one in self.problem.experts})
        loads.update(expert for _, expert in self.pairs)
        return loads

    @property
    def figures(self) -> Figures:
        """Return what the draft is compared by; fixed pairs weigh in loads alone."""
        own = [(place, who) for place, who in zip(self.places, self.chosen, strict=True) if who]
        return Figures(
            places=len(own),
            heaviest=max(self.loads.values(), default=0),
            affinity=sum((self._affinity(place.dossier, who) for place, who in own), Decimal(0)),
        )

    def at(self, place: Place) -> str | None:
        """Return who is chosen for a place."""
        return self.chosen[self.places.index(place)]

    def options(self, place: Place) -> tuple[Option, ...]:
        """Return every other expert for a place: the possible ones first, the best first, then by id."""
        before, loads, here = self.figures, self.loads, self.at(place)
        found = []
        for one in self.problem.experts:
            if one.id == here:
                continue
            barrier = self._barrier(place, one, loads)
            change = None if barrier else self._put(place, one.id).figures.since(before)
            found.append(
                Option(
                    expert=one.id,
                    load=loads[one.id],
                    affinity=self._affinity(place.dossier, one.id),
                    barrier=barrier,
                    change=change,
                )
            )
        return tuple(sorted(found, key=_rank))

    def put(self, place: Place, expert: str | None) -> Draft:
        """Return the draft with an expert on a place, or nobody; raise ``PlaceRefused``."""
        if expert is None or expert == self.at(place):
            return self._put(place, expert)
        known = next(one for one in self.problem.experts if one.id == expert)
        barrier = self._barrier(place, known, self.loads)
        if barrier is not None:
            raise PlaceRefused(barrier)
        return self._put(place, expert)

    def alternates(self) -> tuple[Alternate, ...]:
        """Return who would come next at each dossier."""
        return alternates(self.problem, self.pairs)

    # --- inside ----------------------------------------------------------------------------------------------

    def _put(self, place: Place, expert: str | None) -> Draft:
        at = self.places.index(place)
        return replace(self, chosen=(*self.chosen[:at], expert, *self.chosen[at + 1 :]))

    def _barrier(self, place: Place, expert: AssignableExpert, loads: Counter[str]) -> Barrier | None:
        rules, dossier, leaving = self.problem.rules, place.dossier, self.at(place)
        staying = {who for one, who in self.pairs if one == dossier and who != leaving}
        others = [one for one in self.problem.experts if one.id in staying]
        if not expert.available:
            return Barrier.UNAVAILABLE
        if (dossier, expert.id) in self.problem.conflicts:
            return Barrier.CONFLICT
        if expert.id in staying:
            return Barrier.HERE_ALREADY
        if loads[expert.id] >= expert.capacity:
            return Barrier.CAPACITY
        if rules.distinct_employers and any(expert.employers & one.employers for one in others):
            return Barrier.EMPLOYER
        full = len(staying) + 1 == self.problem.places_of(dossier)
        if rules.at_least_one_senior and full and not any(one.senior for one in (expert, *others)):
            return Barrier.SENIOR
        return None

    def _affinity(self, dossier: str, expert: str) -> Decimal:
        return self.problem.affinity.get((dossier, expert), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftHistory:
    """The drafts of one sitting: the present one, those before it, and those that were undone."""

    draft: Draft
    past: tuple[Draft, ...] = ()
    undone: tuple[Draft, ...] = ()

    def then(self, draft: Draft) -> DraftHistory:
        """Return the history after a change; what was undone before is gone."""
        if draft == self.draft:
            return self
        return DraftHistory(draft=draft, past=(*self.past, self.draft))

    def undo(self) -> DraftHistory:
        """Return the history one change back; the same where there is none."""
        if not self.past:
            return self
        return DraftHistory(draft=self.past[-1], past=self.past[:-1], undone=(self.draft, *self.undone))

    def redo(self) -> DraftHistory:
        """Return the history with the last undone change again; the same where there is none."""
        if not self.undone:
            return self
        return DraftHistory(draft=self.undone[0], past=(*self.past, self.draft), undone=self.undone[1:])


def _rank(option: Option) -> tuple[bool, int, int, Decimal, int, str]:
    change = option.change
    if change is None:
        return True, 0, 0, -option.affinity, option.load, option.expert
    return False, -change.places, change.heaviest, -change.affinity, option.load, option.expert
