"""Looking after a database: is it whole, a copy of it, and putting a copy back."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, union

from db.blobs import FolderBlobs, TableBlobs, sync_folder
from db.engine import begin_reading, blobs_folder, create, prepare_file, read_url, sqlite_path
from db.errors import (
    DatabaseCorrupted,
    DatabaseTrouble,
    DatabaseUnreachable,
    NotADatabase,
    RestoreWouldReplace,
    RestoreWouldReplaceDamaged,
    TargetOccupied,
    UpgradeNeeded,
    VerbNotSupported,
    disk_trouble,
)
from db.files import copy_database, fold_wal, read_only, size_of
from db.integrity import Finding, findings
from db.records import AttachmentRecord, AvisRecord, DossierRecord, JournalEntryRecord
from db.schema import SchemaState, SchemaStatus, require_ours, status
from reviewer.services.clock import QUEBEC
from reviewer.services.ports import Blobs


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What a copy holds. ``size``: bytes of the documents. ``kept``: where the database that it replaced went."""

    database: Path
    documents: int
    size: int
    kept: Path | None = None


def check(url: str) -> tuple[Finding, ...]:
    """Return everything that is wrong with a database, nothing where it is whole. Writes nothing.

    The file itself, foreign keys, triggers, the journal's chain, every document's bytes, the number series, seals and
    digests, and what must hold between dossiers, deliberations and avis.
    """
    path = _require_current(url)
    engine = create(url) if path is None else read_only(path)
    try:
        with begin_reading(engine) as connection:
            return findings(connection, _documents(path, connection))
    finally:
        engine.dispose()


def backup(url: str, target_folder: Path) -> CopyReport:
    """Copy an SQLite database in use, and its documents, into a folder that is new or empty; then verify the copy.

    The folder appears whole or not at all. Raises ``VerbNotSupported`` for a server, ``TargetOccupied``.
    """
    path = _require_current(url)
    if path is None:
        raise VerbNotSupported("pg_dump")
    target = target_folder.absolute()
    try:
        if target.exists() and not (target.is_dir() and not any(target.iterdir())):
            raise TargetOccupied(str(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        half = Path(tempfile.mkdtemp(prefix=".avise-", dir=target.parent))  # made 0700
    except OSError as error:
        raise disk_trouble(error) from error
    try:
        # The database first: every document that it names was on the disk before its transaction.
        copy_database(path, half / path.name)
        fold_wal(half / path.name)
        documents, size = _copy_documents(
            half / path.name, blobs_folder(path), blobs_folder(half / path.name)
        )
        if target.is_dir():
            target.rmdir()
        half.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise disk_trouble(error) from error
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return CopyReport(target / path.name, documents, size)


def restore(source: Path, url: str, *, replace: bool = False) -> CopyReport:
    """Put a copy back. ``source``: the folder that ``backup`` made, or the database file in it.

    Raises ``RestoreWouldReplace``, which tells what is there, or ``RestoreWouldReplaceDamaged``, unless ``replace``:
    even then, what was there is kept beside it as ``<name>.replaced``. The copy is verified before anything moves.
    """
    path = sqlite_path(read_url(url))
    if path is None:
        raise VerbNotSupported("pg_restore")
    copy = _copied_database(source)
    require_ours(_status_of(copy), str(copy))
    if size_of(path):
        if path.samefile(copy):
            raise TargetOccupied(str(path))
        if not replace:
            raise _what_is_there(path)
        # Nobody else may have it open while its file changes, and nothing of it may wait in its -wal. A damaged one,
        # which is what copies are for, goes as it is.
        with contextlib.suppress(DatabaseCorrupted, NotADatabase):
            fold_wal(path)
    prepare_file(path)
    handle, name = tempfile.mkstemp(prefix=".incoming-", suffix=".db", dir=path.parent)
    os.close(handle)
    incoming = Path(name)
    try:
        copy_database(copy, incoming)
        fold_wal(incoming)
        documents, size = _copy_documents(incoming, blobs_folder(copy), blobs_folder(path))
        kept = _keep(path) if size_of(path) else None
        _move_logs_aside(path, kept)
        incoming.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise disk_trouble(error) from error
    finally:
        incoming.unlink(missing_ok=True)
    return CopyReport(path, documents, size, kept)


def _require_current(url: str) -> Path | None:
    found = status(url)
    parsed = read_url(url)
    path = sqlite_path(parsed)
    require_ours(found, str(path) if path is not None else parsed.render_as_string())
    if found.state is SchemaState.OLDER:
        raise UpgradeNeeded(found.revision or "")
    return path


def _status_of(path: Path) -> SchemaStatus:
    return status(f"sqlite:///{path}")


def _documents(path: Path | None, connection: Connection) -> Blobs:
    if path is not None:
        return FolderBlobs(blobs_folder(path))
    return TableBlobs(lambda: contextlib.nullcontext(connection))


def _copied_database(source: Path) -> Path:
    try:
        found = [source] if source.is_file() else sorted(source.glob("*.db"))
    except OSError as error:
        raise disk_trouble(error) from error
    if len(found) != 1:
        raise DatabaseUnreachable(str(source))
    return found[0].absolute()


def _copy_documents(database: Path, source: Path, target: Path) -> tuple[int, int]:
    """Verify a copied database and copy the documents that it names; each is hashed on its way."""
    engine = read_only(database)
    try:
        with begin_reading(engine) as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
                raise DatabaseCorrupted(str(database))
            named = connection.scalars(
                union(select(AttachmentRecord.sha256), select(AvisRecord.pdf_sha256)).order_by("sha256")
            ).all()
    finally:
        engine.dispose()
    size = 0
    for sha256 in named:
        content = FolderBlobs(source).get(sha256)
        FolderBlobs(target).put(content)
        size += len(content)
    return len(named), size


def _what_is_there(path: Path) -> DatabaseTrouble:
    engine: Engine = read_only(path)
    try:
        if _status_of(path).state not in {SchemaState.CURRENT, SchemaState.OLDER}:
            return RestoreWouldReplaceDamaged(str(path))
        with begin_reading(engine) as connection:
            return RestoreWouldReplace(
                str(path),
                connection.scalar(select(func.count()).select_from(DossierRecord)) or 0,
                connection.scalar(select(func.count()).select_from(AvisRecord)) or 0,
                _day(connection.scalar(select(func.max(JournalEntryRecord.at)))),
            )
    except (DatabaseCorrupted, NotADatabase):
        return RestoreWouldReplaceDamaged(str(path))
    finally:
        engine.dispose()


def _day(at: str | None) -> date | str:
    return datetime.fromisoformat(at).astimezone(QUEBEC).date() if at else "–"


def _move_logs_aside(path: Path, kept: Path | None) -> None:
    """Take away what a damaged database left beside it: SQLite would replay an old log into the new file."""
    for suffix in ("-wal", "-shm"):
        log = path.with_name(path.name + suffix)
        if log.exists():
            log.replace((kept or path).with_name(f"{(kept or path).name}{suffix}{'' if kept else '.old'}"))


def _keep(path: Path) -> Path:
    """Give the database that is replaced a second name that nothing has yet; its own name stays until the swap."""
    number = 0
    while True:
        kept = path.with_name(f"{path.name}.replaced{f'-{number}' if number else ''}")
        try:
            kept.hardlink_to(path)
        except FileExistsError:
            number += 1
        except OSError:  # a file system without hard links
            if not kept.exists():
                shutil.copy2(path, kept)
                return kept
            number += 1
        else:
            return kept
