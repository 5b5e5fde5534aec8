"""An open store on each engine: a test that takes ``store`` runs twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import OpenedStore, open_store

ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Give one test the address of a file that does not exist yet."""
    return f"sqlite:///{tmp_path}/base/avise.db"


@pytest.fixture(params=ENGINES)
def store_url(request: pytest.FixtureRequest) -> str:
    """Give one test the address of a database of its own, on each engine in turn."""
    name = "sqlite_url" if request.param == "sqlite" else "postgresql_url"
    url: str = request.getfixturevalue(name)
    return url


@pytest.fixture
def store(store_url: str) -> Iterator[OpenedStore]:
    """Give one test an open store of its own, on each engine in turn."""
    opened = open_store(store_url, unencrypted=True)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[OpenedStore]:
    """Give one test an open store on an SQLite file."""
    opened = open_store(sqlite_url, unencrypted=True)
    yield opened
    opened.close()
