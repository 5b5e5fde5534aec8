"""Signing an avis: four eyes, no hole in the numbers, one transaction."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from reviewer.avis.avis import RegisterEventKind
from reviewer.avis.content import as_json, verification_code
from reviewer.avis.validity import ProgrammeEnded
from reviewer.dossier.lifecycle import Act, ActNotPermitted, ActNotPossibleNow, AvisState, DossierState, Role
from reviewer.dossier.people import FORBIDDEN_AFTER, HandsNotApart, Part
from reviewer.errors import NotFound
from reviewer.services.avis import CertificateOfSomebodyElse
from tests.support.fakes import SEAL, KeyOutOfDate, NotDrawable, PlainKey, WrongPassphrase
from tests.support.office import House
from tests.support.parts import give_part
from tests.support.people import NAMES, a_person
from tests.support.refusals import refused

KEY = PlainKey(NAMES["sacha"])


@pytest.mark.parametrize("part", sorted(FORBIDDEN_AFTER[Act.SIGN_AVIS]))
def test_whoever_had_any_part_does_not_sign(house: House, part: Part) -> None:
    dossier_id = house.validated()
    give_part(house, dossier_id, part, "sacha")
    refused(house, HandsNotApart, lambda: house.as_("sacha").signatures.sign(dossier_id, KEY))
    assert house.sign(dossier_id, "sylvie") == "IA-2025-0001"


def test_a_signed_avis_is_whole(house: House) -> None:
    dossier_id = house.validated()
    changes = house.as_("sacha").signatures.sign(dossier_id, KEY)
    with house.opened.store.read() as work:
        avis = work.register.of_dossier(dossier_id)
        assert avis is not None
        pdf = work.blobs.get(avis.pdf_sha256)
        with pytest.raises(NotFound):
            work.register.draft_of(dossier_id)
    assert changes.avis == {"IA-2025-0001"}
    assert hashlib.sha256(pdf).hexdigest() == avis.pdf_sha256
    assert SEAL in pdf
    assert as_json(avis.content) in pdf
    assert avis.content.verification_code == verification_code(avis.content)
    assert (avis.content.number, avis.state) == ("IA-2025-0001", AvisState.IN_FORCE)
    assert [event.kind for event in avis.events] == [RegisterEventKind.ISSUED]
    assert house.state(dossier_id) is DossierState.ISSUED
    entry = house.journal()[-1]
    assert entry.event == "avis_signed"
    assert entry.details == {
        "number": "IA-2025-0001",
        "pdf_sha256": avis.pdf_sha256,
        "expires_on": "2025-12-31",
        "level": "B-B",
    }


def test_an_avis_is_dated_by_its_signature_and_not_by_its_draft(house: House) -> None:
    dossier_id = house.validated()
    house.clock.move_to(date(2025, 6, 2))
    house.sign(dossier_id, "sylvie")
    with house.opened.store.read() as work:
        avis = work.register.of_dossier(dossier_id)
    assert avis is not None
    assert avis.content.issued_on == date(2025, 6, 2)
    assert avis.content.signatory_name == NAMES["sylvie"]


def test_numbers_follow_each_other_and_start_again_each_year(house: House) -> None:
    waiting = [house.validated(f"TC-{number}") for number in range(4)]
    assert [house.sign(dossier_id) for dossier_id in waiting[:3]] == [
        "IA-2025-0001",
        "IA-2025-0002",
        "IA-2025-0003",
    ]


def test_a_signature_that_fails_takes_no_number_and_leaves_the_draft(house: House) -> None:
    first, second = house.validated("TC-1"), house.validated("TC-2")

    def blow() -> None:
        raise KeyOutOfDate

    for key in (PlainKey(NAMES["sacha"], before=blow), PlainKey(NAMES["sacha"], after=blow)):
        refused(house, KeyOutOfDate, partial(house.as_("sacha").signatures.sign, first, key))
    house.printer.refuses = "Okonkwo"
    refused(house, NotDrawable, lambda: house.as_("sacha").signatures.sign(first, KEY))
    house.printer.refuses = None
    assert house.state(first) is DossierState.VALIDATED
    assert house.sign(second) == "IA-2025-0001"
    assert house.sign(first) == "IA-2025-0002"


def test_a_key_that_is_somebody_else_s_or_out_of_date_does_not_sign(house: House) -> None:
    dossier_id = house.validated()
    other, late = PlainKey(NAMES["sylvie"]), PlainKey(NAMES["sacha"], valid_until=date(2025, 5, 19))
    refused(house, CertificateOfSomebodyElse, lambda: house.as_("sacha").signatures.sign(dossier_id, other))
    refused(house, KeyOutOfDate, lambda: house.office.signatures.sign(dossier_id, late))


def test_a_key_opens_for_its_holder_alone(house: House) -> None:
    assert house.as_("sacha").signatures.open_key(Path("sacha.p12"), "sacha").subject_name == NAMES["sacha"]
    with pytest.raises(WrongPassphrase):
        house.office.signatures.open_key(Path("sacha.p12"), "faux")
    with pytest.raises(CertificateOfSomebodyElse):
        house.as_("sylvie").signatures.open_key(Path("sacha.p12"), "sacha")
    with pytest.raises(ActNotPermitted):
        house.as_("kim").signatures.open_key(Path("sacha.p12"), "sacha")
    house.clock.move_to(date(2028, 1, 1))
    with pytest.raises(KeyOutOfDate):
        house.as_("sacha").signatures.open_key(Path("sacha.p12"), "sacha")


def test_nothing_is_signed_once_the_programme_is_over(house: House) -> None:
    dossier_id = house.validated()
    house.clock.move_to(date(2026, 1, 1))
    refused(house, ProgrammeEnded, lambda: house.as_("sacha").signatures.sign(dossier_id, KEY))
    assert house.state(dossier_id) is DossierState.VALIDATED


def test_an_avis_is_signed_once(house: House) -> None:
    dossier_id = house.validated()
    house.sign(dossier_id)
    refused(house, ActNotPossibleNow, lambda: house.as_("sacha").signatures.sign(dossier_id, KEY))


@pytest.mark.parametrize("key", ["eli", "kim", "claude", "ada", "aude"])
def test_only_a_signatory_signs(house: House, key: str) -> None:
    dossier_id = house.validated()
    refused(house, ActNotPermitted, lambda: house.as_(key).signatures.sign(dossier_id, PlainKey(NAMES[key])))


def test_a_signatory_who_also_reviewed_is_told_so(house: House) -> None:
    house.as_("ada").people.save(a_person("elsa", Role.SIGNATORY, version=1))
    dossier_id = house.validated()
    with pytest.raises(HandsNotApart) as refused:
        house.as_("elsa").signatures.sign(dossier_id, PlainKey(NAMES["elsa"]))
    assert refused.value.part is Part.REVIEWED
