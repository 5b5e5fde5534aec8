"""A second programme, whole: no employer, one finding, three experts from the start, its own words and numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.integrity import findings
from db.store import OpenedStore
from reviewer.admissibility.letter import LetterKind
from reviewer.admissibility.verdict import PrecheckOutcome
from reviewer.avis.verification import SignatureOutcome
from reviewer.committee.conflicts import ConflictOfInterest
from reviewer.committee.deliberation import Path as DecisionPath
from reviewer.committee.deliberation import Step
from reviewer.committee.takers import ExpertCannotTake
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.audit import audit
from reviewer.services.records import AdmissibilityDecision
from reviewer.wording import Wording
from tests.support.looks import letters_of
from tests.support.people import an_expert
from tests.support.talents import BENCH, Studio, a_studio, a_talent, text_of


@pytest.fixture
def studio(store: OpenedStore, tmp_path: Path) -> Studio:
    return a_studio(store, tmp_path)


@pytest.fixture
def sqlite_studio(sqlite_store: OpenedStore, tmp_path: Path) -> Studio:
    return a_studio(sqlite_store, tmp_path)


def test_a_request_becomes_a_signed_avis_by_the_majority_of_three(studio: Studio) -> None:
    dossier_id = studio.received(a_talent())
    view = studio.as_("claude").dossiers.view(dossier_id)
    assert view.precheck.outcome is PrecheckOutcome.ADMISSIBLE
    assert [one.id for one in view.precheck.criteria] == [
        "PROG-WINDOW", "GEN-AGE", "GEN-INTENT", "TE-EXP", "TE-ACHIEVEMENT",
    ]  # fmt: skip
    triage = studio.office.triage
    triage.decide(dossier_id, AdmissibilityDecision.ADMISSIBLE, request_version=1)

    takers = studio.as_("claude").seating.who_could_take(dossier_id)
    assert sum(taker.proposed for taker in takers) == 3
    studio.seat(dossier_id, *BENCH)
    for key, answer in zip(BENCH, (True, False, True), strict=True):
        waiting = studio.as_("claude").dossiers.view(dossier_id).committee
        assert waiting is not None
        assert (waiting.step, waiting.evaluations, waiting.outcome) == (Step.EVALUATIONS, (), None)
        studio.vote(dossier_id, key, answer)

    committee = studio.as_("claude").dossiers.view(dossier_id).committee
    assert committee is not None
    assert committee.step is Step.CONFIRMATION
    assert (committee.reviewers, len(committee.evaluations)) == (3, 3)
    assert committee.outcome is not None
    assert (committee.outcome.path, dict(committee.outcome.verdicts)) == (
        DecisionPath.MAJORITY,
        {"talent": True},
    )
    studio.as_("cora").committee.confirm_decision(dossier_id, {})

    pdf = studio.signed(dossier_id)
    assert studio.verified(pdf).outcome is SignatureOutcome.GENUINE
    content = studio.verified(pdf).content
    assert content is not None
    assert content.number == "TE-2025-0001"
    assert (content.employer_name, content.job_title, content.workplace, content.substream) == (None,) * 4
    assert [one.id for one in content.findings] == ["talent"]
    altered = pdf.replace(b"Traor", b"Traot", 1) if b"Traor" in pdf else pdf[:900] + b"x" + pdf[901:]
    assert studio.verified(altered).outcome is not SignatureOutcome.GENUINE

    page = text_of(pdf)
    assert "Avis sur un talent d’exception" in page
    assert "À la majorité, les spécialistes consultés répondent oui" in page
    assert "Seul le ministère" in page
    for word in ("employeur", "emploi", "constats du comité", "IATIEV", "intelligence artificielle"):
        assert word.casefold() not in page.casefold()

    with studio.opened.store.read() as work:
        assert work.dossiers.get(dossier_id).state is DossierState.ISSUED
    assert audit(studio.opened.store).broken is None
    with studio.opened.engine.connect() as connection:
        assert findings(connection, studio.opened.blobs) == ()


def test_a_no_of_the_majority_is_told_to_the_candidate_with_its_reason(sqlite_studio: Studio) -> None:
    dossier_id = sqlite_studio.admissible(a_talent())
    sqlite_studio.seat(dossier_id, *BENCH)
    for key, answer in zip(BENCH, (False, True, False), strict=True):
        sqlite_studio.vote(dossier_id, key, answer)
    reason = "La pratique récente n’est pas documentée."
    sqlite_studio.as_("cora").committee.confirm_decision(dossier_id, {"talent": reason})
    page = text_of(sqlite_studio.signed(dossier_id))
    assert "Avis défavorable" in page
    assert reason in page
    assert "employeur" not in page.casefold()


def test_letters_are_written_to_the_candidate(sqlite_studio: Studio) -> None:
    dossier_id = sqlite_studio.received(a_talent(exceptional_achievement=None))
    office = sqlite_studio.as_("claude")
    office.triage.decide(
        dossier_id, AdmissibilityDecision.COMPLEMENTS, request_version=1, reason="Il manque une attestation."
    )
    (letter,) = letters_of(office, dossier_id)
    assert letter.kind is LetterKind.COMPLEMENTS
    assert letter.email.to == "aminata.traore@courriel.example"
    page = text_of(office.correspondence.letter_bytes(letter.id))
    assert "À l’attention de Aminata Traoré" in page
    assert "Réalisation exceptionnelle attestée" in page
    for text in (page, letter.email.body, letter.email.subject):
        assert "employeur" not in text.casefold()


@pytest.mark.parametrize("decision", [AdmissibilityDecision.ADMISSIBLE, AdmissibilityDecision.INADMISSIBLE])
def test_preliminary_notices_speak_of_no_employer(
    sqlite_studio: Studio, decision: AdmissibilityDecision
) -> None:
    dossier_id = sqlite_studio.received(
        a_talent(exceptional_achievement=decision is AdmissibilityDecision.ADMISSIBLE)
    )
    office = sqlite_studio.as_("claude")
    office.triage.decide(dossier_id, decision, request_version=1)
    office.correspondence.write(dossier_id)
    (letter,) = letters_of(office, dossier_id)
    page = text_of(office.correspondence.letter_bytes(letter.id))
    assert "Avis préliminaire" in page
    assert "employ" not in (page + letter.email.body).casefold()


def test_an_employer_that_a_request_names_all_the_same_is_not_printed(sqlite_studio: Studio) -> None:
    document = a_talent()
    document["employer"] = {"legal_name": "Maison Sans Objet inc.", "neq": "1160000008"}
    document["job"] = {"title": "Cheffe d’orchestre", "workplace_municipality": "Laval"}
    dossier_id = sqlite_studio.admissible(document)
    sqlite_studio.seat(dossier_id, *BENCH)
    for key in BENCH:
        sqlite_studio.vote(dossier_id, key, True)
    sqlite_studio.as_("cora").committee.confirm_decision(dossier_id, {})
    page = text_of(sqlite_studio.signed(dossier_id))
    for word in ("Sans Objet", "1160000008", "orchestre", "Laval"):
        assert word not in page


def test_without_an_employer_the_organisations_of_the_candidates_past_are_conflicts(
    sqlite_studio: Studio,
) -> None:
    with sqlite_studio.opened.store.begin() as work:
        work.experts.save(an_expert("eli", employers=("ORCHESTRE DU SAHEL",), version=1))
        actor = sqlite_studio.as_("ada").desk.actor
        work.commit(actor, sqlite_studio.office.desk.now(), Event(name="expert_saved"))
    dossier_id = sqlite_studio.admissible(a_talent())
    with pytest.raises(ExpertCannotTake) as refused:
        sqlite_studio.as_("claude").seating.assign(dossier_id, ("eli",))
    assert refused.value.conflicts == (ConflictOfInterest("candidate_employer", "ORCHESTRE DU SAHEL"),)
    assert "ORCHESTRE DU SAHEL" in Wording.load().explain(refused.value).what


def test_both_programmes_live_in_one_database_each_with_its_own_numbers(sqlite_studio: Studio) -> None:
    dossier_id = sqlite_studio.admissible(a_talent())
    sqlite_studio.seat(dossier_id, *BENCH)
    for key in BENCH:
        sqlite_studio.vote(dossier_id, key, True)
    sqlite_studio.as_("cora").committee.confirm_decision(dossier_id, {})
    sqlite_studio.signed(dossier_id)
    numbers = {row.number for row in sqlite_studio.as_("claude").dossiers.register()}
    assert numbers == {"TE-2025-0001"}
    assert set(sqlite_studio.office.desk.programmes) == {"iatiev", "talents-exception"}
