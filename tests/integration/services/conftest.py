"""A staffed office on each engine; an expert's home beside an office that is far away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import OpenedStore
from tests.support.expert_copies import CV, CopyHome, FarOffice, a_copy
from tests.support.office import House, a_house


@pytest.fixture
def house(store: OpenedStore) -> House:
    """Give one test a staffed office of its own, on each engine in turn."""
    return a_house(store)


@pytest.fixture
def sqlite_house(sqlite_store: OpenedStore) -> House:
    """Give one test a staffed office on an SQLite file."""
    return a_house(sqlite_store)


@pytest.fixture
def far(tmp_path: Path) -> FarOffice:
    """Give an office that an expert knows by its files only."""
    return FarOffice(tmp_path / "bureau")


@pytest.fixture
def home(tmp_path: Path, far: FarOffice) -> Iterator[CopyHome]:
    """Give an enrolled expert's home, with nothing in it yet."""
    made = a_copy(tmp_path / "copie")
    made.enrol(far)
    yield made
    made.close()


@pytest.fixture
def dossier_id(home: CopyHome, far: FarOffice) -> str:
    """Give a dossier that the home has received, with a CV."""
    one = far.dossier(documents=CV)
    home.copy.receiving.receive(far.package(one, documents=CV))
    return one.dossier_id


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    """Give an empty folder of mail."""
    folder = tmp_path / "courrier"
    folder.mkdir()
    return folder
