"""Putting a database and its keys in the place of others: both or neither, however the process ends."""

from __future__ import annotations

import contextlib
from pathlib import Path

from db.errors import disk_trouble
from db.folders import is_there
from reviewer.whole_files import sync_folder


def swap(path: Path, database: Path, keys: Path | None) -> None:
    """Move a database, and its keys where it has some, to ``path``. All are on one file system; raises ``OSError``.

    One rename decides: that of the keys to their waiting name. From then on ``finish_swap`` completes what was begun.
    """
    waiting_database, waiting_keys = _waiting(path)
    if keys is None:
        database.replace(path)
        path.with_suffix(".keys").unlink(missing_ok=True)
    else:
        database.replace(waiting_database)
        sync_folder(path.parent)
        keys.replace(waiting_keys)
        sync_folder(path.parent)
        _finish(path)
    sync_folder(path.parent)


def finish_swap(path: Path) -> None:
    """Complete a swap that a process did not live to end; nothing to do costs one look at the folder."""
    _, waiting_keys = _waiting(path)
    if not is_there(waiting_keys):
        return
    try:
        _finish(path)
        sync_folder(path.parent)
    except OSError as error:
        raise disk_trouble(error) from error


def _finish(path: Path) -> None:
    waiting_database, waiting_keys = _waiting(path)
    with contextlib.suppress(FileNotFoundError):  # it was already moved
        waiting_database.replace(path)
    waiting_keys.replace(path.with_suffix(".keys"))


def _waiting(path: Path) -> tuple[Path, Path]:
    return path.with_name(path.name + ".put-back"), path.with_name(path.name + ".put-back.keys")
