"""Putting a copy back: where there is nothing, in the place of a database, never over one in use."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from db.blobs import FolderBlobs
from db.copies import document_in
from db.engine import blobs_folder
from db.errors import (
    CopyAltered,
    CopyUnreadable,
    DatabaseLocked,
    DatabaseNewer,
    RestoreWouldReplace,
    RestoreWouldReplaceDamaged,
)
from db.maintenance import backup, check, preview, restore
from db.schema import HEAD
from db.store import OpenedStore, open_store
from db.swap import finish_swap
from tests.integration.store.filled import fill
from tests.integration.store.values import NOW, a_person, put, sha256_of
from tests.integration.store.vaults import path_of


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
    store = open_store(sqlite_url, unencrypted=True)
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
    assert (told.dossiers, told.avis) == (2, 2)
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
    store = open_store(sqlite_url, unencrypted=True)
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
    store = open_store(sqlite_url, unencrypted=True)
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


def _people(url: str) -> int:
    store = open_store(url, unencrypted=True)
    try:
        with store.store.read() as work:
            return len(work.people.all())
    finally:
        store.close()
