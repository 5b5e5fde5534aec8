"""A list held still: the order of its rows in a temporary table of a connection of its own, which ends with it.

On SQLite the table holds row numbers, of which a million take ten mebibytes, on PostgreSQL ids.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    bindparam,
    func,
    insert,
    literal_column,
    select,
)

from db.queries.due_order import Run, due_days
from db.queries.facts import D, Sight
from db.queries.rows import row_columns, row_of
from db.queries.search import Compiled, from_dossiers
from db.queries.sorting import BY_DUE_DAY, order_of
from reviewer.errors import NotFound

if TYPE_CHECKING:
    from reviewer.services.lists import Eyes, Wanted
    from reviewer.services.views import DossierRow

_NAME = "avise_held"
_ON_SQLITE = Table(
    _NAME, MetaData(), Column("place", Integer, primary_key=True), Column("row", Integer), schema="temp"
)
_ON_SERVER = Table(
    _NAME, MetaData(), Column("place", Integer, primary_key=True), Column("id", Text), schema="pg_temp"
)


class SqlHeld:
    """Implements ``Held``; one thread at a time reads it."""

    def __init__(self, connection: Connection, total: int) -> None:
        self._connection: Connection | None = connection
        self._lock = threading.Lock()
        self._total = total
        self._prepared: tuple[Eyes, Select[Any]] | None = None

    @property
    def total(self) -> int:
        """Return how many there are."""
        return self._total

    @property
    def closed(self) -> bool:
        """Tell whether it was let go of."""
        return self._connection is None

    def rows(self, start: int, count: int, eyes: Eyes) -> tuple[DossierRow | None, ...]:
        """Return the rows from a place on, as they are now; None for one that is not there any more."""
        last = min(start + count, self._total)
        with self._lock:
            connection = self._there()
            with connection.begin():
                read = connection.execute(self._statement(eyes), {"start": start, "last": last})
                found = {row[-1]: row_of(row) for row in read.all()}
        return tuple(found.get(place) for place in range(start + 1, last + 1))

    def ids(self, start: int, count: int) -> tuple[str, ...]:
        """Return ids from a place on."""
        with self._lock:
            connection = self._there()
            table, joined = _joined(connection)
            asked = select(D.id).select_from(table.join(D, joined)).order_by(table.c.place)
            with connection.begin():
                return tuple(
                    connection.scalars(asked.where(table.c.place > start, table.c.place <= start + count))
                )

    def place(self, dossier_id: str) -> int | None:
        """Return where a dossier stands in the list, from 0."""
        with self._lock:
            connection = self._there()
            table, joined = _joined(connection)
            asked = select(table.c.place).select_from(table.join(D, joined)).where(D.id == dossier_id)
            with connection.begin():
                found = connection.scalar(asked)
        return None if found is None else found - 1

    def close(self) -> None:
        """Let go of what is held. Closing twice does nothing."""
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                connection.invalidate()  # and the table with it: the pool never has a connection that holds one
                connection.close()

    def _statement(self, eyes: Eyes) -> Select[Any]:
        """Return what reads a page through somebody's eyes; made once for all pages that the same eyes read."""
        if self._prepared is None or self._prepared[0] != eyes:
            self._prepared = (eyes, _page(self._there(), eyes))
        return self._prepared[1]

    def _there(self) -> Connection:
        if self._connection is None:
            raise NotFound("list", "")
        return self._connection


def hold(connection: Connection, wanted: Wanted, made: Compiled) -> SqlHeld:
    """Write the order of a list down, and return it. The connection is the list's own from now on."""
    table = _table(connection)
    kind = "place INTEGER PRIMARY KEY, row INTEGER" if _sqlite(connection) else "place INTEGER, id TEXT"
    connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {_NAME} ({kind})")
    total = 0
    with _runs(connection, wanted, made) as runs:
        for run in runs:
            total = _append(connection, table, run, total)
    if not _sqlite(connection):
        connection.exec_driver_sql(f"CREATE UNIQUE INDEX {_NAME}_place ON {table.fullname} (place)")
        connection.exec_driver_sql(f"ANALYZE {table.fullname}")
    return SqlHeld(connection, total)


@contextmanager
def _runs(connection: Connection, wanted: Wanted, made: Compiled) -> Iterator[tuple[Run, ...]]:
    column = literal_column("dossier.rowid") if _sqlite(connection) else D.id
    if wanted.order.column == BY_DUE_DAY:
        with due_days(connection, wanted, made).runs(connection, column) as runs:
            yield runs
    else:
        yield (Run(from_dossiers(made, column), order_of(wanted, Sight(wanted.eyes, connection.dialect))),)


def _append(connection: Connection, table: Table, run: Run, total: int) -> int:
    """Write a run behind what is there; return how many rows there are now."""
    if _sqlite(connection):
        written = insert(table).from_select(["row"], run.rows.order_by(*run.order))
    else:
        place = func.row_number().over(order_by=run.order) + total
        written = insert(table).from_select(["id", "place"], run.rows.add_columns(place))
    return total + connection.execute(written, execution_options={"preserve_rowcount": True}).rowcount


def _page(connection: Connection, eyes: Eyes) -> Select[Any]:
    table, joined = _joined(connection)
    sight = Sight(eyes, connection.dialect)
    return (
        row_columns(sight)
        .add_columns(table.c.place)
        .join(table, joined)
        .where(table.c.place > bindparam("start"), table.c.place <= bindparam("last"), *sight.there)
        .order_by(table.c.place)
    )


def _joined(connection: Connection) -> tuple[Table, Any]:
    table = _table(connection)
    if _sqlite(connection):
        return table, literal_column("dossier.rowid") == table.c.row
    return table, table.c.id == D.id


def _table(connection: Connection) -> Table:
    return _ON_SQLITE if _sqlite(connection) else _ON_SERVER


def _sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
