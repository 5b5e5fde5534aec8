"""Documents that an encryption leaves behind: those in clear once the database is encrypted, never before.

A marker beside the database says that there may be some. It is written before the encrypted database takes the place
of the one in clear, and goes when nothing in clear is left, so that whoever is killed in between is made up for by the
next program that opens the database.
"""

from __future__ import annotations

import os
from pathlib import Path

from db.blobs import FolderBlobs
from db.engine import blobs_folder
from db.errors import disk_trouble
from db.folders import is_there
from db.vault.blob_cipher import MAGIC
from db.vault.master import MasterKey
from reviewer.whole_files import sync_folder


def mark(database: Path) -> None:
    """Say, durably, that documents in clear may stay behind."""
    handle = os.open(_marker(database), os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    sync_folder(database.parent)


def clear(database: Path, key: MasterKey | None) -> None:
    """Take away what an encryption that was cut short left; nothing to do costs one look at the folder.

    Of an encrypted database the documents in clear; of one that stayed in clear (``key`` None) the sealed ones. Nobody
    may be encrypting it at that moment: whoever has read in the database knows.
    """
    if not is_there(_marker(database)):
        return
    blobs = FolderBlobs(blobs_folder(database), key)
    try:
        for path in list(blobs.files()):
            if _is_left(blobs, path, key):
                path.unlink()
                sync_folder(path.parent)
        _marker(database).unlink(missing_ok=True)
        sync_folder(database.parent)
    except OSError as error:
        raise disk_trouble(error) from error


def _is_left(blobs: FolderBlobs, path: Path, key: MasterKey | None) -> bool:
    if key is not None:
        return not blobs.opens(path) and blobs.in_clear(path)
    with path.open("rb") as file:
        sealed = file.read(len(MAGIC)) == MAGIC
    return sealed and not blobs.in_clear(path)


def _marker(database: Path) -> Path:
    return database.with_name(database.name + ".clearing")
