"""The life of an issued avis in the register: suspended, lifted, revoked, handed over, printed."""

from __future__ import annotations

from functools import partial

import pytest

from reviewer.avis.avis import AvisNotInState, ReasonMissing, RegisterEventKind
from reviewer.dossier.lifecycle import AvisState
from reviewer.errors import NotFound
from tests.support.office import House
from tests.support.refusals import refused


def test_an_avis_is_suspended_lifted_and_revoked_each_with_its_reason(house: House) -> None:
    number = house.issued()
    avis = house.as_("sacha").avis
    steps = [
        (RegisterEventKind.SUSPENDED, AvisState.SUSPENDED),
        (RegisterEventKind.LIFTED, AvisState.IN_FORCE),
        (RegisterEventKind.REVOKED, AvisState.REVOKED),
    ]
    for kind, state in steps:
        refused(house, ReasonMissing, partial(avis.happen, number, kind, " "))
        changes = avis.happen(number, kind, f"Motif {kind}.")
        (row,) = house.office.dossiers.register()
        assert (row.number, row.state) == (number, state)
        assert changes.avis == {number}
        assert house.journal()[-1].details == {"number": number, "reason": f"Motif {kind}."}
    for kind, _ in steps:
        refused(house, AvisNotInState, partial(avis.happen, number, kind, "Encore."))
    assert house.holds()


def test_a_suspension_is_lifted_only_where_there_is_one(house: House) -> None:
    number = house.issued()
    refused(
        house,
        AvisNotInState,
        lambda: house.as_("sacha").avis.happen(number, RegisterEventKind.LIFTED, "Erreur."),
    )


def test_a_number_as_typed_is_kept_as_printed(house: House) -> None:
    number = house.issued()
    changes = house.as_("sacha").avis.happen(" ia-2025-0001 ", RegisterEventKind.SUSPENDED, "Vérification.")
    assert changes.avis == {number}
    assert house.journal()[-1].details["number"] == number
    house.office.printing.record("ia-2025-0001", printer="Accueil", copies=1)
    assert house.journal()[-1].details["number"] == number


@pytest.mark.parametrize("number", ["IA-2025-0009", "quelque chose", ""])
def test_an_unknown_number_is_not_found(house: House, number: str) -> None:
    refused(
        house, NotFound, lambda: house.as_("sacha").avis.happen(number, RegisterEventKind.REVOKED, "Motif.")
    )
    refused(house, NotFound, lambda: house.office.printing.file(number))


def test_what_is_exported_or_printed_is_what_was_issued_and_the_journal_says_by_whom(house: House) -> None:
    number = house.issued()
    with house.opened.store.read() as work:
        (avis,) = work.register.all()
        pdf = work.blobs.get(avis.pdf_sha256)
    file = house.as_("kim").avis.hand_over(number)
    assert (file.content, file.number) == (pdf, number)
    assert file.filename == f"{number}_laboratoires-boreal.pdf"
    assert (house.journal()[-1].event, house.journal()[-1].actor_id) == ("avis_exported", "kim")
    assert house.as_("kim").avis.sheet(avis.dossier_id)() == pdf
    assert house.office.printing.file(number) == file


def test_the_journal_says_what_the_printer_took_and_nothing_before_it_did(house: House) -> None:
    number = house.issued()
    before = house.events()
    house.as_("kim").printing.file(number)
    assert house.events() == before
    house.office.printing.record(number, printer="Accueil", copies=2, tray="Bac 2", job="Accueil-7")
    entry = house.journal()[-1]
    assert (entry.event, entry.actor_id) == ("avis_printed", "kim")
    told = {name: entry.details[name] for name in ("number", "printer", "copies", "tray", "job")}
    assert told == {"number": number, "printer": "Accueil", "copies": 2, "tray": "Bac 2", "job": "Accueil-7"}
