"""Lengths of time in business days of Québec, counted in a table of days; medians and deciles of whole counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from reviewer.dossier.business_days import add_business_days, is_business_day

FIRST_YEAR, LAST_YEAR = 1990, 2199
"""Beyond these a date is a mistake, and no length is measured from it."""
_FIRST, _LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


def elapsed(start: date, end: date) -> int | None:
    """Return how many business days after a day another one is: the day itself does not count.

    None where the second comes before the first, or one of them is beyond the table.
    """
    if not _FIRST <= start <= end <= _LAST:
        return None
    return _DAYS[end] - _DAYS[start]


@lru_cache(maxsize=16384)
def due_after(start: date, length: int) -> date:
    """Return ``add_business_days``, remembered."""
    return add_business_days(start, length)


def percentile(counted: Mapping[int, int], percent: int) -> int | None:
    """Return the smallest number that so many percent of the counted numbers do not exceed; None of nothing.

    The rank is rounded up (« nearest rank »): the answer is always a length that was measured.
    """
    total = sum(counted.values())
    if not total:
        return None
    rank = -(-total * percent // 100)
    numbers = sorted(counted)
    reached = accumulate(counted[number] for number in numbers)
    return next(number for number, seen in zip(numbers, reached, strict=True) if seen >= rank)


class _Days(dict[date, int]):
    """Each day with the number of business days up to it, a year at a time."""

    def __missing__(self, day: date) -> int:
        count = _before(day.year)
        one = date(day.year, 1, 1)
        while one.year == day.year:
            count += is_business_day(one)
            self[one] = count
            one += timedelta(days=1)
        return self[day]


_DAYS = _Days()


def _before(year: int) -> int:
    """Return the business days of the table before a year."""
    return 0 if year <= FIRST_YEAR else _DAYS[date(year - 1, 12, 31)]
