"""SQLite files as files: opened without touching them, copied while in use."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool

from db import cipher
from db.engine import WAIT_FOR_LOCK_MS
from db.errors import DatabaseLocked, DatabaseUnreachable, disk_trouble, sqlite_errors, translate, trouble_of
from db.vault.held import key_beside
from db.vault.master import MasterKey


def size_of(path: Path) -> int | None:
    """Return the size of a file in bytes, or None where there is nothing of that name."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise disk_trouble(error) from error


def connect_read_only(path: Path, key: MasterKey | None = None) -> sqlite3.Connection:
    """Open a file that must exist, changing nothing in it, not even its journal mode

    ``key``: of an encrypted one; None is the one that this process holds for it.
    """
    if size_of(path) is None or path.is_dir():
        raise DatabaseUnreachable(str(path))
    key = key or key_beside(path)
    try:
        _take_back_half_done(path, key)
        if key is not None:
            return cipher.connect(path, key, timeout_ms=WAIT_FOR_LOCK_MS, read_only=True, same_thread=False)
        return sqlite3.connect(
            f"file:{quote(str(path))}?mode=ro",
            uri=True,
            timeout=WAIT_FOR_LOCK_MS / 1000,
            isolation_level=None,
        )
    except sqlite_errors() as error:
        raise trouble_of(error) from error


def _take_back_half_done(path: Path, key: MasterKey | None) -> None:
    """Let SQLite take back what a killed process left half-done in a rollback journal: a reader could not."""
    if size_of(path.with_name(path.name + "-journal")):
        with contextlib.closing(_open(path, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def read_only(path: Path, key: MasterKey | None = None) -> Engine:
    """Return an engine on a file that must exist; it changes nothing in it."""
    key = key or key_beside(path)
    engine = create_engine(
        "sqlite://",
        module=sqlite3 if key is None else cipher.driver(),
        creator=lambda: connect_read_only(path, key),
        poolclass=NullPool,
    )
    event.listen(engine, "handle_error", translate)
    return engine


def copy_database(source: Path, target: Path, key: MasterKey | None = None) -> None:
    """Copy a database while others use it (SQLite's backup), whole and on the disk when this returns.

    ``target`` is made for its owner only (0600); what it held is replaced. The copy of an encrypted database is
    under the same key (``key``, or the one that this process holds for ``source``).
    """
    key = key or key_beside(source)
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT, 0o600))
        with (
            contextlib.closing(connect_read_only(source, key)) as from_,
            contextlib.closing(_open(target, key)) as to,
        ):
            from_.backup(to)
        with target.open("rb") as file:
            os.fsync(file.fileno())
    except sqlite_errors() as error:
        raise trouble_of(error) from error
    except OSError as error:
        raise disk_trouble(error) from error


def fold_wal(path: Path, key: MasterKey | None = None) -> None:
    """Fold the write-ahead log into the file, which is then one file; raise ``DatabaseLocked`` where others use it."""
    key = key or key_beside(path)
    try:
        with contextlib.closing(_open(path, key)) as connection:
            connection.execute("PRAGMA busy_timeout = 1000")
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
            if mode != "delete":
                raise DatabaseLocked(str(path))
    except sqlite_errors() as error:
        raise trouble_of(error) from error


def _open(path: Path, key: MasterKey | None) -> sqlite3.Connection:
    if key is not None:
        return cipher.connect(path, key, timeout_ms=WAIT_FOR_LOCK_MS)
    return sqlite3.connect(path, timeout=WAIT_FOR_LOCK_MS / 1000, isolation_level=None)
