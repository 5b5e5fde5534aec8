"""What was published stays known, and what was hidden stays hidden, edition after edition."""

from __future__ import annotations

from reviewer.statistics.protection.protect import protect
from reviewer.statistics.protection.tables import (
    CellKey,
    Edition,
    Protection,
    ProtectionStatus,
    Reason,
    Relation,
)
from tests.support.count_tables import EFFORT, cell, cube, hidden_of, tables


def edition(found: Protection, relations: tuple[Relation, ...] = ()) -> Edition:
    return Edition(
        name="earlier",
        threshold=found.threshold,
        shown={one.key: None if one.reason else one.count for one in found.cells},
        primary=frozenset(one.key for one in found.cells if one.reason is Reason.PRIMARY),
        relations=relations,
    )


def by_year(**years: int) -> dict[CellKey, int]:
    return cube("t", {(name,): count for name, count in years.items()}, ["year"])


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
    assert hidden_of(found) == {cell("t", year="b")}
