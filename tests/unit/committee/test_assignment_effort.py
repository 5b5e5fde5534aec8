"""Where the exact assignment runs out of time, of sets or of chains: what it says is still true, and says how sure."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reviewer.committee.assignment import closing, explanation
from reviewer.committee.assignment.exchange import NoWayThrough, seat
from reviewer.committee.assignment.field import Field
from reviewer.committee.assignment.plan import FactKind, SolveWatch
from reviewer.committee.assignment.problem import AssignmentProblem
from reviewer.committee.assignment.program import Program
from reviewer.committee.assignment.solver import Solution, solve, solve_field
from tests.support.assignment import an_expert, facts_of, fills, problems
from tests.unit.committee.test_assignment_solver import wide


def assert_lawful(field: Field, found: Solution) -> None:
    pairs = found.pairs
    assert not (pairs & ~field.open).any()
    assert (pairs.sum(axis=0) <= field.room).all()
    assert (pairs.sum(axis=1) <= field.need).all()
    for seated in pairs:
        experts = np.flatnonzero(seated)
        assert len({field.employers[one] for one in experts}) == len(experts)
        assert not len(experts) or field.senior[experts].any()


def gain_of(field: Field, found: Solution) -> int:
    return int(field.gain[found.pairs].sum())


def test_seats_whose_gap_there_is_no_time_to_close_are_kept_and_not_called_the_best() -> None:
    field = wide(60, 15, seniors=0.3, tenths=False, seed=1)
    whole, hurried = (solve_field(field, SolveWatch(), seconds=seconds) for seconds in (None, 0.0))
    assert (whole.proved, hurried.proved) == (True, False)
    assert hurried.pairs.sum() == whole.pairs.sum()
    assert gain_of(field, hurried) <= gain_of(field, whole)
    assert_lawful(field, hurried)


def test_a_gap_that_too_many_sets_could_close_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    field = wide(60, 15, seniors=0.3, tenths=False, seed=1)
    monkeypatch.setattr(closing, "_MOST_SETS", 50)
    found = solve_field(field, SolveWatch())
    assert not found.proved
    assert_lawful(field, found)


def test_where_two_exchanges_would_leave_a_dossier_without_a_senior_the_integer_program_decides() -> None:
    """Each of the two keeps a senior beside the other; single exchanges can therefore not see that both do not."""
    gain = [
        [448, 256, 448, 512],
        [448, 128, 384, 384],
        [320, 0, 192, 384],
        [512, 512, 64, 576],
        [512, 512, 192, 0],
        [576, 128, 512, 0],
        [384, 512, 128, 64],
    ]
    shut = {(1, 2), (2, 2), (3, 1), (4, 0), (5, 3), (6, 1)}
    field = Field(
        dossiers=tuple("abcdefg"),
        experts=tuple("stuv"),
        gain=np.array(gain),
        unit=64,
        open=np.array([[(row, column) not in shut for column in range(4)] for row in range(7)]),
        need=np.array([1, 2, 2, 1, 1, 1, 1]),
        room=np.array([2, 2, 1, 1]),
        base=np.zeros(4, np.int64),
        employers=((0,), (0,), (1,), (1,)),
        senior=np.array([True, False, True, False]),
        settled=np.array([False, False, True, False, True, False, True]),
        balance=False,
    )
    with pytest.raises(NoWayThrough):
        seat(field, field.room, SolveWatch())
    found = solve_field(field, SolveWatch())
    program = Program(field, field.open)
    best = program.best(field.room, int(found.pairs.sum()), SolveWatch(), None)
    assert found.proved
    assert best is not None
    assert gain_of(field, found) == int(field.gain[best.pairs].sum())
    assert program.most_places(SolveWatch(), None).places == found.pairs.sum()


def test_of_more_places_than_there_are_the_integer_program_says_that_there_is_no_plan() -> None:
    field = wide(6, 4, seniors=1.0, tenths=True)
    program = Program(field, field.open)
    most = program.most_places(SolveWatch(), None).places
    assert program.best(field.room, most, SolveWatch(), None) is not None
    assert program.best(field.room, most + 1, SolveWatch(), None) is None


def assert_reasons_hold(problem: AssignmentProblem, most: int) -> None:
    """What blocks a place blocks it, however few chains are looked for; it is called the smallest where it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(explanation, "_MOST_CHAINS", most)
        plan = solve(problem)
    facts = facts_of(problem)
    sure = {one.dossier: one for one in solve(problem).unfilled}
    for one in plan.unfilled:
        if one.freed_by[0].kind is FactKind.TOO_FEW_EXPERTS:
            continue
        assert one.freed_by == sure[one.dossier].freed_by
        assert not fills(problem, plan.pairs, one.dossier, set(facts) - set(one.blocked_by))
        assert len(one.blocked_by) >= len(sure[one.dossier].blocked_by)
        assert not one.exact or len(one.blocked_by) == len(sure[one.dossier].blocked_by)


@settings(max_examples=40, deadline=None)
@given(problems(experts=3, dossiers=2, seniors=False, several_employers=False), st.integers(0, 12))
def test_with_few_chains_looked_for_what_blocks_a_place_blocks_it_all_the_same(
    problem: AssignmentProblem, most: int
) -> None:
    assume(len(facts_of(problem)) <= 10)
    assert_reasons_hold(problem, most)


@pytest.mark.parametrize("most", range(8))
def test_where_each_expert_is_kept_out_by_two_facts_one_of_each_is_enough_to_block(most: int) -> None:
    away = [an_expert(f"E{number}", available=False) for number in range(3)]
    problem = AssignmentProblem(
        experts=tuple(away),
        dossiers=("D1", "D2"),
        reviewers_per_dossier=1,
        conflicts={("D1", one.id): ("motif",) for one in away},
    )
    assert_reasons_hold(problem, most)
    assert [(len(one.freed_by), len(one.blocked_by), one.exact) for one in solve(problem).unfilled] == [
        (2, 3, True),
        (1, 3, True),
    ]
