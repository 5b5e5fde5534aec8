"""Trouble with the database, named: each class has its own sentence in the message catalogue.

``what`` is one of a small fixed set: ``locked``, ``disk_full``, ``read_only``, ``unreachable``, ``corrupted``,
``newer_file``, ``not_a_database``, ``not_supported``, ``would_replace`` or ``other``.
"""

from __future__ import annotations

import errno
from datetime import date
from typing import ClassVar

from reviewer.errors import EnvironmentTrouble


class DatabaseTrouble(EnvironmentTrouble):
    """Trouble with the database that has no better name. ``detail``: the driver's words, or a path."""

    WHAT: ClassVar[str] = "other"

    def __init__(self, detail: str = "") -> None:
        super().__init__(self.WHAT, detail)

    def __reduce__(self) -> tuple[type[DatabaseTrouble], tuple[str]]:
        return type(self), (self.detail,)


class DatabaseLocked(DatabaseTrouble):
    """Another program held the database longer than we wait."""

    WHAT = "locked"


class DiskFull(DatabaseTrouble):
    """There is no room left on the disk, or in the quota."""

    WHAT = "disk_full"


class DatabaseReadOnly(DatabaseTrouble):
    """The database or its folder may not be written."""

    WHAT = "read_only"


class DatabaseUnreachable(DatabaseTrouble):
    """The file is not there or cannot be opened, or the server does not answer."""

    WHAT = "unreachable"


class DatabaseCorrupted(DatabaseTrouble):
    """The database contradicts itself."""

    WHAT = "corrupted"


class BlobCorrupted(DatabaseTrouble):
    """A stored document is no longer what it was when it was put away. ``detail``: its SHA-256."""

    WHAT = "corrupted"


class DatabaseNewer(DatabaseTrouble):
    """A newer version of the program made this database. ``detail``: its revision."""

    WHAT = "newer_file"


class NotADatabase(DatabaseTrouble):
    """The file is something else, or somebody else's database."""

    WHAT = "not_a_database"


class UpgradeNeeded(DatabaseTrouble):
    """The database is older than the program: this verb reads, it does not upgrade. ``detail``: its revision."""

    WHAT = "not_supported"


class DatabaseNotSupported(DatabaseTrouble):
    """Neither an SQLite file nor PostgreSQL: in memory, or another system. ``detail``: the dialect."""

    WHAT = "not_supported"


class VerbNotSupported(DatabaseTrouble):
    """This verb is for SQLite files; a PostgreSQL server has its own tools (pg_dump, pg_restore)."""

    WHAT = "not_supported"


class TargetOccupied(DatabaseTrouble):
    """The folder that was to receive a copy already holds something. ``detail``: its path."""

    WHAT = "would_replace"


class RestoreWouldReplace(DatabaseTrouble):
    """A database is already there, with these contents; nothing was replaced.

    ``last_entry_on``: the day in Québec of the newest entry of its journal, or a dash.
    """

    WHAT = "would_replace"

    def __init__(self, detail: str, dossiers: int, avis: int, last_entry_on: date | str) -> None:
        super().__init__(detail)
        self.dossiers = dossiers
        self.avis = avis
        self.last_entry_on = last_entry_on

    def __reduce__(self) -> tuple[type[DatabaseTrouble], tuple[str]]:
        return type(self), (self.detail, self.dossiers, self.avis, self.last_entry_on)  # type: ignore[return-value]


class RestoreWouldReplaceDamaged(DatabaseTrouble):
    """Something that cannot be read as one of our databases is already there; nothing was replaced."""

    WHAT = "would_replace"


class CopyUnreadable(DatabaseTrouble):
    """There is no copy there, or its manifest does not read. ``detail``: its path."""

    WHAT = "unreachable"


class CopyAltered(DatabaseTrouble):
    """A file of a copy is no longer the one that was copied. ``detail``: its path."""

    WHAT = "corrupted"


class CopyOfAnother(DatabaseTrouble):
    """The folder holds copies of another database. ``detail``: its path."""

    WHAT = "would_replace"


class CopyNotWhole(DatabaseTrouble):
    """The copy was restored into a scratch folder and did not prove whole. ``faults``: how many things are wrong."""

    WHAT = "corrupted"

    def __init__(self, detail: str, faults: int = 1) -> None:
        super().__init__(detail)
        self.faults = faults

    def __reduce__(self) -> tuple[type[DatabaseTrouble], tuple[str]]:
        return type(self), (self.detail, self.faults)  # type: ignore[return-value]


class CopyCancelled(DatabaseTrouble):
    """Somebody asked for the copy to stop; nothing of it is left."""

    WHAT = "other"


_BY_ERRNO: dict[int, type[DatabaseTrouble]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: DatabaseReadOnly,
    errno.EACCES: DatabaseReadOnly,
    errno.EPERM: DatabaseReadOnly,
    errno.ENOENT: DatabaseUnreachable,
    errno.ENOTDIR: DatabaseUnreachable,
    errno.EEXIST: DatabaseUnreachable,
    errno.EISDIR: DatabaseUnreachable,
}


def disk_trouble(error: OSError) -> DatabaseTrouble:
    """Name what the operating system refused."""
    kind = _BY_ERRNO.get(error.errno or 0, DatabaseTrouble)
    return kind(str(error.filename or error.strerror or error))
