"""Reads TOML into the frozen dataclasses of a programme, strictly, and says on which line something is wrong.

The dataclass is the schema: every key is known, none is missing, every value has its type; all the faults of a
file are collected before it is refused. What was wanted is a key of ``resources/i18n/programme_faults_fr.toml``.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from reviewer import resource_files
from reviewer.errors import Fault, InputRefused
from reviewer.programme.sourced import Sourced

Key = tuple[str | int, ...]

_LARGEST_MEASURE = 1_000_000

_hints = lru_cache(maxsize=None)(get_type_hints)  # a table of each kind stands in the files hundreds of times

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")
_ENTRY = re.compile(
    r"""^\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|[A-Za-z0-9_-]+))*)\s*="""
)
_AT_LINE = re.compile(r"at line (\d+)")
_PART = re.compile(r'"([^"]*)"|\'([^\']*)\'|([A-Za-z0-9_-]+)')


class ProgrammeInvalid(InputRefused):
    """The files of a programme are not what they must be; nothing of it was loaded."""


@lru_cache(maxsize=1)
def _words() -> Mapping[str, str]:
    with resource_files.path("i18n/programme_faults_fr.toml").open("rb") as file:
        words: dict[str, str] = tomllib.load(file)
    return words


class Reader:
    """Reads one TOML file; collects its faults in ``faults``, shared by all the files of a programme."""

    def __init__(self, path: Path, faults: list[Fault]) -> None:
        self.path = path
        self.faults = faults
        self._lines: dict[Key, int] = {}

    def document(self) -> dict[str, Any]:
        """Return the file's content; empty, with a fault, where it cannot be read or is not TOML."""
        try:
            text = self.path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            self._append("", type(error).__name__, "readable")
            return {}
        self._lines = _line_numbers(text)
        try:
            return tomllib.loads(text, parse_float=Decimal)
        except (ValueError, RecursionError) as error:  # not TOML, a number without end, or nested too deep
            line = _AT_LINE.search(str(error))
            number = int(line[1]) if line else len(text.splitlines())
            found = "".join(text.splitlines()[number - 1 : number]).strip()
            self._append(_words()["place_line"].format(line=number), found, "toml")
            return {}

    def fault(self, key: Key, found: object, wanted: str, **data: object) -> None:
        """Note that the value at a key is not what is wanted (``wanted``: a key of the fault texts)."""
        self._append(self.place(key), _shown(found), wanted, **data)

    def place(self, key: Key) -> str:
        """Return where a key stands, for a person: its line, where that is known, and its name."""
        name = ".".join(str(part) for part in key)
        line = self._line(key)
        return name if line is None else _words()["place"].format(line=line, key=name)

    def _append(self, place: str, found: str, wanted: str, **data: object) -> None:
        text = _words()[wanted].format(**data)
        self.faults.append(Fault(file=str(self.path), place=place, found=found, wanted=text, code=wanted))

    def _line(self, key: Key) -> int | None:
        while key:
            if key in self._lines:
                return self._lines[key]
            key = key[:-1]
        return None

    def build(self, kind: Any, value: Any, key: Key = ()) -> Any:
        """Return the value as the type asks; where it is not so, note the fault and return None.

        ``kind``: a dataclass, or what its fields may be: text, whole number, Decimal, measure (float), yes or no, date,
        enumeration, tuple of these, mapping from text, any of them or None.
        """
        origin = get_origin(kind)
        if origin in {Union, UnionType}:
            kind = next(argument for argument in get_args(kind) if argument is not NoneType)
            return self.build(kind, value, key)
        if kind is Sourced or origin is Sourced:
            return self._sourced(get_args(kind)[0], value, key)
        if origin is tuple:
            return self._items(get_args(kind)[0], value, key)
        if origin is not None:
            return self._mapping(get_args(kind)[1], value, key)
        if dataclasses.is_dataclass(kind):
            return self._dataclass(kind, value, key)
        return self._scalar(kind, value, key)

    def _dataclass(self, kind: Any, value: Any, key: Key) -> Any:
        if not isinstance(value, dict):
            return self.fault(key, value, "table")
        hints = _hints(kind)
        fields = {field.name: field for field in dataclasses.fields(kind)}
        for name in value.keys() - fields.keys():
            self.fault((*key, name), name, "known_key", keys=", ".join(sorted(fields)))
        built = {}
        for name, field in fields.items():
            if name in value:
                built[name] = self.build(hints[name], value[name], (*key, name))
            elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                self.fault((*key, name), None, "present", name=name)
                built[name] = None
        return kind(**built)

    def _sourced(self, kind: Any, value: Any, key: Key) -> Any:
        built = self._dataclass(Sourced, value, key)
        if built is None:
            return None
        return dataclasses.replace(built, value=self.build(kind, value.get("value"), (*key, "value")))

    def _items(self, kind: Any, value: Any, key: Key) -> Any:
        if not isinstance(value, list):
            return self.fault(key, value, "list")
        return tuple(self.build(kind, item, (*key, index)) for index, item in enumerate(value))

    def _mapping(self, kind: Any, value: Any, key: Key) -> Any:
        if not isinstance(value, dict):
            return self.fault(key, value, "table")
        return {name: self.build(kind, item, (*key, name)) for name, item in value.items()}

    def _scalar(self, kind: Any, value: Any, key: Key) -> Any:
        if kind is Any or not isinstance(kind, type):
            return value
        if issubclass(kind, Enum):
            try:
                return kind(value)
            except ValueError:
                return self.fault(key, value, "choice", choices=", ".join(str(item.value) for item in kind))
        if kind is float:
            return self._measure(value, key)
        if kind is Decimal and isinstance(value, int) and not isinstance(value, bool):
            return Decimal(value)
        unusable = (isinstance(value, str) and not value.strip()) or (
            isinstance(value, Decimal) and not value.is_finite()
        )
        if type(value) is not kind or unusable:
            return self.fault(key, value, kind.__name__)
        return value

    def _measure(self, value: Any, key: Key) -> Any:
        """Return a length or a size, for drawing: no amount of money and no rule is read so."""
        number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        if not number or not Decimal(value).is_finite() or abs(value) > _LARGEST_MEASURE:
            return self.fault(key, value, "float")
        return float(value)


def _shown(found: object) -> str:
    if isinstance(found, date | datetime):
        return found.isoformat()
    return "" if found is None else str(found)


def _parts(dotted: str) -> Key:
    return tuple(next(part for part in groups if part) for groups in _PART.findall(dotted) if any(groups))


def _line_numbers(text: str) -> dict[Key, int]:
    """Return the line of every table and key, list items counted from 0; good enough to point at a fault."""
    lines: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    table: Key = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        entry = _ENTRY.match(line)
        if header:
            table = _located(_parts(header[2]), counts)
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            lines[table] = number
        elif entry:
            lines.setdefault((*table, *_parts(entry[1])), number)
    return lines


def _located(parts: Key, counts: Mapping[Key, int]) -> Key:
    """Return the key of a table header, with the number of the list item that each list in it has reached."""
    located: Key = ()
    for index, part in enumerate(parts):
        located = (*located, part)
        if index < len(parts) - 1 and located in counts:
            located = (*located, counts[located])
    return located
