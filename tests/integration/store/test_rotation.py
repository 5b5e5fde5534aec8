"""A new master key: everything under it at the end, everything readable at every moment before, whoever is killed."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.blobs import FolderBlobs
from db.engine import begin_writing, blobs_folder
from db.errors import DatabaseLocked, DatabaseUnreachable
from db.maintenance import check
from db.store import open_store
from db.vault.access import add_slot, create_vault, remove_slot, slots, unlock, unlock_here
from db.vault.errors import EncryptionNotSupported, VaultAltered, WrongKey
from db.vault.machine import MachineFile
from db.vault.master import MasterKey
from db.vault.rotation import Progress, rotate
from tests.integration.store.values import ACTOR, HAPPENED, NOW, a_person, put, sign_one
from tests.integration.store.vaults import Chosen, files_of, found_in, is_under_way, path_of

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = tuple(f"document {number} Vaillancourt".encode() * 40 for number in range(12))
KILLS = int(os.environ.get("AVISE_ROTATION_KILLS", "12"))


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "settings"


@pytest.fixture
def key(sqlite_url: str, settings: Path) -> MasterKey:
    """A full database under a key that a person and this computer have."""
    key = create_vault(sqlite_url, MachineFile(settings), holder="poste")
    opened = open_store(sqlite_url, key=key)
    with opened.store.begin() as work:
        sign_one(work, "D1")
        for document in DOCUMENTS:
            work.blobs.put(document)
        work.commit(ACTOR, NOW, HAPPENED)
    opened.close()
    add_slot(sqlite_url, key, Chosen("one"), holder="zoe")
    return key


def all_there(url: str, key: MasterKey) -> None:
    opened = open_store(url, key=key)
    try:
        assert check(url) == ()
        assert [opened.blobs.get(hashlib.sha256(one).hexdigest()) for one in DOCUMENTS] == list(DOCUMENTS)
        with opened.store.read() as work:
            assert len(work.register.all()) == 1
    finally:
        opened.close()


def only_under(url: str, key: MasterKey) -> None:
    """Everything is under this key alone: every file opens with it, and each once."""
    assert not is_under_way(url)
    assert key.previous is None
    blobs = FolderBlobs(blobs_folder(path_of(url)), key)
    files = list(blobs.files())
    assert all(blobs.opens(path) for path in files)
    assert {blobs.at(key.document_name(sha256)) for sha256 in blobs.all()} == set(files)
    all_there(url, key)


def test_a_rotation_moves_everything_to_a_new_key_and_keeps_everybody(
    sqlite_url: str, key: MasterKey, settings: Path
) -> None:
    told: list[Progress] = []
    before = {path.name for path in files_of(blobs_folder(path_of(sqlite_url)))}

    def tell(progress: Progress) -> bool:
        told.append(progress)
        return True

    done = rotate(sqlite_url, key, tell)
    assert (done.finished, done.unreadable) == (True, ())
    assert [one.done for one in told] == list(range(told[0].of + 1))
    assert done.key != key
    # Nobody was asked for anything, and everybody has the new key.
    assert unlock(sqlite_url, Chosen("one")) == unlock_here(sqlite_url, settings) == done.key
    only_under(sqlite_url, done.key)
    assert before.isdisjoint(path.name for path in files_of(blobs_folder(path_of(sqlite_url))))
    assert found_in(path_of(sqlite_url).parent, "Vaillancourt", "SQLite format 3") == []


def test_the_old_key_opens_nothing_any_more(sqlite_url: str, key: MasterKey) -> None:
    new = rotate(sqlite_url, key).key
    with pytest.raises(WrongKey):
        open_store(sqlite_url, key=key)
    for act in (rotate, lambda url, old: add_slot(url, old, Chosen("two"), holder="eve")):
        with pytest.raises((VaultAltered, WrongKey)):
            act(sqlite_url, key)
    only_under(sqlite_url, new)


def test_a_person_who_was_removed_has_no_part_in_the_new_key(sqlite_url: str, key: MasterKey) -> None:
    kept = path_of(sqlite_url).with_suffix(".keys").read_bytes()
    (leaving,) = [one.id for one in slots(sqlite_url) if one.holder == "zoe"]
    remove_slot(sqlite_url, key, leaving)
    new = rotate(sqlite_url, key).key
    # With the file of keys of yesterday the old key comes out, and opens nothing.
    elsewhere = path_of(sqlite_url).with_name("old.keys")
    elsewhere.write_bytes(kept)
    old = unlock(f"sqlite:///{elsewhere.with_suffix('.db')}", Chosen("one"))
    assert (old, old == new) == (key, False)
    with pytest.raises(WrongKey):
        open_store(sqlite_url, key=old)


def test_nobody_may_have_the_database_open_meanwhile(sqlite_url: str, key: MasterKey) -> None:
    opened = open_store(sqlite_url, key=key)
    with pytest.raises(DatabaseLocked):
        rotate(sqlite_url, key)
    assert not is_under_way(sqlite_url)
    put(opened, a_person())
    opened.close()
    only_under(sqlite_url, rotate(sqlite_url, key).key)


def test_a_rotation_that_is_stopped_goes_on_later_and_the_database_is_used_between(
    sqlite_url: str, key: MasterKey
) -> None:
    done = rotate(sqlite_url, key, lambda progress: progress.done < 5)
    assert not done.finished
    assert is_under_way(sqlite_url)
    both = unlock(sqlite_url, Chosen("one"))
    assert both.previous == key
    all_there(sqlite_url, both)
    add_slot(sqlite_url, both, Chosen("two"), holder="ali")
    opened = open_store(sqlite_url, key=both)
    put(opened, a_person())
    late = opened.blobs.put(b"written between the two halves")
    for document in DOCUMENTS:  # moved already or not
        opened.blobs.put(document)
    opened.close()
    all_there(sqlite_url, both)
    done = rotate(sqlite_url, unlock(sqlite_url, Chosen("two")))
    assert done.key == both.with_previous(None)
    only_under(sqlite_url, done.key)
    opened = open_store(sqlite_url, key=unlock(sqlite_url, Chosen("two")))
    assert opened.blobs.get(late) == b"written between the two halves"
    opened.close()


def test_a_document_that_no_key_opens_is_told_and_left_alone(sqlite_url: str, key: MasterKey) -> None:
    blobs = FolderBlobs(blobs_folder(path_of(sqlite_url)), key)
    damaged = blobs.path(hashlib.sha256(DOCUMENTS[0]).hexdigest())
    damaged.write_bytes(b"AVB1 and then nothing")
    done = rotate(sqlite_url, key)
    assert done.unreadable == (damaged.name,)
    assert damaged.read_bytes() == b"AVB1 and then nothing"


def test_there_is_nothing_to_rotate_on_a_server_or_where_nothing_is(sqlite_url: str) -> None:
    key = create_vault(sqlite_url, Chosen("one"), holder="zoe")
    with pytest.raises(DatabaseUnreachable):
        rotate(sqlite_url, key)
    with pytest.raises(EncryptionNotSupported):
        rotate("postgresql+psycopg://server/avise", key)


# --- killed ---------------------------------------------------------------------------------------------------


def _rotating(url: str, settings: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.rotating_process", url, str(settings)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_rotation_killed_at_any_point_loses_nothing_and_ends_at_the_next_try(
    sqlite_url: str, key: MasterKey, settings: Path
) -> None:
    """Half of the kills fall among the documents, half in the rewriting of the database or just after it."""
    opened = open_store(sqlite_url, key=key)
    with begin_writing(opened.engine) as connection, connection.begin():
        # Room enough for the rewriting to take a while: some 12 MB.
        connection.exec_driver_sql("CREATE TABLE ballast (content BLOB)")
        connection.exec_driver_sql(
            "INSERT INTO ballast WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
            " SELECT randomblob(4000) FROM n"
        )
    opened.close()
    chance = random.Random(20250520)
    killed = under_way = torn = turn = 0
    # On until the rewriting itself was torn at least twice: its rollback journal is there, and full.
    while turn < KILLS or (torn < 2 and turn < 5 * KILLS):
        turn += 1
        process = _rotating(sqlite_url, settings)
        assert process.stdout is not None
        last = 0 if turn % 2 else chance.randrange(12)
        for line in process.stdout:
            if int(line) >= (13 if turn % 2 else last):
                break
        time.sleep(chance.uniform(0, 0.25 if turn % 2 else 0.01))
        process.kill()
        process.stdout.close()
        killed += process.wait() != 0
        journal = path_of(sqlite_url).with_name("avise.db-journal")
        torn += journal.exists() and journal.stat().st_size > 1_000_000
        under_way += is_under_way(sqlite_url)
        found = unlock_here(sqlite_url, settings)
        assert found is not None
        assert unlock(sqlite_url, Chosen("one")) == found
        all_there(sqlite_url, found)
    assert killed >= KILLS // 3
    assert under_way
    assert torn >= 2
    found = unlock_here(sqlite_url, settings)
    assert found is not None
    only_under(sqlite_url, rotate(sqlite_url, found).key)
