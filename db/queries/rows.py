"""A line of the list, cut down to what its viewer may know.

Until all first experts have submitted, nothing in a row, nor its place in the list, tells who has.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Dialect, Row, Select, case, func, literal, or_, select

from db.queries.facts import D, Sight, T
from db.queries.sorting import BY_DUE_DAY, by_due_day, order_of
from db.records.committee import SeatRecord
from db.records.people import ExpertRecord
from reviewer.committee.deliberation import Step
from reviewer.dossier.lifecycle import COMMITTEE_STATES, DossierState
from reviewer.dossier.next_step import next_act, seats_at_work
from reviewer.services.views import DossierRow

if TYPE_CHECKING:
    from reviewer.services.lists import Wanted

_FACTS = 15
"""How many columns ``facts_of_a_row`` has."""


def row_statement(page: Select[Any], wanted: Wanted, dialect: Dialect) -> Select[Any]:
    """Return what reads the rows of a page of ids, in the order of the list; by due day, the page tells the days."""
    sight = Sight(wanted.eyes, dialect)
    ids = page.subquery("page")
    if wanted.order.column == BY_DUE_DAY:
        order = by_due_day(ids.c.due, descending=wanted.order.descending)
    else:
        order = order_of(wanted, sight)
    return row_columns(sight).join(ids, ids.c.id == D.id).order_by(*order)


def row_columns(sight: Sight) -> Select[Any]:
    """Return the columns of a row, of every dossier, as one person sees them, in the order that ``row_of`` takes."""
    columns: Select[Any] = select(
        *facts_of_a_row(sight.number.label("avis_number")),
        sight.expires_on.label("avis_expires_on"),
        sight.needed.label("needed"),
        case((sight.knows_experts, 1), else_=0).label("knows"),
        seated(sight).label("seated"),
    )
    return columns.select_from(D).outerjoin(T, T.dossier_id == D.id)


def facts_of_a_row(number: Any) -> tuple[Any, ...]:
    """Return the columns that every list has, in the order that ``dossier_row`` takes. ``number``: the avis's."""
    return (
        D.id,
        D.programme_id,
        D.reference,
        D.candidate,
        D.employer,
        D.job_title,
        D.state,
        D.received_on,
        D.state_since,
        number,
        T.waiting_since,
        T.concertation_due_on,
        T.step,
        T.reviewers,
        T.round,
    )


def row_of(row: Row[Any]) -> DossierRow:
    """Return the line of the list that one person may see; what a list reads beside it comes last, and is its own."""
    expires_on, needed, knows, seats = row[_FACTS : _FACTS + 4]
    there = sorted(listed(seats))
    told = knows and needed is not None
    return dossier_row(
        row,
        there,
        tells_round=bool(knows),
        avis_expires_on=expires_on,
        seats=(sum(number <= needed for number, _ in there), needed) if told else None,
    )


def dossier_row(
    row: Row[Any],
    seated: Sequence[tuple[int, str]],
    *,
    tells_round: bool = True,
    avis_expires_on: date | None = None,
    seats: tuple[int, int] | None = None,
) -> DossierRow:
    """Return a line from what ``facts_of_a_row`` reads; taken by place: by name each costs a third of a microsecond.

    ``seated``: each active seat's number and expert's name, in order; ``tells_round``: whether the viewer may know it.
    """
    (
        id_,
        programme_id,
        reference,
        candidate,
        employer,
        job_title,
        state_,
        received_on,
        state_since,
        number,
        waiting_since,
        concertation_due_on,
        step,
        reviewers,
        round_,
    ) = row[:_FACTS]
    state = DossierState(state_)
    act = next_act(state, step)
    at_work = seats_at_work(state, act, reviewers or 0) if seated else ()
    return DossierRow(
        id=id_,
        programme_id=programme_id,
        reference=reference,
        candidate=candidate,
        employer=employer,
        job_title=job_title,
        state=state,
        received_on=received_on,
        state_since=state_since,
        next_act=act,
        holders=tuple(name for seat, name in seated if seat in at_work),
        avis_number=number,
        step=None if step is None else Step(step),
        waiting_since=waiting_since,
        concertation_due_on=concertation_due_on,
        round=(round_ or 1) if tells_round else 1,
        avis_expires_on=avis_expires_on,
        seats=seats,
    )


def listed(value: Any) -> list[tuple[int, str]]:
    """Return the pairs of ``seated``."""
    if not value or value == "[]":
        return []
    found = json.loads(value) if isinstance(value, str) else value
    return [(number, name) for number, name in found]


def seated(sight: Sight) -> Any:
    """Return each active seat's number and expert's name, in JSON: all of them, or one's own."""
    eyes = sight.eyes
    if not (eyes.knows_experts or eyes.seated or eyes.sat):
        return literal("[]")  # nor asked for: on a server they may not read seats at all
    server = sight.dialect.name == "postgresql"
    pair, gather = (
        (func.json_build_array, func.json_agg) if server else (func.json_array, func.json_group_array)
    )
    named = case((SeatRecord.expert_id == eyes.viewer, eyes.name or eyes.viewer), else_=_name())
    return (
        select(gather(pair(SeatRecord.number, named)))
        .where(
            SeatRecord.dossier_id == D.id,
            SeatRecord.recused_at.is_(None),
            SeatRecord.round == T.round,
            D.state.in_(COMMITTEE_STATES),
            or_(sight.knows_experts, SeatRecord.expert_id == eyes.viewer),
        )
        .correlate(D, T)
        .scalar_subquery()
    )


def _name() -> Any:
    name = select(ExpertRecord.name).where(ExpertRecord.id == SeatRecord.expert_id).correlate(SeatRecord)
    return func.coalesce(name.scalar_subquery(), SeatRecord.expert_id)
