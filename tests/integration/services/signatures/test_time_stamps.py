"""Signatures with a time-stamping authority: when it answers, when it fails, when the settings do without."""

from __future__ import annotations

from reviewer.avis.signature import SignatureLevel, TimeStampTrouble
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.signature_settings import (
    TIME_STAMP_ADDRESS,
    TIME_STAMP_REQUIRED,
    TimeStampSecondsInvalid,
)
from tests.integration.services.signatures.people import SACHA, SYLVIE, avis_of, put
from tests.support.fakes import ARCHIVED, PLACE_OF_A_STAMP, PlainKeyRing
from tests.support.looks import held_numbers
from tests.support.office import House
from tests.support.refusals import refused


def test_where_an_authority_is_set_the_avis_is_stamped_and_archived(lone: House, rings: PlainKeyRing) -> None:
    put(lone, TIME_STAMP_ADDRESS, "http://heure.exemple")
    dossier_id = lone.validated()
    lone.as_("sacha").signatures.sign(dossier_id, SACHA)
    avis, pdf = avis_of(lone, dossier_id)
    assert pdf.endswith(ARCHIVED)
    assert avis.level is SignatureLevel.ARCHIVED
    assert lone.journal()[-1].details["level"] == "B-LTA"
    assert rings.authority.asked == 2


def test_with_two_signatories_the_archive_time_stamp_comes_last(house: House, rings: PlainKeyRing) -> None:
    put(house, TIME_STAMP_ADDRESS, "http://heure.exemple")
    dossier_id = house.validated()
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    house.as_("sylvie").signatures.sign(dossier_id, SYLVIE)
    avis, pdf = avis_of(house, dossier_id)
    assert pdf.count(ARCHIVED) == 1
    assert pdf.endswith(ARCHIVED)
    assert [line.level for line in avis.signatures] == [SignatureLevel.TIMED, SignatureLevel.ARCHIVED]
    assert rings.authority.asked == 3


def test_an_authority_that_fails_leaves_nothing_numbered(lone: House, rings: PlainKeyRing) -> None:
    put(lone, TIME_STAMP_ADDRESS, "http://heure.exemple")
    dossier_id = lone.validated()
    for asked in (1, 2):
        rings.authority.asked = 0
        rings.authority.fails = 0 if asked == 2 else 1
        if asked == 2:  # the signature's own time stamp is had, the archive's is not
            rings.authority.stamp = lambda *_: b" A L HEURE"  # type: ignore[method-assign]
            rings.authority.fails = 1
        refused(lone, TimeStampTrouble, lambda: lone.as_("sacha").signatures.sign(dossier_id, SACHA))
    assert lone.state(dossier_id) is DossierState.VALIDATED
    assert held_numbers(lone) == []
    rings.authority.fails = 0
    assert lone.as_("sacha").signatures.sign(dossier_id, SACHA).facts["number"] == "IA-2025-0001"


def test_without_a_time_stamp_only_where_the_settings_allow_it_and_said_so(
    lone: House, rings: PlainKeyRing
) -> None:
    put(lone, TIME_STAMP_ADDRESS, "http://heure.exemple")
    put(lone, TIME_STAMP_REQUIRED, "no")
    dossier_id = lone.validated()
    rings.authority.fails = 1
    lone.as_("sacha").signatures.sign(dossier_id, SACHA)
    avis, pdf = avis_of(lone, dossier_id)
    assert avis.level is SignatureLevel.BASIC
    assert PLACE_OF_A_STAMP not in pdf
    assert lone.events()[-2:] == ["time_stamp_missed", "avis_signed"]


def test_a_countersignature_waits_for_an_authority_that_fails(house: House, rings: PlainKeyRing) -> None:
    put(house, TIME_STAMP_ADDRESS, "http://heure.exemple")
    put(house, TIME_STAMP_REQUIRED, "no")  # the place of the time stamp is there: it must be filled
    dossier_id = house.validated()
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    rings.authority.fails = 1
    refused(house, TimeStampTrouble, lambda: house.as_("sylvie").signatures.sign(dossier_id, SYLVIE))
    house.office.signatures.sign(dossier_id, SYLVIE)
    assert avis_of(house, dossier_id)[0].level is SignatureLevel.ARCHIVED


def test_a_waiting_time_that_is_none_is_said(lone: House) -> None:
    put(lone, TIME_STAMP_ADDRESS, "http://heure.exemple")
    dossier_id = lone.validated()
    for wrong in ("bientôt", "0", "1000", "nan"):
        put(lone, "signature.time_stamp.seconds", wrong)
        refused(lone, TimeStampSecondsInvalid, lambda: lone.as_("sacha").signatures.sign(dossier_id, SACHA))
