"""The one-time code that is printed and kept in a safe: letters and digits that no eye confuses, in groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from reviewer.accounts.parameters import AccountParameters

# Crockford's reading of what a hand confuses.
_CONFUSED: Final = str.maketrans("OIL", "011")


def new_code(choose: Callable[[Sequence[str]], str], parameters: AccountParameters) -> str:
    """Return a new code. ``choose``: picks one of a sequence, unguessably (``secrets.choice``)."""
    letters = "".join(choose(parameters.code_alphabet) for _ in range(parameters.code_characters))
    size = parameters.code_group
    return "-".join(letters[start : start + size] for start in range(0, len(letters), size))


def as_sealed(typed: str) -> str:
    """Return a code as it is sealed, however it was typed: without groups, in capitals, 0 for O, 1 for I and L."""
    return "".join(one for one in typed.upper().translate(_CONFUSED) if one.isalnum())
