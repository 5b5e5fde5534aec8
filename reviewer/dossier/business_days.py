"""Business days of Québec: Monday to Friday, but for its public holidays (from the maintained ``holidays`` data).

The years around ours are written down in ``resources/calendars``: the package brings the calendars of the whole world,
and every list shows by when its dossiers are due.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache

from reviewer.resource_files import path as resource_path

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


def business_days_until(day: date, last: date) -> int:
    """Return how many business days come after a day, the last day included; 0 once it is past."""
    return sum(is_business_day(day + timedelta(days=step)) for step in range(1, (last - day).days + 1))


@cache
def written_down() -> Mapping[int, frozenset[date]]:
    """Return the public holidays of the years that are in the resources."""
    found = tomllib.loads(resource_path("calendars/quebec.toml").read_text(encoding="utf-8"))
    return {int(year): frozenset(days) for year, days in found["days"].items()}


@lru_cache(maxsize=256)
def _holidays(year: int) -> frozenset[date]:
    known = written_down().get(year)
    if known is not None:
        return known
    from holidays import country_holidays

    return frozenset(country_holidays("CA", subdiv="QC", years=year))
