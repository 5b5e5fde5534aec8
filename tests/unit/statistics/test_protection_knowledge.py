"""What a reader of tables knows: sums that are listed, cells that are not, and editions that belie each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reviewer.errors import AviseError
from reviewer.statistics.protection.document import edition_of, protection_document
from reviewer.statistics.protection.equations import TooManyCombinations
from reviewer.statistics.protection.protect import protect
from reviewer.statistics.protection.tables import (
    CellKey,
    Clash,
    Contradiction,
    Edition,
    Held,
    NotProtected,
    ProtectionStatus,
    Reason,
    Relation,
    TablesContradictory,
)
from tests.support.count_tables import EFFORT, by_year, cell, hidden_of, tables

WRONG = Contradiction(clash=Clash.TOTAL, key=(("table", "t"),), found=3, wanted=4)


def year(name: str, table: str = "t") -> CellKey:
    return cell(table, year=name)


# --- sums and unlisted cells -----------------------------------------------------------------------------------


def test_a_cell_that_is_not_listed_beside_others_is_nothing() -> None:
    """Row A lists x alone, so its total gives it away, and is hidden with it."""
    counts = {
        cell("t", r="A", c="x"): 3,
        cell("t", r="B", c="x"): 10,
        cell("t", r="B", c="y"): 20,
        cell("t", r="A", c="*"): 3,
        cell("t", r="B", c="*"): 30,
        cell("t", r="*", c="x"): 13,
        cell("t", r="*", c="y"): 20,
        cell("t", r="*", c="*"): 33,
    }
    found = protect(tables(counts), 5, effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    ends = {one.key: (one.low, one.high) for one in found.cells}
    assert ends[cell("t", r="A", c="x")] == ends[cell("t", r="A", c="*")]
    assert {cell("t", r="A", c="x"), cell("t", r="A", c="*")} < hidden_of(found)


def test_margins_of_cells_that_are_nowhere_listed_have_to_agree() -> None:
    """Rows add up to 7 and columns to 14, of the same cells."""
    counts = {
        cell("t", r="A", c="*"): 3,
        cell("t", r="B", c="*"): 4,
        cell("t", r="*", c="x"): 5,
        cell("t", r="*", c="y"): 9,
    }
    with pytest.raises(TablesContradictory) as caught:
        protect(tables(counts), 5, effort=EFFORT)
    assert [one.clash for one in caught.value.contradictions] == [Clash.UNLISTED]
    assert protect(tables({**counts, cell("t", r="B", c="*"): 11}), 5, effort=EFFORT).hidden == 2


def test_an_unlisted_cell_counts_in_the_totals_above_it_that_are_listed_and_in_no_other() -> None:
    """Row B has no total, so its cell of column y is in that column's alone: (B, x) is from 3 to 11."""
    counts = {
        cell("t", r="A", c="*"): 9,
        cell("t", r="*", c="x"): 12,
        cell("t", r="*", c="y"): 8,
        cell("t", r="B", c="x"): 7,
    }
    found = protect(tables(counts), 8, effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert [(one.key, one.low, one.high) for one in found.cells if one.reason] == [
        (cell("t", r="B", c="x"), 3, 11)
    ]


def test_a_total_that_is_not_listed_is_not_nothing_where_its_parts_are() -> None:
    """Column y has no total, and holds 29 of the 43: the columns' totals alone are no sum of the whole."""
    counts = {
        cell("t", r="A", c="x"): 3,
        cell("t", r="A", c="y"): 9,
        cell("t", r="B", c="x"): 11,
        cell("t", r="B", c="y"): 20,
        cell("t", r="*", c="x"): 14,
        cell("t", r="*", c="*"): 43,
    }
    found = protect(tables(counts), 5, effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert hidden_of(found) == {cell("t", r="A", c="x"), cell("t", r="B", c="x")}


def test_a_relation_of_a_cell_with_itself_tells_nothing() -> None:
    counts = by_year(a=3, b=10, c=7)
    idle = Relation(parts=(year("a"),), at_most=False, to=year("a"))
    assert (
        protect(tables(counts, [idle]), 5, effort=EFFORT).cells
        == protect(tables(counts), 5, effort=EFFORT).cells
    )


@pytest.mark.parametrize(
    ("kind", "of", "facts"),
    [
        (TooManyCombinations, "t", {"table": "t"}),
        (NotProtected, (year("a"), year("b")), {"count": 2, "cells": (year("a"), year("b"))}),
        (TablesContradictory, (WRONG,), {"count": 1, "contradictions": (WRONG,)}),
    ],
)
def test_a_refusal_carries_what_its_sentence_and_a_log_say(
    kind: Callable[[object], AviseError], of: object, facts: dict[str, object]
) -> None:
    refusal = kind(of)
    assert (refusal.details(), refusal.args) == (facts, (of,))


# --- editions --------------------------------------------------------------------------------------------------


def test_a_cell_that_an_edition_protected_without_listing_it_is_protected() -> None:
    """No document says that; but whoever was promised a width has it, by hiding the cell itself."""
    before = Edition(name="1", threshold=5, shown={}, primary=frozenset({year("a")}))
    found = protect(tables(by_year(a=12, b=10, c=7)), 5, [before], effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert hidden_of(found) == {year("a"), year("c")}


def test_a_count_that_is_again_what_an_edition_printed_is_shown() -> None:
    """50, then 52 by another house's edition, then 50: the 2 are told already, and the 50 too."""
    editions = [
        Edition(name="1", threshold=5, shown={year("a"): 50}),
        Edition(name="2", threshold=5, shown={year("a"): 52}),
    ]
    found = protect(tables(by_year(a=50, b=30)), 5, editions, effort=EFFORT)
    assert not hidden_of(found)
    assert found.revised == (year("a"),)


@pytest.mark.parametrize(("count", "hidden"), [(53, True), (56, True), (57, False), (80, False)])
def test_a_count_held_and_closely_bounded_is_shown_once_it_is_the_threshold_away(
    *, count: int, hidden: bool
) -> None:
    """The edition left a between 50 and 52, and printed 40 in its place: which is printed again where a is hidden."""
    before = Edition(
        name="1",
        threshold=5,
        shown={year("a"): None},
        held={year("a"): 40},
        bounds={year("a"): (50, 52)},
    )
    found = protect(tables({year("a"): count, year("b"): 60}), 5, [before], effort=EFFORT, hold=True)
    assert (year("a") in hidden_of(found)) is hidden
    assert {one.held for one in found.cells if one.reason} == ({Held(40, "1")} if hidden else set())


def test_of_two_editions_that_cannot_both_be_true_the_later_is_set_aside_and_told() -> None:
    """The years a and b were 20, then with c 15: tables of today, which have neither, belie none of them alone."""
    first = Edition(
        name="1",
        threshold=5,
        shown={year("a", "then"): None, year("b", "then"): None, year("*", "then"): 20},
        primary=frozenset({year("a", "then")}),
    )
    second = Edition(
        name="2",
        threshold=5,
        shown={
            **dict.fromkeys((year(name, "then") for name in "abc"), None),
            year("*", "then"): 15,
            year("d", "now"): None,
            year("e", "now"): None,
            year("*", "now"): 40,
        },
    )
    counts = {year("d", "now"): 12, year("e", "now"): 28, year("f", "now"): 9, year("*", "now"): 49}
    found = protect(tables(counts), 5, [first, second], effort=EFFORT)
    assert found.set_aside == 1
    assert hidden_of(found) == {year("d", "now"), year("e", "now")}
    assert {one.key: one.high for one in found.cells}[year("d", "now")] == 40, "the other sum still holds"


def test_an_edition_still_speaks_of_one_table_where_it_says_of_another_what_today_says() -> None:
    first = {year("p", "a"): 20, year("q", "a"): 30, year("*", "a"): 50}
    before = Edition(
        name="1",
        threshold=5,
        shown={**first, year("d", "b"): None, year("e", "b"): None, year("*", "b"): 31},
        primary=frozenset({year("d", "b")}),
    )
    counts = {**first, year("d", "b"): 3, year("e", "b"): 28}
    found = protect(tables(counts), 5, [before], effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert {one.key: (one.low, one.high) for one in found.cells if one.reason} == {
        year("d", "b"): (0, 31),
        year("e", "b"): (0, 31),
    }


def test_what_links_tables_is_kept_in_the_document_of_an_edition() -> None:
    counts = {year("a"): 3, year("b"): 10, year("*"): 13, cell("other"): 13}
    links = (
        Relation(parts=(year("*"),), at_most=False, to=cell("other")),
        Relation(parts=(year("a"), year("b")), at_most=True, to=40),
    )
    found = protect(tables(counts, links), 5, effort=EFFORT)
    document = protection_document(found, tables(counts, links))
    assert [one["op"] for one in document["relations"]] == ["=", "<="]  # type: ignore[attr-defined]  # a list of tables
    assert edition_of(document, "1") == Edition(
        name="1",
        threshold=5,
        shown={one.key: None if one.reason else one.count for one in found.cells},
        primary=frozenset(one.key for one in found.cells if one.reason is Reason.PRIMARY),
        relations=links,
        bounds={one.key: (one.low, one.high) for one in found.cells if one.reason},
    )
