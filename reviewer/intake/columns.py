"""French column headings and spellings of values, read from ``resources/intake/columns.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reviewer.dossier.folding import fold
from reviewer.resource_files import path

_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"([1-9]) (.+)")


def heading_key(text: str) -> str:
    """Return a heading without case, accents and punctuation; what has no letter or digit stays as it is."""
    folded = fold(text).strip()
    return " ".join(_WORD.findall(folded)) or folded


@dataclass(frozen=True, slots=True)
class Target:
    """What a column holds: a fact, or a fact of the Nth entry of a list; ``none``: that the list is empty."""

    path: str
    name: str = ""
    number: int = 0
    none: bool = False


@dataclass(frozen=True, slots=True)
class ItemColumns:
    """Columns of the entries of one list (« Diplôme 1 – niveau »), or of the sheet that holds them.

    ``title``, ``headings``, ``none``: the preferred names of the sheet, of each fact, and of the column that says that
    there is no entry.
    """

    path: str
    prefixes: tuple[str, ...]
    most: int
    names: Mapping[str, str]
    title: str
    headings: Mapping[str, str]
    none: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Every heading, sheet name and spelling, by folded key. ``title``: the preferred name of the requests' sheet."""

    title: str
    sheets: Mapping[str, str]
    simple: Mapping[str, Target]
    items: tuple[ItemColumns, ...]
    headings: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, Mapping[str, str]]
    months: Mapping[str, int]
    units: Mapping[str, tuple[str, ...]]

    def target(self, heading: str) -> Target | None:
        """Return what a column of the requests' table holds; ``None`` where the heading is unknown."""
        key = heading_key(heading)
        if key in self.simple:
            return self.simple[key]
        for item in self.items:
            for prefix in item.prefixes:
                if not key.startswith(f"{prefix} "):
                    continue
                numbered = _NUMBERED.fullmatch(key.removeprefix(f"{prefix} "))
                if numbered is not None and int(numbered[1]) <= item.most and numbered[2] in item.names:
                    return Target(item.path, item.names[numbered[2]], int(numbered[1]))
        return None

    def item_target(self, item_path: str, heading: str) -> Target | None:
        """Return what a column of a sheet of diplomas, experiences or documents holds."""
        key = heading_key(heading)
        if self.simple.get(key) == Target("reference"):
            return Target("reference")
        item = next(item for item in self.items if item.path == item_path)
        name = item.names.get(key)
        return None if name is None else Target(item.path, name)

    def sheet(self, title: str) -> str | None:
        """Return what a sheet holds: ``requests`` or the path of a list."""
        return self.sheets.get(heading_key(title))

    def value(self, table: str, written: str) -> str | None:
        """Return the code that a spelling stands for."""
        return self.values.get(table, {}).get(heading_key(written))

    def label(self, table: str, code: str) -> str:
        """Return the preferred French spelling of a code."""
        return self.labels.get(table, {}).get(code, code)


@cache
def columns() -> Columns:
    """Return the columns of the resource file, read once. Raises ``ValueError`` where two facts share a key."""
    data: dict[str, Any] = tomllib.loads(path("intake/columns.toml").read_text(encoding="utf-8"))
    simple: dict[str, Target] = {}
    for fact, headings in data["columns"].items():
        _put_all(simple, [fact, *headings], Target(fact))
    items = []
    for group, item in data["items"].items():
        _put_all(simple, item["none"], Target(item["path"], none=True))
        names: dict[str, str] = {}
        for name, headings in item["columns"].items():
            _put_all(names, [name, *headings], name)
        prefixes = tuple(heading_key(prefix) for prefix in item["prefix"])
        items.append(
            ItemColumns(
                path=item["path"],
                prefixes=prefixes,
                most=item["most"],
                names=names,
                title=data["sheets"][group][0],
                headings={name: headings[0] for name, headings in item["columns"].items()},
                none=item["none"][0],
            )
        )
    sheets: dict[str, str] = {}
    for group, titles in data["sheets"].items():
        _put_all(sheets, titles, data["items"][group]["path"] if group in data["items"] else group)
    values: dict[str, dict[str, str]] = {}
    for table, codes in data["values"].items():
        values[table] = {}
        for code, spellings in codes.items():
            _put_all(values[table], [code, *spellings], code)
    return Columns(
        title=data["sheets"]["requests"][0],
        sheets=sheets,
        simple=simple,
        items=tuple(items),
        headings={fact: headings[0] for fact, headings in data["columns"].items()},
        values=values,
        labels={
            table: {code: spellings[0] for code, spellings in codes.items()}
            for table, codes in data["values"].items()
        },
        months={heading_key(name): number for number, name in enumerate(data["months"]["names"], 1)},
        units={unit: tuple(fold(word) for word in words) for unit, words in data["units"].items()},
    )


def _put_all(into: dict[str, Any], spellings: list[str], meaning: object) -> None:
    for spelling in spellings:
        key = heading_key(spelling)
        if into.setdefault(key, meaning) != meaning:
            raise ValueError(f"columns.toml: {spelling!r} stands for {into[key]!r} and {meaning!r}")
