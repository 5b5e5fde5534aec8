"""Calendar months, on which two programs must agree."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.dossier.calendar import add_months, add_months_within_calendar, age_on, birthday

DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))
MONTHS = st.integers(-600, 600)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 5, 20), 0, date(2025, 5, 20)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
    ],
)
def test_a_month_is_a_calendar_month_and_the_day_is_clamped_to_its_end(
    day: date, months: int, expected: date
) -> None:
    assert add_months(day, months) == expected


@given(DAYS, MONTHS)
def test_the_day_stays_or_is_the_last_one_of_a_shorter_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    last = calendar.monthrange(moved.year, moved.month)[1]
    assert moved.day == min(day.day, last)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months


@given(DAYS, DAYS, MONTHS)
def test_a_later_day_never_lands_before_an_earlier_one(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


@given(DAYS, MONTHS)
def test_going_there_and_back_loses_at_most_the_days_of_a_shorter_month(day: date, months: int) -> None:
    back = add_months(add_months(day, months), -months)
    assert timedelta(0) <= day - back <= timedelta(3)


@pytest.mark.parametrize(("day", "months"), [(date(9999, 12, 1), 1), (date(1, 1, 31), -1)])
def test_a_day_outside_the_calendar_is_an_overflow_not_another_day(day: date, months: int) -> None:
    with pytest.raises(OverflowError):
        add_months(day, months)


@given(DAYS, MONTHS)
def test_within_the_calendar_months_are_added_as_always(day: date, months: int) -> None:
    assert add_months_within_calendar(day, months) == add_months(day, months)


def test_beyond_the_calendar_its_first_or_last_day_stands_in() -> None:
    assert add_months_within_calendar(date(9999, 12, 1), 1) == date.max
    assert add_months_within_calendar(date(1, 1, 31), -1) == date.min


@pytest.mark.parametrize(
    ("born", "years", "day"),
    [
        (date(1990, 2, 3), 18, date(2008, 2, 3)),
        (date(2004, 2, 29), 18, date(2022, 3, 1)),
        (date(2004, 2, 29), 20, date(2024, 2, 29)),
        (date(9990, 1, 1), 18, None),
    ],
)
def test_somebody_born_on_a_leap_day_comes_of_age_on_the_first_of_march(
    born: date, years: int, day: date | None
) -> None:
    assert birthday(born, years) == day


@given(DAYS, st.integers(0, 120))
def test_an_age_is_reached_on_the_birthday_and_not_a_day_before(born: date, years: int) -> None:
    day = birthday(born, years)
    assert day is not None
    assert age_on(born, day) == years
    assert age_on(born, day - timedelta(days=1)) == years - 1
