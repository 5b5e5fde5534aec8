"""A table of ratings: who gave which item what, some of it missing, ready to be counted and resampled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Value = str | Decimal | int | bool


class Level(StrEnum):
    """What the ratings mean: names, ranks, or numbers whose differences count."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One rating of one item by one rater. ``rating`` None: missing."""

    item: str
    rater: str
    rating: Value | None


@dataclass(frozen=True, slots=True)
class RatingsTable:
    """The same, counted. ``units``: per item, rater to the position of the rating in ``categories``.

    ``categories`` in order: by number where all are numbers, else by text. Items without any rating are units too.
    """

    units: tuple[dict[str, int], ...]
    raters: tuple[str, ...]
    categories: tuple[Value, ...]

    @property
    def judgements(self) -> int:
        """Return how many ratings there are."""
        return sum(map(len, self.units))

    def scores(self) -> list[float]:
        """Return each category's number; raises ``ValueError`` where one has none."""
        return [_number(value) for value in self.categories]

    @classmethod
    def of(cls, judgements: Iterable[Judgement], categories: Sequence[Value] = ()) -> RatingsTable:
        """Count judgements; raise ``ValueError`` where a rater rates an item twice.

        ``categories``: of a scale that is known beforehand, so that what nobody gave is on it too.
        """
        items: dict[str, dict[str, Value]] = {}
        raters: dict[str, None] = {}
        found: set[Value] = set(categories)
        for one in judgements:
            unit = items.setdefault(one.item, {})
            raters[one.rater] = None
            if one.rating is None:
                continue
            if one.rater in unit:
                raise ValueError(f"{one.item}: {one.rater} twice")
            unit[one.rater] = one.rating
            found.add(one.rating)
        ordered = _ordered(found)
        place = {value: index for index, value in enumerate(ordered)}
        units = tuple({rater: place[value] for rater, value in unit.items()} for unit in items.values())
        return cls(units, tuple(raters), ordered)


def _ordered(values: Iterable[Value]) -> tuple[Value, ...]:
    try:
        return tuple(sorted(values, key=_number))
    except ValueError:
        return tuple(sorted(values, key=str))


def _number(value: Value) -> float:
    if isinstance(value, str):
        raise ValueError(value)
    return float(value)
