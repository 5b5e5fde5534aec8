"""What a query says: clauses that must all hold, each with alternatives, each perhaps denied.

Dates are kept as they were meant (a month, thirty days from now) and become days only when a query is asked: a saved
view goes with the calendar. ``reviewer.search.writing`` gives the one text of a query.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reviewer.dossier.calendar import add_months


class Unit(StrEnum):
    """In what a distance from today is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a fixed list, by its key."""

    value: str


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words that must follow each other, each whole but the last, of which the beginning is enough.

    ``shown``: as they were typed.
    """

    folded: tuple[str, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a month or a day of the calendar (``parts`` 1, 2, 3): ``first`` and ``last`` are both in it."""

    first: date
    last: date
    parts: int


@dataclass(frozen=True, slots=True)
class Distance:
    """So many days, weeks, months or years: ago for days that are past, from now for those to come."""

    number: int
    unit: Unit

    def day(self, today: date, *, ahead: bool) -> date:
        """Return the day at this distance from today, clamped to what the calendar holds."""
        sign = 1 if ahead else -1
        try:
            if self.unit in {Unit.DAY, Unit.WEEK}:
                days = self.number * (7 if self.unit is Unit.WEEK else 1)
                return today + timedelta(days=sign * days)
            months = self.number * (12 if self.unit is Unit.YEAR else 1)
            return add_months(today, sign * months)
        except (OverflowError, ValueError):
            return date.max if ahead else date.min


@dataclass(frozen=True, slots=True)
class Days:
    """Days between two ends, both included where ``open_*`` is False; an end that is None is not there.

    Both ends are of one kind: periods of the calendar, or distances from today.
    """

    low: Period | Distance | None
    high: Period | Distance | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A number between two ends, both included; ``of``: of how many in all, None for any."""

    low: int | None
    high: int | None
    of: int | None = None


Test = Choice | Words | Days | Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A field and what it may be: one of the tests must hold. ``field`` None: plain words. ``denied``: none may."""

    field: str | None
    tests: tuple[Test, ...]
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Everything that must hold."""

    clauses: tuple[Clause, ...] = ()


def day_ends(test: Days, today: date, *, ahead: bool) -> tuple[date | None, date | None] | None:
    """Return the first and the last day that a test admits, None where nothing bounds it; None in all where no day can.

    ``ahead``: distances are counted from today into the days to come, and never reach into the past; otherwise the
    other way round.
    """
    if isinstance(test.low, Distance) or isinstance(test.high, Distance):
        return _distances(test, today, ahead=ahead)
    low = test.low.last if isinstance(test.low, Period) and test.low_open else _first(test.low)
    high = test.high.first if isinstance(test.high, Period) and test.high_open else _last(test.high)
    return _closed(low, high, low_open=test.low_open, high_open=test.high_open)


def _distances(test: Days, today: date, *, ahead: bool) -> tuple[date | None, date | None] | None:
    near = test.low.day(today, ahead=ahead) if isinstance(test.low, Distance) else today
    far = test.high.day(today, ahead=ahead) if isinstance(test.high, Distance) else None
    near_open, far_open = test.low is not None and test.low_open, test.high_open
    if ahead:
        return _closed(near, far, low_open=near_open, high_open=far_open)
    return _closed(far, near, low_open=far_open, high_open=near_open)


def _closed(
    low: date | None, high: date | None, *, low_open: bool, high_open: bool
) -> tuple[date | None, date | None] | None:
    try:
        if low is not None and low_open:
            low += timedelta(days=1)
        if high is not None and high_open:
            high -= timedelta(days=1)
    except OverflowError:
        return None
    return None if low is not None and high is not None and low > high else (low, high)


def _first(end: Period | Distance | None) -> date | None:
    return end.first if isinstance(end, Period) else None


def _last(end: Period | Distance | None) -> date | None:
    return end.last if isinstance(end, Period) else None
