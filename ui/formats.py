"""Dates, ages, amounts and sizes as Québec reads them (fr_CA): one place, so that they look the same everywhere."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QDate, QLocale

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
