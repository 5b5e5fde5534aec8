"""Business days of Québec: Monday to Friday, but for its public holidays (from the maintained ``holidays`` data)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_SATURDAY = 5


def is_business_day(day: date) -> bool:
    """Tell whether offices of Québec are open on a day."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def add_business_days(day: date, count: int) -> date:
    """Return the business day that is so many business days after a day; the day itself does not count.

    ``count`` 0 gives the day itself, or the first business day after it. Raises ``ValueError`` for a negative count,
    ``OverflowError`` beyond the calendar.
    """
    if count < 0:
        raise ValueError(count)
    found = day
    while count or not is_business_day(found):
        found += timedelta(days=1)
        if is_business_day(found) and count:
            count -= 1
    return found


@lru_cache(maxsize=256)
def _holidays(year: int) -> frozenset[date]:
    # Loaded late: it is only asked for when a letter is written.
    from holidays import country_holidays

    return frozenset(country_holidays("CA", subdiv="QC", years=year))
