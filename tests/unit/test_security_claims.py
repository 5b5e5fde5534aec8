"""The threat model claims nothing that no test holds: every line of its tables names tests, and each of them exists."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from tests.support.source import ROOT

PAGE = ROOT / "docs" / "security.md"
NOTE = re.compile(r"\[\^(\w+)\]")
DEFINITION = re.compile(r"^\[\^(\w+)\]: `(tests/[\w/]+\.py)::(test_\w+)`$", re.MULTILINE)
ACTORS = 11
ASSETS = "Ce qu’il y a à protéger"


def sections(page: str) -> dict[str, str]:
    """Return what stands under each heading."""
    title, *rest = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    assert title
    return dict(zip(rest[::2], rest[1::2], strict=True))


def actors() -> dict[str, str]:
    return {
        name: text
        for name, text in sections(PAGE.read_text(encoding="utf-8")).items()
        if name not in {ASSETS, "Essais"}
    }


def rows(text: str) -> list[str]:
    """Return the lines of a table, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return lines[2:]


def claims() -> list[str]:
    return [row for text in actors().values() for row in rows(text)]


@cache
def named_in(path: str) -> frozenset[str]:
    """Return the tests that a file defines, read off its source."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    module = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(one.name for one in ast.walk(module) if isinstance(one, ast.FunctionDef))


def definitions() -> dict[str, tuple[str, str]]:
    found = DEFINITION.findall(PAGE.read_text(encoding="utf-8"))
    return {key: (path, name) for key, path, name in found}


def test_every_actor_has_a_table_and_is_told_what_nothing_stops() -> None:
    assert len(actors()) == ACTORS
    for name, text in actors().items():
        assert len(rows(text)) >= 2, name
        assert re.search(r"^Ne (l’arrête|tient) pas", text, re.MULTILINE), name


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: str(claim)[2:60])
def test_every_claim_names_its_tests(claim: str) -> None:
    _, _, answer, _ = re.split(r"(?<!\\)\|", claim)
    assert NOTE.findall(answer), claim


@pytest.mark.parametrize("key", sorted(definitions()))
def test_every_test_that_is_named_exists(key: str) -> None:
    path, name = definitions()[key]
    assert name in named_in(path), f"{path}::{name}"


def test_no_note_is_missing_and_none_is_left_over() -> None:
    page = PAGE.read_text(encoding="utf-8")
    text, notes = page.split("## Essais")
    defined = NOTE.findall(notes)
    assert set(NOTE.findall(text)) == set(definitions()) == set(defined)
    assert len(defined) == len(set(defined))


def test_a_claim_without_a_test_and_a_test_that_is_gone_would_be_found() -> None:
    assert not NOTE.findall("| il essaie | rien n’en est dit |")
    assert "test_that_nobody_wrote" not in named_in("tests/unit/test_security_claims.py")
    assert named_in("tests/unit/test_nothing.py") == frozenset()
