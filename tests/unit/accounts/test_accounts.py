"""Waiting after wrong passwords, proving again who one is, logins and one-time codes."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.accounts.account import Account, LoginInvalid, SignInTooSoon, checked_login, delay, is_fresh
from reviewer.accounts.parameters import load
from reviewer.accounts.recovery_code import as_sealed, new_code
from reviewer.dossier.lifecycle import Act

NOON = datetime(2025, 5, 20, 16, 0, tzinfo=UTC)
FIGURES = load()


def _account(failures: int = 0) -> Account:
    found = Account(person_id="p", login="maude", password="scellé", code="scellé aussi")
    for _ in range(failures):
        found = found.wrong(NOON)
    return found


def test_the_first_wrong_passwords_cost_no_wait() -> None:
    _account(FIGURES.free_failures).require_turn(NOON, FIGURES)


def test_the_next_one_waits_and_may_try_again_when_the_wait_is_over() -> None:
    account = _account(FIGURES.free_failures + 1)
    with pytest.raises(SignInTooSoon) as refused:
        account.require_turn(NOON, FIGURES)
    assert refused.value.seconds == FIGURES.first_seconds
    account.require_turn(NOON + timedelta(seconds=FIGURES.first_seconds), FIGURES)


@given(st.integers(0, 10_000))
def test_the_wait_grows_with_each_wrong_password_and_never_past_its_longest(failures: int) -> None:
    assert delay(failures, FIGURES) <= delay(failures + 1, FIGURES) <= FIGURES.longest_seconds


@given(st.integers(0, 400), st.timedeltas(min_value=timedelta(-400), max_value=timedelta(400)))
def test_nobody_ever_waits_longer_than_the_longest_wait_whatever_the_clock_says(
    failures: int, moved: timedelta
) -> None:
    try:
        _account(failures).require_turn(NOON + moved, FIGURES)
    except SignInTooSoon as refused:
        assert 0 < refused.seconds <= FIGURES.longest_seconds


def test_a_right_password_forgets_the_wrong_ones() -> None:
    assert delay(_account(30).right().failures, FIGURES) == 0


def test_a_proof_is_fresh_for_some_minutes_and_not_before_it_was_given() -> None:
    last = NOON + timedelta(minutes=FIGURES.fresh_minutes)
    assert is_fresh(NOON, NOON, FIGURES)
    assert is_fresh(NOON, last, FIGURES)
    assert not is_fresh(NOON, last + timedelta(seconds=1), FIGURES)
    assert not is_fresh(NOON, NOON - timedelta(seconds=1), FIGURES)
    assert not is_fresh(None, NOON, FIGURES)


def test_signing_revoking_and_giving_roles_ask_for_a_fresh_proof() -> None:
    assert FIGURES.fresh_acts >= {Act.SIGN_AVIS, Act.REVOKE_AVIS, Act.MANAGE_PEOPLE}


@pytest.mark.parametrize("text", ["", "a", "é.tremblay", "deux mots", "-tiret", "x" * 65])
def test_a_login_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(LoginInvalid):
        checked_login(text)


def test_a_login_is_the_same_in_capitals_and_between_spaces() -> None:
    assert checked_login(" M.Gagnon ") == "m.gagnon"


def test_a_code_has_enough_letters_that_nobody_guesses_it() -> None:
    code = new_code(secrets.choice, FIGURES)
    assert len(as_sealed(code)) == FIGURES.code_characters
    assert len(FIGURES.code_alphabet) ** FIGURES.code_characters > 2**128


@given(st.randoms(use_true_random=False))
def test_a_code_typed_in_small_letters_with_confused_signs_is_the_same(random: object) -> None:
    code = new_code(random.choice, FIGURES)  # type: ignore[attr-defined]  # hypothesis gives a Random
    typed = code.lower().replace("0", "o").replace("1", "l").replace("-", " ")
    assert as_sealed(typed) == as_sealed(code)


def test_secrets_do_not_show_in_a_representation() -> None:
    shown = repr(replace(_account(), login="maude"))
    assert "maude" in shown
    assert "scellé" not in shown


def test_a_new_password_forgets_the_wrong_ones_and_a_code_is_spent_by_taking_it_away() -> None:
    account = _account(3).with_password("scellé autrement", NOON)
    assert (account.password, account.password_set_at, account.failures) == ("scellé autrement", NOON, 0)
    assert account.with_code("autre code").code == "autre code"
    assert account.with_code(None).code is None
