"""Checking a database, copying it and putting a copy back."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from db.blobs import FolderBlobs
from db.engine import begin_writing, blobs_folder, create
from db.errors import (
    BlobCorrupted,
    DatabaseCorrupted,
    DatabaseLocked,
    DatabaseUnreachable,
    NotADatabase,
    RestoreWouldReplace,
    RestoreWouldReplaceDamaged,
    TargetOccupied,
    VerbNotSupported,
)
from db.integrity import Finding
from db.maintenance import backup, check, restore
from db.store import OpenedStore, open_store
from reviewer.errors import AviseError, NotFound
from tests.integration.store.values import ACTOR, HAPPENED, NOW, a_person, a_version, put, sha256_of, sign_one
from tests.support.requests import a_request

SIGNED = ("D1", "D2")


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture
def signed(store: OpenedStore) -> OpenedStore:
    """A database with two signed avis and an attachment."""
    fill(store)
    return store


def fill(store: OpenedStore) -> None:
    with store.store.begin() as work:
        for key in SIGNED:
            sign_one(work, key)
        dossier = work.dossiers.get("D1")
        work.blobs.put(b"cv 0")
        newer = a_version(2, a_request(reference="TC-D1", candidate__diplomas=[]), documents=1)
        work.dossiers.save(replace(dossier, versions=(*dossier.versions, newer)))
        work.commit(ACTOR, NOW, HAPPENED)


def tamper(url: str, *statements: str) -> None:
    engine = create(url)
    with begin_writing(engine) as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            if not sqlite:
                connection.execute(text("SET session_replication_role = replica"))
            for statement in statements:
                connection.execute(text(statement))
    engine.dispose()


def without_protection(url: str) -> list[str]:
    if not url.startswith("sqlite"):
        return []
    engine = create(url)
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    engine.dispose()
    return [f"DROP TRIGGER {name}" for name in names]


# --- check ---------------------------------------------------------------------------------------------------


def test_a_whole_database_has_no_findings(signed: OpenedStore, store_url: str) -> None:
    assert check(store_url) == ()


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE journal_entry SET event = 'other'", Finding("journal_content", "1")),
        ("DELETE FROM journal_entry", Finding("journal_end", "1")),
        (
            "UPDATE request_version SET content = replace(content, 'Boréal', 'Austral') "
            "WHERE number = 1 AND dossier_id = 'D1'",
            Finding("request_altered", "TC-D1, version 1"),
        ),
        (
            "UPDATE request_version SET content = '[' WHERE number = 2",
            Finding("request_altered", "TC-D1, version 2"),
        ),
        (
            "UPDATE evaluation SET justification = 'Autre' WHERE id = 'V-D1-1-E1'",
            Finding("seal_broken", "V-D1-1-E1"),
        ),
        (
            "UPDATE evaluation SET ratings = '{' WHERE dossier_id = 'D2'",
            Finding("deliberation_unreadable", "D2"),
        ),
        ("UPDATE deliberation SET step = 'seats' WHERE dossier_id = 'D2'", Finding("step_differs", "D2")),
        (
            "UPDATE avis SET content = replace(content, 'Montréal', 'Laval') WHERE sequence = 1",
            Finding("avis_altered", "IA-2025-0001"),
        ),
        ("UPDATE avis SET content = '{}' WHERE sequence = 2", Finding("avis_altered", "IA-2025-0002")),
        ("UPDATE avis SET employer = 'Autre' WHERE sequence = 2", Finding("avis_altered", "IA-2025-0002")),
        (
            "DELETE FROM register_event WHERE number = 'IA-2025-0002'",
            Finding("avis_without_event", "IA-2025-0002"),
        ),
        ("UPDATE number_series SET last = 3", Finding("number_missing", "IA-2025-0003")),
        ("UPDATE number_series SET last = 1", Finding("series_behind", "IA-2025")),
        ("UPDATE dossier SET state = 'received' WHERE id = 'D1'", Finding("issue_and_avis", "TC-D1")),
        ("UPDATE dossier SET avis_number = NULL WHERE id = 'D1'", Finding("issue_and_avis", "TC-D1")),
        ("UPDATE dossier SET state = 'received' WHERE id = 'D1'", Finding("state_and_decision", "TC-D1")),
        ("UPDATE dossier SET state = 'received' WHERE id = 'D1'", Finding("state_and_committee", "TC-D1")),
        ("UPDATE dossier SET state = 'lost' WHERE id = 'D1'", Finding("state_unknown", "TC-D1")),
        ("UPDATE avis SET pdf_sha256 = 'x' WHERE sequence = 1", Finding("document_missing", "IA-2025-0001")),
    ],
)
def test_what_is_wrong_is_named(
    signed: OpenedStore, store_url: str, statement: str, finding: Finding
) -> None:
    tamper(store_url, *without_protection(store_url), statement)
    assert finding in check(store_url)


def test_a_missing_protection_is_named(sqlite_store: OpenedStore, sqlite_url: str) -> None:
    tamper(sqlite_url, "DROP TRIGGER journal_entry_no_update")
    assert check(sqlite_url) == (Finding("protection_missing", "journal_entry_no_update"),)


@pytest.mark.postgresql
def test_a_protection_switched_off_on_a_server_is_named(postgresql_url: str) -> None:
    tamper(postgresql_url, "ALTER TABLE avis DISABLE TRIGGER avis_no_delete")
    assert check(postgresql_url) == (Finding("protection_missing", "avis_no_delete"),)


def test_a_broken_link_between_tables_is_named(sqlite_store: OpenedStore, sqlite_url: str) -> None:
    fill(sqlite_store)
    tamper(sqlite_url, "DELETE FROM deliberation WHERE dossier_id = 'D1'")
    assert Finding("link_broken", "seat → deliberation") in check(sqlite_url)


def test_documents_that_are_altered_or_gone_are_named(sqlite_store: OpenedStore, sqlite_url: str) -> None:
    fill(sqlite_store)
    blobs = FolderBlobs(blobs_folder(path_of(sqlite_url)))
    blobs.path(sha256_of(b"cv 0")).unlink()
    blobs.path(sha256_of(b"%PDF-1.7 D2")).write_bytes(b"%PDF-1.7 D3")
    assert check(sqlite_url) == (
        Finding("document_altered", "IA-2025-0002"),
        Finding("document_missing", "cv-0.pdf"),
    )


def test_a_damaged_file_is_a_finding_or_trouble_but_never_whole(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    put(store, *(a_person(f"p-{n}", "x" * 500) for n in range(50)))
    store.close()
    whole = path_of(sqlite_url).read_bytes()
    pages = len(whole) // 4096
    for page in range(pages - 4, pages):
        damaged = bytearray(whole)
        damaged[page * 4096 : page * 4096 + 64] = b"\xff" * 64
        path_of(sqlite_url).write_bytes(damaged)
        try:
            found = check(sqlite_url)
        except AviseError as error:
            assert isinstance(error, DatabaseCorrupted)
        else:
            assert found
            assert found[0].name == "file_damaged"


def test_checking_changes_nothing(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    fill(store)
    store.close()
    before = path_of(sqlite_url).read_bytes()
    check(sqlite_url)
    assert path_of(sqlite_url).read_bytes() == before


# --- backup and restore --------------------------------------------------------------------------------------


def test_a_copy_made_while_the_database_is_in_use_holds_everything(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    fill(sqlite_store)
    target = tmp_path / "copies" / "2025-05-20"
    with sqlite_store.store.begin() as work:
        work.people.save(a_person())  # not committed: not in the copy
        report = backup(sqlite_url, target)
    assert (report.database, report.documents) == (target / "avise.db", 3)
    assert report.size == len(b"cv 0" + b"%PDF-1.7 D1" + b"%PDF-1.7 D2")
    assert sorted(path.name for path in target.iterdir()) == ["avise.blobs", "avise.db"]
    assert target.stat().st_mode & 0o077 == 0
    assert (target / "avise.db").stat().st_mode & 0o077 == 0
    url = f"sqlite:///{target}/avise.db"
    assert check(url) == ()
    copy = open_store(url)
    with copy.store.read() as work, sqlite_store.store.read() as original:
        assert work.register.all() == original.register.all()
        assert work.people.all() == ()
    copy.close()


def test_a_copy_never_goes_where_something_is(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    target = tmp_path / "copy"
    target.mkdir()
    backup(sqlite_url, target)
    before = sorted(target.rglob("*"))
    with pytest.raises(TargetOccupied):
        backup(sqlite_url, target)
    (tmp_path / "file").touch()
    with pytest.raises(TargetOccupied):
        backup(sqlite_url, tmp_path / "file")
    assert sorted(target.rglob("*")) == before


def test_a_copy_that_would_lack_a_document_is_not_made(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    fill(sqlite_store)
    document = FolderBlobs(blobs_folder(path_of(sqlite_url))).path(sha256_of(b"cv 0"))
    document.write_bytes(b"cv 1")
    with pytest.raises(BlobCorrupted):
        backup(sqlite_url, tmp_path / "copy")
    document.unlink()
    with pytest.raises(NotFound):
        backup(sqlite_url, tmp_path / "copy")
    assert [path.name for path in tmp_path.iterdir()] == ["base"]


def test_a_copy_is_put_back_where_there_is_nothing(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    fill(sqlite_store)
    backup(sqlite_url, tmp_path / "copy")
    url = f"sqlite:///{tmp_path}/elsewhere/my.db"
    report = restore(tmp_path / "copy", url)
    assert (report.documents, report.kept) == (3, None)
    assert check(url) == ()
    copy = open_store(url, create=False)
    assert copy.blobs.get(sha256_of(b"cv 0")) == b"cv 0"
    copy.close()


def test_a_database_is_replaced_only_when_asked_and_is_kept_aside(sqlite_url: str, tmp_path: Path) -> None:
    store = open_store(sqlite_url)
    fill(store)
    backup(sqlite_url, tmp_path / "copy")
    put(store, a_person())
    store.close()
    with pytest.raises(RestoreWouldReplace) as caught:
        restore(tmp_path / "copy", sqlite_url)
    told = caught.value
    assert (told.what, told.dossiers, told.avis) == ("would_replace", 2, 2)
    assert told.last_entry_on == date(2025, 5, 20)
    assert _people(sqlite_url) == 1
    for kept in ("avise.db.replaced", "avise.db.replaced-1"):
        report = restore(tmp_path / "copy", sqlite_url, replace=True)
        assert report.kept == path_of(sqlite_url).with_name(kept)
        assert _people(sqlite_url) == 0
        assert check(sqlite_url) == ()
    first = path_of(sqlite_url).with_name("avise.db.replaced")
    first.rename(tmp_path / "old.db")
    assert _people(f"sqlite:///{tmp_path}/old.db") == 1


@pytest.mark.parametrize("damage", [b"not a database " * 300, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_damaged_database_is_what_copies_are_for(sqlite_url: str, tmp_path: Path, damage: bytes) -> None:
    store = open_store(sqlite_url)
    fill(store)
    store.close()
    backup(sqlite_url, tmp_path / "copy")
    path = path_of(sqlite_url)
    path.write_bytes(damage)
    path.with_name("avise.db-wal").write_bytes(b"left over")
    with pytest.raises(RestoreWouldReplaceDamaged):
        restore(tmp_path / "copy", sqlite_url)
    report = restore(tmp_path / "copy", sqlite_url, replace=True)
    assert check(sqlite_url) == ()
    assert report.kept is not None
    assert report.kept.read_bytes() == damage
    assert not path.with_name("avise.db-wal").exists()


def test_a_database_in_use_is_not_replaced(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    backup(sqlite_url, tmp_path / "copy")
    put(sqlite_store, a_person())
    with sqlite_store.store.read(), pytest.raises(DatabaseLocked):
        restore(tmp_path / "copy", sqlite_url, replace=True)
    assert _people(sqlite_url) == 1


def test_only_a_whole_copy_is_put_back(sqlite_url: str, tmp_path: Path) -> None:
    store = open_store(sqlite_url)
    fill(store)
    store.close()
    backup(sqlite_url, tmp_path / "copy")
    FolderBlobs(tmp_path / "copy" / "avise.blobs").path(sha256_of(b"cv 0")).write_bytes(b"cv 1")
    with pytest.raises(BlobCorrupted):
        restore(tmp_path / "copy", sqlite_url, replace=True)
    for source, error in (("nowhere", DatabaseUnreachable), ("base/avise.db", TargetOccupied)):
        with pytest.raises(error):
            restore(tmp_path / source, sqlite_url, replace=True)
    (tmp_path / "notes.db").write_bytes(b"notes " * 500)
    with pytest.raises(NotADatabase):
        restore(tmp_path / "notes.db", sqlite_url, replace=True)
    assert check(sqlite_url) == ()
    assert sorted(path.name for path in path_of(sqlite_url).parent.iterdir()) == ["avise.blobs", "avise.db"]


@pytest.mark.postgresql
def test_a_server_is_copied_with_its_own_tools(postgresql_url: str, tmp_path: Path) -> None:
    with pytest.raises(VerbNotSupported):
        backup(postgresql_url, tmp_path / "copy")
    with pytest.raises(VerbNotSupported):
        restore(tmp_path, postgresql_url)
    assert list(tmp_path.iterdir()) == []


def test_a_copy_goes_on_while_another_process_signs(sqlite_url: str, tmp_path: Path) -> None:
    open_store(sqlite_url).close()
    command = [sys.executable, "-m", "tests.integration.store.signing", sqlite_url, "K", "30"]
    tree = Path(__file__).resolve().parents[3]
    with subprocess.Popen(command, cwd=tree, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        for n in range(3):
            process.stdout.readline()
            backup(sqlite_url, tmp_path / f"copy-{n}")
            assert check(f"sqlite:///{tmp_path}/copy-{n}/avise.db") == ()
        process.communicate()
    assert process.returncode == 0


def _people(url: str) -> int:
    store = open_store(url)
    try:
        with store.store.read() as work:
            return len(work.people.all())
    finally:
        store.close()
