"""No way past the table of acts: every door of the office is known, and each act asks who one is at that moment.

``test_permissions`` walks every use case with every role in every state; this holds that there is nothing else to walk.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace

import pytest

from db.store import OpenedStore
from reviewer.dossier.lifecycle import Act, ActNotPermitted, DossierState, Role
from reviewer.dossier.people import Actor
from reviewer.services.correspondence import EVERYTHING
from reviewer.services.desk import NOBODY
from tests.support.office import House, a_house
from tests.support.source import python_files, shown, tree
from tests.support.use_cases import INSIDE_ANOTHER, USE_CASES, families

# What nobody needs a role for, and why.
OPEN_TO_EVERYBODY = {
    "people.choices": "asked before anybody acts; empty where one signs in",
    "people.start": "the first administrator of an empty database, once",
    "accounts.needed": "asked before anybody acts",
    "accounts.start": "the first account of a house, once",
    "accounts.sign_in": "proves who one is",
    "accounts.redeem": "proves who one is, by the one-time code",
    "accounts.confirm": "proves again who one is",
    "accounts.change_password": "one's own password, which is asked for",
    "accounts.renew_code": "one's own code; the password is asked for",
    "accounts.sign_out": "ends one's own session",
    "backups.due": "yes or no, asked by the machine's schedule before anybody acts",
    "choices.needed": "yes or no, asked before anybody acts",
    "backups.crashed_before": "yes or no, asked at start before anybody acts",
    "lists.close": "lets go of a list of one's own",
    "lists.close_all": "lets go of the lists of this window, whoever sits down next",
    "correspondence.has_wording": "says what the programme's data holds",
    "experts.domains": "words of the house",
    "experts.languages": "words of the house",
    "programmes.all": "the programme's published rules",
    "verifications.verify": "anybody may verify an avis",
    "verifications.verify_code": "anybody may verify an avis",
    "office_keys.public": "public keys",
    "office_keys.files": "public keys",
}


@pytest.fixture
def house(sqlite_store: OpenedStore) -> House:
    return a_house(sqlite_store)


def _take_roles(house: House, key: str, *roles: Role, active: bool = True) -> None:
    ada = house.opened.store
    with ada.read() as work:
        person = work.people.get(key)
    before = house.office.session.current()
    house.as_("ada").people.save(replace(person, roles=frozenset(roles), active=active))
    house.office.session.become(before)


def test_every_use_case_names_its_act_or_says_why_everybody_may() -> None:
    assert {case.name for case in USE_CASES if case.act is None} == set(OPEN_TO_EVERYBODY)


def test_the_families_have_no_door_but_their_methods() -> None:
    """No inherited, static, class or property door that the sweep would not see."""
    for name, kind in families().items():
        assert kind.__bases__ == (object,), name
        others = {
            one
            for one, value in vars(kind).items()
            if not one.startswith("_")
            and isinstance(value, staticmethod | classmethod | property)
            and one not in kind.__annotations__
        }
        assert not others, (name, others)


def test_what_is_public_for_another_family_is_still_there_and_still_asked_of_nobody_else() -> None:
    known = {f"{family}.{method}" for family, kind in families().items() for method in vars(kind)}
    assert known >= INSIDE_ANOTHER
    for path in (*python_files("ui"), *python_files("reviewer/cli")):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                called = ".".join(ast.unparse(node.func).split(".")[-2:])
                assert called not in INSIDE_ANOTHER, f"{shown(path)}:{node.lineno}"


def test_no_screen_takes_the_store_from_the_desk() -> None:
    """A transaction in a screen would be a use case that nobody permits."""
    for path in python_files("ui"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and node.attr == "store":
                assert not ast.unparse(node.value).endswith("desk"), f"{shown(path)}:{node.lineno}"


@pytest.mark.parametrize("key", ["eli", "sacha", "kim", "ada", "aude"])
def test_a_letter_is_not_put_into_a_transaction_by_who_writes_none(house: House, key: str) -> None:
    dossier_id = house.admissible()
    actor = house.as_(key).session.current()
    with house.opened.store.begin() as work:
        dossier, record = work.dossiers.get(dossier_id), work.prechecks.of(dossier_id)[-1]
        with pytest.raises(ActNotPermitted):
            house.office.correspondence.put(work, dossier, record, actor, EVERYTHING)


@pytest.mark.parametrize(
    "ask",
    [
        lambda house: house.office.people.all(),
        lambda house: house.office.settings.get("trust.certificates"),
        lambda house: house.office.mail_settings.account(),
        lambda house: house.office.signing_setup.get(),
    ],
)
def test_who_works_here_and_what_is_set_is_told_to_nobody_in_particular(
    house: House, ask: Callable[[House], object]
) -> None:
    house.office.session.become(NOBODY)
    with pytest.raises(ActNotPermitted):
        ask(house)


def test_a_role_that_was_taken_away_stops_working_at_the_next_act(house: House) -> None:
    dossier_id = house.received()
    office = house.as_("kim")
    _take_roles(house, "kim", Role.AUDITOR)
    assert office.session.current().roles == {Role.CLERK}
    with pytest.raises(ActNotPermitted):
        office.triage.withdraw(dossier_id, "Demandé le 19 mai.")
    assert house.state(dossier_id) is DossierState.RECEIVED
    assert office.session.current().roles == {Role.AUDITOR}
    office.readings.of_dossier(dossier_id)


def test_somebody_who_left_in_the_middle_of_their_session_reads_nothing_more(house: House) -> None:
    dossier_id = house.received()
    office = house.as_("cora")
    assert office.dossiers.view(dossier_id).dossier.id == dossier_id
    _take_roles(house, "cora", Role.COORDINATOR, active=False)
    with pytest.raises(ActNotPermitted):
        office.dossiers.view(dossier_id)


def test_a_role_that_was_given_works_at_the_next_act(house: House) -> None:
    dossier_id = house.received()
    office = house.as_("kim")
    with pytest.raises(ActNotPermitted):
        office.readings.of_dossier(dossier_id)
    _take_roles(house, "kim", Role.CLERK, Role.AUDITOR)
    office.readings.of_dossier(dossier_id)


def test_an_old_reading_of_a_person_does_not_put_them_back_on_the_chair(house: House) -> None:
    kim = house.as_("kim").session.current()
    house.as_("aude")
    house.office.session.correct(Actor(kim.id, kim.name, frozenset(Role)))
    assert house.office.session.current().id == "aude"
    with pytest.raises(ActNotPermitted):
        house.office.desk.require(Act.TAKE_IN)


def test_a_view_shows_what_the_roles_of_now_may_see(house: House) -> None:
    """A coordinator who is only an expert from now on sees no file as the staff do."""
    dossier_id = house.in_review()
    office = house.as_("cora")
    _take_roles(house, "cora", Role.EXPERT)
    with pytest.raises(ActNotPermitted):
        office.dossiers.view(dossier_id)
