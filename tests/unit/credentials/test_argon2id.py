"""How passwords are sealed."""

from __future__ import annotations

from dataclasses import replace

from reviewer.accounts.parameters import load
from reviewer.credentials.argon2id import Argon2Credentials

FIGURES = load()
MINE = "huit pontons vides en aval"
ANOTHER = "girouette mauve sous la bruine"


def test_argon2id_opens_what_it_sealed_and_tells_what_was_sealed_with_less() -> None:
    weak = Argon2Credentials(replace(FIGURES, memory_kib=8192, passes=1, lanes=1))
    strong = Argon2Credentials(replace(FIGURES, memory_kib=16384, passes=1, lanes=1))
    sealed = weak.seal(MINE)
    assert sealed.startswith("$argon2id$")
    assert MINE not in sealed
    assert sealed != weak.seal(MINE)
    assert strong.opens(sealed, MINE)
    assert not strong.opens(sealed, ANOTHER)
    assert not strong.opens(None, MINE)
    assert not strong.opens("rien qui vaille", MINE)
    assert strong.outdated(sealed)
    assert not weak.outdated(sealed)
    assert len(weak.new_code().replace("-", "")) == FIGURES.code_characters
