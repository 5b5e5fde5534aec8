"""``avise agreement``: the contract's shape, French words, and refusals with file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reviewer.cli.main import main

KEYS = ("percent_agreement", "krippendorff_alpha", "gwet_ac", "cohen_kappa")


def table(folder: Path, *rows: str, header: str = "item,rater,rating") -> Path:
    path = folder / "cotes.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def asked(path: Path, *options: str) -> int:
    return main(["agreement", str(path), *options])


def document(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


ROWS = ("1,a,3", "1,b,3", "2,a,1", "2,b,", "3,a,2", "3,b,4", "4,a,0", "4,b,0")


def test_the_answer_has_the_keys_of_its_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(table(tmp_path, *ROWS), "--level", "ordinal", "--format", "json") == 0
    found = document(capsys)
    assert (found["schema"], found["level"]) == ("avise.agreement/1", "ordinal")
    assert (found["items"], found["raters"], found["judgements"]) == (4, 2, 7)
    for key in KEYS:
        value, interval = found[key], found[f"{key}_ci"]
        assert isinstance(value, float)
        assert isinstance(interval, list)
        assert interval[0] <= interval[1]


def test_what_is_undefined_is_null_and_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(table(tmp_path, "1,a,oui", "1,b,oui", "2,a,oui", "2,b,oui"), "--format", "json") == 0
    found = document(capsys)
    assert (found["percent_agreement"], found["percent_agreement_ci"]) == (1.0, [1.0, 1.0])
    assert [found[key] for key in KEYS[1:]] == [None, None, None]
    assert [found[f"{key}_ci"] for key in KEYS[1:]] == [None, None, None]


def test_a_table_without_rows_has_nothing_to_say_and_says_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(table(tmp_path)) == 0
    assert "aucun élément n’a deux réponses" in capsys.readouterr().out


def test_identical_answers_are_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"{number},{rater},oui" for number in range(164) for rater in "ab"]
    assert asked(table(tmp_path, *rows)) == 0
    assert "toutes les réponses sont identiques" in capsys.readouterr().out


def test_columns_may_stand_in_any_order_with_the_semicolons_of_a_french_spreadsheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path, "3,5;1;a", "3,5;1;b", "1;2;a", "2;2;b", header="rating;item;rater")
    assert asked(path, "--level", "interval", "--format", "json") == 0
    assert document(capsys)["judgements"] == 4


@pytest.mark.parametrize(
    ("row", "line", "word"),
    [
        ("9,a,beaucoup", "ligne 10", "un nombre"),
        ("9,a,NaN", "ligne 10", "un nombre"),
        ("9,a,1e999999999", "ligne 10", "un nombre"),
        (",a,2", "ligne 10", "un nom"),
        ("1,a,2", "ligne 10", "une seule réponse"),
        ("5,a", "ligne 10", "3 cellules"),
        ('5,a,"2', "ligne 10", "guillemet"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, line: str, word: str
) -> None:
    assert asked(table(tmp_path, *ROWS, row), "--level", "ordinal") == 3
    said = capsys.readouterr()
    assert said.out == ""
    (sentence,) = said.err.splitlines()
    assert all(part in sentence for part in ("cotes.csv", line, word))


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(table(tmp_path, "1,a,x", "1,b,y"), "--level", "interval") == 3
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_a_table_of_something_else_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(table(tmp_path, "1,2,3", header="reference,volet,profil")) == 3
    assert "item,rater,rating" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(tmp_path / "absent.csv") == 3
    assert "absent.csv" in capsys.readouterr().err


def test_an_unknown_level_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(table(tmp_path), "--level", "ratio") == 2
    assert "ratio" in capsys.readouterr().err
