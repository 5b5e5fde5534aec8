"""Files that are written whole or not at all, and are on the disk before anybody says that they are written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose file takes its name once everything is on the disk; raise ``OSError``."""
    waiting = path.with_name(f".{path.name}.part")
    try:
        waiting.unlink(missing_ok=True)  # what a killed process left, or a link that somebody laid there
        with waiting.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        waiting.replace(path)
        with suppress(OSError):  # a shared folder may not know how
            sync_folder(path.parent)
    finally:
        waiting.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file's bytes, whole and on the disk; raise ``OSError``."""
    with written_whole(path) as out:
        out.write(content)


def sync_folder(folder: Path) -> None:
    """Make a name in a folder durable, where the system lets a folder be opened (POSIX)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
