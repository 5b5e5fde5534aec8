"""Documents under their SHA-256: files beside an SQLite database, rows on a server. Never changed once stored."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from db.errors import BlobCorrupted, disk_trouble
from db.records import BlobRecord
from reviewer.errors import NotFound

_SHA256 = re.compile(r"^[0-9a-f]{64}$")


class FolderBlobs:
    """Files in ``folder/ab/cd/<sha256>``, readable by their owner only.

    A document is written whole to the disk before its name exists. It does not follow the database's transaction: after
    a rollback it stays, unreferenced and harmless.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Store bytes durably and return their SHA-256 in hexadecimal."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        try:
            if not (path.is_file() and _digest(path) == sha256):
                self._write(path, content)
            # Also where it was there: whoever wrote it may have been killed before its name was on the disk.
            for folder in (path.parent, path.parents[1], self.folder, self.folder.parent):
                sync_folder(folder)
        except OSError as error:
            raise disk_trouble(error) from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raise ``NotFound``, or ``BlobCorrupted`` where they no longer match."""
        path = self.path(sha256)
        try:
            content = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NotFound("blob", sha256) from error
        except OSError as error:
            raise disk_trouble(error) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BlobCorrupted(sha256)
        return content

    def path(self, sha256: str) -> Path:
        """Return where a document is; raise ``NotFound`` for what is no SHA-256, so that no name leaves the folder."""
        if not _SHA256.match(sha256):
            raise NotFound("blob", sha256)
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def all(self) -> Iterator[str]:
        """Return the SHA-256 of every document there, in order."""
        for path in sorted(self.folder.glob("??/??/*")):
            if _SHA256.match(path.name):
                yield path.name

    def _write(self, path: Path, content: bytes) -> None:
        for folder in (self.folder, path.parents[1], path.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".incoming-", dir=path.parent)  # made 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise


class TableBlobs:
    """Rows of the table ``blob``, through whatever connection the caller gives: its transaction is theirs."""

    def __init__(self, connect: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._connect = connect

    def put(self, content: bytes) -> str:
        """Store bytes and return their SHA-256 in hexadecimal; durable when the transaction commits."""
        sha256 = hashlib.sha256(content).hexdigest()
        with self._connect() as connection:
            insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            connection.execute(
                insert(BlobRecord).values(sha256=sha256, content=content).on_conflict_do_nothing()
            )
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raise ``NotFound``, or ``BlobCorrupted`` where they no longer match."""
        with self._connect() as connection:
            content = connection.scalar(select(BlobRecord.content).where(BlobRecord.sha256 == sha256))
        if content is None:
            raise NotFound("blob", sha256)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BlobCorrupted(sha256)
        return content


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make a name in a folder durable, where the system lets a folder be opened (POSIX)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
