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
from reviewer.committee.deliberation import Step
from reviewer.dossier.business_days import add_business_days
from reviewer.dossier.lifecycle import UNDER_REVIEW, DossierState

if TYPE_CHECKING:
    from reviewer.committee.deadlines import Targets

_FINISHING = (DossierState.DECIDED, DossierState.DRAFTED, DossierState.VALIDATED)
_EARLIEST, _LATEST = date(1950, 1, 1), date(2150, 1, 1)


def due_within(targets: Mapping[str, Targets], low: date | None, high: date | None) -> tuple[Condition, ...]:
    """Return what of which holds where the due day of a dossier is known and lies between two, both included.

    No two hold for one dossier: each is about states or a programme of its own, and they can be counted one by one.

    The deliberation is asked for dossiers in committee alone: of a million, most are not.
    """
    talking = and_(
        D.programme_id.in_(sorted(targets)),
        T.step == Step.CONCERTATION,
        within(T.concertation_due_on, low, high),
    )
    at_work = or_(talking, *_in_committee(targets, low, high))
    asked = select(T.dossier_id).where(T.dossier_id == D.id, at_work).correlate(D).exists()
    return (*_by_state(targets, low, high), and_(D.state.in_(UNDER_REVIEW), asked))


def _by_state(targets: Mapping[str, Targets], low: date | None, high: date | None) -> Iterator[Condition]:
    for programme, lengths in targets.items():
        for states, length in (((DossierState.RECEIVED,), lengths.triage), (_FINISHING, lengths.final)):
            begun = _begun(within, D.state_since, length, low, high)
            yield and_(D.state.in_(states), begun, D.programme_id == programme)


def _in_committee(targets: Mapping[str, Targets], low: date | None, high: date | None) -> Iterator[Condition]:
    for programme, lengths in targets.items():
        for step, length in (
            (Step.EVALUATIONS, lengths.review),
            (Step.THIRD_EVALUATION, lengths.third_review),
            (Step.CONFIRMATION, lengths.final),
        ):
            begun = _begun(begun_within, T.waiting_since, length, low, high)
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
