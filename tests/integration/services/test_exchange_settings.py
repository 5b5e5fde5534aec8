"""How the office stands towards its experts: its name, the limits of files, and what asks again who is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.accounts.parameters import load
from reviewer.committee.offline.keys import KeyEnd
from reviewer.committee.offline.refusals import PackageLimit
from reviewer.dossier.lifecycle import ActNotPermitted, Role
from reviewer.exchange.adapters import AgePackages
from reviewer.exchange.limits import limits
from reviewer.services.desk import ReauthenticationNeeded
from reviewer.services.packages.keys import LONGEST_NAME, OfficeNameRefused
from tests.support.model_copy import an_invited_copy
from tests.support.office import House
from tests.support.people import a_person

PASSWORD = "girouette mauve sous la bruine"


def test_every_limit_that_a_file_can_break_is_stated_with_its_source(house: House) -> None:
    stated = {one.limit: one.allowed for one in house.as_("claude").expert_keys.settings().limits}
    assert set(stated) == set(PackageLimit)
    assert all(one.source for one in stated.values())
    figures = limits()
    assert stated[PackageLimit.DOCUMENTS].value == figures.container.documents
    assert stated[PackageLimit.TOTAL_BYTES].value == figures.container.total_bytes
    assert stated[PackageLimit.RETURN].value == figures.file["return"]
    assert stated[PackageLimit.DEPTH].value == figures.json.depth


def test_an_office_is_named_after_the_programmes_issuer_until_an_administrator_names_it(
    house: House, mail: Path
) -> None:
    before = house.as_("claude").expert_keys.settings()
    assert before.named == ""
    assert before.office_name == house.office.desk.programme("iatiev").issuer
    house.as_("ada").expert_keys.name_office("  Comité   d’experts,  Montréal ")
    assert house.events()[-1] == "setting_changed"
    house.as_("claude").expert_keys.invite("eli", mail)
    (path,) = mail.glob("*.avisei")
    assert AgePackages().read_invitation(path).office_name == "Comité d’experts, Montréal"
    house.as_("ada").expert_keys.name_office("")
    assert house.as_("claude").expert_keys.settings().office_name == before.office_name


@pytest.mark.parametrize("name", ["x" * (LONGEST_NAME + 1), "Comité\u202egnirtS", "Comité\x00"])
def test_a_name_that_cannot_be_read_on_a_line_is_refused(house: House, name: str) -> None:
    with pytest.raises(OfficeNameRefused):
        house.as_("ada").expert_keys.name_office(name)
    assert house.office.expert_keys.settings().named == ""


def test_a_coordinator_does_not_name_the_office(house: House) -> None:
    with pytest.raises(ActNotPermitted):
        house.as_("claude").expert_keys.name_office("Le comité")


def _confirm(house: House) -> None:
    announced = _row(house).announced
    assert announced is not None
    house.office.expert_keys.confirm(announced.id, announced.keys.fingerprint)


def _revoke(house: House) -> None:
    confirmed = _row(house).confirmed
    assert confirmed is not None
    house.office.expert_keys.revoke(confirmed.id, KeyEnd.LOST, "Portable perdu.")


def _rotate(house: House) -> None:
    house.office.expert_keys.rotate_office()


def _row(house: House):  # type: ignore[no-untyped-def]  # what the desk returns
    return next(one for one in house.office.expert_keys.rows() if one.expert_id == "eli")


@pytest.mark.parametrize(
    ("act", "event"),
    [
        (_confirm, "expert_key_confirmed"),
        (_revoke, "expert_key_revoked"),
        (_rotate, "exchange_key_rotated"),
    ],
)
def test_keys_are_confirmed_revoked_and_changed_only_after_a_fresh_proof_of_who_is_there(
    house: House, mail: Path, act: Callable[[House], None], event: str
) -> None:
    an_invited_copy(house, mail, "eli")
    accounts = house.office.accounts
    accounts.start(a_person("ada", Role.ADMINISTRATOR), "ada", PASSWORD)
    if act is _revoke:
        _confirm(house)
    for _ in range(load().fresh_minutes * 60 + 1):
        house.clock.now()  # each look at a pinned clock is a second
    before = house.events()
    with pytest.raises(ReauthenticationNeeded):
        act(house)
    assert house.events() == before
    accounts.confirm(PASSWORD)
    act(house)
    assert event in house.events()[len(before) :]
