"""The years of a report beside as many before them, from what is shown alone: no sum that a hidden number is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reviewer.programme.indicator_files import definitions
from reviewer.services.figure_words import FigureWords
from reviewer.statistics.indicators.definitions import Dimension, PublicTable
from reviewer.statistics.indicators.public_tables import table_name
from reviewer.statistics.indicators.sheets import Cell, Sheet
from reviewer.statistics.protection.tables import TABLE, TOTAL, Protection


def comparison(
    table: PublicTable, programme: str, found: Protection, words: FigureWords, years: tuple[int, int]
) -> Sheet:
    """Return the totals of each category over the years, and over as many years before, with the difference.

    A sum with a hidden part is hidden; a difference with one is a dash. Years that are in no table count nothing.
    """
    first, last = years
    length = last - first + 1
    shown = _shown(table, programme, found)
    split = next(one for one in definitions().indicators if one.measure == table.measure and one.split)
    categories = sorted({category for _, category in shown}, key=lambda one: (one == TOTAL, one))
    order = {name: at for at, name in enumerate(split.names)}
    categories.sort(key=lambda one: order.get(one, len(order)))
    rows: list[tuple[Cell, ...]] = []
    for category in categories:
        before = _sum(shown, range(first - length, first), category)
        now = _sum(shown, range(first, last + 1), category)
        change = now - before if isinstance(now, int) and isinstance(before, int) else None
        name = words.text("total") if category == TOTAL else words.category(split, category)
        rows.append((name, before, now, change))
    return Sheet(
        title=words.text("report_compared"),
        headings=(
            words.text("heading_category"),
            _years(first - length, first - 1),
            _years(first, last),
            words.text("heading_change"),
        ),
        rows=tuple(rows),
    )


def _shown(table: PublicTable, programme: str, found: Protection) -> Mapping[tuple[str, str], str]:
    """Return what is shown of each year and category, everything else added up."""
    others = [one.value for one in table.dimensions if one is not Dimension.YEAR]
    name, shown = table_name(table, programme), {}
    for cell in found.cells:
        values = dict(cell.key)
        if values[TABLE] == name and all(values[other] == TOTAL for other in others):
            shown[values[Dimension.YEAR.value], values[table.category_column]] = cell.shown
    return shown


def _sum(shown: Mapping[tuple[str, str], str], years: Sequence[int], category: str) -> int | str:
    parts = [shown.get((str(year), category), "0") for year in years]
    hidden = [part for part in parts if not part.isdigit()]
    return hidden[0] if hidden else sum(map(int, parts))


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
