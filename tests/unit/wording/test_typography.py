"""French typography of everything that a person reads, on screen and in pages: spaces, apostrophes, guillemets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reviewer.resource_files import path as resource_path
from tests.support.source import ROOT

FILES = sorted(
    {
        *resource_path().rglob("*_fr.toml"),
        *resource_path("programmes").rglob("*.toml"),
        resource_path("i18n/french.toml"),
        resource_path("intake/columns.toml"),
    }
)
PAGES = sorted(
    {
        *(ROOT / "docs" / "guide").glob("*.md"),
        *(
            ROOT / "docs" / f"{name}.md"
            for name in ("audit", "external-signing", "postgresql", "security", "verification")
        ),
        ROOT / "README.md",
    }
)
NARROW = "\u202f"
FAULTS = {
    "plain space before double punctuation": re.compile(r" [;:?!»]"),
    "plain space before % or $": re.compile(r" [%$](?!\w)"),
    "plain space after «": re.compile(r"« "),
    "guillemet without its narrow space": re.compile(rf"«(?!{NARROW})|(?<!{NARROW})»"),
    "wide no-break space": re.compile("\u00a0[;:?!»%$]|«\u00a0"),
    "straight apostrophe": re.compile(r"\w'\w"),
    "straight quotation mark": re.compile('"'),
    "no space before double punctuation": re.compile(r"[\w)»…][;?!](?=\s|$)|(?:[^\W\d_]{2,}|[)»}]): "),
    "three full stops": re.compile(r"\.\.\."),
    "two spaces": re.compile(r"\w  +\w"),
}
SAMPLES = {
    "plain space before double punctuation": "Motif : absent",
    "plain space before % or $": "100 $",
    "plain space after «": "« mot\u202f»",
    "guillemet without its narrow space": "«mot»",
    "wide no-break space": "Motif\u00a0: absent",
    "straight apostrophe": "l'avis",
    "straight quotation mark": 'le "mot"',
    "no space before double punctuation": "Vraiment?",
    "three full stops": "etc...",
    "two spaces": "un  mot",
}


def _texts(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{where}.{key}" if where else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, f"{where}[{index}]")
    else:
        assert isinstance(value, bool | int | float | date | type(None)), where


def _without_fields(text: str) -> str:
    """Leave out what is no French: fields to fill in, addresses, times, formats and codes between back quotes."""
    text = re.sub(r"\{[^{}]*\}", "x", text)
    return re.sub(r"https?://\S+|\b\d{1,2}:\d{2}\b|`[^`]*`|\*\*?[^*]*\*\*?", "x", text)


def _prose(page: str) -> Iterator[tuple[int, str]]:
    """Give each line of a page without what is no French: blocks and spans of code, the addresses of links."""
    fenced = False
    for number, line in enumerate(page.splitlines(), 1):
        fence = line.lstrip().startswith("```")
        if not fenced and not fence:
            yield number, re.sub(r"`[^`]*`|(?<=\])\([^)]*\)|\[\^\w+\]|!(?=\[)|https?://\S+", "x", line)
        fenced ^= fence


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_page_in_french_is_set_as_french_is_set(page: Path) -> None:
    found = [
        f"{number}: {fault}: {line}"
        for number, line in _prose(page.read_text(encoding="utf-8"))
        for fault, pattern in FAULTS.items()
        if pattern.search(line)
    ]
    assert found == []


def test_code_and_addresses_in_a_page_are_left_alone_and_the_prose_around_them_is_not() -> None:
    page = "Une `clé : valeur`, [ici](a.md?b).\n```sh\necho 'a' : b\n```\n![L’image](i.png) dit : oui\n"
    told = list(_prose(page))
    assert [number for number, _ in told] == [1, 5]
    assert [any(pattern.search(line) for pattern in FAULTS.values()) for _, line in told] == [False, True]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_text_is_set_as_french_is_set(file: Path) -> None:
    found = [
        f"{where}: {fault}: {text}"
        for where, text in _texts(tomllib.loads(file.read_text(encoding="utf-8")))
        for fault, pattern in FAULTS.items()
        if pattern.search(_without_fields(text))
    ]
    assert found == []


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_each_fault_would_be_found(fault: str) -> None:
    assert FAULTS[fault].search(_without_fields(SAMPLES[fault]))


@pytest.mark.parametrize(
    "text",
    [
        "«\u202fmot\u202f»\u202f: l’avis, à 15:30, voir https://exemple.ca/?a=1; puis 12\u202f%\u202f!",
        "{count} lignes lues dans {file}.",
        "",
    ],
)
def test_what_is_well_set_passes(text: str) -> None:
    assert not any(pattern.search(_without_fields(text)) for pattern in FAULTS.values())
