"""How typed letters find a command: folded, word by word, the beginning of a word before its inside."""

from __future__ import annotations

import re

from reviewer.dossier.folding import fold

_START, _INSIDE, _SCATTERED = 3, 2, 1
LEAST_SCATTERED = 3
"""Fewer letters than this, scattered over a title, would find everything."""


def closeness(typed: str, title: str) -> int:
    """Return how well a title fits what was typed; 0 where some typed word is nowhere in it."""
    words = re.findall(r"[^\W_]+", fold(title))
    total = 0
    for part in fold(typed).split():
        found = max((_fit(part, word) for word in words), default=0)
        if not found and len(part) >= LEAST_SCATTERED and _scattered(part, "".join(words)):
            found = _SCATTERED
        if not found:
            return 0
        total += found
    return total


def _fit(part: str, word: str) -> int:
    if word.startswith(part):
        return _START
    return _INSIDE if part in word else 0


def _scattered(part: str, letters: str) -> bool:
    """Tell whether the letters stand in this order, each somewhere after the one before."""
    rest = iter(letters)
    return all(letter in rest for letter in part)
