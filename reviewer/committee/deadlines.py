"""When each step should be done: business days from the day on which it began. Nothing is decided by them.

Source of the lengths: the programme's targets and concertation (domain facts, 2.3: own settings, to be confirmed).
Before the first votes are all in, a due date follows from seats alone; whether a seat has submitted is in ``done``,
which is for reminders, and shown only to those who may know (``reviewer.committee.visibility``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from math import ceil

from reviewer import resource_files
from reviewer.committee.deliberation import Deliberation, Step
from reviewer.dossier.business_days import add_business_days
from reviewer.dossier.lifecycle import UNDER_REVIEW, DossierState

_FINISHING = frozenset({DossierState.DECIDED, DossierState.DRAFTED, DossierState.VALIDATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """How long each step should take, in business days."""

    triage: int
    review: int
    third_review: int
    final: int
    concertation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """What is expected by a day. ``expert_id`` None: of the coordination; ``done``: it is in."""

    step: Step
    due_on: date
    expert_id: str | None = None
    done: bool = False


def due_dates(
    deliberation: Deliberation, targets: Targets, day_of: Callable[[datetime], date]
) -> tuple[DueDate, ...]:
    """Return what the round under way expects, by seat: evaluations, positions, the third's vote, the confirmation.

    ``day_of``: the calendar day of an instant, in the house's own time zone. Past steps are left out.
    """
    step = deliberation.step()
    if step in {Step.SEATS, Step.EVALUATIONS}:
        return _evaluations(deliberation, deliberation.first_seats, targets.review, day_of)
    if step is Step.CONCERTATION:
        return _positions(deliberation)
    if step in {Step.THIRD_SEAT, Step.THIRD_EVALUATION}:
        return _evaluations(deliberation, (deliberation.reviewers + 1,), targets.third_review, day_of)
    since = deliberation.waiting_since
    if step is Step.CONFIRMATION and since is not None:
        return (DueDate(step=step, due_on=add_business_days(day_of(since), targets.final)),)
    return ()


def next_due_on(
    state: DossierState,
    step: Step | None,
    *,
    state_since: date,
    waiting_since: date | None,
    concertation_due_on: date | None,
    targets: Targets,
) -> date | None:
    """Return by when a dossier's next step should be done, or None where no length is set for it.

    Each of drafting, validating and signing has the final target from the day on which the one before was done.
    """
    if state is DossierState.RECEIVED:
        return add_business_days(state_since, targets.triage)
    if state in _FINISHING:
        return add_business_days(state_since, targets.final)
    if state not in UNDER_REVIEW:
        return None
    if step is Step.CONCERTATION:
        return concertation_due_on
    lengths = {
        Step.EVALUATIONS: targets.review,
        Step.THIRD_EVALUATION: targets.third_review,
        Step.CONFIRMATION: targets.final,
    }
    if step not in lengths or waiting_since is None:
        return None
    return add_business_days(waiting_since, lengths[step])


def last_near_day(today: date, length: int) -> date:
    """Return the last due day that is near: one in the last part of a step of so many business days.

    How large that part is: ``resources/committee/deadlines.toml``.
    """
    return add_business_days(today, max(1, ceil(length * _near_percent() / 100)))


@cache
def _near_percent() -> int:
    with resource_files.path("committee/deadlines.toml").open("rb") as file:
        return int(tomllib.load(file)["near_percent"]["value"])


def _evaluations(
    deliberation: Deliberation, seats: tuple[int, ...], length: int, day_of: Callable[[datetime], date]
) -> tuple[DueDate, ...]:
    found = []
    called = deliberation.third_review_opened_at
    for seat in sorted(deliberation.seats, key=lambda one: one.number):
        if not seat.active or seat.number not in seats:
            continue
        begun = seat.assigned_at
        if deliberation.breaks_tie(seat.number) and called is not None:
            begun = max(begun, called)
        mine = deliberation.evaluation_of(seat.expert_id)
        found.append(
            DueDate(
                step=Step.THIRD_EVALUATION if deliberation.breaks_tie(seat.number) else Step.EVALUATIONS,
                due_on=add_business_days(day_of(begun), length),
                expert_id=seat.expert_id,
                done=mine is not None and mine.submitted,
            )
        )
    return tuple(found)


def _positions(deliberation: Deliberation) -> tuple[DueDate, ...]:
    talking = deliberation.concertation
    if talking is None or talking.due_on is None:
        return ()
    stated = {one.expert_id for one in deliberation.standing_positions}
    return tuple(
        DueDate(
            step=Step.CONCERTATION,
            due_on=talking.due_on,
            expert_id=vote.expert_id,
            done=vote.expert_id in stated,
        )
        for vote in deliberation.votes(deliberation.first_seats)
    )
