"""``avise reconcile`` on the ministry's sample: tried without a trace, imported where asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reviewer import resource_files
from reviewer.cli.main import main

SAMPLE = resource_files.path("samples/ministere-2025-05.csv")


@pytest.fixture
def url(tmp_path: Path) -> str:
    made = f"sqlite:///{tmp_path / 'avise.db'}"
    assert main(["database", "init", "--database", made]) == 0
    return made


def answered(capsys: pytest.CaptureFixture[str], status: int, *words: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(["reconcile", *words, "--as-of", "2025-05-15", "--format", "json"]) == status
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_file_is_tried_without_a_trace_and_imported_once(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (str(SAMPLE), "--database", url)
    tried = answered(capsys, 1, *words)
    assert (tried["schema"], tried["rows"], tried["imported"]) == ("avise.reconciliation/1", 12, False)
    refused = tried["refused"]
    assert isinstance(refused, list)
    assert [row["line"] for row in refused] == [17, 18, 19, 20, 21]
    assert answered(capsys, 1, *words, "--import")["imported"] is True
    assert main(["reconcile", *words, "--as-of", "2025-05-15", "--import"]) == 3
    assert "déjà été importé" in capsys.readouterr().err


def test_unknown_columns_and_sheets_are_refused_in_words(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for option in ("--mapping", "--sheet"):
        assert main(["reconcile", str(SAMPLE), "--database", url, option, "absente"]) == 3
        assert capsys.readouterr().err.strip()


def test_what_is_no_export_is_refused_with_its_place(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vide.csv"
    path.write_text("Nom;Prénom\nRoy;Léa\n", encoding="utf-8")
    assert main(["reconcile", str(path), "--database", url]) == 3
    assert "numéro" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_messy_file_has_each_row_in_or_refused_with_its_reason(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    lines = (
        "Numéro de demande;Numéro d’avis;Nom;Prénom;Date de naissance;Date de dépôt;Décision",
        "D-1;;Roy;Léa;1990-02-03;2025-03-01;Acceptée",
        "D-2;;Roy;Zoé;03/02/1991;15/03/2025;Refusée",
        "D-3;;Roy;Max;1er mai 1992;45740;Acceptée",
        "D-3;;Roy;Max;1er mai 1992;45740;Acceptée",
        "D-4;;x;Ève;1990-02-03;2025-03-01;Acceptée",
        "Total;;;;;;4",
        "D-5;;Roy;Guy;31 février 1990;2025-03-01;Acceptée",
    )
    path = tmp_path / "fouillis.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    tried = answered(capsys, 1, str(path), "--database", url, "--import")
    refused = tried["refused"]
    assert isinstance(refused, list)
    assert tried["rows"] == 3
    assert [row["line"] for row in refused] == [5, 6, 7, 8]
