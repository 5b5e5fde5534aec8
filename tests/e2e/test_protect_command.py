"""``avise protect``: the contract's document, the proof in words, editions in a row, refusals with their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reviewer.cli.main import main
from reviewer.statistics.protection.settings import protection_settings
from tests.e2e.command_line import avise

ROWS = (
    "refusees,IA,2022,1",
    "refusees,IA,2023,12",
    "refusees,IA,2024,9",
    "refusees,IA,*,22",
    "recues,,2022,13",
)


def table(folder: Path, *rows: str, header: str = "table,volet,annee,count") -> Path:
    path = folder / "tableaux.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def as_file(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def answered(capsys: pytest.CaptureFixture[str], status: int, *words: object) -> tuple[str, str]:
    """Return what the command says on each side, as JSON."""
    assert main(["protect", *map(str, words), "--format", "json"]) == status
    said = capsys.readouterr()
    return said.out, said.err


def refused(capsys: pytest.CaptureFixture[str], *words: object) -> list[str]:
    """Return the sentences with which the command refuses these words."""
    assert main(["protect", *map(str, words)]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.splitlines()


def test_the_answer_is_one_document_of_the_contract_and_the_same_each_time(tmp_path: Path) -> None:
    answer = avise("protect", table(tmp_path, *ROWS), "--format", "json")
    assert (answer.status, answer.err) == (0, "")
    told = answer.document
    assert (told["schema"], told["threshold"], told["status"]) == ("avise.protect/1", 5, "optimal")
    assert (told["hidden"], told["hidden_sum"]) == (2, 10)
    assert told["cells"][0] == {
        "table": "refusees",
        "volet": "IA",
        "annee": "2022",
        "shown": "x",
        "reason": "primary",
        "low": 0,
        "high": 10,
    }
    assert [one["shown"] for one in told["cells"]] == ["x", "12", "x", "22", "13"]
    assert told["cells"][4]["volet"] == ""
    assert avise("protect", table(tmp_path, *ROWS), "--format", "json").out == answer.out


def test_the_proof_is_printed_beside_the_table(tmp_path: Path) -> None:
    answer = avise("protect", table(tmp_path, *ROWS))
    assert answer.status == 0
    assert (
        "refusees / IA / 2022\u202f: x (petite case) – qui sait tout le reste la situe de 0 à 10"
        in answer.out
    )
    assert "il est prouvé qu’on ne peut pas masquer moins" in answer.out


def test_an_edition_is_read_back_and_what_it_showed_binds_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(tmp_path, *ROWS)
    first = as_file(tmp_path, "e1.json", answered(capsys, 0, file)[0])
    again = json.loads(answered(capsys, 0, file, "--previous", first)[0])
    assert [one["shown"] for one in again["cells"]] == ["x", "12", "x", "22", "13"]
    link = {
        "sum": [{"table": "refusees", "volet": "IA", "annee": "2022"}],
        "op": "<=",
        "to": {"table": "recues", "annee": "2022"},
    }
    relations = as_file(tmp_path, "relations.json", [link])
    bound = json.loads(answered(capsys, 0, file, "--previous", first, "--relations", relations)[0])
    assert bound["relations"][0]["op"] == "<="
    relations = as_file(tmp_path, "relations.json", [{**link, "to": 3}])
    out, err = answered(capsys, 1, file, "--previous", first, "--relations", relations)
    assert json.loads(out)["status"] == "impossible"
    assert json.loads(out)["exposed"] == [{"table": "refusees", "volet": "IA", "annee": "2022"}]
    assert "ne peut pas être protégée" in err
    unpublished = as_file(tmp_path, "e2.json", out)
    assert any("e2.json" in line for line in refused(capsys, file, "--previous", unpublished))


@pytest.mark.parametrize(
    ("rows", "place", "found"),
    [
        (("t,IA,2022,-3",), "ligne 2, colonne", "jamais négatif"),
        (("t,IA,2022,x",), "ligne 2, colonne", "un x est une case déjà masquée"),
        (("t,IA,2022,3.5",), "ligne 2, colonne", "nombre entier"),
        (("t,IA,2022,",), "ligne 2, colonne", "nombre entier"),
        (("t,IA,2022,3", "t,IA,2023,4", "t,IA,*,8"), "ligne 4", "ses parties font 7"),
        (("t,IA,2022,3", "t,IA,2022,3"), "ligne 3", "voir la ligne 2"),
        (("t,IA,2022,3", "t,,2023,3"), "ligne 3, colonne", "une catégorie"),
        (("*,IA,2022,3",), "ligne 2, colonne", "le nom d’un tableau"),
        (("t,IA,2022,3,4",), "ligne 2", "4 cellules"),
        ((), "tableaux.csv", "au moins une case"),
    ],
)
def test_each_fault_is_one_sentence_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: tuple[str, ...], place: str, found: str
) -> None:
    (line,) = refused(capsys, table(tmp_path, *rows), "--format", "json")
    assert place in line
    assert found in line


@pytest.mark.parametrize(
    "header", ["volet,annee,count", "table,volet,annee", "table,volet,volet,count", "table,shown,annee,count"]
)
def test_headings_are_strict(tmp_path: Path, capsys: pytest.CaptureFixture[str], header: str) -> None:
    assert refused(capsys, table(tmp_path, "t,IA,2022,3", header=header))


@pytest.mark.parametrize(
    ("relations", "found"),
    [
        ("{", "JSON"),
        ({"sum": []}, "liste"),
        ([{"sum": [], "op": "=", "to": 3}], "[0].sum"),
        ([{"sum": [{"table": "t"}], "op": ">=", "to": 3}], "[0].op"),
        ([{"sum": [{"table": "t"}], "op": "=", "to": -3}], "[0].to"),
        ([{"sum": [{"table": "t"}], "op": "=", "to": 3, "why": 1}], "why"),
        ([{"sum": [{"table": "t", "sexe": "F"}], "op": "=", "to": 3}], "sexe"),
        ([{"sum": [{"table": "t", "volet": "IA", "annee": "2030"}], "op": "=", "to": 3}], "2030"),
        (
            [{"sum": [{"table": "t", "volet": "IA", "annee": "2022"}], "op": "=", "to": 4}],
            "une relation vraie",
        ),
    ],
)
def test_a_relation_that_is_not_understood_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], relations: object, found: str
) -> None:
    path = as_file(tmp_path, "relations.json", relations)
    lines = refused(capsys, table(tmp_path, "t,IA,2022,3"), "--relations", path)
    assert all("relations.json" in line for line in lines)
    assert any(found in line for line in lines)


@pytest.mark.parametrize(
    "edition",
    [
        "[]",
        {"schema": "avise.protect/2", "threshold": 5, "cells": []},
        {"schema": "avise.protect/1", "threshold": 0, "cells": []},
        {"schema": "avise.protect/1", "threshold": 5},
        {"schema": "avise.protect/1", "threshold": 5, "cells": [{"table": "t", "shown": "-1"}]},
        {"schema": "avise.protect/1", "threshold": 5, "cells": [{"volet": "IA", "shown": "1"}]},
    ],
)
def test_an_edition_that_is_none_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], edition: object
) -> None:
    path = as_file(tmp_path, "avant.json", edition)
    lines = refused(capsys, table(tmp_path, "t,IA,2022,3"), "--previous", path)
    assert all("avant.json" in line for line in lines)


def test_a_file_too_long_to_be_a_publication_is_refused_at_its_limit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    most = protection_settings().limits["cells"]
    (line,) = refused(capsys, table(tmp_path, *(f"t,IA,{at},7" for at in range(most + 1))))
    assert "tableaux.csv" in line
    assert "50" in line


@pytest.mark.parametrize(
    ("rows", "hidden"), [(("t,IA,2022,3",), 1), (("t,IA,2022,0", "t,IA,2023,0", "t,IA,*,0"), 0)]
)
def test_one_cell_and_nothing_but_zeros_are_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: tuple[str, ...], hidden: int
) -> None:
    told = json.loads(answered(capsys, 0, table(tmp_path, *rows))[0])
    assert (told["status"], told["hidden"]) == ("optimal", hidden)


def test_wrong_usage_says_so(tmp_path: Path) -> None:
    assert avise("protect").status == 2
    assert avise("protect", table(tmp_path, *ROWS), "--threshold", "0").status == 2
    assert avise("protect", tmp_path / "absent.csv").status == 3


def test_a_number_that_changed_by_little_is_hidden_or_given_again_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """a: 50, then 52. Without a word it is an x for good; held, it is the 50 of the first edition, in every answer."""
    file = table(tmp_path, "t,a,,50", "t,b,,30", "t,c,,20", "t,*,,100")
    first = tmp_path / "e1.json"
    first.write_text(answered(capsys, 0, file)[0], encoding="utf-8")
    file = table(tmp_path, "t,a,,52", "t,b,,50", "t,c,,20", "t,*,,122")
    out, err = answered(capsys, 0, file, "--previous", first)
    cells = {cell["volet"]: cell for cell in json.loads(out)["cells"]}
    assert (cells["a"]["shown"], cells["a"]["reason"]) == ("x", "primary")
    assert cells["*"]["shown"] == "122"
    assert "celui d’aujourd’hui est masqué" in err
    second = tmp_path / "e2.json"
    second.write_text(answered(capsys, 0, file, "--previous", first, "--hold")[0], encoding="utf-8")
    held = {cell["volet"]: cell.get("held") for cell in json.loads(second.read_text())["cells"]}
    assert held == {"a": 50, "b": 30, "c": None, "*": None}
    capsys.readouterr()
    assert main(["protect", str(file), "--previous", str(first), "--hold"]) == 0
    assert "50, comme dans l’édition «\u202fe1.json\u202f»" in capsys.readouterr().out
    file = table(tmp_path, "t,a,,56", "t,b,,50", "t,c,,20", "t,*,,126")
    editions = ("--previous", first, "--previous", second, "--hold")
    renewed = json.loads(answered(capsys, 0, file, *editions)[0])
    assert {cell["volet"]: cell["shown"] for cell in renewed["cells"]}["a"] == "56"
    spoilt = second.read_text(encoding="utf-8").replace('"held": 50', '"held": "cinquante"')
    second.write_text(spoilt, encoding="utf-8")
    assert any("held" in line for line in refused(capsys, file, *editions))


def test_a_table_that_is_two_fifths_small_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [f"t,v{at // 5},{2020 + at % 5},{2 if at % 5 < 2 else 20 + at}" for at in range(25)]
    found = json.loads(answered(capsys, 0, table(tmp_path, *rows))[0])
    assert found["status"] == "optimal"
    assert sum(cell["reason"] == "primary" for cell in found["cells"]) == 10
