"""How long somebody worked, as two programs must agree on it (contracts, « Arithmetic of dates »).

Intervals are closed days, clipped to a window, merged where they overlap or touch. A merged interval ``[s, e]`` is
worth the largest m with s + m months ≤ e + 1 day, and the days left over; the left-over days of two or more merged
intervals are added up, 30 make a month; a single interval is never rounded up.

That worth does not quite grow with the days worked: two intervals of 30 days are two months, and may be less than
two once the day between them is worked as well. What is unknown is therefore tried out, not bounded.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, prod
from typing import NamedTuple

from reviewer.dossier.calendar import add_months

DAYS_IN_A_MONTH_OF_LEFTOVERS = 30
_ONE_DAY = timedelta(days=1)
_TRIES = 6000


class Interval(NamedTuple):
    """A closed interval of days: both belong to it."""

    start: date
    end: date


class Worth(NamedTuple):
    """Whole months, and the days left over."""

    months: int
    days: int


NOTHING = Worth(0, 0)


def clip(interval: Interval, window: Interval) -> Interval | None:
    """Return the part of an interval that lies in the window, or None."""
    start = max(interval.start, window.start)
    end = min(interval.end, window.end)
    return Interval(start, end) if start <= end else None


def merge(intervals: Iterable[Interval]) -> list[Interval]:
    """Return disjoint intervals in order; what overlaps or touches (one ends the day before) is one."""
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start.toordinal() <= merged[-1].end.toordinal() + 1:
            if end > merged[-1].end:
                merged[-1] = Interval(merged[-1].start, end)
        else:
            merged.append(Interval(start, end))
    return merged


def length(interval: Interval) -> Worth:
    """Return the whole calendar months of one interval, counted from its start, and the days left over."""
    start, end = interval
    if end == date.max:
        end -= _ONE_DAY
    after = end + _ONE_DAY
    months = (after.year - start.year) * 12 + after.month - start.month
    reached = add_months(start, months)
    if reached > after:
        months -= 1
        reached = add_months(start, months)
    return Worth(months, (after - reached).days)


def worth(merged: Sequence[Interval]) -> Worth:
    """Return what disjoint intervals are worth together."""
    if not merged:
        return NOTHING
    if len(merged) == 1:
        return length(merged[0])
    months = days = 0
    for interval in merged:
        one = length(interval)
        months += one.months
        days += one.days
    more, days = divmod(days, DAYS_IN_A_MONTH_OF_LEFTOVERS)
    return Worth(months + more, days)


def worked(intervals: Iterable[Interval], window: Interval) -> Worth:
    """Return what intervals are worth within a window."""
    return worth(merge(part for interval in intervals if (part := clip(interval, window)) is not None))


@dataclass(frozen=True, slots=True)
class Possible:
    """Work of which something is not known: the intervals that it may turn out to be; None: nothing that counts.

    ``starts``: the first and last day between which an unknown start may lie, where that is what is unknown.
    """

    alternatives: tuple[Interval | None, ...] = ()
    starts: Interval | None = None
    end: date | None = None

    @property
    def count(self) -> int:
        """Return how many things it may turn out to be."""
        days = 0 if self.starts is None else (self.starts.end - self.starts.start).days + 1
        return len(self.alternatives) + days

    @property
    def widest(self) -> Interval | None:
        """Return the longest interval that it may turn out to be."""
        if self.starts is not None and self.end is not None:
            return Interval(self.starts.start, self.end)
        known = [interval for interval in self.alternatives if interval is not None]
        return known[0] if known else None

    @property
    def narrowest(self) -> Interval | None:
        """Return the shortest thing that it may turn out to be."""
        if self.alternatives:
            return self.alternatives[-1]
        return None if self.starts is None or self.end is None else Interval(self.starts.end, self.end)

    def all(self) -> Iterator[Interval | None]:
        """Return everything that it may turn out to be, the widest first."""
        if self.starts is not None and self.end is not None:
            for shift in range((self.starts.end - self.starts.start).days + 1):
                yield Interval(self.starts.start + timedelta(days=shift), self.end)
        yield from self.alternatives


class Reach(NamedTuple):
    """Whether a number of months is reached: surely, possibly; and the least and most that was found."""

    surely: bool
    possibly: bool
    least: Worth
    most: Worth


def reach(months: int, sure: Sequence[Interval], possible: Sequence[Possible], window: Interval) -> Reach:
    """Tell whether work reaches a number of months, whatever the unknown facts turn out to be.

    Where there are too many combinations to try, the answer is « possibly » unless it is clear by a margin.
    """
    least = worked(sure, window)
    if not possible:
        reached = least.months >= months
        return Reach(reached, reached, least, least)
    widest = [interval for item in possible if (interval := item.widest) is not None]
    most = worked([*sure, *widest], window)
    # Filling a gap can lose up to a month, and a little for each interval whose months are counted anew.
    margin = 1 + ceil((len(sure) + len(possible)) / 4)
    if least.months - margin >= months:
        return Reach(True, True, least, most)
    if most.months + margin < months:
        return Reach(False, False, least, most)
    if prod(item.count for item in possible) > _TRIES:
        return Reach(False, True, least, most)
    narrow = [interval for item in possible if (interval := item.narrowest) is not None]
    if (worked([*sure, *narrow], window).months >= months) is not (most.months >= months):
        return Reach(False, True, least, most)
    surely, possibly = True, False
    for chosen in itertools.product(*(tuple(item.all()) for item in possible)):
        known = [interval for interval in chosen if interval is not None]
        if worked([*sure, *known], window).months >= months:
            possibly = True
        else:
            surely = False
        if possibly and not surely:
            break
    return Reach(surely, possibly, least, most)
