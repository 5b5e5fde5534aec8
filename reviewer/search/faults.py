"""What is wrong in a typed query: where, and what was wanted. Nothing is raised: half a query is a query."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultCode(StrEnum):
    """The kinds of faults; their sentences are in ``resources/search/catalogue.toml``, under ``fault``."""

    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_VALUE = "unknown_value"
    VALUE_MISSING = "value_missing"
    NOT_A_DAY = "not_a_day"
    NOT_A_COUNT = "not_a_count"
    ENDS_REVERSED = "ends_reversed"
    ENDS_MIXED = "ends_mixed"
    QUOTE_OPEN = "quote_open"
    NO_LETTERS = "no_letters"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class SearchFault:
    """One fault. ``start`` and ``end``: columns in the text, from 0; ``wanted``: words that would do, at most ten."""

    code: FaultCode
    start: int
    end: int
    found: str
    wanted: tuple[str, ...] = ()
