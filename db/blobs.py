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
from typing import Any

from sqlalchemy import Connection, Dialect, select

from db.errors import BlobCorrupted, disk_trouble
from db.vault import blob_cipher
from db.vault.held import key_beside
from db.vault.master import MasterKey
from reviewer.errors import NotFound
from reviewer.whole_files import sync_folder

_SHA256 = re.compile(r"^[0-9a-f]{64}$")


class FolderBlobs:
    """Files in ``folder/ab/cd/<sha256>``, readable by their owner only.

    A document is written whole to the disk before its name exists. It does not follow the database's transaction: after
    a rollback it stays, unreferenced and harmless. Where the database is encrypted, each file is sealed under a key of
    its own, and its name is no longer the SHA-256: whoever has the same document could see that it is there.
    """

    def __init__(self, folder: Path, key: MasterKey | None = None) -> None:
        """``key``: None is the one that this process holds for the database beside; without keys there, in clear."""
        self.folder = folder
        self._key = key or key_beside(folder)

    def put(self, content: bytes) -> str:
        """Store bytes durably and return their SHA-256 in hexadecimal."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._today(sha256)
        try:
            if not self._holds(path, sha256):
                self._write(
                    path, content if self._key is None else blob_cipher.seal(self._key, sha256, content)
                )
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
        found = self._unsealed(sha256, content)
        if found is None or hashlib.sha256(found).hexdigest() != sha256:
            raise BlobCorrupted(sha256)
        return found

    def path(self, sha256: str) -> Path:
        """Return where a document is; raise ``NotFound`` for what is no SHA-256, so that no name leaves the folder."""
        if not _SHA256.match(sha256):
            raise NotFound("blob", sha256)
        if self._key is None:
            return self.at(sha256)
        names = [self.at(key.document_name(sha256)) for key in self._key.both]  # the one of today first
        # A rotation under way: what it did not come to yet is under its old name.
        return next((path for path in names if path.exists()), names[0])

    def at(self, name: str) -> Path:
        """Return the path of a file's name."""
        return self.folder / name[:2] / name[2:4] / name

    def all(self) -> Iterator[str]:
        """Return the SHA-256 of every document there, in order; a file whose SHA-256 does not read is left out."""
        if self._key is None:
            yield from (path.name for path in self.files())
            return
        found = (self._address(path) for path in self.files())
        yield from sorted({sha256 for sha256 in found if sha256 is not None})

    def files(self) -> Iterator[Path]:
        """Return the file of every document there, in the order of their names."""
        for path in sorted(self.folder.glob("??/??/*")):
            if _SHA256.match(path.name):
                yield path

    def reseal(self, path: Path) -> bool:
        """Put a file that is under the previous key under the key of today; tell whether there was anything to do.

        Its new file is on the disk before the old one goes. A file that opens under neither key is left as it is.
        """
        if self._key is None or self._key.previous is None:
            return False
        try:
            sealed = path.read_bytes()
            sha256 = blob_cipher.address(self._key.previous, sealed)
            content = blob_cipher.unseal(self._key.previous, sha256, sealed) if sha256 is not None else None
            if sha256 is None or content is None:
                return False
            target = self._today(sha256)
            if not self._holds(target, sha256):
                self._write(target, blob_cipher.seal(self._key, sha256, content))
            for folder in (target.parent, target.parents[1], self.folder):
                sync_folder(folder)
            path.unlink()
            sync_folder(path.parent)
        except OSError as error:
            raise disk_trouble(error) from error
        return True

    def opens(self, path: Path) -> bool:
        """Tell whether the SHA-256 of a file reads."""
        return self._address(path) is not None

    def in_clear(self, path: Path) -> bool:
        """Tell whether a file is a whole document in clear: it is named by its own digest, as no sealed one is."""
        return _digest(path) == path.name

    def _today(self, sha256: str) -> Path:
        return self.at(sha256 if self._key is None else self._key.document_name(sha256))

    def _holds(self, path: Path, sha256: str) -> bool:
        if not path.is_file():
            return False
        if self._key is None:
            return _digest(path) == sha256
        return blob_cipher.unseal(self._key, sha256, path.read_bytes()) is not None

    def _unsealed(self, sha256: str, content: bytes) -> bytes | None:
        if self._key is None:
            return content
        found = (blob_cipher.unseal(key, sha256, content) for key in self._key.both)
        return next((one for one in found if one is not None), None)

    def _address(self, path: Path) -> str | None:
        if self._key is None:
            return path.name
        try:
            with path.open("rb") as file:
                head = file.read(blob_cipher.HEADER)
        except OSError as error:
            raise disk_trouble(error) from error
        found = (blob_cipher.address(key, head) for key in self._key.both)
        return next((one for one in found if one is not None), None)

    def _write(self, path: Path, content: bytes) -> None:
        for folder in (self.folder, path.parents[1], path.parent):
            # Never the folder of the database: where a network share is gone, its documents belong nowhere.
            folder.mkdir(mode=0o700, exist_ok=True)
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
            given = _insert(connection.dialect).values(sha256=sha256, content=content)
            connection.execute(given.on_conflict_do_nothing())
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raise ``NotFound``, or ``BlobCorrupted`` where they no longer match."""
        from db.records.blobs import BlobRecord

        with self._connect() as connection:
            content = connection.scalar(select(BlobRecord.content).where(BlobRecord.sha256 == sha256))
        if content is None:
            raise NotFound("blob", sha256)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BlobCorrupted(sha256)
        return content


def _insert(dialect: Dialect) -> Any:
    """Return the engine's own INSERT; neither is loaded for the other's sake."""
    from db.records.blobs import BlobRecord

    if dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(BlobRecord)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(BlobRecord)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
