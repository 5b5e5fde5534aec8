"""Reading what was typed: what is understood, and what is not, with its place. Half a query is never an error."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice

from reviewer.dossier.calendar import add_months
from reviewer.search.catalogue import Catalogue, Kind, SearchField, folded_word
from reviewer.search.faults import FaultCode, SearchFault
from reviewer.search.tokens import Token, Value, cut, plain
from reviewer.search.tree import Choice, Clause, Count, Days, Distance, Period, Query, Test, Unit, Words
from reviewer.search.words import words_of

MOST_CHARACTERS = 2_000
MOST_TESTS = 100
"""How much a query may hold, so that none can take the database's time."""

_MOST_WANTED = 10
_NEAR = 0.6
_COMPARED = re.compile(r"(<=|>=|<|>|≤|≥)(.+)", re.DOTALL)
_PERIOD = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_DISTANCE = re.compile(r"(\d{1,5})\s*([^\W\d_]+)", re.ASCII | re.IGNORECASE)
_COUNT = re.compile(r"(\d{1,4})", re.ASCII)
_OF = re.compile(r"(.*)/(\d{1,4})", re.ASCII | re.DOTALL)
_ROUGH_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was understood of a text, and what was not."""

    query: Query
    faults: tuple[SearchFault, ...] = ()


class _Unread(Exception):  # never leaves this module: a fault in its making
    def __init__(self, code: FaultCode, wanted: Iterable[str] = ()) -> None:
        self.code = code
        self.wanted = tuple(islice(wanted, _MOST_WANTED))


def parse(text: str, catalogue: Catalogue, language: str = "fr") -> Parsed:
    """Return what a text says. A value that is not understood is left out and told; so is a term without any other.

    ``language``: of the words that faults propose.
    """
    reading = _Reading(catalogue, language)
    faults = reading.faults
    if len(text) > MOST_CHARACTERS:
        wanted = (str(MOST_CHARACTERS),)
        faults.append(SearchFault(FaultCode.TOO_LONG, MOST_CHARACTERS, len(text), "", wanted))
        text = text[:MOST_CHARACTERS]
    tokens = cut(text)
    clauses = []
    left = MOST_TESTS
    for token in tokens:
        left -= len(token.values)
        if left < 0:
            faults.append(SearchFault(FaultCode.TOO_LONG, token.start, len(text), "", (str(MOST_TESTS),)))
            break
        clause = reading.clause(token)
        if clause is not None:
            clauses.append(clause)
    return Parsed(Query(tuple(clauses)), tuple(faults))


@dataclass(slots=True)
class _Reading:
    catalogue: Catalogue
    language: str
    faults: list[SearchFault] = field(default_factory=list)

    def clause(self, token: Token) -> Clause | None:
        found = None
        if token.field is not None:
            found = self.catalogue.field(token.field)
            if found is None:
                end = token.field_start + len(token.field)
                wanted = tuple(islice(self._fields_like(token.field), _MOST_WANTED))
                self.faults.append(
                    SearchFault(FaultCode.UNKNOWN_FIELD, token.field_start, end, token.field, wanted)
                )
                return None
        read = (self._test(found, value, token) for value in token.values)
        tests = tuple(dict.fromkeys(one for one in read if one is not None))
        if not tests:
            return None
        return Clause(field=None if found is None else found.key, tests=tests, denied=token.denied)

    def _test(self, wanted: SearchField | None, value: Value, token: Token) -> Test | None:
        if not value.closed:
            self.faults.append(SearchFault(FaultCode.QUOTE_OPEN, value.start, value.end, value.text))
        shown = plain(value.text)
        try:
            if not shown:
                raise _Unread(FaultCode.VALUE_MISSING, self._samples(wanted))
            return self._read(wanted, shown)
        except _Unread as fault:
            missing = fault.code is FaultCode.VALUE_MISSING
            if missing and token.field is None and value.closed:
                return None  # a comma or a pair of quotes between plain words
            start = token.start if missing else value.start
            found = f"{token.field}:" if missing and token.field else shown
            self.faults.append(SearchFault(fault.code, start, max(value.end, start), found, fault.wanted))
            return None

    def _read(self, wanted: SearchField | None, shown: str) -> Test:
        if wanted is None or wanted.kind is Kind.TEXT:
            folded = words_of(shown)
            if not folded:
                raise _Unread(FaultCode.NO_LETTERS)
            return Words(folded, shown)
        if wanted.kind is Kind.CHOICE:
            chosen = wanted.value(shown)
            if chosen is None:
                raise _Unread(FaultCode.UNKNOWN_VALUE, self._values_like(wanted, shown))
            return Choice(chosen.key)
        if wanted.kind is Kind.DATE:
            return self._days(wanted, shown)
        return self._count(wanted, shown)

    # --- days ------------------------------------------------------------------------------------------------

    def _days(self, wanted: SearchField, shown: str) -> Days:
        compared = _COMPARED.fullmatch(shown)
        if compared:
            sign, end = compared.group(1), self._end(wanted, compared.group(2))
            open_end = sign in {"<", ">"}
            if sign in {"<", "<=", "≤"}:
                return Days(None, end, high_open=open_end)
            return Days(end, None, low_open=open_end)
        if ".." not in shown:
            end = self._end(wanted, shown)
            return Days(end, end)
        first, last = shown.split("..", 1)
        low = self._end(wanted, first) if first else None
        high = self._end(wanted, last) if last else None
        if low is None and high is None:
            raise _Unread(FaultCode.NOT_A_DAY, self._samples(wanted))
        if low is not None and high is not None:
            _require_in_order(low, high)
        return Days(low, high)

    def _end(self, wanted: SearchField, shown: str) -> Period | Distance:
        shown = shown.strip()
        if found := _PERIOD.fullmatch(shown):
            period = _period(*found.groups())
            if period is not None:
                return period
        if (found := _DISTANCE.fullmatch(shown)) and (unit := self._unit(found.group(2))):
            return Distance(int(found.group(1)), unit)
        raise _Unread(FaultCode.NOT_A_DAY, self._samples(wanted))

    def _unit(self, word: str) -> Unit | None:
        named = folded_word(word)
        for key, words in self.catalogue.units.items():
            if any(named == folded_word(one) for some in words.values() for one in some):
                return Unit(key)
        return None

    # --- counts ----------------------------------------------------------------------------------------------

    def _count(self, wanted: SearchField, shown: str) -> Count:
        of = None
        if parts := _OF.fullmatch(shown):
            shown, of = parts.group(1), int(parts.group(2))
        compared = _COMPARED.fullmatch(shown)
        if compared:
            sign, number = compared.group(1), self._number(wanted, compared.group(2))
            low = number + (sign == ">") if sign in {">", ">=", "≥"} else None
            high = number - (sign == "<") if sign in {"<", "<=", "≤"} else None
        elif ".." in shown:
            first, last = shown.split("..", 1)
            low = self._number(wanted, first) if first else None
            high = self._number(wanted, last) if last else None
        else:
            low = high = self._number(wanted, shown)
        if (low is None and high is None) or (high is not None and high < 0):
            raise _Unread(FaultCode.NOT_A_COUNT, self._samples(wanted))
        if low is not None and high is not None and low > high:
            raise _Unread(FaultCode.ENDS_REVERSED)
        return Count(low, high, of)

    def _number(self, wanted: SearchField, shown: str) -> int:
        found = _COUNT.fullmatch(shown.strip())
        if not found:
            raise _Unread(FaultCode.NOT_A_COUNT, self._samples(wanted))
        return int(found.group(1))

    # --- what would do ---------------------------------------------------------------------------------------

    def _samples(self, wanted: SearchField | None) -> tuple[str, ...]:
        if wanted is None:
            return ()
        return wanted.examples.get(self.language, ()) or tuple(self._values_like(wanted, ""))

    def _values_like(self, wanted: SearchField, shown: str) -> Iterable[str]:
        words = [one.words[self.language][0] for one in wanted.values]
        return _likeliest(shown, words)

    def _fields_like(self, shown: str) -> Iterable[str]:
        return _likeliest(shown, [one.words[self.language][0] for one in self.catalogue.fields])


def _likeliest(shown: str, words: list[str]) -> list[str]:
    """Return the words that are like the one that was typed; all of them, in their order, where none is."""
    from difflib import SequenceMatcher

    typed = folded_word(shown)
    ranked = [(SequenceMatcher(None, typed, folded_word(one)).ratio(), one) for one in words]
    like = [one for rank, one in sorted(ranked, key=lambda pair: -pair[0]) if rank >= _NEAR]
    return like or words


def _period(year: str, month: str | None, day: str | None) -> Period | None:
    try:
        if day is not None and month is not None:
            one = date(int(year), int(month), int(day))
            return Period(one, one, 3)
        first = date(int(year), int(month or 1), 1)
        if first.year == date.max.year and (month is None or first.month == date.max.month):
            return Period(first, date.max, 1 if month is None else 2)
        following = add_months(first, 12 if month is None else 1)
        return Period(first, following - timedelta(days=1), 1 if month is None else 2)
    except ValueError:
        return None


def _require_in_order(low: Period | Distance, high: Period | Distance) -> None:
    if isinstance(low, Period) and isinstance(high, Period):
        reversed_ends = low.first > high.last
    elif isinstance(low, Distance) and isinstance(high, Distance):
        near, far = (one.number * _ROUGH_DAYS[one.unit] for one in (low, high))
        reversed_ends = near > far
    else:
        raise _Unread(FaultCode.ENDS_MIXED)
    if reversed_ends:
        raise _Unread(FaultCode.ENDS_REVERSED)
