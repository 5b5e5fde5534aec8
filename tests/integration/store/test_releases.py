"""Databases of every released version open in this one, on both engines, with everything that was in them."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from db.maintenance import check
from db.schema import HEAD, SchemaState, status
from db.store import open_store
from tests.support.make_release import DUMP, EXPECTED, RELEASES, load, told, unpack
from tests.support.office import a_house
from tests.support.postgresql import Server

SAVED = sorted(RELEASES.iterdir())


def _opens_whole(url: str, expected: object) -> None:
    opened = open_store(url, create=False)
    house = a_house(opened, staffed=False)
    try:
        assert told(house) == expected
        assert house.holds()
        assert house.issued("TC-2026-0001") == "IA-2025-0003"  # and it goes on
        assert house.holds()
    finally:
        opened.close()
    assert status(url).state is SchemaState.CURRENT
    assert check(url) == ()


def test_this_version_is_saved_too() -> None:
    assert HEAD in {release.name for release in SAVED}


@pytest.mark.parametrize("release", SAVED, ids=lambda path: path.name)
def test_a_file_of_a_released_version_opens_whole(release: Path, tmp_path: Path) -> None:
    path = unpack(release, tmp_path)
    expected = json.loads((release / EXPECTED).read_text(encoding="utf-8"))
    _opens_whole(f"sqlite:///{path}", expected["sqlite"])
    copied = (tmp_path / f"avise.db.{release.name}.bak").exists()
    assert copied is (release.name != HEAD)


@pytest.mark.postgresql
@pytest.mark.parametrize("release", SAVED, ids=lambda path: path.name)
def test_a_server_of_a_released_version_opens_whole(
    release: Path, postgresql_server: Server, empty_postgresql_url: str
) -> None:
    load(postgresql_server, empty_postgresql_url, lzma.decompress((release / DUMP).read_bytes()))
    expected = json.loads((release / EXPECTED).read_text(encoding="utf-8"))
    _opens_whole(empty_postgresql_url, expected["postgresql"])
