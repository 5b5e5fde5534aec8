"""Dates, ages, amounts and sizes as Québec writes them, in the language of the windows (fr_CA, en_CA): one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate

from reviewer.dossier.english import format_date as english_date
from reviewer.dossier.french import format_date as french_date
from reviewer.services.clock import QUEBEC
from ui.language import Language, current

if TYPE_CHECKING:
    from reviewer.programme.model import Programme

NARROW = "\u202f"
MINUS = "\u2212"


def long_date(day: date) -> str:
    """Return a date in words: « 1er juin 2025 », “June 1, 2025”."""
    return english_date(day) if _english() else french_date(day)


def short_date(day: date) -> str:
    """Return a date in figures (ISO 8601, as Québec writes it)."""
    return QDate(day.year, day.month, day.day).toString("yyyy-MM-dd")


def moment(at: datetime) -> str:
    """Return an instant as Québec's clock showed it."""
    here = at.astimezone(QUEBEC)
    hour = (
        f"{here.hour}:{here.minute:02d}" if _english() else f"{here.hour}{NARROW}h{NARROW}{here.minute:02d}"
    )
    return f"{short_date(here.date())}, {hour}"


def days(count: int) -> str:
    """Return a short age in days."""
    return QCoreApplication.translate("Formats", "{count} d").format(count=count)


def number(value: Decimal | int) -> str:
    """Return a number: « 105 000,5 », “105,000.5”; no needless zeros."""
    whole, _, part = f"{value:,}".partition(".")
    part = part.rstrip("0")
    if _english():
        return whole + (f".{part}" if part else "")
    return whole.replace(",", NARROW) + (f",{part}" if part else "")


def money(value: Decimal) -> str:
    """Return an amount, « 105 000,50 $ », “$105,000.50”: two decimals only where there are cents."""
    cents = value.quantize(Decimal("0.01"))
    whole, _, part = f"{abs(cents):,}".partition(".")
    sign = MINUS if cents < 0 else ""
    if _english():
        return f"{sign}${whole}" + (f".{part}" if part != "00" else "")
    return sign + whole.replace(",", NARROW) + (f",{part}" if part != "00" else "") + f"{NARROW}$"


def decimals(value: Decimal | float, places: int = 2) -> str:
    """Return a figure with a fixed number of decimals and a true minus sign: « −0,25 », “−0.25”."""
    text = f"{value:.{places}f}"
    negative, plain = text.startswith("-") and text.strip("-0.") != "", text.lstrip("-")
    return f"{MINUS if negative else ''}{plain if _english() else plain.replace('.', ',')}"


def percent(value: Decimal | int) -> str:
    """Return a share: « 12,5 % », “12.5%”."""
    return number(value) + ("%" if _english() else f"{NARROW}%")


def quoted(text: str) -> str:
    """Return a text in the quotation marks of the language."""
    return f"“{text}”" if _english() else f"«{NARROW}{text}{NARROW}»"


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


def _english() -> bool:
    return current() is Language.ENGLISH
