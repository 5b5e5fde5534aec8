"""A database in clear becomes an encrypted one: copied, compared, then put in its place; the one or the other, always.

Documents are sealed aside, the database is copied under its new key and compared with what it was; the sealed documents
are moved beside those in clear, and one rename then decides (``db.swap``). Only after it do the documents in clear go;
where it did not come to that, the sealed ones do (``db.vault.clearing``). What a disk gives back of erased files is not
this program's to take away: encrypt the disk.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Set
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from db import cipher
from db.blobs import FolderBlobs
from db.engine import (
    WAIT_FOR_LOCK_MS,
    begin_reading,
    blobs_folder,
    create,
    keys_file,
    prepare_file,
    read_url,
    sqlite_path,
)
from db.errors import (
    CopyNotWhole,
    DatabaseLocked,
    DatabaseUnreachable,
    disk_trouble,
    sqlite_errors,
    trouble_of,
)
from db.files import size_of
from db.folders import is_there
from db.integrity import Finding, findings
from db.maintenance import check
from db.search_index import REBUILD, TABLE
from db.swap import finish_swap, swap
from db.vault.access import create_vault
from db.vault.clearing import clear, mark
from db.vault.errors import EncryptionNotSupported, VaultExists
from db.vault.master import MasterKey
from db.vault.slots import Secret
from reviewer.whole_files import sync_folder

_ASIDE = ".encrypting-"


def encrypt(
    url: str, secret: Secret, *, holder: str, tell: Callable[[int, int], None] | None = None
) -> tuple[Path, ...]:
    """Encrypt a database in clear, whose first slot is the secret's; return the files beside it that stay in clear.

    ``tell`` hears how many steps of how many are done: each document, then the database. Nobody may have it open
    meanwhile: raises ``DatabaseLocked``. Raises ``VaultExists`` for one that has keys already, ``BlobCorrupted`` for a
    damaged document, and ``CopyNotWhole`` where the encrypted copy differs: the database in clear then stays.
    """
    database = sqlite_path(read_url(url))
    if database is None:
        raise EncryptionNotSupported("postgresql")
    finish_swap(database)
    if is_there(keys_file(database)):
        raise VaultExists(str(keys_file(database)))
    if not size_of(database):
        raise DatabaseUnreachable(str(database))
    before = set(check(url))
    try:
        with ExitStack() as open_things:
            plain = open_things.enter_context(_alone(database))
            _clear_away(database)
            folder = open_things.enter_context(
                tempfile.TemporaryDirectory(prefix=_ASIDE, dir=database.parent)
            )
            incoming = Path(folder) / database.name
            key = create_vault(f"sqlite:///{incoming}", secret, holder=holder)
            _seal_documents(database, incoming, key, tell)
            _export(plain, incoming, key)
            _compare(plain, incoming, key, before)
            mark(database)
            _bring_in(incoming, key, database)
            if os.name != "posix":  # where an open file cannot be replaced
                plain.close()
            swap(database, incoming, keys_file(incoming))
        clear(database, key)
    except sqlite_errors() as error:
        raise trouble_of(error) from error
    except OSError as error:
        raise disk_trouble(error) from error
    return tuple(one for one in sorted(database.parent.glob(f"{database.name}.*")) if cipher.is_in_clear(one))


@contextmanager
def _alone(database: Path) -> Iterator[sqlite3.Connection]:
    """Open a database in clear with SQLCipher's driver, which nobody else has open or opens until this ends."""
    connection = cipher.driver().connect(
        str(database), timeout=1.0, isolation_level=None, check_same_thread=False
    )
    with closing(connection):
        connection.execute("PRAGMA temp_store = MEMORY").fetchall()
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
            raise DatabaseLocked(str(database))
        connection.execute("BEGIN EXCLUSIVE")  # in this locking mode, held until the connection closes
        connection.execute("COMMIT")
        yield connection


def _seal_documents(
    database: Path, incoming: Path, key: MasterKey, tell: Callable[[int, int], None] | None
) -> None:
    plain = FolderBlobs(blobs_folder(database))
    sealed = FolderBlobs(blobs_folder(incoming), key)
    names = list(plain.all())
    for index, sha256 in enumerate(names):
        if tell is not None:
            tell(index, len(names) + 1)
        sealed.put(plain.get(sha256))
    if tell is not None:
        tell(len(names), len(names) + 1)


def _bring_in(incoming: Path, key: MasterKey, database: Path) -> None:
    """Move the sealed documents beside those in clear, which have other names."""
    there = FolderBlobs(blobs_folder(database))
    for path in list(FolderBlobs(blobs_folder(incoming), key).files()):
        target = there.at(path.name)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.replace(target)
        for folder in (target.parent, target.parents[1], there.folder):
            sync_folder(folder)


def _export(plain: sqlite3.Connection, incoming: Path, key: MasterKey) -> None:
    prepare_file(incoming)
    plain.execute("ATTACH DATABASE ? AS sealed KEY ?", (str(incoming), f"x'{key.database()}'"))
    plain.execute("SELECT sqlcipher_export('sealed')").fetchall()
    plain.execute("DETACH DATABASE sealed")
    # A connection that attached the file before it had an index of words does not see that index.
    with closing(cipher.connect(incoming, key, timeout_ms=WAIT_FOR_LOCK_MS)) as copy:
        copy.execute(REBUILD)
        copy.commit()
    with incoming.open("rb") as file:
        os.fsync(file.fileno())


def _compare(plain: sqlite3.Connection, incoming: Path, key: MasterKey, before: Set[Finding]) -> None:
    """Raise ``CopyNotWhole`` where a table has not as many rows, or the check finds what it did not find before."""
    with closing(cipher.connect(incoming, key, timeout_ms=WAIT_FOR_LOCK_MS)) as copy:
        names = [row[0] for row in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            if name.startswith(
                f"{TABLE}_"
            ):  # how the index of words keeps itself, which building it again changes
                continue
            count = f'SELECT count(*) FROM "{name}"'  # noqa: S608  # a table of ours, named by the database itself
            if plain.execute(count).fetchone() != copy.execute(count).fetchone():
                raise CopyNotWhole(name, 1)
    engine = create(f"sqlite:///{incoming}", key)
    try:
        with begin_reading(engine) as connection:
            found = findings(connection, FolderBlobs(blobs_folder(incoming), key))
    finally:
        engine.dispose()
    worse = [one for one in found if one not in before]
    if worse:
        raise CopyNotWhole(worse[0].detail, len(worse))


def _clear_away(database: Path) -> None:
    """Take away what an encryption that was killed left behind."""
    clear(database, None)
    for left in database.parent.glob(f"{_ASIDE}*"):
        shutil.rmtree(left, ignore_errors=True)
