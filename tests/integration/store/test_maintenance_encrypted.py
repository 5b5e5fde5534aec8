"""Copies of an encrypted database: as unreadable as it is, proven all the same, and put back with their keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import CopyNotWhole
from db.maintenance import backup, check, restore
from db.store import OpenedStore, open_store
from db.vault.access import add_slot, create_vault, unlock
from db.vault.errors import KeyNeeded
from db.vault.held import holding
from db.vault.slots import RecoveryCode
from tests.integration.store.values import ACTOR, HAPPENED, NOW, a_person, sign_one

MARK = b"%PDF-1.7 D1"
FIRST, SECOND = RecoveryCode("ABCD-EFGH-JKMN-PQRS"), RecoveryCode("2345-6789-ABCD-EFGH")


@pytest.fixture
def sealed(sqlite_url: str) -> OpenedStore:
    """An open encrypted database with one avis."""
    opened = open_store(sqlite_url, key=create_vault(sqlite_url, FIRST, holder="ada"))
    with opened.store.begin() as work:
        sign_one(work, "D1")
        work.people.save(a_person("p-1", "Zoé Marquée"))
        work.commit(ACTOR, NOW, HAPPENED)
    return opened


def test_a_copy_of_an_encrypted_database_shows_nothing_and_is_proven(
    sealed: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    made = backup(sqlite_url, tmp_path / "copies", NOW)
    assert made.manifest.encrypted
    assert made.manifest.keys is not None
    assert made.manifest.findings == ()
    for path in (tmp_path / "copies").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert MARK not in content
            assert "Marquée".encode() not in content
            assert b"SQLite format 3" not in content
    sealed.close()
    with pytest.raises(KeyNeeded):
        backup(sqlite_url, tmp_path / "copies", NOW)
    assert len(list((tmp_path / "copies" / "copies").iterdir())) == 1


def test_a_copy_put_back_opens_with_who_had_a_key_then(
    sealed: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    backup(sqlite_url, tmp_path / "copies", NOW)
    key = sealed.key
    assert key is not None
    add_slot(sqlite_url, key, SECOND, holder="claude")
    with sealed.store.begin() as work:
        work.people.save(a_person("p-2", "Après la copie"))
        work.commit(ACTOR, NOW, HAPPENED)
    sealed.close()
    with holding(key):
        report = restore(tmp_path / "copies", sqlite_url, replace=True)
        assert check(sqlite_url) == ()
    assert report.kept is not None
    again = open_store(sqlite_url, key=unlock(sqlite_url, FIRST))
    with again.store.read() as work:
        assert [one.id for one in work.people.all()] == ["p-1"]
    again.close()
    elsewhere = f"sqlite:///{tmp_path}/ailleurs/avise.db"
    restore(tmp_path / "copies", elsewhere)
    moved = open_store(elsewhere, key=unlock(elsewhere, FIRST))
    assert moved.encrypted
    assert check(elsewhere) == ()
    moved.close()


def test_one_damaged_document_is_found_before_its_copy_counts(
    sealed: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    (document,) = Path(sqlite_url.removeprefix("sqlite:///")).with_suffix(".blobs").glob("??/??/*")
    whole = document.read_bytes()
    document.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(CopyNotWhole):
        backup(sqlite_url, tmp_path / "copies", NOW)
    assert not (tmp_path / "copies").exists()
    sealed.close()
