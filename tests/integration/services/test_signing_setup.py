"""The settings of signing are written whole or not at all; and which avis replaced which can be asked."""

from __future__ import annotations

import pytest

from reviewer.dossier.lifecycle import ActNotPermitted, AvisState
from reviewer.services.signature_settings import TIME_STAMP_ADDRESS, TOKEN_MODULE, TimeStampSecondsInvalid
from reviewer.services.signing_setup import OwnSigning, SigningSetup
from tests.support.office import House

SETUP = SigningSetup(
    address="https://heure.example/tsa",
    certificates="-----BEGIN CERTIFICATE-----",
    seconds="9",
    required=False,
    module="/usr/lib/jeton.so",
    revocations="-----BEGIN X509 CRL-----",
)


def test_what_is_set_is_read_back_and_the_journal_names_settings_without_values(house: House) -> None:
    house.as_("ada").signing_setup.put(SETUP)
    assert house.office.signing_setup.get() == SETUP
    told = [entry for entry in house.journal() if entry.event == "setting_changed"]
    assert {str(entry.details["setting"]) for entry in told} >= {TIME_STAMP_ADDRESS, TOKEN_MODULE}
    assert "heure.example" not in str([entry.details for entry in told])


def test_without_settings_nothing_is_time_stamped_and_everything_is_required(house: House) -> None:
    assert house.as_("ada").signing_setup.get() == SigningSetup()


def test_saving_the_same_again_changes_nothing(house: House) -> None:
    house.as_("ada").signing_setup.put(SETUP)
    before = house.journal()
    house.office.signing_setup.put(SETUP)
    assert house.journal() == before


def test_a_wrong_wait_is_refused_and_nothing_is_written(house: House) -> None:
    before = house.journal()
    wrong = SigningSetup(address="https://heure.example", seconds="longtemps", module="/usr/lib/jeton.so")
    with pytest.raises(TimeStampSecondsInvalid):
        house.as_("ada").signing_setup.put(wrong)
    assert house.office.signing_setup.get() == SigningSetup()
    assert house.journal() == before


def test_only_an_administrator_decides_and_only_a_signatory_has_a_token(house: House) -> None:
    with pytest.raises(ActNotPermitted):
        house.as_("sacha").signing_setup.put(SETUP)
    with pytest.raises(ActNotPermitted):
        house.as_("ada").signing_setup.remember_own_token("Avis")


def test_a_signatory_s_token_is_their_own(house: House) -> None:
    house.as_("ada").signing_setup.put(SETUP)
    house.as_("sacha").signing_setup.remember_own_token(" Avis ", "signature")
    own = house.office.signing_setup.own()
    assert own == OwnSigning(token="Avis", token_key="signature", tokens=True, time_stamped=True)
    assert house.as_("ada").signing_setup.own().token == ""


def test_a_replaced_avis_and_its_successor_are_one_chain_from_either_end(house: House) -> None:
    number = house.issued()
    assert [one.number for one in house.as_("claude").succession.of(number)] == [number]
    second = house.decided("TC-2025-0002", favourable=True)
    house.as_("kim").avis.draft(second, replaces=number, replacement_reason="Changement de poste.")
    house.as_("claude").avis.validate(second)
    newer = house.sign(second)
    for asked in (number, newer):
        chain = house.as_("claude").succession.of(asked)
        assert [(one.number, one.state) for one in chain] == [
            (number, AvisState.SUPERSEDED),
            (newer, AvisState.IN_FORCE),
        ]
