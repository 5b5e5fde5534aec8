"""``avise programme``: what an administrator says to have a programme of their own, and what is answered."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reviewer import resource_files
from tests.e2e.command_line import avise
from tests.support.talents import a_talent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give one test the folder of a third programme."""
    made = tmp_path / "cohorte"
    shutil.copytree(resource_files.path("programmes/talents-exception"), made)
    path = made / "programme.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('id = "talents-exception"', 'id = "cohorte"').replace('"TE"', '"CO"')
    path.write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'base' / 'avise.db'}"


def request_file(tmp_path: Path) -> Path:
    path = tmp_path / "demande.json"
    path.write_text(json.dumps(a_talent()), encoding="utf-8")
    return path


def test_a_third_programme_is_checked_installed_listed_and_used(
    tmp_path: Path, folder: Path, url: str
) -> None:
    checked = avise("programme", "check", folder)
    assert (checked.status, checked.err) == (0, "")
    assert "cohorte" in checked.out

    installed = avise("programme", "install", folder, "--database", url)
    assert (installed.status, installed.err) == (0, "")
    again = avise("programme", "install", folder, "--database", url)
    assert again.status == 3
    assert "déjà installé" in again.err

    listed = avise("programme", "list", "--database", url, "--format", "json")
    assert listed.status == 0
    assert listed.document["schema"] == "avise.programmes/1"
    by_id = {one["id"]: one for one in listed.document["programmes"]}
    assert sorted(by_id) == ["cohorte", "iatiev", "talents-exception"]
    assert [key for key, one in by_id.items() if one["installed_sha256"]] == ["cohorte"]
    assert "cohorte" in avise("programme", "list", "--database", url).out

    file = request_file(tmp_path)
    options = ("--programme", "cohorte", "--database", url, "--format", "json")
    judged = avise("precheck", file, "--as-of", "2025-05-20", *options)
    (result,) = judged.document["results"]
    assert (judged.status, result["outcome"]) == (0, "admissible")
    taken = avise("intake", file, *options)
    assert [one["outcome"] for one in taken.document["results"]] == ["taken_in"]
    assert avise("audit", "--database", url).status == 0


def test_the_second_programme_needs_no_installation(tmp_path: Path, url: str) -> None:
    file = request_file(tmp_path)
    options = ("--programme", "talents-exception", "--format", "json")
    judged = avise("precheck", file, "--as-of", "2025-05-20", *options)
    (result,) = judged.document["results"]
    assert (judged.status, result["outcome"]) == (0, "admissible")
    assert [one["id"] for one in result["criteria"]][-2:] == ["TE-EXP", "TE-ACHIEVEMENT"]
    taken = avise("intake", file, "--database", url, *options)
    assert [one["outcome"] for one in taken.document["results"]] == ["taken_in"]


def test_every_fault_of_a_folder_is_one_sentence_with_its_file_and_line(folder: Path) -> None:
    path = folder / "programme.toml"
    text = path.read_text(encoding="utf-8").replace('series = "CO"', 'series = "c o"')
    path.write_text(text.replace("value = 12,", "value = 0,"), encoding="utf-8")
    (folder / "grid-1.toml").write_text("version = 1\n", encoding="utf-8")
    refused = avise("programme", "check", folder)
    assert (refused.status, refused.out) == (3, "")
    assert len(refused.sentences) == 1  # the shape of the files comes first, then what they say
    assert "grid-1.toml" in refused.err
    shutil.copy(resource_files.path("programmes/talents-exception/grid-1.toml"), folder / "grid-1.toml")
    refused = avise("programme", "check", folder)
    assert (refused.status, len(refused.sentences)) == (3, 2)
    assert all(f"{path}, ligne " in sentence for sentence in refused.sentences)


@pytest.mark.parametrize("verb", ["check", "install"])
def test_a_folder_that_is_none_is_refused(tmp_path: Path, url: str, verb: str) -> None:
    (tmp_path / "vide").mkdir()
    options = ("--database", url) if verb == "install" else ()
    for name in ("absent", "vide"):
        refused = avise("programme", verb, tmp_path / name, *options)
        assert refused.status == 3
        assert str(tmp_path / name) in refused.err


def test_a_database_that_is_not_there_is_trouble_and_is_not_made(tmp_path: Path, url: str) -> None:
    assert avise("programme", "list", "--database", url).status == 4
    assert not (tmp_path / "base").exists()


def test_a_verb_is_needed() -> None:
    assert avise("programme").status == 2
