"""Every fault has its words: what was found, what is wanted, in one French sentence on one line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import reviewer.intake
from reviewer.errors import Fault
from reviewer.intake.sentences import ignored_sentence, shown
from reviewer.wording import Wording

N = "\u202f"
CODES = re.compile(
    r"(?:Refused\(|_refused\(file, |file_fault\(\s*(?:setting\.)?(?:file|name), |code: str = |code = "
    r'|self\._flaw\(\s*[^"\n]*)"(\w+)"'
)


def codes_in_the_source() -> set[str]:
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(Path(reviewer.intake.__path__[0]).glob("*.py"))
    )
    return set(CODES.findall(source))


@pytest.mark.parametrize("code", sorted(codes_in_the_source()))
def test_every_code_of_a_fault_says_what_is_wanted(code: str) -> None:
    assert Wording.load().has("intake_wanted", code)


def test_the_codes_are_found_in_the_source() -> None:
    assert {
        "money",
        "missing",
        "too_large",
        "duplicate_reference",
        "broken_workbook",
    } <= codes_in_the_source()
    assert len(codes_in_the_source()) > 40


def test_the_words_for_tables_belong_to_codes_that_exist() -> None:
    catalogue = Wording.load()
    for code in ("not_boolean", "date", "money", "choice", "digits", "noc", "noc_any"):
        assert catalogue.has("intake_wanted_in_table", code)
        assert catalogue.has("intake_wanted", code)


def test_a_sentence_names_file_place_found_and_wanted() -> None:
    fault = Fault("a.csv", "ligne 4", "« x »", "une date")
    assert Wording.load().fault(fault) == f"a.csv, ligne 4{N}: on trouve « x »{N}; il faut une date."


def test_a_fault_of_a_whole_file_has_no_place() -> None:
    fault = Fault("a.csv", "", "un fichier vide", "au moins une demande", code="empty")
    assert (
        Wording.load().fault(fault)
        == f"a.csv{N}: on trouve un fichier vide{N}; il faut au moins une demande."
    )


def test_a_fault_of_a_text_without_a_file_begins_with_its_place() -> None:
    assert Wording.load().fault(Fault("", "stream", "« x »", "« ia »")).startswith(f"stream{N}: on trouve")


def test_a_code_may_have_a_sentence_of_its_own() -> None:
    fault = Fault("a.csv", "ligne 4", "rien", "une valeur", code="missing")
    assert Wording.load().fault(fault) == f"a.csv, ligne 4{N}: ce renseignement obligatoire manque."


def test_braces_in_what_was_found_are_left_alone() -> None:
    assert "{file} {0}" in Wording.load().fault(Fault("a.csv", "ligne 4", "{file} {0}", "une date"))


def test_a_key_that_was_passed_over_is_told() -> None:
    assert ignored_sentence("a.csv", "ligne 2", "Humeur") == (
        f"a.csv, ligne 2{N}: «{N}Humeur{N}» est inconnu et n’a pas été lu."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\tc", "a\\nb\\tc"),
        ("\u202eabc", "\\u202eabc"),
        ("\ud800", "\\ud800"),
        ("\x00\x7f", "\\x00\\x7f"),
        ("x" * 61, "x" * 59 + "…"),
        ("x" * 60, "x" * 60),
        ("Ève – 105 000,00 $ 😀", "Ève – 105 000,00 $ 😀"),
    ],
)
def test_a_value_is_shown_on_one_line_short_and_harmless(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_the_french_of_the_catalogue_has_its_narrow_spaces() -> None:
    root = Path(reviewer.intake.__path__[0]).parents[1]
    text = (root / "resources" / "i18n" / "messages" / "intake_fr.toml").read_text(encoding="utf-8")
    templates = "\n".join(line.partition(" = ")[2] for line in text.splitlines() if not line.startswith("#"))
    assert re.findall(r"[ \u00a0][:;?!»%$]|«[ \u00a0]|'", templates) == []
