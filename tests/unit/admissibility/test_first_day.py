"""The first later day on which months of work are reached, found without looking at every day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reviewer.admissibility.careers import Kind, first_day_reaching, safe_step, window_before
from reviewer.admissibility.experience import Interval, worked
from reviewer.dossier.request import Experience

_DAYS = st.dates(date(2017, 1, 1), date(2026, 12, 31))
_HOURS = Decimal(30)


@st.composite
def _experiences(draw: st.DrawFn) -> Experience:
    start, end = sorted((draw(_DAYS), draw(_DAYS)))
    return Experience(hours_per_week=_HOURS, started_on=start, ended_on=draw(st.sampled_from((end, None))))


@given(
    experiences=st.lists(_experiences(), min_size=1, max_size=4).map(tuple),
    day=st.dates(date(2021, 1, 1), date(2025, 12, 31)),
    months=st.integers(1, 40),
    window=st.integers(6, 60),
)
def test_the_first_day_is_the_one_that_a_look_at_every_day_finds(
    experiences: tuple[Experience, ...], day: date, months: int, window: int
) -> None:
    def reached(later: date) -> bool:
        spans = [
            Interval(one.started_on, min(one.ended_on or later, later))
            for one in experiences
            if one.started_on is not None and one.started_on <= later
        ]
        return worked(spans, window_before(later, window)).months >= months

    assume(not reached(day))
    found = first_day_reaching(
        months, experiences, day, _HOURS, lambda _: Kind(True), lambda later: window_before(later, window)
    )
    last = found or day + timedelta(days=2200)
    looked_at = (day + timedelta(days=number) for number in range(1, (last - day).days + 1))
    assert next((later for later in looked_at if reached(later)), None) == found


@pytest.mark.parametrize(
    ("short", "intervals", "days"),
    [(-4, 1, 1), (0, 1, 1), (1, 1, 1), (2, 1, 15), (2, 3, 1), (3, 3, 30), (3, 1, 45), (13, 1, 350)],
)
def test_days_are_passed_over_by_as_many_months_as_are_short_less_what_counting_anew_can_gain(
    short: int, intervals: int, days: int
) -> None:
    """A month in all, and a quarter of one for each interval and one more."""
    assert safe_step(short, intervals) == days
