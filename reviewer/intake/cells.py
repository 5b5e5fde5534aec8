"""A cell of a table to the JSON value that the contract wants; what cannot be read stays as it was written.

Nothing is decided here: an unreadable cell reaches the validation as text, which then says what is wanted.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

from reviewer.dossier.folding import fold
from reviewer.intake.columns import columns, heading_key
from reviewer.intake.fields import Field, Kind
from reviewer.intake.nodes import Node, Numeral

CellValue: TypeAlias = str | bool | int | float | Decimal | date | time | timedelta

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_NUMBER = re.compile(r"(-?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+))(?:[.,]([0-9]+))?")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_IN_WORDS = re.compile(r"([0-9]{1,2})(?: ?er)? ([a-z]+)\.? ([0-9]{4})")
_CODES = frozenset({Kind.DIGITS, Kind.NOC})


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: its value, and its text as a person sees it. ``flaw``: why there is no value to read."""

    value: CellValue
    text: str
    flaw: str = ""


def text_cell(text: str) -> Cell | None:
    """Return the cell of a text, ``None`` where it is blank."""
    return Cell(text, text) if text.strip() else None


def convert(field: Field, cell: Cell) -> Node:
    """Return the JSON value of a cell for a fact; the cell's own text where it cannot be read so."""
    value = cell.value
    if field.kind is Kind.BOOLEAN:
        return _boolean(cell)
    if field.kind in {Kind.DATE, Kind.BIRTH_DATE}:
        return _date(cell)
    if field.kind is Kind.MONEY:
        return _plain_number(cell, field.unit) or cell.text
    if field.kind in {Kind.DECIMAL, Kind.INTEGER}:
        number = _plain_number(cell, field.unit)
        return cell.text if number is None else Numeral(number)
    text = _text(value)
    if field.values:
        return columns().value(field.values, text) or text.strip()
    return _SPACES.sub("", text) if field.kind in _CODES else text


def _boolean(cell: Cell) -> Node:
    if isinstance(cell.value, bool):
        return cell.value
    meaning = columns().value("boolean", _text(cell.value))
    return cell.text if meaning is None else meaning == "true"


def _date(cell: Cell) -> Node:
    value = cell.value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else cell.text
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return cell.text
    text = fold(_SPACES.sub(" ", value).strip())
    if found := _ISO.fullmatch(text):
        return _iso(found[1], int(found[2]), found[3]) or cell.text
    if found := _DAY_FIRST.fullmatch(text):
        return _iso(found[3], int(found[2]), found[1]) or cell.text
    if found := _IN_WORDS.fullmatch(text):
        return _iso(found[3], columns().months.get(heading_key(found[2]), 0), found[1]) or cell.text
    return cell.text


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _plain_number(cell: Cell, unit: str) -> str | None:
    value = cell.value
    if isinstance(value, bool | date | time | timedelta):
        return None
    if isinstance(value, str):
        text = fold(_SPACES.sub(" ", value).strip())
        for word in sorted(columns().units.get(unit, ()), key=len, reverse=True):
            if text.endswith(word):
                text = text.removesuffix(word).strip()
                break
        found = _NUMBER.fullmatch(text)
        if found is None:
            return None
        return format(Decimal(found[1].replace(" ", "") + (f".{found[2]}" if found[2] else "")), "f")
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return format(Decimal(str(value)), "f")


def _text(value: CellValue) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return columns().label("boolean", "true" if value else "false")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def typed_cell(value: CellValue, *, percent: bool = False) -> Cell | None:
    """Return the cell of a typed value (XLSX); ``percent``: the sheet shows 0.8 as 80 %."""
    if isinstance(value, str):
        return text_cell(value)
    if percent and isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        hundred = Decimal(str(value)) * 100
        value = int(hundred) if hundred == hundred.to_integral_value() else hundred
    return Cell(value, _text(value))
