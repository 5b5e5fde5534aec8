"""What a released version wrote, every later one reads: the files of ``tests/data/packages``, never written again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from reviewer.exchange.documents import package_document, return_document
from tests.support.packages import (
    CV,
    DIPLOMA,
    EXPERT,
    FILES,
    OFFICE,
    VECTORS,
    an_enrolment,
    an_invitation,
    known,
    opened,
)

VERSIONS = sorted(folder for folder in VECTORS.iterdir() if folder.is_dir())
WRITTEN = {
    "enrolment.avisee": "c7214204925133fee94278247755a9a14800d4d27f166684d05b49df0541e5bc",
    "invitation.avisei": "588be33239a9d386fcc3c4ffe22bea9e1db4fddf46d10d7b061180469af4e790",
    "package.avisex": "128e705132450df66f55f1c2e0f49563930bf0becf2ae9b440a8eb2d062dec4c",
    "return.avisre": "4a83d3addb38e7439ce271cdbccceb47cdc84e81963a10e55e4e3e3471e45ada",
}
"""SHA-256 of the files of version 1."""

version = pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.name)


def _expected(folder: Path, name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return found


def test_the_files_of_version_1_are_those_that_it_wrote() -> None:
    found = {
        name: hashlib.sha256((VECTORS / "1" / name).read_bytes()).hexdigest() for name in sorted(WRITTEN)
    }
    assert found == WRITTEN


@version
def test_a_package_of_each_version_is_read(tmp_path: Path, folder: Path) -> None:
    package, documents = opened(folder / "package.avisex", tmp_path)
    assert package_document(package) == _expected(folder, "package")
    assert set(documents.values()) == {CV, DIPLOMA}
    assert [one.reference for one in package.dossiers] == ["TC-2025-d1", "TC-2025-d2"]
    assert package.dossiers[0].request.candidate.full_name == "Adaeze Okonkwo"


@version
def test_a_return_of_each_version_is_read(folder: Path) -> None:
    received = FILES.read_return(folder / "return.avisre", (OFFICE,), known(EXPERT))
    assert return_document(received.back) == _expected(folder, "return")
    assert [type(one).__name__ for one in received.back.answers] == [
        "DeclarationAnswer",
        "EvaluationAnswer",
        "DeclineAnswer",
    ]


@version
def test_letters_of_each_version_are_read(folder: Path) -> None:
    assert FILES.read_invitation(folder / "invitation.avisei") == an_invitation()
    assert FILES.read_enrolment(folder / "enrolment.avisee") == an_enrolment()
    assert OFFICE.public.spoken == "47621 08140 42913 25322 07833 53435"
