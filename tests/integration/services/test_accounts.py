"""Signing in, one's own password, one-time codes, two administrators: on both engines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.store import OpenedStore
from reviewer.accounts.account import LoginInvalid, SignInTooSoon
from reviewer.accounts.parameters import load
from reviewer.accounts.password import PasswordTooCommon, PasswordTooShort
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act, ActNotPermitted, DossierState, Role
from reviewer.dossier.people import Actor
from reviewer.errors import AviseError
from reviewer.services.accounts import (
    AccountExists,
    AccountsStarted,
    LoginTaken,
    OneTimeCode,
    SecondAdministratorNeeded,
    SignInRefused,
)
from reviewer.services.desk import NOBODY, ReauthenticationNeeded, SignInNeeded
from reviewer.services.people import LastAccountOfAdministration
from tests.support.fakes import PlainCredentials, PlainKey
from tests.support.office import House, a_house
from tests.support.people import NAMES, a_person
from tests.support.requests import a_request

PASSWORDS = {
    "ada": "girouette mauve sous la bruine",
    "alma": "kantele de bouleau sans cordes",
    "kim": "huit pontons vides en aval",
    "sacha": "brume au bout du quai neuf",
}
FIGURES = load()


@pytest.fixture
def house(store: OpenedStore) -> House:
    """A house where one signs in: Ada and Alma administer it, Kim and Sacha have chosen their passwords."""
    house = a_house(store)
    house.office.accounts.start(a_person("ada"), "ada", PASSWORDS["ada"])
    house.office.people.save(a_person("alma", Role.ADMINISTRATOR, name="Alma Administration"))
    for key in ("alma", "kim", "sacha"):
        code = house.office.accounts.open(key, key)
        house.office.accounts.redeem(key, code.code, PASSWORDS[key])
    house.office.accounts.sign_out()
    return house


def _sign_in(house: House, key: str) -> None:
    house.office.accounts.sign_in(key, PASSWORDS[key])


def _later(house: House, seconds: int) -> None:
    """Let time pass: each look at a pinned clock is a second."""
    for _ in range(seconds):
        house.clock.now()


def _stale(house: House) -> None:
    _later(house, FIGURES.fresh_minutes * 60 + 1)


def _wrong(house: House, times: int, login: str = "kim") -> None:
    for _ in range(times):
        with pytest.raises(SignInRefused):
            house.office.accounts.sign_in(login, "ce n’est pas cela du tout")


# --- the first account -----------------------------------------------------------------------------------------


def test_the_first_account_is_an_administrators_who_is_signed_in_and_gets_a_code(store: OpenedStore) -> None:
    house = a_house(store, staffed=False)
    assert not house.office.accounts.needed()
    found = house.office.accounts.start(a_person("x", name="Maude Gagnon"), "Maude.G", PASSWORDS["ada"])
    assert (found.name, found.login) == ("Maude Gagnon", "maude.g")
    assert found.code
    assert house.office.accounts.needed()
    assert Role.ADMINISTRATOR in house.office.session.current().roles
    assert house.office.people.all()
    assert house.events()[-1] == "first_account"


def test_the_first_account_is_opened_once(house: House) -> None:
    house.office.session.become(NOBODY)
    with pytest.raises(AccountsStarted):
        house.office.accounts.start(a_person("neo", name="Neo"), "neo", PASSWORDS["ada"])


@pytest.mark.parametrize(
    ("login", "password", "error"),
    [
        ("é", PASSWORDS["ada"], LoginInvalid),
        ("neo", "court", PasswordTooShort),
        ("neo", "motdepasse2025!", PasswordTooCommon),
    ],
)
def test_a_first_account_with_a_weak_password_leaves_nothing_behind(
    store: OpenedStore, login: str, password: str, error: type[AviseError]
) -> None:
    house = a_house(store, staffed=False)
    with pytest.raises(error):
        house.office.accounts.start(a_person("neo", name="Neo"), login, password)
    assert not house.office.people.choices()
    assert not house.office.accounts.needed()
    assert house.office.session.current() == NOBODY


def test_the_database_itself_deletes_no_account(house: House) -> None:
    with pytest.raises((DBAPIError, AviseError)), house.opened.engine.begin() as connection:
        connection.execute(text("DELETE FROM account"))


def test_who_was_there_before_accounts_keeps_their_record(store: OpenedStore) -> None:
    house = a_house(store)
    house.office.accounts.start(a_person("autre", name="ada administration"), "ada", PASSWORDS["ada"])
    assert house.office.session.current().id == "ada"


# --- signing in ------------------------------------------------------------------------------------------------


def test_where_there_are_accounts_nobody_becomes_somebody_by_saying_so(house: House) -> None:
    with pytest.raises(SignInNeeded):
        house.office.become("ada")
    assert house.office.people.choices() == ()


@pytest.mark.parametrize(
    "actor", [Actor("ada", "Ada", frozenset(Role)), Actor("login:x", "x", frozenset(Role))]
)
def test_a_session_that_proved_nothing_does_nothing(house: House, actor: Actor) -> None:
    house.office.session.become(actor)
    with pytest.raises(SignInNeeded):
        house.office.people.all()
    with pytest.raises(SignInNeeded):
        house.office.settings.put("programme.default", "iatiev")


def test_the_right_password_lets_its_person_act(house: House) -> None:
    assert house.office.accounts.sign_in(" KIM ", PASSWORDS["kim"]).id == "kim"
    house.office.intake.take_in(house.reader.put("mai.json", a_request()), "iatiev")
    assert house.events()[-2:] == ["signed_in", "request_taken_in"]


def test_a_login_that_is_nobodys_is_refused_in_the_same_words_and_leaves_no_line(house: House) -> None:
    before = len(house.journal())
    with pytest.raises(SignInRefused):
        house.office.accounts.sign_in("personne", PASSWORDS["kim"])
    assert len(house.journal()) == before


def test_wrong_passwords_are_counted_and_make_one_wait_longer_each_time(house: House) -> None:
    _wrong(house, FIGURES.free_failures + 1)
    with pytest.raises(SignInTooSoon):
        _sign_in(house, "kim")
    _later(house, FIGURES.first_seconds)
    _wrong(house, 1)
    with pytest.raises(SignInTooSoon) as refused:
        _sign_in(house, "kim")
    assert refused.value.seconds > FIGURES.first_seconds - 1
    assert house.events().count("sign_in_failed") == FIGURES.free_failures + 2


def test_the_count_of_wrong_passwords_outlives_the_program(house: House) -> None:
    _wrong(house, FIGURES.free_failures + 1)
    again = a_house(house.opened, staffed=False)
    again.clock.move_to(house.clock.today())
    with pytest.raises(SignInTooSoon):
        _sign_in(again, "kim")


def test_nobody_is_shut_out_for_ever(house: House) -> None:
    with house.opened.store.begin() as work:
        account = work.accounts.find("kim")
        assert account is not None
        work.accounts.save(replace(account, failures=10_000, failed_at=house.clock.now()))
        work.commit(NOBODY, house.clock.now(), Event(name="sign_in_failed"))
    with pytest.raises(SignInTooSoon):
        _sign_in(house, "kim")
    _later(house, FIGURES.longest_seconds)
    _sign_in(house, "kim")
    _wrong(house, FIGURES.free_failures)
    _sign_in(house, "kim")


def test_wrong_passwords_of_one_account_make_nobody_else_wait(house: House) -> None:
    _wrong(house, 8 if FIGURES.free_failures >= 8 else FIGURES.free_failures + 1)
    _sign_in(house, "sacha")


def test_who_has_left_signs_in_no_more_and_keeps_their_account(house: House) -> None:
    _sign_in(house, "ada")
    house.office.people.save(a_person("kim", active=False, version=1))
    with pytest.raises(SignInRefused):
        _sign_in(house, "kim")
    _sign_in(house, "ada")
    assert "kim" in {row.login for row in house.office.accounts.rows()}


def test_a_password_sealed_with_less_is_sealed_anew_at_the_next_sign_in(house: House) -> None:
    stronger = a_house(house.opened, credentials=PlainCredentials(strength=2), staffed=False)
    _sign_in(stronger, "kim")
    with house.opened.store.read() as work:
        account = work.accounts.find("kim")
    assert account is not None
    assert account.password == f"2:{PASSWORDS['kim']}"


def test_signing_out_ends_the_session_and_is_in_the_journal(house: House) -> None:
    _sign_in(house, "kim")
    house.office.accounts.sign_out()
    assert house.events()[-1] == "signed_out"
    with pytest.raises(ActNotPermitted):
        house.office.people.all()


# --- proving again ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "act"),
    [
        ("ada", lambda house: house.office.people.save(a_person("kim", email="k@e.ca", version=1))),
        ("ada", lambda house: house.office.accounts.open("cora", "cora")),
        ("ada", lambda house: house.office.accounts.recover("kim", "alma", PASSWORDS["alma"])),
        ("sacha", lambda house: house.office.desk.require(Act.SIGN_AVIS)),
        ("sacha", lambda house: house.office.desk.require(Act.REVOKE_AVIS)),
        ("ada", lambda house: house.office.proof.export(lambda _name, _pieces: None)),
        ("ada", lambda house: house.office.desk.require(Act.RESTORE_DATABASE)),
    ],
)
def test_what_cannot_be_taken_back_or_leaves_in_bulk_asks_again_who_one_is(
    house: House, key: str, act: Callable[[House], object]
) -> None:
    _sign_in(house, key)
    _stale(house)
    with pytest.raises(ReauthenticationNeeded):
        act(house)
    house.office.accounts.confirm(PASSWORDS[key])
    act(house)


def test_other_acts_go_on_without_a_question(house: House) -> None:
    _sign_in(house, "kim")
    _stale(house)
    dossier_id = house.reader.put("demande.json")
    assert house.office.intake.take_in(dossier_id, "iatiev") is not None


def test_a_wrong_confirmation_is_counted_and_leaves_the_proof_as_old_as_it_was(house: House) -> None:
    _sign_in(house, "sacha")
    _stale(house)
    with pytest.raises(SignInRefused):
        house.office.accounts.confirm("ce n’est pas cela du tout")
    with pytest.raises(ReauthenticationNeeded):
        house.office.desk.require(Act.SIGN_AVIS)
    assert house.events()[-1] == "sign_in_failed"


def test_an_avis_is_not_signed_by_whoever_finds_the_window_open(store: OpenedStore) -> None:
    """The whole way to the signature, then accounts: the services ask, not the screen."""
    house = a_house(store)
    dossier_id = house.validated()
    house.office.accounts.start(a_person("ada"), "ada", PASSWORDS["ada"])
    code = house.office.accounts.open("sacha", "sacha").code
    house.office.accounts.redeem("sacha", code, PASSWORDS["sacha"])
    _sign_in(house, "sacha")
    _stale(house)
    with pytest.raises(ReauthenticationNeeded):
        house.office.signatures.sign(dossier_id, PlainKey(NAMES["sacha"]))
    assert house.state(dossier_id) is DossierState.VALIDATED
    house.office.accounts.confirm(PASSWORDS["sacha"])
    house.office.signatures.sign(dossier_id, PlainKey(NAMES["sacha"]))
    assert house.state(dossier_id) is DossierState.ISSUED


# --- passwords and codes ---------------------------------------------------------------------------------------


def test_one_changes_ones_own_password_with_the_old_one(house: House) -> None:
    _sign_in(house, "kim")
    with pytest.raises(SignInRefused):
        house.office.accounts.change_password("ce n’est pas cela du tout", "neuf canots sur le toit gris")
    house.office.accounts.change_password(PASSWORDS["kim"], "neuf canots sur le toit gris")
    with pytest.raises(SignInRefused):
        _sign_in(house, "kim")
    assert house.office.accounts.sign_in("kim", "neuf canots sur le toit gris").id == "kim"


def test_a_new_account_opens_by_its_code_alone_and_only_once(house: House) -> None:
    _sign_in(house, "ada")
    code = house.office.accounts.open("cora", "cora")
    with pytest.raises(SignInRefused):
        house.office.accounts.sign_in("cora", code.code)
    fresh = house.office.accounts.redeem("cora", code.code, "onze lampions sur la digue")
    assert fresh.code != code.code
    with pytest.raises(SignInRefused):
        house.office.accounts.redeem("cora", code.code, "douze lampions sur la digue")
    assert house.office.accounts.sign_in("cora", "onze lampions sur la digue").id == "cora"


def test_a_lost_password_is_chosen_anew_by_the_printed_code(house: House) -> None:
    _sign_in(house, "kim")
    printed = house.office.accounts.renew_code(PASSWORDS["kim"])
    house.office.accounts.sign_out()
    _wrong(house, FIGURES.free_failures + 1)
    with pytest.raises(SignInTooSoon):
        house.office.accounts.redeem("kim", printed.code, "neuf canots sur le toit gris")
    _later(house, FIGURES.first_seconds)
    house.office.accounts.redeem("kim", printed.code, "neuf canots sur le toit gris")
    assert house.office.accounts.sign_in("kim", "neuf canots sur le toit gris").id == "kim"


def test_a_password_too_weak_does_not_spend_the_code(house: House) -> None:
    _sign_in(house, "kim")
    printed = house.office.accounts.renew_code(PASSWORDS["kim"])
    with pytest.raises(PasswordTooShort):
        house.office.accounts.redeem("kim", printed.code, "court")
    fresh = house.office.accounts.redeem("kim", printed.code, "neuf canots sur le toit gris")
    assert fresh.login == "kim"


def test_two_administrators_hand_out_a_code_and_the_journal_names_both(house: House) -> None:
    _sign_in(house, "ada")
    code = house.office.accounts.recover("kim", "alma", PASSWORDS["alma"])
    entry = house.journal()[-1]
    assert (entry.event, entry.actor_id) == ("recovery_granted", "ada")
    assert entry.details == {"person": "kim", "with": "alma"}
    house.office.accounts.redeem("kim", code.code, "neuf canots sur le toit gris")
    assert house.office.session.current().id == "ada"


@pytest.mark.parametrize(
    ("person", "second"), [("kim", "ada"), ("kim", "sacha"), ("ada", "alma"), ("alma", "alma")]
)
def test_one_administrator_alone_recovers_nobody(house: House, person: str, second: str) -> None:
    _sign_in(house, "ada")
    with pytest.raises(SecondAdministratorNeeded):
        house.office.accounts.recover(person, second, PASSWORDS[second])
    assert "recovery_granted" not in house.events()


def test_the_second_administrator_proves_who_they_are(house: House) -> None:
    _sign_in(house, "ada")
    with pytest.raises(SignInRefused):
        house.office.accounts.recover("kim", "alma", "ce n’est pas cela du tout")
    assert house.events()[-1] == "sign_in_failed"


def test_nobody_but_an_administrator_opens_an_account(house: House) -> None:
    _sign_in(house, "kim")
    with pytest.raises(ActNotPermitted):
        house.office.accounts.open("cora", "cora")


def test_an_account_is_opened_once_and_a_login_is_one_persons(house: House) -> None:
    _sign_in(house, "ada")
    with pytest.raises(AccountExists):
        house.office.accounts.open("kim", "autre")
    with pytest.raises(LoginTaken):
        house.office.accounts.open("cora", "Kim")


def test_the_last_administrator_who_can_sign_in_keeps_the_role(house: House) -> None:
    _sign_in(house, "ada")
    house.office.people.save(a_person("alma", Role.AUDITOR, name="Alma Administration", version=1))
    house.office.people.save(a_person("cora", Role.ADMINISTRATOR, version=1))
    with pytest.raises(LastAccountOfAdministration):
        house.office.people.save(
            a_person("ada", Role.AUDITOR, active=False, version=house_version(house, "ada"))
        )


def house_version(house: House, key: str) -> int:
    with house.opened.store.read() as work:
        return work.people.get(key).version


# --- secrets ---------------------------------------------------------------------------------------------------


def test_no_secret_is_in_the_journal_or_in_a_representation(house: House) -> None:
    _sign_in(house, "ada")
    code = house.office.accounts.recover("kim", "alma", PASSWORDS["alma"])
    _wrong(house, 1)
    told = repr([*house.journal(), code, house.office.session, house.office.accounts.session.current()])
    for secret in (*PASSWORDS.values(), "ce n’est pas cela", code.code):
        assert secret not in told
    assert isinstance(code, OneTimeCode)
