"""What an indicator is: its definition is data (``resources/indicators``), what it counts is a measure of this room.

A measure has one view. ``EVENT``: things are counted on the day on which they happened. ``COHORT``: what has become of
the requests received on a day. ``STOCK``: what there is today. An indicator never mixes them: its numerator and its
denominator are counted in the same view, by the same date; the loader refuses anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class View(StrEnum):
    """How a figure stands to time."""

    EVENT = "event"
    COHORT = "cohort"
    STOCK = "stock"


class Kind(StrEnum):
    """``COUNT``: how many; ``RATE``: a share in percent; ``DELAY``: median and ninth decile in business days."""

    COUNT = "count"
    RATE = "rate"
    DELAY = "delay"


class Unit(StrEnum):
    """What is counted. Of ``DOSSIERS`` there is a list that counts the same."""

    DOSSIERS = "dossiers"
    ACTS = "acts"
    DECISIONS = "decisions"
    AVIS = "avis"
    SEATS = "seats"
    DECLARATIONS = "declarations"
    APPLICATIONS = "applications"
    BUSINESS_DAYS = "business_days"
    PERCENT = "percent"


class Dimension(StrEnum):
    """By what a figure may be broken down, besides its own categories."""

    MONTH = "month"
    YEAR = "year"
    PROGRAMME = "programme"
    STREAM = "stream"
    SUBSTREAM = "substream"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Measure:
    """What can be counted. ``date``: the day by which it is placed; ``of``: what one count is.

    ``always``: the categories that are shown even where nothing was counted; others come as they are met.
    """

    view: View
    date: str
    of: Unit
    always: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text in both languages."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One definition. ``measure`` and ``category``: what is counted (all categories where empty).

    ``per``: of a rate, what it is a share of: all of it, or, of a split rate, the same category. ``split``: each
    category is a figure of its own; ``names``: the categories' names, where the definition gives them, else ``labels``
    says in which catalogue they are. ``query``: the search text of the list behind it, with ``{category}``, ``{age}``
    or ``{until}``; ``queries``: where a category has its own words. ``roles``: who may read it.
    """

    id: str
    group: str
    name: Words
    definition: Words
    kind: Kind
    unit: Unit
    view: View
    date: str
    measure: str
    source: str
    confidence: str
    roles: tuple[str, ...]
    category: str = ""
    per: str = ""
    denominator: Words | None = None
    split: bool = False
    names: Mapping[str, Words] = field(default_factory=dict)
    labels: str = ""
    query: str = ""
    queries: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTable:
    """A table that may be published: one measure by these dimensions, with every total.

    ``category_column``: the column of the measure's categories, none where they are added up. ``population``: tables
    of one population share their common totals, and whoever reads one knows them in the other.
    """

    id: str
    name: Words
    measure: str
    population: str
    dimensions: tuple[Dimension, ...]
    category_column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One invariant of the store. ``touches``: the indicators whose figures it puts in doubt (``*``: all)."""

    id: str
    sentence: Words
    touches: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """Everything that ``resources/indicators`` defines. ``ages`` and ``horizons``: limits of classes, in days.

    ``report_every``: after how many days another follow-up report is due.
    """

    groups: Mapping[str, Words]
    indicators: tuple[Indicator, ...]
    tables: tuple[PublicTable, ...]
    checks: tuple[Check, ...]
    ages: tuple[int, ...]
    horizons: tuple[int, ...]
    report_every: int

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return a definition, if there is one of this id."""
        return next((one for one in self.indicators if one.id == indicator_id), None)

    def check(self, check_id: str) -> Check | None:
        """Return an invariant, if there is one of this id."""
        return next((one for one in self.checks if one.id == check_id), None)
