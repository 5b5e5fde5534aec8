"""Problems that cannot be asked, alternates, and the parts of an affinity."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.committee.assignment.affinity import AffinityPartKind, affinity_of, affinity_weights
from reviewer.committee.assignment.alternates import alternates
from reviewer.committee.assignment.problem import (
    AssignmentProblem,
    AssignmentRules,
    Clash,
    contradictions,
)
from reviewer.committee.assignment.solver import solve
from tests.support.assignment import an_expert, problems

SOUND = AssignmentProblem(
    experts=(
        an_expert("E1", 2, senior=True, employers="u"),
        an_expert("E2", 1, employers="u"),
        an_expert("E3", 1, available=False),
        an_expert("E4", 1, employers="v"),
    ),
    dossiers=("D1", "D2"),
    conflicts={("D1", "E4"): ("motif",)},
    rules=AssignmentRules(distinct_employers=True, at_least_one_senior=True),
)


def clashes(**changes: object) -> list[Clash]:
    return [one.clash for one in contradictions(replace(SOUND, **changes))]  # type: ignore[arg-type]


def test_a_sound_problem_contradicts_nothing() -> None:
    assert clashes() == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"experts": (*SOUND.experts, an_expert("E1"))}, Clash.DUPLICATE_EXPERT),
        ({"experts": (*SOUND.experts, an_expert("E9", 0))}, Clash.CAPACITY),
        ({"experts": (*SOUND.experts, an_expert("E9", -1))}, Clash.CAPACITY),
        ({"dossiers": ("D1", "D2", "D1")}, Clash.DUPLICATE_DOSSIER),
        ({"reviewers_per_dossier": 0}, Clash.PLACES),
        ({"places": {"D1": 0}}, Clash.PLACES),
        ({"affinity": {("D1", "E1"): Decimal("NaN")}}, Clash.AFFINITY),
        ({"affinity": {("D9", "E1"): Decimal(1)}}, Clash.UNKNOWN_DOSSIER),
        ({"conflicts": {("D1", "E9"): ()}}, Clash.UNKNOWN_EXPERT),
        ({"fixed": (("D1", "E9"),)}, Clash.UNKNOWN_EXPERT),
        ({"fixed": (("D1", "E1"), ("D1", "E1"))}, Clash.FIXED_TWICE),
        ({"fixed": (("D1", "E4"),)}, Clash.FIXED_CONFLICT),
        ({"fixed": (("D1", "E3"),)}, Clash.FIXED_UNAVAILABLE),
        ({"fixed": (("D1", "E1"),), "places": {"D1": 1}, "dossiers": ("D1", "D2")}, None),
        ({"fixed": (("D1", "E2"), ("D2", "E2"))}, Clash.FIXED_CAPACITY),
        ({"fixed": (("D1", "E1"), ("D1", "E2"))}, Clash.FIXED_EMPLOYER),
        ({"fixed": (("D2", "E2"), ("D2", "E4"))}, Clash.FIXED_SENIOR),
    ],
)
def test_each_contradiction_is_named(changes: dict[str, object], expected: Clash | None) -> None:
    assert clashes(**changes) == ([] if expected is None else [expected])


def test_more_fixed_experts_than_places_is_a_contradiction() -> None:
    fixed = (("D2", "E1"), ("D2", "E4"))
    assert clashes(fixed=fixed, places={"D2": 1}) == [Clash.FIXED_TOO_MANY]


@settings(max_examples=80, deadline=None)
@given(problems())
def test_alternates_could_sit_beside_everybody_who_sits(problem: AssignmentProblem) -> None:
    plan = solve(problem)
    known = {one.id: one for one in problem.experts}
    found = alternates(problem, plan.pairs)
    held = {one.id: one.load + sum(name == one.id for _, name in plan.pairs) for one in problem.experts}
    for one in found:
        seated = [expert for dossier, expert in plan.pairs if dossier == one.dossier]
        expert = known[one.expert]
        assert expert.available
        assert one.expert not in seated
        assert (one.dossier, one.expert) not in problem.conflicts
        assert held[one.expert] < expert.capacity
        if problem.rules.distinct_employers:
            assert not any(expert.employers & known[other].employers for other in seated)
    for dossier in problem.dossiers:
        mine = [one.expert for one in found if one.dossier == dossier]
        assert len(mine) <= 2
        assert (
            sorted(mine, key=lambda one: (-problem.affinity.get((dossier, one), 0), held[one], one)) == mine
        )


def test_nobody_of_an_employer_at_the_table_comes_next() -> None:
    problem = replace(
        SOUND,
        experts=(
            an_expert("E1", 2, senior=True, employers="u"),
            an_expert("E2", 1, employers="u"),
            an_expert("E5", 1, senior=True, employers="u"),
            an_expert("E4", 2, employers="v"),
            an_expert("E6", 2, employers="v"),
            an_expert("E7", 2, employers="w"),
        ),
        conflicts={},
    )
    pairs = (("D1", "E1"), ("D1", "E4"))
    assert [one.expert for one in alternates(problem, pairs) if one.dossier == "D1"] == ["E7"]


names = st.frozensets(st.sampled_from(("vision", "langue", "apprentissage", "robots")), max_size=4)


@given(names, names, names, names, st.integers(0, 100))
def test_the_parts_of_an_affinity_add_up_and_none_passes_its_weight(
    file: frozenset[str], expert: frozenset[str], spoken: frozenset[str], known: frozenset[str], load: int
) -> None:
    found = affinity_of(
        file_domains=file,
        expert_domains=expert,
        file_languages=spoken,
        expert_languages=known,
        recent_load=load,
    )
    assert [part.kind for part in found.parts] == list(AffinityPartKind)
    assert found.value == sum(part.value for part in found.parts)
    assert all(0 <= part.value <= part.most for part in found.parts)
    assert found.parts[0].facts == tuple(sorted(file & expert))


def test_the_weights_of_an_affinity_are_data_with_a_source_and_make_one() -> None:
    weights = affinity_weights()
    assert weights.domains + weights.language + weights.recent_load == 1
    assert weights.source
    assert weights.confidence in {"certain", "inferred", "uncertain"}


def test_sharing_domains_is_worth_more_and_recent_files_less() -> None:
    def worth(domains: str, load: int) -> Decimal:
        return affinity_of(
            file_domains="ab",
            expert_domains=domains,
            file_languages=("fr",),
            expert_languages=("fr",),
            recent_load=load,
        ).value

    assert worth("ab", 0) == 1
    assert worth("ab", 0) > worth("a", 0) > worth("", 0)
    assert worth("a", 0) > worth("a", 3)
