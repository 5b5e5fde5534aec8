"""Counts change between editions, and a change is a count too: no reader of all editions learns of a small one."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.statistics.protection.document import edition_of, protection_document
from reviewer.statistics.protection.protect import protect
from reviewer.statistics.protection.tables import (
    CellKey,
    Edition,
    Held,
    ProtectedCell,
    Protection,
    ProtectionStatus,
    Reason,
)
from tests.support.count_tables import EFFORT, Oracle, by_year, cell, cube, hidden_of, tables

THRESHOLD = 5
COUNTS = st.sampled_from([0, 0, 2, 4, 5, 8, 11, 20, 37])
CHANGES = st.sampled_from([0, 0, 0, 1, 2, -1, -3, 4, 6, 15])


def issued(counts: Mapping[CellKey, int], before: list[Edition], *, hold: bool = True) -> Protection:
    return protect(tables(counts), THRESHOLD, before, effort=EFFORT, hold=hold)


def as_edition(found: Protection, counts: Mapping[CellKey, int], number: int) -> Edition:
    """Return what is kept of an edition: through the document, as the house and the command do."""
    document = json.loads(json.dumps(protection_document(found, tables(counts))))
    return edition_of(document, str(number))


def last_of(counts: list[dict[CellKey, int]], *, hold: bool) -> Protection:
    """Return the last of these editions, each knowing those before it."""
    editions: list[Edition] = []
    for number, one in enumerate(counts[:-1], 1):
        editions.append(as_edition(issued(one, editions, hold=hold), one, number))
    return issued(counts[-1], editions, hold=hold)


def cell_of(found: Protection, **columns: str) -> ProtectedCell:
    wanted = cell("t", **columns)
    return next(one for one in found.cells if one.key == wanted)


def test_a_number_that_has_changed_by_little_is_printed_as_it_was() -> None:
    """a was 50 and is 52, the total has grown by 22: b, which would give the 2 away, is held beside it."""
    first = by_year(a=50, b=30, c=20)
    edition = as_edition(issued(first, []), first, 1)
    found = issued(by_year(a=52, b=50, c=20), [edition])
    assert found.status is ProtectionStatus.OPTIMAL
    assert {one.key: one.held for one in found.cells if one.reason} == {
        cell("t", year="a"): Held(50, "1"),
        cell("t", year="b"): Held(30, "1"),
    }
    assert cell_of(found, year="*").shown == "122"
    assert cell_of(found, year="a").reason is Reason.PRIMARY


def test_a_held_number_is_renewed_when_it_has_changed_by_the_threshold() -> None:
    counts = [by_year(a=50, b=30), by_year(a=52, b=50), by_year(a=55, b=50)]
    found = last_of(counts, hold=True)
    assert (cell_of(found, year="a").shown, cell_of(found, year="a").held) == ("55", None)


def test_without_holding_a_number_that_has_changed_by_little_is_hidden_for_good() -> None:
    counts = [by_year(a=50, b=30), by_year(a=52, b=50), by_year(a=80, b=60)]
    found = last_of(counts, hold=False)
    assert (cell_of(found, year="a").shown, cell_of(found, year="a").held) == ("x", None)


@pytest.mark.parametrize("small", [1, 3, 4])
def test_a_number_that_has_become_small_is_an_x_and_not_what_it_was(small: int) -> None:
    first = by_year(a=12, b=30, c=20)
    edition = as_edition(issued(first, []), first, 1)
    found = issued(by_year(a=small, b=40, c=20), [edition])
    assert (cell_of(found, year="a").shown, cell_of(found, year="a").held) == ("x", None)


def test_a_held_number_is_of_the_last_edition_that_counted_it() -> None:
    counts = [by_year(a=50, b=30), by_year(a=60, b=40), by_year(a=61, b=80)]
    found = last_of(counts, hold=True)
    assert cell_of(found, year="a").held == Held(60, "2")


def test_what_a_former_edition_bounded_closely_is_not_shown_a_little_off() -> None:
    """The former edition left a between 50 and 52, on the house's own proof: 53 now would tell of 1 to 3 more."""
    before = Edition(
        name="1",
        threshold=THRESHOLD,
        shown={cell("t", year="a"): None, cell("t", year="b"): None},
        held={cell("t", year="a"): 40, cell("t", year="b"): 20},
        bounds={cell("t", year="a"): (50, 52), cell("t", year="b"): (0, None)},
    )
    found = issued(by_year(a=53, b=60), [before])
    assert cell("t", year="a") in hidden_of(found)


class Read:
    """An edition as its readers have it, and the truth that they do not have."""

    def __init__(self, oracle: Oracle, found: Protection) -> None:
        self.oracle = oracle
        self.found = found
        hidden = hidden_of(found)
        self._ends = {key: oracle.bounds(hidden, key) for key in hidden}

    def ends(self, key: CellKey) -> tuple[int, int | None]:
        """Return what this edition alone lets its readers know: asked of the oracle, not of our own proof."""
        return self._ends.get(key, (self.oracle.counts[key], self.oracle.counts[key]))


def width(*ends: tuple[int, int | None]) -> float:
    return sum(float("inf") if high is None else high - low for low, high in ends)


@settings(max_examples=30, deadline=None)
@given(
    start=st.lists(COUNTS, min_size=4, max_size=6).filter(lambda some: len(some) % 2 == 0),
    changes=st.lists(st.lists(CHANGES, min_size=6, max_size=6), min_size=1, max_size=3),
    hold=st.booleans(),
)
def test_no_reader_of_every_edition_bounds_a_small_count_or_a_small_change(
    *, start: list[int], changes: list[list[int]], hold: bool
) -> None:
    inner, read, editions = start, list[Read](), list[Edition]()
    for step in ([0] * 6, *changes):
        inner = [max(0, count + change) for count, change in zip(inner, step, strict=False)]
        counts = cube("t", {(f"r{at // 2}", f"c{at % 2}"): one for at, one in enumerate(inner)}, ["r", "c"])
        found = issued(counts, editions, hold=hold)
        if found.status is ProtectionStatus.IMPOSSIBLE:
            continue  # refused: nothing of it is published
        editions.append(as_edition(found, counts, len(editions) + 1))
        read.append(Read(Oracle(counts=counts, threshold=THRESHOLD), found))
    for later, one in enumerate(read):
        for key in one.oracle.small:
            assert width(one.ends(key)) >= THRESHOLD, "a small count"
        for former in read[:later]:
            for key, count in one.oracle.counts.items():
                if 0 < abs(count - former.oracle.counts[key]) < THRESHOLD:
                    assert width(one.ends(key), former.ends(key)) >= THRESHOLD, "a small change"
    assert_printed_truly(read)


def assert_printed_truly(read: list[Read]) -> None:
    """No ``x`` becomes a number, what is shown is true, and what is held was printed before."""
    printed: dict[CellKey, set[int]] = {}
    crossed = set[CellKey]()
    for one in read:
        for found in one.found.cells:
            if found.reason is None:
                assert found.key not in crossed
                assert found.count == one.oracle.counts[found.key]
                printed.setdefault(found.key, set()).add(found.count)
            elif found.held is None:
                crossed.add(found.key)
            else:
                assert found.key not in crossed
                assert found.held.count in printed[found.key]
