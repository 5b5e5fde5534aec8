"""A new avis in the place of an older one: of the same person, with its reason, once."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.avis.avis import ReasonMissing, RegisterEventKind
from reviewer.dossier.lifecycle import AvisState
from reviewer.errors import NotFound
from reviewer.services.avis import AvisNotReplaceable, AvisOfSomebodyElse
from tests.support.fakes import PlainKey
from tests.support.office import House
from tests.support.people import NAMES
from tests.support.refusals import refused

KEY = PlainKey(NAMES["sacha"])


def _replacing(
    house: House, number: str | None, reason: str = "Changement d’emploi.", **overrides: object
) -> str:
    dossier_id = house.decided("TC-2025-0002", favourable=True, **overrides)
    house.as_("kim").avis.draft(dossier_id, replaces=number, replacement_reason=reason)
    house.as_("claude").avis.validate(dossier_id)
    return dossier_id


@pytest.mark.parametrize("suspended", [False, True])
def test_a_new_avis_supersedes_the_old_one_when_it_is_signed(house: House, suspended: bool) -> None:
    old = house.issued()
    if suspended:
        house.as_("sacha").avis.happen(old, RegisterEventKind.SUSPENDED, "Vérification.")
    dossier_id = _replacing(house, "ia-2025-0001", job__title="Chercheuse")
    assert {row.number: row.state for row in house.office.dossiers.register()}[old] in {
        AvisState.IN_FORCE,
        AvisState.SUSPENDED,
    }
    changes = house.as_("sacha").signatures.sign(dossier_id, KEY)
    assert changes.avis == {old, "IA-2025-0002"}
    with house.opened.store.read() as work:
        before, after = work.register.all()
    assert (before.state, after.state) == (AvisState.SUPERSEDED, AvisState.IN_FORCE)
    assert (before.events[-1].reason, before.events[-1].reference) == ("Changement d’emploi.", "IA-2025-0002")
    assert after.content.replaces == old
    assert changes.dossiers == {before.dossier_id, after.dossier_id}
    assert house.events()[-2:] == ["avis_signed", "avis_superseded"]
    assert house.journal()[-1].dossier_id == before.dossier_id


def test_an_avis_signed_in_the_last_moment_of_another_still_supersedes_it(house: House) -> None:
    """Midnight passes while the page is laid out: it is dated, and judged, by the moment of its signature."""
    old = house.issued()
    dossier_id = _replacing(house, old)
    house.clock.move_to(date(2025, 12, 31))
    house.printer.before = lambda: house.clock.move_to(date(2026, 1, 1))
    house.sign(dossier_id)
    with house.opened.store.read() as work:
        before, after = work.register.all()
    assert (before.state, before.content.expires_on) == (AvisState.SUPERSEDED, date(2025, 12, 31))
    assert after.content.issued_on == date(2025, 12, 31)


def test_a_replacement_needs_its_reason(house: House) -> None:
    old = house.issued()
    dossier_id = house.decided("TC-2")
    refused(
        house,
        ReasonMissing,
        lambda: house.as_("kim").avis.draft(dossier_id, replaces=old, replacement_reason=" "),
    )


def test_only_an_avis_of_the_same_person_that_still_holds_is_replaced(house: House) -> None:
    old = house.issued()
    other = house.decided("TC-2", candidate__given_name="Chidi")
    avis = house.as_("kim").avis
    refused(house, AvisOfSomebodyElse, lambda: avis.draft(other, replaces=old, replacement_reason="Erreur."))
    refused(house, NotFound, lambda: avis.draft(other, replaces="IA-2025-0009", replacement_reason="Erreur."))
    same = house.decided("TC-3")
    house.as_("sacha").avis.happen(old, RegisterEventKind.REVOKED, "Fausse attestation.")
    refused(
        house,
        AvisNotReplaceable,
        lambda: house.as_("kim").avis.draft(same, replaces=old, replacement_reason="Erreur."),
    )


def test_a_replacement_revoked_before_the_signature_stops_it_and_takes_no_number(house: House) -> None:
    old = house.issued()
    dossier_id = _replacing(house, old)
    house.as_("sacha").avis.happen(old, RegisterEventKind.REVOKED, "Fausse attestation.")
    refused(house, AvisNotReplaceable, lambda: house.as_("sacha").signatures.sign(dossier_id, KEY))
    house.office.avis.return_draft(dossier_id, "L’avis remplacé est révoqué.")
    house.as_("kim").avis.draft(dossier_id)
    house.as_("claude").avis.validate(dossier_id)
    assert house.sign(dossier_id) == "IA-2025-0002"


def test_two_avis_in_waiting_do_not_both_replace_the_same_one(house: House) -> None:
    old = house.issued()
    waiting = []
    for reference in ("TC-2", "TC-3"):
        dossier_id = house.decided(reference)
        house.as_("kim").avis.draft(dossier_id, replaces=old, replacement_reason="Changement d’emploi.")
        house.as_("claude").avis.validate(dossier_id)
        waiting.append(dossier_id)
    house.sign(waiting[0])
    refused(house, AvisNotReplaceable, lambda: house.as_("sacha").signatures.sign(waiting[1], KEY))
