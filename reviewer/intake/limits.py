"""What the intake accepts, read from ``resources/intake/limits.toml``; no programme's rule is there."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from reviewer.resource_files import path


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberBounds:
    """Closed interval and greatest number of decimals of a number."""

    least: int
    most: int
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLimits:
    """Bytes, nesting, rows and columns of one file."""

    max_bytes: int
    max_depth: int
    max_rows: int
    max_columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookLimits:
    """What an XLSX archive may hold once unpacked."""

    max_parts: int
    max_unpacked_bytes: int
    max_ratio: int
    ratio_from_bytes: int
    max_sheets: int
    max_row_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Every limit of the intake. Dates are inclusive; texts are counted in characters."""

    file: FileLimits
    workbook: WorkbookLimits
    max_document_bytes: int
    text: Mapping[str, int]
    items: Mapping[str, int]
    earliest: date
    latest: date
    latest_birth: date
    money_digits: int
    money_places: int
    numbers: Mapping[str, NumberBounds]
    digits: Mapping[str, int]


@cache
def limits() -> Limits:
    """Return the limits of the resource file, read once."""
    data: dict[str, Any] = tomllib.loads(path("intake/limits.toml").read_text(encoding="utf-8"))
    return Limits(
        file=FileLimits(**data["file"]),
        workbook=WorkbookLimits(**data["workbook"]),
        max_document_bytes=data["document"]["max_bytes"],
        text=data["text"],
        items=data["items"],
        earliest=date.fromisoformat(data["dates"]["earliest"]),
        latest=date.fromisoformat(data["dates"]["latest"]),
        latest_birth=date.fromisoformat(data["dates"]["latest_birth"]),
        money_digits=data["money"]["digits"],
        money_places=data["money"]["places"],
        numbers={fact: NumberBounds(**bounds) for fact, bounds in data["numbers"].items()},
        digits=data["digits"],
    )
