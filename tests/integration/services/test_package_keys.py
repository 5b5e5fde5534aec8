"""Keys of experts: invited, enrolled, confirmed by voice, replaced, revoked; and the office's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reviewer.committee.offline.keys import KeyEnd, KeyState
from reviewer.committee.offline.office_record import PackageState
from reviewer.committee.offline.refusals import PackageForSomebodyElse, PackageSignatureWrong
from reviewer.committee.offline.taking_in import Settlement
from reviewer.committee.seats import TextMissing
from reviewer.dossier.events import Event
from reviewer.services.packages.keys import (
    EnrolmentNotAsked,
    ExpertKeyRow,
    ExpertNotHere,
    FingerprintDiffers,
    KeyNotInThisState,
    NotOnesOwnKeys,
)
from reviewer.services.packages.taking_in import KeysNotAccepted
from tests.support.model_copy import ModelCopy, a_package, an_enrolled_copy, an_invited_copy, confirm
from tests.support.office import FOUNDER, TODAY, House
from tests.support.people import a_person


def row(house: House, expert_id: str = "eli") -> ExpertKeyRow:
    rows = house.as_("claude").expert_keys.rows()
    return next(one for one in rows if one.expert_id == expert_id)


def test_an_expert_is_invited_enrols_and_counts_once_their_digits_were_heard(
    house: House, mail: Path
) -> None:
    assert row(house).invited_at is None
    copy = an_invited_copy(house, mail, "eli")
    waiting = row(house)
    assert waiting.invited_at is not None
    assert waiting.announced is not None
    assert waiting.announced.keys == copy.keys.public
    assert waiting.confirmed is None
    confirm(house, "eli")
    assert row(house).announced is None
    confirmed = row(house).confirmed
    assert confirmed is not None
    assert confirmed.settled_by == "claude"
    assert house.as_("claude").expert_keys.settings().keys == copy.office
    assert house.holds()


def test_the_same_enrolment_twice_changes_nothing(house: House, mail: Path) -> None:
    an_invited_copy(house, mail, "eli")
    (path,) = mail.glob("*.avisee")
    before = len(house.journal())
    again = house.as_("claude").expert_keys.take_enrolment_in(path)
    assert again.message == "enrolment_already"
    assert not again.packages
    assert len(house.journal()) == before


def test_an_invitation_is_answered_once(house: House, mail: Path) -> None:
    an_enrolled_copy(house, mail)
    (invitation,) = mail.glob("*.avisei")
    other = ModelCopy("eli")
    enrolment = other.enrol(invitation)
    with pytest.raises(EnrolmentNotAsked):
        house.as_("claude").expert_keys.take_enrolment_in(enrolment)


def test_an_enrolment_for_somebody_elses_invitation_is_refused(house: House, mail: Path) -> None:
    house.as_("claude").expert_keys.invite("eli", mail)
    (invitation,) = mail.glob("*.avisei")
    thief = ModelCopy("elsa")
    with pytest.raises(EnrolmentNotAsked):
        house.as_("claude").expert_keys.take_enrolment_in(thief.enrol(invitation))
    assert row(house, "elsa").announced is None


def test_an_enrolment_that_nobody_asked_for_is_refused(house: House, mail: Path) -> None:
    house.as_("claude").expert_keys.invite("eli", mail)
    (invitation,) = mail.glob("*.avisei")
    copy = ModelCopy("eli")
    copy.enrol(invitation)
    copy.invitation_id = "inventée"
    with pytest.raises(EnrolmentNotAsked):
        house.as_("claude").expert_keys.take_enrolment_in(copy.renew(mail))


def test_an_altered_enrolment_is_refused(house: House, mail: Path) -> None:
    house.as_("claude").expert_keys.invite("eli", mail)
    (invitation,) = mail.glob("*.avisei")
    path = ModelCopy("eli").enrol(invitation)
    path.write_text(path.read_text(encoding="utf-8").replace('"eli"', '"elsa"'), encoding="utf-8")
    with pytest.raises(PackageSignatureWrong):
        house.as_("claude").expert_keys.take_enrolment_in(path)


def test_what_is_confirmed_is_what_was_on_the_screen(house: House, mail: Path) -> None:
    an_invited_copy(house, mail, "eli")
    announced = row(house).announced
    assert announced is not None
    with pytest.raises(FingerprintDiffers):
        house.as_("claude").expert_keys.confirm(announced.id, "0" * 64)
    assert row(house).confirmed is None


def test_nobody_confirms_their_own_keys(house: House, mail: Path) -> None:
    an_invited_copy(house, mail, "eli")
    announced = row(house).announced
    assert announced is not None
    with house.opened.store.begin() as work:
        both = work.people.get("eli").roles | work.people.get("claude").roles
        work.people.save(replace(work.people.get("eli"), roles=both))
        work.commit(FOUNDER, house.clock.now(), Event(name="person_saved"))
    with pytest.raises(NotOnesOwnKeys):
        house.as_("eli").expert_keys.confirm(announced.id, announced.keys.fingerprint)


def test_refused_keys_are_never_used_and_the_expert_can_be_invited_again(house: House, mail: Path) -> None:
    an_invited_copy(house, mail, "eli")
    office, announced = house.as_("claude"), row(house).announced
    assert announced is not None
    with pytest.raises(TextMissing):
        office.expert_keys.refuse(announced.id, " ")
    office.expert_keys.refuse(announced.id, "Les chiffres différaient.")
    with pytest.raises(KeyNotInThisState):
        office.expert_keys.confirm(announced.id, announced.keys.fingerprint)
    again = an_enrolled_copy(house, mail)
    confirmed = row(house).confirmed
    assert confirmed is not None
    assert confirmed.keys == again.keys.public


def test_who_left_gets_no_invitation(house: House, mail: Path) -> None:
    house.as_("ada").people.save(a_person("eli", active=False, version=1))
    with pytest.raises(ExpertNotHere):
        house.as_("claude").expert_keys.invite("eli", mail)


def test_new_keys_replace_the_former_and_what_is_out_can_be_sent_anew(house: House, mail: Path) -> None:
    dossier_id = house.seated()
    copy = an_enrolled_copy(house, mail)
    a_package(house, copy, mail, dossier_id)
    copy.declare(dossier_id)
    on_its_way = copy.send(mail)
    former = copy.keys.public
    office = house.as_("claude")
    office.expert_keys.take_enrolment_in(copy.renew(mail))
    confirm(house, "eli")
    keys = row(house).former[0]
    assert (keys.keys, keys.state, keys.ended) == (former, KeyState.REVOKED, KeyEnd.REPLACED)
    (sent,) = office.package_shelf.sent()
    assert sent.package.state is PackageState.WITHDRAWN
    (waits,) = [one for one in office.package_shelf.sendable() if one.expert_id == "eli"]
    assert waits.to_send == (dossier_id,)
    # What was signed with the former keys and was on its way still counts.
    report = office.returns.take_in([on_its_way])
    assert [line.outcome for line in report.returns[0].lines] == [Settlement.TAKEN_IN]
    again = office.packages.reissue(sent.package.id, mail)
    copy.receive(mail / again.facts["file"], mail)
    copy.vote(dossier_id)
    report = office.returns.take_in([copy.send(mail)])
    assert Settlement.TAKEN_IN in [line.outcome for line in report.returns[0].lines]


def test_a_lost_laptop_ends_its_keys_and_nothing_that_they_sign_comes_in(house: House, mail: Path) -> None:
    dossier_id = house.seated()
    lost = an_enrolled_copy(house, mail)
    a_package(house, lost, mail, dossier_id)
    lost.declare(dossier_id)
    stolen = lost.send(mail)
    office, keys = house.as_("claude"), row(house).confirmed
    assert keys is not None
    with pytest.raises(TextMissing):
        office.expert_keys.revoke(keys.id, KeyEnd.LOST, "")
    office.expert_keys.revoke(keys.id, KeyEnd.LOST, "Oublié dans le train.")
    (refused,) = office.returns.take_in([stolen]).refused
    assert isinstance(refused.error, KeysNotAccepted)
    assert refused.error.name == "Éli Première"
    assert stolen.exists()
    with house.opened.store.read() as work:
        assert work.packages.answers() == ()
    fresh = an_enrolled_copy(house, mail)
    (sent,) = office.package_shelf.sent()
    again = house.as_("claude").packages.reissue(sent.package.id, mail)
    fresh.receive(mail / again.facts["file"], mail)
    fresh.declare(dossier_id)
    report = office.returns.take_in([fresh.send(mail)])
    assert [line.outcome for line in report.returns[0].lines] == [Settlement.TAKEN_IN]
    with pytest.raises(PackageForSomebodyElse):
        lost.receive(mail / again.facts["file"], mail)


def test_a_new_copy_counts_on_from_what_the_office_has(house: House, mail: Path) -> None:
    dossier_id = house.seated()
    lost = an_enrolled_copy(house, mail)
    a_package(house, lost, mail, dossier_id)
    lost.declare(dossier_id)
    office = house.as_("claude")
    office.returns.take_in([lost.send(mail)])
    keys = row(house).confirmed
    assert keys is not None
    office.expert_keys.revoke(keys.id, KeyEnd.LOST, "Volé.")
    fresh = an_enrolled_copy(house, mail)
    a_package(house, fresh, mail, dossier_id)
    assert fresh.held[dossier_id].dossier.last_revision == 1
    assert fresh.held[dossier_id].dossier.declared is not None
    assert fresh.vote(dossier_id).revision == 2


def test_what_was_sealed_to_former_keys_of_the_office_is_read_until_it_has_lapsed(
    house: House, mail: Path
) -> None:
    dossier_id = house.seated()
    copy = an_enrolled_copy(house, mail)
    a_package(house, copy, mail, dossier_id)
    copy.declare(dossier_id)
    early = copy.send(mail)
    house.as_("ada").expert_keys.rotate_office()
    report = house.as_("claude").returns.take_in([early])
    assert [line.outcome for line in report.returns[0].lines] == [Settlement.TAKEN_IN]
    with house.opened.store.read() as work:
        assert [one.opens for one in work.exchange_keys.office()] == [True, True]
    house.clock.move_to(date(TODAY.year, 12, 1))
    house.as_("ada").expert_keys.rotate_office()
    with house.opened.store.read() as work:
        assert [one.opens for one in work.exchange_keys.office()] == [True, False, False]
        assert {one.keys.identity for one in work.exchange_keys.office() if not one.opens} == {""}
    assert house.events().count("exchange_key_forgotten") == 2
    copy.vote(dossier_id)
    (refused,) = house.as_("claude").returns.take_in([copy.send(mail)]).refused
    assert isinstance(refused.error, PackageForSomebodyElse)
