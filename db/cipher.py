"""SQLite files under a key: SQLCipher's driver, loaded when it is first needed, given the key before anything else.

The key is raw (64 hexadecimal digits): SQLCipher's own derivation from a passphrase would cost 0.1 s at every
connection, and a key in an address would end up in messages.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from db.vault.errors import NotEncrypted, WrongKey

if TYPE_CHECKING:
    from db.vault.master import MasterKey

CACHE_KIB = 65_536
"""Pages kept in clear in the process's memory, at most: deciphering them again is what encryption costs."""

_IN_CLEAR = b"SQLite format 3\x00"


def driver() -> Any:
    """Return SQLCipher's driver, a twin of ``sqlite3``, loaded now."""
    from sqlcipher3 import dbapi2  # type: ignore[import-untyped,unused-ignore]  # it has no types

    return dbapi2


def connect(
    path: Path, key: MasterKey, *, timeout_ms: int, read_only: bool = False, same_thread: bool = True
) -> sqlite3.Connection:
    """Open a file under a master key, or under its previous one while a rotation is under way.

    Raises ``WrongKey`` or ``NotEncrypted``; anything else is the driver's error.
    """
    if read_only and path.with_name(path.name + "-journal").exists():
        # Somebody died while they changed the key: what they began is undone by a connection that may write.
        connect(path, key, timeout_ms=timeout_ms).close()
    engine = driver()
    address = f"file:{quote(str(path))}{'?mode=ro' if read_only else ''}"
    for one in key.both:
        connection: sqlite3.Connection = engine.connect(
            address,
            uri=True,
            timeout=timeout_ms / 1000,
            isolation_level=None,
            check_same_thread=same_thread,
        )
        try:
            give_key(connection, one)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except engine.DatabaseError as error:
            connection.close()
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_NOTADB:
                raise
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    if is_in_clear(path):  # put there by somebody who had no key
        raise NotEncrypted(str(path))
    raise WrongKey(str(path))


def give_key(connection: sqlite3.Connection, key: MasterKey) -> None:
    """Give the key of a connection, before it reads anything; its log would tell of a wrong key on standard error."""
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f"PRAGMA key = \"x'{key.database()}'\"").fetchall()
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}").fetchall()
    connection.execute("PRAGMA temp_store = MEMORY").fetchall()


def is_in_clear(path: Path) -> bool:
    """Tell whether a file starts as an SQLite database that no key protects.

    Never while this process has the file open: on POSIX, closing a file once drops every lock that a process has on it.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(_IN_CLEAR)) == _IN_CLEAR
    except OSError:
        return False
