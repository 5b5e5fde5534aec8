"""Which reminders are due: the latest step that has come, and never two at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.dossier.business_days import is_business_day
from reviewer.outbox.message import MessageKind
from reviewer.outbox.reminders import (
    Cadence,
    Deadline,
    day_after,
    day_before,
    due_reminders,
    latest_step,
    load_cadences,
    read_cadences,
)

DUE = date(2025, 6, 16)
CALENDAR = Cadence(before=(30, 60, 90), after=(), business=False, source="essai", confidence="to_confirm")
WORK = Cadence(before=(2,), after=(1, 5), business=True, source="essai", confidence="to_confirm")
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("left", "step"),
    [(91, None), (90, 90), (89, 90), (61, 90), (60, 60), (30, 30), (1, 30), (0, 30), (-1, None)],
)
def test_the_step_due_is_the_latest_that_has_come(left: int, step: int | None) -> None:
    assert latest_step(CALENDAR, DUE, DUE - timedelta(days=left)) == step


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (date(2025, 6, 11), None),
        (date(2025, 6, 12), 2),  # a Thursday, two business days before a Monday
        (date(2025, 6, 16), 2),
        (date(2025, 6, 17), -1),
        (date(2025, 6, 20), -1),
        (date(2025, 6, 23), -5),
        (date(2026, 1, 5), -5),
    ],
)
def test_business_days_are_counted_before_and_after(today: date, step: int | None) -> None:
    assert latest_step(WORK, DUE, today) == step


@given(DAYS, st.integers(0, 30))
def test_business_days_back_and_forth_are_business_days_and_come_back(due: date, days: int) -> None:
    before = day_before(due, days, True)
    assert before <= due
    assert days == 0 or is_business_day(before)
    if is_business_day(due):
        assert day_after(before, days, True) == due


@given(DAYS, st.integers(-200, 200))
def test_running_every_day_gives_each_step_once_and_in_order(due: date, offset: int) -> None:
    seen: list[int] = []
    for day in range(-100, 20):
        step = latest_step(CALENDAR, due, due + timedelta(days=day))
        if step is not None and (not seen or seen[-1] != step):
            seen.append(step)
    assert seen == [90, 60, 30]
    assert latest_step(CALENDAR, due, due + timedelta(days=offset)) in {None, 30, 60, 90}


def test_a_key_is_one_for_kind_subject_day_and_step() -> None:
    one = Deadline(kind=MessageKind.AVIS_EXPIRING, subject="IA-2025-0001", due_on=DUE)
    cadences = {MessageKind.AVIS_EXPIRING: CALENDAR}
    (first,) = due_reminders(cadences, [one], DUE - timedelta(days=61))
    (second,) = due_reminders(cadences, [one], DUE - timedelta(days=60))
    assert first.key == "reminder/avis_expiring/IA-2025-0001/2025-06-16/90"
    assert second.key == "reminder/avis_expiring/IA-2025-0001/2025-06-16/60"
    assert due_reminders({}, [one], DUE) == ()


def test_the_cadences_that_ship_have_their_source() -> None:
    for cadence in load_cadences().values():
        assert cadence.source
        assert cadence.before


@pytest.mark.parametrize(
    "wrong",
    [
        {"before": [1], "after": [], "count": "lunar", "source": "x", "confidence": "y"},
        {"before": [1], "after": [], "count": "business", "source": "", "confidence": "y"},
        {"before": [-1], "after": [], "count": "business", "source": "x", "confidence": "y"},
        {"before": [True], "after": [], "count": "business", "source": "x", "confidence": "y"},
        {"before": 1, "after": [], "count": "business", "source": "x", "confidence": "y"},
    ],
)
def test_a_cadence_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_cadences({"review_due": wrong})
