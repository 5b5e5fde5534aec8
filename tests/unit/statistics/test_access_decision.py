"""The three tables of the access decision of 2025-03-19: theirs leak by differences; ours never do.

Received, refused or rejected, and accepted requests by year and profile, as published (at 2025-01-31; ``x`` hidden). No
total is published, and the three counts of a year and profile hang together with nothing else: so filling in the hidden
cells, group by group, by every value that they may have is filling in the tables in every way. Groups of fewer than
fifty ways are tried in all of them, the others in some twenty-five, evenly spread.
"""

from __future__ import annotations

import random
from itertools import product

import pytest

from reviewer.statistics.protection.protect import audit, protect
from reviewer.statistics.protection.tables import CellKey, ProtectionStatus, Relation
from tests.support.count_tables import EFFORT, Oracle, cell, hidden_of, tables

YEARS = ("2022", "2023", "2024", "2025")
PUBLISHED: dict[str, dict[str, tuple[int | None, ...]]] = {
    "received": {
        "IA francophone": (13, 65, None, 7),
        "IA francisation": (27, 109, 87, 151),
        "TIEV francophone": (85, 173, 127, 34),
        "TIEV francisation": (89, 314, None, 153),
    },
    "refused": {
        "IA francophone": (None, 12, None, None),
        "IA francisation": (None, 11, None, None),
        "TIEV francophone": (55, 115, 52, None),
        "TIEV francisation": (29, 45, None, None),
    },
    "accepted": {
        "IA francophone": (12, 53, 17, None),
        "IA francisation": (26, 98, 80, None),
        "TIEV francophone": (25, 50, 29, None),
        "TIEV francisation": (57, 153, None, None),
    },
}
MOST = 12
"""Hidden counts are tried from 0 to so many: past twice the threshold nothing is small, and nothing new happens."""

GROUPS = [(profile, year) for profile in PUBLISHED["received"] for year in YEARS]


def published(profile: str, year: str) -> dict[CellKey, int | None]:
    at = YEARS.index(year)
    return {cell(table, profile=profile, year=year): rows[profile][at] for table, rows in PUBLISHED.items()}


def relation(profile: str, year: str) -> Relation:
    refused, accepted, received = (
        cell(table, profile=profile, year=year) for table in ("refused", "accepted", "received")
    )
    return Relation(parts=(refused, accepted), at_most=True, to=received)


def filled(profile: str, year: str) -> list[dict[CellKey, int]]:
    """Return the three counts of a group in every plausible way: more are not decided than were received."""
    told = published(profile, year)
    decided = sum(count or 0 for key, count in told.items() if dict(key)["table"] != "received")
    ways = []
    for values in product(
        *(
            [count]
            if count is not None
            else range(MOST + 1)
            if dict(key)["table"] != "received"
            else range(decided, decided + MOST + 1)
            for key, count in told.items()
        )
    ):
        counts = dict(zip(told, values, strict=True))
        by_table = {dict(key)["table"]: count for key, count in counts.items()}
        if by_table["refused"] + by_table["accepted"] <= by_table["received"]:
            ways.append(counts)
    return ways


@pytest.mark.parametrize(("profile", "year"), GROUPS)
def test_however_the_hidden_cells_are_filled_in_our_pattern_gives_nothing_away(
    profile: str, year: str
) -> None:
    ways = filled(profile, year)
    assert ways
    links = (relation(profile, year),)
    for counts in ways[:: max(1, len(ways) // 25)]:
        found = protect(tables(counts, links), 5, effort=EFFORT)
        assert found.status is ProtectionStatus.OPTIMAL
        assert Oracle(counts=counts, threshold=5, relations=links).protects(hidden_of(found))


@pytest.mark.parametrize("seed", range(6))
def test_the_three_tables_whole_filled_in_at_random_give_nothing_away(seed: int) -> None:
    draw = random.Random(seed)
    counts: dict[CellKey, int] = {}
    for profile, year in GROUPS:
        counts |= draw.choice(filled(profile, year))
    links = tuple(relation(profile, year) for profile, year in GROUPS)
    found = protect(tables(counts, links), 5, effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert Oracle(counts=counts, threshold=5, relations=links).protects(hidden_of(found))


def smallness(way: dict[CellKey, int]) -> tuple[int, int]:
    """Order ways to fill in a group: fewest zeros first, then the smallest sum."""
    return sum(count == 0 for count in way.values()), sum(way.values())


def test_their_pattern_leaks_wherever_a_refusal_of_2022_was_small() -> None:
    """13 received and 12 accepted leave at most one refusal; 27 and 26 too; 87 and 80 leave at most seven."""
    widths = {}
    for profile, year in GROUPS:
        counts = filled(profile, year)[-1]
        hidden = {key for key, count in published(profile, year).items() if count is None}
        for one in audit(tables(counts, [relation(profile, year)]), 5, hidden):
            if one.key in hidden:
                widths[one.key] = None if one.high is None else (one.low, one.high)
    assert widths[cell("refused", profile="IA francophone", year="2022")] == (0, 1)
    assert widths[cell("refused", profile="IA francisation", year="2022")] == (0, 1)
    assert widths[cell("refused", profile="IA francisation", year="2024")] == (0, 7)
    assert sum(ends is not None and ends[1] - ends[0] < 5 for ends in widths.values()) == 2


def test_the_three_tables_whole_are_protected_with_their_proof() -> None:
    """All 48 cells at once, each hidden one at 1 where nothing forbids it: as small as it can be."""
    counts: dict[CellKey, int] = {}
    for profile, year in GROUPS:
        ways = filled(profile, year)
        smallest: dict[CellKey, int] = min(ways, key=smallness)
        counts |= smallest
    links = [relation(profile, year) for profile, year in GROUPS]
    found = protect(tables(counts, links), 5, effort=EFFORT)
    assert found.status is ProtectionStatus.OPTIMAL
    assert len(found.cells) == 48
    assert {one.key for one in found.cells if 1 <= one.count < 5} <= hidden_of(found)
    theirs = {
        key for profile, year in GROUPS for key, count in published(profile, year).items() if count is None
    }
    open_theirs = [one for one in audit(tables(counts, links), 5, theirs) if one.exposed]
    assert len(open_theirs) == 2
    assert not [one for one in audit(tables(counts, links), 5, hidden_of(found)) if one.exposed]
