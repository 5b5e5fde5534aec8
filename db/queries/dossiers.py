"""The list of dossiers: filtered, searched, paged by key, with what each waits for and who has it.

Until all first experts have submitted, nothing in a row, nor its place in the list, tells who has.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from db.queries.facts import Sight
from db.queries.rows import dossier_row, facts_of_a_row, listed, seated
from db.records.committee import DeliberationRecord, SeatRecord
from db.records.dossiers import DossierRecord
from db.records.people import ExpertRecord
from reviewer.dossier.lifecycle import UNDER_REVIEW
from reviewer.errors import NotFound
from reviewer.search.words import words_of
from reviewer.services.lists import Eyes

if TYPE_CHECKING:
    from reviewer.services.views import DossierFilter, DossierRow

_EYES = Eyes(viewer="", knows_experts=True)
"""The service cuts a row down to what its viewer may know."""


def dossier_rows(
    connection: Connection, wanted: DossierFilter, limit: int, offset_id: str | None
) -> tuple[DossierRow, ...]:
    """Return at most ``limit`` rows by day of receipt, newest first, after the dossier ``offset_id``."""
    statement = _page(wanted).limit(limit)
    if offset_id is not None:
        received_on = connection.scalar(
            select(DossierRecord.received_on).where(DossierRecord.id == offset_id)
        )
        if received_on is None:
            raise NotFound("dossier", offset_id)
        statement = statement.where(
            or_(
                DossierRecord.received_on < received_on,
                and_(DossierRecord.received_on == received_on, DossierRecord.id < offset_id),
            )
        )
    if wanted.states & UNDER_REVIEW:
        found = connection.execute(
            statement.add_columns(seated(Sight(_EYES, connection.dialect)).label("seated"))
        )
        return tuple(dossier_row(row, sorted(listed(row.seated))) for row in found)
    rows = connection.execute(statement).all()
    there = _seated(connection, statement) if any(row.state in UNDER_REVIEW for row in rows) else {}
    return tuple(dossier_row(row, there.get(row.id, ())) for row in rows)


def _page(wanted: DossierFilter) -> Select[*tuple[Any, ...]]:
    columns: Select[*tuple[Any, ...]] = select(*facts_of_a_row(DossierRecord.avis_number))
    return (
        columns.outerjoin(DeliberationRecord, DeliberationRecord.dossier_id == DossierRecord.id)
        .where(*_conditions(wanted))
        .order_by(DossierRecord.received_on.desc(), DossierRecord.id.desc())
    )


def _conditions(wanted: DossierFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.states:
        yield DossierRecord.state.in_(sorted(wanted.states))
    for word in words_of(wanted.words):
        yield DossierRecord.search_fold.like(f"% {word}%")
    if wanted.without:
        yield DossierRecord.id.not_in(sorted(wanted.without))
    if wanted.seated_expert is not None:
        yield (
            select(SeatRecord.dossier_id)
            .where(
                SeatRecord.dossier_id == DossierRecord.id,
                SeatRecord.expert_id == wanted.seated_expert,
                SeatRecord.recused_at.is_(None),
                SeatRecord.round == DeliberationRecord.round,
            )
            .exists()
        )


def _seated(connection: Connection, page: Select[*tuple[Any, ...]]) -> dict[str, list[tuple[int, str]]]:
    """Return, for the dossiers of a page that are in committee, each active seat's number and expert's name.

    Asked apart where a list is not about the committee: on a server, not everybody whose list it is may read seats.
    """
    ids = page.subquery("page")
    statement = (
        select(SeatRecord.dossier_id, SeatRecord.number, SeatRecord.expert_id, ExpertRecord.name)
        .join(ids, ids.c.id == SeatRecord.dossier_id)
        .outerjoin(ExpertRecord, ExpertRecord.id == SeatRecord.expert_id)
        .where(
            SeatRecord.recused_at.is_(None),
            SeatRecord.round == ids.c.round,
            ids.c.state.in_(UNDER_REVIEW),
        )
        .order_by(SeatRecord.dossier_id, SeatRecord.number)
    )
    found: dict[str, list[tuple[int, str]]] = {}
    for row in connection.execute(statement):
        found.setdefault(row.dossier_id, []).append((row.number, row.name or row.expert_id))
    return found
