"""English is second and complete: each code and each sentence of the windows, with the same facts in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from reviewer.dossier.lifecycle import DossierState
from reviewer.errors import NotFound
from reviewer.resource_files import path as resource_path
from reviewer.wording import Wording

COMMAND_LINE = re.compile(r"(.*_)?cli(_.*)?|demonstration")
"""The command line speaks French alone, as its contract says."""
FIELD = re.compile(r"\{[^}]*\}")
FRENCH = re.compile(r"[«»\u202f]|\b(le|la|les|des|du|une|est|dans|pour|avec|sans|n’a|n’est)\b")


def catalogues(language: str) -> Iterator[Path]:
    yield resource_path(f"i18n/messages_{language}.toml")
    yield from sorted(resource_path("i18n/messages").glob(f"*_{language}.toml"))


def texts(language: str) -> dict[tuple[str, str], str]:
    return {
        (section, key): text
        for file in catalogues(language)
        for section, entries in tomllib.loads(file.read_text(encoding="utf-8")).items()
        if not COMMAND_LINE.fullmatch(section)
        for key, text in entries.items()
    }


def test_every_sentence_and_every_name_of_a_code_is_there_in_english() -> None:
    french, english = texts("fr"), texts("en")
    assert len(french) > 1000
    assert sorted(french.keys() - english.keys()) == []
    assert sorted(english.keys() - french.keys()) == []


def test_the_same_facts_stand_in_both_languages() -> None:
    english = texts("en")
    differing = [
        key
        for key, text in texts("fr").items()
        if key in english and sorted(set(FIELD.findall(text))) != sorted(set(FIELD.findall(english[key])))
    ]
    assert differing == []


def test_no_french_stands_in_an_english_sentence() -> None:
    guilty = [f"{key}: {text}" for key, text in texts("en").items() if FRENCH.search(FIELD.sub("", text))]
    assert guilty == []


def test_every_fact_of_a_request_has_its_english_name() -> None:
    french = read("intake/columns.toml")
    english = read("i18n/facts_en.toml")
    assert set(french["columns"]) == set(english["columns"])
    for group, entry in french["items"].items():
        assert set(entry["columns"]) == set(english["items"][group]["columns"]), group
    for kind, codes in french["values"].items():
        assert set(codes) == set(english["values"][kind]), kind


def test_dates_in_a_sentence_are_written_as_its_language_does() -> None:
    day = date(2025, 6, 1)
    said = {
        language: Wording.load(language).text("event", "avis_signed", number="AE-1", expires_on=day)
        for language in ("fr", "en")
    }
    assert said["fr"].endswith("1er juin 2025")
    assert said["en"].endswith("June 1, 2025")


def test_codes_inside_a_sentence_are_named_in_its_language() -> None:
    english = Wording.load("en")
    assert english.label("state", DossierState.IN_REVIEW) == "Under review"
    assert english.explain(NotFound("dossier", "TC-1")).what == "“TC-1” cannot be found."


def read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource_path(name).read_text(encoding="utf-8"))
