"""Coefficients of agreement as people read them: figures with a decimal comma, undefined in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reviewer.services.agreement import AgreementRow, Quarter
from reviewer.statistics.agreement import Agreement, Coefficient
from reviewer.statistics.coefficients import PERCENT
from reviewer.statistics.ratings import Level
from ui.formats import decimals, percent


def figure(name: str, value: float) -> str:
    """Return one figure: a share in percent, a coefficient with two decimals."""
    if name == PERCENT:
        return percent(round(value * 100))
    return decimals(value)


def short(name: str, one: Coefficient) -> str:
    """Return a coefficient for a cell: the figure and its interval."""
    if one.value is None:
        return QCoreApplication.translate("Agreement", "not defined")
    if one.interval is None:
        return figure(name, one.value)
    low, high = (figure(name, bound) for bound in one.interval)
    words = QCoreApplication.translate("Agreement", "{value} ({low} to {high})")
    return words.format(value=figure(name, one.value), low=low, high=high)


def label_key(name: str, level: Level) -> str:
    """Return the key of a coefficient's name in the catalogue; Gwet's has two, by the level."""
    if name != "gwet_ac":
        return name
    return "gwet_ac1" if level is Level.NOMINAL else "gwet_ac2"


def quarter_words(quarter: Quarter) -> str:
    """Return a quarter's name."""
    words = QCoreApplication.translate("Agreement", "{year}, quarter {number}")
    return words.format(year=quarter.year, number=quarter.number)


def line_words(row: AgreementRow) -> str:
    """Return what a line is about."""
    return row.label if row.quarter is None else f"{quarter_words(row.quarter)} – {row.label}"


def coefficient(figures: Agreement, name: str) -> Coefficient:
    """Return a coefficient by its name."""
    return dict(figures.coefficients())[name]
