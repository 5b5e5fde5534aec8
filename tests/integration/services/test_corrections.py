"""Facts that a coordinator corrects: checked like those of an intake, beside the declared ones, journalled by name."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from db.store import OpenedStore
from reviewer.admissibility.verdict import PrecheckOutcome
from reviewer.dossier.correction import CorrectionEnd, FactCorrection, FactNotCorrectable
from reviewer.dossier.dossier import RequestChangedSince
from reviewer.dossier.lifecycle import ActNotPermitted, ActNotPossibleNow, DossierState
from reviewer.dossier.people import HandsNotApart, Part
from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import NotFound
from reviewer.intake.reader import RequestFiles
from reviewer.services.corrections import (
    CorrectionChangesNothing,
    CorrectionOver,
    CorrectionReasonMissing,
    CorrectionRefused,
    CorrectionsOverlap,
)
from reviewer.services.effective import effective_request
from reviewer.services.records import AdmissibilityDecision
from reviewer.services.views import DossierView
from tests.support.fakes import PlainReader
from tests.support.office import House, a_house

SALARY = "job.annual_salary_cad"
WHY = "Selon le contrat signé."


class StrictReader(PlainReader):
    """Plain files, and the real rules for one row."""

    def read_payload(self, payload: str, file: str, base_folder: Any) -> Any:
        return RequestFiles().read_payload(payload, file, base_folder)


@pytest.fixture
def house(store: OpenedStore) -> House:
    """Give one test an office that checks a corrected request by the real rules of reception."""
    reader = StrictReader()
    made = a_house(store, reader=reader)
    made.reader = reader
    return made


def _view(house: House, dossier_id: str) -> DossierView:
    return house.as_("claude").dossiers.view(dossier_id)


def _effective(house: House, dossier_id: str) -> EvaluationRequest:
    with house.opened.store.read() as work:
        return effective_request(work, work.dossiers.get(dossier_id))


def _correct(house: House, dossier_id: str, path: str, value: Any, why: str = WHY, version: int = 1) -> None:
    house.as_("claude").corrections.correct(dossier_id, {path: value}, why, version)


def _only(house: House, dossier_id: str) -> FactCorrection:
    (found,) = _view(house, dossier_id).corrections
    return found


def test_the_precheck_runs_on_the_corrected_fact_and_the_declared_one_stays(house: House) -> None:
    dossier_id = house.received()
    _correct(house, dossier_id, SALARY, " 60000 ")
    view = _view(house, dossier_id)
    assert view.precheck.outcome is PrecheckOutcome.NOT_ADMISSIBLE
    assert _effective(house, dossier_id).job.annual_salary_cad == Decimal("60000.00")
    assert view.dossier.request.job.annual_salary_cad == Decimal("105000.00")
    (made,) = view.corrections
    assert (made.path, made.declared, made.corrected) == (SALARY, "105000.00", "60000.00")
    assert (made.reason, made.by, made.request_version, made.stands) == (WHY, "claude", 1, True)
    assert (Part.TRIAGED, "claude") in view.dossier.parts


def test_the_journal_names_the_fact_and_never_its_value(house: House) -> None:
    dossier_id = house.received()
    _correct(house, dossier_id, "candidate.born_on", "1991-03-04", "Selon le passeport de Mme Okonkwo.")
    entry = house.journal()[-1]
    assert entry.event == "fact_corrected"
    assert entry.details == {"fact": "Date de naissance", "fact_path": "candidate.born_on"}
    said = json.dumps([dict(one.details) for one in house.journal()], ensure_ascii=False)
    assert "1991" not in said
    assert "passeport" not in said


def test_a_fact_is_checked_as_at_reception(house: House) -> None:
    dossier_id = house.received()
    for path, value in (
        (SALARY, "beaucoup"),
        (SALARY, -5),
        ("candidate.born_on", "2024-02-30"),
        ("job.noc", "2173"),
        ("stream", "autre"),
        ("job.workplace_municipality_code", "123"),
        ("candidate.experiences.0.ended_on", "2001-01-01"),
        ("job.title", ["liste"]),
        ("candidate.diplomas", [{"level": "licence"}]),
    ):
        with pytest.raises(CorrectionRefused) as refused:
            _correct(house, dossier_id, path, value)
        assert refused.value.wanted
        assert refused.value.faults
    assert house.events()[-1] == "request_taken_in"
    assert _view(house, dossier_id).corrections == ()


def test_facts_that_only_go_together_are_corrected_together(house: House) -> None:
    dossier_id = house.received()
    corrections = house.as_("claude").corrections
    corrections.correct(dossier_id, {"job.noc": "2173", "job.noc_version": "2016"}, WHY, 1)
    view = _view(house, dossier_id)
    job = _effective(house, dossier_id).job
    assert (job.noc, job.noc_version) == ("2173", "2016")
    assert house.events()[-2:] == ["fact_corrected", "fact_corrected"]
    one = next(one for one in view.corrections if one.path == "job.noc")
    with pytest.raises(CorrectionRefused):
        house.office.corrections.withdraw(dossier_id, one.id)


def test_a_fact_can_be_held_to_be_unknown_and_a_list_be_corrected_whole(house: House) -> None:
    dossier_id = house.received()
    _correct(house, dossier_id, "job.ai_share_percent", None)
    _correct(house, dossier_id, "candidate.experiences", [])
    view = _view(house, dossier_id)
    assert _effective(house, dossier_id).job.ai_share_percent is None
    assert _effective(house, dossier_id).candidate.experiences == ()
    assert view.precheck.outcome is PrecheckOutcome.NOT_ADMISSIBLE


def test_correcting_again_replaces_and_withdrawing_brings_the_declared_value_back(house: House) -> None:
    dossier_id = house.received()
    _correct(house, dossier_id, SALARY, "60000")
    _correct(house, dossier_id, SALARY, "70000")
    first, second = _view(house, dossier_id).corrections
    assert (first.ended, second.ended) == (CorrectionEnd.REPLACED, None)
    assert second.declared == "105000.00"
    house.office.corrections.withdraw(dossier_id, second.id)
    view = _view(house, dossier_id)
    assert _effective(house, dossier_id) == view.dossier.request
    assert [one.ended for one in view.corrections] == [CorrectionEnd.REPLACED, CorrectionEnd.WITHDRAWN]
    assert house.events()[-1] == "correction_withdrawn"
    with pytest.raises(CorrectionOver):
        house.office.corrections.withdraw(dossier_id, second.id)
    with pytest.raises(NotFound):
        house.office.corrections.withdraw(dossier_id, "nowhere")


def test_a_new_version_drops_what_it_leaves_without_ground_and_keeps_the_rest(house: House) -> None:
    dossier_id = house.received()
    _correct(house, dossier_id, SALARY, "60000")
    _correct(house, dossier_id, "job.title", "Chercheuse")
    house.receive(job__annual_salary_cad="98000.00")
    view = _view(house, dossier_id)
    ended = {one.path: one.ended for one in view.corrections}
    assert ended == {SALARY: CorrectionEnd.LAPSED, "job.title": None}
    assert _effective(house, dossier_id).job.annual_salary_cad == Decimal("98000.00")
    assert _effective(house, dossier_id).job.title == "Chercheuse"
    assert house.journal()[-1].details["corrections_dropped"] == 1
    house.receive(job__annual_salary_cad="105000.00", job__description="Autre.")
    assert _effective(house, dossier_id).job.annual_salary_cad == Decimal("105000.00")


def test_a_new_version_with_which_the_corrections_are_impossible_drops_them_all(house: House) -> None:
    dossier_id = house.received()
    house.as_("claude").corrections.correct(
        dossier_id, {"job.noc": "2173", "job.noc_version": "2016"}, WHY, 1
    )
    house.receive(job__noc="21232")
    view = _view(house, dossier_id)
    assert {one.ended for one in view.corrections} == {CorrectionEnd.LAPSED}
    assert _effective(house, dossier_id) == view.dossier.request


@pytest.mark.parametrize(
    ("path", "value", "why", "version", "error"),
    [
        (SALARY, "60000", " ", 1, CorrectionReasonMissing),
        (SALARY, "105000", WHY, 1, CorrectionChangesNothing),
        (SALARY, "60000", WHY, 2, RequestChangedSince),
        ("reference", "TC-9", WHY, 1, FactNotCorrectable),
        ("job.colour", "bleu", WHY, 1, FactNotCorrectable),
        ("candidate.diplomas.4.level", "dec", WHY, 1, FactNotCorrectable),
    ],
)
def test_a_correction_without_ground_is_refused(
    house: House, path: str, value: str, why: str, version: int, error: type[Exception]
) -> None:
    dossier_id = house.received()
    with pytest.raises(error):
        _correct(house, dossier_id, path, value, why, version)
    assert _view(house, dossier_id).corrections == ()


def test_a_list_and_one_of_its_entries_are_not_corrected_at_once(house: House) -> None:
    dossier_id = house.received()
    _correct(house, dossier_id, "candidate.diplomas.0.level", "doctorat")
    with pytest.raises(CorrectionsOverlap):
        _correct(house, dossier_id, "candidate.diplomas", [])
    house.office.corrections.withdraw(dossier_id, _only(house, dossier_id).id)
    _correct(house, dossier_id, "candidate.diplomas", [])


def test_facts_are_corrected_before_a_decision_and_while_complements_are_awaited(house: House) -> None:
    dossier_id = house.received()
    house.triage(dossier_id, AdmissibilityDecision.COMPLEMENTS)
    _correct(house, dossier_id, "job.title", "Chercheuse")
    with pytest.raises(ActNotPossibleNow):
        _correct(house, house.admissible("TC-2"), "job.title", "Chercheuse")
    with pytest.raises(ActNotPermitted):
        house.as_("kim").corrections.correct(dossier_id, {"job.title": "Chercheur"}, WHY, 1)


def test_a_decision_keeps_the_corrections_that_it_was_taken_on(house: House) -> None:
    dossier_id = house.received()
    _correct(house, dossier_id, SALARY, "60000")
    made = _only(house, dossier_id)
    house.as_("claude").triage.decide(dossier_id, AdmissibilityDecision.INADMISSIBLE, request_version=1)
    (record,) = _view(house, dossier_id).decisions
    assert record.corrections == (made,)
    assert record.precheck.outcome is PrecheckOutcome.NOT_ADMISSIBLE
    assert house.state(dossier_id) is DossierState.INADMISSIBLE


def test_experts_and_the_avis_have_the_corrected_facts(house: House) -> None:
    dossier_id = house.received()
    _correct(house, dossier_id, "job.title", "Chercheuse principale")
    house.as_("claude").triage.decide(dossier_id, AdmissibilityDecision.ADMISSIBLE, request_version=1)
    house.seat(dossier_id, "eli", "elsa")
    page = house.as_("eli").committee.open_grid(dossier_id)
    assert [(one.path, one.corrected) for one in page.corrections] == [("job.title", "Chercheuse principale")]
    for key in ("eli", "elsa"):
        house.vote(dossier_id, key)
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    house.as_("kim").avis.draft(dossier_id)
    house.as_("cora").avis.validate(dossier_id)
    house.sign(dossier_id)
    with house.opened.store.read() as work:
        (avis,) = work.register.all()
    assert avis.content.job_title == "Chercheuse principale"


def test_an_expert_sees_no_correction_before_declaring(house: House) -> None:
    dossier_id = house.received()
    _correct(house, dossier_id, "candidate.family_name", "Autre")
    house.as_("claude").triage.decide(dossier_id, AdmissibilityDecision.ADMISSIBLE, request_version=1)
    house.office.seating.assign(dossier_id, ("eli", "elsa"))
    page = house.as_("eli").committee.open_grid(dossier_id)
    assert (page.dossier, page.corrections) == (None, ())


def test_whoever_corrects_facts_has_triaged_and_does_not_sign(house: House) -> None:
    dossier_id = house.received()
    _correct(house, dossier_id, "job.title", "Chercheuse")
    parts = house.dossier(dossier_id).parts
    from reviewer.dossier.lifecycle import Act
    from reviewer.dossier.people import require_separate_hands
    from tests.support.people import an_actor

    with pytest.raises(HandsNotApart):
        require_separate_hands(Act.SIGN_AVIS, an_actor("claude"), parts)
