"""An encrypted database: nothing of it reads without its key, and what was changed in it is seen."""

from __future__ import annotations

import hashlib
import pickle
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.blobs import FolderBlobs
from db.engine import begin_writing, blobs_folder
from db.errors import BlobCorrupted, DatabaseCorrupted
from db.files import copy_database, fold_wal, read_only
from db.maintenance import backup, check, restore
from db.schema import SchemaState, initialise, status, upgrade
from db.store import OpenedStore, open_store
from db.vault import blob_cipher
from db.vault.access import create_vault, unlock
from db.vault.errors import KeyNeeded, NotEncrypted, VaultMissing, WrongKey
from db.vault.held import holding
from db.vault.machine import MachineFile
from db.vault.master import MasterKey
from reviewer.errors import NotFound
from tests.integration.store.values import ACTOR, HAPPENED, NOW, a_dossier, a_person, sign_one
from tests.integration.store.vaults import Chosen, files_of, found_in, path_of
from tests.support.later_schema import LATER, later_scripts
from tests.support.requests import a_request

CANDIDATE, EMPLOYER, REVIEWER = "Quetzalcóatl-Vaillancourt", "Zéphyrin Boulonnerie", "Wilhelmine Xiong"
MARKERS = (CANDIDATE, EMPLOYER, REVIEWER, "CREATE TABLE", "SQLite format 3")
LETTER = f"Lettre au sujet de {CANDIDATE}".encode()


@pytest.fixture
def key(sqlite_url: str) -> MasterKey:
    return create_vault(sqlite_url, Chosen("one"), holder="zoe")


@pytest.fixture
def full(sqlite_url: str, key: MasterKey) -> Iterator[OpenedStore]:
    """An open encrypted store with names in its tables and in its documents."""
    opened = open_store(sqlite_url, key=key)
    _fill(opened)
    yield opened
    opened.close()


def _fill(opened: OpenedStore) -> None:
    request = a_request(reference="TC-1", candidate__family_name=CANDIDATE, employer__legal_name=EMPLOYER)
    with opened.store.begin() as work:
        work.people.save(a_person("p-1", REVIEWER))
        work.dossiers.add(a_dossier("D1", request=request))
        sign_one(work, "D2")
        work.blobs.put(LETTER)
        work.commit(ACTOR, NOW, HAPPENED)


# --- nothing reads without the key ----------------------------------------------------------------------------


def test_no_name_stands_in_any_file_while_the_database_is_open(full: OpenedStore, sqlite_url: str) -> None:
    folder = path_of(sqlite_url).parent
    names = {path.name for path in files_of(folder)}
    assert {"avise.db", "avise.db-wal", "avise.db-shm", "avise.keys"} <= names
    assert found_in(folder, *MARKERS) == []


def test_the_same_search_finds_the_names_in_a_database_in_clear(tmp_path: Path) -> None:
    opened = open_store(f"sqlite:///{tmp_path}/avise.db", unencrypted=True)
    _fill(opened)
    opened.close()
    assert len(found_in(tmp_path, CANDIDATE, EMPLOYER)) == 2
    assert found_in(tmp_path, "SQLite format 3") == ["avise.db"]


def test_a_copy_of_the_database_is_encrypted_too(full: OpenedStore, sqlite_url: str, key: MasterKey) -> None:
    database = path_of(sqlite_url)
    copy = database.with_name("avise.db.0001.bak")
    copy_database(database, copy)
    fold_wal(copy, key)
    assert found_in(database.parent, *MARKERS) == []
    with read_only(copy, key).connect() as connection:
        assert connection.exec_driver_sql("SELECT candidate FROM dossier WHERE id = 'D1'").scalar() != ""


def test_plain_sqlite_refuses_the_file(full: OpenedStore, sqlite_url: str, tmp_path: Path) -> None:
    full.close()
    copy = shutil.copy(path_of(sqlite_url), tmp_path / "copied.db")
    with (
        closing(sqlite3.connect(copy)) as connection,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        connection.execute("SELECT * FROM sqlite_master")


def test_without_the_key_nothing_opens_and_nothing_changes(full: OpenedStore, sqlite_url: str) -> None:
    full.close()
    before = _bytes_of(path_of(sqlite_url).parent)
    for act in (open_store, status, initialise, check):
        with pytest.raises(KeyNeeded):
            act(sqlite_url)
    with pytest.raises(WrongKey):
        open_store(sqlite_url, key=MasterKey.new())
    assert _bytes_of(path_of(sqlite_url).parent) == before


def test_a_database_of_another_vault_is_a_wrong_key_and_nothing_is_said_on_standard_error(
    full: OpenedStore, sqlite_url: str, key: MasterKey, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    full.close()
    other = f"sqlite:///{tmp_path}/other/avise.db"
    open_store(other, key=create_vault(other, Chosen("two"), holder="zoe")).close()
    shutil.copy(path_of(other), path_of(sqlite_url))
    with pytest.raises(WrongKey):
        open_store(sqlite_url, key=key)
    assert capfd.readouterr().err == ""


def test_a_database_in_clear_is_not_taken_for_an_encrypted_one(
    full: OpenedStore, sqlite_url: str, key: MasterKey, tmp_path: Path
) -> None:
    """Whoever cannot read the database could put their own in its place, and wait for names to be written there."""
    full.close()
    initialise(f"sqlite:///{tmp_path}/clear.db", unencrypted=True)
    shutil.copy(tmp_path / "clear.db", path_of(sqlite_url))
    with pytest.raises(NotEncrypted):
        open_store(sqlite_url, key=key)


def test_a_key_without_its_file_of_keys_opens_nothing_and_makes_nothing(
    sqlite_url: str, key: MasterKey
) -> None:
    path_of(sqlite_url).with_suffix(".keys").unlink()
    with pytest.raises(VaultMissing):
        open_store(sqlite_url, key=key)
    assert list(files_of(path_of(sqlite_url).parent)) == []


def test_a_key_is_let_go_when_its_store_closes(sqlite_url: str, key: MasterKey) -> None:
    opened = open_store(sqlite_url, key=key)
    again = open_store(sqlite_url)
    assert (opened.encrypted, again.encrypted) == (True, True)
    opened.close()
    assert check(sqlite_url) == ()
    again.close()
    with pytest.raises(KeyNeeded):
        check(sqlite_url)


def test_a_database_in_clear_says_so(sqlite_store: OpenedStore) -> None:
    assert not sqlite_store.encrypted


# --- what was changed is seen ---------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [2, 5, 11])
def test_one_flipped_bit_is_found(sqlite_url: str, key: MasterKey, page: int) -> None:
    opened = open_store(sqlite_url, key=key)
    _fill(opened)
    opened.close()
    database = path_of(sqlite_url)
    with holding(key):
        fold_wal(database)
        content = bytearray(database.read_bytes())
        content[(page - 1) * 4096 + 1234] ^= 1
        database.write_bytes(content)
        found = check(sqlite_url)
    assert [finding.name for finding in found][:1] == ["file_damaged"]
    assert str(page) in found[0].detail


def test_a_damaged_page_is_never_read_as_if_it_were_whole(sqlite_url: str, key: MasterKey) -> None:
    opened = open_store(sqlite_url, key=key)
    _fill(opened)
    with opened.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    opened.close()
    database = path_of(sqlite_url)
    with holding(key):
        fold_wal(database)
    content = bytearray(database.read_bytes())
    for page in range(1, pages):
        content[page * 4096 + 100] ^= 1
    database.write_bytes(content)
    with pytest.raises(DatabaseCorrupted):
        open_store(sqlite_url, key=key)


# --- documents ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def any_key() -> MasterKey:
    return MasterKey.new()


@given(content=st.binary(max_size=3000))
def test_what_is_sealed_comes_back_and_says_nothing_of_itself(any_key: MasterKey, content: bytes) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    sealed = blob_cipher.seal(any_key, sha256, content)
    assert blob_cipher.unseal(any_key, sha256, sealed) == content
    assert blob_cipher.address(any_key, sealed[: blob_cipher.HEADER]) == sha256
    assert blob_cipher.unseal(MasterKey.new(), sha256, sealed) is None
    assert bytes.fromhex(sha256) not in sealed
    assert len(content) < 8 or content not in sealed
    assert blob_cipher.seal(any_key, sha256, content) != sealed


@given(content=st.binary(min_size=1, max_size=300), data=st.data())
def test_a_sealed_document_changed_anywhere_is_refused(
    any_key: MasterKey, content: bytes, data: st.DataObject
) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    sealed = bytearray(blob_cipher.seal(any_key, sha256, content))
    at = data.draw(st.integers(0, len(sealed) - 1))
    cut = data.draw(st.booleans())
    if cut:
        del sealed[at:]
    else:
        sealed[at] ^= 1 << data.draw(st.integers(0, 7))
    assert blob_cipher.unseal(any_key, sha256, bytes(sealed)) is None


def test_the_name_of_a_file_does_not_tell_what_is_in_it(full: OpenedStore, sqlite_url: str) -> None:
    sha256 = hashlib.sha256(LETTER).hexdigest()
    folder = blobs_folder(path_of(sqlite_url))
    assert sha256 in set(FolderBlobs(folder, full.key).all())
    assert not list(folder.rglob(f"*{sha256}*"))
    assert not FolderBlobs(folder, full.key).at(sha256).exists()


def test_one_document_in_the_place_of_another_is_refused(full: OpenedStore, sqlite_url: str) -> None:
    one, other = full.blobs.put(b"one"), full.blobs.put(b"other")
    blobs = FolderBlobs(blobs_folder(path_of(sqlite_url)), full.key)
    shutil.copy(blobs.path(other), blobs.path(one))
    with pytest.raises(BlobCorrupted) as caught:
        full.blobs.get(one)
    assert caught.value.detail == one
    assert full.blobs.put(b"one") == one
    assert full.blobs.get(one) == b"one"


def test_a_document_put_twice_is_one_file(full: OpenedStore, sqlite_url: str) -> None:
    full.blobs.put(b"again")
    before = _bytes_of(path_of(sqlite_url).parent)
    full.blobs.put(b"again")
    assert _bytes_of(path_of(sqlite_url).parent) == before
    with pytest.raises(NotFound):
        full.blobs.get("0" * 64)


def test_a_check_finds_an_altered_document_of_an_encrypted_database(
    full: OpenedStore, sqlite_url: str
) -> None:
    blobs = FolderBlobs(blobs_folder(path_of(sqlite_url)), full.key)
    sha256 = next(iter(blobs.all()))
    path = blobs.path(sha256)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(BlobCorrupted):
        full.blobs.get(sha256)


# --- looked after ---------------------------------------------------------------------------------------------


def test_a_backup_and_what_is_put_back_from_it_stay_encrypted(
    full: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    made = backup(sqlite_url, tmp_path / "copies", NOW)
    assert (made.manifest.encrypted, made.manifest.findings) == (True, ())
    assert found_in(tmp_path / "copies", *MARKERS) == []
    elsewhere = f"sqlite:///{tmp_path}/elsewhere/avise.db"
    restore(made.folder, elsewhere)
    assert found_in(tmp_path / "elsewhere", *MARKERS) == []
    again = open_store(elsewhere, create=False, key=unlock(elsewhere, Chosen("one")))
    assert check(elsewhere) == ()
    assert again.blobs.get(hashlib.sha256(LETTER).hexdigest()) == LETTER
    again.close()


@pytest.mark.parametrize("whole", [True, False], ids=["to its end", "cut short"])
def test_an_upgrade_and_its_copy_stay_encrypted(
    sqlite_url: str, key: MasterKey, tmp_path: Path, whole: bool
) -> None:
    opened = open_store(sqlite_url, key=key)
    _fill(opened)
    opened.close()
    scripts = later_scripts(tmp_path / "scripts")
    if not whole:
        script = scripts / "versions" / f"{LATER}.py"
        cut = (
            "    op.get_bind().connection.driver_connection.execute('COMMIT')\n"
            "    op.get_bind().connection.driver_connection.execute('BEGIN')\n"
            "    raise OSError('cut short')\n"
        )
        script.write_text(script.read_text(encoding="utf-8") + cut, encoding="utf-8")
    with holding(key):
        if whole:
            assert upgrade(sqlite_url, scripts=scripts).revision == LATER
        else:
            with pytest.raises(OSError, match="cut short"):
                upgrade(sqlite_url, scripts=scripts)
            assert status(sqlite_url).state is SchemaState.CURRENT
            assert check(sqlite_url) == ()
    assert any(path.suffix == ".bak" for path in files_of(path_of(sqlite_url).parent))
    assert found_in(path_of(sqlite_url).parent, *MARKERS) == []


@pytest.mark.parametrize("moment", range(3))
def test_a_process_killed_while_it_signs_leaves_whole_avis_only(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    key = create_vault(sqlite_url, MachineFile(), holder="poste")
    open_store(sqlite_url, key=key).close()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.integration.store.signing", sqlite_url, "K", "10000"],
        cwd=Path(__file__).resolve().parents[3],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(2 + moment)][1:]
    time.sleep(0.003 * moment)
    process.kill()
    told += [line.strip() for line in process.stdout if line.endswith("\n")]
    process.stdout.close()
    process.wait()
    opened = open_store(sqlite_url, create=False, key=key)
    with opened.store.read() as work:
        stored = [str(avis.number) for avis in work.register.all()]
    assert stored[: len(told)] == told
    assert len(stored) <= len(told) + 1
    assert check(sqlite_url) == ()
    opened.close()


# --- the key itself -------------------------------------------------------------------------------------------


def test_a_master_key_shows_nothing_and_leaves_the_process_in_no_form(key: MasterKey) -> None:
    secret = key._secret
    for shown in (repr(key), str(key), f"{key}", repr((key, key.previous))):
        assert secret.hex() not in shown
        assert key.database() not in shown
    with pytest.raises(TypeError):
        pickle.dumps(key)
    assert key != MasterKey.new()
    assert key == MasterKey(secret)


def test_no_statement_that_carries_the_key_reaches_a_log(
    sqlite_url: str, key: MasterKey, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        opened = open_store(sqlite_url, key=key)
        with begin_writing(opened.engine) as connection:
            connection.exec_driver_sql("SELECT 1")
        opened.close()
    assert key.database() not in caplog.text
    assert key.database() not in repr(opened)


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in files_of(folder)}
