"""The book of figures: everything counted in one pass, then read by any definition, by any breakdown.

Every figure of a window, a report, an export and a list comes from one of these, so that none can differ from another.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from reviewer.statistics.indicators.definitions import Definitions, Dimension, Indicator, Kind, View
from reviewer.statistics.indicators.delays import percentile
from reviewer.statistics.indicators.facts import Branch, Story
from reviewer.statistics.indicators.measures import MEASURES, Setting, observations
from reviewer.statistics.indicators.months import (
    Months,
    month_name,
    month_of,
    months_between,
)
from reviewer.statistics.indicators.period import ALWAYS, Period
from reviewer.statistics.indicators.queries import QueryWords

Place = tuple[str, ...]
"""Values of the dimensions of a breakdown, in their order."""

_TENTH = Decimal("0.1")
_HALF, _NINE_TENTHS = 50, 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure. ``value`` None: a dash, there is nothing that it could be a share or a length of.

    ``category``: empty where the indicator is not split; ``at``: the breakdown. ``count``: what was counted, of a rate
    its numerator, of a delay how many lengths; ``of``: a rate's denominator; ``p90``: a delay's ninth decile.
    ``query``: the search text of the list behind it, where the search language can say it; ``doubts``: the failed
    checks that nobody has settled.
    """

    indicator: str
    category: str
    at: Mapping[Dimension, str]
    view: View
    value: Decimal | None
    count: int
    of: int | None = None
    p90: int | None = None
    query: str | None = None
    doubts: tuple[str, ...] = ()


_THING, _BRANCH, _LENGTH = 17, 35, 47
_MONTH, _THINGS, _BRANCHES = (1 << _THING) - 1, (1 << 18) - 1, (1 << 12) - 1
"""A thing counted is one number, of these parts: month, thing, branch, length. So a year's worth fits in the
machine's own numbers, and is counted by sorting instead of by hashing millions of tuples."""


def _counts(keys: array[int]) -> Iterator[tuple[int, int]]:
    """Yield each number and how often it is there."""
    import numpy as np

    numbers, counts = np.unique(np.frombuffer(keys, np.int64), return_counts=True)
    yield from zip(numbers.tolist(), counts.tolist(), strict=True)


class Numbered(dict[str, dict[str, int]]):
    """A number for each measure and category, at its place in a key of ``Tally``."""

    def __missing__(self, measure: str) -> dict[str, int]:
        self[measure] = _Categories(self)
        return self[measure]

    def named(self) -> Mapping[int, tuple[str, str]]:
        """Return the measure and category of each number."""
        return {
            number >> _THING: (measure, category)
            for measure, categories in self.items()
            for category, number in categories.items()
        }


class _Categories(dict[str, int]):
    def __init__(self, all_things: Numbered) -> None:
        super().__init__()
        self._all = all_things

    def __missing__(self, category: str) -> int:
        number = sum(map(len, self._all.values()))
        if number > _THINGS:
            raise OverflowError(category)
        self[category] = number << _THING
        return self[category]


@dataclass(slots=True)
class Tally:
    """Counts in the making: give it stories, then take the book."""

    setting: Setting
    period: Period = ALWAYS
    dossiers: int = 0
    _seen: array[int] = field(default_factory=lambda: array("q"))
    _lengths: array[int] = field(default_factory=lambda: array("q"))
    _things: Numbered = field(default_factory=Numbered)
    _branches: dict[Branch, int] = field(default_factory=dict)
    _months: Months = field(default_factory=Months)

    def add(self, story: Story) -> None:
        """Count one dossier."""
        self.dossiers += 1
        known, months, things = self._branches, self._months, self._things
        branch = known.setdefault(story.dossier.branch, len(known))
        told = observations(story, self.setting)
        seen, lengths = told.seen, told.lengths
        if self.period != ALWAYS:
            holds = self.period.holds
            seen = [one for one in seen if MEASURES[one[0]].view is View.STOCK or holds(one[2])]
            lengths = [one for one in lengths if holds(one[1])]
        if branch > _BRANCHES:
            raise OverflowError(branch)
        first = branch << _BRANCH
        self._seen.extend([first + things[name][category] + months[day] for name, category, day in seen])
        if lengths:
            self._lengths.extend(
                [
                    (length << _LENGTH) + first + things[name][""] + months[day]
                    for name, day, length in lengths
                ]
            )

    def book(
        self,
        definitions: Definitions,
        words: QueryWords,
        *,
        filtered_by: str = "",
        doubts: Mapping[str, tuple[str, ...]] | None = None,
    ) -> FigureBook:
        """Return everything that was counted, to be read. ``filtered_by``: the search text of the population."""
        branches = list(self._branches)
        cells: dict[str, dict[tuple[str, int, Branch], int]] = {name: {} for name in MEASURES}
        named = self._things.named()
        for key, count in _counts(self._seen):
            name, category = named[key >> _THING & _THINGS]
            cells[name][category, key & _MONTH, branches[key >> _BRANCH]] = count
        lengths: dict[str, dict[tuple[int, Branch], dict[int, int]]] = {name: {} for name in MEASURES}
        for key, count in _counts(self._lengths):
            name, _ = named[key >> _THING & _THINGS]
            month, branch = key & _MONTH, branches[key >> _BRANCH & _BRANCHES]
            counted = lengths[name].setdefault((month, branch), {})
            counted[key >> _LENGTH] = count
            at = ("", month, branch)
            cells[name][at] = cells[name].get(at, 0) + count
        return FigureBook(
            definitions=definitions,
            setting=self.setting,
            period=self.period,
            dossiers=self.dossiers,
            words=words,
            filtered_by=filtered_by,
            doubts=doubts or {},
            cells=cells,
            lengths=lengths,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBook:
    """Figures of a population and a period, all counted at once. ``doubts``: by indicator."""

    definitions: Definitions
    setting: Setting
    period: Period
    dossiers: int
    words: QueryWords
    filtered_by: str
    doubts: Mapping[str, tuple[str, ...]]
    cells: Mapping[str, Mapping[tuple[str, int, Branch], int]]
    lengths: Mapping[str, Mapping[tuple[int, Branch], Mapping[int, int]]]

    def rows(
        self, indicator: Indicator, by: Sequence[Dimension] = (), at: Mapping[Dimension, str] | None = None
    ) -> tuple[Figure, ...]:
        """Return an indicator's figures, by these dimensions. ``at``: only where these have these values.

        Months and years between the first and the last that anything was counted in are all there.
        """
        by, fixed = tuple(dict.fromkeys(by)), dict(at or {})
        if MEASURES[indicator.measure].view is View.STOCK:
            by = tuple(one for one in by if one not in {Dimension.MONTH, Dimension.YEAR})
        counted = self._counted(indicator.measure, by, fixed)
        per = self._counted(indicator.per, by, fixed) if indicator.per else {}
        places = self._places(by, {place for _, place in (*counted, *per)})
        return tuple(
            self._figure(
                indicator, category, {**fixed, **dict(zip(by, place, strict=True))}, counted, per, place
            )
            for place in places
            for category in self._categories(indicator, {key for key, _ in counted})
        )

    def figure(
        self, indicator: Indicator, category: str = "", at: Mapping[Dimension, str] | None = None
    ) -> Figure:
        """Return one figure; ``category``: of a split indicator, which one."""
        wanted = category if indicator.split else indicator.category
        fixed = dict(at or {})
        counted = self._counted(indicator.measure, (), fixed)
        per = self._counted(indicator.per, (), fixed) if indicator.per else {}
        return self._figure(indicator, wanted, fixed, counted, per, ())

    def counts(self, measure: str, by: Sequence[Dimension]) -> Mapping[tuple[str, Place], int]:
        """Return a measure's bare counts by category and place: what a published table is made of."""
        return self._counted(measure, tuple(by), {})

    # --- inside ----------------------------------------------------------------------------------------------

    def _figure(
        self,
        indicator: Indicator,
        category: str,
        at: Mapping[Dimension, str],
        counted: Mapping[tuple[str, Place], int],
        per: Mapping[tuple[str, Place], int],
        place: Place,
    ) -> Figure:
        wanted = category or indicator.category
        count = _sum(counted, wanted, place)
        made = Figure(
            indicator=indicator.id,
            category=category if indicator.split else "",
            at=at,
            view=indicator.view,
            value=Decimal(count),
            count=count,
            query=self.words.text(indicator, wanted, at, self.period, self.filtered_by),
            doubts=(*self.doubts.get(indicator.id, ()), *self.doubts.get("*", ())),
        )
        if indicator.kind is Kind.RATE:
            of = _sum(per, category if indicator.split else "", place)
            share = (Decimal(count * 100) / of).quantize(_TENTH, ROUND_HALF_UP) if of else None
            return replace(made, value=share, of=of)
        if indicator.kind is Kind.DELAY:
            lengths = self._lengths(indicator.measure, at)
            median = percentile(lengths, _HALF)
            return replace(
                made,
                value=None if median is None else Decimal(median),
                p90=percentile(lengths, _NINE_TENTHS),
            )
        return made

    def _categories(self, indicator: Indicator, met: Collection[str]) -> tuple[str, ...]:
        if not indicator.split:
            return ("",)
        known: tuple[str, ...] = MEASURES[indicator.measure].always
        if indicator.measure == "age":
            known = self.setting.age_classes
        elif indicator.measure == "avis_expiring":
            known = tuple(map(str, self.setting.horizons))
        if indicator.names and not known:
            known = tuple(indicator.names)
        return (*known, *sorted(set(met) - set(known)))

    def _counted(
        self, measure: str, by: Sequence[Dimension], at: Mapping[Dimension, str]
    ) -> dict[tuple[str, Place], int]:
        found: dict[tuple[str, Place], int] = defaultdict(int)
        for (category, month, branch), count in self.cells[measure].items():
            if _is_at(month, branch, at):
                found[category, tuple(_value(one, month, branch) for one in by)] += count
        return found

    def _lengths(self, measure: str, at: Mapping[Dimension, str]) -> Mapping[int, int]:
        found: dict[int, int] = defaultdict(int)
        for (month, branch), counted in self.lengths[measure].items():
            if _is_at(month, branch, at):
                for length, count in counted.items():
                    found[length] += count
        return found

    def _places(self, by: Sequence[Dimension], met: Iterable[Place]) -> list[Place]:
        if not by:
            return [()]
        values = [sorted({place[at] for place in met}) for at in range(len(by))]
        in_time = [at for at, one in enumerate(by) if one in {Dimension.MONTH, Dimension.YEAR}]
        if len(by) == 1 and in_time and values[0]:
            return [(one,) for one in _all_between(by[0], values[0][0], values[0][-1])]
        return sorted(set(met))


def ids_behind(
    figure: Figure, indicator: Indicator, stories: Iterable[Story], setting: Setting, period: Period
) -> frozenset[str]:
    """Return the dossiers that a figure counts (of a rate: its numerator), by the same observations."""
    measure = MEASURES[indicator.measure]
    wanted = figure.category or indicator.category

    def counts(name: str, category: str, day: date, branch: Branch) -> bool:
        return (
            name == indicator.measure
            and (not wanted or category == wanted)
            and (measure.view is View.STOCK or period.holds(day))
            and _is_at(month_of(day), branch, figure.at)
        )

    def behind(story: Story) -> bool:
        told, branch = observations(story, setting), story.dossier.branch
        return any(counts(*one, branch) for one in told.seen) or any(
            counts(name, "", day, branch) for name, day, _ in told.lengths
        )

    return frozenset(story.dossier.id for story in stories if behind(story))


def _sum(counted: Mapping[tuple[str, Place], int], category: str, place: Place) -> int:
    if category:
        return counted.get((category, place), 0)
    return sum(count for (_, where), count in counted.items() if where == place)


def _is_at(month: int, branch: Branch, at: Mapping[Dimension, str]) -> bool:
    return all(_value(one, month, branch) == wanted for one, wanted in at.items())


def _value(dimension: Dimension, month: int, branch: Branch) -> str:
    match dimension:
        case Dimension.MONTH:
            return month_name(month)
        case Dimension.YEAR:
            return f"{month // 12:04d}"
        case Dimension.PROGRAMME:
            return branch.programme
        case Dimension.STREAM:
            return branch.stream
        case Dimension.SUBSTREAM:
            return branch.substream
        case Dimension.PROFILE:
            return branch.profile


def _all_between(dimension: Dimension, first: str, last: str) -> Iterator[str]:
    if dimension is Dimension.YEAR:
        yield from (f"{year:04d}" for year in range(int(first), int(last) + 1))
    else:
        yield from (month_name(one) for one in months_between(first, last))
