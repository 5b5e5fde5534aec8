"""Calendar arithmetic that two programs must agree on (contracts, « Arithmetic of dates »)."""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache


def add_months(day: date, months: int) -> date:
    """Return the day N calendar months later (or earlier), clamped to the month's end.

    Raises ``OverflowError`` outside the years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"year {year}")
    if day.day <= 28:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@lru_cache(maxsize=4096)
def add_months_within_calendar(day: date, months: int) -> date:
    """Return the day N calendar months later or earlier; the calendar's first or last day where there is none."""
    try:
        return add_months(day, months)
    except OverflowError:
        return date.max if months > 0 else date.min


def birthday(born_on: date, years: int) -> date | None:
    """Return the day on which somebody reaches an age; the 1st of March for a 29 February that is not there.

    None where that is beyond the calendar.
    """
    year = born_on.year + years
    if year > date.max.year:
        return None
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def age_on(born_on: date, day: date) -> int:
    """Return the age in whole years on a day; negative before the birth."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
