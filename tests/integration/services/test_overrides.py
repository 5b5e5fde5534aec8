"""A coordinator decides criteria otherwise than the precheck: both stay, frozen with what the decision was taken on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from reviewer.admissibility.override import (
    CriterionNotExamined,
    CriterionOverride,
    OverrideChangesNothing,
    OverrideReasonMissing,
)
from reviewer.admissibility.verdict import CriterionOutcome, PrecheckOutcome
from reviewer.dossier.lifecycle import ActNotPermitted, DossierState
from reviewer.errors import NotFound
from reviewer.services.records import AdmissibilityDecision
from reviewer.services.triage import PrecheckChangedSince, ReasonRequired
from tests.support.office import House

ADMISSIBLE, INADMISSIBLE = AdmissibilityDecision.ADMISSIBLE, AdmissibilityDecision.INADMISSIBLE
MET, NOT_MET = CriterionOutcome.MET, CriterionOutcome.NOT_MET
TOO_LITTLE = {"job__annual_salary_cad": "74000.00"}


def _over(key: str, outcome: CriterionOutcome, reason: str = "Vu le contrat.") -> CriterionOverride:
    return CriterionOverride(criterion_id=key, outcome=outcome, reason=reason)


def _decide(
    house: House,
    dossier_id: str,
    decision: AdmissibilityDecision,
    *overrides: CriterionOverride,
    reason: str = "",
) -> None:
    house.as_("claude").triage.decide(
        dossier_id, decision, request_version=1, reason=reason, overrides=overrides
    )


def test_an_override_with_its_reason_carries_the_decision(house: House) -> None:
    dossier_id = house.received(**TOO_LITTLE)
    _decide(house, dossier_id, ADMISSIBLE, _over("IA-TE-SAL", MET))
    assert house.state(dossier_id) is DossierState.ADMISSIBLE
    (record,) = house.office.dossiers.view(dossier_id).decisions
    assert (record.precheck.outcome, record.outcome) == (
        PrecheckOutcome.NOT_ADMISSIBLE,
        PrecheckOutcome.ADMISSIBLE,
    )
    (salary,) = [one for one in record.criteria if one.computed.id == "IA-TE-SAL"]
    assert (salary.computed.outcome, salary.outcome) == (NOT_MET, MET)
    assert record.overrides == (_over("IA-TE-SAL", MET),)
    details = house.journal()[-1].details
    assert (details["overridden"], details["overrides"]) == (True, "IA-TE-SAL")
    assert (details["precheck"], details["outcome"]) == ("not_admissible", "admissible")


def test_a_criterion_can_be_decided_against_the_candidate_too(house: House) -> None:
    dossier_id = house.received()
    _decide(house, dossier_id, INADMISSIBLE, _over("GEN-STAY", NOT_MET, "Permis échu."))
    assert house.state(dossier_id) is DossierState.INADMISSIBLE


@pytest.mark.parametrize(
    ("overrides", "decision"),
    [
        ((_over("IA-TE-SAL", MET),), INADMISSIBLE),
        ((_over("GEN-STAY", NOT_MET),), ADMISSIBLE),
        ((_over("IA-TE-SAL", CriterionOutcome.TO_VERIFY),), INADMISSIBLE),
    ],
)
def test_a_decision_against_the_criteria_as_decided_needs_a_general_reason(
    house: House, overrides: Sequence[CriterionOverride], decision: AdmissibilityDecision
) -> None:
    dossier_id = house.received(**TOO_LITTLE)
    with pytest.raises(ReasonRequired):
        _decide(house, dossier_id, decision, *overrides)
    assert house.state(dossier_id) is DossierState.RECEIVED
    _decide(house, dossier_id, decision, *overrides, reason="Décidé en réunion.")


@pytest.mark.parametrize(
    ("override", "error"),
    [
        (_over("TI-WAGE", MET), CriterionNotExamined),
        (_over("GEN-AGE", MET), OverrideChangesNothing),
        (_over("GEN-AGE", NOT_MET, "  "), OverrideReasonMissing),
    ],
)
def test_an_unsound_override_changes_nothing(
    house: House, override: CriterionOverride, error: type[Exception]
) -> None:
    dossier_id = house.received()
    before = house.journal()
    with pytest.raises(error):
        _decide(house, dossier_id, ADMISSIBLE, override, reason="Parce que.")
    assert house.journal() == before


def test_a_decision_on_a_precheck_that_is_no_longer_so_is_refused(house: House) -> None:
    dossier_id = house.received()
    seen = house.as_("claude").dossiers.view(dossier_id).precheck
    house.office.corrections.correct(dossier_id, {"job.annual_salary_cad": "74000.00"}, "Contrat.", 1)
    with pytest.raises(PrecheckChangedSince):
        house.office.triage.decide(dossier_id, ADMISSIBLE, request_version=1, seen=seen)
    now = house.office.dossiers.view(dossier_id).precheck
    house.office.triage.decide(dossier_id, INADMISSIBLE, request_version=1, seen=now)


def test_running_a_decision_again_the_same_day_differs_in_nothing(house: House) -> None:
    dossier_id = house.received(**TOO_LITTLE)
    _decide(house, dossier_id, INADMISSIBLE)
    again = house.office.triage.rerun(dossier_id)
    assert again.differences == ()


def test_running_a_decision_again_later_shows_what_would_differ(house: House) -> None:
    dossier_id = house.received(planned_dsp_on=None, candidate__born_on="2007-06-15")
    _decide(house, dossier_id, INADMISSIBLE)
    house.clock.move_to(date(2025, 6, 16))
    again = house.as_("aude").triage.rerun(dossier_id)
    (age,) = [one for one in again.differences if one.turns]
    assert (age.criterion_id, age.outcome_before, age.outcome_after) == ("GEN-AGE", NOT_MET, MET)


def test_running_again_takes_the_facts_of_then(house: House) -> None:
    dossier_id = house.received()
    house.as_("claude").corrections.correct(dossier_id, {"job.annual_salary_cad": "74000.00"}, "Contrat.", 1)
    house.triage(dossier_id, AdmissibilityDecision.COMPLEMENTS)
    house.receive(job__annual_salary_cad="120000.00")
    then = house.as_("claude").triage.rerun(dossier_id)
    assert then.differences == ()


def test_there_is_nothing_to_run_again_before_a_decision(house: House) -> None:
    dossier_id = house.received()
    with pytest.raises(NotFound):
        house.as_("claude").triage.rerun(dossier_id)
    with pytest.raises(ActNotPermitted):
        house.as_("eli").triage.rerun(dossier_id)
