"""Three-valued reasoning."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.admissibility.trial import Truth, all_of, any_of, try_all

truths = st.lists(st.sampled_from([True, False, None]), max_size=5)


def filled(facts: Sequence[Truth]) -> list[list[bool]]:
    return [
        list(f) for f in itertools.product(*([fact] if fact is not None else [True, False] for fact in facts))
    ]


@pytest.mark.parametrize(("judge", "plain"), [(all_of, all), (any_of, any)])
@given(facts=truths)
def test_an_unknown_leaves_open_only_what_it_can_change(
    judge: Callable[[Sequence[Truth]], Truth], plain: Callable[[Sequence[bool]], bool], facts: list[Truth]
) -> None:
    outcomes = {plain(values) for values in filled(facts)}
    assert judge(facts) == (outcomes.pop() if len(outcomes) == 1 else None)


@given(truths)
def test_trying_all_finds_the_outcome_that_never_changes(facts: list[Truth]) -> None:
    def most(values: Sequence[bool]) -> int:
        return sum(values) // 2

    outcomes = {most(values) for values in filled(facts)}
    decided = try_all(facts, most)
    assert decided.outcome == (outcomes.pop() if len(outcomes) == 1 else None)


def test_only_the_facts_that_change_the_outcome_are_decisive() -> None:
    decided = try_all([None, True, None], lambda values: values[0] and (values[1] or values[2]))
    assert decided.outcome is None
    assert decided.decisive == (0,)


def test_with_very_many_unknowns_the_outcome_is_left_open() -> None:
    decided = try_all([None] * 11, lambda _values: "toujours pareil")
    assert decided.outcome is None
    assert len(decided.decisive) == 11
