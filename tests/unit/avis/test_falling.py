"""Which avis would fall under another validity, and which filings are planned too late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.avis.falling import Falling, IssuedFacts, late_filing, would_expire, would_fall
from reviewer.avis.validity import expiry
from reviewer.dossier.calendar import add_months

TODAY = date(2025, 5, 20)
DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
MONTHS = st.integers(1, 120)


def issued(number: str, on: date, months: int = 12, end: date | None = date(2025, 12, 31)) -> IssuedFacts:
    return IssuedFacts(number=number, applicant="Boréal", issued_on=on, expires_on=expiry(on, months, end))


def test_a_shorter_validity_makes_the_old_ones_fall_and_shortens_the_new_ones() -> None:
    avis = [issued("IA-2025-0001", date(2024, 9, 3)), issued("IA-2025-0002", date(2025, 5, 2))]
    found = would_fall(avis, 6, date(2025, 12, 31), TODAY)
    assert [(one.number, one.falling, one.would_expire_on) for one in found] == [
        ("IA-2025-0001", Falling.FALLS, date(2025, 3, 2)),
        ("IA-2025-0002", Falling.SHORTENS, date(2025, 11, 1)),
    ]


def test_an_earlier_end_of_the_programme_caps_and_may_fell_what_was_issued_after_it() -> None:
    avis = [issued("IA-2025-0001", date(2025, 5, 2)), issued("IA-2025-0002", date(2025, 5, 12))]
    found = would_fall(avis, 12, date(2025, 5, 10), TODAY)
    assert {one.number: one.would_expire_on for one in found} == {
        "IA-2025-0001": date(2025, 5, 10),
        "IA-2025-0002": date(2025, 5, 10),
    }
    assert {one.falling for one in found} == {Falling.FALLS}


def test_the_rule_in_force_changes_nothing() -> None:
    assert would_fall([issued("IA-2025-0001", date(2025, 1, 31))], 12, date(2025, 12, 31), TODAY) == ()


def test_a_validity_below_a_month_is_no_validity() -> None:
    with pytest.raises(ValueError, match="0"):
        would_fall([], 0, None, TODAY)


@given(DAYS, MONTHS, st.none() | DAYS, DAYS)
def test_what_falls_is_over_today_and_what_shortens_is_not(
    on: date, months: int, end: date | None, today: date
) -> None:
    one = IssuedFacts(number="A", applicant="B", issued_on=on, expires_on=expiry(on, 24, None))
    for found in would_fall([one], months, end, today):
        assert found.would_expire_on == would_expire(on, months, end)
        assert (found.falling is Falling.FALLS) == (found.would_expire_on < today)
        if found.falling is Falling.LENGTHENS:
            assert found.would_expire_on > found.expires_on


@given(DAYS, MONTHS)
def test_the_last_day_is_the_day_before_the_same_day_n_months_later_clamped_to_the_months_end(
    on: date, months: int
) -> None:
    last = expiry(on, months, None)
    day_after = last + timedelta(days=1)
    assert day_after == add_months(on, months)
    assert day_after.day == on.day or (on.day > day_after.day and (day_after + timedelta(days=1)).day == 1)
    assert last >= on


@given(DAYS, MONTHS, MONTHS)
def test_a_longer_validity_never_expires_earlier(on: date, one: int, other: int) -> None:
    first, second = sorted((one, other))
    assert expiry(on, first, None) <= expiry(on, second, None)


@given(DAYS, st.integers(-30, 30))
def test_a_filing_is_late_only_after_the_last_day(last: date, offset: int) -> None:
    warning = late_filing(last + timedelta(days=offset), last)
    assert (warning is not None) == (offset > 0)


def test_an_unknown_filing_date_warns_of_nothing() -> None:
    assert late_filing(None, TODAY) is None
