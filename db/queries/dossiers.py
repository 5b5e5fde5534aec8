"""The list of dossiers: filtered, searched, paged by key, with what each waits for and who has it.

Until all first experts have submitted, nothing in a row, nor its place in the list, tells who has.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from db.queries.rows import dossier_row
from db.records.committee import DeliberationRecord, SeatRecord
from db.records.dossiers import DossierRecord
from db.records.people import ExpertRecord
from reviewer.dossier.lifecycle import UNDER_REVIEW
from reviewer.errors import NotFound
from reviewer.search.words import words_of

if TYPE_CHECKING:
    from reviewer.services.views import DossierFilter, DossierRow


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
    rows = connection.execute(statement).all()
    seated = _seated(connection, statement) if any(row.state in UNDER_REVIEW for row in rows) else {}
    return tuple(dossier_row(row, seated.get(row.id, ()), round_=row.round or 1) for row in rows)


def _page(wanted: DossierFilter) -> Select[*tuple[Any, ...]]:
    columns: Select[*tuple[Any, ...]] = select(
        DossierRecord.id,
        DossierRecord.programme_id,
        DossierRecord.reference,
        DossierRecord.candidate,
        DossierRecord.employer,
        DossierRecord.job_title,
        DossierRecord.state,
        DossierRecord.received_on,
        DossierRecord.state_since,
        DossierRecord.avis_number,
        DeliberationRecord.step,
        DeliberationRecord.reviewers,
        DeliberationRecord.round,
        DeliberationRecord.waiting_since,
        DeliberationRecord.concertation_due_on,
    )
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
    """Return, for the dossiers of a page that are in committee, each active seat's number and expert's name."""
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
    seated: dict[str, list[tuple[int, str]]] = {}
    for row in connection.execute(statement):
        seated.setdefault(row.dossier_id, []).append((row.number, row.name or row.expert_id))
    return seated
