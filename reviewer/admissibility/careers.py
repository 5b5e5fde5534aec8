"""From the experiences of a request to the intervals that count, surely or possibly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from reviewer.admissibility.experience import (
    DAYS_IN_A_MONTH_OF_LEFTOVERS,
    Interval,
    Possible,
    Reach,
    reach,
    worked,
)
from reviewer.admissibility.trial import Truth, all_of
from reviewer.dossier.calendar import add_months_within_calendar
from reviewer.dossier.request import Experience, NocVersion
from reviewer.programme.classification import edition_of_level, level_of_code, levels
from reviewer.programme.rules import CountedWork

EXPERIENCES = "candidate.experiences"

_DAYS_A_MONTH = 30.4375
_COUNTED_ANEW = 7
"""Days that an interval can gain at most when its months are counted from another start (months of 28 to 31 days)."""


class Kind(NamedTuple):
    """Whether work is of a kind that counts. ``doubt``: what leaves it open though every fact is known."""

    counts: Truth
    missing: tuple[str, ...] = ()
    doubt: str | None = None


KindOf = Callable[[Experience], Kind]


def kind_by_level(values: CountedWork) -> KindOf:
    """Return a judge of work by its level: declared, or derived from the code where it is not.

    Where every level is admitted, work counts though its level is unknown: it comes out the same whatever it is.
    """
    admitted = {
        NocVersion.V2016: frozenset(values.levels_2016.value),
        NocVersion.V2021: frozenset(values.levels_2021.value),
    }
    uncertain = frozenset(values.uncertain_levels_2021.value)
    if not uncertain and all(found >= levels(edition) for edition, found in admitted.items()):
        return _counts_anyway

    def judge(editions: tuple[NocVersion, ...], level: str) -> Kind | None:
        found = {level in admitted[edition] for edition in editions}
        if len(found) != 1:
            return None
        if editions == (NocVersion.V2021,) and level in uncertain:
            return Kind(None, doubt=level)
        return Kind(found.pop())

    @lru_cache(maxsize=4096)
    def kind_of(declared: str | None, noc: str | None, version: NocVersion | None) -> Kind:
        if declared is not None:
            level = declared.upper()
            return judge(edition_of_level(level, version), level) or Kind(None, ("noc_version",))
        if noc is None:
            return Kind(None, ("level", "noc"))
        derived = level_of_code(noc, version)
        if derived is None:
            return Kind(None, ("level",))
        return judge((derived[0],), derived[1]) or Kind(None, ("level",))

    return lambda experience: kind_of(experience.level, experience.noc, experience.noc_version)


def _counts_anyway(_experience: Experience) -> Kind:
    return Kind(True)


@dataclass(slots=True)
class Career:
    """What the experiences of a request give within a window."""

    sure: list[Interval] = field(default_factory=list)
    possible: list[Possible] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def reach(self, months: int, window: Interval) -> Reach:
        """Tell whether the work reaches a number of months in the window."""
        return reach(months, self.sure, self.possible, window)


def career(
    experiences: tuple[Experience, ...], window: Interval, day: date, minimum_hours: Decimal, kind_of: KindOf
) -> Career:
    """Return the intervals that count in the window. ``day``: the reference date, where what goes on is cut."""
    result = Career()
    for index, experience in enumerate(experiences):
        hours = None if experience.hours_per_week is None else experience.hours_per_week >= minimum_hours
        if hours is False:
            continue
        kind = kind_of(experience)
        counts = all_of((hours, kind.counts))
        end = min(experience.ended_on or day, day, window.end)
        start = experience.started_on
        if counts is False or end < window.start or (start is not None and start > end):
            continue
        missing = [*(() if hours else ("hours_per_week",)), *kind.missing]
        if start is not None:
            interval = Interval(max(start, window.start), end)
            if counts:
                result.sure.append(interval)
                continue
            result.possible.append(Possible(alternatives=(interval, None)))
        else:
            missing.append("started_on")
            may_be_later = experience.ended_on is None or experience.ended_on > window.end
            alternatives = () if counts and not may_be_later else (None,)
            result.possible.append(Possible(alternatives, Interval(window.start, end), end))
        result.missing.extend(f"{EXPERIENCES}.{index}.{name}" for name in missing)
        if kind.doubt is not None and kind.doubt not in result.doubts:
            result.doubts.append(kind.doubt)
    return result


def window_before(day: date, months: int) -> Interval:
    """Return the closed window « in the N months before » a day."""
    return Interval(add_months_within_calendar(day, -months), day)


def _known_to_count(
    experiences: tuple[Experience, ...], minimum_hours: Decimal, kind_of: KindOf
) -> Iterator[tuple[date, date | None]]:
    for experience in experiences:
        hours = experience.hours_per_week
        if (
            experience.started_on is not None
            and hours is not None
            and hours >= minimum_hours
            and kind_of(experience).counts
        ):
            yield experience.started_on, experience.ended_on


def first_day_reaching(
    months: int,
    experiences: tuple[Experience, ...],
    day: date,
    minimum_hours: Decimal,
    kind_of: KindOf,
    window_on: Callable[[date], Interval],
) -> date | None:
    """Return the first later day on which work that is known to count reaches a number of months.

    Work that goes on, or that is planned, grows with time; the window moves with the day. None where time alone
    never does it.
    """
    known = list(_known_to_count(experiences, minimum_hours, kind_of))
    horizon = day
    for start, end in known:
        until = add_months_within_calendar(max(start, day), months + 1) if end is None else end
        horizon = max(horizon, until)

    def short_on(later: date) -> int:
        """Return how many days are short at the least; zero or less where the months are reached."""
        spans = [Interval(start, min(end or later, later)) for start, end in known if start <= later]
        found = worked(spans, window_on(later))
        reached = found.months >= months
        return 0 if reached else max(1, DAYS_IN_A_MONTH_OF_LEFTOVERS * (months - found.months) - found.days)

    later = day
    short = short_on(day) if day < horizon else 0
    while later < horizon:
        step = max(1, short - _COUNTED_ANEW * (len(known) + 1))
        later += timedelta(days=min(step, (horizon - later).days))
        short = short_on(later)
        if short <= 0:
            return later
    return None


def safe_step(short: int, intervals: int) -> int:
    """Return a number of days in which nothing can be reached yet: a day adds a day to the work, never more.

    Counting months anew in each interval can gain a month in all, and a little for each interval.
    """
    return max(1, int(_DAYS_A_MONTH * (short - 1 - 0.25 * (intervals + 1))))
