"""Cutting what was typed into terms: ``-field:value,"other value"``, or plain words. Anything can be cut."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIELD = re.compile(r"[^\W\d_][\w'’-]*(?=:)")
_QUOTES = {'"': '"', "«": "»", "“": "”", "„": "“"}
_QUOTE_MARKS = frozenset(_QUOTES) | frozenset(_QUOTES.values())
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Value:
    """One alternative of a term. ``text``: without its quotes; ``closed`` False: a quotation mark lacks its pair."""

    start: int
    end: int
    text: str
    quoted: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Token:
    """One term. ``field``: the word before the colon, as it was typed; None: plain words."""

    start: int
    end: int
    denied: bool
    field: str | None
    field_start: int
    values: tuple[Value, ...]


def cut(text: str) -> tuple[Token, ...]:
    """Return the terms of a text, in their order, with their columns."""
    found = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _token(text, at)
        found.append(token)
        at = max(token.end, at + 1)
    return tuple(found)


def plain(text: str) -> str:
    """Return a value without quotation marks and with single spaces: how it can be written again."""
    return _SPACE.sub(" ", "".join(" " if char in _QUOTE_MARKS else char for char in text)).strip()


def _token(text: str, start: int) -> Token:
    at = start
    denied = text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace()
    if denied:
        at += 1
    field_start = at
    named = _FIELD.match(text, at)
    field = named.group() if named else None
    if field is not None:
        at += len(field) + 1
    values = []
    while True:
        value = _value(text, at)
        at = value.end
        values.append(value)
        if at >= len(text) or text[at] != ",":
            break
        at += 1
    return Token(start, at, denied, field, field_start, tuple(values))


def _value(text: str, start: int) -> Value:
    if start < len(text) and text[start] in _QUOTES:
        closing = text.find(_QUOTES[text[start]], start + 1)
        end = len(text) if closing < 0 else closing
        return Value(start, min(end + 1, len(text)), text[start + 1 : end], quoted=True, closed=closing >= 0)
    at = start
    while at < len(text) and not text[at].isspace() and text[at] != ",":
        at += 1
    return Value(start, at, text[start:at])
