"""A line of the list, cut down to what its viewer may know.

Until all first experts have submitted, nothing in a row, nor its place in the list, tells who has.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Dialect, Select, case, func, literal, or_, select

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
    """Return the columns of a row, of every dossier, as one person sees them."""
    columns: Select[Any] = select(
        D.id,
        D.programme_id,
        D.reference,
        D.candidate,
        D.employer,
        D.job_title,
        D.state,
        D.received_on,
        D.state_since,
        sight.number.label("avis_number"),
        sight.expires_on.label("avis_expires_on"),
        T.step,
        T.reviewers,
        T.round,
        T.waiting_since,
        T.concertation_due_on,
        sight.needed.label("needed"),
        case((sight.knows_experts, 1), else_=0).label("knows"),
        seated(sight).label("seated"),
    )
    return columns.select_from(D).outerjoin(T, T.dossier_id == D.id)


def row_of(row: Any) -> DossierRow:
    """Return the line of the list that one person may see."""
    there = sorted(listed(row.seated))
    needed = row.needed if row.knows else None
    return dossier_row(
        row,
        there,
        round_=(row.round or 1) if row.knows else 1,
        avis_expires_on=row.avis_expires_on,
        seats=None if needed is None else (sum(number <= needed for number, _ in there), needed),
    )


def dossier_row(
    row: Any,
    seated: Sequence[tuple[int, str]],
    *,
    round_: int,
    avis_expires_on: date | None = None,
    seats: tuple[int, int] | None = None,
) -> DossierRow:
    """Return a line from the columns of a dossier and of its deliberation.

    ``seated``: each active seat's number and expert's name, in order; ``round_``: the one to tell.
    """
    state = DossierState(row.state)
    act = next_act(state, row.step)
    at_work = seats_at_work(state, act, row.reviewers or 0)
    return DossierRow(
        id=row.id,
        programme_id=row.programme_id,
        reference=row.reference,
        candidate=row.candidate,
        employer=row.employer,
        job_title=row.job_title,
        state=state,
        received_on=row.received_on,
        state_since=row.state_since,
        next_act=act,
        holders=tuple(name for number, name in seated if number in at_work),
        avis_number=row.avis_number,
        step=None if row.step is None else Step(row.step),
        waiting_since=row.waiting_since,
        concertation_due_on=row.concertation_due_on,
        round=round_,
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
