"""How long an avis holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reviewer.avis.validity import ProgrammeEnded, expiry
from reviewer.dossier.calendar import add_months

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
MONTHS = st.integers(1, 120)


@pytest.mark.parametrize(
    ("issued", "months", "end", "last"),
    [
        (date(2025, 5, 20), 12, date(2030, 1, 1), date(2026, 5, 19)),
        (date(2025, 5, 20), 12, date(2025, 12, 31), date(2025, 12, 31)),
        (date(2024, 2, 29), 12, None, date(2025, 2, 27)),
        (date(2025, 1, 31), 1, None, date(2025, 2, 27)),
        (date(2025, 3, 1), 1, None, date(2025, 3, 31)),
        (date(2025, 12, 31), 12, date(2025, 12, 31), date(2025, 12, 31)),
    ],
)
def test_it_holds_so_many_months_less_a_day_and_never_past_the_programme(
    issued: date, months: int, end: date | None, last: date
) -> None:
    assert expiry(issued, months, end) == last


@given(DAYS, MONTHS, DAYS)
def test_it_never_outlives_the_programme_and_holds_at_least_its_own_day(
    issued: date, months: int, end: date
) -> None:
    assume(issued <= end)
    last = expiry(issued, months, end)
    assert issued <= last <= end
    assert last == min(end, expiry(issued, months, None))


@given(DAYS, DAYS, MONTHS, DAYS)
def test_an_avis_issued_later_never_expires_earlier(one: date, other: date, months: int, end: date) -> None:
    first, second = sorted((one, other))
    assume(second <= end)
    assert expiry(first, months, end) <= expiry(second, months, end)


@given(DAYS, MONTHS)
def test_on_the_day_after_its_last_the_months_are_over(issued: date, months: int) -> None:
    assert expiry(issued, months, None) + timedelta(days=1) == add_months(issued, months)


@given(DAYS, MONTHS, st.integers(1, 1000))
def test_no_avis_is_issued_once_the_programme_is_over(end: date, months: int, late: int) -> None:
    issued = end + timedelta(days=late)
    with pytest.raises(ProgrammeEnded) as refused:
        expiry(issued, months, end)
    assert (refused.value.issued_on, refused.value.programme_end) == (issued, end)
