"""Calendar months as figures name them: ``2025-03``."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache


def month_of(day: date) -> int:
    """Return the month's number: months since the year 0."""
    return day.year * 12 + day.month - 1


class Months(dict[date, int]):
    """The number of a day's month, remembered: a pass over all dossiers asks for few days many times."""

    def __missing__(self, day: date) -> int:
        self[day] = month_of(day)
        return self[day]


@lru_cache(maxsize=4096)
def month_name(number: int) -> str:
    """Return a month's name by its number."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def months_between(first: str, last: str) -> range:
    """Return the numbers of the months from one to another, both included."""
    return range(month_of(first_of(first)), month_of(first_of(last)) + 1)


def first_of(month: str) -> date:
    """Return a month's first day."""
    return date.fromisoformat(f"{month}-01")


def last_of(month: str) -> date:
    """Return a month's last day."""
    first = first_of(month)
    if (first.year, first.month) == (date.max.year, date.max.month):
        return date.max
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - timedelta(days=1)
