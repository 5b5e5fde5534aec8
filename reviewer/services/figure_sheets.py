"""Figures and their definitions as tables, the same for a window, a file and a report; and as ``avise.figures/1``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from reviewer.services.figure_words import FigureWords
from reviewer.statistics.indicators.book import Figure, FigureBook
from reviewer.statistics.indicators.definitions import Dimension, Indicator, Kind
from reviewer.statistics.indicators.sheets import Cell, Sheet

SCHEMA = "avise.figures/1"


def figures_sheet(
    book: FigureBook, words: FigureWords, by: Sequence[Dimension], notes: tuple[str, ...]
) -> Sheet:
    """Return every figure of a book by these dimensions, one a row. A dash is an empty cell."""
    rows: list[tuple[Cell, ...]] = []
    for indicator in book.definitions.indicators:
        for one in book.rows(indicator, by):
            rows.append(
                (
                    words.told(book.definitions.groups[indicator.group]),
                    words.told(indicator.name),
                    words.category(indicator, one.category) if one.category else "",
                    *(
                        words.value(dimension, one.at[dimension]) if dimension in one.at else ""
                        for dimension in by
                    ),
                    _number(one.value),
                    one.p90,
                    one.count,
                    one.of,
                    words.text(f"unit_{indicator.unit.value}"),
                    words.text(f"view_{indicator.view.value}"),
                    words.text("doubtful") if one.doubts else "",
                    one.query or "",
                )
            )
    headings = (
        *(words.text(f"heading_{one}") for one in ("group", "indicator", "category")),
        *(words.dimension(one) for one in by),
        *(
            words.text(f"heading_{one}")
            for one in ("value", "p90", "count", "of", "unit", "view", "doubts", "query")
        ),
    )
    return Sheet(title=words.text("sheet_figures"), headings=headings, rows=tuple(rows), notes=notes)


def definitions_sheet(book: FigureBook, words: FigureWords) -> Sheet:
    """Return what each indicator is: definition, unit, denominator, view, date, source, and how sure it is."""
    headings = ("indicator", "definition", "unit", "of", "view", "date", "source", "confidence")
    return Sheet(
        title=words.text("sheet_definitions"),
        headings=tuple(words.text(f"heading_{one}") for one in headings),
        rows=tuple(
            (
                words.told(one.name),
                words.told(one.definition),
                words.text(f"unit_{one.unit.value}"),
                words.told(one.denominator) if one.denominator is not None else "",
                words.text(f"view_{one.view.value}"),
                words.text(f"date_{one.date}"),
                one.source,
                words.text(f"confidence_{one.confidence}"),
            )
            for one in book.definitions.indicators
        ),
    )


def quality_sheet(book: FigureBook, words: FigureWords) -> Sheet:
    """Return the checks that put figures of the book in doubt, each with its sentence and the figures it touches."""
    doubted = sorted({check for checks in book.doubts.values() for check in checks})
    rows = []
    for key in doubted:
        check = book.definitions.check(key)
        if check is not None:
            touched = [words.told(one.name) for one in book.definitions.indicators if one.id in check.touches]
            rows.append((words.told(check.sentence), ", ".join(touched) or words.text("all_figures")))
    headings = (words.text("heading_check"), words.text("heading_touches"))
    return Sheet(title=words.text("sheet_quality"), headings=headings, rows=tuple(rows))


def figures_document(book: FigureBook, by: Sequence[Dimension], at: datetime) -> bytes:
    """Return the book as ``avise.figures/1``: codes, exact numbers, ``null`` for a dash."""
    document = {
        "schema": SCHEMA,
        "use": "internal",
        "made_at": at.isoformat(),
        "as_of": book.setting.today.isoformat(),
        "first": None if book.period.first is None else book.period.first.isoformat(),
        "last": None if book.period.last is None else book.period.last.isoformat(),
        "filter": book.filtered_by,
        "dossiers": book.dossiers,
        "indicators": [
            {**_definition(one), "figures": [_figure(figure, one) for figure in book.rows(one, by)]}
            for one in book.definitions.indicators
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _definition(one: Indicator) -> dict[str, object]:
    return {
        "id": one.id,
        "name": {"fr": one.name.fr, "en": one.name.en},
        "definition": {"fr": one.definition.fr, "en": one.definition.en},
        "kind": one.kind.value,
        "unit": one.unit.value,
        "view": one.view.value,
        "date": one.date,
        "denominator": None
        if one.denominator is None
        else {"fr": one.denominator.fr, "en": one.denominator.en},
        "source": one.source,
        "confidence": one.confidence,
    }


def _figure(figure: Figure, indicator: Indicator) -> dict[str, object]:
    return {
        "category": figure.category or None,
        "at": {dimension.value: value for dimension, value in figure.at.items()},
        "value": None if figure.value is None else str(figure.value),
        "p90": figure.p90,
        "count": figure.count,
        "of": figure.of if indicator.kind is Kind.RATE else None,
        "query": figure.query,
        "doubts": list(figure.doubts),
    }


def _number(value: Decimal | None) -> Cell:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value
