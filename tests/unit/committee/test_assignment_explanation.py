"""Why places stay empty: the sets of facts are the smallest, found out by lifting everything else."""

from __future__ import annotations

from itertools import combinations

from hypothesis import assume, given, settings

from reviewer.committee.assignment.plan import BlockingFact, FactKind
from reviewer.committee.assignment.problem import AssignmentProblem, AssignmentRules
from reviewer.committee.assignment.solver import solve
from tests.support.assignment import an_expert, facts_of, fills, problems


@settings(max_examples=80, deadline=None)
@given(problems(experts=3, dossiers=2, seniors=False, several_employers=False, most_places=2))
def test_what_blocks_and_what_frees_are_the_smallest_sets_of_facts(problem: AssignmentProblem) -> None:
    plan = solve(problem)
    facts = facts_of(problem)
    assume(plan.unfilled and len(facts) <= 10)

    for one in plan.unfilled:
        freed, blocked = set(one.freed_by), set(one.blocked_by)
        if any(fact.kind is FactKind.TOO_FEW_EXPERTS for fact in freed):
            assert not fills(problem, plan.pairs, one.dossier, facts)
            continue
        assert one.exact
        assert freed <= set(facts)
        assert fills(problem, plan.pairs, one.dossier, freed)
        for fewer in combinations(facts, len(freed) - 1):
            assert not fills(problem, plan.pairs, one.dossier, fewer)
        assert blocked <= set(facts)
        assert not fills(problem, plan.pairs, one.dossier, set(facts) - blocked)
        for fewer in combinations(facts, len(blocked) - 1):
            assert fills(problem, plan.pairs, one.dossier, set(facts) - set(fewer))


@settings(max_examples=60, deadline=None)
@given(problems(experts=4, dossiers=2, most_places=2))
def test_with_seniors_and_several_employers_every_empty_place_still_has_its_reasons(
    problem: AssignmentProblem,
) -> None:
    for one in solve(problem).unfilled:
        assert one.blocked_by
        assert one.freed_by


def test_all_in_conflict_names_each_conflict_and_one_to_lift() -> None:
    problem = AssignmentProblem(
        experts=(an_expert("E1"), an_expert("E2")),
        dossiers=("D1",),
        reviewers_per_dossier=1,
        conflicts={("D1", "E1"): ("même employeur",), ("D1", "E2"): ("parenté",)},
    )
    (one,) = solve(problem).unfilled
    assert one.blocked_by == (
        BlockingFact(kind=FactKind.CONFLICT, dossier="D1", expert="E1", detail="même employeur"),
        BlockingFact(kind=FactKind.CONFLICT, dossier="D1", expert="E2", detail="parenté"),
    )
    assert one.freed_by == (one.blocked_by[0],)


def test_a_chain_through_another_dossier_is_seen() -> None:
    problem = AssignmentProblem(
        experts=(an_expert("E1"), an_expert("E2", 5)),
        dossiers=("D1", "D2"),
        reviewers_per_dossier=1,
        conflicts={("D1", "E2"): ("a",), ("D2", "E2"): ("b",)},
    )
    (one,) = solve(problem).unfilled
    kinds = sorted(fact.kind for fact in one.blocked_by)
    assert kinds == [FactKind.CAPACITY, FactKind.CONFLICT, FactKind.CONFLICT]
    assert len(one.freed_by) == 1


def test_the_only_other_expert_of_the_same_employer_is_named_by_the_employer() -> None:
    problem = AssignmentProblem(
        experts=(an_expert("E1", employers="u"), an_expert("E2", employers="u")),
        dossiers=("D1",),
        rules=AssignmentRules(distinct_employers=True),
    )
    (one,) = solve(problem).unfilled
    assert one.blocked_by == (BlockingFact(kind=FactKind.SAME_EMPLOYER, dossier="D1", detail="u"),)
    assert one.freed_by == one.blocked_by


def test_a_missing_senior_is_named() -> None:
    problem = AssignmentProblem(
        experts=(an_expert("E1"),),
        dossiers=("D1",),
        reviewers_per_dossier=1,
        rules=AssignmentRules(at_least_one_senior=True),
    )
    (one,) = solve(problem).unfilled
    assert one.freed_by == (BlockingFact(kind=FactKind.NO_SENIOR, dossier="D1"),)
