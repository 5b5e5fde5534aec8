"""Which page and heading of the guide is about what: ``resources/help/index.toml``; the guide is ``docs/guide``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reviewer.resource_files import path as resource_path

FIRST_PAGE = "README.md"
_PICTURE = re.compile(r"^!\[[^]]*\]\([^)]*\)\n+", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6}) +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Topic:
    """A place in the guide. ``heading`` empty: the beginning of the page."""

    page: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """What is about which place of the window, and about which part of one by its name."""

    places: Mapping[str, Topic]
    names: Mapping[str, Topic]

    def topic(self, place: str, names: Iterable[str] = ()) -> Topic:
        """Return what helps: the first name that is known (the nearest first), else the place, else the guide."""
        for name in names:
            if name in self.names:
                return self.names[name]
        return self.places.get(place, Topic(FIRST_PAGE))


def load_index() -> Index:
    """Return the index."""
    with resource_path("help/index.toml").open("rb") as file:
        found = tomllib.load(file)
    return Index(
        *({key: Topic(**value) for key, value in found[section].items()} for section in ("places", "names"))
    )


def guide_folder() -> Path:
    """Return where the guide is: beside the other resources once installed, in ``docs`` in a checkout."""
    installed = resource_path("guide")
    return installed if installed.is_dir() else resource_path().parent / "docs" / "guide"


def pages() -> Mapping[str, str]:
    """Return the title of each page of the guide by its file, the first page first."""
    folder = guide_folder()
    files = sorted(folder.glob("*.md"), key=lambda one: (one.name != FIRST_PAGE, one.name))
    return {one.name: title_of(one.read_text(encoding="utf-8")) for one in files}


def without_pictures(text: str) -> str:
    """Return a page without its pictures: who reads it in the window has the window."""
    return _PICTURE.sub("", text)


def title_of(text: str) -> str:
    """Return the title of a page: its first heading."""
    found = _HEADING.search(text)
    return "" if found is None else found.group(2)
