"""Numbers, sums, dates and durations as French writes them; how it does is in ``resources/i18n/french.toml``.

One formatter for the precheck, the letters and the avis. Every function is pure; its words are read once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from reviewer import resource_files


@dataclass(frozen=True, slots=True)
class _Words:
    months: tuple[str, ...]
    first_day: str
    date: str
    decimal_mark: str
    thousands_mark: str
    minus: str
    money: str
    percent: str
    month: tuple[str, ...]
    day: tuple[str, ...]
    months_and_days: str
    list_and: str
    list_or: str
    list_mark: str


@lru_cache(maxsize=1)
def _words() -> _Words:
    with resource_files.path("i18n/french.toml").open("rb") as file:
        return _Words(**tomllib.load(file))


@lru_cache(maxsize=4096)
def format_decimal(number: Decimal | int) -> str:
    """Return a number with a decimal comma and grouped thousands, without needless zeros: ``37,5``."""
    words = _words()
    whole, _, fraction = format(abs(Decimal(number)), "f").partition(".")
    fraction = fraction.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", words.thousands_mark)
    sign = words.minus if number < 0 else ""
    return f"{sign}{grouped}{words.decimal_mark}{fraction}" if fraction else f"{sign}{grouped}"


@lru_cache(maxsize=4096)
def format_money(amount: Decimal) -> str:
    """Return a sum in Canadian dollars: ``105 000 $``, ``105 000,50 $``; cents only where there are some.

    Nothing is rounded: a sum just under a threshold must not look as if it reached it.
    """
    words = _words()
    whole, mark, fraction = format_decimal(amount).partition(words.decimal_mark)
    return words.money.format(amount=f"{whole}{mark}{fraction:0<2}" if mark else whole)


@lru_cache(maxsize=4096)
def format_percent(number: Decimal | int) -> str:
    """Return a share in percent: ``12,5 %``."""
    return _words().percent.format(number=format_decimal(number))


@lru_cache(maxsize=8192)
def format_date(day: date) -> str:
    """Return a calendar date: ``1er juin 2025``."""
    words = _words()
    number = words.first_day if day.day == 1 else str(day.day)
    return words.date.format(day=number, month=words.months[day.month - 1], year=day.year)


@lru_cache(maxsize=2048)
def format_duration(months: int, days: int) -> str:
    """Return a length of time in calendar months and left-over days: ``26 mois et 3 jours``."""
    words = _words()
    parts = [_counted(words.month, months)] if months or not days else []
    if days:
        parts.append(_counted(words.day, days))
    return words.months_and_days.format(months=parts[0], days=parts[1]) if len(parts) == 2 else parts[0]


def _counted(forms: tuple[str, ...], count: int) -> str:
    """French takes the plural from two on."""
    return forms[0 if count < 2 else 1].format(count=format_decimal(count))


def join_and(items: Iterable[str]) -> str:
    """Return « a, b et c »."""
    return _joined(items, _words().list_and)


def join_or(items: Iterable[str]) -> str:
    """Return « a, b ou c »."""
    return _joined(items, _words().list_or)


def _joined(items: Iterable[str], pattern: str) -> str:
    *head, last = [*items] or [""]
    return pattern.format(head=_words().list_mark.join(head), last=last) if head else last
