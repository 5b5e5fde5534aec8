"""By which column a list is sorted, the same on both engines: folded text by its code points, ids last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, collate

from db.queries.facts import D, Sight

if TYPE_CHECKING:
    from reviewer.services.lists import Wanted

_SORTED_BY: Mapping[str, Callable[[Sight], Any]] = {
    "reference": lambda _: D.reference_fold,
    "candidate": lambda _: D.candidate_fold,
    "employer": lambda _: D.employer_fold,
    "job": lambda _: D.job_fold,
    "state": lambda _: D.state_rank,
    "received": lambda _: D.received_on,
    "since": lambda _: D.state_since,
    "programme": lambda sight: _by_code_points(D.programme_id, sight),
    "number": lambda sight: _by_code_points(sight.number, sight),
    "expires": lambda sight: sight.expires_on,
}
_MAY_LACK = frozenset({"number", "expires"})
BY_DUE_DAY = "due"
"""The column that is no column of the database (``db.queries.due_order``)."""


def order_of(wanted: Wanted, sight: Sight, *, backwards: bool = False) -> tuple[ColumnElement[Any], ...]:
    """Return what rows are sorted by; ``backwards``: from the end of the list. What is not known is at the end."""
    order = wanted.order
    column = _SORTED_BY[order.column](sight)
    down = order.descending is not backwards
    first = column.desc() if down else column.asc()
    if order.column in _MAY_LACK:
        first = first.nulls_first() if backwards else first.nulls_last()
    return first, D.id.desc() if down else D.id.asc()


def by_due_day(day: Any, *, descending: bool) -> tuple[ColumnElement[Any], ...]:
    """Return what sorts by due day, None for dossiers without one: they come last, and references tell equals apart."""
    first = () if day is None else ((day.desc() if descending else day.asc()).nulls_last(),)
    return (*first, *(one.desc() if descending else one.asc() for one in (D.reference_fold, D.id)))


def _by_code_points(column: Any, sight: Sight) -> Any:
    return collate(column, "C") if sight.dialect.name == "postgresql" else column
