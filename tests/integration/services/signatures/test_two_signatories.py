"""Two people sign each avis: one number each, no hole, no double; and the token of the settings."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from db.blobs import TableBlobs
from db.engine import begin_writing
from db.integrity import findings
from reviewer.avis.signature import (
    Awaited,
    NumberState,
    OverBeforeIssued,
    SignatureLevel,
    SignatureOfSomebodyElse,
)
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import DossierState, Role
from reviewer.dossier.people import HandsNotApart, Part
from reviewer.errors import ConflictingChange
from reviewer.services.avis import CertificateOfSomebodyElse, NoSignatoryLeft
from reviewer.services.clock import QUEBEC, PinnedClock, calendar_day
from reviewer.services.signature_settings import TOKEN_MODULE, TokenNotSet, token_of
from tests.integration.services.signatures.people import SACHA, SYLVIE, avis_of, put, whole
from tests.support.fakes import SEAL, SECOND_SEAL, PlainKey
from tests.support.looks import held_numbers
from tests.support.office import House
from tests.support.people import NAMES, a_person
from tests.support.refusals import refused


def test_a_draft_names_two_free_signatories(house: House) -> None:
    dossier_id = house.drafted()
    with house.opened.store.read() as work:
        content = work.register.draft_of(dossier_id).content
    assert (content.signatory_name, content.second_signatory_name) == (NAMES["sacha"], NAMES["sylvie"])


def test_no_draft_is_made_where_only_one_signatory_is_free(house: House) -> None:
    dossier_id = house.decided()
    house.as_("ada").people.save(a_person("sylvie", active=False, version=1))
    refused(house, NoSignatoryLeft, lambda: house.as_("kim").avis.draft(dossier_id))


def test_the_first_signature_numbers_and_the_second_issues(house: House) -> None:
    dossier_id = house.validated()
    first = house.as_("sacha").signatures.sign(dossier_id, SACHA)
    assert (first.message, first.facts["number"]) == ("avis_signed_first", "IA-2025-0001")
    assert house.state(dossier_id) is DossierState.VALIDATED
    with house.opened.store.read() as work:
        assert work.register.of_dossier(dossier_id) is None
    (waiting,) = house.office.signatures.pending()
    assert (waiting.kind, waiting.awaits, waiting.pdf) == (Awaited.COUNTERSIGNATURE, "sylvie", b"")
    whole(house)
    second = house.as_("sylvie").signatures.sign(dossier_id, SYLVIE)
    assert (second.message, second.facts["number"]) == ("avis_signed", "IA-2025-0001")
    avis, pdf = avis_of(house, dossier_id)
    assert SEAL in pdf
    assert SECOND_SEAL + NAMES["sylvie"].encode() in pdf
    assert [(line.signer_id, line.level) for line in avis.signatures] == [
        ("sacha", SignatureLevel.BASIC),
        ("sylvie", SignatureLevel.BASIC),
    ]
    assert avis.signatures[0].certificate_sha256 == SACHA.certificate_sha256
    assert house.state(dossier_id) is DossierState.ISSUED
    assert [state for _, state, _ in held_numbers(house)] == [NumberState.USED]
    assert house.office.signatures.pending() == ()
    whole(house)


def test_a_draft_that_a_colleague_took_meanwhile_is_a_conflict_and_signs_nothing(house: House) -> None:
    dossier_id = house.validated()
    with house.opened.store.begin() as work:
        work.register.drop_draft(dossier_id)
        work.commit(
            house.office.desk.actor,
            house.office.desk.now(),
            Event(name="draft_returned", dossier_id=dossier_id),
        )
    refused(house, ConflictingChange, lambda: house.as_("sacha").signatures.sign(dossier_id, SACHA))


def test_whoever_signed_first_does_not_sign_second_and_nobody_takes_their_place(house: House) -> None:
    dossier_id = house.validated()
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    refused(house, HandsNotApart, lambda: house.as_("sacha").signatures.sign(dossier_id, SACHA))
    refused(
        house,
        CertificateOfSomebodyElse,
        lambda: house.as_("sylvie").signatures.sign(dossier_id, SACHA),
    )


def test_only_the_person_whom_the_avis_names_countersigns(house: House) -> None:
    dossier_id = house.validated()
    house.as_("ada").people.save(a_person("neo", Role.SIGNATORY, name="Zoé Nouvelle"))
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    newcomer = PlainKey("Zoé Nouvelle")
    refused(
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
    assert held_numbers(house) == [("IA-2025-0001", NumberState.HELD, "")]
    assert "partial_signature_destroyed" in house.events()
    assert Part.SIGNED not in {part for part, _ in house.dossier(dossier_id).parts}
    whole(house)
    house.as_("sacha").signatures.sign(other, SACHA)
    house.as_("kim").avis.draft(dossier_id)
    house.as_("claude").avis.validate(dossier_id)
    again = house.as_("sylvie").signatures.sign(dossier_id, SYLVIE)
    assert again.facts["number"] == "IA-2025-0001"
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    house.as_("sylvie").signatures.sign(other, SYLVIE)
    assert avis_of(house, dossier_id)[0].content.signatory_name == NAMES["sylvie"]
    assert str(avis_of(house, other)[0].number) == "IA-2025-0002"
    whole(house)


def test_a_dossier_withdrawn_between_two_signatures_leaves_a_cancelled_number(house: House) -> None:
    dossier_id, other = house.validated("TC-1"), house.validated("TC-2")
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    house.as_("claude").triage.withdraw(dossier_id, "L’employeur renonce.")
    assert held_numbers(house) == [("IA-2025-0001", NumberState.CANCELLED, "L’employeur renonce.")]
    entry = house.journal()[-1]
    assert (entry.event, entry.details["number"]) == ("number_cancelled", "IA-2025-0001")
    assert house.as_("sacha").signatures.sign(other, SACHA).facts["number"] == "IA-2025-0002"
    whole(house)


def test_the_check_sees_a_number_that_was_made_away_with(house: House) -> None:
    dossier_id = house.validated()
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    whole(house)
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


# --- tokens --------------------------------------------------------------------------------------------------


def test_a_token_is_found_by_the_settings(lone: House) -> None:
    with pytest.raises(TokenNotSet):
        lone.as_("sacha").signatures.open_token("sacha")
    put(lone, TOKEN_MODULE, "/usr/lib/module.so")
    put(lone, token_of("sacha"), "sacha")
    assert lone.as_("sacha").signatures.open_token("sacha").subject_name == NAMES["sacha"]


def test_an_avis_that_waited_past_its_own_last_day_is_not_issued(house: House) -> None:
    dossier_id = house.validated()
    house.as_("sacha").signatures.sign(dossier_id, SACHA)
    house.clock.move_to(date(2025, 12, 31))
    other = house.validated("TC-2")
    house.as_("sacha").signatures.sign(other, SACHA)
    house.as_("sylvie").signatures.sign(other, SYLVIE)
    house.clock.move_to(date(2026, 1, 1))
    sylvie = house.as_("sylvie").signatures
    refused(house, OverBeforeIssued, lambda: sylvie.sign(dossier_id, SYLVIE))
    refused(house, OverBeforeIssued, lambda: sylvie.prepare_external(dossier_id, SYLVIE.certificate_pem))
    assert house.state(dossier_id) is DossierState.VALIDATED
    house.as_("sylvie").avis.return_draft(dossier_id, "L’échéance est passée.")
    whole(house)


class _Midnight(PinnedClock):
    """A day ends between the first reading of the clock and the second."""

    read = 0

    def today(self) -> date:
        self.read += 1
        return date(2025, 6, 30) if self.read == 1 else date(2025, 7, 1)

    def now(self) -> datetime:
        last = datetime(2025, 6, 30, 23, 59, 59, tzinfo=QUEBEC)
        return last if self.read <= 1 else last + timedelta(seconds=self.read)


def test_an_avis_signed_at_midnight_is_dated_by_the_instant_of_its_signature(lone: House) -> None:
    dossier_id = lone.validated()
    turning = replace(
        lone.as_("sacha").signatures, desk=replace(lone.office.desk, clock=_Midnight(date(2025, 6, 30)))
    )
    turning.sign(dossier_id, SACHA)
    avis, _ = avis_of(lone, dossier_id)
    assert avis.content.issued_on == calendar_day(avis.signatures[0].at)


def test_a_number_keeps_its_year_when_it_waits_into_the_next(lone: House) -> None:
    dossier_id = lone.validated()
    sacha = lone.as_("sacha").signatures
    sacha.prepare_external(dossier_id, SACHA.certificate_pem)
    sacha.cancel_external(dossier_id)
    lone.clock.move_to(date(2025, 12, 30))
    assert sacha.sign(dossier_id, SACHA).facts["number"] == "IA-2025-0001"
