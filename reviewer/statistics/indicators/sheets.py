"""Tables of typed cells, before any file format: what an export holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

Cell: TypeAlias = str | int | Decimal | date | None
"""None: nothing to say (« – » of a figure); a text is never taken for a number or a formula."""


class Flavour(StrEnum):
    """File formats. ``CSV``: UTF-8, commas, decimal points; ``CSV_EXCEL_FR``: as Excel in French opens it; ``XLSX``."""

    CSV = "csv"
    CSV_EXCEL_FR = "csv-excel-fr"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table. ``notes``: lines above it, each a sentence."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFile:
    """A file of figures, ready to be written."""

    name: str
    content: bytes
