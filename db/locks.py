"""A lock that ends with its process, however that ends: the system's own lock on a small file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from db.errors import DatabaseLocked, disk_trouble


class FileLock:
    """A lock held while the object is entered. A process that was killed holds it no longer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Take the lock at once; tell whether nobody else has it."""
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise disk_trouble(error) from error
        if not _lock(handle):
            os.close(handle)
            return False
        self._handle = handle
        return True

    def give_back(self, *, remove: bool = False) -> None:
        """Let go of the lock. ``remove``: its file goes too, while the lock still holds."""
        if self._handle is None:
            return
        if remove and os.name == "posix":
            self.path.unlink(missing_ok=True)
        os.close(self._handle)  # the system's lock goes with it
        self._handle = None
        if remove and os.name != "posix":
            self.path.unlink(missing_ok=True)

    def __enter__(self) -> FileLock:
        if not self.take():
            raise DatabaseLocked(str(self.path))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.give_back()


if sys.platform == "win32":

    def _lock(handle: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(handle: int) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
