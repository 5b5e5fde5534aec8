"""Two signatories, signatures made elsewhere, time stamps, whole queues: one number each, no hole, no double."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from db.blobs import TableBlobs
from db.engine import begin_writing
from db.integrity import findings
from db.store import OpenedStore
from reviewer.avis.avis import Avis
from reviewer.avis.signature import (
    Awaited,
    NothingAwaited,
    NumberState,
    PartlySigned,
    SignatureLevel,
    SignatureOfSomebodyElse,
    TimeStampTrouble,
)
from reviewer.dossier.lifecycle import DossierState, Role
from reviewer.dossier.people import HandsNotApart, Part
from reviewer.errors import AviseError
from reviewer.programme.sourced import Sourced
from reviewer.services.avis import CertificateOfSomebodyElse, NoSignatoryLeft
from reviewer.services.signature_settings import (
    TIME_STAMP_ADDRESS,
    TIME_STAMP_REQUIRED,
    TOKEN_MODULE,
    TimeStampSecondsInvalid,
    TokenNotSet,
    token_of,
)
from tests.support.fakes import (
    ARCHIVED,
    PLACE_OF_A_STAMP,
    SEAL,
    SECOND_SEAL,
    NotDrawable,
    PlainKey,
    PlainKeyRing,
    WrongReturn,
)
from tests.support.office import PROGRAMME, House, a_house
from tests.support.people import NAMES, a_person

SACHA, SYLVIE = PlainKey(NAMES["sacha"]), PlainKey(NAMES["sylvie"])


@pytest.fixture
def rings() -> PlainKeyRing:
    return PlainKeyRing({"sacha.p12": SACHA, "sylvie.p12": SYLVIE})


@pytest.fixture
def house(store: OpenedStore, rings: PlainKeyRing) -> House:
    """A house in which two people sign each avis, on each engine in turn."""
    house = a_house(store, keys=rings)
    _two_sign(house)
    return house


@pytest.fixture
def lone(sqlite_store: OpenedStore, rings: PlainKeyRing) -> House:
    """A house in which one person signs."""
    return a_house(sqlite_store, keys=rings)


def _two_sign(house: House) -> None:
    programmes = house.office.desk.programmes
    two = replace(programmes[PROGRAMME], signatories=_two(programmes[PROGRAMME].signatories))
    changed = {key: two if key == PROGRAMME else value for key, value in programmes.items()}
    desk = replace(house.office.desk, programmes=changed)
    office = house.office
    house.office = replace(
        office,
        desk=desk,
        avis=replace(office.avis, desk=desk),
        signatures=replace(office.signatures, desk=desk),
    )


def _two(one: Sourced[int]) -> Sourced[int]:
    return replace(one, value=2)


def _set(house: House, name: str, value: str) -> None:
    house.as_("ada").settings.put(name, value)


def _refused(house: House, error: type[AviseError], act: Callable[[], object]) -> None:
    before = house.journal()
    with pytest.raises(error):
        act()
    assert house.journal() == before


def _avis(house: House, dossier_id: str) -> tuple[Avis, bytes]:
    with house.opened.store.read() as work:
        avis = work.register.of_dossier(dossier_id)
        assert avis is not None
        return avis, work.blobs.get(avis.pdf_sha256)


def _whole(house: House) -> None:
    """Nothing is wrong with the database: no hole in a series, no number twice, the journal holds."""
    with house.opened.engine.connect() as connection, house.opened.store.read() as work:
        assert [one for one in findings(connection, work.blobs) if one.name.startswith("number")] == []
    assert house.holds()


# --- two signatories -----------------------------------------------------------------------------------------


def test_a_draft_names_two_free_signatories(house: House) -> None:
    dossier_id = house.drafted()
    with house.opened.store.read() as work:
        content = work.register.draft_of(dossier_id).content
    assert (content.signatory_name, content.second_signatory_name) == (NAMES["sacha"], NAMES["sylvie"])


def test_no_draft_is_made_where_only_one_signatory_is_free(house: House) -> None:
    dossier_id = house.decided()
    house.as_("ada").people.save(a_person("sylvie", active=False, version=1))
    _refused(house, NoSignatoryLeft, lambda: house.as_("kim").avis.draft(dossier_id))


def test_the_first_signature_numbers_and_the_second_issues(house: House) -> None:
    dossier_id = house.validated()
    first = house.as_("sacha").signatures.sign(dossier_id, SACHA)
    assert (first.message, first.facts["number"]) == ("avis_signed_first", "IA-2025-0001")
    assert house.state(dossier_id) is DossierState.VALIDATED
    with house.opened.store.read() as work:
        assert work.register.of_dossier(dossier_id) is None
    (waiting,) = house.office.signatures.pending()
    assert (waiting.kind, waiting.awaits, waiting.pdf) == (Awaited.COUNTERSIGNATURE, "sylvie", b"")
    _whole(house)
    second = house.as_("sylvie").signatures.sign(dossier_id, SYLVIE)
    assert (second.message, second.facts["number"]) == ("avis_signed", "IA-2025-0001")
    avis, pdf = _avis(house, dossier_id)
    assert SEAL in pdf
    assert SECOND_SEAL + NAMES["sylvie"].encode() in pdf
    assert [(line.signer_id, line.level) for line in avis.signatures] == [
        ("sacha", SignatureLevel.BASIC),
        ("sylvie", SignatureLevel.BASIC),
    ]
    assert avis.signatures[0].certificate_sha256 == SACHA.certificate_sha256
    assert house.state(dossier_id) is DossierState.ISSUED
    (number,) = house.office.signatures.numbers()
    assert number.state is NumberState.USED
    assert house.office.signatures.pending() == ()
    _whole(house)


def test_whoever_signed_first_does_not_sign_second_and_nobody_takes_their_place(house: House) -> None:
    dossier_id = house.validated()
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    _refused(house, HandsNotApart, lambda: house.as_("sacha").signatures.sign(dossier_id, SACHA))
    _refused(
        house,
        CertificateOfSomebodyElse,
        lambda: house.as_("sylvie").signatures.sign(dossier_id, SACHA),
    )


def test_only_the_person_whom_the_avis_names_countersigns(house: House) -> None:
    dossier_id = house.validated()
    house.as_("ada").people.save(a_person("neo", Role.SIGNATORY, name="Zoé Nouvelle"))
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    newcomer = PlainKey("Zoé Nouvelle")
    _refused(
        house,
        SignatureOfSomebodyElse,
        lambda: house.as_("neo").signatures.sign(dossier_id, newcomer),
    )


def test_a_draft_sent_back_after_the_first_signature_keeps_its_number_and_loses_its_bytes(
    house: House,
) -> None:
    dossier_id, other = house.validated("TC-1"), house.validated("TC-2")
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    house.as_("sylvie").avis.return_draft(dossier_id, "Le lieu de travail est à corriger.")
    assert house.office.signatures.pending() == ()
    (held,) = house.office.signatures.numbers()
    assert (str(held.number), held.state) == ("IA-2025-0001", NumberState.HELD)
    assert "partial_signature_destroyed" in house.events()
    assert Part.SIGNED not in {part for part, _ in house.dossier(dossier_id).parts}
    _whole(house)
    house.as_("sacha").signatures.sign(other, SACHA)
    house.as_("kim").avis.draft(dossier_id)
    house.as_("claude").avis.validate(dossier_id)
    again = house.as_("sylvie").signatures.sign(dossier_id, SYLVIE)
    assert again.facts["number"] == "IA-2025-0001"
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    house.as_("sylvie").signatures.sign(other, SYLVIE)
    assert _avis(house, dossier_id)[0].content.signatory_name == NAMES["sylvie"]
    assert str(_avis(house, other)[0].number) == "IA-2025-0002"
    _whole(house)


def test_a_dossier_withdrawn_between_two_signatures_leaves_a_cancelled_number(house: House) -> None:
    dossier_id, other = house.validated("TC-1"), house.validated("TC-2")
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    house.as_("claude").triage.withdraw(dossier_id, "L’employeur renonce.")
    (number,) = house.office.signatures.numbers()
    assert (number.state, number.reason) == (NumberState.CANCELLED, "L’employeur renonce.")
    entry = house.journal()[-1]
    assert (entry.event, entry.details["number"]) == ("number_cancelled", "IA-2025-0001")
    assert house.as_("sacha").signatures.sign(other, SACHA).facts["number"] == "IA-2025-0002"
    _whole(house)


def test_the_check_sees_a_number_that_was_made_away_with(house: House) -> None:
    dossier_id = house.validated()
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    _whole(house)
    with begin_writing(house.opened.engine) as connection:
        connection.exec_driver_sql("DROP TRIGGER held_number_no_delete" + _on(house, "held_number"))
        connection.exec_driver_sql("DELETE FROM pending_signature")
        connection.exec_driver_sql("DELETE FROM held_number")
        found = findings(connection, TableBlobs(lambda: nullcontext(connection)))
    assert "number_missing" in {one.name for one in found}


def _on(house: House, table: str) -> str:
    return f" ON {table}" if house.opened.engine.dialect.name == "postgresql" else ""


@pytest.mark.parametrize("table", ["held_number", "avis_signature"])
def test_the_database_itself_keeps_numbers_and_signatures(house: House, table: str) -> None:
    dossier_id = house.validated()
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    house.as_("sylvie").signatures.sign(dossier_id, SYLVIE)
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET number = 'IA-2025-0009'"):
        with (
            pytest.raises(IntegrityError, match="kept as it is"),
            begin_writing(house.opened.engine) as connection,
        ):
            connection.exec_driver_sql(statement)


# --- time stamps ---------------------------------------------------------------------------------------------


def test_where_an_authority_is_set_the_avis_is_stamped_and_archived(lone: House, rings: PlainKeyRing) -> None:
    _set(lone, TIME_STAMP_ADDRESS, "http://heure.exemple")
    dossier_id = lone.validated()
    lone.as_("sacha").signatures.sign(dossier_id, SACHA)
    avis, pdf = _avis(lone, dossier_id)
    assert pdf.endswith(ARCHIVED)
    assert avis.level is SignatureLevel.ARCHIVED
    assert lone.journal()[-1].details["level"] == "B-LTA"
    assert rings.authority.asked == 2


def test_with_two_signatories_the_archive_time_stamp_comes_last(house: House, rings: PlainKeyRing) -> None:
    _set(house, TIME_STAMP_ADDRESS, "http://heure.exemple")
    dossier_id = house.validated()
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    house.as_("sylvie").signatures.sign(dossier_id, SYLVIE)
    avis, pdf = _avis(house, dossier_id)
    assert pdf.count(ARCHIVED) == 1
    assert pdf.endswith(ARCHIVED)
    assert [line.level for line in avis.signatures] == [SignatureLevel.TIMED, SignatureLevel.ARCHIVED]
    assert rings.authority.asked == 3


def test_an_authority_that_fails_leaves_nothing_numbered(lone: House, rings: PlainKeyRing) -> None:
    _set(lone, TIME_STAMP_ADDRESS, "http://heure.exemple")
    dossier_id = lone.validated()
    for asked in (1, 2):
        rings.authority.asked = 0
        rings.authority.fails = 0 if asked == 2 else 1
        if asked == 2:  # the signature's own time stamp is had, the archive's is not
            rings.authority.stamp = lambda *_: b" A L HEURE"  # type: ignore[method-assign]
            rings.authority.fails = 1
        _refused(lone, TimeStampTrouble, lambda: lone.as_("sacha").signatures.sign(dossier_id, SACHA))
    assert lone.state(dossier_id) is DossierState.VALIDATED
    assert lone.office.signatures.numbers() == ()
    rings.authority.fails = 0
    assert lone.as_("sacha").signatures.sign(dossier_id, SACHA).facts["number"] == "IA-2025-0001"


def test_without_a_time_stamp_only_where_the_settings_allow_it_and_said_so(
    lone: House, rings: PlainKeyRing
) -> None:
    _set(lone, TIME_STAMP_ADDRESS, "http://heure.exemple")
    _set(lone, TIME_STAMP_REQUIRED, "no")
    dossier_id = lone.validated()
    rings.authority.fails = 1
    lone.as_("sacha").signatures.sign(dossier_id, SACHA)
    avis, pdf = _avis(lone, dossier_id)
    assert avis.level is SignatureLevel.BASIC
    assert PLACE_OF_A_STAMP not in pdf
    assert lone.events()[-2:] == ["time_stamp_missed", "avis_signed"]


def test_a_countersignature_waits_for_an_authority_that_fails(house: House, rings: PlainKeyRing) -> None:
    _set(house, TIME_STAMP_ADDRESS, "http://heure.exemple")
    _set(house, TIME_STAMP_REQUIRED, "no")  # the place of the time stamp is there: it must be filled
    dossier_id = house.validated()
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    rings.authority.fails = 1
    _refused(house, TimeStampTrouble, lambda: house.as_("sylvie").signatures.sign(dossier_id, SYLVIE))
    house.office.signatures.sign(dossier_id, SYLVIE)
    assert _avis(house, dossier_id)[0].level is SignatureLevel.ARCHIVED


def test_a_waiting_time_that_is_none_is_said(lone: House) -> None:
    _set(lone, TIME_STAMP_ADDRESS, "http://heure.exemple")
    dossier_id = lone.validated()
    for wrong in ("bientôt", "0", "1000", "nan"):
        _set(lone, "signature.time_stamp.seconds", wrong)
        _refused(lone, TimeStampSecondsInvalid, lambda: lone.as_("sacha").signatures.sign(dossier_id, SACHA))


# --- elsewhere -----------------------------------------------------------------------------------------------


def _returned(content: bytes) -> bytes:
    return bytes.fromhex(json.loads(content)["hash_to_sign"])


def test_a_signature_made_elsewhere_issues_the_avis_once_it_came_back(lone: House) -> None:
    dossier_id = lone.validated()
    out = lone.as_("sacha").signatures.prepare_external(dossier_id, SACHA.certificate_pem)
    document = json.loads(out.content)
    assert (out.filename, document["number"], document["schema"]) == (
        "IA-2025-0001.tosign",
        "IA-2025-0001",
        "avise.tosign/1",
    )
    assert lone.state(dossier_id) is DossierState.VALIDATED
    _whole(lone)
    other = lone.validated("TC-2")
    assert lone.sign(other) == "IA-2025-0002"
    _refused(
        lone,
        WrongReturn,
        lambda: lone.as_("sacha").signatures.complete_external(dossier_id, b"autre chose"),
    )
    again = a_house(lone.opened, keys=PlainKeyRing(), staffed=False)  # the program was closed meanwhile
    again.as_("sacha").signatures.complete_external(dossier_id, _returned(out.content))
    assert str(_avis(again, dossier_id)[0].number) == "IA-2025-0001"
    assert again.state(dossier_id) is DossierState.ISSUED
    _whole(again)


def test_what_was_handed_out_can_be_called_back_and_keeps_its_number(lone: House) -> None:
    dossier_id = lone.validated()
    sacha = lone.as_("sacha").signatures
    _refused(lone, NothingAwaited, lambda: sacha.complete_external(dossier_id, b""))
    out = sacha.prepare_external(dossier_id, SACHA.certificate_pem)
    _refused(lone, PartlySigned, lambda: sacha.sign(dossier_id, SACHA))
    _refused(
        lone,
        SignatureOfSomebodyElse,
        lambda: lone.as_("sylvie").signatures.complete_external(dossier_id, _returned(out.content)),
    )
    lone.as_("sacha").signatures.cancel_external(dossier_id)
    _refused(lone, NothingAwaited, lambda: sacha.complete_external(dossier_id, _returned(out.content)))
    assert lone.as_("sylvie").signatures.sign(dossier_id, SYLVIE).facts["number"] == "IA-2025-0001"
    _whole(lone)


def test_both_signatures_can_be_made_elsewhere(house: House, rings: PlainKeyRing) -> None:
    _set(house, TIME_STAMP_ADDRESS, "http://heure.exemple")
    dossier_id = house.validated()
    out = house.as_("sacha").signatures.prepare_external(dossier_id, SACHA.certificate_pem)
    told = house.office.signatures.complete_external(dossier_id, _returned(out.content))
    assert told.message == "avis_signed_first"
    out = house.as_("sylvie").signatures.prepare_external(dossier_id, SYLVIE.certificate_pem)
    house.office.signatures.cancel_external(dossier_id)
    out = house.office.signatures.prepare_external(dossier_id, SYLVIE.certificate_pem)
    house.office.signatures.complete_external(dossier_id, _returned(out.content))
    avis, pdf = _avis(house, dossier_id)
    assert pdf.endswith(ARCHIVED)
    assert [line.signer_id for line in avis.signatures] == ["sacha", "sylvie"]
    assert hashlib.sha256(pdf).hexdigest() == avis.pdf_sha256
    assert rings.authority.asked == 3
    _whole(house)


# --- whole queues --------------------------------------------------------------------------------------------


def test_a_queue_is_signed_with_what_is_refused_and_why(lone: House) -> None:
    waiting = [lone.validated(f"TC-{number}") for number in range(4)]
    lone.as_("claude").triage.withdraw(waiting[1], "Renonce.")
    key = PlainKey(NAMES["sacha"])
    told: list[tuple[int, int]] = []
    report = lone.as_("sacha").signatures.sign_many(waiting, key, lambda done, of: told.append((done, of)))
    assert [number for _, number in report.signed] == ["IA-2025-0001", "IA-2025-0002", "IA-2025-0003"]
    assert [dossier_id for dossier_id, _ in report.refused] == [waiting[1]]
    assert report.not_reached == ()
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert report.changes.avis == {"IA-2025-0001", "IA-2025-0002", "IA-2025-0003"}
    assert key.forgotten == [NAMES["sacha"]]
    _whole(lone)


def test_a_queue_can_be_stopped_between_two_avis(lone: House) -> None:
    waiting = [lone.validated(f"TC-{number}") for number in range(3)]
    done: list[int] = []
    report = lone.as_("sacha").signatures.sign_many(
        waiting,
        PlainKey(NAMES["sacha"]),
        lambda count, of: done.append(count),  # noqa: ARG005  # the port's
        lambda: len(done) == 1,
    )
    assert len(report.signed) == 1
    assert report.not_reached == tuple(waiting[1:])


def test_trouble_stops_a_queue_and_an_unprintable_name_does_not(lone: House, rings: PlainKeyRing) -> None:
    _set(lone, TIME_STAMP_ADDRESS, "http://heure.exemple")
    waiting = [lone.validated(f"TC-{number}") for number in range(3)]
    lone.printer.refuses = "Okonkwo"
    report = lone.as_("sacha").signatures.sign_many(waiting, PlainKey(NAMES["sacha"]))
    assert [type(error) for _, error in report.refused] == [NotDrawable] * 3
    lone.printer.refuses = None
    rings.authority.fails = 1
    report = lone.as_("sacha").signatures.sign_many(waiting, PlainKey(NAMES["sacha"]))
    assert [type(error) for _, error in report.refused] == [TimeStampTrouble]
    assert report.not_reached == tuple(waiting[1:])
    _whole(lone)


def test_a_queue_holds_first_and_second_signatures_alike(house: House) -> None:
    waiting = [house.validated(f"TC-{number}") for number in range(2)]
    first = house.as_("sacha").signatures.sign_many(waiting, PlainKey(NAMES["sacha"]))
    assert len(first.signed) == 2
    assert first.changes.avis == frozenset()
    second = house.as_("sylvie").signatures.sign_many(waiting, PlainKey(NAMES["sylvie"]))
    assert second.changes.avis == {"IA-2025-0001", "IA-2025-0002"}
    _whole(house)


# --- tokens --------------------------------------------------------------------------------------------------


def test_a_token_is_found_by_the_settings(lone: House) -> None:
    with pytest.raises(TokenNotSet):
        lone.as_("sacha").signatures.open_token("sacha")
    _set(lone, TOKEN_MODULE, "/usr/lib/module.so")
    _set(lone, token_of("sacha"), "sacha")
    assert lone.as_("sacha").signatures.open_token("sacha").subject_name == NAMES["sacha"]


def test_a_number_keeps_its_year_when_it_waits_into_the_next(lone: House) -> None:
    dossier_id = lone.validated()
    sacha = lone.as_("sacha").signatures
    sacha.prepare_external(dossier_id, SACHA.certificate_pem)
    sacha.cancel_external(dossier_id)
    lone.clock.move_to(date(2025, 12, 30))
    assert sacha.sign(dossier_id, SACHA).facts["number"] == "IA-2025-0001"
