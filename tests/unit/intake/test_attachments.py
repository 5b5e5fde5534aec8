"""Documents are read inside the folder of the intake file, and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reviewer.dossier.request import DocumentReference
from reviewer.errors import Fault
from reviewer.intake.reader import RequestFiles, read_file
from tests.support.requests import request_document


def folder_with(tmp_path: Path) -> Path:
    folder = tmp_path / "envoi"
    (folder / "TC-1").mkdir(parents=True)
    (folder / "TC-1" / "cv.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    return folder


def read(folder: Path, path: str) -> bytes | Fault:
    return RequestFiles().read_document(folder, DocumentReference(kind="cv", path=path))


def test_a_document_of_the_folder_is_read(tmp_path: Path) -> None:
    assert read(folder_with(tmp_path), "TC-1/cv.pdf") == b"%PDF-1.7"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("../secret.pdf", "path_outside"),
        ("TC-1/../../secret.pdf", "path_outside"),
        ("/etc/hostname", "path_outside"),
        ("C:\\secret.pdf", "path_outside"),
        ("..\\secret.pdf", "path_outside"),
        ("TC-1/./cv.pdf", "path_outside"),
        ("", "path_outside"),
        ("TC-1", "document_missing"),
        ("TC-1/absent.pdf", "document_missing"),
        ("TC-1/" + "x" * 300, "path_outside"),
        ("a\0b", "document_unreadable"),
    ],
)
def test_a_path_that_leads_elsewhere_or_nowhere_is_a_fault(tmp_path: Path, path: str, code: str) -> None:
    found = read(folder_with(tmp_path), path)
    assert isinstance(found, Fault)
    assert found.code == code


def test_a_link_that_leads_outside_is_a_fault_and_one_inside_is_not(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "dehors.pdf").symlink_to(tmp_path / "secret.pdf")
    (folder / "parent").symlink_to(tmp_path)
    (folder / "dedans.pdf").symlink_to(folder / "TC-1" / "cv.pdf")
    (folder / "boucle").symlink_to(folder / "boucle")
    for path in ("dehors.pdf", "parent/secret.pdf"):
        found = read(folder, path)
        assert isinstance(found, Fault)
        assert found.code == "path_outside"
    assert isinstance(read(folder, "boucle"), Fault)
    assert read(folder, "dedans.pdf") == b"%PDF-1.7"


def test_a_document_past_the_limit_is_a_fault(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    with (folder / "film.mov").open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    found = read(folder, "film.mov")
    assert isinstance(found, Fault)
    assert found.code == "document_too_large"


def test_reception_wants_its_documents_and_a_precheck_does_not(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    document = request_document(documents=[{"kind": "cv", "path": "TC-1/absent.pdf"}])
    file = folder / "demandes.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert read_file(file).faults == ()
    assert [(fault.place, fault.code) for fault in RequestFiles().read_file(file).faults] == [
        ("documents[0].path", "document_missing")
    ]
    again = RequestFiles().read_payload(json.dumps(document), "demandes.json", folder)
    assert [fault.code for fault in again.faults] == ["document_missing"]


def test_even_a_precheck_refuses_a_link_that_leads_outside(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    (folder / "dehors.pdf").symlink_to(tmp_path / "secret.pdf")
    file = folder / "demandes.json"
    document = request_document(documents=[{"kind": "cv", "path": "dehors.pdf"}])
    file.write_text(json.dumps(document), encoding="utf-8")
    assert [fault.code for fault in read_file(file).faults] == ["path_outside"]
