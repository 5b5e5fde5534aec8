"""A database in clear that is being encrypted: killed anywhere, it is in clear or encrypted, and whole."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db import maintenance
from db.blobs import FolderBlobs
from db.cipher import is_in_clear
from db.engine import blobs_folder
from db.errors import BlobCorrupted, CopyNotWhole, DatabaseLocked
from db.store import OpenedStore, open_store
from db.vault import encrypting
from db.vault.access import unlock_here
from db.vault.encrypting import encrypt
from db.vault.errors import EncryptionNotSupported
from db.vault.held import holding
from db.vault.machine import MachineFile
from tests.integration.store.values import ACTOR, HAPPENED, NOW, a_person, put, sign_one
from tests.integration.store.vaults import found_in, path_of
from tests.support.kills import SEED, Patience, Victims, share
from tests.support.source import ROOT

NAME = "Vaillancourt"
DOCUMENTS = tuple(f"document {number} {NAME}".encode() * 400 for number in range(8))


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "settings"


@pytest.fixture
def url(sqlite_url: str) -> str:
    """A database in clear with an avis, a person and documents."""
    opened = open_store(sqlite_url, unencrypted=True)
    with opened.store.begin() as work:
        sign_one(work, "D1")
        work.people.save(a_person("p-1", f"Zoé {NAME}"))
        for document in DOCUMENTS:
            work.blobs.put(document)
        work.commit(ACTOR, NOW, HAPPENED)
    opened.close()
    return sqlite_url


def opened(url: str, settings: Path) -> OpenedStore:
    """Open the database as the next program does."""
    return open_store(url, create=False, key=unlock_here(url, settings))


def whole(url: str, settings: Path) -> bool:
    """Open it, see that everything is there, and tell whether it is encrypted."""
    found = opened(url, settings)
    try:
        assert maintenance.check(url) == ()
        kept = FolderBlobs(blobs_folder(path_of(url)), found.key)
        assert {kept.get(one) for one in kept.all()} >= set(DOCUMENTS)
        with found.store.read() as work:
            assert [one.name for one in work.people.all()] == [f"Zoé {NAME}"]
            assert len(work.register.all()) == 1
        return found.encrypted
    finally:
        found.close()


def nothing_in_clear(url: str) -> bool:
    return found_in(path_of(url).parent, NAME, "SQLite format 3", "%PDF") == []


def test_whoever_dies_while_encrypting_leaves_it_in_clear_or_encrypted_and_the_next_one_ends_it(
    url: str, settings: Path, tmp_path: Path, killer: Victims
) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(path_of(url).parent, kept)
    waiting = Patience(random.Random(SEED + 11), longest=1.0)
    outcomes = set[bool]()
    kills = 0
    while kills < share(0.1) or (not outcomes and kills < 30):
        kills += 1
        killer.kill_one(waiting, "lock", url, str(settings))
        encrypted = whole(url, settings)
        outcomes.add(encrypted)
        if encrypted:
            assert nothing_in_clear(url)
            shutil.rmtree(path_of(url).parent)
            shutil.copytree(kept, path_of(url).parent)
    assert outcomes
    encrypt(url, MachineFile(settings), holder="poste")
    assert whole(url, settings)
    assert nothing_in_clear(url)
    assert not list(path_of(url).parent.glob(".encrypting-*"))


STEPS = ("_seal_documents", "_export", "_compare", "_bring_in", "swap", "clear")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [False, True])
def test_at_each_step_it_is_the_one_or_the_other(
    url: str, settings: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    real = getattr(encrypting, step)

    def dying(*arguments: object) -> None:
        if step == "clear" and arguments[1] is None:  # what an earlier one left, before anything begins
            return
        if after:
            real(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(encrypting, step, dying)
        with pytest.raises(KeyboardInterrupt):
            encrypt(url, MachineFile(settings), holder="poste")
    encrypted = whole(url, settings)
    assert encrypted is ((step == "swap" and after) or step == "clear")
    if encrypted:
        assert nothing_in_clear(url)
    else:
        encrypt(url, MachineFile(settings), holder="poste")
        assert whole(url, settings)
        assert nothing_in_clear(url)


HOLDER = """
import sys
from db.store import open_store
opened = open_store(sys.argv[1], create=False)
with opened.store.read() as work:
    print(len(work.people.all()), flush=True)
sys.stdin.read()
opened.close()
"""


def test_no_other_program_may_have_it_open_meanwhile(url: str, settings: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, url], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"1\n"
    with pytest.raises(DatabaseLocked):
        encrypt(url, MachineFile(settings), holder="poste")
    other.communicate()
    assert not whole(url, settings)
    encrypt(url, MachineFile(settings), holder="poste")
    assert whole(url, settings)


def test_a_damaged_document_stops_it_before_anything_changes(url: str, settings: Path) -> None:
    some = next(blobs_folder(path_of(url)).glob("??/??/*"))
    some.write_bytes(b"autre chose")
    with pytest.raises(BlobCorrupted):
        encrypt(url, MachineFile(settings), holder="poste")
    assert is_in_clear(path_of(url))


def test_a_copy_that_differs_does_not_take_the_place_of_the_original(
    url: str, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = encrypting._export

    def losing(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]  # as they came
        _, incoming, key = arguments
        with holding(key):  # type: ignore[arg-type]  # the third is the key
            store = open_store(f"sqlite:///{incoming}", key=key)  # type: ignore[arg-type]
            put(store, a_person("p-9", "Une de trop"))
            store.close()

    monkeypatch.setattr(encrypting, "_export", losing)
    with pytest.raises(CopyNotWhole):
        encrypt(url, MachineFile(settings), holder="poste")
    assert is_in_clear(path_of(url))
    assert not whole(url, settings)


def test_a_server_is_not_encrypted_by_the_program(settings: Path) -> None:
    with pytest.raises(EncryptionNotSupported):
        encrypt("postgresql+psycopg://server/avise", MachineFile(settings), holder="poste")
