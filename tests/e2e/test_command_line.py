"""Every command of the real command line: its exit statuses and the JSON shapes that others rely on (contracts)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db import cipher
from db.vault.access import unlock_here
from reviewer import __version__
from reviewer.cli.bootstrap import open_office, operator
from reviewer.dossier.lifecycle import Role
from reviewer.services.views import DossierFilter
from tests.e2e.command_line import Answer, avise
from tests.support.requests import request_document


def _request(folder: Path, name: str = "demande.json", **overrides: object) -> Path:
    path = folder / name
    path.write_text(json.dumps(request_document(**overrides), ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Give one test the address of a database that is not there yet."""
    return f"sqlite:///{tmp_path / 'avise.db'}"


# --- Words ------------------------------------------------------------------------------------------------------


def test_the_version_is_said() -> None:
    assert avise("--version") == Answer(0, f"avise {__version__}\n", "")


def test_help_is_in_french() -> None:
    answer = avise("--help")
    assert answer.status == 0
    assert "utilisation\u202f:" in answer.out
    for command in ("intake", "precheck", "verify", "replay", "demo", "audit", "database"):
        assert command in answer.out
    assert "show this help" not in answer.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("precheck",), "Il manque"),
        (("recevoir",), "n’admet pas"),
        (("precheck", "x.json", "--as-of", "2024-02-30"), "AAAA-MM-JJ"),
        (("replay", "--shift-days", "beaucoup"), "nombre entier de jours"),
    ],
)
def test_wrong_usage_is_refused_in_one_french_sentence(words: tuple[str, ...], said: str) -> None:
    answer = avise(*words)
    assert (answer.status, answer.out) == (2, "")
    (sentence,) = answer.sentences
    assert said in sentence
    assert "--help" in sentence


# --- Precheck ---------------------------------------------------------------------------------------------------


def test_a_precheck_answers_the_shape_of_the_contract(tmp_path: Path) -> None:
    answer = avise(
        "precheck",
        _request(tmp_path),
        "--as-of",
        "2025-05-01",
        "--rules",
        "iatiev-2021-04-22",
        "--format",
        "json",
    )
    assert answer.status == 0
    document = answer.document
    assert document["schema"] == "avise.precheck/1"
    (result,) = document["results"]
    assert {name: result[name] for name in ("reference", "as_of", "reference_date", "rules", "outcome")} == {
        "reference": "TC-2025-0001",
        "as_of": "2025-05-01",
        "reference_date": "2025-05-20",
        "rules": "iatiev-2021-04-22",
        "outcome": "admissible",
    }
    keys = {"id", "outcome", "label", "required", "found", "source", "missing", "warning", "met_from"}
    assert all(set(criterion) == keys for criterion in result["criteria"])
    assert [criterion["id"] for criterion in result["criteria"]][:2] == ["PROG-WINDOW", "GEN-AGE"]


@pytest.mark.parametrize("option", ["--rules", "--programme"])
def test_an_unknown_name_is_refused_with_those_there_are(tmp_path: Path, option: str) -> None:
    answer = avise("precheck", _request(tmp_path), option, "absent")
    assert (answer.status, answer.out) == (3, "")
    (sentence,) = answer.sentences
    assert "absent" in sentence
    assert "iatiev" in sentence


def test_what_is_taken_in_for_no_named_programme_is_for_the_one_that_the_house_chose(
    tmp_path: Path, url: str
) -> None:
    with open_office(url, actor=operator(Role.ADMINISTRATOR)) as office:
        office.choices.begin("Bureau des talents", "talents-exception", 12)
    assert avise("intake", _request(tmp_path), "--database", url).status == 0
    with open_office(url) as office:
        assert [row.programme_id for row in office.dossiers.rows(DossierFilter())] == ["talents-exception"]
    template = tmp_path / "gabarit.xlsx"
    written = avise("intake", "--template", template, "--database", url)
    assert "Talents" in written.out
    book = load_workbook(template)
    book.create_sheet("Brouillon")["A1"] = "à jeter"
    book.save(template)
    (unread,) = avise("intake", template, "--database", url).sentences
    assert "«\u202fBrouillon\u202f» est inconnu" in unread


def test_a_reader_that_leaves_is_no_defect(tmp_path: Path) -> None:
    file = tmp_path / "beaucoup.json"
    file.write_text(json.dumps([request_document(reference=f"TC-{n}") for n in range(60)]), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "reviewer", "precheck", str(file), "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), said) == (4, b"")


# --- A database, from its making to its copy ----------------------------------------------------------------------


def test_a_database_is_made_filled_replayed_checked_and_copied(tmp_path: Path, url: str) -> None:
    made = avise("database", "init", "--database", url)
    assert made.status == 0
    good, bad = request_document(), request_document(reference="TC-2025-0002", job__noc="2121")
    file = tmp_path / "demandes.json"
    file.write_text(json.dumps([good, bad]), encoding="utf-8")

    taken = avise("intake", file, "--database", url, "--as-of", "2025-05-20", "--format", "json")
    assert taken.status == 0
    assert taken.document["schema"] == "avise.intake/1"
    keys = {"file", "place", "reference", "outcome", "dossier", "version", "quarantine", "ignored", "faults"}
    assert all(keys <= set(result) for result in taken.document["results"])
    assert [result["outcome"] for result in taken.document["results"]] == ["taken_in", "quarantined"]
    again = avise("intake", file, "--database", url, "--format", "json").document["results"]
    assert [result["outcome"] for result in again] == ["unchanged", "quarantined"]

    replayed = avise("replay", "--database", url, "--filed-on", "2026-02-01", "--format", "json")
    assert replayed.status == 0
    assert replayed.document["schema"] == "avise.replay/1"
    assert (replayed.document["examined"], replayed.document["changed"]) == (1, 1)
    (row,) = replayed.document["results"]
    assert row["reference"] == "TC-2025-0001"
    assert [turn["id"] for turn in row["criteria"]] == ["PROG-WINDOW"]
    unknown = avise("replay", "--database", url, "--rules", "iatiev-2030")
    assert (unknown.status, unknown.out, len(unknown.sentences)) == (3, "", 1)

    audited = avise("audit", "--database", url, "--format", "json")
    assert audited.status == 0
    assert audited.document["schema"] == "avise.audit/1"
    assert audited.document["broken"] is None
    assert audited.document["entries"] >= 2
    assert avise("database", "check", "--database", url).status == 0

    copy = tmp_path / "copie"
    assert avise("database", "backup", copy, "--database", url).status == 0
    elsewhere = f"sqlite:///{tmp_path / 'ailleurs' / 'avise.db'}"
    assert avise("database", "restore", copy, "--database", elsewhere).status == 0
    twice = avise("database", "restore", copy, "--database", elsewhere)
    assert (twice.status, len(twice.sentences)) == (4, 1)
    assert avise("audit", "--database", elsewhere).status == 0


def test_an_altered_journal_is_answered_no(tmp_path: Path, url: str) -> None:
    avise("intake", _request(tmp_path), "--database", url)
    key = unlock_here(url)
    assert key is not None
    raw = cipher.connect(tmp_path / "avise.db", key, timeout_ms=1000)
    raw.execute("DROP TRIGGER journal_entry_no_update")
    raw.execute("UPDATE journal_entry SET actor_name = 'autre' WHERE sequence = 1")
    raw.close()
    answer = avise("audit", "--database", url, "--format", "json")
    assert answer.status == 1
    assert answer.document["broken"] == {"sequence": 1, "kind": "content", "part": "journal"}
    assert avise("database", "check", "--database", url).status == 1


@pytest.mark.parametrize("words", [("audit",), ("replay",), ("database", "check"), ("database", "upgrade")])
def test_a_database_that_is_not_there_is_trouble_and_is_not_made(
    tmp_path: Path, url: str, words: tuple[str, ...]
) -> None:
    answer = avise(*words, "--database", url)
    assert (answer.status, answer.out, len(answer.sentences)) == (4, "", 1)
    assert not (tmp_path / "avise.db").exists()


# --- Verification -------------------------------------------------------------------------------------------------


def test_a_file_that_is_no_avis_is_answered_no(tmp_path: Path, url: str) -> None:
    avise("database", "init", "--database", url)
    answer = avise("verify", _request(tmp_path), "--database", url, "--format", "json")
    assert answer.status == 1
    assert answer.document["schema"] == "avise.verification/1"
    (result,) = answer.document["results"]
    assert result["verdict"] == "not_an_avis"
    keys = {"file", "number", "verdict", "issued_on", "expires_on", "signer", "level", "reasons"}
    assert set(result) == keys | {"proof", "paper"}
    assert result["reasons"]


def test_files_that_are_not_there_are_refused_by_name(tmp_path: Path) -> None:
    answer = avise("verify", "absent.pdf", tmp_path)
    assert (answer.status, answer.out) == (3, "")
    assert len(answer.sentences) == 2
    assert "absent.pdf" in answer.sentences[0]


def test_a_certificate_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    file = _request(tmp_path)
    answer = avise("verify", file, "--trust", file)
    assert (answer.status, answer.out, len(answer.sentences)) == (3, "", 1)
