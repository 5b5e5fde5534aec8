"""A staffed office on each engine."""

from __future__ import annotations

import pytest

from db.store import OpenedStore
from tests.support.office import House, a_house


@pytest.fixture
def house(store: OpenedStore) -> House:
    """Give one test a staffed office of its own, on each engine in turn."""
    return a_house(store)


@pytest.fixture
def sqlite_house(sqlite_store: OpenedStore) -> House:
    """Give one test a staffed office on an SQLite file."""
    return a_house(sqlite_store)
