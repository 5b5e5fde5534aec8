"""The level of an occupation, read in its code."""

from __future__ import annotations

import pytest

from reviewer.dossier.request import NocVersion
from reviewer.programme.classification import edition_of, edition_of_level, level_of_code

V2016, V2021 = NocVersion.V2016, NocVersion.V2021


@pytest.mark.parametrize(
    ("code", "level"),
    [("0213", "0"), ("2173", "A"), ("1011", "A"), ("2281", "B"), ("1311", "B"), ("6421", "C"), ("7511", "C"),
     ("6611", "D"), ("8711", "D")],
)  # fmt: skip
def test_the_2016_level_is_0_for_management_else_in_the_second_digit(code: str, level: str) -> None:
    assert level_of_code(code, V2016) == (V2016, level)
    assert level_of_code(code, None) == (V2016, level)


@pytest.mark.parametrize("digit", ["0", "1", "2", "3", "4", "5"])
def test_the_2021_category_is_the_second_digit(digit: str) -> None:
    assert level_of_code(f"2{digit}211", V2021) == (V2021, digit)


@pytest.mark.parametrize(
    ("code", "version"), [("2911", V2016), ("29211", V2021), ("217", None), ("21A11", V2021), ("2173", V2021)]
)
def test_a_code_that_does_not_tell_its_level_has_none(code: str, version: NocVersion | None) -> None:
    assert level_of_code(code, version) is None


def test_the_length_of_a_code_tells_its_edition() -> None:
    assert (edition_of("2173", None), edition_of("21211", None), edition_of("1", None)) == (
        V2016,
        V2021,
        None,
    )
    assert edition_of("2173", V2021) is V2021


def test_a_level_tells_its_edition_unless_both_have_it() -> None:
    assert edition_of_level("A", None) == (V2016,)
    assert edition_of_level("3", None) == (V2021,)
    assert edition_of_level("0", None) == (V2016, V2021)
    assert edition_of_level("0", V2016) == (V2016,)
    assert edition_of_level("Z", None) == ()
