"""The files of an expert's home: its scratch folder, and what must be gone once a dossier is destroyed."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from db import cipher, maintenance
from db.blobs import FolderBlobs
from db.engine import WAIT_FOR_LOCK_MS, blobs_folder, read_url, sqlite_path
from db.errors import DatabaseNotSupported, disk_trouble, sqlite_errors, trouble_of
from db.search_index import REBUILD
from db.store import OpenedStore
from db.vault.held import key_beside
from db.vault.master import MasterKey
from reviewer.errors import NotFound
from reviewer.whole_files import sync_folder

_SCRATCH = ".scratch"
_COPIES = ("{name}.*.bak", "{name}.replaced*")
"""What an upgrade and a restored copy leave beside a database: an expert's home keeps neither past a destruction."""


def home_keeper_of(opened: OpenedStore) -> ExpertHomeKeeper:
    """Return the keeper of the home of an open database; a server is no expert's home."""
    path = sqlite_path(read_url(opened.engine.url.render_as_string(hide_password=False)))
    if path is None:
        raise DatabaseNotSupported("postgresql")
    return ExpertHomeKeeper(path)


@dataclass(frozen=True, slots=True)
class ExpertHomeKeeper:
    """Implements ``HomeKeeper`` over one SQLite file."""

    database: Path

    @property
    def scratch(self) -> Path:
        """Return the folder in which a package is unpacked; it exists."""
        folder = self.database.parent / _SCRATCH
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise disk_trouble(error) from error
        return folder

    def clear_scratch(self) -> None:
        """Take away what a program that was killed left in it."""
        try:
            for left in self.scratch.iterdir():
                if left.is_dir() and not left.is_symlink():
                    shutil.rmtree(left)
                else:
                    left.unlink()
        except OSError as error:
            raise disk_trouble(error) from error

    def forget(self, contents: Collection[str]) -> None:
        """Remove documents by their SHA-256; what is not there is no error."""
        blobs = FolderBlobs(blobs_folder(self.database))
        touched = set[Path]()
        try:
            for sha256 in contents:
                with contextlib.suppress(NotFound):
                    path = blobs.path(sha256)
                    if path.exists():
                        path.unlink()
                        touched.add(path.parent)
            for folder in sorted(touched):
                sync_folder(folder)
        except OSError as error:
            raise disk_trouble(error) from error

    def clear_orphans(self) -> tuple[str, ...]:
        """Remove the documents that nothing names: left by a package that did not come in whole."""
        return maintenance.clear_orphans(f"sqlite:///{self.database.as_posix()}")

    def compact(self) -> None:
        """Rewrite the database's file without what was deleted, its log too, and remove older copies beside it."""
        key = key_beside(self.database)
        try:
            with contextlib.closing(_open(self.database, key)) as connection:
                connection.execute(REBUILD)
                connection.execute("VACUUM")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for pattern in _COPIES:
                for copy in self.database.parent.glob(pattern.format(name=self.database.name)):
                    copy.unlink()
        except sqlite_errors() as error:
            raise trouble_of(error) from error
        except OSError as error:
            raise disk_trouble(error) from error


def _open(path: Path, key: MasterKey | None) -> sqlite3.Connection:
    if key is not None:
        return cipher.connect(path, key, timeout_ms=WAIT_FOR_LOCK_MS)
    return sqlite3.connect(path, timeout=WAIT_FOR_LOCK_MS / 1000, isolation_level=None)
