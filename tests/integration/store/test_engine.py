"""How the engines are set up, and what becomes of a driver's errors."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db import engine as engines
from db.engine import begin_reading, begin_writing, create, prepare_file, read_url
from db.errors import (
    DatabaseCorrupted,
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseTrouble,
    DatabaseUnreachable,
    DiskFull,
    NotADatabase,
    disk_trouble,
    named_trouble,
)
from db.store import OpenedStore, open_store
from reviewer.errors import AviseError, ConflictingChange
from tests.integration.store.values import a_person, put


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def test_an_sqlite_file_is_safe_against_two_windows_and_a_power_cut(sqlite_store: OpenedStore) -> None:
    with begin_writing(sqlite_store.engine) as connection:
        read = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    assert int(read.pop("busy_timeout") or 0) >= 5000
    assert read == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2}


def test_a_new_file_and_its_folder_are_for_their_owner_only(
    sqlite_store: OpenedStore, sqlite_url: str
) -> None:
    put(sqlite_store, a_person())
    with sqlite_store.store.begin() as work:
        work.blobs.put(b"secret")
    database = path_of(sqlite_url)
    assert database.parent.stat().st_mode & 0o777 == 0o700
    for path in database.parent.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_folder_that_exists_keeps_its_permissions(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    prepare_file(folder / "avise.db")
    assert folder.stat().st_mode & 0o777 == 0o755


def test_a_writer_holds_the_pen_from_the_first_moment_and_readers_go_on(
    sqlite_store: OpenedStore, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "WAIT_FOR_LOCK_MS", 50)
    second = open_store(sqlite_url, unencrypted=True)
    put(sqlite_store, a_person())
    with sqlite_store.store.begin():
        with second.store.read() as work:
            assert len(work.people.all()) == 1
        with pytest.raises(DatabaseLocked), second.store.begin():
            pytest.fail("two writers at once")
    with second.store.begin() as work:
        assert len(work.people.all()) == 1
    second.close()


@pytest.mark.postgresql
def test_a_writer_that_waits_too_long_on_a_server_is_told_so(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "WAIT_FOR_LOCK_MS", 50)
    store = open_store(postgresql_url)
    try:
        with store.store.begin() as one, store.store.begin() as other:
            one.register.next_number("IA", 2025)
            with pytest.raises(DatabaseLocked):
                other.register.next_number("IA", 2025)
    finally:
        store.close()


AS_AN_ORDINARY_USER = """
import os, sys
from db.errors import DatabaseTrouble
from db.store import open_store
open_store(sys.argv[1], unencrypted=True).close()  # everything is imported before root is given up
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    with open_store(sys.argv[2], unencrypted=True).store.begin() as work:
        work.settings.put("name", "value")
except DatabaseTrouble as trouble:
    sys.stdout.write(type(trouble).__name__)
"""


@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "name"),
    [
        (0o555, 0o444, "DatabaseReadOnly"),
        (0o755, 0o444, "DatabaseReadOnly"),
        (0o755, 0o000, "DatabaseUnreachable"),
        (0o000, 0o444, "DatabaseReadOnly"),
    ],
)
def test_what_may_not_be_written_or_read_is_named(
    tmp_path: Path, folder_mode: int, file_mode: int, name: str
) -> None:
    """As an ordinary user, in a folder that the way to is open to: root may write anything."""
    with tempfile.TemporaryDirectory(prefix="avise-", dir="/tmp") as place:
        base = Path(place) / "base"
        Path(place).chmod(0o755)
        url = f"sqlite:///{base}/avise.db"
        open_store(url, unencrypted=True).close()
        path_of(url).chmod(file_mode)
        base.chmod(folder_mode)
        done = subprocess.run(
            [sys.executable, "-c", AS_AN_ORDINARY_USER, f"sqlite:///{tmp_path}/warm.db", url],
            cwd=Path(__file__).resolve().parents[3],
            capture_output=True,
            text=True,
            check=False,
        )
        base.chmod(0o700)
    assert (done.stdout, done.stderr) == (name, "")


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreachable):
        open_store(f"sqlite:///{tmp_path}", unencrypted=True)
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnreachable):
        open_store(f"sqlite:///{tmp_path}/file/avise.db", unencrypted=True)


def test_a_damaged_file_is_named(sqlite_url: str) -> None:
    store = open_store(sqlite_url, unencrypted=True)
    put(store, *(a_person(f"p-{n}", "x" * 500) for n in range(200)))
    store.close()
    content = bytearray(path_of(sqlite_url).read_bytes())
    content[4096 * 4 :] = os.urandom(len(content) - 4096 * 4)
    path_of(sqlite_url).write_bytes(content)
    with pytest.raises((DatabaseCorrupted, NotADatabase)):
        _read_all(sqlite_url)


def _read_all(url: str) -> None:
    store = open_store(url, unencrypted=True)
    try:
        with store.store.read() as work:
            work.people.all()
    finally:
        store.close()


@pytest.mark.postgresql
def test_a_server_that_does_not_answer_is_named(tmp_path: Path, postgresql_url: str) -> None:
    with pytest.raises(DatabaseUnreachable) as caught:
        open_store(f"postgresql+psycopg://nobody:s3cret@/avise?host={tmp_path}")
    assert "s3cret" not in str(caught.value)
    missing = read_url(postgresql_url).set(database="nowhere").render_as_string(hide_password=False)
    with pytest.raises(DatabaseUnreachable):
        open_store(missing, unencrypted=True)


@pytest.mark.postgresql
def test_a_connection_that_the_server_closed_is_named_and_the_next_one_works(postgresql_url: str) -> None:
    store = open_store(postgresql_url)
    try:
        with pytest.raises(DatabaseUnreachable), store.store.begin() as work:
            work.people.save(a_person())
            with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as administrator:
                administrator.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            work.people.save(a_person("p-2"))
        with store.store.read() as work:
            assert work.people.all() == ()
    finally:
        store.close()


@pytest.mark.parametrize(
    "given", ["postgresql://u@h/d", "postgresql+psycopg2://u@h/d", "postgresql+psycopg://u@h/d"]
)
def test_a_server_is_always_reached_with_our_driver(given: str) -> None:
    assert read_url(given).drivername == "postgresql+psycopg"


def _sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("words of the driver")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "named"),
    [
        (_sqlite_error(sqlite3.SQLITE_BUSY), DatabaseLocked),
        (_sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), DatabaseLocked),
        (_sqlite_error(sqlite3.SQLITE_FULL), DiskFull),
        (_sqlite_error(sqlite3.SQLITE_READONLY_DBMOVED), DatabaseReadOnly),
        (_sqlite_error(sqlite3.SQLITE_CANTOPEN), DatabaseUnreachable),
        (_sqlite_error(sqlite3.SQLITE_CORRUPT), DatabaseCorrupted),
        (_sqlite_error(sqlite3.SQLITE_NOTADB), NotADatabase),
        (_sqlite_error(sqlite3.SQLITE_IOERR_FSYNC), DatabaseTrouble),
        (_sqlite_error(sqlite3.SQLITE_CONSTRAINT_UNIQUE), ConflictingChange),
        (_sqlite_error(sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY), ConflictingChange),
        (psycopg.errors.DiskFull(), DiskFull),
        (psycopg.errors.DeadlockDetected(), DatabaseLocked),
        (psycopg.errors.LockNotAvailable(), DatabaseLocked),
        (psycopg.errors.ReadOnlySqlTransaction(), DatabaseReadOnly),
        (psycopg.errors.AdminShutdown(), DatabaseUnreachable),
        (psycopg.errors.TooManyConnections(), DatabaseUnreachable),
        (psycopg.errors.InvalidPassword(), DatabaseUnreachable),
        (psycopg.errors.DataCorrupted(), DatabaseCorrupted),
        (psycopg.errors.UniqueViolation(), ConflictingChange),
        (psycopg.errors.SerializationFailure(), ConflictingChange),
        (psycopg.OperationalError("connection refused"), DatabaseUnreachable),
    ],
)
def test_what_the_driver_says_becomes_an_error_of_the_house(
    error: Exception, named: type[AviseError]
) -> None:
    assert type(named_trouble(error)) is named


@pytest.mark.parametrize(
    "error",
    [
        _sqlite_error(sqlite3.SQLITE_CONSTRAINT_NOTNULL),
        _sqlite_error(sqlite3.SQLITE_CONSTRAINT_CHECK),
        _sqlite_error(sqlite3.SQLITE_ERROR),
        sqlite3.ProgrammingError("closed"),
        psycopg.errors.NotNullViolation(),
        psycopg.errors.SyntaxError(),
        psycopg.ProgrammingError("closed"),
        ValueError("ours"),
    ],
)
def test_a_defect_of_ours_stays_what_it_is(error: Exception) -> None:
    assert named_trouble(error) is None


def test_a_defect_of_ours_is_not_told_as_a_conflict(store: OpenedStore) -> None:
    with begin_writing(store.engine) as connection, connection.begin(), pytest.raises(IntegrityError):
        connection.execute(text("INSERT INTO person (id) VALUES ('p')"))


def test_a_broken_link_is_a_conflict(store: OpenedStore) -> None:
    insert = text("INSERT INTO decision VALUES ('nowhere', '{}', 'consensus', '{}', 'x', '2025-01-01', 1)")
    with begin_writing(store.engine) as connection, connection.begin(), pytest.raises(ConflictingChange):
        connection.execute(insert)


def test_a_view_cannot_write_behind_the_repositories_back(store: OpenedStore) -> None:
    with begin_reading(store.engine) as connection, pytest.raises(DatabaseReadOnly):
        connection.execute(text("DELETE FROM person"))


def test_what_the_operating_system_refuses_is_named() -> None:
    assert isinstance(disk_trouble(OSError(28, "no space")), DiskFull)
    assert isinstance(disk_trouble(PermissionError(13, "no", "/x")), DatabaseReadOnly)
    assert disk_trouble(PermissionError(13, "no", "/x")).detail == "/x"
    assert type(disk_trouble(OSError("?"))) is DatabaseTrouble
    assert create("sqlite:////x/y.db").url.database == "/x/y.db"
