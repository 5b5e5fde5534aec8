"""What could be typed at the cursor: fields, then their values; a value known by its own name brings its field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from reviewer.search.catalogue import Catalogue, FieldValue, SearchField, folded_word
from reviewer.search.tokens import Token, Value, cut

MOST = 12
_ENOUGH_FOR_VALUES = 3


@dataclass(frozen=True, slots=True)
class Completion:
    """Text that may replace what stands from ``start`` to ``end``. ``label``: what it is; ``help``: one line."""

    insert: str
    start: int
    end: int
    label: str
    help: str = ""


def completions(catalogue: Catalogue, text: str, cursor: int, language: str = "fr") -> tuple[Completion, ...]:
    """Return what could stand at the cursor, the likeliest first, at most ``MOST``."""
    cursor = max(0, min(cursor, len(text)))
    token = next((one for one in cut(text) if one.start <= cursor <= one.end), None)
    return tuple(islice(_all(catalogue, token, cursor, language), MOST))


def _all(catalogue: Catalogue, token: Token | None, cursor: int, language: str) -> Iterator[Completion]:
    return (
        _fields(catalogue, "", cursor, cursor, language)
        if token is None
        else _of(catalogue, token, cursor, language)
    )


def _of(catalogue: Catalogue, token: Token, cursor: int, language: str) -> Iterator[Completion]:
    value = _at(token, cursor)
    if token.field is not None and value is not None and value.start > token.field_start:
        wanted = catalogue.field(token.field)
        if wanted is not None and cursor > token.field_start + len(token.field):
            yield from _values(wanted, value, cursor, language)
            return
    if token.field is not None and cursor <= token.field_start + len(token.field):
        end = token.field_start + len(token.field) + 1
        typed = token.field[: max(0, cursor - token.field_start)]
        yield from _fields(catalogue, typed, token.field_start, end, language)
        return
    if token.field is None and value is not None and not value.quoted:
        typed = value.text[: max(0, cursor - value.start)].removeprefix("-")
        start = value.start + (value.text.startswith("-") and not token.denied)
        yield from _fields(catalogue, typed, start, value.end, language)
        if len(folded_word(typed)) >= _ENOUGH_FOR_VALUES and len(token.values) == 1:
            yield from _named_values(catalogue, typed, start, value.end, language)


def _at(token: Token, cursor: int) -> Value | None:
    return next((one for one in token.values if one.start <= cursor <= one.end), None)


def _fields(catalogue: Catalogue, typed: str, start: int, end: int, language: str) -> Iterator[Completion]:
    wanted = folded_word(typed)
    for one in catalogue.fields:
        if any(folded_word(word).startswith(wanted) for word in one.words[language]):
            insert = f"{one.words[language][0]}:"
            yield Completion(insert, start, end, one.label[language], one.help[language])


def _values(wanted: SearchField, value: Value, cursor: int, language: str) -> Iterator[Completion]:
    typed = value.text[: max(0, cursor - value.start - value.quoted)]
    for one in _beginning(wanted, typed, language):
        yield Completion(one.words[language][0], value.start, value.end, one.label[language])
    if not value.text:
        for example in wanted.examples.get(language, ()):
            yield Completion(example, value.start, value.end, wanted.label[language], wanted.help[language])


def _named_values(
    catalogue: Catalogue, typed: str, start: int, end: int, language: str
) -> Iterator[Completion]:
    for wanted in catalogue.fields:
        for one in _beginning(wanted, typed, language):
            insert = f"{wanted.words[language][0]}:{one.words[language][0]}"
            yield Completion(insert, start, end, f"{wanted.label[language]} · {one.label[language]}")


def _beginning(wanted: SearchField, typed: str, language: str) -> Iterator[FieldValue]:
    """Yield the values of which a word, or a word of the label, begins so."""
    begins = folded_word(typed)
    for one in wanted.values:
        words = (*one.words[language], *one.label[language].split())
        if any(folded_word(word).startswith(begins) for word in words):
            yield one
