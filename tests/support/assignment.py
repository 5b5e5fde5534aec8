"""Small assignment problems, and what is right about them found by trying everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from itertools import combinations, product

from hypothesis import strategies as st

from reviewer.committee.assignment.plan import BlockingFact, FactKind
from reviewer.committee.assignment.problem import (
    AssignableExpert,
    AssignmentProblem,
    AssignmentRules,
    Pair,
    contradictions,
)


def an_expert(
    name: str, capacity: int = 1, *, available: bool = True, senior: bool = False, employers: str = ""
) -> AssignableExpert:
    """Return an expert; employers are one letter each."""
    return AssignableExpert(
        id=name, capacity=capacity, available=available, senior=senior, employers=frozenset(employers)
    )


@st.composite
def problems(
    draw: st.DrawFn,
    *,
    experts: int = 4,
    dossiers: int = 3,
    seniors: bool = True,
    several_employers: bool = True,
    most_places: int = 3,
) -> AssignmentProblem:
    """Draw a consistent problem, fixed pairs included, small enough to try everything."""
    letters = st.frozensets(
        st.sampled_from("uvw"), max_size=2 if several_employers and draw(st.booleans()) else 1
    )
    people = tuple(
        AssignableExpert(
            id=f"E{number}",
            capacity=draw(st.integers(1, 3)),
            load=draw(st.sampled_from((0, 0, 0, 1))),
            available=draw(st.integers(0, 6)) > 0,
            senior=draw(st.booleans()),
            employers=draw(letters),
        )
        for number in range(draw(st.integers(0, experts)))
    )
    files = tuple(f"D{number}" for number in range(draw(st.integers(1, dossiers))))
    every = [(dossier, one.id) for dossier in files for one in people]
    pairs = st.sampled_from(every) if every else st.nothing()
    values = st.decimals(-1, 1, places=draw(st.sampled_from((1, 3, 17))))
    affinity = draw(st.dictionaries(pairs, values)) if every else {}
    conflicts = dict.fromkeys(draw(st.sets(pairs, max_size=len(every) // 2)) if every else (), ("motif",))
    asked = {
        "experts": people,
        "dossiers": files,
        "reviewers_per_dossier": draw(st.integers(1, most_places)),
        "places": draw(st.dictionaries(st.sampled_from(files), st.integers(1, most_places))),
        "seed": draw(st.integers(0, 3)),
        "rules": AssignmentRules(
            distinct_employers=draw(st.booleans()),
            at_least_one_senior=seniors and draw(st.booleans()),
            balance=draw(st.booleans()),
        ),
        "affinity": affinity,
        "conflicts": {pair: conflicts[pair] for pair in sorted(conflicts)},
    }
    fixed: tuple[Pair, ...] = ()
    for pair in draw(st.lists(pairs, max_size=3, unique=True)) if every else ():
        if not contradictions(AssignmentProblem(**asked, fixed=(*fixed, pair))):  # type: ignore[arg-type]
            fixed = (*fixed, pair)
    return AssignmentProblem(**asked, fixed=fixed)  # type: ignore[arg-type]


def by_dossier(problem: AssignmentProblem, pairs: Collection[Pair]) -> dict[str, tuple[str, ...]]:
    """Return who sits where."""
    return {one: tuple(e for d, e in pairs if d == one) for one in problem.dossiers}


def lawful(
    problem: AssignmentProblem,
    dossier: str,
    experts: tuple[str, ...],
    lifted: Collection[BlockingFact] = (),
) -> bool:
    """Tell whether these experts may sit together at a dossier, written down from the contract alone."""
    known = {one.id: one for one in problem.experts}
    fixed = {expert for one, expert in problem.fixed if one == dossier}
    away = {fact.expert for fact in lifted if fact.kind is FactKind.UNAVAILABLE}
    apart = {(fact.dossier, fact.expert) for fact in lifted if fact.kind is FactKind.CONFLICT}
    shared = {
        fact.detail for fact in lifted if fact.kind is FactKind.SAME_EMPLOYER and fact.dossier == dossier
    }
    if not fixed <= set(experts) or len(experts) > problem.places_of(dossier):
        return False
    for name in set(experts) - fixed:
        if not known[name].available and name not in away:
            return False
        if (dossier, name) in problem.conflicts and (dossier, name) not in apart:
            return False
    if problem.rules.distinct_employers:
        for one, other in combinations(experts, 2):
            if (known[one].employers & known[other].employers) - shared:
                return False
    added = set(experts) != fixed
    return not (
        problem.rules.at_least_one_senior and added and not any(known[name].senior for name in experts)
    )


def loads_of(problem: AssignmentProblem, plan: Iterable[tuple[str, ...]]) -> Counter[str]:
    """Return the files of each expert under a plan, those that the problem only counts included."""
    held = Counter({one.id: one.load for one in problem.experts})
    held.update(name for chosen in plan for name in chosen)
    return held


def every_plan(
    problem: AssignmentProblem, lifted: Collection[BlockingFact] = ()
) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield every lawful plan: the experts of each dossier."""
    names = [one.id for one in problem.experts]
    full = {fact.expert for fact in lifted if fact.kind is FactKind.CAPACITY}
    sets = [
        [
            chosen
            for size in range(problem.places_of(dossier) + 1)
            for chosen in combinations(names, size)
            if lawful(problem, dossier, chosen, lifted)
        ]
        for dossier in problem.dossiers
    ]
    for plan in product(*sets):
        loads = loads_of(problem, plan)
        if all(loads[one.id] <= one.capacity or one.id in full for one in problem.experts):
            yield plan


def best_by_trying(problem: AssignmentProblem) -> tuple[int, int, Decimal]:
    """Return the most places, then (with balance) the smallest heaviest load negated, then the highest affinity."""
    best: tuple[int, int, Decimal] | None = None
    for plan in every_plan(problem):
        loads = loads_of(problem, plan)
        gain = sum(
            (
                problem.affinity.get((dossier, name), Decimal(0))
                for dossier, chosen in zip(problem.dossiers, plan, strict=True)
                for name in chosen
            ),
            Decimal(0),
        )
        heaviest = max(loads.values(), default=0) if problem.rules.balance else 0
        key = (sum(map(len, plan)), -heaviest, gain)
        best = key if best is None else max(best, key)
    assert best is not None
    return best


def facts_of(problem: AssignmentProblem) -> list[BlockingFact]:
    """Return every fact that could stand in the way of a place."""
    facts = [
        BlockingFact(kind=FactKind.CONFLICT, dossier=dossier, expert=expert, detail=", ".join(reasons))
        for (dossier, expert), reasons in problem.conflicts.items()
    ]
    for one in problem.experts:
        facts.append(BlockingFact(kind=FactKind.CAPACITY, expert=one.id, count=one.capacity))
        if not one.available:
            facts.append(BlockingFact(kind=FactKind.UNAVAILABLE, expert=one.id))
    if problem.rules.distinct_employers:
        names = Counter(name for one in problem.experts for name in one.employers)
        facts += [
            BlockingFact(kind=FactKind.SAME_EMPLOYER, dossier=dossier, detail=name)
            for dossier in problem.dossiers
            for name in sorted(names)
            if names[name] > 1
        ]
    return facts


def fills(
    problem: AssignmentProblem, pairs: Collection[Pair], dossier: str, lifted: Collection[BlockingFact]
) -> bool:
    """Tell whether one more place of the dossier can be filled, no other losing one, once these facts are lifted."""
    seated = by_dossier(problem, pairs)
    wanted = [len(seated[one]) + (one == dossier) for one in problem.dossiers]
    return any(
        all(len(chosen) >= least for chosen, least in zip(plan, wanted, strict=True))
        for plan in every_plan(problem, lifted)
    )
