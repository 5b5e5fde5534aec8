"""Numbers, sums, dates and durations as French writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.dossier.calendar import add_months_within_calendar, age_on, birthday
from reviewer.dossier.french import (
    format_date,
    format_decimal,
    format_duration,
    format_money,
    format_percent,
    join_and,
    join_or,
)

NARROW = "\u202f"


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("105000.00", f"105{NARROW}000{NARROW}$"),
        ("1E+5", f"100{NARROW}000{NARROW}$"),
        ("99999.99", f"99{NARROW}999,99{NARROW}$"),
        ("75000.5", f"75{NARROW}000,50{NARROW}$"),
        ("999", f"999{NARROW}$"),
        ("0", f"0{NARROW}$"),
        ("-12.30", f"−12,30{NARROW}$"),
        ("99999.999", f"99{NARROW}999,999{NARROW}$"),
    ],
)
def test_money_has_cents_only_where_there_are_some_and_is_never_rounded(amount: str, shown: str) -> None:
    assert format_money(Decimal(amount)) == shown


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_money_can_be_read_back(amount: Decimal) -> None:
    digits = format_money(amount).replace(NARROW, "").removesuffix("$").replace(",", ".").replace("−", "-")
    assert Decimal(digits) == amount


def test_numbers_have_a_decimal_comma_and_no_needless_zero() -> None:
    assert format_decimal(Decimal("37.50")) == "37,5"
    assert format_decimal(30) == "30"
    assert format_decimal(Decimal("1234567.891")) == f"1{NARROW}234{NARROW}567,891"
    assert format_percent(Decimal("12.5")) == f"12,5{NARROW}%"


def test_dates_are_written_out_and_the_first_of_a_month_is_1er() -> None:
    assert format_date(date(2025, 6, 1)) == "1er juin 2025"
    assert format_date(date(2024, 2, 29)) == "29 février 2024"
    assert format_date(date(2023, 12, 31)) == "31 décembre 2023"


@pytest.mark.parametrize(
    ("months", "days", "shown"),
    [
        (26, 3, "26 mois et 3 jours"),
        (1, 1, "1 mois et 1 jour"),
        (24, 0, "24 mois"),
        (0, 12, "12 jours"),
        (0, 0, "0 mois"),
    ],
)
def test_durations_are_months_and_days(months: int, days: int, shown: str) -> None:
    assert format_duration(months, days) == shown


def test_lists_end_with_a_word() -> None:
    assert join_or(["0", "A", "B"]) == "0, A ou B"
    assert join_and(["a", "b"]) == "a et b"
    assert join_and(["a"]) == "a"
    assert join_and([]) == ""


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 100))
def test_the_age_is_reached_on_the_birthday_and_not_the_day_before(born_on: date, years: int) -> None:
    reached = birthday(born_on, years)
    assert reached is not None
    assert age_on(born_on, reached) == years
    assert years == 0 or age_on(born_on, date.fromordinal(reached.toordinal() - 1)) == years - 1


def test_dates_beyond_the_calendar_stop_at_its_ends() -> None:
    assert add_months_within_calendar(date(9999, 6, 1), 12) == date.max
    assert add_months_within_calendar(date(1, 6, 1), -12) == date.min
    assert birthday(date(9990, 1, 1), 18) is None
