"""What a new password must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.accounts.parameters import common_passwords, load
from reviewer.accounts.password import (
    PasswordTellsWho,
    PasswordTooCommon,
    PasswordTooLong,
    PasswordTooShort,
    folded,
    normalised,
    require_acceptable,
)

FIGURES = load()
COMMON = common_passwords()
MINE = frozenset({"mgagnon", "Maude Gagnon-Lapointe"})


def _take(password: str) -> None:
    require_acceptable(password, own_words=MINE, common=COMMON, parameters=FIGURES)


@pytest.mark.parametrize(
    "password",
    [
        "girouette mauve sous la bruine",
        "xk2 vent debout 88 pontons",
        "La tuque à pompon d’Hector",
        "ÆØß-kantele-39-ørret",
        "correct horse battery staple",
    ],
)
def test_a_long_phrase_of_ones_own_is_taken_as_it_is(password: str) -> None:
    _take(password)


def test_nothing_but_length_is_asked_of_the_characters() -> None:
    _take("girouettebruinekantele")


def test_a_password_of_the_least_length_is_taken_and_one_shorter_is_not() -> None:
    password = "zq7wvk3xjp9mtrbn"[: FIGURES.shortest]
    _take(password)
    with pytest.raises(PasswordTooShort) as refused:
        _take(password[:-1])
    assert refused.value.shortest == FIGURES.shortest


def test_a_password_longer_than_anybody_types_is_refused_before_it_is_sealed() -> None:
    with pytest.raises(PasswordTooLong):
        _take("kantele bruine " * 40)


@pytest.mark.parametrize(
    "password",
    [
        "password123456",
        "Motdepasse2025!",
        "MotDePasse MotDePasse",
        "P@ssw0rd P@ssw0rd",
        "azertyuiop123456",
        "Québec-Montréal-2025",
        "iloveyou-iloveyou",
        "11111111111111111",
        "ababababababababab",
        "abcdefghijklmnopqrst",
        "zyxwvutsrqponmlkjih",
        "Bienvenue Bienvenue 1",
        "1234567890123456",
    ],
)
def test_what_everybody_tries_first_is_refused_however_it_is_dressed(password: str) -> None:
    with pytest.raises(PasswordTooCommon):
        _take(password)


@pytest.mark.parametrize("password", ["MaudeGagnonLapointe", "mgagnon-mgagnon-1", "Gagnon.Lapointe.2025"])
def test_a_password_made_of_the_persons_own_name_is_refused(password: str) -> None:
    with pytest.raises(PasswordTellsWho):
        _take(password)


def test_an_accent_typed_in_two_ways_is_the_same_password() -> None:
    assert normalised("e\u0301te\u0301") == normalised("\u00e9t\u00e9")


def test_every_line_of_the_list_is_folded_enough_to_be_found() -> None:
    assert len(COMMON) > 700
    assert all(word == word.casefold() and " " not in word for word in COMMON)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.sampled_from(sorted(COMMON)), st.integers(2, 6))
def test_a_common_word_repeated_stays_common(word: str, times: int) -> None:
    password = word.title() * times
    with pytest.raises((PasswordTooCommon, PasswordTooShort)):
        _take(password)
