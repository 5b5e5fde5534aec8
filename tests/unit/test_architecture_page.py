"""The pages for newcomers name files and functions that are there."""

from __future__ import annotations

import re

import pytest

from tests.support.source import ROOT

PAGES = ("docs/architecture.md", "docs/ui.md")
TOP = tuple(f"{folder}/" for folder in ("reviewer", "db", "ui", "resources", "docs", "tests", "benchmarks"))
WALKS = 4
STEPS = 10
_QUOTED = re.compile(r"`([^`\s]+)`")
_GROUP = re.compile(r"\{([^}]*)\}")
_ANY = re.compile(r"<[^>]+>")


def _named(page: str) -> list[str]:
    """Return what a page names from the root of the tree: files, folders, and ``file.py::function``."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return sorted({one for one in _QUOTED.findall(text) if one.startswith(TOP) and "…" not in one})


def _spelt_out(name: str) -> list[str]:
    """Return a path that stands for several (``{view,presenter}.py``) as each of them."""
    group = _GROUP.search(name)
    if group is None:
        return [name]
    return [
        one
        for part in group.group(1).split(",")
        for one in _spelt_out(name[: group.start()] + part + name[group.end() :])
    ]


def _is_there(name: str) -> bool:
    path, _, function = name.partition("::")
    found = [
        one
        for spelt in _spelt_out(path)
        for one in ROOT.glob(_ANY.sub("*", spelt).rstrip("/"))
        if one.exists()
    ]
    if not function:
        return bool(found)
    return any(f"def {function}(" in one.read_text(encoding="utf-8") for one in found if one.is_file())


@pytest.mark.parametrize(("page", "name"), [(page, name) for page in PAGES for name in _named(page)])
def test_what_a_page_for_newcomers_names_is_there(page: str, name: str) -> None:
    assert _is_there(name), f"{page} names {name}"


def test_each_of_the_four_walks_takes_ten_steps_and_each_step_names_a_file() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    steps = re.findall(r"^(\d+)\. (.+)$", text, re.MULTILINE)
    assert [int(number) for number, _ in steps] == [*range(1, STEPS + 1)] * WALKS
    unnamed = [said for _, said in steps if not any(one.startswith(TOP) for one in _QUOTED.findall(said))]
    assert len(unnamed) <= WALKS


@pytest.mark.parametrize(
    "name", ["reviewer/dossier/absent.py", "reviewer/errors.py::not_there", "ui/screens/<name>/absent.py"]
)
def test_a_file_or_a_function_that_is_gone_would_be_found(name: str) -> None:
    assert not _is_there(name)


def test_every_room_of_the_tree_stands_in_the_picture() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rooms = [one.name for one in sorted((ROOT / "reviewer").iterdir()) if (one / "__init__.py").is_file()]
    picture = text[text.index("```mermaid") : text.index("## Who may import whom")]
    assert [room for room in rooms if not re.search(rf"\b{room}\b", picture)] == []
