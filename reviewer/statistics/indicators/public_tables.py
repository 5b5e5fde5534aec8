"""Published tables: the counts of a book with every total, and what links the tables of one population."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from reviewer.statistics.indicators.book import FigureBook
from reviewer.statistics.indicators.definitions import Dimension, PublicTable
from reviewer.statistics.indicators.measures import MEASURES
from reviewer.statistics.protection.tables import (
    TABLE,
    TOTAL,
    CellKey,
    CountTables,
    Relation,
    cell_key,
)

UNKNOWN = "?"
"""A branch that is not known, as a category: an empty one would be a column that the table lacks."""


def public_tables(book: FigureBook, tables: Sequence[PublicTable], programme: str) -> CountTables:
    """Return the tables of one programme, every combination of what was met listed, zeros too.

    Their names hold the programme's: an edition of another programme is of other cells.
    """
    counts: dict[CellKey, int] = {}
    columns: dict[str, None] = {TABLE: None}
    values: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for table in tables:
        columns.update(dict.fromkeys(_columns(table)))
        found = _base(book, table, programme)
        values[table.id] = _met(table, found)
        counts.update(_with_totals(table, table_name(table, programme), found, values[table.id]))
    relations = [
        relation
        for one, other in combinations(tables, 2)
        if one.population == other.population
        for relation in _common(one, other, programme, values[one.id], counts)
    ]
    return CountTables(columns=tuple(columns), counts=counts, relations=tuple(relations))


def table_name(table: PublicTable, programme: str) -> str:
    """Return the name of a programme's table, for ever."""
    return f"{programme}/{table.id}"


def _columns(table: PublicTable) -> tuple[str, ...]:
    named = tuple(one.value for one in table.dimensions)
    return (*named, table.category_column) if table.category_column else named


def _base(book: FigureBook, table: PublicTable, programme: str) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = defaultdict(int)
    by = (Dimension.PROGRAMME, *table.dimensions)
    for (category, place), count in book.counts(table.measure, by).items():
        if place[0] == programme:
            named = tuple(one or UNKNOWN for one in place[1:])
            found[(*named, category) if table.category_column else named] += count
    return dict(found)


def _met(table: PublicTable, found: Mapping[tuple[str, ...], int]) -> Mapping[str, tuple[str, ...]]:
    columns = _columns(table)
    met = {column: tuple(sorted({key[at] for key in found})) for at, column in enumerate(columns)}
    if table.category_column and found:
        met[table.category_column] = MEASURES[table.measure].always or met[table.category_column]
    return met


def _with_totals(
    table: PublicTable,
    name: str,
    found: Mapping[tuple[str, ...], int],
    values: Mapping[str, tuple[str, ...]],
) -> Iterator[tuple[CellKey, int]]:
    columns = _columns(table)
    sums: dict[tuple[str, ...], int] = defaultdict(int)
    for key, count in found.items():
        for starred in product((False, True), repeat=len(columns)):
            sums[tuple(TOTAL if star else value for star, value in zip(starred, key, strict=True))] += count
    for cell in product(*((*values[column], TOTAL) for column in columns)):
        named = {TABLE: name, **dict(zip(columns, cell, strict=True))}
        yield cell_key(named), sums.get(cell, 0)


def _common(
    one: PublicTable,
    other: PublicTable,
    programme: str,
    values: Mapping[str, tuple[str, ...]],
    counts: Mapping[CellKey, int],
) -> Iterator[Relation]:
    """Return that the totals which both tables have are the same."""
    shared = [column for column in _columns(one) if column in _columns(other)]
    for place in product(*((*values[column], TOTAL) for column in shared)):
        at = dict(zip(shared, place, strict=True))
        first, second = (
            cell_key(
                {
                    TABLE: table_name(table, programme),
                    **{column: at.get(column, TOTAL) for column in _columns(table)},
                }
            )
            for table in (one, other)
        )
        if first in counts and second in counts:
            yield Relation(parts=(first,), at_most=False, to=second)
