"""``avise.protect/1``: each key of the document, which other programs and the next edition read."""

from __future__ import annotations

from reviewer.statistics.protection.document import edition_of, held_columns, protection_document
from reviewer.statistics.protection.protect import protect
from reviewer.statistics.protection.tables import (
    CountTables,
    Edition,
    Held,
    ProtectedCell,
    ProtectionStatus,
    Reason,
    Relation,
)
from tests.support.count_tables import EFFORT, cell


def test_the_document_of_tables_has_every_cell_by_its_columns_with_what_a_reader_may_know() -> None:
    """a was printed as 50 and is 52, hidden and held; b was an x and stays one; c is what is left of the total."""
    before = Edition(
        name="2024-1",
        threshold=5,
        shown={cell("t", year="a"): 50, cell("t", year="b"): None, cell("t", year="d"): 9},
    )
    tables = CountTables(
        columns=("table", "year", "stream"),
        counts={
            cell("t", year="a"): 52,
            cell("t", year="b"): 20,
            cell("t", year="c"): 30,
            cell("t", year="d"): 29,
            cell("t", year="*"): 131,
            cell("u", stream="ia"): 131,
        },
        relations=(
            Relation(parts=(cell("t", year="*"),), at_most=False, to=cell("u", stream="ia")),
            Relation(parts=(cell("t", year="c"), cell("t", year="d")), at_most=True, to=400),
        ),
    )
    found = protect(tables, 5, [before], effort=EFFORT, hold=True)
    nothing = {"year": "", "stream": ""}
    assert protection_document(found, tables) == {
        "schema": "avise.protect/1",
        "threshold": 5,
        "status": "optimal",
        "cells": [
            {
                "table": "t",
                **nothing,
                "year": "a",
                "shown": "x",
                "reason": "primary",
                "low": 0,
                "high": 72,
                "held": 50,
                "held_from": "2024-1",
            },
            {
                "table": "t",
                **nothing,
                "year": "b",
                "shown": "x",
                "reason": "complementary",
                "low": 0,
                "high": 72,
            },
            {"table": "t", **nothing, "year": "c", "shown": "30", "reason": None, "low": 30, "high": 30},
            {"table": "t", **nothing, "year": "d", "shown": "29", "reason": None, "low": 29, "high": 29},
            {"table": "t", **nothing, "year": "*", "shown": "131", "reason": None, "low": 131, "high": 131},
            {
                "table": "u",
                **nothing,
                "stream": "ia",
                "shown": "131",
                "reason": None,
                "low": 131,
                "high": 131,
            },
        ],
        "hidden": 2,
        "hidden_sum": 72,
        "least_hidden": 2,
        "exposed": [],
        "revised": [{"table": "t", **nothing, "year": "a"}, {"table": "t", **nothing, "year": "d"}],
        "relations": [
            {
                "sum": [{"table": "t", **nothing, "year": "*"}],
                "op": "=",
                "to": {"table": "u", **nothing, "stream": "ia"},
            },
            {
                "sum": [{"table": "t", **nothing, "year": "c"}, {"table": "t", **nothing, "year": "d"}],
                "op": "<=",
                "to": 400,
            },
        ],
    }


def test_the_cells_that_nothing_protects_are_named_by_their_columns() -> None:
    tables = CountTables(
        columns=("table", "year"),
        counts={cell("t", year="a"): 3, cell("t", year="b"): 9},
        relations=(Relation(parts=(cell("t", year="a"),), at_most=True, to=4),),
    )
    document = protection_document(protect(tables, 5, effort=EFFORT), tables)
    assert document["status"] == ProtectionStatus.IMPOSSIBLE
    assert document["exposed"] == [{"table": "t", "year": "a"}]


def test_a_number_printed_in_a_hidden_cell_s_place_is_told_with_its_edition() -> None:
    hidden = ProtectedCell(key=cell("t"), count=7, reason=Reason.COMPLEMENTARY, low=0, high=None)
    assert held_columns(hidden) == {}
    held = ProtectedCell(
        key=cell("t"), count=7, reason=Reason.COMPLEMENTARY, low=0, high=None, held=Held(6, "2024-1")
    )
    assert held_columns(held) == {"held": 6, "held_from": "2024-1"}


def test_an_edition_knows_of_each_cell_what_its_document_says() -> None:
    document = {
        "threshold": 7,
        "cells": [
            {"table": "t", "year": "a", "shown": "x", "reason": "primary", "low": 0, "high": 9},
            {"table": "t", "year": "b", "shown": "x", "reason": "complementary", "low": 2, "high": None},
            {"table": "t", "year": "c", "shown": "12", "reason": None, "low": 12, "high": 12},
            {
                "table": "t",
                "year": "d",
                "shown": "x",
                "reason": "primary",
                "low": 1,
                "high": 8,
                "held": 5,
                "held_from": "1",
            },
        ],
        "relations": [{"sum": [{"table": "t", "year": "a"}], "op": "<=", "to": {"table": "t", "year": "c"}}],
    }
    a, b, c, d = (cell("t", year=name) for name in "abcd")
    assert edition_of(document, "2") == Edition(
        name="2",
        threshold=7,
        shown={a: None, b: None, c: 12, d: None},
        primary=frozenset({a}),
        held={d: 5},
        bounds={a: (0, 9), b: (2, None), d: (1, 8)},
        relations=(Relation(parts=(a,), at_most=True, to=c),),
    )
