"""The fields of the search language, from ``resources/search/catalogue.toml``: one table for all who show them.

Words are recognised in both languages whatever the window's; without case, accents or hyphens.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from reviewer.dossier.folding import fold
from reviewer.resource_files import path as resource_path


class Kind(StrEnum):
    """What can be said of a field."""

    CHOICE = "choice"
    TEXT = "text"
    DATE = "date"
    COUNT = "count"


class Readers(StrEnum):
    """Who may search by a field."""

    ALL = "all"
    STAFF = "staff"
    KNOWS_EXPERTS = "knows_experts"


Told = Mapping[str, str]
"""A text in each language: ``fr``, ``en``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """A value of a list. ``words``: per language, the canonical one first."""

    key: str
    words: Mapping[str, tuple[str, ...]]
    label: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchField:
    """A field. ``ahead``: its distances are counted into the days to come; ``examples``: what may follow the colon."""

    key: str
    kind: Kind
    words: Mapping[str, tuple[str, ...]]
    label: Told
    help: Told
    examples: Mapping[str, tuple[str, ...]]
    readers: Readers = Readers.ALL
    ahead: bool = False
    open_list: bool = False
    values: tuple[FieldValue, ...] = ()

    def value(self, word: str) -> FieldValue | None:
        """Return the value that a word names, in whatever language."""
        wanted = folded_word(word)
        return next((one for one in self.values if wanted in _all_words(one.words)), None)

    def value_of(self, key: str) -> FieldValue | None:
        """Return the value that has a key."""
        return next((one for one in self.values if one.key == key), None)


@dataclass(frozen=True)  # no slots: what was looked up once is kept
class Catalogue:
    """Every field, unit and fault, for one reader."""

    fields: tuple[SearchField, ...]
    units: Mapping[str, Mapping[str, tuple[str, ...]]]
    faults: Mapping[str, Told]

    @cached_property
    def _by_word(self) -> Mapping[str, SearchField]:
        return {word: one for one in reversed(self.fields) for word in _all_words(one.words)}

    @cached_property
    def _by_key(self) -> Mapping[str, SearchField]:
        return {one.key: one for one in self.fields}

    def field(self, word: str) -> SearchField | None:
        """Return the field that a word names, in whatever language."""
        return self._by_word.get(folded_word(word))

    def field_of(self, key: str) -> SearchField | None:
        """Return the field that has a key."""
        return self._by_key.get(key)

    def for_readers(self, readers: Iterable[Readers]) -> Catalogue:
        """Return the catalogue of somebody who may search by these fields alone."""
        kept = frozenset(readers)
        return replace(self, fields=tuple(one for one in self.fields if one.readers in kept))

    def with_values(self, field: str, values: Iterable[FieldValue]) -> Catalogue:
        """Return the catalogue with the values that only the house knows: its programmes, its criteria."""
        added = tuple(values)
        fields = (replace(one, values=added) if one.key == field else one for one in self.fields)
        return replace(self, fields=tuple(fields))


def folded_word(word: str) -> str:
    """Return a keyword as it is compared: without case, accents, hyphens, apostrophes or spaces."""
    return re.sub(r"[\s\-_'.]+", "", fold(word))


@cache
def load() -> Catalogue:
    """Read the table that ships with the program, with every field."""
    raw = tomllib.loads(resource_path("search/catalogue.toml").read_text(encoding="utf-8"))
    return Catalogue(
        fields=tuple(_field(one) for one in raw["field"]),
        units={key: _words(one) for key, one in raw["unit"].items()},
        faults=raw["fault"],
    )


def _field(raw: dict[str, Any]) -> SearchField:
    return SearchField(
        key=raw["key"],
        kind=Kind(raw["kind"]),
        words=_words(raw["words"]),
        label=raw["label"],
        help=raw["help"],
        examples=_words(raw.get("examples", {})),
        readers=Readers(raw.get("readers", "all")),
        ahead=raw.get("ahead", False),
        open_list=raw.get("open_list", False),
        values=tuple(
            FieldValue(key=one["key"], words=_words(one["words"]), label=one["label"])
            for one in raw.get("value", ())
        ),
    )


def _words(raw: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(words) for language, words in raw.items()}


def _all_words(words: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(folded_word(one) for some in words.values() for one in some)
