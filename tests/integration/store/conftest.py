"""Here a test that takes ``store`` runs on an encrypted file too: its key is held by the process, as in a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.vault.access import create_vault
from db.vault.held import holding
from db.vault.machine import MachineFile
from db.vault.master import MasterKey
from tests.integration.store.vaults import Chosen
from tests.support.store import ENGINES


@pytest.fixture(params=(*ENGINES, "encrypted"))
def store_url(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Give one test the address of a database of its own, on each engine in turn."""
    name = "postgresql_url" if request.param == "postgresql" else "sqlite_url"
    url: str = request.getfixturevalue(name)
    if request.param != "encrypted":
        yield url
        return
    # Other processes of the test open it too, with this computer's own file.
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    with holding(create_vault(url, MachineFile(), holder="test")):
        yield url


@pytest.fixture
def key(sqlite_url: str) -> MasterKey:
    """Give one test a vault that zoe’s secret opens, and its key."""
    return create_vault(sqlite_url, Chosen("one"), holder="zoe")
