"""Admissibility: the precheck proposes, a named coordinator decides, both stay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

import pytest

from db.store import OpenedStore
from reviewer.admissibility.verdict import PrecheckOutcome
from reviewer.dossier.dossier import RequestChangedSince
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import ActNotPermitted, ActNotPossibleNow, DossierState
from reviewer.dossier.people import HandsNotApart, Part
from reviewer.errors import NotFound
from reviewer.services.ports import Store, UnitOfWork
from reviewer.services.records import AdmissibilityDecision
from reviewer.services.triage import ReasonRequired, WithdrawalReasonMissing
from tests.support.office import FOUNDER, House, a_house

ADMISSIBLE = AdmissibilityDecision.ADMISSIBLE
INADMISSIBLE = AdmissibilityDecision.INADMISSIBLE
COMPLEMENTS = AdmissibilityDecision.COMPLEMENTS
TOO_LITTLE = {"job__annual_salary_cad": "60000.00"}


class OneStateWhileWriting:
    """A store that shows no second state of itself while somebody writes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writing = False

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        self._writing = True
        try:
            with self._store.begin() as work:
                yield work
        finally:
            self._writing = False

    def read(self) -> AbstractContextManager[UnitOfWork]:
        assert not self._writing
        return self._store.read()


def _decide(
    house: House, dossier_id: str, decision: AdmissibilityDecision, reason: str = "", version: int = 1
) -> None:
    house.as_("claude").triage.decide(dossier_id, decision, request_version=version, reason=reason)


def test_the_sample_is_admissible_and_a_low_salary_is_not(house: House) -> None:
    good, bad = house.received(), house.received("TC-2", **TOO_LITTLE)
    read = house.as_("claude").dossiers
    assert read.view(good).precheck.outcome is PrecheckOutcome.ADMISSIBLE
    assert read.view(bad).precheck.outcome is PrecheckOutcome.NOT_ADMISSIBLE


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (ADMISSIBLE, DossierState.ADMISSIBLE),
        (INADMISSIBLE, DossierState.INADMISSIBLE),
        (COMPLEMENTS, DossierState.INCOMPLETE),
    ],
)
def test_each_decision_is_frozen_with_what_it_was_taken_on(
    house: House, decision: AdmissibilityDecision, state: DossierState
) -> None:
    dossier_id = house.received()
    _decide(house, dossier_id, decision, " Vu les pièces. ")
    assert house.state(dossier_id) is state
    with house.opened.store.read() as work:
        (record,) = work.prechecks.of(dossier_id)
    assert (record.decision, record.reason, record.decided_by) == (decision, "Vu les pièces.", "claude")
    assert record.request_version == 1
    assert record.precheck == house.office.dossiers.view(dossier_id).precheck
    assert (Part.TRIAGED, "claude") in house.dossier(dossier_id).parts
    assert house.events()[-1] == "admissibility_decided"


def test_a_decision_is_judged_by_what_stands_in_its_own_transaction(store: OpenedStore) -> None:
    """Wages read beside it would be of another state: an administrator's of a moment ago."""
    a_house(store)
    house = a_house(store, store=OneStateWhileWriting(store.store), staffed=False)
    _decide(house, house.received(), ADMISSIBLE)


def test_agreeing_with_the_precheck_needs_no_reason(house: House) -> None:
    _decide(house, house.received(), ADMISSIBLE)
    _decide(house, house.received("TC-2", **TOO_LITTLE), INADMISSIBLE)


@pytest.mark.parametrize(
    ("overrides", "decision"),
    [({}, INADMISSIBLE), ({}, COMPLEMENTS), (TOO_LITTLE, ADMISSIBLE), (TOO_LITTLE, COMPLEMENTS)],
)
def test_going_against_the_precheck_or_asking_something_needs_a_reason(
    house: House, overrides: dict[str, object], decision: AdmissibilityDecision
) -> None:
    dossier_id = house.received("TC-2025-0001", **overrides)
    before = house.journal()
    with pytest.raises(ReasonRequired) as refused:
        _decide(house, dossier_id, decision, "  ")
    assert refused.value.decision is decision
    assert house.journal() == before
    assert house.state(dossier_id) is DossierState.RECEIVED
    with house.opened.store.read() as work:
        assert work.prechecks.of(dossier_id) == ()
    _decide(house, dossier_id, decision, "Vu les pièces.")
    assert house.journal()[-1].details["overridden"] is True


def test_a_decision_on_a_request_that_changed_meanwhile_is_refused(house: House) -> None:
    dossier_id = house.received()
    house.receive(job__title="Chercheuse")
    with pytest.raises(RequestChangedSince):
        _decide(house, dossier_id, ADMISSIBLE, version=1)
    _decide(house, dossier_id, ADMISSIBLE, version=2)


def test_complements_received_bring_the_dossier_back(house: House) -> None:
    dossier_id = house.received()
    _decide(house, dossier_id, COMPLEMENTS, "Il manque le contrat.")
    house.as_("claude").triage.record_complements(dossier_id)
    assert house.state(dossier_id) is DossierState.RECEIVED
    with pytest.raises(ActNotPossibleNow):
        house.office.triage.record_complements(dossier_id)
    _decide(house, dossier_id, ADMISSIBLE)
    with house.opened.store.read() as work:
        assert [record.decision for record in work.prechecks.of(dossier_id)] == [COMPLEMENTS, ADMISSIBLE]


def test_a_decision_is_not_taken_twice(house: House) -> None:
    dossier_id = house.admissible()
    for decision in AdmissibilityDecision:
        with pytest.raises(ActNotPossibleNow):
            _decide(house, dossier_id, decision, "Encore.")


def test_whoever_reviewed_a_dossier_does_not_find_it_admissible(house: House) -> None:
    dossier_id = house.received()
    with house.opened.store.begin() as work:
        dossier = work.dossiers.get(dossier_id)
        work.dossiers.save(replace(dossier, parts=frozenset({(Part.REVIEWED, "claude")})))
        work.commit(FOUNDER, house.clock.now(), Event(name="house_staffed"))
    with pytest.raises(HandsNotApart):
        _decide(house, dossier_id, ADMISSIBLE)


def test_a_withdrawal_needs_its_reason_and_keeps_what_was_said(house: House) -> None:
    dossier_id = house.disputed()
    before = house.deliberation(dossier_id)
    with pytest.raises(WithdrawalReasonMissing):
        house.as_("kim").triage.withdraw(dossier_id, " ")
    house.office.triage.withdraw(dossier_id, "L’employeur l’a demandé le 19 mai.")
    assert house.state(dossier_id) is DossierState.WITHDRAWN
    assert house.deliberation(dossier_id) == before
    entry = house.journal()[-1]
    assert (entry.event, entry.details) == (
        "withdrawn",
        {"reason": "L’employeur l’a demandé le 19 mai.", "from": "concertation"},
    )
    with pytest.raises(ActNotPossibleNow):
        house.office.triage.withdraw(dossier_id, "Encore.")


@pytest.mark.parametrize("key", ["kim", "eli", "sacha", "aude", "ada"])
def test_only_a_coordinator_triages(house: House, key: str) -> None:
    dossier_id = house.received()
    office = house.as_(key)
    for decision in AdmissibilityDecision:
        with pytest.raises(ActNotPermitted):
            office.triage.decide(dossier_id, decision, request_version=1, reason="Parce que.")
    with pytest.raises(ActNotPermitted):
        office.triage.record_complements(dossier_id)


def test_an_unknown_dossier_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        _decide(house, "nowhere", ADMISSIBLE)
