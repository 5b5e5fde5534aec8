"""The published schemas say of every document what we write, and refuse what we refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reviewer.exchange.documents import package_document, return_document
from tests.support.packages import (
    EXPERT,
    FILES,
    OFFICE,
    a_correction,
    a_dossier,
    a_package,
    a_return,
    an_enrolment,
    an_invitation,
)
from tests.support.source import ROOT

SCHEMAS = ROOT / "docs" / "formats" / "schemas"


def _written(document: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(document))
    return found


def _invitation(folder: Path) -> dict[str, Any]:
    FILES.write_invitation(an_invitation(), OFFICE, folder / "1")
    return _written(json.loads((folder / "1").read_text(encoding="utf-8")))


def _enrolment(folder: Path) -> dict[str, Any]:
    FILES.write_enrolment(an_enrolment(), EXPERT, folder / "1")
    return _written(json.loads((folder / "1").read_text(encoding="utf-8")))


def _package(folder: Path) -> dict[str, Any]:
    full, bare = a_dossier(corrections=(a_correction(),)), a_dossier("d2", (), due_on=None)
    return _written(package_document(a_package(full, bare)))


def _return(folder: Path) -> dict[str, Any]:
    return _written(return_document(a_return()))


WRITTEN: dict[str, Callable[[Path], dict[str, Any]]] = {
    "invitation": _invitation,
    "enrolment": _enrolment,
    "package": _package,
    "return": _return,
}


def _validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_each_document_has_its_schema() -> None:
    others = {"figures-1", "follow-up-1"}
    assert {path.stem for path in SCHEMAS.glob("*.json")} - others == {f"{name}-1" for name in WRITTEN}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_we_write_is_what_the_schema_says(tmp_path: Path, name: str) -> None:
    _validator(name).validate(WRITTEN[name](tmp_path))


@pytest.mark.parametrize("name", WRITTEN)
def test_no_schema_lets_an_unknown_or_a_missing_key_pass(tmp_path: Path, name: str) -> None:
    validator, document = _validator(name), WRITTEN[name](tmp_path)
    assert not validator.is_valid({**document, "more": 1})
    for key in document:
        assert not validator.is_valid({one: value for one, value in document.items() if one != key})


@pytest.mark.parametrize("name", ["package", "return"])
def test_a_schema_holds_deep_inside_too(tmp_path: Path, name: str) -> None:
    validator, document = _validator(name), WRITTEN[name](tmp_path)
    inside: dict[str, list[tuple[Any, ...]]] = {
        "package": [
            ("dossiers", 0, "attachments", 0, "filename"),
            ("dossiers", 0, "request", "job", "title"),
        ],
        "return": [("answers", 1, "evaluation", "seal"), ("answers", 2, "reason")],
    }
    for *steps, last in inside[name]:
        changed = deepcopy(document)
        node: Any = changed
        for step in steps:
            node = node[step]
        node[last] = 5
        assert not validator.is_valid(changed)


def test_the_page_of_the_format_names_every_schema_and_every_key(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "formats" / "package.md").read_text(encoding="utf-8")
    for name, write in WRITTEN.items():
        assert f"schemas/{name}-1.json" in page
        assert all(f"`{key}`" in page for key in write(tmp_path) if key != "schema")
