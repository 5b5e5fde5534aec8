"""The days that figures are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reviewer.statistics.indicators.definitions import Dimension
from reviewer.statistics.indicators.months import first_of, last_of


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included; None: without an end on that side. What there is today (``STOCK``) has no period."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether a day is in it."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    def within(self, other: Period) -> Period:
        """Return the days that both hold."""
        firsts = [one for one in (self.first, other.first) if one is not None]
        lasts = [one for one in (self.last, other.last) if one is not None]
        return Period(max(firsts, default=None), min(lasts, default=None))


ALWAYS = Period()


def days_of(at: Mapping[Dimension, str], period: Period) -> Period:
    """Return the days that a figure is about: those of the period that its month or year holds."""
    month, year = at.get(Dimension.MONTH), at.get(Dimension.YEAR)
    if month is not None:
        period = period.within(Period(first_of(month), last_of(month)))
    if year is not None:
        period = period.within(Period(first_of(f"{year}-01"), last_of(f"{year}-12")))
    return period
