"""A new master key for a database: every document sealed anew, every page enciphered anew, everybody's slot kept.

Whoever dies in the middle loses nothing: the file of keys holds both keys before anything is under the new one, until
nothing is under the old one. Documents are moved one by one; the database in one transaction of its own, whose rollback
journal stays under the old key (SQLCipher's rekey). Between two tries the database is used as usual.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from db import cipher
from db.blobs import FolderBlobs
from db.engine import blobs_folder, keys_file, read_url, sqlite_path
from db.errors import DatabaseCorrupted, DatabaseLocked, DatabaseUnreachable, sqlite_errors, trouble_of
from db.folders import is_there
from db.vault.access import current_document
from db.vault.document import VaultDocument, write
from db.vault.errors import EncryptionNotSupported, WrongKey
from db.vault.master import MasterKey


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rotation is. The database itself counts for one step, the last one."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Rotation:
    """What a rotation did. ``finished`` False: somebody stopped it, and it goes on at the next call.

    ``unreadable``: names of files that open under neither key; they were left as they are.
    """

    key: MasterKey
    finished: bool
    unreadable: tuple[str, ...] = ()


def rotate(url: str, key: MasterKey, tell: Callable[[Progress], bool] | None = None) -> Rotation:
    """Give a database a new master key, or end a rotation that was begun. ``key``: from ``unlock``.

    ``tell`` hears of the progress and answers False to stop for now. Nobody may have the database open meanwhile, this
    process included: raises ``DatabaseLocked``.
    """
    database = sqlite_path(read_url(url))
    if database is None:
        raise EncryptionNotSupported("postgresql")
    if not is_there(database):
        raise DatabaseUnreachable(str(database))
    keys = keys_file(database)
    try:
        with _alone(database, key) as (connection, under):
            document, new = _intend(keys, key)
            blobs = FolderBlobs(blobs_folder(database), new)
            files = list(blobs.files())
            for index, path in enumerate(files):
                if tell is not None and not tell(Progress(index, len(files) + 1)):
                    return Rotation(new, finished=False)
                blobs.reseal(path)
            if tell is not None and not tell(Progress(len(files), len(files) + 1)):
                return Rotation(new, finished=False)
            if under != new.with_previous(None):
                _rekey(connection, new)
            unreadable = tuple(path.name for path in blobs.files() if not blobs.opens(path))
            _end(keys, document, new)
            if tell is not None:
                tell(Progress(len(files) + 1, len(files) + 1))
    except sqlite_errors() as error:
        raise trouble_of(error) from error
    return Rotation(new.with_previous(None), finished=True, unreadable=unreadable)


@contextlib.contextmanager
def _alone(database: Path, key: MasterKey) -> Iterator[tuple[sqlite3.Connection, MasterKey]]:
    connection, under = _open(database, key)
    with contextlib.closing(connection):
        connection.execute("PRAGMA busy_timeout = 1000")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
            raise DatabaseLocked(str(database))
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("BEGIN EXCLUSIVE")  # in this locking mode, held until the connection closes
        connection.execute("COMMIT")
        yield connection, under


def _open(database: Path, key: MasterKey) -> tuple[sqlite3.Connection, MasterKey]:
    for one in key.both:
        under = one.with_previous(None)
        with contextlib.suppress(WrongKey):
            return cipher.connect(database, under, timeout_ms=1000), under
    raise WrongKey(str(database))


def _intend(keys: Path, key: MasterKey) -> tuple[VaultDocument, MasterKey]:
    """Write both keys into everybody's slot, unless that was done."""
    document = current_document(keys, key)
    if document.next is not None:
        return document, key
    new = MasterKey.new().with_previous(key.with_previous(None))
    slots = tuple(slot.holding(document.vault, *new.both) for slot in document.slots)
    document = replace(document, next=new.id, slots=slots).sealed_by(*new.both)
    write(keys, document)
    return document, new


def _rekey(connection: sqlite3.Connection, new: MasterKey) -> None:
    connection.execute(f"PRAGMA rekey = \"x'{new.database()}'\"").fetchall()
    damaged = connection.execute("PRAGMA cipher_integrity_check").fetchone()
    if damaged is not None:
        raise DatabaseCorrupted(str(damaged[0]))


def _end(keys: Path, document: VaultDocument, new: MasterKey) -> None:
    slots = tuple(slot.holding(document.vault, new) for slot in document.slots)
    write(keys, replace(document, current=new.id, next=None, slots=slots).sealed_by(new))
