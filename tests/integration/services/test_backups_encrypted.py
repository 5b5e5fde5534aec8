"""Copies of an encrypted database as a desk makes and puts them back: with the key that this process already holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.maintenance import check
from db.store import OpenedStore, open_store
from db.vault.access import create_vault, unlock
from db.vault.held import holding
from db.vault.rotation import rotate
from reviewer.services.ports.backups import CopyUnderOtherKeys
from tests.integration.store.vaults import Chosen, found_in
from tests.support.office import a_house


@pytest.fixture
def opened(sqlite_url: str) -> Iterator[OpenedStore]:
    key = create_vault(sqlite_url, Chosen("one"), holder="ada")
    store = open_store(sqlite_url, key=key)
    yield store
    store.close()


def test_a_copy_is_encrypted_and_put_back_while_the_office_is_open(
    opened: OpenedStore, sqlite_url: str, tmp_path: Path
) -> None:
    house = a_house(opened)
    house.received("TC-2025-0001")
    made = house.as_("ada").backups.back_up(tmp_path / "copies")
    assert made.encrypted
    assert found_in(tmp_path / "copies", "Coordination") == []
    house.received("TC-2025-0002")
    house.as_("ada").backups.restore(tmp_path / "copies")
    assert house.journal()[-1].event == "database_restored"
    with opened.store.read() as work:
        assert work.dossiers.by_reference("iatiev", "TC-2025-0002") is None
    assert check(sqlite_url) == ()
    assert house.office.backups.count_problems() == 0


def test_a_copy_from_before_a_change_of_key_is_put_back_and_says_whose_secrets_open_it(
    sqlite_url: str, tmp_path: Path
) -> None:
    first = create_vault(sqlite_url, Chosen("one"), holder="ada")
    before = open_store(sqlite_url, key=first)
    house = a_house(before)
    house.received("TC-2025-0001")
    house.as_("ada").backups.back_up(tmp_path / "copies")
    before.close()
    second = rotate(sqlite_url, first).key
    after = open_store(sqlite_url, key=second)
    house = a_house(after, staffed=False)
    house.received("TC-2025-0002")
    with pytest.raises(CopyUnderOtherKeys):
        house.as_("ada").backups.restore(tmp_path / "copies")
    after.close()
    found = unlock(sqlite_url, Chosen("one"))
    assert found.id == first.id
    with holding(found):
        assert check(sqlite_url) == ()
    again = open_store(sqlite_url, key=found)
    with again.store.read() as work:
        assert work.dossiers.by_reference("iatiev", "TC-2025-0001") is not None
        assert work.dossiers.by_reference("iatiev", "TC-2025-0002") is None
    again.close()
