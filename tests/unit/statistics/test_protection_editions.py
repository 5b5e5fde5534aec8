"""What was published stays known, and what was hidden stays hidden, edition after edition."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from reviewer.statistics.protection.protect import protect
from reviewer.statistics.protection.tables import (
    CellKey,
    Edition,
    Protection,
    ProtectionStatus,
    Reason,
    Relation,
)
from tests.support.count_tables import EFFORT, by_year, cell, hidden_of, tables


def edition(found: Protection, relations: tuple[Relation, ...] = ()) -> Edition:
    return Edition(
        name="earlier",
        threshold=found.threshold,
        shown={one.key: None if one.reason else one.count for one in found.cells},
        primary=frozenset(one.key for one in found.cells if one.reason is Reason.PRIMARY),
        relations=relations,
    )


def test_the_same_tables_again_have_the_same_pattern() -> None:
    counts = by_year(a=3, b=10, c=7, d=30)
    first = protect(tables(counts), 5, effort=EFFORT)
    second = protect(tables(counts), 5, [edition(first)], effort=EFFORT)
    assert hidden_of(second) == hidden_of(first)
    assert second.status is ProtectionStatus.OPTIMAL


def test_a_year_more_shifts_no_hiding_place() -> None:
    """The new year would be the cheapest partner; but the former one is hidden already, and stays so."""
    first = protect(tables(by_year(a=3, b=10, c=7)), 5, effort=EFFORT)
    assert hidden_of(first) == {cell("t", year="a"), cell("t", year="c")}
    later = protect(tables(by_year(a=3, b=10, c=7, d=5)), 5, [edition(first)], effort=EFFORT)
    assert hidden_of(later) == hidden_of(first)
    assert later.revised == (cell("t", year="*"),)


def test_a_hidden_cell_stays_hidden_when_it_grows_past_the_threshold() -> None:
    first = protect(tables({cell("t", year="a"): 3, cell("t", year="b"): 9}), 5, effort=EFFORT)
    later = protect(
        tables({cell("t", year="a"): 12, cell("t", year="b"): 9}), 5, [edition(first)], effort=EFFORT
    )
    shown = {one.key: (one.shown, one.reason) for one in later.cells}
    assert shown[cell("t", year="a")] == ("x", Reason.COMPLEMENTARY)


def test_a_number_shown_earlier_hides_nothing_now() -> None:
    """b and c were shown; only d can cover the small one, though it is the largest."""
    before = Edition(name="earlier", threshold=5, shown={cell("t", year="b"): 10, cell("t", year="c"): 7})
    counts = by_year(a=3, b=10, c=7, d=40)
    found = protect(tables(counts), 5, [before], effort=EFFORT, keep_totals=True)
    assert hidden_of(found) == {cell("t", year="a"), cell("t", year="d")}


def test_a_small_number_that_was_shown_cannot_be_protected_any_more() -> None:
    before = Edition(name="earlier", threshold=2, shown={cell("t", year="a"): 3})
    found = protect(tables(by_year(a=3, b=10)), 5, [before], effort=EFFORT)
    assert found.status is ProtectionStatus.IMPOSSIBLE
    assert [one.key for one in found.exposed] == [cell("t", year="a")]


def test_a_total_of_an_earlier_edition_is_known_though_today_has_another() -> None:
    """The earlier edition said a + b = 13 and hid both; today's total is of three years. Showing b would give a."""
    before = Edition(
        name="earlier",
        threshold=5,
        shown={cell("t", year="a"): None, cell("t", year="b"): None, cell("t", year="*"): 13},
        primary=frozenset({cell("t", year="a")}),
    )
    found = protect(tables(by_year(a=3, b=10, c=8)), 5, [before], effort=EFFORT)
    ends = {one.key: (one.low, one.high) for one in found.cells}
    assert hidden_of(found) == {cell("t", year="a"), cell("t", year="b")}
    assert ends[cell("t", year="a")] == (0, 13)


def test_a_table_that_is_not_published_again_still_speaks() -> None:
    """An earlier table gave a + b = 10 in other words: today's table, harmless alone, would be too narrow."""
    counts = {cell("now", year="a"): 2, cell("now", year="b"): 6, cell("now", year="c"): 9}
    counts[cell("now", year="*")] = 17
    link = Relation(
        parts=(cell("now", year="a"), cell("now", year="b")), at_most=False, to=cell("then", year="ab")
    )
    before = Edition(
        name="earlier",
        threshold=5,
        shown={cell("then", year="ab"): 8, cell("now", year="a"): None, cell("now", year="b"): None},
        relations=(link,),
    )
    found = protect(tables(counts), 5, [before], effort=EFFORT)
    ends = {one.key: (one.low, one.high) for one in found.cells}
    assert ends[cell("now", year="a")] == (0, 8)
    assert cell("now", year="b") in hidden_of(found)


def test_a_small_cell_of_an_earlier_edition_is_protected_though_it_is_not_published_again() -> None:
    """Then: a + b = 20, both hidden, a small. Today b comes back under a link that would give it, and a with it."""
    then = {cell("then", year="a"): None, cell("then", year="b"): None, cell("then", year="*"): 20}
    before = Edition(name="earlier", threshold=5, shown=then, primary=frozenset({cell("then", year="a")}))
    link = Relation(parts=(cell("then", year="b"),), at_most=False, to=cell("other", year="b"))
    second = Edition(
        name="second",
        threshold=5,
        shown={cell("then", year="b"): None, cell("other", year="b"): None},
        relations=(link,),
    )
    counts = {cell("other", year="b"): 17, cell("other", year="c"): 30, cell("other", year="*"): 47}
    found = protect(tables(counts), 5, [before, second], effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert len(hidden_of(found)) == 2


def test_a_revised_figure_is_told_and_what_it_belies_is_set_aside() -> None:
    before = Edition(
        name="earlier",
        threshold=5,
        shown={cell("t", year="a"): 10, cell("t", year="b"): None, cell("t", year="*"): 16},
    )
    found = protect(tables(by_year(a=12, b=7)), 5, [before], effort=EFFORT)
    assert cell("t", year="a") in found.revised
    assert found.set_aside == 1
    whole = {cell("t", year="a"), cell("t", year="b"), cell("t", year="*")}
    assert hidden_of(found) == whole, "b was an x, and stays one; a has changed by 2, the total by 3"


def test_a_complementary_x_does_not_become_a_number_by_another_table() -> None:
    """a + b + c = 20 were hidden for a alone. What c is said to be elsewhere leaves a its 13, but would give c away."""
    shown: dict[CellKey, int | None] = dict.fromkeys((cell("t", year=name) for name in "abc"), None)
    before = Edition(
        name="earlier",
        threshold=5,
        shown={**shown, cell("t", year="*"): 20},
        primary=frozenset({cell("t", year="a")}),
    )
    counts = by_year(a=3, b=10, c=7) | {cell("other", year="c"): 7}
    link = Relation(parts=(cell("t", year="c"),), at_most=False, to=cell("other", year="c"))
    found = protect(tables(counts, [link]), 5, [before], effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert cell("other", year="c") in hidden_of(found)


def test_a_small_cell_that_has_grown_keeps_the_width_that_it_was_promised() -> None:
    """a was small, and is 12 now: the threshold of today is smaller, that of its own day still holds."""
    before = Edition(
        name="earlier",
        threshold=5,
        shown={cell("t", year="a"): None},
        primary=frozenset({cell("t", year="a")}),
    )
    found = protect(tables(by_year(a=12, b=2, c=30, d=9)), 3, [before], effort=EFFORT)
    ends = {one.key: (one.low, one.high) for one in found.cells}
    low, high = ends[cell("t", year="a")]
    assert high is None or high - low >= 5


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.sampled_from([0, 1, 2, 3, 4, 6, 7, 9, 20]), min_size=5, max_size=6),
    st.lists(st.integers(2, 6), min_size=2, max_size=3, unique=True),
)
def test_no_row_of_editions_read_together_gives_an_x_away(years: list[int], lengths: list[int]) -> None:
    """Each edition has more years than the last. One linear system of all of them, made here, is the reader."""
    editions: list[Edition] = []
    published: list[Protection] = []
    for length in sorted(lengths):
        counts = by_year(**{f"y{at}": count for at, count in enumerate(years[:length])})
        found = protect(tables(counts), 5, editions, effort=EFFORT)
        assert found.status is not ProtectionStatus.IMPOSSIBLE
        published.append(found)
        editions.append(edition(found))
    unknown = [cell("t", year=f"y{at}") for at in range(len(years))]
    box: dict[CellKey, tuple[float, float | None]] = dict.fromkeys(unknown, (0.0, None))
    rows, right = [], []
    for found in published:
        told = {one.key: one.count for one in found.cells if one.reason is None}
        box |= {key: (count, count) for key, count in told.items() if key in box}
        if cell("t", year="*") in told:
            listed = {one.key for one in found.cells}
            rows.append([float(key in listed) for key in unknown])
            right.append(told[cell("t", year="*")])
    for found in published:
        for one in found.cells:
            if one.reason is None or one.key not in box:
                continue
            ends = []
            for sign in (1.0, -1.0):
                answer = linprog(
                    [sign * (key == one.key) for key in unknown],
                    A_eq=np.array(rows) if rows else None,
                    b_eq=right or None,
                    bounds=list(box.values()),
                )
                ends.append(np.inf if answer.fun is None else sign * float(answer.fun))
            assert ends[1] - ends[0] >= (5 if 1 <= one.count < 5 else 1) - 1e-6
