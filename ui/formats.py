"""Dates, ages, amounts and sizes as Québec reads them (fr_CA): one place, so that they look the same everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reviewer.programme.model import Programme
from reviewer.services.clock import QUEBEC

NARROW = "\u202f"
_LOCALE = QLocale(QLocale.Language.French, QLocale.Country.Canada)


def long_date(day: date) -> str:
    """Return a date in words: « 1er juin 2025 » in French."""
    first = "1er" if day.day == 1 else str(day.day)
    month = _LOCALE.monthName(day.month, QLocale.FormatType.LongFormat)
    return f"{first} {month} {day.year}"


def short_date(day: date) -> str:
    """Return a date in figures (ISO 8601, as Québec writes it)."""
    return QDate(day.year, day.month, day.day).toString("yyyy-MM-dd")


def moment(at: datetime) -> str:
    """Return an instant as Québec's clock showed it."""
    here = at.astimezone(QUEBEC)
    return f"{short_date(here.date())}, {here.hour}{NARROW}h{NARROW}{here.minute:02d}"


def days(count: int) -> str:
    """Return a short age in days."""
    return QCoreApplication.translate("Formats", "{count} d").format(count=count)


def number(value: Decimal | int) -> str:
    """Return a number with narrow spaces between thousands and a decimal comma."""
    whole, _, part = f"{value:,}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", NARROW) + (f",{part}" if part else "")


def money(value: Decimal) -> str:
    """Return an amount in dollars: two decimals only where there are cents."""
    cents = value.quantize(Decimal("0.01"))
    whole, _, part = f"{cents:,}".partition(".")
    return whole.replace(",", NARROW) + (f",{part}" if part != "00" else "") + f"{NARROW}$"


def size(count: int) -> str:
    """Return a file size."""
    if count < 1024:
        return QCoreApplication.translate("Formats", "{count} bytes").format(count=count)
    kib = Decimal(count) / 1024
    if kib < 1024:
        return QCoreApplication.translate("Formats", "{count} KB").format(count=number(round(kib)))
    mib = (kib / 1024).quantize(Decimal("0.1"))
    return QCoreApplication.translate("Formats", "{count} MB").format(count=number(mib))


def spoken_digits(spoken: str) -> str:
    """Return the digits of a fingerprint as one reads them out: three groups a line."""
    groups = spoken.split()
    return "\n".join(" ".join(groups[at : at + 3]) for at in range(0, len(groups), 3))


def rules_day(rules_id: str, programmes: Iterable[Programme], form: Callable[[date], str] = long_date) -> str:
    """Return from which day a rule set holds; a set that is no more here keeps its own name."""
    sets = (one for programme in programmes for one in programme.rule_sets)
    found = next((one for one in sets if one.id == rules_id), None)
    return rules_id if found is None else form(found.valid_from)
