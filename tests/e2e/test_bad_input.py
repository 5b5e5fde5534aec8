"""Bad input through the real command line: status 3, a French sentence a fault, nothing stored, never a traceback."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.e2e.command_line import Answer, avise
from tests.support.requests import request_document

_SENTENCE = re.compile(
    r"avise\u202f: (?P<file>[^,\u202f]+)(, (?P<place>[^\u202f]+))?\u202f: .+\u202f; il faut .+\."
)


def _text(**overrides: object) -> str:
    return json.dumps(request_document(**overrides), ensure_ascii=False)


_SALARY = '"105000.00"'
_BAD: dict[str, tuple[str, str]] = {
    "pas-du-json.json": ("ligne 1, caractère 12", '{"schema": oui}'),
    "emboite.json": ("", "[" * 100_000 + "]" * 100_000),
    "nan.json": ("job.annual_salary_cad", _text().replace(_SALARY, "NaN")),
    "enorme.json": ("job.annual_salary_cad", _text().replace(_SALARY, "1e400")),
    "enorme-texte.json": ("job.annual_salary_cad", _text(job__annual_salary_cad="1e400")),
    "naissance.json": ("candidate.born_on", _text(candidate__born_on="9999-01-01")),
    "fevrier.json": ("planned_dsp_on", _text(planned_dsp_on="2024-02-30")),
    "fin.json": (
        "candidate.experiences[0].ended_on",
        _text(**{"candidate.experiences.0.ended_on": "2018-01-01"}),
    ),
    "code.json": ("job.noc", _text(job__noc="2121")),
    "liste.json": ("candidate.diplomas", _text(candidate__diplomas="maîtrise")),
    "cle.json": ("stream", _text().replace('"stream": "ia"', '"stream": "ia", "stream": "ti_ev"')),
    "demi-caractere.json": ("candidate.family_name", _text().replace('"Okonkwo"', '"\\ud800"')),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the tests a folder with every bad file, and a good one."""
    path = tmp_path_factory.mktemp("entrees")
    for name, (_, content) in _BAD.items():
        (path / name).write_text(content, encoding="utf-8")
    with (path / "lourd.json").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    (path / "bonne.json").write_text(_text(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def answer(folder: Path) -> Answer:
    """Run one precheck of them all: every fault of every file is told at once."""
    return avise("precheck", *sorted(_BAD), "lourd.json", "absent.json", "bonne.json", folder=folder)


def test_files_with_faults_are_refused_and_nothing_is_answered(answer: Answer) -> None:
    assert (answer.status, answer.out) == (3, "")


@pytest.mark.parametrize("name", [*_BAD, "lourd.json", "absent.json"])
def test_each_fault_is_one_french_sentence_with_its_file_place_and_what_is_wanted(
    answer: Answer, name: str
) -> None:
    (sentence,) = [line for line in answer.sentences if line.startswith(f"avise\u202f: {name}")]
    found = _SENTENCE.fullmatch(sentence)
    assert found is not None, sentence
    assert (found["place"] or "") == _BAD.get(name, ("", ""))[0]


def test_a_good_file_beside_them_is_not_accused(answer: Answer) -> None:
    assert "bonne.json" not in answer.err


def test_all_the_faults_of_one_file_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "plusieurs.json"
    file.write_text(
        _text(
            planned_dsp_on="2024-02-30",
            job__noc="2121",
            job__annual_salary_cad=5,
            candidate__born_on="9999-01-01",
            candidate__diplomas="x",
        ),
        encoding="utf-8",
    )
    answer = avise("precheck", file)
    assert answer.status == 3
    assert len(answer.sentences) == 5
    assert all(_SENTENCE.fullmatch(line) for line in answer.sentences)


def test_a_file_that_cannot_be_read_stores_nothing_of_the_others_either(folder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'avise.db'}"
    refused = avise("intake", "bonne.json", "pas-du-json.json", "--database", url, folder=folder)
    assert (refused.status, refused.out) == (3, "")
    assert list(tmp_path.iterdir()) == []
