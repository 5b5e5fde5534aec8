"""Copying a database while it is in use: what is in a copy, which copies stay, and what stops one."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.blobs import FolderBlobs
from db.copies import LOCK, copies_in, document_in, thin_out
from db.engine import blobs_folder
from db.errors import CopyCancelled, CopyNotWhole, CopyOfAnother, TargetOccupied, VerbNotSupported
from db.maintenance import backup, check, preview, restore
from db.manifest import read_manifest
from db.store import OpenedStore, open_store
from tests.integration.store.filled import fill
from tests.integration.store.values import ACTOR, HAPPENED, NOW, a_person, sha256_of, sign_one
from tests.integration.store.vaults import path_of


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
    copy = open_store(url, unencrypted=True)
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
    other = open_store(other_url, unencrypted=True)
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


@pytest.mark.postgresql
def test_a_server_is_copied_with_its_own_tools(postgresql_url: str, tmp_path: Path) -> None:
    with pytest.raises(VerbNotSupported):
        backup(postgresql_url, tmp_path / "copy", NOW)
    with pytest.raises(VerbNotSupported):
        restore(tmp_path, postgresql_url)
    assert list(tmp_path.iterdir()) == []


def test_a_copy_goes_on_while_another_process_signs(sqlite_url: str, tmp_path: Path) -> None:
    open_store(sqlite_url, unencrypted=True).close()
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
