"""Looking after a database: is it whole, a copy of it, putting a copy back, and clearing what nothing names."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, select, text

from db.blobs import FolderBlobs, TableBlobs
from db.copies import (
    MadeCopy,
    contents_of,
    copies_in,
    digest_of,
    document_in,
    make_copy,
    put_file,
)
from db.engine import (
    begin_reading,
    begin_writing,
    blobs_folder,
    create,
    keys_file,
    prepare_file,
    read_url,
    sqlite_path,
)
from db.errors import (
    CopyAltered,
    CopyUnreadable,
    DatabaseCorrupted,
    NotADatabase,
    RestoreWouldReplace,
    RestoreWouldReplaceDamaged,
    TargetOccupied,
    UpgradeNeeded,
    VerbNotSupported,
    disk_trouble,
)
from db.files import fold_wal, read_only, size_of
from db.folders import is_there
from db.integrity import Finding, findings, mentioned
from db.manifest import COPIES, Manifest, read_manifest
from db.records.blobs import BlobRecord
from db.records.house import SettingRecord
from db.schema import HEAD, SchemaState, of_revision, require_ours, status
from db.swap import finish_swap, swap
from db.vault.errors import NotEncrypted, VaultAltered, VaultUnreadable, WrongKey
from reviewer.services.clock import calendar_day
from reviewer.services.ports import Blobs
from reviewer.services.ports.backups import Contents, Tell
from reviewer.services.settings import PINNED_TODAY
from reviewer.whole_files import sync_folder

_UNREADABLE = (
    DatabaseCorrupted,
    NotADatabase,
    NotEncrypted,
    VaultAltered,
    VaultUnreadable,
    WrongKey,
)
"""What a database answers that nobody can read any more; one whose key is merely not here is not among them."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What putting a copy back would do. ``present``: what is there now; None where nothing reads there.

    ``damaged``: something is there that does not read as one of our databases.
    """

    copy: Path
    manifest: Manifest
    target: Path
    present: Contents | None
    damaged: bool

    @property
    def replaces(self) -> bool:
        """Tell whether something is there already."""
        return self.damaged or self.present is not None


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back. ``kept``: where the database that it replaced went."""

    database: Path
    manifest: Manifest
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


def in_clear(url: str) -> Finding | None:
    """Return what is to be said of an SQLite database that nothing encrypts: None for an encrypted one, or a server.

    ``in_clear_demonstration`` where its date is pinned: a demonstration that was asked for in clear.
    """
    path = _require_current(url)
    if path is None or is_there(keys_file(path)):
        return None
    engine = read_only(path)
    try:
        with begin_reading(engine) as connection:
            query = select(SettingRecord.value).where(SettingRecord.name == PINNED_TODAY)
            pinned = connection.scalar(query)
    finally:
        engine.dispose()
    return Finding("in_clear_demonstration" if pinned else "in_clear", str(path))


def backup(
    url: str,
    folder: Path,
    at: datetime,
    *,
    as_is: bool = False,
    tell: Tell | None = None,
) -> MadeCopy:
    """Copy an SQLite database in use into a folder of copies, and prove the copy (``db.copies.make_copy``).

    Raises ``VerbNotSupported`` for a server.
    """
    path = _require_current(url)
    if path is None:
        raise VerbNotSupported("pg_dump")

    def proven(scratch: Path) -> tuple[Finding, ...]:
        return check(f"sqlite:///{scratch}")

    return make_copy(path, folder.absolute(), at, revision=HEAD, check=proven, as_is=as_is, tell=tell)


def preview(source: Path, url: str) -> Preview:
    """Say what ``restore`` would put back and what it would replace; writes nothing.

    The copy itself is not opened: its manifest says what is in it, and its key may be another one.
    """
    path = sqlite_path(read_url(url))
    if path is None:
        raise VerbNotSupported("pg_restore")
    copy = _copy_at(source)
    manifest = read_manifest(copy)
    present, damaged = None, False
    if size_of(path):
        if path.parent == copy:
            raise TargetOccupied(str(path))
        try:
            damaged = status(url).state not in {
                SchemaState.CURRENT,
                SchemaState.OLDER,
                SchemaState.NEWER,
            }
            present = None if damaged else contents_of(path)
        except _UNREADABLE:
            damaged = True
    return Preview(copy, manifest, path, present, damaged)


def restore(source: Path, url: str, *, replace: bool = False) -> Restored:
    """Put a copy back. ``source``: a folder of copies, of which the newest, or one of its copies.

    Raises ``RestoreWouldReplace``, which tells what is there, or ``RestoreWouldReplaceDamaged``, unless ``replace``:
    even then, what was there is kept beside it as ``<name>.replaced``. Every file is compared with the copy's manifest
    before anything moves; raises ``CopyAltered``. A process that dies in between leaves the old one or the new one.
    """
    seen = preview(source, url)
    path, manifest = seen.target, seen.manifest
    require_ours(of_revision(manifest.revision), str(seen.copy))
    if seen.replaces:
        if not replace:
            raise _refusal(seen)
        # Nobody else may have it open while its file changes, and nothing of it may wait in its -wal. A damaged one,
        # which is what copies are for, goes as it is.
        with contextlib.suppress(*_UNREADABLE):
            fold_wal(path)
    prepare_file(path)
    finish_swap(path)
    try:
        with tempfile.TemporaryDirectory(prefix=".incoming-", dir=path.parent) as name:
            incoming = Path(name) / path.name
            _take(seen.copy / manifest.database.path, incoming, manifest.database.sha256)
            keys = None
            if manifest.keys is not None:
                keys = keys_file(incoming)
                _take(seen.copy / manifest.keys.path, keys, manifest.keys.sha256)
            _take_documents(seen.copy.parents[1], manifest, blobs_folder(path))
            kept = _keep(path) if seen.replaces else None
            _move_logs_aside(path, kept)
            swap(path, incoming, keys)
    except OSError as error:
        raise disk_trouble(error) from error
    return Restored(path, manifest, kept)


def orphans(url: str) -> tuple[str, ...]:
    """Return the SHA-256 of every stored document that nothing in the database mentions: a rollback leaves some."""
    path = _require_current(url)
    engine = create(url) if path is None else read_only(path)
    try:
        with begin_reading(engine) as connection:
            return _unnamed(connection, path)
    finally:
        engine.dispose()


def clear_orphans(url: str) -> tuple[str, ...]:
    """Remove the documents that nothing mentions, while nobody else writes; return their SHA-256."""
    path = _require_current(url)
    engine = create(url)
    try:
        with begin_writing(engine) as connection, connection.begin():
            if path is None:
                connection.execute(text("LOCK TABLE blob IN SHARE ROW EXCLUSIVE MODE"))
            unnamed = _unnamed(connection, path)
            if path is None:
                connection.execute(delete(BlobRecord).where(BlobRecord.sha256.in_(unnamed)))
            else:
                blobs = FolderBlobs(blobs_folder(path))
                for sha256 in unnamed:
                    blobs.path(sha256).unlink(missing_ok=True)
            return unnamed
    except OSError as error:
        raise disk_trouble(error) from error
    finally:
        engine.dispose()


def _unnamed(connection: Connection, path: Path | None) -> tuple[str, ...]:
    if path is None:
        present = set(connection.scalars(text("SELECT sha256 FROM blob")))
    else:
        present = set(FolderBlobs(blobs_folder(path)).all())
    return tuple(sorted(present - mentioned(connection))) if present else ()


def _require_current(url: str) -> Path | None:
    found = status(url)
    parsed = read_url(url)
    path = sqlite_path(parsed)
    require_ours(found, str(path) if path is not None else parsed.render_as_string())
    if found.state is SchemaState.OLDER:
        raise UpgradeNeeded(found.revision or "")
    return path


def _documents(path: Path | None, connection: Connection) -> Blobs:
    if path is not None:
        return FolderBlobs(blobs_folder(path))
    return TableBlobs(lambda: contextlib.nullcontext(connection))


def _copy_at(source: Path) -> Path:
    source = source.absolute()
    if (source / COPIES).is_dir():
        copies = copies_in(source)
        if not copies:
            raise CopyUnreadable(str(source))
        return copies[0].folder
    return source


def _take(source: Path, target: Path, sha256: str) -> None:
    try:
        if put_file(source, target) != sha256:
            raise CopyAltered(str(source))
    except FileNotFoundError as error:
        raise CopyAltered(str(source)) from error


def _take_documents(folder: Path, manifest: Manifest, target: Path) -> None:
    """Put the documents beside those that are there: a file of that name is the same document, or a damaged one."""
    touched = set[Path]()
    for stored in manifest.documents:
        place = target / stored.path
        if place.exists() and digest_of(place) == stored.sha256:
            continue
        _take(document_in(folder, stored.sha256), place, stored.sha256)
        touched |= {place.parent, place.parents[1], place.parents[2], target.parent}
    for one in sorted(touched):
        sync_folder(one)


def _refusal(seen: Preview) -> RestoreWouldReplace | RestoreWouldReplaceDamaged:
    if seen.present is None:
        return RestoreWouldReplaceDamaged(str(seen.target))
    newest = seen.present.newest_at
    day = calendar_day(datetime.fromisoformat(newest)) if newest else "–"
    return RestoreWouldReplace(str(seen.target), seen.present.dossiers, seen.present.avis, day)


def _move_logs_aside(path: Path, kept: Path | None) -> None:
    """Take away what a damaged database left beside it: SQLite would replay an old log into the new file."""
    for suffix in ("-wal", "-shm"):
        log = path.with_name(path.name + suffix)
        if log.exists():
            log.replace((kept or path).with_name(f"{(kept or path).name}{suffix}{'' if kept else '.old'}"))


def _keep(path: Path) -> Path:
    """Give the database that is replaced, and its keys, a second name that nothing has yet."""
    number = 0
    while True:
        kept = path.with_name(f"{path.name}.replaced{f'-{number}' if number else ''}")
        number += 1
        if kept.exists():
            continue
        _second_name(path, kept)
        keys = keys_file(path)
        if keys.exists():
            _second_name(keys, kept.with_name(kept.name + ".keys"))
        return kept


def _second_name(path: Path, name: Path) -> None:
    try:
        name.hardlink_to(path)
    except OSError:  # a file system without hard links
        shutil.copy2(path, name)
        with name.open("rb") as file:
            os.fsync(file.fileno())
