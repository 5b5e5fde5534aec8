"""SQLite files as files: opened without touching them, copied while in use."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool

from db.engine import WAIT_FOR_LOCK_MS, named_trouble, translate
from db.errors import DatabaseLocked, DatabaseTrouble, DatabaseUnreachable, disk_trouble


def size_of(path: Path) -> int | None:
    """Return the size of a file in bytes, or None where there is nothing of that name."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise disk_trouble(error) from error


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open a file that must exist, changing nothing in it, not even its journal mode."""
    if size_of(path) is None or path.is_dir():
        raise DatabaseUnreachable(str(path))
    try:
        return sqlite3.connect(
            f"file:{quote(str(path))}?mode=ro",
            uri=True,
            timeout=WAIT_FOR_LOCK_MS / 1000,
            isolation_level=None,
        )
    except sqlite3.Error as error:
        raise named_trouble(error) or DatabaseTrouble(str(error)) from error


def read_only(path: Path) -> Engine:
    """Return an engine on a file that must exist; it changes nothing in it."""
    engine = create_engine("sqlite://", creator=lambda: connect_read_only(path), poolclass=NullPool)
    event.listen(engine, "handle_error", translate)
    return engine


def copy_database(source: Path, target: Path) -> None:
    """Copy a database while others use it (SQLite's backup), whole and on the disk when this returns.

    ``target`` is made for its owner only (0600); what it held is replaced.
    """
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT, 0o600))
        with contextlib.closing(connect_read_only(source)) as from_, contextlib.closing(_open(target)) as to:
            from_.backup(to)
        with target.open("rb") as file:
            os.fsync(file.fileno())
    except sqlite3.Error as error:
        raise named_trouble(error) or DatabaseTrouble(str(error)) from error
    except OSError as error:
        raise disk_trouble(error) from error


def fold_wal(path: Path) -> None:
    """Fold the write-ahead log into the file, which is then one file; raise ``DatabaseLocked`` where others use it."""
    try:
        with contextlib.closing(_open(path)) as connection:
            connection.execute("PRAGMA busy_timeout = 1000")
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
            if mode != "delete":
                raise DatabaseLocked(str(path))
    except sqlite3.Error as error:
        raise named_trouble(error) or DatabaseTrouble(str(error)) from error


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=WAIT_FOR_LOCK_MS / 1000, isolation_level=None)
