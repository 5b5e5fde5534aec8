"""Each command of the guide's page on figures, run as it is written, on a small base."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from reviewer import resource_files
from reviewer.cli.main import main
from tests.support.source import ROOT

PAGE = (ROOT / "docs" / "guide" / "chiffres.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = tuple(line for language, block in BLOCKS if not language for line in block.splitlines())
RELATIONS = next(block for language, block in BLOCKS if language == "json")

LEFT_TO_DO = ("reconcile", "figures declared")
"""Commands that answer 1 here: something is left to a person, as the page says."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that holds the samples, with a base that took three requests in."""
    shutil.copytree(
        resource_files.path("samples"),
        tmp_path / "resources" / "samples",
        ignore=shutil.ignore_patterns("scenario"),
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AVISE_DATABASE", f"sqlite:///{tmp_path / 'avise.db'}")
    assert main(["database", "init"]) == 0
    assert main(["intake", "resources/samples/demandes-2025-05.csv"]) == 0
    return tmp_path


def run(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Run a line of the page and return what it says; ``> FILE`` keeps it there, as a shell would."""
    line, _, file = command.partition(" > ")
    name, *words = shlex.split(line)
    assert name == "avise"
    capsys.readouterr()
    status = main(words)
    said = capsys.readouterr()
    assert status == int(" ".join(words).startswith(LEFT_TO_DO)), (command, said.err)
    if file:
        Path(file).write_text(said.out, encoding="utf-8")
    return said.out


def test_every_command_of_the_page_runs_as_it_is_written_and_says_what_the_page_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(COMMANDS) == 12
    said = {command: run(command, capsys) for command in COMMANDS}
    tried, imported, declared, shown, checked, exported, *_ = said.values()
    assert "rien n’est enregistré" in tried
    assert "L’import est enregistré" in imported
    assert "9 démenties" in declared
    assert "Demandes reçues · Travailleur étranger" in shown
    assert "en échec\u202f: 0" in checked
    assert "INTERNE-" in exported
    for kept in ("interne", "bilan", "publication"):
        assert list((folder / kept).iterdir())


def test_the_three_tables_of_the_page_are_protected_with_the_proof_that_it_cites(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    protected = [command for command in COMMANDS if command.startswith("avise protect")]
    proof, _, held = (run(command, capsys) for command in protected)
    cited = "x (petite case) – qui sait tout le reste la situe de 0 à 13"
    assert cited in PAGE.replace("\u202f", " ")
    assert f"refusées ou rejetées / IA / francophone / 2022\u202f: {cited}" in proof
    assert "acceptées / IA / francophone / 2022\u202f: x (case complémentaire)" in proof
    assert "il est prouvé qu’on ne peut pas masquer moins" in proof
    edition = json.loads((folder / "edition-1.json").read_text(encoding="utf-8"))
    assert (edition["status"], len(edition["cells"])) == ("optimal", 48)
    assert all(
        one["high"] is None or one["high"] - one["low"] >= edition["threshold"]
        for one in edition["cells"]
        if one["reason"] == "primary"
    )
    assert held.splitlines()[:-1] == proof.splitlines()[:-1]
    known = json.loads((folder / "resources/samples/tableaux-acces-relations.json").read_text("utf-8"))
    assert all(one in known for one in json.loads(RELATIONS))
