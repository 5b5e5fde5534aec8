"""JSON as it was written: numbers keep their digits, objects remember keys given twice.

Python's own decoder turns ``1e400`` into infinity, keeps the last of two equal keys and fails on a number of
5,000 digits; here each of these reaches the validation, which can say where it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, which may be ``NaN``, ``1e400`` or thousands of digits."""

    text: str


class JsonObject(dict[str, "Node"]):
    """An object; of a key given twice it keeps the last value and the name."""

    def __init__(self, pairs: list[tuple[str, Node]] | None = None) -> None:
        super().__init__(pairs or [])
        self.repeated: tuple[str, ...] = ()
        if pairs is not None and len(pairs) != len(self):
            seen: set[str] = set()
            again: dict[str, None] = {}
            for key, _ in pairs:
                if key in seen:
                    again[key] = None
                seen.add(key)
            self.repeated = tuple(again)


Node: TypeAlias = "bool | str | Numeral | list[Node] | JsonObject | None"


class NotJson(Exception):
    """The text is no JSON at a place (1-based line and column)."""

    def __init__(self, line: int, column: int, found: str) -> None:
        super().__init__(line, column, found)
        self.line = line
        self.column = column
        self.found = found


class TooMany(Exception):
    """The list has more elements than allowed."""


class TooDeep(Exception):
    """The nesting passes the limit."""


@dataclass(frozen=True, slots=True)
class Slice:
    """One element of the file: what it says, and the very characters that say it."""

    node: Node
    text: str


_SPACE = re.compile(r"[ \t\n\r]*")
_numeral = lru_cache(maxsize=4096)(Numeral)  # a file of millions of equal numbers holds few objects
_DECODER = json.JSONDecoder(
    object_pairs_hook=JsonObject, parse_float=_numeral, parse_int=_numeral, parse_constant=_numeral
)


def decode(text: str, max_depth: int) -> Slice:
    """Return the one JSON value of a text. Raises ``NotJson`` or ``TooDeep``."""
    start = _skip(text, 0)
    node, end = _value(text, start, max_depth)
    _expect_end(text, end)
    return Slice(node, text[start:end])


def decode_elements(text: str, max_depth: int, max_elements: int) -> tuple[Slice, ...] | None:
    """Return the elements of a text that is one JSON list; ``None`` where it does not start like a list.

    Raises ``NotJson``, ``TooDeep`` or ``TooMany``.
    """
    at = _skip(text, 0)
    if text[at : at + 1] != "[":
        return None
    elements: list[Slice] = []
    at = _skip(text, at + 1)
    if text[at : at + 1] == "]":
        _expect_end(text, at + 1)
        return ()
    while True:
        node, end = _value(text, at, max_depth - 1)
        elements.append(Slice(node, text[at:end]))
        if len(elements) > max_elements:
            raise TooMany
        at = _skip(text, end)
        mark = text[at : at + 1]
        if mark == "]":
            _expect_end(text, at + 1)
            return tuple(elements)
        if mark != ",":
            raise _wrong(text, at)
        at = _skip(text, at + 1)


def encode(node: Node) -> str:
    """Return indented JSON text of a node, for a person to correct."""
    text = "".join(_encoded(node, 0))
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("ascii", "backslashreplace").decode("ascii")
    return text


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return at if found is None else found.end()


def _value(text: str, at: int, max_depth: int) -> tuple[Node, int]:
    try:
        node, end = _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise _wrong(text, error.pos) from None
    except RecursionError:
        raise TooDeep from None
    if _depth_passes(node, max_depth):
        raise TooDeep
    return node, end


def _expect_end(text: str, at: int) -> None:
    at = _skip(text, at)
    if at < len(text):
        raise _wrong(text, at)


def _wrong(text: str, at: int) -> NotJson:
    line = text.count("\n", 0, at) + 1
    return NotJson(line, at - text.rfind("\n", 0, at), text[at : at + 40])


def _depth_passes(node: Node, most: int) -> bool:
    level: list[Node] = [node]
    for _ in range(most):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return False
    return True


def _children(node: Node) -> list[Node]:
    if isinstance(node, JsonObject):
        return [child for child in node.values() if isinstance(child, list | JsonObject)]
    if isinstance(node, list):
        return [child for child in node if isinstance(child, list | JsonObject)]
    return []


def _encoded(node: Node, indent: int) -> Iterator[str]:
    inner = "  " * (indent + 1)
    if isinstance(node, JsonObject) and node:
        yield "{\n"
        for index, (key, value) in enumerate(node.items()):
            yield ("" if index == 0 else ",\n") + inner + json.dumps(key, ensure_ascii=False) + ": "
            yield from _encoded(value, indent + 1)
        yield "\n" + "  " * indent + "}"
    elif isinstance(node, list) and node:
        yield "[\n"
        for index, value in enumerate(node):
            yield ("" if index == 0 else ",\n") + inner
            yield from _encoded(value, indent + 1)
        yield "\n" + "  " * indent + "]"
    elif isinstance(node, Numeral):
        yield node.text
    else:
        yield json.dumps(node, ensure_ascii=False)
