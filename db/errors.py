"""Trouble with the database, named: from the error of a driver to the house's, each class with its own sentence."""

from __future__ import annotations

import errno
import sqlite3
import sys
from datetime import date
from typing import ClassVar

from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError

from reviewer.errors import AviseError, ConflictingChange, EnvironmentTrouble


class DatabaseTrouble(EnvironmentTrouble):
    """Trouble with the database that has no better name. ``detail``: the driver's words, or a path."""

    WHAT: ClassVar[str] = "other"
    """What whoever knows no database may ask: whether it is ``locked``, which passes."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(self.WHAT, detail)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.detail,)


class DatabaseLocked(DatabaseTrouble):
    """Another program held the database longer than we wait."""

    WHAT = "locked"


class DiskFull(DatabaseTrouble):
    """There is no room left on the disk, or in the quota."""


class DatabaseReadOnly(DatabaseTrouble):
    """The database or its folder may not be written."""


class DatabaseUnreachable(DatabaseTrouble):
    """The file is not there or cannot be opened, or the server does not answer."""


class DatabaseCorrupted(DatabaseTrouble):
    """The database contradicts itself."""


class BlobCorrupted(DatabaseTrouble):
    """A stored document is no longer what it was when it was put away. ``detail``: its SHA-256."""


class DatabaseNewer(DatabaseTrouble):
    """A newer version of the program made this database. ``detail``: its revision."""


class NotADatabase(DatabaseTrouble):
    """The file is something else, or somebody else's database."""


class UpgradeNeeded(DatabaseTrouble):
    """The database is older than the program: this verb reads, it does not upgrade. ``detail``: its revision."""


class DatabaseNotSupported(DatabaseTrouble):
    """Neither an SQLite file nor PostgreSQL: in memory, or another system. ``detail``: the dialect."""


class VerbNotSupported(DatabaseTrouble):
    """This verb is for SQLite files; a PostgreSQL server has its own tools (pg_dump, pg_restore)."""


class TargetOccupied(DatabaseTrouble):
    """The folder that was to receive a copy already holds something. ``detail``: its path."""


class RestoreWouldReplace(DatabaseTrouble):
    """A database is already there, with these contents; nothing was replaced.

    ``last_entry_on``: the day in Québec of the newest entry of its journal, or a dash.
    """

    def __init__(self, detail: str, dossiers: int, avis: int, last_entry_on: date | str) -> None:
        super().__init__(detail)
        self.dossiers = dossiers
        self.avis = avis
        self.last_entry_on = last_entry_on

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.detail, self.dossiers, self.avis, self.last_entry_on)


class RestoreWouldReplaceDamaged(DatabaseTrouble):
    """Something that cannot be read as one of our databases is already there; nothing was replaced."""


class CopyUnreadable(DatabaseTrouble):
    """There is no copy there, or its manifest does not read. ``detail``: its path."""


class CopyAltered(DatabaseTrouble):
    """A file of a copy is no longer the one that was copied. ``detail``: its path."""


class CopyOfAnother(DatabaseTrouble):
    """The folder holds copies of another database. ``detail``: its path."""


class CopyNotWhole(DatabaseTrouble):
    """The copy was restored into a scratch folder and did not prove whole. ``faults``: how many things are wrong."""

    def __init__(self, detail: str, faults: int = 1) -> None:
        super().__init__(detail)
        self.faults = faults

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.detail, self.faults)


class CopyCancelled(DatabaseTrouble):
    """Somebody asked for the copy to stop; nothing of it is left."""


_SQLITE_TROUBLE: dict[int, type[DatabaseTrouble]] = {
    sqlite3.SQLITE_BUSY: DatabaseLocked,
    sqlite3.SQLITE_LOCKED: DatabaseLocked,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_PERM: DatabaseReadOnly,
    sqlite3.SQLITE_CANTOPEN: DatabaseUnreachable,
    sqlite3.SQLITE_CORRUPT: DatabaseCorrupted,
    sqlite3.SQLITE_NOTADB: NotADatabase,
    sqlite3.SQLITE_IOERR: DatabaseTrouble,
}
_SQLITE_CONFLICTS = frozenset(
    {
        sqlite3.SQLITE_CONSTRAINT_UNIQUE,
        sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
        sqlite3.SQLITE_CONSTRAINT_ROWID,
        sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY,
    }
)
# SQLCipher's driver gives the code without its second half: the words tell a conflict from a defect of ours.
_SQLITE_CONFLICT_WORDS = ("UNIQUE constraint failed", "FOREIGN KEY constraint failed")
# unique, foreign key, serialisation failure
_POSTGRESQL_CONFLICTS = frozenset({"23505", "23503", "40001"})
# SQLSTATE prefixes, the longest first
_POSTGRESQL_TROUBLE: tuple[tuple[str, type[DatabaseTrouble]], ...] = (
    ("40P01", DatabaseLocked),
    ("55P03", DatabaseLocked),
    ("57014", DatabaseLocked),
    ("53100", DiskFull),
    ("25006", DatabaseReadOnly),
    ("42501", DatabaseReadOnly),
    ("57P", DatabaseUnreachable),
    ("53", DatabaseUnreachable),
    ("08", DatabaseUnreachable),
    ("28", DatabaseUnreachable),
    ("3D", DatabaseUnreachable),
    ("XX", DatabaseCorrupted),
)
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


def named_trouble(error: BaseException) -> AviseError | None:
    """Return the house's error for a driver's error, or None where it is a defect of ours (a null, a check)."""
    if isinstance(error, sqlite_errors()):
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            undecodable = str(error).startswith("Could not decode to UTF-8")
            return DatabaseCorrupted(_first_words(error)) if undecodable else None
        if code in _SQLITE_CONFLICTS or (
            code == sqlite3.SQLITE_CONSTRAINT and str(error).startswith(_SQLITE_CONFLICT_WORDS)
        ):
            return ConflictingChange("row", _first_words(error))
        kind = _SQLITE_TROUBLE.get(code & 0xFF)
        return kind(_first_words(error)) if kind else None
    server = sys.modules.get("psycopg")  # loaded with the first server that is spoken to
    if server is not None and isinstance(error, server.Error):
        state = error.sqlstate
        if state is None:
            broken = isinstance(error, server.OperationalError)
            return DatabaseUnreachable(_first_words(error)) if broken else None
        if state in _POSTGRESQL_CONFLICTS:
            return ConflictingChange("row", error.diag.constraint_name or state)
        found = next((named for prefix, named in _POSTGRESQL_TROUBLE if state.startswith(prefix)), None)
        return found(_first_words(error)) if found else None
    return None


def sqlite_errors() -> tuple[type[Exception], ...]:
    """Return the errors of SQLite's driver, and of SQLCipher's once it is loaded."""
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if loaded is None else (sqlite3.Error, loaded.Error)


def trouble_of(error: BaseException) -> AviseError:
    """Return the house's error for an error of SQLite's driver, whatever it is."""
    return named_trouble(error) or DatabaseTrouble(_first_words(error))


def translate(context: ExceptionContext) -> BaseException | None:
    """Have SQLAlchemy raise the house's error in place of the driver's (event ``handle_error``)."""
    return named_trouble(context.original_exception)


def _first_words(error: BaseException) -> str:
    original = error.orig if isinstance(error, DBAPIError) else error
    lines = str(original).strip().splitlines()
    return lines[0][:200] if lines else type(original).__name__
