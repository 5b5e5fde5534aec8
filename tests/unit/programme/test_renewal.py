"""A programme in use only grows."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.programme.folder import ProgrammeFiles
from reviewer.programme.renewal import changes

TODAY = date(2026, 6, 1)
FILES = {
    "programme.toml": b'id = "essai"\nwording_id = "essai-avis-1"\nvalidity_months = { value = 12 }\n',
    "criteria.toml": b'[[criteria]]\nid = "A"\n',
    "rules/essai-1.toml": b'id = "essai-1"\nvalid_from = 2025-01-01\n',
    "grid-1.toml": b"version = 1\n",
    "documents/avis-1.toml": b'id = "essai-avis-1"\n',
}


def changed(**files: bytes | None) -> tuple[str, ...]:
    named = {
        {"programme": "programme.toml", "criteria": "criteria.toml", "rules": "rules/essai-1.toml",
         "rules2": "rules/essai-2.toml", "grid": "grid-1.toml", "grid2": "grid-2.toml", "wages": "wages.toml",
         "avis": "documents/avis-1.toml", "avis2": "documents/avis-2.toml"}[key]: content
        for key, content in files.items()
    }  # fmt: skip
    newer = {path: content for path, content in {**FILES, **named}.items() if content is not None}
    return changes(ProgrammeFiles("essai", FILES), ProgrammeFiles("essai", newer), TODAY)


def test_the_same_folder_changes_nothing() -> None:
    assert changed() == ()


def test_new_versions_with_new_files_are_growth() -> None:
    pointer = FILES["programme.toml"].replace(b"avis-1", b"avis-2")
    closed = FILES["rules/essai-1.toml"] + b"valid_to = 2026-12-31\n"
    grown = changed(
        programme=pointer,
        rules=closed,
        rules2=b'id = "essai-2"\nvalid_from = 2027-01-01\n',
        grid2=b"version = 2\n",
        avis2=b'id = "essai-avis-2"\n',
    )
    assert grown == ()


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"programme": FILES["programme.toml"].replace(b"12", b"6")}, "programme.toml (validity_months)"),
        ({"programme": FILES["programme.toml"] + b'series = "X"\n'}, "programme.toml (series)"),
        ({"programme": b"# autre forme\n" + FILES["programme.toml"]}, "programme.toml"),
        ({"criteria": b'[[criteria]]\nid = "B"\n'}, "criteria.toml"),
        ({"rules": FILES["rules/essai-1.toml"].replace(b"01-01", b"02-01")}, "rules/essai-1.toml (valid_from)"),
        ({"rules": None}, "rules/essai-1.toml"),
        ({"grid": b"version = 1\n# un mot de plus\n"}, "grid-1.toml"),
        ({"avis": b'id = "essai-avis-1"\ntitle = "Autre"\n'}, "documents/avis-1.toml"),
        ({"wages": b""}, "wages.toml"),
    ],
)  # fmt: skip
def test_whatever_touches_what_dossiers_rest_on_is_named(files: dict[str, bytes | None], named: str) -> None:
    assert changed(**files) == (named,)


@pytest.mark.parametrize(("day", "free"), [("2026-05-31", False), ("2026-06-01", True), ("2026-06-02", True)])
def test_a_rule_set_is_closed_today_at_the_earliest(day: str, free: bool) -> None:
    closed = FILES["rules/essai-1.toml"] + f"valid_to = {day}\n".encode()
    assert (changed(rules=closed) == ()) is free
    ended = FILES["programme.toml"] + f"end = {{ value = {day} }}\n".encode()
    assert (changed(programme=ended) == ()) is free


def test_all_that_would_change_is_told_at_once() -> None:
    assert changed(grid=b"version = 3\n", avis=None, wages=b"") == (
        "documents/avis-1.toml",
        "grid-1.toml",
        "wages.toml",
    )
