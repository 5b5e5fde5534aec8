"""Opening a database: the one door that the desktop and the command line use."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from db.blobs import FolderBlobs, TableBlobs
from db.engine import blobs_folder, create, read_url, sqlite_path
from db.location import default_url
from db.queries.lists import SqlQueries
from db.schema import SchemaState, initialise, look, make, require_ours, status, upgrade
from db.unit_of_work import SqlStore
from reviewer.services.ports import Blobs

__all__ = ["OpenedStore", "default_url", "open_store"]


@dataclass(frozen=True, slots=True)
class OpenedStore:
    """An open database: transactions, lists and documents. Close it when done."""

    store: SqlStore
    queries: SqlQueries
    blobs: Blobs
    engine: Engine

    def close(self) -> None:
        """Let go of the file or of the server."""
        self.engine.dispose()


def open_store(url: str, *, create: bool = True) -> OpenedStore:
    """Open the database at a URL; make it where there is none, upgrade it where it is older.

    ``create`` False: what is not there is ``DatabaseUnreachable``. Raises ``DatabaseNewer`` and ``NotADatabase`` for
    what this program must not touch.
    """
    path = sqlite_path(read_url(url))
    engine = _ready_server(url, create) if path is None else _ready_file(url, create)
    folder = FolderBlobs(blobs_folder(path)) if path is not None else None
    blobs: Blobs = folder or TableBlobs(lambda: _own_transaction(engine))
    return OpenedStore(SqlStore(engine, folder), SqlQueries(engine), blobs, engine)


def _ready_file(url: str, create_it: bool) -> Engine:
    found = status(url)
    if found.state in {SchemaState.ABSENT, SchemaState.EMPTY} and create_it:
        found = initialise(url)
    elif found.state is SchemaState.OLDER:
        found = upgrade(url)
    require_ours(found, str(sqlite_path(read_url(url))))
    return create(url)


def _ready_server(url: str, create_it: bool) -> Engine:
    engine = create(url)
    try:
        with engine.connect() as connection:
            found = look(connection)
        if found.state is SchemaState.EMPTY and create_it:
            found = make(engine)
        elif found.state is SchemaState.OLDER:
            found = upgrade(url)
        require_ours(found, read_url(url).render_as_string())
    except BaseException:
        engine.dispose()
        raise
    return engine


def _own_transaction(engine: Engine) -> AbstractContextManager[Connection]:
    return engine.begin()
