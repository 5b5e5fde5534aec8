"""The disk is full, the folder may not be written, the share vanishes, a page is damaged, the clock is wrong.

Each ends in the state before or after, and one sentence in French.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.copies import contents_of, copies_in
from db.errors import (
    CopyNotWhole,
    DatabaseCorrupted,
    DatabaseReadOnly,
    DatabaseTrouble,
    DatabaseUnreachable,
    DiskFull,
    NotADatabase,
)
from db.maintenance import backup, check, restore
from db.store import OpenedStore, open_store
from reviewer.dossier.events import Event
from reviewer.errors import AviseError
from reviewer.services.clocked_store import TOLERANCE, ClockBehind, ClockedStore
from reviewer.wording import Wording
from tests.support.elsewhere import a_small_disk, error_of
from tests.support.office import FOUNDER, House, a_house

NOW = datetime(2025, 5, 20, 13, tzinfo=UTC)


def said(error: AviseError) -> str:
    """Return the French sentences, which must name what happened, what is safe and what to do."""
    words = Wording.load().explain(error)
    assert words.what
    assert words.safe
    assert words.do
    return str(words)


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that somebody without root's rights reaches."""
    folder = Path(tempfile.mkdtemp(prefix="avise-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


def fill(house: House) -> None:
    """Store documents until somebody says no."""
    for number in range(1000):
        with house.opened.store.begin() as work:
            work.blobs.put(random.Random(number).randbytes(40_000))
            work.settings.put(f"essai.{number}", "x" * 2000)
            work.commit(FOUNDER, NOW, Event(name="setting_changed"))


def test_a_disk_that_fills_up_keeps_what_was_there(tmp_path: Path) -> None:
    disk = tmp_path / "disque"
    disk.mkdir()
    with a_small_disk(disk, 3_000_000) as mounted:
        url = url_of(disk / "avise.db")
        opened = open_store(url, unencrypted=True)
        house = a_house(opened)
        before = house.issued()

        def work() -> None:
            again = open_store(url, unencrypted=True)
            fill(a_house(again, staffed=False))

        opened.close()
        error = error_of(work, file_limit=None if mounted else 900_000)
        assert isinstance(error, DiskFull)
        assert "place" in said(error)
        assert check(url) == ()
        assert contents_of(disk / "avise.db").entries > 3
        reopened = open_store(url, unencrypted=True)
        with reopened.store.read() as work_:
            assert [str(one.number) for one in work_.register.all()] == [before]
        reopened.close()


def test_a_copy_onto_a_disk_too_small_leaves_the_copies_there_as_they_were(tmp_path: Path) -> None:
    url, disk = url_of(tmp_path / "base" / "avise.db"), tmp_path / "disque"
    opened = open_store(url, unencrypted=True)
    house = a_house(opened)
    house.issued()
    disk.mkdir()
    with a_small_disk(disk, 3_000_000) as mounted:
        folder = disk / "copies"
        backup(url, folder, NOW)
        for number in range(60):
            with opened.store.begin() as work:
                work.blobs.put(random.Random(number).randbytes(60_000))
                work.settings.put(f"essai.{number}", "x" * 20_000)
                work.commit(FOUNDER, NOW, Event(name="setting_changed"))
        opened.engine.dispose()
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        error = error_of(lambda: backup(url, folder, NOW), file_limit=None if mounted else 900_000)
        assert isinstance(error, DiskFull)
        said(error)
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
        assert len(copies_in(folder)) == 1
    opened.close()
    assert check(url) == ()


def test_a_folder_that_may_not_be_written_is_said_and_left_as_it_is(open_to_all: Path) -> None:
    path = open_to_all / "base" / "avise.db"
    url = url_of(path)
    opened = open_store(url, unencrypted=True)
    a_house(opened).issued()
    opened.close()
    for one in (path.parent, *path.parent.rglob("*")):
        one.chmod(0o555 if one.is_dir() else 0o444)
    before = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}

    def write() -> None:
        fill(a_house(open_store(url, create=False), staffed=False))

    for work in (
        write,
        lambda: open_store(url_of(path.parent / "autre.db"), unencrypted=True),
        lambda: backup(url, path.parent / "copies", NOW),
    ):
        error = error_of(work, as_nobody=True)
        assert isinstance(error, DatabaseReadOnly | DatabaseUnreachable), error
        said(error)
    assert {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()} == before
    assert check(url) == ()


def test_a_share_that_vanishes_under_an_open_window_leaves_the_state_before(
    sqlite_store: OpenedStore, sqlite_url: str
) -> None:
    house, folder = a_house(sqlite_store), Path(sqlite_url.removeprefix("sqlite:///")).parent
    house.issued()
    entries, away = len(house.journal()), folder.with_name("partie")
    folder.rename(away)
    waiting = house.opened.engine
    with pytest.raises(DatabaseTrouble) as caught, sqlite_store.store.begin() as work:
        work.blobs.put(b"nulle part")
        work.commit(FOUNDER, NOW, Event(name="setting_changed"))
    assert isinstance(caught.value, DatabaseUnreachable)
    said(caught.value)
    assert not folder.exists()  # nothing was made in its place
    waiting.dispose()
    with pytest.raises(DatabaseUnreachable), sqlite_store.store.read() as work:
        work.people.all()
    with pytest.raises(DatabaseUnreachable):
        open_store(sqlite_url, create=False)
    assert not folder.exists()
    away.rename(folder)
    assert len(house.journal()) == entries
    assert check(sqlite_url) == ()


def test_a_copy_from_a_share_that_vanishes_is_not_made(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    house = a_house(sqlite_store)
    house.issued()
    house.issued("TC-2025-0002")
    sqlite_store.engine.dispose()
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    away = folder.with_name("partie")

    def vanish(done: int, of: int) -> bool:
        if (done, of) == (0, 3):
            folder.rename(away)
        return True

    with pytest.raises(AviseError) as caught:
        backup(sqlite_url, tmp_path / "copies", NOW, tell=vanish)
    said(caught.value)
    assert not (tmp_path / "copies").exists()
    away.rename(folder)
    assert check(sqlite_url) == ()


@pytest.mark.parametrize("seed", range(12))
def test_bytes_that_flip_anywhere_in_the_file_are_found_or_change_nothing(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "base" / "avise.db"
    opened = open_store(url_of(path), unencrypted=True)
    house = a_house(opened)
    house.issued()
    house.receive("TC-2025-0002")
    opened.close()
    whole, before = path.read_bytes(), contents_of(path)
    folder = tmp_path / "copies"
    backup(url_of(path), folder, NOW)
    chance = random.Random(seed)
    damaged = bytearray(whole)
    at = chance.randrange(len(whole) // 4096) * 4096 + chance.randrange(4000)
    damaged[at : at + 96] = chance.randbytes(len(damaged[at : at + 96]))
    path.write_bytes(damaged)
    try:
        found = check(url_of(path))
    except AviseError as error:
        assert isinstance(error, DatabaseTrouble)
        said(error)
        found = None
    if found == ():  # it fell on room that nothing uses
        assert contents_of(path) == before
    elif found is None or any(one.name == "file_damaged" for one in found):
        with pytest.raises((DatabaseCorrupted, NotADatabase, CopyNotWhole, DatabaseTrouble)):
            backup(url_of(path), folder, NOW)
        assert len(copies_in(folder)) == 1
    restore(folder, url_of(path), replace=True)
    assert check(url_of(path)) == ()
    assert contents_of(path) == before


def test_two_programs_on_one_file_wait_for_each_other_and_say_so_when_it_is_long(
    sqlite_store: OpenedStore, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = a_house(sqlite_store)
    entries = len(house.journal())
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        sqlite_store.engine.dispose()
        monkeypatch.setattr("db.engine.WAIT_FOR_LOCK_MS", 50)
        with pytest.raises(DatabaseTrouble) as caught, sqlite_store.store.begin():
            pass
        assert caught.value.what == "locked"
        said(caught.value)
        assert len(house.journal()) == entries  # reading waits for nobody
        other.execute("ROLLBACK")
    house.receive()
    assert check(sqlite_url) == ()


# --- the clock ---------------------------------------------------------------------------------------------------


def _commit(store: ClockedStore, at: datetime) -> None:
    with store.begin() as work:
        work.settings.put("essai", at.isoformat())
        work.commit(FOUNDER, at, Event(name="setting_changed"))


def test_a_clock_that_was_set_back_stops_every_writing_and_is_named(
    store: OpenedStore, store_url: str
) -> None:
    watched = ClockedStore(store.store)
    _commit(watched, NOW)
    _commit(watched, NOW - TOLERANCE)  # two desks are never at the same second
    for late in (TOLERANCE + timedelta(seconds=1), timedelta(days=400)):
        with pytest.raises(ClockBehind) as caught:
            _commit(watched, NOW - late)
        assert "2025-05-20 09:00" in said(caught.value)
    with store.store.read() as work:
        assert work.settings.get("essai") == (NOW - TOLERANCE).isoformat()
        assert len(list(work.journal.entries())) == 2
    _commit(watched, NOW + timedelta(seconds=1))
    assert check(store_url) == ()
