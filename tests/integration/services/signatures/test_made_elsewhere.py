"""Signatures made elsewhere: what is handed out, what comes back, what is called back."""

from __future__ import annotations

import hashlib
import json

from reviewer.avis.signature import NothingAwaited, PartlySigned, SignatureOfSomebodyElse
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.signature_settings import TIME_STAMP_ADDRESS
from tests.integration.services.signatures.people import SACHA, SYLVIE, avis_of, put, whole
from tests.support.fakes import ARCHIVED, PlainKeyRing, WrongReturn
from tests.support.office import House, a_house
from tests.support.refusals import refused


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
    whole(lone)
    other = lone.validated("TC-2")
    assert lone.sign(other) == "IA-2025-0002"
    refused(
        lone,
        WrongReturn,
        lambda: lone.as_("sacha").signatures.complete_external(dossier_id, b"autre chose"),
    )
    again = a_house(lone.opened, keys=PlainKeyRing(), staffed=False)  # the program was closed meanwhile
    again.as_("sacha").signatures.complete_external(dossier_id, _returned(out.content))
    assert str(avis_of(again, dossier_id)[0].number) == "IA-2025-0001"
    assert again.state(dossier_id) is DossierState.ISSUED
    whole(again)


def test_what_was_handed_out_can_be_called_back_and_keeps_its_number(lone: House) -> None:
    dossier_id = lone.validated()
    sacha = lone.as_("sacha").signatures
    refused(lone, NothingAwaited, lambda: sacha.complete_external(dossier_id, b""))
    out = sacha.prepare_external(dossier_id, SACHA.certificate_pem)
    refused(lone, PartlySigned, lambda: sacha.sign(dossier_id, SACHA))
    refused(
        lone,
        SignatureOfSomebodyElse,
        lambda: lone.as_("sylvie").signatures.complete_external(dossier_id, _returned(out.content)),
    )
    lone.as_("sacha").signatures.cancel_external(dossier_id)
    refused(lone, NothingAwaited, lambda: sacha.complete_external(dossier_id, _returned(out.content)))
    assert lone.as_("sylvie").signatures.sign(dossier_id, SYLVIE).facts["number"] == "IA-2025-0001"
    whole(lone)


def test_both_signatures_can_be_made_elsewhere(house: House, rings: PlainKeyRing) -> None:
    put(house, TIME_STAMP_ADDRESS, "http://heure.exemple")
    dossier_id = house.validated()
    out = house.as_("sacha").signatures.prepare_external(dossier_id, SACHA.certificate_pem)
    told = house.office.signatures.complete_external(dossier_id, _returned(out.content))
    assert told.message == "avis_signed_first"
    out = house.as_("sylvie").signatures.prepare_external(dossier_id, SYLVIE.certificate_pem)
    house.office.signatures.cancel_external(dossier_id)
    out = house.office.signatures.prepare_external(dossier_id, SYLVIE.certificate_pem)
    house.office.signatures.complete_external(dossier_id, _returned(out.content))
    avis, pdf = avis_of(house, dossier_id)
    assert pdf.endswith(ARCHIVED)
    assert [line.signer_id for line in avis.signatures] == ["sacha", "sylvie"]
    assert hashlib.sha256(pdf).hexdigest() == avis.pdf_sha256
    assert rings.authority.asked == 3
    whole(house)
