"""Business days of Québec."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from reviewer.dossier.business_days import (
    add_business_days,
    business_days_until,
    is_business_day,
    written_down,
)

DAYS = st.dates(date(2021, 1, 1), date(2035, 12, 31))
COUNTS = st.integers(0, 60)


def test_the_years_written_down_are_those_of_the_maintained_data() -> None:
    assert set(range(2020, 2041)) <= written_down().keys()
    for year, days in written_down().items():
        assert days == frozenset(country_holidays("CA", subdiv="QC", years=year)), year


def test_a_year_that_is_not_written_down_is_asked_of_the_maintained_data() -> None:
    assert 1999 not in written_down()
    assert not is_business_day(date(1999, 6, 24))


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 1, 1),
        date(2025, 4, 18),
        date(2025, 5, 19),
        date(2025, 6, 24),
        date(2025, 7, 1),
        date(2025, 9, 1),
        date(2025, 10, 13),
        date(2025, 12, 25),
    ],
)
def test_the_public_holidays_of_quebec_are_no_business_days(day: date) -> None:
    assert not is_business_day(day)


@pytest.mark.parametrize("day", [date(2025, 9, 30), date(2025, 11, 11), date(2025, 5, 20)])
def test_federal_days_that_quebec_works_on_are_business_days(day: date) -> None:
    assert is_business_day(day)


def test_a_national_holiday_on_a_sunday_moves_to_the_monday() -> None:
    assert date(2029, 6, 24).weekday() == 6
    assert not is_business_day(date(2029, 6, 25))


def test_a_delay_passes_over_weekends_and_holidays() -> None:
    assert add_business_days(date(2025, 5, 16), 1) == date(2025, 5, 20)
    assert add_business_days(date(2025, 6, 20), 2) == date(2025, 6, 25)
    assert add_business_days(date(2025, 5, 20), 20) == date(2025, 6, 17)


def test_no_delay_from_a_closed_day_is_the_next_open_one() -> None:
    assert add_business_days(date(2025, 5, 17), 0) == date(2025, 5, 20)
    assert add_business_days(date(2025, 5, 20), 0) == date(2025, 5, 20)


def test_a_delay_does_not_go_back() -> None:
    with pytest.raises(ValueError, match="-1"):
        add_business_days(date(2025, 5, 20), -1)


@given(DAYS, COUNTS)
def test_a_delay_always_ends_on_a_business_day(day: date, count: int) -> None:
    assert is_business_day(add_business_days(day, count))


@given(DAYS, st.integers(1, 60))
def test_there_are_as_many_business_days_in_a_delay_as_it_says(day: date, count: int) -> None:
    end = add_business_days(day, count)
    between = [day + timedelta(days=number) for number in range(1, (end - day).days + 1)]
    assert sum(is_business_day(one) for one in between) == count


@given(DAYS, COUNTS, COUNTS)
def test_two_delays_in_a_row_are_their_sum(day: date, first: int, second: int) -> None:
    started = add_business_days(day, 0) if first == 0 else day
    assert add_business_days(add_business_days(day, first), second) == add_business_days(
        started, first + second
    )


@given(DAYS, DAYS, COUNTS)
def test_a_later_start_never_ends_earlier(day: date, other: date, count: int) -> None:
    early, late = sorted((day, other))
    assert add_business_days(early, count) <= add_business_days(late, count)


@given(DAYS, COUNTS)
def test_there_are_as_many_business_days_until_a_day_as_were_added_to_reach_it(day: date, count: int) -> None:
    first = add_business_days(day, 0)
    assert business_days_until(first, add_business_days(first, count)) == count


def test_a_day_that_is_past_is_no_business_day_away() -> None:
    assert business_days_until(date(2025, 5, 20), date(2025, 5, 16)) == 0
