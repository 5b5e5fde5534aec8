"""The search text of the list behind a figure, in the words of the search language (``resources/search``).

A definition names fields and values by their keys (``state={category}``, ``-state=issued,withdrawn``); the words are
the catalogue's. Where the language cannot say exactly what is counted, there is no text, and none is made up: the list
behind such a figure is asked by the figure itself (``ids_behind``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from reviewer.statistics.indicators.definitions import Dimension, Indicator, Unit, View
from reviewer.statistics.indicators.measures import MEASURES
from reviewer.statistics.indicators.months import first_of, last_of
from reviewer.statistics.indicators.period import Period

CATEGORY, AGE, UNTIL = "{category}", "{age}", "{until}"

_FIELDS = {
    Dimension.PROGRAMME: "programme",
    Dimension.STREAM: "stream",
    Dimension.SUBSTREAM: "substream",
    Dimension.PROFILE: "profile",
}
_RECEIVED = "received"
_NONE = "none"
"""The value of a field that says that a dossier has none: a breakdown's empty place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryWords:
    """The words of the search language: of fields by key, of values by field and key.

    ``open_fields``: those whose values only the house knows, and are written as they are.
    """

    today: date
    fields: Mapping[str, str]
    values: Mapping[tuple[str, str], str]
    open_fields: frozenset[str] = frozenset()

    def text(
        self,
        indicator: Indicator,
        category: str,
        at: Mapping[Dimension, str],
        period: Period,
        filtered_by: str,
    ) -> str | None:
        """Return the text of the list that counts the same as a figure; None where it cannot be said."""
        template = indicator.queries.get(category) or indicator.query
        if not template or MEASURES[indicator.measure].of not in {Unit.DOSSIERS, Unit.AVIS}:
            return None
        parts: list[str | None] = [filtered_by] if filtered_by else []
        parts += [self._clause(one, category) for one in template.split()]
        parts += [self._of(_FIELDS[one], value) for one, value in at.items() if one in _FIELDS]
        if indicator.view is View.COHORT:
            parts += list(self._received(at, period))
        elif indicator.view is View.EVENT:
            return None
        if any(one is None for one in parts):
            return None
        return " ".join(one for one in parts if one)

    def _clause(self, clause: str, category: str) -> str | None:
        if clause == "*":
            return ""
        denied, plain = clause.startswith("-"), clause.removeprefix("-")
        field, _, wanted = plain.partition("=")
        if wanted == AGE:
            return self._days(field, *_aged(category, self.today))
        if wanted == UNTIL:
            return self._days(field, None, self.today + timedelta(days=int(category)))
        words = [self._value(field, category if one == CATEGORY else one) for one in wanted.split(",")]
        if field not in self.fields or any(one is None for one in words):
            return None
        return f"{'-' if denied else ''}{self.fields[field]}:{','.join(one for one in words if one)}"

    def _of(self, field: str, value: str) -> str | None:
        key = value if value or field in self.open_fields else _NONE
        word = self._value(field, key)
        return None if word is None or field not in self.fields else f"{self.fields[field]}:{word}"

    def _value(self, field: str, key: str) -> str | None:
        if field in self.open_fields:
            return key or None
        return self.values.get((field, key))

    def _received(self, at: Mapping[Dimension, str], period: Period) -> Iterator[str | None]:
        first, last = _span(at.get(Dimension.MONTH), at.get(Dimension.YEAR))
        firsts = [one for one in (first, period.first) if one is not None]
        lasts = [one for one in (last, period.last) if one is not None]
        if firsts or lasts:
            yield self._days(_RECEIVED, max(firsts, default=None), min(lasts, default=None))

    def _days(self, field: str, first: date | None, last: date | None) -> str | None:
        if field not in self.fields:
            return None
        if first is None and last is None:
            return ""
        word = self.fields[field]
        if first is None:
            return f"{word}:<={last}"
        if last is None:
            return f"{word}:>={first}"
        if first == first_of(f"{last:%Y-%m}") and last == last_of(f"{last:%Y-%m}"):
            return f"{word}:{last:%Y-%m}"
        return f"{word}:{first}..{last}"


def _span(month: str | None, year: str | None) -> tuple[date | None, date | None]:
    if month is not None:
        return first_of(month), last_of(month)
    if year is not None:
        return first_of(f"{year}-01"), last_of(f"{year}-12")
    return None, None


def _aged(category: str, today: date) -> tuple[date | None, date | None]:
    """Return the days of receipt of a class of ages; the youngest class also holds what is dated in days to come."""
    least, _, most = category.partition("-")
    first = today - timedelta(days=int(most)) if most else None
    last = today - timedelta(days=int(least)) if int(least) else None
    return first, last
