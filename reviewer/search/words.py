"""Words as they are searched: folded, without punctuation, in their order. The same for every engine."""

from __future__ import annotations

import re

from reviewer.dossier.folding import fold

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text: letters and digits, whatever stands between them."""
    return tuple(_WORD.findall(fold(text)))


def searchable(text: str) -> str:
    """Return a text's words with a space before each: what a search looks in, and what names are sorted by."""
    return "".join(f" {word}" for word in words_of(text))


def found_in(phrase: tuple[str, ...], searched: str) -> bool:
    """Tell whether words follow each other in a ``searchable`` text; of the last one, the beginning is enough."""
    return f" {' '.join(phrase)}" in searched
