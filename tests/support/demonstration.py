"""The demonstration, played once per session; tests read it and must not write into it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reviewer.cli import bootstrap
from reviewer.cli.demonstration import run
from reviewer.cli.demonstration_folder import DemonstrationFolder
from reviewer.services.office import Office


@dataclass(frozen=True, slots=True)
class Played:
    """A demonstration that was made: its folder, its report, and what was said meanwhile."""

    folder: DemonstrationFolder
    report: Mapping[str, Any]
    said: tuple[str, ...]

    def dossier(self, reference: str) -> Mapping[str, Any]:
        """Return what the report says of a dossier."""
        found: Mapping[str, Any] = next(
            one for one in self.report["dossiers"] if one["reference"] == reference
        )
        return found

    def avis(self, number: str) -> Mapping[str, Any]:
        """Return what the report says of an avis."""
        found: Mapping[str, Any] = next(one for one in self.report["avis"] if one["number"] == number)
        return found


def play(folder: Path) -> Played:
    """Make a demonstration without pictures in a folder."""
    said: list[str] = []
    run(folder, tell=said.append, captures=False)
    made = DemonstrationFolder(folder)
    return Played(made, json.loads(made.report.read_text(encoding="utf-8")), tuple(said))


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Give every test of the session the same demonstration."""
    return play(tmp_path_factory.mktemp("demonstration") / "demo")


@pytest.fixture
def demonstration_office(demonstration: Played) -> Iterator[Office]:
    """Give a test the office of the demonstration, to read, with the auditor at the desk."""
    with bootstrap.open_office(demonstration.folder.url) as office:
        office.become("ingrid-sjostrom")
        yield office
