"""The one text of a query, in either language, and the sentences of its faults."""

from __future__ import annotations

import re

from reviewer.search.catalogue import Catalogue, SearchField
from reviewer.search.faults import SearchFault
from reviewer.search.tree import Choice, Clause, Count, Days, Distance, Period, Query, Test, Unit, Words

_BARE = re.compile(r"[\w/&+][\w'’./&+-]*")


def text_of(query: Query, catalogue: Catalogue, language: str = "fr") -> str:
    """Return what could be typed for a query. Reading it gives the same query again."""
    return " ".join(_clause(one, catalogue, language) for one in query.clauses)


def token_text(wanted: SearchField, value: str, *, denied: bool = False, language: str = "fr") -> str:
    """Return a term from a field and what was typed or chosen for it, quoted where it must be."""
    known = wanted.value_of(value)
    word = value if known is None else known.words[language][0]
    quoted = word if re.fullmatch(r"\S+", word) and '"' not in word else f'"{word.replace(chr(34), " ")}"'
    return f"{'-' if denied else ''}{wanted.words[language][0]}:{quoted}"


def sentence(fault: SearchFault, catalogue: Catalogue, language: str = "fr") -> str:
    """Return what is wrong, and what would do, in words."""
    told = catalogue.faults
    wanted = told["wanted"][language].format(words=", ".join(fault.wanted)) if fault.wanted else ""
    return told[fault.code][language].format(found=fault.found, wanted=wanted)


def _clause(clause: Clause, catalogue: Catalogue, language: str) -> str:
    wanted = None if clause.field is None else catalogue.field_of(clause.field)
    tests = ",".join(_test(one, wanted, catalogue, language) for one in clause.tests)
    named = "" if clause.field is None else f"{_name(clause.field, wanted, language)}:"
    return f"{'-' if clause.denied else ''}{named}{tests}"


def _name(key: str, wanted: SearchField | None, language: str) -> str:
    return key if wanted is None else wanted.words[language][0]


def _test(test: Test, wanted: SearchField | None, catalogue: Catalogue, language: str) -> str:
    match test:
        case Words():
            return test.shown if _is_bare(test.shown, in_field=wanted is not None) else f'"{test.shown}"'
        case Choice():
            known = None if wanted is None else wanted.value_of(test.value)
            return test.value if known is None else known.words[language][0]
        case Count():
            of = "" if test.of is None else f"/{test.of}"
            return _ends(_number(test.low), _number(test.high)) + of
        case Days():
            return _days(test, catalogue, language)


def _days(test: Days, catalogue: Catalogue, language: str) -> str:
    low, high = _end(test.low, catalogue, language), _end(test.high, catalogue, language)
    if low is not None and test.low_open:
        return f">{low}"
    if high is not None and test.high_open:
        return f"<{high}"
    return _ends(low, high)


def _ends(low: str | None, high: str | None) -> str:
    if low == high and low is not None:
        return low
    if high is None:
        return f">={low}"
    return f"<={high}" if low is None else f"{low}..{high}"


def _end(end: Period | Distance | None, catalogue: Catalogue, language: str) -> str | None:
    match end:
        case None:
            return None
        case Period():
            return "-".join(f"{end.first:%Y-%m-%d}".split("-")[: end.parts]).rjust(4, "0")
        case Distance():
            return f"{end.number}{catalogue.units[Unit(end.unit)][language][0]}"


def _number(number: int | None) -> str | None:
    return None if number is None else str(number)


def _is_bare(shown: str, *, in_field: bool) -> bool:
    return bool(_BARE.fullmatch(shown)) and (in_field or ":" not in shown)
