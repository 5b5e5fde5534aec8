"""A copy put back where there is no database: on a computer that lost it, before anybody can be inside.

What stands in the way is never replaced here: that is for whoever is in the office (``reviewer.services.backups``).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from db.engine import begin_reading, blobs_folder
from db.files import read_only, size_of
from db.location import sqlite_url
from db.maintenance import preview, restore
from db.records.house import SettingRecord
from db.schema import upgrade
from db.vault.held import holding
from db.vault.master import MasterKey
from reviewer.committee.offline.home_kind import HomeKind
from reviewer.services.homes import HOME_KIND, HomeOfAnotherKind


def copied_url(source: Path, url: str) -> str:
    """Return the address of the database in a copy; raises ``CopyUnreadable`` where there is none."""
    seen = preview(source, url)
    return sqlite_url((seen.copy / seen.manifest.database.path).absolute())


def put_back(source: Path, url: str, key: MasterKey | None) -> None:
    """Put a copy back, and bring it up to this program's schema. ``key``: of an encrypted copy.

    The copy is opened before anything moves: a wrong key, an expert's own copy and a damaged file change nothing.
    Raises ``RestoreWouldReplace`` where a database has come to be there.
    """
    seen = preview(source, url)
    with holding(key):
        _require_office(seen.copy / seen.manifest.database.path)
        with _nothing_left(seen.target, blobs_folder(seen.target)):
            restore(source, url)
        upgrade(url)


@contextmanager
def _nothing_left(database: Path, documents: Path) -> Iterator[None]:
    """Take away what was begun, where it fails and nothing stood there before."""
    had_database, had_documents = database.exists(), documents.exists()
    try:
        yield
    except Exception:
        if not had_database and not size_of(database):
            database.unlink(missing_ok=True)
        if not had_documents:
            shutil.rmtree(documents, ignore_errors=True)
        raise


def _require_office(database: Path) -> None:
    engine = read_only(database)
    try:
        with begin_reading(engine) as connection:
            kept = connection.scalar(select(SettingRecord.value).where(SettingRecord.name == HOME_KIND))
    finally:
        engine.dispose()
    found = HomeKind(kept or HomeKind.OFFICE)
    if found is not HomeKind.OFFICE:
        raise HomeOfAnotherKind(found, HomeKind.OFFICE)
