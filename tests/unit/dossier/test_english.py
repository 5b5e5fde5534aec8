"""Dates as English writes them."""

from __future__ import annotations

from datetime import date

from reviewer.dossier.english import format_date


def test_a_date_is_a_month_in_letters_a_day_and_a_year() -> None:
    assert format_date(date(2025, 6, 1)) == "June 1, 2025"
    assert format_date(date(2025, 12, 31)) == "December 31, 2025"
