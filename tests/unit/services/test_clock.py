"""The only place that reads the computer's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from reviewer.services.clock import QUEBEC, AsOfClock, Clock, PinnedClock, SystemClock

DAY = date(2025, 5, 20)


@pytest.mark.parametrize("clock", [SystemClock(), PinnedClock(DAY), AsOfClock(DAY)])
def test_instants_are_aware_and_in_utc(clock: Clock) -> None:
    assert clock.now().tzinfo is UTC


def test_the_computer_s_clock_tells_the_day_in_quebec() -> None:
    clock = SystemClock()
    before, day, after = clock.now(), clock.today(), clock.now()
    assert before.astimezone(QUEBEC).date() <= day <= after.astimezone(QUEBEC).date()
    assert not clock.pinned


def test_a_pinned_clock_stands_on_its_day_and_never_gives_an_instant_twice() -> None:
    clock = PinnedClock(DAY)
    assert clock.pinned
    instants = [clock.now() for _ in range(100)]
    assert instants == sorted(set(instants))
    assert clock.today() == DAY
    assert {instant.astimezone(QUEBEC).date() for instant in instants} == {DAY}
    assert instants[0] == datetime(2025, 5, 20, 13, 0, 1, tzinfo=UTC)


def test_a_pinned_clock_goes_where_it_is_sent() -> None:
    clock = PinnedClock(DAY)
    first = clock.now()
    clock.move_to(DAY + timedelta(days=30))
    assert clock.today() == date(2025, 6, 19)
    assert clock.now() - first == timedelta(days=30)


def test_a_day_that_was_asked_for_leaves_the_instants_true() -> None:
    clock = AsOfClock(DAY)
    assert clock.today() == DAY
    assert clock.now() > datetime(2025, 6, 1, tzinfo=UTC)
    assert not clock.pinned
