"""Copies of a database in a folder: made while it is in use, proven by putting them back aside, thinned out.

Each copy is whole; documents are shared, so that a copy writes only those that are new. Files are copied as they are on
the disk: what is encrypted stays so, and its keys go with it as they are put away.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from db.engine import begin_reading, blobs_folder, keys_file
from db.errors import CopyCancelled, CopyNotWhole, CopyOfAnother, CopyUnreadable, TargetOccupied, disk_trouble
from db.files import copy_database, fold_wal, read_only
from db.integrity import Finding
from db.locks import FileLock
from db.manifest import COPIES, DOCUMENTS, NAME, Manifest, StoredFile, read_manifest
from db.records.dossiers import DossierRecord
from db.records.house import JournalEntryRecord
from db.records.register import AvisRecord
from reviewer.services.clock import QUEBEC
from reviewer.services.ports.backups import Contents, Tell
from reviewer.whole_files import sync_folder

LOCK = ".avise-copies.lock"
_HALF, _SCRATCH, _LEAVING = ".half-", ".scratch-", ".leaving-"
_ASIDE = (_HALF, _SCRATCH, _LEAVING)
_UNFAITHFUL = frozenset({"file_damaged", "document_missing", "document_altered"})


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """A copy and where it is. ``added``: the documents that the folder did not have yet."""

    folder: Path
    manifest: Manifest
    added: int = 0


def make_copy(
    database: Path,
    folder: Path,
    at: datetime,
    *,
    revision: str,
    check: Callable[[Path], Sequence[Finding]],
    as_is: bool = False,
    tell: Tell | None = None,
) -> MadeCopy:
    """Copy a database in use into a folder of copies; it counts only once it was put back aside and checked.

    ``check``: opens the database put back aside and returns what is wrong with it.
    ``as_is``: one that already lacks documents is copied all the same, and the manifest says what. Raises
    ``TargetOccupied``, ``CopyOfAnother``, ``CopyNotWhole``, ``CopyCancelled``.
    """
    told = _telling(tell)
    made_here = False
    try:
        made_here = _claim(folder)
        with FileLock(folder / LOCK):
            _clear(folder)
            half = Path(tempfile.mkdtemp(prefix=_HALF, dir=folder))  # made 0700
            try:
                manifest, added = _fill(half, database, folder, at, revision, told)
                found = _proven(half, manifest, folder, check)
                if not as_is and any(one.name in _UNFAITHFUL for one in found):
                    worst = next(one for one in found if one.name in _UNFAITHFUL)
                    raise CopyNotWhole(worst.detail, len(found))
                manifest = replace(manifest, findings=tuple((one.name, one.detail) for one in found))
                _write(half / NAME, manifest.to_bytes())
                final = folder / COPIES / _name_of(manifest)
                half.replace(final)
                sync_folder(final.parent)
            except BaseException:
                shutil.rmtree(half, ignore_errors=True)
                _forget_documents(folder)
                raise
        return MadeCopy(final, manifest, added)
    except OSError as error:
        raise disk_trouble(error) from error
    finally:
        if made_here and not copies_in(folder):
            shutil.rmtree(folder, ignore_errors=True)


def copies_in(folder: Path) -> tuple[MadeCopy, ...]:
    """Return the copies of a folder, newest first. What does not read as a copy is passed over."""
    found = []
    try:
        candidates = list((folder / COPIES).iterdir()) if (folder / COPIES).is_dir() else []
    except OSError as error:
        raise disk_trouble(error) from error
    for path in candidates:
        with contextlib.suppress(CopyUnreadable):
            found.append(MadeCopy(path, read_manifest(path)))
    return tuple(sorted(found, key=lambda copy: copy.manifest.number, reverse=True))


def thin_out(folder: Path, keep: int) -> tuple[str, ...]:
    """Remove the oldest copies but ``keep`` of them, and the documents that no copy names; return their names."""
    with FileLock(folder / LOCK):
        leaving = copies_in(folder)[max(keep, 1) :]
        try:
            for copy in leaving:
                aside = folder / f"{_LEAVING}{copy.folder.name}"
                copy.folder.replace(aside)
                shutil.rmtree(aside)
        except OSError as error:
            raise disk_trouble(error) from error
        _clear(folder)
        _forget_documents(folder)
    return tuple(copy.folder.name for copy in leaving)


def contents_of(database: Path) -> Contents:
    """Return what a database holds, changing nothing in it."""
    engine = read_only(database)
    try:
        with begin_reading(engine) as connection:
            newest = connection.execute(
                select(JournalEntryRecord.sequence, JournalEntryRecord.at, JournalEntryRecord.sha256)
                .order_by(JournalEntryRecord.sequence.desc())
                .limit(1)
            ).first()
            origin = connection.scalar(
                select(JournalEntryRecord.sha256).where(JournalEntryRecord.sequence == 1)
            )
            return Contents(
                dossiers=connection.scalar(select(func.count()).select_from(DossierRecord)) or 0,
                avis=connection.scalar(select(func.count()).select_from(AvisRecord)) or 0,
                entries=newest.sequence if newest else 0,
                newest_at=newest.at if newest else "",
                head=newest.sha256 if newest else "",
                origin=origin or "",
            )
    finally:
        engine.dispose()


def document_in(folder: Path, sha256: str) -> Path:
    """Return where a folder of copies keeps the file of these bytes."""
    return folder / DOCUMENTS / sha256[:2] / sha256[2:4] / sha256


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def put_file(source: Path, target: Path) -> str:
    """Copy a file under a name that exists only once its bytes are on the disk; return their SHA-256."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".incoming-", dir=target.parent)  # made 0600
    digest = hashlib.sha256()
    try:
        with os.fdopen(handle, "wb") as to, source.open("rb") as from_:
            while chunk := from_.read(1 << 20):
                digest.update(chunk)
                to.write(chunk)
            to.flush()
            os.fsync(to.fileno())
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink(missing_ok=True)
        raise
    return digest.hexdigest()


# --- inside ------------------------------------------------------------------------------------------------------


def _telling(tell: Tell | None) -> Callable[[int, int], None]:
    def told(done: int, of: int) -> None:
        if tell is not None and not tell(done, of):
            raise CopyCancelled

    return told


def _claim(folder: Path) -> bool:
    """Make the folder, or see that it is one of copies; tell whether it was made here."""
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True)
        (folder / COPIES).mkdir(mode=0o700)
        return True
    if not folder.is_dir():
        raise TargetOccupied(str(folder))
    there = {one.name for one in folder.iterdir() if not one.name.startswith(_ASIDE)}
    if there - {COPIES, DOCUMENTS, LOCK}:
        raise TargetOccupied(str(folder))
    (folder / COPIES).mkdir(mode=0o700, exist_ok=True)
    return False


def _fill(
    half: Path,
    database: Path,
    folder: Path,
    at: datetime,
    revision: str,
    told: Callable[[int, int], None],
) -> tuple[Manifest, int]:
    # The database first: every document that it names was on the disk before its transaction.
    told(0, 1)
    copied = half / database.name
    keys = keys_file(database)
    if keys.exists():
        put_file(keys, keys_file(copied))
    copy_database(database, copied)
    fold_wal(copied)
    contents = contents_of(copied)
    earlier = copies_in(folder)
    if earlier and earlier[0].manifest.contents.origin not in {"", contents.origin}:
        raise CopyOfAnother(str(folder))
    documents, added = _add_documents(blobs_folder(database), folder, told)
    manifest = Manifest(
        number=earlier[0].manifest.number + 1 if earlier else 1,
        made_at=at,
        revision=revision,
        encrypted=keys_file(copied).exists(),
        contents=contents,
        database=_stored(copied),
        keys=_stored(keys_file(copied)) if keys_file(copied).exists() else None,
        documents=documents,
    )
    return manifest, added


def _add_documents(
    source: Path, folder: Path, told: Callable[[int, int], None]
) -> tuple[tuple[StoredFile, ...], int]:
    present = sorted(one for one in source.glob("??/??/*") if not one.name.startswith("."))
    stored, added, touched = [], 0, set[Path]()
    for index, path in enumerate(present):
        told(index, len(present) + 1)
        try:
            sha256 = digest_of(path)
        except FileNotFoundError:
            if not source.is_dir():
                raise
            # cleaned away, or written anew under another name, since the list was made
            continue
        target = document_in(folder, sha256)
        if not target.exists():
            put_file(path, target)
            touched |= {target.parent, target.parents[1], target.parents[2]}
            added += 1
        size = target.stat().st_size
        stored.append(StoredFile(path=path.relative_to(source).as_posix(), sha256=sha256, size=size))
    for one in sorted(touched):
        sync_folder(one)
    told(len(present), len(present) + 1)
    return tuple(stored), added


def _proven(
    half: Path, manifest: Manifest, folder: Path, check: Callable[[Path], Sequence[Finding]]
) -> Sequence[Finding]:
    """Put the copy back into a scratch folder, open it there and check all of it, its journal recomputed."""
    scratch = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=folder))
    try:
        database = scratch / manifest.database.path
        for one in filter(None, (manifest.database, manifest.keys)):
            if put_file(half / one.path, scratch / one.path) != one.sha256:
                raise CopyNotWhole(one.path, 1)
        for stored in manifest.documents:
            target = blobs_folder(database) / stored.path
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _link(document_in(folder, stored.sha256), target)
        return check(database)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)


def _stored(path: Path) -> StoredFile:
    return StoredFile(path=path.name, sha256=digest_of(path), size=path.stat().st_size)


def _name_of(manifest: Manifest) -> str:
    # Numbered: a clock that was set back changes nothing in their order.
    return f"{manifest.number:04d}_{manifest.made_at.astimezone(QUEBEC):%Y-%m-%d_%Hh%M}"


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o600)


def _clear(folder: Path) -> None:
    """Remove what a process that was killed left half-way. The caller has the lock."""
    for one in folder.iterdir():
        if one.name.startswith(_ASIDE):
            shutil.rmtree(one, ignore_errors=True)


def _forget_documents(folder: Path) -> None:
    """Remove the documents that no copy names. The caller has the lock."""
    copies = copies_in(folder)
    if len(copies) != sum(1 for _ in (folder / COPIES).iterdir()):
        return  # one does not read: what it named is not known
    named = {one.sha256 for copy in copies for one in copy.manifest.documents}
    for path in _documents(folder):
        if path.name not in named:
            path.unlink(missing_ok=True)


def _documents(folder: Path) -> Iterator[Path]:
    yield from list((folder / DOCUMENTS).glob("??/??/*"))
    yield from list((folder / DOCUMENTS).glob("??/??/.incoming-*"))
