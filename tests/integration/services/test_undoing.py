"""Taking an act back: only what is newest, only one's own, and the journal keeps the act and its undoing."""

from __future__ import annotations

import pytest

from reviewer.dossier.lifecycle import ActNotPossibleNow, DossierState
from reviewer.errors import NotFound
from reviewer.services.changes import Changes, Undo
from reviewer.services.records import AdmissibilityDecision
from reviewer.services.undoing import UndoTooLate
from tests.support.office import House


def _decided(house: House, dossier_id: str, decision: AdmissibilityDecision) -> Changes:
    return house.as_("cora").triage.decide(
        dossier_id, decision, request_version=1, reason="Il manque le contrat."
    )


def _undo(changes: Changes) -> Undo:
    assert changes.undo is not None
    return changes.undo


@pytest.mark.parametrize("decision", [AdmissibilityDecision.ADMISSIBLE, AdmissibilityDecision.COMPLEMENTS])
def test_a_decision_on_admissibility_can_be_taken_back_at_once(
    house: House, decision: AdmissibilityDecision
) -> None:
    dossier_id = house.received()
    undo = _undo(_decided(house, dossier_id, decision))
    changes = house.office.undoing.decision(undo)
    assert house.state(dossier_id) is DossierState.RECEIVED
    assert changes.dossiers == {dossier_id}
    assert changes.undo is None, "an undoing is not undone: the act is done again"
    assert house.events()[-2:] == ["admissibility_decided", "act_undone"]
    assert house.holds()


def test_a_dossier_that_was_taken_back_is_triaged_again_like_any_other(house: House) -> None:
    dossier_id = house.received()
    house.as_("cora")
    house.office.undoing.decision(_undo(_decided(house, dossier_id, AdmissibilityDecision.COMPLEMENTS)))
    _decided(house, dossier_id, AdmissibilityDecision.ADMISSIBLE)
    assert house.state(dossier_id) is DossierState.ADMISSIBLE


def test_received_complements_go_back_to_waiting(house: House) -> None:
    dossier_id = house.received()
    _decided(house, dossier_id, AdmissibilityDecision.COMPLEMENTS)
    undo = _undo(house.office.triage.record_complements(dossier_id))
    house.office.undoing.complements(undo)
    assert house.state(dossier_id) is DossierState.INCOMPLETE


def test_what_closes_a_dossier_offers_no_way_back(house: House) -> None:
    dossier_id = house.received()
    assert _decided(house, dossier_id, AdmissibilityDecision.INADMISSIBLE).undo is None
    assert house.office.triage.withdraw(house.received("TC-2025-0002"), "Demandé le 19 mai.").undo is None


def test_nothing_is_taken_back_that_something_was_built_on(house: House) -> None:
    dossier_id = house.received()
    undo = _undo(_decided(house, dossier_id, AdmissibilityDecision.ADMISSIBLE))
    house.office.seating.assign(dossier_id, ("eli",))
    with pytest.raises(UndoTooLate):
        house.as_("cora").undoing.decision(undo)
    assert house.state(dossier_id) is DossierState.ADMISSIBLE


def test_nobody_takes_back_what_somebody_else_did(house: House) -> None:
    dossier_id = house.received()
    undo = _undo(_decided(house, dossier_id, AdmissibilityDecision.ADMISSIBLE))
    with pytest.raises(UndoTooLate):
        house.as_("claude").undoing.decision(undo)
    assert house.state(dossier_id) is DossierState.ADMISSIBLE


def test_twice_is_once(house: House) -> None:
    dossier_id = house.received()
    undo = _undo(_decided(house, dossier_id, AdmissibilityDecision.ADMISSIBLE))
    house.office.undoing.decision(undo)
    with pytest.raises(ActNotPossibleNow):
        house.office.undoing.decision(undo)


def test_an_event_that_has_no_way_back_is_refused(house: House) -> None:
    dossier_id = house.received()
    with pytest.raises(NotFound):
        house.as_("cora").undoing.decision(Undo(dossier_id, "avis_signed"))
