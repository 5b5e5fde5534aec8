"""An assignment problem, frozen: experts, dossiers, affinity, conflicts, what is already fixed, and the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import partial

from reviewer.errors import RuleViolation

Pair = tuple[str, str]
"""A dossier's id and an expert's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRules:
    """Which rules are on (contract ``avise.assignment/1``)."""

    distinct_employers: bool = False
    at_least_one_senior: bool = False
    balance: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignableExpert:
    """What the solver knows of an expert. ``capacity``: files at most, fixed ones and ``load`` counted.

    ``load``: files held of which the problem knows nothing else; they take room, and weigh in the balance.
    """

    id: str
    capacity: int
    available: bool = True
    senior: bool = False
    employers: frozenset[str] = frozenset()
    load: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentProblem:
    """All that is asked. ``affinity``: an absent pair is worth 0. ``conflicts``: the reasons, by pair.

    ``fixed``: pairs that stay (started reviews never move); they fill places and count in loads. ``places``: experts
    of dossiers that take another number than ``reviewers_per_dossier`` (a third review takes one more).
    """

    experts: tuple[AssignableExpert, ...]
    dossiers: tuple[str, ...]
    reviewers_per_dossier: int = 2
    seed: int = 0
    rules: AssignmentRules = field(default_factory=AssignmentRules)
    affinity: Mapping[Pair, Decimal] = field(default_factory=dict)
    conflicts: Mapping[Pair, tuple[str, ...]] = field(default_factory=dict)
    fixed: tuple[Pair, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)

    def places_of(self, dossier: str) -> int:
        """Return how many experts a dossier takes, fixed ones counted."""
        return self.places.get(dossier, self.reviewers_per_dossier)


class Clash(StrEnum):
    """How a problem contradicts itself."""

    DUPLICATE_EXPERT = "duplicate_expert"
    DUPLICATE_DOSSIER = "duplicate_dossier"
    CAPACITY = "capacity"
    PLACES = "places"
    UNKNOWN_EXPERT = "unknown_expert"
    UNKNOWN_DOSSIER = "unknown_dossier"
    AFFINITY = "affinity"
    FIXED_TWICE = "fixed_twice"
    FIXED_CONFLICT = "fixed_conflict"
    FIXED_UNAVAILABLE = "fixed_unavailable"
    FIXED_TOO_MANY = "fixed_too_many"
    FIXED_CAPACITY = "fixed_capacity"
    FIXED_EMPLOYER = "fixed_employer"
    FIXED_SENIOR = "fixed_senior"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """One thing that cannot be: in which list of the problem, at which position, and the names it is about."""

    clash: Clash
    where: str
    position: int
    dossier: str = ""
    expert: str = ""
    detail: str = ""
    most: int = 0


class AssignmentContradictory(RuleViolation):
    """The problem breaks its own rules; nothing was assigned. ``count``: how many ``contradictions``."""

    def __init__(self, contradictions: tuple[Contradiction, ...]) -> None:
        super().__init__(contradictions)
        self.contradictions = contradictions
        self.count = len(contradictions)


def contradictions(problem: AssignmentProblem) -> tuple[Contradiction, ...]:
    """Return everything that keeps the problem from being asked, in the order of its lists."""
    return (*_of_lists(problem), *_of_pairs(problem), *_of_fixed(problem))


def require_consistent(problem: AssignmentProblem) -> None:
    """Raise ``AssignmentContradictory`` with everything that contradicts."""
    found = contradictions(problem)
    if found:
        raise AssignmentContradictory(found)


def _of_lists(problem: AssignmentProblem) -> Iterator[Contradiction]:
    if problem.reviewers_per_dossier < 1:
        yield Contradiction(clash=Clash.PLACES, where="reviewers_per_dossier", position=-1)
    for position, dossier in enumerate(problem.dossiers):
        if dossier in problem.places and problem.places[dossier] < 1:
            yield Contradiction(clash=Clash.PLACES, where="dossiers", position=position, dossier=dossier)
    for position, expert_id in _repeated(expert.id for expert in problem.experts):
        yield Contradiction(
            clash=Clash.DUPLICATE_EXPERT, where="experts", position=position, expert=expert_id
        )
    for position, expert in enumerate(problem.experts):
        if expert.capacity < 1 or not 0 <= expert.load <= expert.capacity:
            yield Contradiction(clash=Clash.CAPACITY, where="experts", position=position, expert=expert.id)
    for position, dossier in _repeated(problem.dossiers):
        yield Contradiction(
            clash=Clash.DUPLICATE_DOSSIER, where="dossiers", position=position, dossier=dossier
        )


def _of_pairs(problem: AssignmentProblem) -> Iterator[Contradiction]:
    experts = {expert.id for expert in problem.experts}
    dossiers = set(problem.dossiers)
    lists: tuple[tuple[str, Iterable[Pair]], ...] = (
        ("affinity", problem.affinity),
        ("conflicts", problem.conflicts),
        ("fixed", problem.fixed),
    )
    for where, pairs in lists:
        for position, (dossier, expert) in enumerate(pairs):
            if dossier not in dossiers:
                yield Contradiction(
                    clash=Clash.UNKNOWN_DOSSIER, where=where, position=position, dossier=dossier
                )
            if expert not in experts:
                yield Contradiction(clash=Clash.UNKNOWN_EXPERT, where=where, position=position, expert=expert)
    for position, ((dossier, expert), value) in enumerate(problem.affinity.items()):
        if not value.is_finite():
            yield Contradiction(
                clash=Clash.AFFINITY, where="affinity", position=position, dossier=dossier, expert=expert
            )


def _of_fixed(problem: AssignmentProblem) -> Iterator[Contradiction]:
    experts = {expert.id: expert for expert in problem.experts}
    seated: dict[str, list[str]] = {}
    loads: Counter[str] = Counter({expert.id: expert.load for expert in problem.experts})
    for position, (dossier, expert_id) in enumerate(problem.fixed):
        expert = experts.get(expert_id)
        if expert is None:
            continue

        clash = partial(Contradiction, where="fixed", position=position, dossier=dossier, expert=expert_id)
        already = seated.setdefault(dossier, [])
        if expert_id in already:
            yield clash(clash=Clash.FIXED_TWICE)
            continue
        if (dossier, expert_id) in problem.conflicts:
            yield clash(clash=Clash.FIXED_CONFLICT, detail=", ".join(problem.conflicts[dossier, expert_id]))
        if not expert.available:
            yield clash(clash=Clash.FIXED_UNAVAILABLE)
        if len(already) >= problem.places_of(dossier):
            yield clash(clash=Clash.FIXED_TOO_MANY, most=problem.places_of(dossier))
        loads[expert_id] += 1
        if loads[expert_id] > expert.capacity:
            yield clash(clash=Clash.FIXED_CAPACITY, most=expert.capacity)
        if problem.rules.distinct_employers:
            for other in already:
                shared = sorted(expert.employers & experts[other].employers)
                if shared:
                    yield clash(clash=Clash.FIXED_EMPLOYER, detail=f"{other}, {shared[0]}")
        already.append(expert_id)
        full = len(already) == problem.places_of(dossier)
        if problem.rules.at_least_one_senior and full and not any(experts[one].senior for one in already):
            yield clash(clash=Clash.FIXED_SENIOR)


def _repeated(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for position, name in enumerate(names):
        if name in seen:
            yield position, name
        seen.add(name)
