"""Due dates: business days from the day on which a step began, the same whoever has submitted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reviewer.committee.deadlines import Targets, due_dates, last_near_day, next_due_on
from reviewer.committee.deliberation import Step
from reviewer.dossier.business_days import add_business_days
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.clock import calendar_day
from tests.support.committee import a_deliberation, a_vote, at, seated, verdicts, voted

TARGETS = Targets(triage=5, review=10, third_review=7, final=3, concertation=5)
NO = verdicts(False, True)
DAY = date(2025, 5, 20)


def test_each_first_seat_is_due_whether_the_other_has_submitted_or_not() -> None:
    sitting = seated(a_deliberation(), "eli", "elsa")
    one_in = sitting.put_evaluation(a_vote("eli", 1, NO))
    days = [[one.due_on for one in due_dates(one, TARGETS, calendar_day)] for one in (sitting, one_in)]
    assert days == [[date(2025, 6, 3)] * 2] * 2
    assert [one.done for one in due_dates(one_in, TARGETS, calendar_day)] == [True, False]
    assert sitting.waiting_since == one_in.waiting_since


@pytest.mark.parametrize(("length", "days"), [(1, 1), (3, 1), (5, 2), (10, 4), (20, 7)])
def test_a_due_day_is_near_in_the_last_third_of_the_step_and_on_its_first_day_only_where_it_has_one(
    length: int, days: int
) -> None:
    begun = date(2025, 5, 5)
    due = add_business_days(begun, length)
    near = [
        day for day in (begun + timedelta(days=one) for one in range(60)) if due <= last_near_day(day, length)
    ]
    assert near[0] == add_business_days(begun, length - days)
    assert (near[0] == begun) is (length == 1)


def test_a_concertation_is_due_on_the_day_fixed_when_it_was_opened() -> None:
    talk = voted(verdicts(), NO).open_concertation(at(15), date(2025, 5, 27))
    talk = talk.state_position("eli", verdicts(), "Maintenu.", at(16))
    found = [(one.expert_id, one.due_on, one.done) for one in due_dates(talk, TARGETS, calendar_day)]
    assert found == [("eli", date(2025, 5, 27), True), ("elsa", date(2025, 5, 27), False)]


def test_the_third_and_the_confirmation_have_their_own_length() -> None:
    called = seated(voted(verdicts(), NO, with_concertation=False).open_third_review(at(20)), "emil")
    assert [(one.step, one.due_on) for one in due_dates(called, TARGETS, calendar_day)] == [
        (Step.THIRD_EVALUATION, date(2025, 5, 29))
    ]
    agreed = voted(NO, NO)
    assert [(one.step, one.expert_id, one.due_on) for one in due_dates(agreed, TARGETS, calendar_day)] == [
        (Step.CONFIRMATION, None, date(2025, 5, 23))
    ]
    assert due_dates(agreed.decide({"job": "Non."}, "claude", at(40)), TARGETS, calendar_day) == ()


@pytest.mark.parametrize(
    ("state", "step", "expected"),
    [
        (DossierState.RECEIVED, None, date(2025, 5, 27)),
        (DossierState.ADMISSIBLE, Step.SEATS, None),
        (DossierState.IN_REVIEW, Step.SEATS, None),
        (DossierState.IN_REVIEW, Step.EVALUATIONS, date(2025, 6, 3)),
        (DossierState.CONCERTATION, Step.CONCERTATION, date(2025, 6, 12)),
        (DossierState.THIRD_REVIEW, Step.THIRD_SEAT, None),
        (DossierState.THIRD_REVIEW, Step.THIRD_EVALUATION, date(2025, 5, 29)),
        (DossierState.IN_REVIEW, Step.CONFIRMATION, date(2025, 5, 23)),
        (DossierState.DECIDED, Step.DECIDED, date(2025, 5, 23)),
        (DossierState.ISSUED, Step.DECIDED, None),
        (DossierState.WITHDRAWN, Step.EVALUATIONS, None),
    ],
)
def test_a_line_of_the_list_says_by_when_its_next_step_should_be_done(
    state: DossierState, step: Step | None, expected: date | None
) -> None:
    found = next_due_on(
        state,
        step,
        state_since=DAY,
        waiting_since=DAY,
        concertation_due_on=date(2025, 6, 12),
        targets=TARGETS,
    )
    assert found == expected


def test_an_exchange_without_a_last_day_is_due_on_none() -> None:
    talk = voted(verdicts(), NO).open_concertation(at(15))
    assert due_dates(talk, TARGETS, calendar_day) == ()
    assert due_dates(voted(verdicts(), NO), TARGETS, calendar_day) == ()
