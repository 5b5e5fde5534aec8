"""The exact assignment: what it never breaks, and that it is the best there is, found out by trying everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.committee.assignment.field import Field, field_of
from reviewer.committee.assignment.plan import PlanStatus, SolvePhase, SolveStopped, SolveWatch
from reviewer.committee.assignment.problem import (
    AssignmentContradictory,
    AssignmentProblem,
    AssignmentRules,
)
from reviewer.committee.assignment.program import Program
from reviewer.committee.assignment.solver import least_level, levelled, solve, solve_field
from tests.support.assignment import an_expert, best_by_trying, by_dossier, lawful, loads_of, problems

Item = TypeVar("Item")


@settings(max_examples=150, deadline=None)
@given(problems())
def test_the_plan_breaks_no_rule_and_no_better_one_exists(problem: AssignmentProblem) -> None:
    plan = solve(problem)

    loads = loads_of(problem, by_dossier(problem, plan.pairs).values())
    assert plan.status is PlanStatus.OPTIMAL
    assert set(problem.fixed) <= set(plan.pairs)
    assert len(set(plan.pairs)) == len(plan.pairs) == plan.places
    assert all(loads[one.id] <= one.capacity for one in problem.experts)
    for dossier, experts in by_dossier(problem, plan.pairs).items():
        assert lawful(problem, dossier, experts)
    heaviest = -plan.heaviest_load if problem.rules.balance else 0
    most, level, gain = best_by_trying(problem)
    assert (plan.places, heaviest) == (most, level)
    assert plan.objective == pytest.approx(gain, abs=Decimal("1e-12"))
    missing = {one.dossier: one.missing for one in plan.unfilled}
    for dossier, experts in by_dossier(problem, plan.pairs).items():
        assert missing.get(dossier, 0) == problem.places_of(dossier) - len(experts)


@pytest.mark.parametrize("seed", range(415, 430))
def test_in_a_shortage_no_dossier_gets_more_than_its_own_number_of_experts(seed: int) -> None:
    draw = Random(seed)
    dossiers = tuple(f"D{number}" for number in range(4))
    experts = tuple(an_expert(f"E{number}", draw.randint(1, 2)) for number in range(4))
    every = [(dossier, one.id) for dossier in dossiers for one in experts]
    problem = AssignmentProblem(
        experts=experts,
        dossiers=dossiers,
        places={dossier: draw.randint(1, 3) for dossier in dossiers},
        affinity={pair: Decimal(draw.randint(0, 9)) for pair in every},
        conflicts={pair: () for pair in every if draw.random() < 0.35},
    )
    plan = solve(problem)
    most, _, gain = best_by_trying(problem)
    assert (plan.places, plan.objective) == (most, gain)
    for dossier, seated in by_dossier(problem, plan.pairs).items():
        assert lawful(problem, dossier, seated)


@settings(max_examples=60, deadline=None)
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_the_lists_does_not_matter(problem: AssignmentProblem, random: Random) -> None:
    def shuffled(values: Iterable[Item]) -> list[Item]:
        listed = list(values)
        random.shuffle(listed)
        return listed

    other = replace(
        problem,
        experts=tuple(shuffled(problem.experts)),
        dossiers=tuple(shuffled(problem.dossiers)),
        affinity=dict(shuffled(problem.affinity.items())),
        conflicts=dict(shuffled(problem.conflicts.items())),
        fixed=tuple(shuffled(problem.fixed)),
    )
    first, second = solve(problem), solve(other)
    assert set(first.pairs) == set(second.pairs)
    assert {one.dossier: one for one in first.unfilled} == {one.dossier: one for one in second.unfilled}
    assert solve(problem) == first


def wide(dossiers: int, experts: int, *, seniors: float, tenths: bool, seed: int = 7) -> Field:
    """Return a field of the benchmark's kind: 5 % conflicts, one employer per four experts."""
    draw = np.random.default_rng(seed)
    gain = draw.integers(0, 10 if tenths else 10_000, (dossiers, experts)) * 64
    room = draw.integers(1, 2 * (5 * dossiers // (2 * experts)) + 1, experts)
    return Field(
        dossiers=tuple(map(str, range(dossiers))),
        experts=tuple(map(str, range(experts))),
        gain=gain,
        unit=64,
        open=draw.random((dossiers, experts)) > 0.05,
        need=np.full(dossiers, 2),
        room=room,
        base=np.zeros(experts, np.int64),
        employers=tuple((expert // 4,) for expert in range(experts)),
        senior=draw.random(experts) < seniors,
        settled=np.full(dossiers, seniors >= 1),
        balance=True,
    )


@pytest.mark.parametrize("seniors", [1.0, 0.7])
@pytest.mark.parametrize("tenths", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_exchanges_and_the_integer_program_agree_on_a_committee_of_fifteen(
    seniors: float, tenths: bool, seed: int
) -> None:
    field = wide(60, 15, seniors=seniors, tenths=tenths, seed=seed)
    watch = SolveWatch()

    found = solve_field(field, watch)

    assert found.proved
    program = Program(field, field.open)
    most = program.most_places(watch, None)
    assert most.places == int(found.pairs.sum())
    heaviest = int(found.pairs.sum(axis=0).max())
    assert program.fits(levelled(field, heaviest), most.places, watch, None) is True
    assert program.fits(levelled(field, heaviest - 1), most.places, watch, None) is False
    best = program.best(levelled(field, heaviest), most.places, watch, None)
    assert best is not None
    assert int(field.gain[best.pairs].sum()) == int(field.gain[found.pairs].sum())


def test_capacities_that_fall_short_still_give_the_most_places_and_the_least_level() -> None:
    field = wide(60, 15, seniors=1.0, tenths=False)
    short = replace(field, room=np.full(15, 3))
    found = solve_field(short, SolveWatch())
    assert found.proved
    assert int(found.pairs.sum()) == 45
    assert least_level(short, 45) == 3
    assert least_level(short, 46) is None


def test_affinities_of_seventeen_digits_and_of_millions_are_summed_exactly_as_given() -> None:
    values = {("D1", "E1"): Decimal("1000000.5"), ("D1", "E2"): Decimal("0.12345678901234567")}
    problem = AssignmentProblem(experts=(an_expert("E1"), an_expert("E2")), dossiers=("D1",), affinity=values)
    assert solve(problem).objective == Decimal("1000000.62345678901234567")


def test_no_expert_is_a_problem_whose_places_are_all_empty_and_explained() -> None:
    plan = solve(AssignmentProblem(experts=(), dossiers=("D1", "D2")))
    assert (plan.status, plan.places, plan.heaviest_load) == (PlanStatus.OPTIMAL, 0, 0)
    assert [(one.dossier, one.missing) for one in plan.unfilled] == [("D1", 2), ("D2", 2)]
    assert all(one.freed_by for one in plan.unfilled)


def test_no_dossier_is_a_problem_with_nothing_to_do() -> None:
    plan = solve(AssignmentProblem(experts=(an_expert("E1"),), dossiers=()))
    assert (plan.status, plan.pairs, plan.unfilled) == (PlanStatus.OPTIMAL, (), ())


def test_balance_counts_fixed_files_in_the_heaviest_load() -> None:
    experts = (an_expert("E1", 9), an_expert("E2", 9))
    fixed = (("D1", "E1"), ("D2", "E1"))
    affinity = {("D3", "E1"): Decimal(1)}
    problem = AssignmentProblem(
        experts=experts,
        dossiers=("D1", "D2", "D3"),
        reviewers_per_dossier=1,
        rules=AssignmentRules(balance=True),
        affinity=affinity,
        fixed=fixed,
    )
    assert ("D3", "E2") in solve(problem).pairs
    assert ("D3", "E1") in solve(replace(problem, rules=AssignmentRules())).pairs


def test_a_junior_is_never_added_to_a_dossier_that_ends_without_a_senior() -> None:
    problem = AssignmentProblem(
        experts=(an_expert("E1", 5), an_expert("E2", 1, senior=True)),
        dossiers=("D1", "D2"),
        rules=AssignmentRules(at_least_one_senior=True),
    )
    plan = solve(problem)
    assert plan.places == 2
    assert len({dossier for dossier, _ in plan.pairs}) == 1


def test_a_dossier_may_take_more_experts_than_the_others() -> None:
    experts = tuple(an_expert(f"E{number}", 2) for number in range(3))
    plan = solve(AssignmentProblem(experts=experts, dossiers=("D1", "D2"), places={"D2": 3}))
    assert Counter(dossier for dossier, _ in plan.pairs) == {"D1": 2, "D2": 3}


def test_a_problem_that_contradicts_itself_is_refused_before_anything_is_solved() -> None:
    with pytest.raises(AssignmentContradictory) as refusal:
        solve(AssignmentProblem(experts=(an_expert("E1", 0), an_expert("E1", 1)), dossiers=("D1", "D1")))
    assert refusal.value.count == 3


def test_the_onlooker_is_told_of_each_phase_and_may_stop_the_work() -> None:
    problem = AssignmentProblem(experts=(an_expert("E1"),), dossiers=("D1",))
    phases: list[SolvePhase] = []
    solve(problem, SolveWatch(on_progress=lambda progress: phases.append(progress.phase)))
    assert phases[0] is SolvePhase.PREPARING
    assert phases[-1] is SolvePhase.EXPLAINING
    with pytest.raises(SolveStopped):
        solve(problem, SolveWatch(should_stop=lambda: len(phases) > 0))


def test_the_arrays_do_not_depend_on_the_order_of_the_lists_but_on_the_seed() -> None:
    experts = tuple(an_expert(f"E{number}") for number in range(9))
    problem = AssignmentProblem(experts=experts, dossiers=("D1",))
    assert field_of(problem).experts == field_of(replace(problem, experts=experts[::-1])).experts
    assert field_of(problem).experts != field_of(replace(problem, seed=5)).experts


@pytest.mark.parametrize("seniors", [1.0, 0.7])
def test_a_thousand_dossiers_are_proved_within_what_tests_may_take(seniors: float) -> None:
    field = wide(1_000, 24, seniors=seniors, tenths=False)
    found = solve_field(field, SolveWatch())
    assert found.proved
    assert int(found.pairs.sum()) == 2_000
    assert bool((found.pairs.sum(axis=0) <= field.room).all())
    assert bool((found.pairs & ~field.open).any()) is False


@pytest.mark.parametrize("seed", [1, 2])
def test_experts_of_two_employers_each_are_loaded_as_evenly_as_their_places_allow(seed: int) -> None:
    one_each = wide(24, 12, seniors=1.0, tenths=True, seed=seed)
    two_each = tuple((expert // 4, 3 + expert % 4) for expert in range(12))
    field = replace(one_each, employers=two_each, room=np.full(12, 24))
    watch = SolveWatch()

    found = solve_field(field, watch)

    assert not field.network
    assert found.proved
    assert int(found.pairs.sum()) == 48
    heaviest = int(found.pairs.sum(axis=0).max())
    program = Program(field, field.open)
    assert int(program.most_places(watch, None).pairs.sum(axis=0).max()) > heaviest, (
        "there is something to even out"
    )
    assert program.fits(levelled(field, heaviest - 1), 48, watch, None) is False
