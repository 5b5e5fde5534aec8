"""Who has an SQLite database open, and who never closed it: a small locked file beside it for each program that runs.

A program that ends removes its file; one that was killed leaves it behind, without its lock. The next one finds it.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from db.locks import FileLock

_PREFIX = ".open-"


class Session:
    """One program that has a database open. ``crashed_before``: an earlier one did not close it."""

    def __init__(self, lock: FileLock, *, crashed_before: bool) -> None:
        self._lock = lock
        self.crashed_before = crashed_before

    def end(self) -> None:
        """Close properly."""
        self._lock.give_back(remove=True)


def begin(database: Path) -> Session:
    """Say that this program has the database open; clear away what a program that was killed left behind."""
    crashed = False
    for path in sorted(database.parent.glob(f"{_PREFIX}{database.name}-*")):
        left = FileLock(path)
        if left.take():
            left.give_back(remove=True)
            crashed = True
    mine = FileLock(database.with_name(f"{_PREFIX}{database.name}-{secrets.token_hex(6)}"))
    mine.take()
    return Session(mine, crashed_before=crashed)
