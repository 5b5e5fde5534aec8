"""What a password must be: long, and not what everybody tries first. No character classes, no forced change.

Source: ``resources/security/accounts.toml``; NIST SP 800-63B, which asks for length and for a list of refused words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Set
from itertools import pairwise
from typing import Final

from reviewer.accounts.parameters import AccountParameters
from reviewer.errors import RuleViolation

_LOOKS_LIKE: Final = str.maketrans("0134578@$!€", "oieastbasie")
_SHORTEST_WORD: Final = 3
_FEWEST_CHARACTERS: Final = 5
"""Fewer different characters than this are a tune on one finger, however long."""
_FEWEST_LEFT: Final = 8
"""So many characters must be left when the common words are taken away at both ends."""


class PasswordTooShort(RuleViolation):
    """The password has fewer characters than the house asks for."""

    def __init__(self, shortest: int) -> None:
        super().__init__(shortest)
        self.shortest = shortest


class PasswordTooLong(RuleViolation):
    """The password is longer than anybody types: sealing it would only hold the machine up."""

    def __init__(self, longest: int) -> None:
        super().__init__(longest)
        self.longest = longest


class PasswordTooCommon(RuleViolation):
    """The password is one of the first that anybody would try, or is made of nothing else."""


class PasswordTellsWho(RuleViolation):
    """The password is made of the person's own name or login."""


def normalised(password: str) -> str:
    """Return the password as it is sealed: the same for all keyboards (NFKC)."""
    return unicodedata.normalize("NFKC", password)


def folded(text: str) -> str:
    """Return a text as guessers see it: without case, accents, spaces, signs, or digits that stand for letters."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in plain.translate(_LOOKS_LIKE) if one.isalnum())


def require_acceptable(
    password: str, *, own_words: Set[str], common: Set[str], parameters: AccountParameters
) -> None:
    """Raise what is wrong with a new password.

    ``own_words``: the login and the names of the person. ``common``: what everybody tries first, folded.
    """
    whole = normalised(password)
    if len(whole) < parameters.shortest:
        raise PasswordTooShort(parameters.shortest)
    if len(whole) > parameters.longest:
        raise PasswordTooLong(parameters.longest)
    if len(set(whole)) < _FEWEST_CHARACTERS or _is_a_run(whole):
        raise PasswordTooCommon
    mine = {word for one in own_words for word in (folded(part) for part in one.split()) if word}
    seen = folded(whole)
    digits = "".join(one for one in whole.casefold() if one.isalnum())
    words = {folded(one) for one in common} | set(common)
    if any(_made_of(text, words) for text in (seen, digits)):
        raise PasswordTooCommon
    if any(_made_of(text, words | mine) for text in (seen, digits)):
        raise PasswordTellsWho


def _is_a_run(text: str) -> bool:
    """Tell whether each character follows the one before (or precedes it) in the alphabet or among the digits."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps in ({1}, {-1}, {0})


def _made_of(text: str, words: Set[str]) -> bool:
    """Tell whether a text is nothing but these words put together, with a few other characters between them."""
    longest = max((len(word) for word in words), default=0)
    fewest = [0] * (len(text) + 1)
    for end in range(1, len(text) + 1):
        fewest[end] = fewest[end - 1] + 1
        for length in range(_SHORTEST_WORD, min(longest, end) + 1):
            if text[end - length : end] in words:
                fewest[end] = min(fewest[end], fewest[end - length])
    return fewest[len(text)] < _FEWEST_LEFT and fewest[len(text)] < len(text)
