"""Every fault of the printed wording of a programme's folder, at once, with its file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reviewer import resource_files
from reviewer.documents.wording_check import wording_faults
from reviewer.programme.loader import load_programme, load_programmes

PROGRAMMES = sorted(load_programmes())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "talents-exception"
    shutil.copytree(resource_files.path("programmes/talents-exception"), copy)
    return copy


def faults(folder: Path) -> list[tuple[str, str]]:
    return [(Path(one.file).name, one.code) for one in wording_faults(folder, load_programme(folder))]


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_the_texts_that_ship_are_whole(programme: str) -> None:
    assert wording_faults(resource_files.path(f"programmes/{programme}"), load_programmes()[programme]) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("documents/avis-1.toml", 'yes = "Oui"\n', "", "text_missing"),
        ("documents/avis-1.toml", 'yes = "Oui"\n', 'yes = "Oui"\nmaybe = "?"\n', "no_such_text"),
        ("documents/avis-1.toml", 'yes = "Oui"', 'yes = "{oui}"', "placeholder"),
        ("documents/avis-1.toml", 'yes = "Oui"', 'yes = "{"', "placeholder"),
        ("documents/avis-1.toml", 'yes = "Oui"', 'yes = " "', "placeholder"),
        ("documents/avis-1.toml", "{page} de", "{page:>99999999} de", "placeholder"),
        ("documents/avis-1.toml", 'yes = "Oui"', 'yes = "Oui \U0001F389"', "drawable"),
        ("documents/avis-1.toml", 'finding_reason = "Motif"\n', "", "text_missing"),
        ("documents/avis-1.toml", 'confidence = "to_confirm"\n', "", "text_missing"),
        ("documents/avis-1.toml", "[text]", "[texte]", "placeholder"),
        ("documents/avis-1.toml", "[text]", "[text", "toml"),
        ("documents/letter-complements-1.toml", 'fact = "Renseignement"\n', "", "text_missing"),
        ("documents/letter-complements-1.toml", 'kind = "complements"', 'kind = "autre"', "placeholder"),
        ("documents/letter-complements-1.toml", 'kind = "complements"', 'kind = "admissible"', "text_missing"),
        ("documents/letter-admissible-1.toml", "letter-admissible-1", "letter-complements-1", "unique"),
        ("programme.toml", "exception-avis-1", "exception-avis-9", "wording"),
        ("programme.toml", "letter-complements-1", "letter-complements-9", "wording"),
        ("programme.toml", "letter-complements-1", "letter-admissible-1", "wording_kind"),
        ("programme.toml", 'letters = { complements', 'letters = { autre', "choice"),
        ("programme.toml", 'applicant = "candidate"', 'applicant = "employer"', "text_missing"),
    ],
)  # fmt: skip
def test_each_fault_is_told(folder: Path, file: str, old: str, new: str, code: str) -> None:
    change(folder, file, old, new)
    assert code in {found for _, found in faults(folder)}


def test_a_fault_names_its_file_and_line(folder: Path) -> None:
    change(folder, "documents/avis-1.toml", 'yes = "Oui"', 'yes = "{oui}"')
    lines = (folder / "documents/avis-1.toml").read_text(encoding="utf-8").splitlines()
    number = lines.index('yes = "{oui}"') + 1
    (fault,) = wording_faults(folder, load_programme(folder))
    assert Path(fault.file) == folder / "documents/avis-1.toml"
    assert fault.place == f"ligne {number}, text.yes"
