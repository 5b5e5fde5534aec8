"""Lists of dossiers by what was asked: implements ``Lists``.

A list opens with its count and first page in one statement, read off the index that sorts it. Behind it the order of
all its rows is held in a temporary table of a connection of its own: pages then come by their place, and rows do not
move. On SQLite that table holds row numbers, on PostgreSQL ids.

Words that many dossiers have are looked for along the order of the list, not through the index of words: the first page
fills soon. How many there are in all is then told once the list is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from sqlalchemy import Connection, Engine, Select, literal, or_, select, text, union_all

from db.engine import begin_holding, begin_reading
from db.queries.due_order import due_days
from db.queries.facts import D, Sight
from db.queries.held import SqlHeld
from db.queries.held import hold as hold_still
from db.queries.rows import row_of, row_statement
from db.queries.search import Compiled, compile_query, from_dossiers, how_many, in_index
from db.queries.sorting import BY_DUE_DAY, order_of
from db.records.house import JournalEntryRecord, JournalHeadRecord
from db.search_index import TABLE
from reviewer.committee.visibility import EVENTS_OF_EXPERTS
from reviewer.services.lists import Eyes, Opened, Wanted

if TYPE_CHECKING:
    from reviewer.services.views import DossierRow

FEW = 8_000
"""Up to how many dossiers are found through the index of words and then sorted."""

_DRAFTS = ("evaluation_saved",)
_NEW = "request_taken_in"
"""Told whoever took it in: another window of the same person does not have the dossier."""


class SqlLists:
    """Each call is one consistent view of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._held: WeakSet[SqlHeld] = WeakSet()

    def let_go(self) -> None:
        """Let go of every list that is still held, before the store closes."""
        for one in tuple(self._held):
            one.close()

    def open(self, wanted: Wanted, *, limit: int) -> Opened:
        """Return the count and the first rows."""
        with begin_reading(self._engine) as connection:
            made, many = _compiled(connection, wanted)
            page = _page(wanted, made, connection, limit)
            total = literal(None) if many else how_many(made)
            stamp = select(JournalHeadRecord.sequence).correlate(None).scalar_subquery()
            shown = row_statement(page, wanted, connection.dialect).add_columns(
                total.label("total"), stamp.label("stamp")
            )
            found = connection.execute(shown).all()
            if not found:
                return Opened(total=0, exact=True, rows=(), stamp=connection.scalar(select(stamp)) or 0)
            rows = tuple(row_of(row) for row in found)
            counted = found[0].total
            whole = len(rows) < limit
            return Opened(
                total=len(rows) if counted is None else counted,
                exact=counted is not None or whole,
                rows=rows,
                stamp=found[0].stamp,
            )

    def rows(self, wanted: Wanted, start: int, count: int, total: int) -> tuple[DossierRow, ...]:
        """Return rows by their place without holding the list: quick near both ends, slower between them."""
        with begin_reading(self._engine) as connection:
            made, many = _compiled(connection, wanted)
            after = total - start - count
            backwards = not many and 0 <= after < start
            if backwards:
                page = _page(wanted, made, connection, count, after, backwards=True, total=total)
            else:
                page = _page(wanted, made, connection, count, start)
            statement = row_statement(page, wanted, connection.dialect)
            return tuple(row_of(row) for row in connection.execute(statement))

    def hold(self, wanted: Wanted) -> SqlHeld:
        """Hold the list still; takes up to a second on a million rows."""
        connection = begin_holding(self._engine)
        try:
            with connection.begin():
                made, _ = _compiled(connection, wanted)
                held = hold_still(connection, wanted, made)
        except BaseException:
            connection.invalidate()
            connection.close()
            raise
        self._held.add(held)
        return held

    def changes(self, stamp: int, eyes: Eyes) -> int:
        """Return how many dossiers others changed since the journal stood there, of those that one may know about."""
        entry = JournalEntryRecord
        hidden = sorted(_DRAFTS if eyes.knows_experts else EVENTS_OF_EXPERTS)
        blind = eyes.without | eyes.sat
        with begin_reading(self._engine) as connection:
            found = connection.scalars(
                select(entry.dossier_id)
                .where(
                    entry.sequence > stamp,
                    entry.dossier_id.is_not(None),
                    entry.event.not_in(hidden),
                    or_(entry.actor_id != eyes.viewer, entry.event == _NEW),
                )
                .distinct()
            )
            return len({one for one in found if one not in blind})

    def counts(self, wanted: Mapping[str, Wanted]) -> Mapping[str, int]:
        """Return how many dossiers each of some lists has, in one statement."""
        if not wanted:
            return {}
        with begin_reading(self._engine) as connection:
            parts = [
                select(
                    literal(key).label("key"),
                    how_many(_narrowed(compile_query(connection, one))).label("found"),
                )
                for key, one in wanted.items()
            ]
            return {row.key: row.found for row in connection.execute(union_all(*parts))}

    def find(self, wanted: Wanted, ids: Iterable[str]) -> tuple[DossierRow, ...]:
        """Return those of some dossiers that the list has, in its order."""
        with begin_reading(self._engine) as connection:
            made, _ = _compiled(connection, wanted)
            asked = sorted(set(ids))
            if wanted.order.column == BY_DUE_DAY:
                page = due_days(connection, wanted, made).some(asked)
            else:
                page = _ordered(wanted, made, connection).where(D.id.in_(asked))
            statement = row_statement(page, wanted, connection.dialect)
            return tuple(row_of(row) for row in connection.execute(statement))


def _compiled(connection: Connection, wanted: Wanted) -> tuple[Compiled, bool]:
    """Return the conditions; and whether so many dossiers have the words that the index of words is not asked."""
    made = compile_query(connection, wanted)
    if made.index is None:
        return made, False
    probe = f"SELECT count(*) FROM (SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH :asked LIMIT {FEW + 1})"  # noqa: S608
    many = (connection.scalar(text(probe), {"asked": made.index}) or 0) > FEW
    return (made, True) if many else (_narrowed(made), False)


def _narrowed(made: Compiled) -> Compiled:
    if made.index is not None:
        made.conditions.append(in_index(made.index))
    return made


def _ordered(
    wanted: Wanted, made: Compiled, connection: Connection, *, backwards: bool = False
) -> Select[Any]:
    sight = Sight(wanted.eyes, connection.dialect)
    return from_dossiers(made, D.id.label("id")).order_by(*order_of(wanted, sight, backwards=backwards))


def _page(
    wanted: Wanted,
    made: Compiled,
    connection: Connection,
    limit: int,
    offset: int = 0,
    *,
    backwards: bool = False,
    total: int = 0,
) -> Select[Any]:
    """Return the ids of a page. ``backwards``: counted from the end of a list, of ``total`` rows."""
    if wanted.order.column == BY_DUE_DAY:
        return due_days(connection, wanted, made).page(limit, offset, backwards=backwards, total=total)
    return _ordered(wanted, made, connection, backwards=backwards).limit(limit).offset(offset or None)
