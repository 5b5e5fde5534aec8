"""Small cells: which are hidden, that nothing gives them away, and that nothing less would do."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reviewer.statistics.protection.equations import TooManyCombinations
from reviewer.statistics.protection.protect import Effort, audit, protect
from reviewer.statistics.protection.settings import protection_settings
from reviewer.statistics.protection.tables import (
    CellKey,
    Clash,
    NotProtected,
    ProtectionStatus,
    Reason,
    Relation,
    TablesContradictory,
    require_protected,
)
from tests.support.count_tables import (
    EFFORT,
    Oracle,
    cell,
    cube,
    fillings,
    hidden_of,
    small_of,
    sums_of,
    tables,
    two_ways,
)

COUNTS = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9, 14, 40])


def linked(
    accepted: list[int], refused: list[int], pending: list[int]
) -> tuple[dict[CellKey, int], list[Relation]]:
    """Return received, accepted and refused by category, each with its total; pending is not published."""
    names = [f"a{at}" for at in range(len(accepted))]
    received = [sum(three) for three in zip(accepted, refused, pending, strict=True)]
    counts: dict[CellKey, int] = {}
    for table, column in (("accepted", accepted), ("refused", refused), ("received", received)):
        counts |= cube(table, {(name,): count for name, count in zip(names, column, strict=True)}, ["a"])
    relations = [
        Relation(
            parts=(cell("accepted", a=name), cell("refused", a=name)),
            at_most=True,
            to=cell("received", a=name),
        )
        for name in (*names, "*")
    ]
    return counts, relations


def test_a_small_cell_is_hidden_with_the_smallest_other_that_covers_it() -> None:
    counts = cube("t", {("A",): 3, ("B",): 10, ("C",): 7}, ["a"])
    found = protect(tables(counts), 5, effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert {one.key: (one.shown, one.reason, one.low, one.high) for one in found.cells} == {
        cell("t", a="A"): ("x", Reason.PRIMARY, 0, 10),
        cell("t", a="B"): ("10", None, 10, 10),
        cell("t", a="C"): ("x", Reason.COMPLEMENTARY, 0, 10),
        cell("t", a="*"): ("20", None, 20, 20),
    }


def test_a_count_equal_to_the_threshold_is_shown_and_zero_is_never_small() -> None:
    counts = {cell("t", a="A"): 5, cell("t", a="B"): 0, cell("t", a="C"): 4}
    assert small_of(protect(tables(counts), 5, effort=EFFORT)) == {cell("t", a="C")}


def test_all_zeros_are_all_shown() -> None:
    found = protect(tables(two_ways([0] * 6, 3)), 5, effort=EFFORT)
    assert (found.status, found.hidden) == (ProtectionStatus.OPTIMAL, 0)


def test_one_small_cell_alone_has_no_upper_limit() -> None:
    (one,) = protect(tables({cell("t"): 3}), 5, effort=EFFORT).cells
    assert (one.shown, one.low, one.high) == ("x", 0, None)


def test_a_small_total_is_hidden_too() -> None:
    counts = cube("t", {("A",): 1, ("B",): 2}, ["a"])
    found = protect(tables(counts), 5, effort=EFFORT)
    assert small_of(found) == set(counts)
    assert all(one.high is None for one in found.cells)


def test_totals_can_be_kept() -> None:
    """Hiding a total can spare other cells; who wants every total shown gets that instead."""
    counts = two_ways([3, 0, 0, 0, 20, 9, 0, 8, 30], 3)
    found = protect(tables(counts), 5, effort=EFFORT, keep_totals=True)
    small = {key for key, count in counts.items() if 1 <= count < 5}
    assert not [
        one for one in found.cells if one.reason and "*" in dict(one.key).values() and one.key not in small
    ]


def test_a_total_is_hidden_only_where_nothing_else_protects() -> None:
    """12 accepted of 13 received leave one refused: each of the three is the total of its table."""
    counts = {cell("accepted", a="*"): 12, cell("refused", a="*"): 1, cell("received", a="*"): 13}
    link = Relation(
        parts=(cell("accepted", a="*"), cell("refused", a="*")), at_most=False, to=cell("received", a="*")
    )
    found = protect(tables(counts, [link]), 5, effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert hidden_of(found) == {cell("accepted", a="*"), cell("refused", a="*")}
    strict = protect(tables(counts, [link]), 5, effort=EFFORT, keep_totals=True)
    assert strict.status is ProtectionStatus.IMPOSSIBLE


def test_a_total_is_shown_though_hiding_it_would_hide_less() -> None:
    """One small cell in a square: with totals, three others of the square; the totals would do as well."""
    counts = two_ways([3, 50, 60, 70], 2)
    found = protect(tables(counts), 5, effort=EFFORT)
    assert all("*" not in dict(key).values() for key in hidden_of(found))
    assert found.hidden == 4


@settings(max_examples=12, deadline=None)
@given(st.lists(COUNTS, min_size=4, max_size=4), st.sampled_from([3, 5]))
def test_two_by_two_with_margins_is_the_best_of_all_patterns(inner: list[int], threshold: int) -> None:
    assert_best(two_ways(inner, 2), threshold)


@settings(max_examples=12, deadline=None)
@given(st.lists(COUNTS, min_size=5, max_size=6), st.sampled_from([3, 5, 7]))
def test_a_list_with_its_total_is_the_best_of_all_patterns(inner: list[int], threshold: int) -> None:
    assert_best(cube("t", {(f"a{at}",): count for at, count in enumerate(inner)}, ["a"]), threshold)


@settings(max_examples=8, deadline=None)
@given(*(st.lists(COUNTS, min_size=2, max_size=2) for _ in range(3)))
def test_linked_tables_are_the_best_of_all_patterns(
    accepted: list[int], refused: list[int], pending: list[int]
) -> None:
    counts, relations = linked(accepted, refused, pending)
    assert_best(counts, 5, relations)


def assert_best(counts: dict[CellKey, int], threshold: int, relations: list[Relation] | None = None) -> None:
    links = tuple(relations or ())
    found = protect(tables(counts, links), threshold, effort=EFFORT)
    oracle = Oracle(counts=counts, threshold=threshold, relations=links)
    hidden = hidden_of(found)
    assert found.status is ProtectionStatus.OPTIMAL
    assert small_of(found) == set(oracle.small)
    assert oracle.protects(hidden)
    large = hidden - set(oracle.small)
    dear = sum("*" in dict(key).values() for key in large)
    assert (dear, found.hidden, found.hidden_sum) == oracle.best()
    assert found.least == found.hidden
    for one in found.cells:
        assert (one.low, one.high) == oracle.bounds(hidden, one.key)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=4, max_size=4))
def test_every_whole_table_that_agrees_lies_within_the_bounds_and_reaches_them(inner: list[int]) -> None:
    """Two ways with totals kept: such bounds are reached by whole tables, so counting them all is a second proof."""
    counts = two_ways(inner, 2)
    found = protect(tables(counts), 3, effort=EFFORT, keep_totals=True)
    hidden = hidden_of(found)
    assume(found.status is ProtectionStatus.OPTIMAL and hidden)
    every = list(fillings(counts, hidden, most=8))
    for one in found.cells:
        values = {table[one.key] for table in every}
        assert one.low <= min(values)
        if one.high is not None and one.high <= 8:
            assert (one.low, one.high) == (min(values), max(values))


def test_two_in_five_small_cells_are_protected() -> None:
    draw = random.Random(4)
    inner = [draw.choice([1, 2, 3, 4]) if draw.random() < 0.4 else draw.randint(0, 40) for _ in range(30)]
    counts = two_ways(inner, 6)
    found = protect(tables(counts), 5, effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert Oracle(counts=counts, threshold=5).protects(hidden_of(found))


def test_the_order_of_the_rows_changes_nothing() -> None:
    draw = random.Random(8)
    counts = two_ways([draw.choice([0, 1, 4, 6, 6, 6, 9]) for _ in range(20)], 5)
    first = hidden_of(protect(tables(counts), 5, effort=EFFORT))
    for _ in range(3):
        shuffled = list(counts.items())
        draw.shuffle(shuffled)
        assert hidden_of(protect(tables(dict(shuffled)), 5, effort=EFFORT)) == first


@settings(max_examples=6, deadline=None)
@given(st.lists(COUNTS, min_size=12, max_size=12))
def test_the_fallback_protects_and_can_spare_no_cell(inner: list[int]) -> None:
    counts = two_ways(inner, 4)
    found = protect(tables(counts), 5, effort=Effort(cells=0, nodes=1, rounds=1))
    hidden = hidden_of(found)
    oracle = Oracle(counts=counts, threshold=5)
    assert oracle.protects(hidden)
    for key in hidden - set(oracle.small):
        assert not oracle.protects(hidden - {key})
    assert found.least <= found.hidden


def test_where_the_search_stops_early_the_answer_is_still_safe_and_says_so() -> None:
    draw = random.Random(3)
    counts = two_ways([draw.choice([0, 1, 2, 4, 6, 9, 30]) for _ in range(42)], 7)
    found = protect(tables(counts), 5, effort=Effort(cells=6_000, nodes=3_000, rounds=1))
    assert found.status is ProtectionStatus.FEASIBLE
    assert Oracle(counts=counts, threshold=5).protects(hidden_of(found))


def test_hierarchical_periods_are_relations() -> None:
    """Quarters of a year in one table, years in another: what the year shows bounds the quarters."""
    quarters: dict[tuple[str, ...], int] = {
        (f"2024-{at}",): count for at, count in enumerate((2, 9, 12, 30), 1)
    }
    counts = cube("quarters", quarters, ["period"]) | {cell("years", period="2024"): 53}
    relation = Relation(
        parts=tuple(cell("quarters", period=name[0]) for name in quarters),
        at_most=False,
        to=cell("years", period="2024"),
    )
    found = protect(tables(counts, [relation]), 5, effort=EFFORT)
    assert hidden_of(found) == {cell("quarters", period="2024-1"), cell("quarters", period="2024-2")}


def test_totals_without_their_parts_are_read_as_margins_of_unknown_cells() -> None:
    counts = {key: count for key, count in two_ways([3, 9, 11, 20], 2).items() if "*" in dict(key).values()}
    found = protect(tables(counts), 15, effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert small_of(found) == {cell("t", r="r0", c="*"), cell("t", r="*", c="c0")}
    for row in ("r", "c"):
        assert any(one.reason for one in found.cells if dict(one.key)[row] != "*")
    for one in found.cells:
        if one.reason is Reason.PRIMARY:
            assert one.high is None or one.high - one.low >= 15


def test_margins_of_too_many_unknown_cells_are_refused_by_name() -> None:
    names = ("a", "b", "c", "d")
    counts = {cell("t", **dict.fromkeys(names, "*")): 900}
    for name in names:
        for at in range(30):
            counts[cell("t", **{**dict.fromkeys(names, "*"), name: str(at)})] = 30
    with pytest.raises(TooManyCombinations) as caught:
        protect(tables(counts), 5, effort=EFFORT)
    assert caught.value.table == "t"


@pytest.mark.parametrize(
    ("change", "clash"),
    [
        ({cell("t", a="A"): -1}, Clash.NEGATIVE),
        ({cell("t", a="*"): 21}, Clash.TOTAL),
    ],
)
def test_counts_that_contradict_themselves_are_refused(change: dict[CellKey, int], clash: Clash) -> None:
    counts = cube("t", {("A",): 3, ("B",): 17}, ["a"]) | change
    with pytest.raises(TablesContradictory) as caught:
        protect(tables(counts), 5, effort=EFFORT)
    assert {one.clash for one in caught.value.contradictions} == {clash}


def test_a_relation_that_is_not_true_or_names_no_cell_is_refused() -> None:
    counts = cube("t", {("A",): 3, ("B",): 17}, ["a"])
    for relation, clash in (
        (Relation(parts=(cell("t", a="A"),), at_most=False, to=4), Clash.RELATION),
        (Relation(parts=(cell("t", a="B"),), at_most=True, to=cell("t", a="A")), Clash.RELATION),
        (Relation(parts=(cell("t", a="Z"),), at_most=True, to=4), Clash.UNKNOWN_CELL),
    ):
        with pytest.raises(TablesContradictory) as caught:
            protect(tables(counts, [relation]), 5, effort=EFFORT)
        assert [one.clash for one in caught.value.contradictions] == [clash]


def test_what_a_relation_gives_away_is_impossible_and_named() -> None:
    counts = {cell("t", a="A"): 3, cell("t", a="B"): 9}
    relation = Relation(parts=(cell("t", a="A"),), at_most=True, to=4)
    found = protect(tables(counts, [relation]), 5, effort=EFFORT)
    assert found.status is ProtectionStatus.IMPOSSIBLE
    assert [one.key for one in found.exposed] == [cell("t", a="A")]
    with pytest.raises(NotProtected) as caught:
        require_protected(found)
    assert caught.value.cells == (cell("t", a="A"),)


def test_the_audit_alone_finds_what_primary_suppression_leaves_open() -> None:
    counts = two_ways([3, 9, 11, 20], 2)
    seen = {one.key: one for one in audit(tables(counts), 5, {cell("t", r="r0", c="c0")})}
    assert (seen[cell("t", r="r0", c="c0")].low, seen[cell("t", r="r0", c="c0")].high) == (3, 3)
    assert [one.key for one in seen.values() if one.exposed] == [cell("t", r="r0", c="c0")]


def test_the_threshold_is_dated_data_with_a_source() -> None:
    known = protection_settings()
    assert known.latest.value == 5
    assert known.latest.source
    assert known.latest.confidence == "to_confirm"
    assert known.threshold_on(known.thresholds[0].valid_from) == known.thresholds[0]


def test_the_oracle_itself_knows_a_leak() -> None:
    counts = two_ways([3, 9, 11, 20], 2)
    oracle = Oracle(counts=counts, threshold=5)
    assert not oracle.protects({cell("t", r="r0", c="c0")})
    assert oracle.protects({key for key in counts if "*" not in dict(key).values()})
    assert len(sums_of(counts)) == 5
