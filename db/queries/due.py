"""By when a dossier's next step should be done, as SQL: due days turned back into the days on which steps began.

The lengths are a programme's data and business days are Québec's: neither is stored. A due day moves only forward with
the day on which its step began, so each bound on the one is a bound on the other (``reviewer.committee.deadlines``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, false, or_, select

from db.queries.facts import Condition, D, T, begun_within, within
from reviewer.committee.deadlines import last_near_day
from reviewer.committee.deliberation import Step
from reviewer.dossier.business_days import add_business_days
from reviewer.dossier.lifecycle import UNDER_REVIEW, DossierState

if TYPE_CHECKING:
    from reviewer.committee.deadlines import Targets

FINISHING = (DossierState.DECIDED, DossierState.DRAFTED, DossierState.VALIDATED)
_Ends = Callable[[int], tuple[date | None, date | None]]
_EARLIEST, _LATEST = date(1950, 1, 1), date(2150, 1, 1)


def due_within(targets: Mapping[str, Targets], low: date | None, high: date | None) -> tuple[Condition, ...]:
    """Return what of which holds where the due day of a dossier is known and lies between two, both included."""
    return _due(targets, lambda _: (low, high))


def due_nearly(targets: Mapping[str, Targets], today: date) -> tuple[Condition, ...]:
    """Return what of which holds where a dossier's next step is not late, and in the last part of its length."""
    return _due(targets, lambda length: (today, last_near_day(today, length)))


def due_by_state(targets: Mapping[str, Targets], low: date | None, high: date | None) -> Condition:
    """Return what holds where it does by the state of a dossier alone."""
    return or_(false(), *_by_state(targets, lambda _: (low, high)))


def due_by_step(targets: Mapping[str, Targets], low: date | None, high: date | None) -> Condition:
    """Return what holds where it does by the step of a deliberation, whose row is beside the dossier's."""
    return and_(D.state.in_(UNDER_REVIEW), or_(false(), *_by_step(targets, lambda _: (low, high))))


def _due(targets: Mapping[str, Targets], ends: _Ends) -> tuple[Condition, ...]:
    """Return the parts of it. ``ends``: the first and the last due day, by the length of the step.

    No two hold for one dossier: each is about states or a programme of its own, and they can be counted one by one.

    The deliberation is asked for dossiers in committee alone: of a million, most are not.
    """
    at_work = or_(*_by_step(targets, ends))
    asked = select(T.dossier_id).where(T.dossier_id == D.id, at_work).correlate(D).exists()
    return (*_by_state(targets, ends), and_(D.state.in_(UNDER_REVIEW), asked))


def _by_step(targets: Mapping[str, Targets], ends: _Ends) -> Iterator[Condition]:
    yield from _talking(targets, ends)
    yield from _in_committee(targets, ends)


def _talking(targets: Mapping[str, Targets], ends: _Ends) -> Iterator[Condition]:
    by_ends: dict[tuple[date | None, date | None], list[str]] = {}
    for programme, lengths in sorted(targets.items()):
        by_ends.setdefault(ends(lengths.concertation), []).append(programme)
    for (low, high), programmes in by_ends.items():
        due = within(T.concertation_due_on, low, high)
        yield and_(D.programme_id.in_(programmes), T.step == Step.CONCERTATION, due)


def _by_state(targets: Mapping[str, Targets], ends: _Ends) -> Iterator[Condition]:
    for programme, lengths in targets.items():
        for states, length in (((DossierState.RECEIVED,), lengths.triage), (FINISHING, lengths.final)):
            begun = _begun(within, D.state_since, length, *ends(length))
            yield and_(D.state.in_(states), begun, D.programme_id == programme)


def _in_committee(targets: Mapping[str, Targets], ends: _Ends) -> Iterator[Condition]:
    for programme, lengths in targets.items():
        for step, length in (
            (Step.EVALUATIONS, lengths.review),
            (Step.THIRD_EVALUATION, lengths.third_review),
            (Step.CONFIRMATION, lengths.final),
        ):
            begun = _begun(begun_within, T.waiting_since, length, *ends(length))
            yield and_(D.programme_id == programme, T.step == step, begun)


def _begun(
    bounded: Callable[[Any, date | None, date | None], Condition],
    since: ColumnElement[Any] | Any,
    length: int,
    low: date | None,
    high: date | None,
) -> Condition:
    first = None if low is None or low <= _EARLIEST else _first_reaching(low, length)
    last = None
    if high is not None and high < _LATEST:
        last = _first_reaching(high + timedelta(days=1), length) - timedelta(days=1)
    if low is not None and low >= _LATEST:
        return false()
    if high is not None and high <= _EARLIEST:
        return false()
    return bounded(since, first, last)


@lru_cache(maxsize=512)
def _first_reaching(day: date, length: int) -> date:
    """Return the first day of which the due day is this one or later."""
    found = day - timedelta(days=2 * length + 30)
    if add_business_days(found, length) >= day:  # a length across long holidays: never seen, and still right
        found -= timedelta(days=8 * length + 60)
    step = (day - found).days
    while step:
        half = step // 2
        if add_business_days(found + timedelta(days=half), length) >= day:
            step = half
        else:
            found += timedelta(days=half + 1)
            step -= half + 1
    return found
