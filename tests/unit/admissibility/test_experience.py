"""The worth of work: the contract's own arithmetic, checked against a slower program that counts days one by one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reviewer.admissibility.experience import (
    Interval,
    Possible,
    Worth,
    clip,
    length,
    merge,
    reach,
    worked,
    worth,
)
from reviewer.dossier.calendar import add_months

DAY = timedelta(days=1)
WINDOW = Interval(date(2020, 5, 20), date(2025, 5, 20))

days = st.dates(date(2019, 1, 1), date(2026, 1, 1))


@st.composite
def intervals(draw: st.DrawFn, longest: int = 900) -> Interval:
    start = draw(days)
    return Interval(start, start + timedelta(days=draw(st.integers(0, longest))))


def counted_one_by_one(given_intervals: list[Interval]) -> Worth:
    """Count as the contract says, from the set of days worked."""
    worked_days = sorted(
        {i.start + n * DAY for i in given_intervals for n in range((i.end - i.start).days + 1)}
    )
    runs: list[list[date]] = []
    for day in worked_days:
        if runs and runs[-1][-1] + DAY == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    months, left = 0, 0
    for run in runs:
        whole = 0
        while add_months(run[0], whole + 1) <= run[-1] + DAY:
            whole += 1
        months += whole
        left += (run[-1] + DAY - add_months(run[0], whole)).days
    if len(runs) < 2:
        return Worth(months, left)
    return Worth(months + left // 30, left % 30)


@given(st.lists(intervals(), max_size=6))
def test_the_worth_is_the_same_as_counting_the_days_one_by_one(some: list[Interval]) -> None:
    assert worth(merge(some)) == counted_one_by_one(some)


@given(st.lists(intervals(), max_size=6), st.randoms())
def test_the_order_of_experiences_changes_nothing(some: list[Interval], random) -> None:  # type: ignore[no-untyped-def]  # hypothesis' own Random
    shuffled = list(some)
    random.shuffle(shuffled)
    assert worked(shuffled, WINDOW) == worked(some, WINDOW)


@given(st.lists(intervals(), min_size=1, max_size=5))
def test_work_counted_twice_is_counted_once(some: list[Interval]) -> None:
    assert worked([*some, *some], WINDOW) == worked(some, WINDOW)


@given(st.lists(intervals(), max_size=5), intervals(longest=200))
def test_more_experience_never_loses_more_than_a_month_to_a_filled_gap(
    some: list[Interval], more: Interval
) -> None:
    before, after = worked(some, WINDOW), worked([*some, more], WINDOW)
    assert after.months >= before.months - 1 - len(some) // 4


@given(st.lists(intervals(), max_size=5), intervals(longest=200))
def test_experience_apart_from_the_rest_never_lowers_the_worth(some: list[Interval], more: Interval) -> None:
    merged = merge(some)
    apart = all(more.end + DAY < one.start or more.start > one.end + DAY for one in merged)
    if apart:
        assert worth(merge([*some, more])).months >= worth(merged).months


@given(intervals(), st.integers(0, 400))
def test_a_longer_interval_is_never_worth_less(one: Interval, more: int) -> None:
    assert length(Interval(one.start, one.end + more * DAY)) >= length(one)


@given(st.lists(intervals(), max_size=6))
def test_the_worth_is_never_more_than_the_days_worked(some: list[Interval]) -> None:
    merged = merge(some)
    found = worth(merged)
    assert found.months * 28 + found.days <= sum((one.end - one.start).days + 1 for one in merged)


@given(st.lists(intervals(), max_size=6))
def test_the_worth_in_a_window_is_never_more_than_the_window(some: list[Interval]) -> None:
    found = worked(some, WINDOW)
    assert found.months <= length(WINDOW).months + len(some)


def test_a_whole_calendar_month_is_a_month_whatever_its_length() -> None:
    assert length(Interval(date(2023, 2, 1), date(2023, 2, 28))) == (1, 0)
    assert length(Interval(date(2023, 1, 1), date(2023, 1, 31))) == (1, 0)
    assert length(Interval(date(2023, 1, 31), date(2023, 2, 27))) == (1, 0)


def test_a_day_short_of_a_month_is_left_over_days() -> None:
    assert length(Interval(date(2023, 1, 1), date(2023, 1, 30))) == (0, 30)
    assert length(Interval(date(2023, 5, 5), date(2023, 5, 5))) == (0, 1)


def test_thirty_left_over_days_of_a_single_interval_make_no_month() -> None:
    assert worth([Interval(date(2023, 1, 1), date(2023, 1, 30))]) == (0, 30)


def test_left_over_days_of_two_intervals_are_added_and_thirty_make_a_month() -> None:
    ten = Interval(date(2023, 1, 1), date(2023, 1, 10))
    twenty = Interval(date(2023, 3, 1), date(2023, 3, 20))
    nineteen = Interval(date(2023, 3, 1), date(2023, 3, 19))
    assert worth([ten, twenty]) == (1, 0)
    assert worth([ten, nineteen]) == (0, 29)


def test_intervals_that_touch_are_one_and_a_day_between_keeps_them_apart() -> None:
    first = Interval(date(2023, 1, 1), date(2023, 1, 15))
    assert merge([Interval(date(2023, 1, 16), date(2023, 1, 31)), first]) == [
        Interval(date(2023, 1, 1), date(2023, 1, 31))
    ]
    assert len(merge([Interval(date(2023, 1, 17), date(2023, 1, 31)), first])) == 2


def test_an_interval_inside_another_adds_nothing() -> None:
    whole = Interval(date(2023, 1, 1), date(2023, 12, 31))
    assert merge([whole, Interval(date(2023, 3, 1), date(2023, 4, 1))]) == [whole]


def test_work_outside_the_window_is_clipped_away() -> None:
    assert clip(Interval(date(2019, 1, 1), date(2020, 5, 19)), WINDOW) is None
    assert clip(Interval(date(2019, 1, 1), date(2020, 5, 20)), WINDOW) == (
        date(2020, 5, 20),
        date(2020, 5, 20),
    )


def test_nothing_is_worth_nothing() -> None:
    assert worked([], WINDOW) == (0, 0)


def test_the_last_day_of_the_calendar_can_be_worked() -> None:
    assert length(Interval(date(9999, 11, 30), date.max)).months == 1


def test_filling_the_day_between_two_intervals_may_cost_a_month() -> None:
    """The contract's arithmetic is not monotone; unknown facts are tried out for that reason."""
    two = [Interval(date(2023, 7, 1), date(2023, 7, 30)), Interval(date(2023, 8, 1), date(2023, 8, 30))]
    assert worked(two, WINDOW) == (2, 0)
    assert worked([*two, Interval(date(2023, 7, 31), date(2023, 7, 31))], WINDOW) == (1, 30)


def test_what_each_unknown_alone_would_change_is_seen_though_all_and_none_of_them_are_enough() -> None:
    """Two months without either, three with both; but the day between alone costs one of the two."""
    two = [Interval(date(2023, 7, 1), date(2023, 7, 30)), Interval(date(2023, 8, 1), date(2023, 8, 30))]
    between, more = (
        Interval(date(2023, 7, 31), date(2023, 7, 31)),
        Interval(date(2024, 2, 1), date(2024, 2, 29)),
    )
    maybe = [Possible((between, None)), Possible((more, None))]
    some: tuple[list[Interval], ...] = ([], [between, more], [more], [between])
    assert [worked([*two, *known], WINDOW).months for known in some] == [2, 3, 3, 1]
    assert reach(2, two, maybe, WINDOW)[:2] == (False, True)
    assert reach(2, two, maybe[1:], WINDOW)[:2] == (True, True)


@given(
    st.integers(0, 40),
    st.lists(intervals(), max_size=3),
    st.lists(intervals(longest=300), min_size=1, max_size=3),
)
def test_what_is_said_to_be_reached_is_reached_whatever_turns_out(
    months: int, sure: list[Interval], maybe: list[Interval]
) -> None:
    inside = [part for one in maybe if (part := clip(one, WINDOW)) is not None]
    known = [part for one in sure if (part := clip(one, WINDOW)) is not None]
    found = reach(months, known, [Possible((one, None)) for one in inside], WINDOW)
    outcomes = set()
    for number in range(2 ** len(inside)):
        chosen = [one for index, one in enumerate(inside) if number >> index & 1]
        outcomes.add(worked([*known, *chosen], WINDOW).months >= months)
    assert found.surely == (outcomes == {True})
    assert found.possibly == (True in outcomes)


def test_too_many_combinations_are_left_open_unless_clear_by_a_margin() -> None:
    unknown = Possible((), Interval(WINDOW.start, WINDOW.end), WINDOW.end)
    sure = [Interval(date(2023, 1, 1), date(2025, 1, 1))]
    assert reach(24, sure, [unknown, unknown, unknown], WINDOW)[:2] == (False, True)
    assert reach(10, sure, [unknown, unknown, unknown], WINDOW)[:2] == (True, True)
    assert reach(80, sure, [unknown, unknown, unknown], WINDOW)[:2] == (False, False)
