"""Checking a database, copying it and putting a copy back."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from db.blobs import FolderBlobs
from db.copies import LOCK, copies_in, document_in, thin_out
from db.engine import begin_writing, blobs_folder, create
from db.errors import (
    CopyAltered,
    CopyCancelled,
    CopyNotWhole,
    CopyOfAnother,
    CopyUnreadable,
    DatabaseCorrupted,
    DatabaseLocked,
    DatabaseNewer,
    RestoreWouldReplace,
    RestoreWouldReplaceDamaged,
    TargetOccupied,
    VerbNotSupported,
)
from db.integrity import Finding
from db.maintenance import backup, check, clear_orphans, orphans, preview, restore
from db.manifest import read_manifest
from db.schema import HEAD
from db.store import OpenedStore, open_store
from db.swap import finish_swap
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
    folder = tmp_path / "copies"
    with sqlite_store.store.begin() as work:
        work.people.save(a_person())  # not committed: not in the copy
        made = backup(sqlite_url, folder, NOW)
    manifest = made.manifest
    assert made.folder == folder / "copies" / "0001_2025-05-20_09h00"
    assert (manifest.number, len(manifest.documents), made.added) == (1, 3, 3)
    assert manifest.size == len(b"cv 0" + b"%PDF-1.7 D1" + b"%PDF-1.7 D2")
    assert (manifest.contents.dossiers, manifest.contents.avis, manifest.encrypted) == (2, 2, False)
    assert datetime.fromisoformat(manifest.contents.newest_at) == NOW
    assert sorted(path.name for path in made.folder.iterdir()) == ["avise.db", "manifest.json"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in (folder, made.folder, *made.folder.iterdir()))
    assert not [path for path in folder.iterdir() if path.name.startswith((".half", ".scratch"))]
    url = f"sqlite:///{tmp_path}/ailleurs/avise.db"
    restore(folder, url)
    assert check(url) == ()
    copy = open_store(url)
    with copy.store.read() as work, sqlite_store.store.read() as original:
        assert work.register.all() == original.register.all()
        assert work.people.all() == ()
    copy.close()


def test_every_file_of_a_copy_is_in_its_manifest_with_its_digest(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    fill(sqlite_store)
    made = backup(sqlite_url, tmp_path / "copies", NOW)
    assert read_manifest(made.folder) == made.manifest
    named = {made.folder / made.manifest.database.path: made.manifest.database.sha256}
    named |= {document_in(tmp_path / "copies", one.sha256): one.sha256 for one in made.manifest.documents}
    assert {path: sha256_of(path.read_bytes()) for path in named} == named
    present = {path for path in (tmp_path / "copies").rglob("*") if path.is_file()}
    assert present - set(named) == {made.folder / "manifest.json", tmp_path / "copies" / LOCK}


def test_a_second_copy_writes_only_the_documents_that_are_new(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    fill(sqlite_store)
    folder = tmp_path / "copies"
    backup(sqlite_url, folder, NOW)
    before = {path: path.stat().st_mtime_ns for path in (folder / "documents").rglob("*") if path.is_file()}
    with sqlite_store.store.begin() as work:
        sign_one(work, "D3")
        work.commit(ACTOR, NOW, HAPPENED)
    second = backup(sqlite_url, folder, NOW - timedelta(days=40))  # the clock was set back meanwhile
    assert (second.manifest.number, second.added, len(second.manifest.documents)) == (2, 1, 4)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert [copy.manifest.number for copy in copies_in(folder)] == [2, 1]
    assert preview(folder, sqlite_url).manifest == second.manifest


def test_only_so_many_copies_stay_and_no_document_without_one(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    for key in ("A", "B", "C"):
        with sqlite_store.store.begin() as work:
            sign_one(work, key)
            work.commit(ACTOR, NOW, HAPPENED)
        backup(sqlite_url, folder, NOW)
    blobs = FolderBlobs(blobs_folder(path_of(sqlite_url)))
    blobs.path(sha256_of(b"%PDF-1.7 A")).unlink()
    backup(sqlite_url, folder, NOW, as_is=True)
    assert thin_out(folder, 1) == (
        "0003_2025-05-20_09h00",
        "0002_2025-05-20_09h00",
        "0001_2025-05-20_09h00",
    )
    (left,) = copies_in(folder)
    assert left.manifest.findings == (("document_missing", "IA-2025-0001"),)
    assert sorted(path.name for path in (folder / "documents").rglob("*") if path.is_file()) == sorted(
        one.sha256 for one in left.manifest.documents
    )
    assert len(left.manifest.documents) == 2


def test_a_copy_goes_only_among_copies_of_the_same_database(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    fill(sqlite_store)
    other_url = f"sqlite:///{tmp_path}/autre/avise.db"
    other = open_store(other_url)
    with other.store.begin() as work:
        work.commit(ACTOR, NOW + timedelta(days=1), HAPPENED)
    other.close()
    folder = tmp_path / "copies"
    backup(sqlite_url, folder, NOW)
    before = sorted(folder.rglob("*"))
    with pytest.raises(CopyOfAnother):
        backup(other_url, folder, NOW)
    assert sorted(folder.rglob("*")) == before
    (tmp_path / "file").touch()
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "chat.png").touch()
    for occupied in ("file", "photos"):
        with pytest.raises(TargetOccupied):
            backup(sqlite_url, tmp_path / occupied, NOW)


def test_a_copy_that_would_lack_a_document_is_not_kept(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    fill(sqlite_store)
    document = FolderBlobs(blobs_folder(path_of(sqlite_url))).path(sha256_of(b"cv 0"))
    document.write_bytes(b"cv 1")
    with pytest.raises(CopyNotWhole):
        backup(sqlite_url, tmp_path / "copy", NOW)
    document.unlink()
    with pytest.raises(CopyNotWhole):
        backup(sqlite_url, tmp_path / "copy", NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["base"]


def test_a_copy_is_stopped_at_any_step_and_nothing_of_it_stays(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    fill(sqlite_store)
    folder = tmp_path / "copies"
    steps = list[tuple[int, int]]()

    def tell(done: int, of: int) -> bool:
        steps.append((done, of))
        return True

    backup(sqlite_url, folder, NOW, tell=tell)
    assert steps == [(0, 1), (0, 4), (1, 4), (2, 4), (3, 4)]
    with sqlite_store.store.begin() as work:
        sign_one(work, "D3")
        work.commit(ACTOR, NOW, HAPPENED)
    before = sorted(folder.rglob("*"))
    for last in range(5):
        told = list[int]()

        def stop(done: int, _of: int, told: list[int] = told, last: int = last) -> bool:
            told.append(done)
            return len(told) <= last

        with pytest.raises(CopyCancelled):
            backup(sqlite_url, folder, NOW, tell=stop)
        assert [path for path in folder.rglob("*") if path.is_file() and path not in before] == []


def test_a_copy_is_put_back_where_there_is_nothing(
    sqlite_store: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    fill(sqlite_store)
    backup(sqlite_url, tmp_path / "copy", NOW)
    url = f"sqlite:///{tmp_path}/elsewhere/my.db"
    seen = preview(tmp_path / "copy", url)
    assert (seen.replaces, seen.present) == (False, None)
    assert not (tmp_path / "elsewhere").exists()
    report = restore(tmp_path / "copy", url)
    assert (len(report.manifest.documents), report.kept) == (3, None)
    assert check(url) == ()
    copy = open_store(url, create=False)
    assert copy.blobs.get(sha256_of(b"cv 0")) == b"cv 0"
    copy.close()


def test_a_database_is_replaced_only_when_asked_and_is_kept_aside(sqlite_url: str, tmp_path: Path) -> None:
    store = open_store(sqlite_url)
    fill(store)
    backup(sqlite_url, tmp_path / "copy", NOW)
    put(store, a_person())
    store.close()
    before = path_of(sqlite_url).read_bytes()
    seen = preview(tmp_path / "copy", sqlite_url)
    assert seen.present is not None
    assert (seen.present.entries, seen.manifest.contents.entries) == (2, 1)
    with pytest.raises(RestoreWouldReplace) as caught:
        restore(tmp_path / "copy", sqlite_url)
    assert path_of(sqlite_url).read_bytes() == before
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
    backup(sqlite_url, tmp_path / "copy", NOW)
    path = path_of(sqlite_url)
    path.write_bytes(damage)
    path.with_name("avise.db-wal").write_bytes(b"left over")
    assert preview(tmp_path / "copy", sqlite_url).damaged
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
    backup(sqlite_url, tmp_path / "copy", NOW)
    put(sqlite_store, a_person())
    with sqlite_store.store.read(), pytest.raises(DatabaseLocked):
        restore(tmp_path / "copy", sqlite_url, replace=True)
    assert _people(sqlite_url) == 1


def test_only_a_whole_copy_is_put_back(sqlite_url: str, tmp_path: Path) -> None:
    store = open_store(sqlite_url)
    fill(store)
    store.close()
    folder = tmp_path / "copy"
    made = backup(sqlite_url, folder, NOW)
    FolderBlobs(blobs_folder(path_of(sqlite_url))).path(sha256_of(b"cv 0")).unlink()
    kept = document_in(folder, sha256_of(b"cv 0"))
    kept.write_bytes(b"cv 1")
    with pytest.raises(CopyAltered):
        restore(folder, sqlite_url, replace=True)
    kept.unlink()
    with pytest.raises(CopyAltered):
        restore(folder, sqlite_url, replace=True)
    kept.write_bytes(b"cv 0")
    whole = (made.folder / "avise.db").read_bytes()
    (made.folder / "avise.db").write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(CopyAltered):
        restore(folder, sqlite_url, replace=True)
    (made.folder / "avise.db").write_bytes(whole)
    text_of = (made.folder / "manifest.json").read_text(encoding="utf-8")
    for damage in (
        "",
        "{}",
        text_of.replace('"avise.db"', '"../avise.db"'),
        text_of.replace("backup/1", "b/2"),
    ):
        (made.folder / "manifest.json").write_text(damage, encoding="utf-8")
        with pytest.raises(CopyUnreadable):
            restore(made.folder, sqlite_url, replace=True)
    (made.folder / "manifest.json").write_text(text_of.replace(f'"{HEAD}"', '"later"'), encoding="utf-8")
    with pytest.raises(DatabaseNewer):
        restore(folder, sqlite_url, replace=True)
    with pytest.raises(CopyUnreadable):
        restore(tmp_path / "nowhere", sqlite_url, replace=True)
    assert sorted(path.name for path in path_of(sqlite_url).parent.iterdir()) == ["avise.blobs", "avise.db"]


@pytest.mark.parametrize("moment", range(3))
def test_a_restore_of_an_encrypted_copy_ends_with_both_files_of_one_side(tmp_path: Path, moment: int) -> None:
    path = tmp_path / "avise.db"
    for name, content in (("avise.db", b"old"), ("avise.keys", b"old"), ("new", b"new"), ("keys", b"new")):
        (tmp_path / name).write_bytes(content)
    waiting = (tmp_path / "avise.db.put-back", tmp_path / "avise.db.put-back.keys")
    (tmp_path / "new").replace(waiting[0])
    if moment >= 1:
        (tmp_path / "keys").replace(waiting[1])
    if moment >= 2:
        waiting[0].replace(path)
    finish_swap(path)
    assert (path.read_bytes(), path.with_suffix(".keys").read_bytes()) == (
        (b"new",) * 2 if moment else (b"old",) * 2
    )


@pytest.mark.postgresql
def test_a_server_is_copied_with_its_own_tools(postgresql_url: str, tmp_path: Path) -> None:
    with pytest.raises(VerbNotSupported):
        backup(postgresql_url, tmp_path / "copy", NOW)
    with pytest.raises(VerbNotSupported):
        restore(tmp_path, postgresql_url)
    assert list(tmp_path.iterdir()) == []


# --- documents that nothing names ----------------------------------------------------------------------------


def test_documents_of_an_act_that_was_given_up_are_found_and_cleared(
    store: OpenedStore, store_url: str
) -> None:
    fill(store)
    with store.store.begin() as work:
        work.blobs.put("abandonné".encode())
    orphan = store.blobs.put(b"seul")
    assert orphan in orphans(store_url)
    assert check(store_url) == ()  # harmless
    cleared = clear_orphans(store_url)
    assert orphan in cleared
    assert orphans(store_url) == ()
    assert check(store_url) == ()
    assert store.blobs.get(sha256_of(b"cv 0")) == b"cv 0"
    with pytest.raises(NotFound):
        store.blobs.get(orphan)


def test_clearing_waits_for_whoever_is_writing(sqlite_store: OpenedStore, sqlite_url: str) -> None:
    fill(sqlite_store)
    with sqlite_store.store.begin() as work:
        work.blobs.put(b"en cours")
        with (
            closing(sqlite3.connect(path_of(sqlite_url), timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")  # what clearing begins with
    assert orphans(sqlite_url) == (sha256_of(b"en cours"),)


def test_a_copy_goes_on_while_another_process_signs(sqlite_url: str, tmp_path: Path) -> None:
    open_store(sqlite_url).close()
    command = [sys.executable, "-m", "tests.integration.store.signing", sqlite_url, "K", "30"]
    tree = Path(__file__).resolve().parents[3]
    with subprocess.Popen(command, cwd=tree, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        for n in range(3):
            process.stdout.readline()
            backup(sqlite_url, tmp_path / "copies", NOW)
            restore(tmp_path / "copies", f"sqlite:///{tmp_path}/{n}/avise.db")
            assert check(f"sqlite:///{tmp_path}/{n}/avise.db") == ()
        process.communicate()
    assert process.returncode == 0


def _people(url: str) -> int:
    store = open_store(url)
    try:
        with store.store.read() as work:
            return len(work.people.all())
    finally:
        store.close()
