"""Where protection comes to an end: of effort, of numbers, of what can be protected at all."""

from __future__ import annotations

import random
from itertools import count

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.statistics.protection import attack
from reviewer.statistics.protection.fallback import completed, pruned
from reviewer.statistics.protection.knowledge import knowledge
from reviewer.statistics.protection.pattern import Auditor, Master
from reviewer.statistics.protection.programs import AttackUnanswered
from reviewer.statistics.protection.protect import Effort, audit, protect
from reviewer.statistics.protection.tables import (
    CellKey,
    CountTables,
    ProtectionStatus,
    Relation,
    require_protected,
)
from tests.support.count_tables import EFFORT, Oracle, cell, cube, hidden_of, tables, two_ways

FALLBACK = Effort(cells=0, nodes=1, rounds=1)


def a(name: str) -> CellKey:
    return cell("t", a=name)


def at_most(key: CellKey, number: int) -> Relation:
    return Relation(parts=(key,), at_most=True, to=number)


# --- of effort -------------------------------------------------------------------------------------------------


def test_where_the_search_has_no_time_to_find_a_pattern_the_answer_is_safe_and_says_so() -> None:
    counts = two_ways([1, 5, 2, 4], 2)
    found = protect(tables(counts), 5, effort=Effort(cells=6_000, nodes=0, rounds=120))
    assert found.status is ProtectionStatus.FEASIBLE
    assert Oracle(counts=counts, threshold=5).protects(hidden_of(found))
    require_protected(found)


@pytest.mark.parametrize(
    ("inner", "width"), [([14, 5, 2, 9, 0, 2], 2), ([2, 6, 9, 9, 9, 3, 2, 4, 14, 2, 9, 5], 3)]
)
def test_of_the_patterns_that_hide_as_few_cells_those_that_leak_are_left_out_too(
    inner: list[int], width: int
) -> None:
    """The first pattern of the smallest sum, or the first in order, is one that a reader sees through."""
    counts = two_ways(inner, width)
    found = protect(tables(counts), 5, effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert Oracle(counts=counts, threshold=5).protects(hidden_of(found))
    shuffled = list(counts.items())
    random.Random(1).shuffle(shuffled)
    assert hidden_of(protect(tables(dict(shuffled)), 5, effort=EFFORT)) == hidden_of(found)


def test_so_many_rounds_as_are_needed_to_prove_the_fewest_cells_and_the_smallest_sum_are_enough() -> None:
    counts = tables(cube("t", {("A",): 3, ("B",): 10, ("C",): 7}, ["a"]))
    statuses = [
        protect(counts, 5, effort=Effort(cells=6_000, nodes=3_000, rounds=rounds)).status
        for rounds in (0, 1, 2, 3)
    ]
    assert statuses == [ProtectionStatus.FEASIBLE] * 2 + [ProtectionStatus.OPTIMAL] * 2


@pytest.mark.parametrize(
    ("seconds", "status"), [(0.0, ProtectionStatus.FEASIBLE), (0.5, ProtectionStatus.OPTIMAL)]
)
def test_the_search_goes_on_as_long_as_there_are_seconds_left(
    monkeypatch: pytest.MonkeyPatch, seconds: float, status: ProtectionStatus
) -> None:
    monkeypatch.setattr("time.monotonic", lambda: 100.0)
    counts = tables(cube("t", {("A",): 3, ("B",): 10, ("C",): 7}, ["a"]))
    effort = Effort(cells=6_000, nodes=3_000, rounds=120, seconds=seconds)
    assert protect(counts, 5, effort=effort).status is status


def test_where_no_time_is_left_no_cell_is_shown_again() -> None:
    known = knowledge(tables(two_ways([3, 50, 60, 70], 2)), 5, ())
    auditor = Auditor(known)
    everything = known.small | known.hideable
    assert not auditor.leaks(everything)
    assert (pruned(auditor, everything, until=0.0) == everything).all()
    assert pruned(auditor, everything).sum() == 4


AT_LEAST_TWO = cube("t", {("A",): 3, ("B",): 10, ("C",): 7, ("D",): 9}, ["a"])
LINKS = (at_most(a("B"), 11), at_most(a("C"), 7), at_most(a("D"), 9))
"""A is 3 and at least 2, since B is at most 11 of 13: it has to rise by more than it falls."""


def test_a_count_that_cannot_fall_to_zero_is_covered_by_the_fallback_too() -> None:
    found = protect(tables(AT_LEAST_TWO, LINKS), 5, effort=FALLBACK)
    assert found.status is ProtectionStatus.FEASIBLE
    assert Oracle(counts=AT_LEAST_TWO, threshold=5, relations=LINKS).protects(hidden_of(found))


@pytest.mark.parametrize(("a_look_takes", "hidden"), [(0, 2), (10, 4)])
def test_half_as_many_seconds_again_are_left_to_show_cells_that_can_be_spared(
    monkeypatch: pytest.MonkeyPatch, a_look_takes: int, hidden: int
) -> None:
    clock = count(100, a_look_takes)
    monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))
    found = protect(
        tables(AT_LEAST_TWO, LINKS),
        5,
        effort=Effort(cells=0, nodes=1, rounds=1, seconds=1.0),
        keep_totals=True,
    )
    assert (found.status, found.hidden) == (ProtectionStatus.FEASIBLE, hidden)


@pytest.mark.parametrize(("cells", "status"), [(1, ProtectionStatus.FEASIBLE), (2, ProtectionStatus.OPTIMAL)])
def test_the_exact_search_is_for_so_many_cells_that_may_be_hidden(
    cells: int, status: ProtectionStatus
) -> None:
    counts = cube("t", {("A",): 3, ("B",): 10, ("C",): 7}, ["a"])
    assert protect(tables(counts), 5, effort=Effort(cells=cells, nodes=3_000, rounds=120)).status is status


def test_a_hundred_and_forty_four_hidden_cells_have_the_bounds_of_their_sums() -> None:
    """With all margins shown and nothing else, each bound is the one of M. Fréchet."""
    draw = random.Random(12)
    counts = two_ways([draw.randint(0, 30) for _ in range(144)], 12)
    inner = {key for key in counts if "*" not in dict(key).values()}
    whole = counts[cell("t", r="*", c="*")]
    for one in audit(tables(counts), 5, inner):
        row, column = (dict(one.key)[name] for name in ("r", "c"))
        if one.key in inner:
            sums = counts[cell("t", r=row, c="*")], counts[cell("t", r="*", c=column)]
            assert (one.low, one.high) == (max(0, sum(sums) - whole), min(sums))


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 2, 4, 6, 9, 30]), min_size=20, max_size=20))
def test_a_reader_who_asks_in_growing_neighbourhoods_learns_as_much_as_one_who_asks_of_all(
    inner: list[int],
) -> None:
    """Components beyond a size are looked at a part at a time; here every one of them is."""
    counts = two_ways(inner, 5)
    whole = protect(tables(counts), 5, effort=EFFORT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(attack, "_LARGE", 0)
        assert protect(tables(counts), 5, effort=EFFORT) == whole
        assert audit(tables(counts), 5, hidden_of(whole)) == whole.cells


# --- of numbers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cells", [3, 12])
def test_numbers_too_far_apart_for_the_solver_are_refused_and_not_guessed_at(cells: int) -> None:
    counts = {a(f"{at:02}"): 3 for at in range(cells)} | {a("big"): 10**18}
    counts[a("*")] = sum(counts.values())
    with pytest.raises(AttackUnanswered):
        audit(tables(counts), 5, set(counts))


def test_bounds_wide_enough_only_between_the_whole_counts_are_too_close() -> None:
    """Twice a, and b, are 9, and b is at most 8: a is from ½ to 4½, so a reader who counts whole says 1, 2, 3 or 4."""
    counts = {a("A"): 3, a("B"): 3, a("W"): 9}
    links = [Relation(parts=(a("A"), a("A"), a("B")), at_most=False, to=a("W")), at_most(a("B"), 8)]
    assert [one.key for one in audit(tables(counts, links), 4, {a("A"), a("B")}) if one.exposed] == [a("A")]
    found = protect(tables(counts, links), 4, effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert hidden_of(found) == {a("A"), a("B"), a("W")}


# --- of what can be protected ----------------------------------------------------------------------------------


def impossible() -> CountTables:
    counts = {a("A"): 3, a("B"): 9, a("C"): 30, a("*"): 42}
    return tables(counts, [at_most(a("A"), 4)])


def test_what_cannot_be_protected_is_no_reason_to_hide_what_covers_nothing() -> None:
    found = protect(impossible(), 5, effort=EFFORT)
    assert found.status is ProtectionStatus.IMPOSSIBLE
    assert hidden_of(found) == {a("A"), a("B")}
    assert {one.key: (one.low, one.high) for one in found.cells if one.reason} == {
        a("A"): (0, 4),
        a("B"): (8, 12),
    }


def test_where_nothing_protects_a_cell_the_search_knows_it_and_the_fallback_hides_all_that_may_be() -> None:
    known = knowledge(impossible(), 5, ())
    cells = np.ones(len(known.cells))
    assert Master(known).best(cells, 3_000, None)[:2] == (None, True)
    assert completed(Auditor(known), known.small)[: len(known.cells)].all()
