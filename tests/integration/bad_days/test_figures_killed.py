"""Killed while a ministry's file is imported, or an edition published: before or after, nothing in between."""

from __future__ import annotations

import hashlib
import random

import pytest

from db.maintenance import check
from db.store import OpenedStore
from tests.support.kills import SEED, Patience, Victims, share
from tests.support.office import PROGRAMME, House, a_house


@pytest.fixture
def house(sqlite_store: OpenedStore) -> House:
    """A staffed house on an SQLite file."""
    return a_house(sqlite_store)


@pytest.mark.timeout(900)
def test_an_import_that_is_killed_is_there_with_all_its_rows_or_not_at_all(
    house: House, sqlite_url: str, killer: Victims
) -> None:
    waiting, imported, kills = Patience(random.Random(SEED + 91)), 0, 0
    while kills < share(0.1) or not imported:
        kills += 1
        killer.kill_one(waiting, "take_file", sqlite_url, str(imported))
        with house.opened.store.read() as work:
            imports = work.reconciliations.imports(PROGRAMME)
            assert [len(work.reconciliations.rows_of(one.id)) for one in imports] == [200] * len(imports)
        assert len(imports) >= imported
        assert house.events().count("ministry_file_imported") == len(imports)
        assert check(sqlite_url) == ()
        imported = len(imports)


@pytest.mark.timeout(900)
def test_an_edition_that_is_killed_is_kept_with_all_its_files_or_not_at_all(
    house: House, sqlite_url: str, killer: Victims
) -> None:
    for number in range(7):
        house.received(f"TC-{number:04d}", received_on="2025-03-03")
    waiting, published, kills = Patience(random.Random(SEED + 92)), 0, 0
    while kills < share(0.1) or not published:
        kills += 1
        killer.kill_one(waiting, "publish", sqlite_url)
        with house.opened.store.read() as work:
            editions = work.figures.editions()
            for one in editions:
                assert len(one.files) == 4
                for file in one.files:
                    assert hashlib.sha256(work.blobs.get(file.sha256)).hexdigest() == file.sha256
        assert [one.number for one in editions] == list(range(1, len(editions) + 1))
        assert house.events().count("figures_published") == len(editions)
        assert check(sqlite_url) == ()
        published = len(editions)
