"""Engines: an SQLite file made safe against two windows and a power cut, or PostgreSQL by URL.

SQLite: WAL, foreign keys, ``synchronous=FULL`` (a signed avis survives a power cut), explicit BEGIN in place of the
driver's own transactions, BEGIN IMMEDIATE where the transaction may write; under a master key, SQLCipher in its place.
PostgreSQL: psycopg 3, a limit on the wait for a lock. Whatever the driver says comes out as an error of the house
(``db.errors``).
"""

from __future__ import annotations

import os
import re
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from db import cipher
from db.errors import DatabaseNotSupported, disk_trouble, sqlite_errors, translate, trouble_of
from db.server_address import require_tls
from db.vault.held import key_beside
from db.vault.master import MasterKey

WAIT_FOR_LOCK_MS = 10_000
"""How long a writer waits for another one, in milliseconds."""

WRITES = "avise_writes"
"""Execution option of a connection: its transactions may write (on SQLite: BEGIN IMMEDIATE)."""

HOLDS = "avise_holds"
"""Execution option of a connection: its transactions make temporary tables of its own, and change nothing else."""


def read_url(url: str) -> URL:
    """Return the URL with our driver; raise ``DatabaseNotSupported`` for anything else, in-memory SQLite included."""
    try:
        parsed = make_url(url)
        dialect = parsed.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise DatabaseNotSupported(_without_secret(url)) from error
    if dialect == "sqlite":
        if not parsed.database or ":memory:" in parsed.database or parsed.database.startswith("file:"):
            raise DatabaseNotSupported("sqlite :memory:")
        return URL.create("sqlite+pysqlite", database=parsed.database)
    if dialect == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    raise DatabaseNotSupported(dialect)


def sqlite_path(url: URL) -> Path | None:
    """Return the file of an SQLite URL, or None for a server."""
    if url.get_backend_name() != "sqlite":
        return None
    return Path(url.database or "").expanduser().absolute()


def blobs_folder(database: Path) -> Path:
    """Return where the documents of an SQLite database are: ``avise.blobs`` beside ``avise.db``."""
    return database.with_suffix(".blobs")


def keys_file(database: Path) -> Path:
    """Return where the keys of an encrypted SQLite database are: ``avise.keys`` beside ``avise.db``."""
    return database.with_suffix(".keys")


def create(url: str, key: MasterKey | None = None) -> Engine:
    """Return an engine; nothing is opened yet. The file of an SQLite URL is ``prepare_file``'s to make.

    ``key``: of an encrypted SQLite file; None is the one that this process holds (``db.vault.held``). A file without
    keys beside it is in clear. Raises ``KeyNeeded`` where it holds none.
    """
    parsed = read_url(url)
    path = sqlite_path(parsed)
    if path is not None:
        key = key or key_beside(path)
        if key is None:
            engine = create_engine(
                parsed.set(database=str(path)), connect_args={"timeout": WAIT_FOR_LOCK_MS / 1000}
            )
        else:
            engine = create_engine(
                parsed.set(database=str(path)),
                module=cipher.driver(),
                creator=partial(_connect_encrypted, path, key),
                poolclass=QueuePool,
            )
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        require_tls(parsed)
        options = f"-c lock_timeout={WAIT_FOR_LOCK_MS} -c timezone=UTC -c client_encoding=UTF8"
        given = parsed.query.get("options")
        engine = create_engine(
            parsed,
            connect_args={
                "options": f"{given} {options}" if isinstance(given, str) else options,
                "connect_timeout": 10,
            },
            pool_pre_ping=True,
        )
    event.listen(engine, "handle_error", translate)
    return engine


def prepare_file(path: Path) -> None:
    """Make the file (0600) and its folder (0700) where they are missing; what exists keeps its permissions."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise disk_trouble(error) from error


def begin_writing(engine: Engine) -> Connection:
    """Return a connection whose transactions may write."""
    return engine.connect().execution_options(**{WRITES: True})


def begin_reading(engine: Engine) -> Connection:
    """Return a connection that sees one consistent state and refuses to write."""
    connection = engine.connect()
    if engine.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return connection


def begin_holding(engine: Engine) -> Connection:
    """Return a connection of one's own for temporary tables; it waits for no writer, and no writer waits for it."""
    return engine.connect().execution_options(**{HOLDS: True})


def _connect_encrypted(path: Path, key: MasterKey) -> sqlite3.Connection:
    try:
        # SQLAlchemy's pool hands a connection from thread to thread, one at a time.
        return cipher.connect(path, key, timeout_ms=WAIT_FOR_LOCK_MS, same_thread=False)
    except sqlite_errors() as error:
        raise trouble_of(error) from error


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # Outside a transaction, as these pragmas want it; then no implicit BEGIN by the driver ever again.
    try:
        connection.isolation_level = None
        cursor = connection.cursor()
        try:
            cursor.execute(f"PRAGMA busy_timeout = {WAIT_FOR_LOCK_MS}")
            if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
            cursor.execute("PRAGMA foreign_keys = ON")
        finally:
            cursor.close()
    except sqlite_errors() as error:
        raise trouble_of(error) from error


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    writes = bool(options.get(WRITES))
    driver = connection.connection.driver_connection
    if driver is None:  # an invalidated connection: the statement that follows says so
        return
    try:
        driver.execute(f"PRAGMA query_only = {0 if writes or options.get(HOLDS) else 1}")
        driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    except sqlite_errors() as error:
        raise trouble_of(error) from error


def _without_secret(url: str) -> str:
    return re.sub(r"//[^@/]*@", "//…@", url)
