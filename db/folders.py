"""Folders made durable, and files that may not be there."""

from __future__ import annotations

import os
from pathlib import Path

from db.errors import disk_trouble


def sync_folder(folder: Path) -> None:
    """Make a name in a folder durable, where the system lets a folder be opened (POSIX)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_there(path: Path) -> bool:
    """Tell whether a file is there; a folder that may not be looked into is trouble with the disk, not an absence."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise disk_trouble(error) from error
    return True
