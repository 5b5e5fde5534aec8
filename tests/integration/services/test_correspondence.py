"""Letters to the employer: complements with the decision itself, preliminary notices when somebody writes them."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from db.store import OpenedStore
from reviewer.admissibility.letter import LetterKind
from reviewer.admissibility.override import CriterionOverride
from reviewer.admissibility.verdict import CriterionOutcome
from reviewer.documents.adapters import Printer
from reviewer.documents.reading import printed_text
from reviewer.dossier.lifecycle import ActNotPermitted, ActNotPossibleNow, DossierState
from reviewer.errors import NotFound
from reviewer.services.correspondence import LetterOptions, NoLetterForThis, NothingToAsk
from reviewer.services.records import AdmissibilityDecision, Letter
from tests.support.fakes import MARK_OF_A_DRAFT, NotDrawable
from tests.support.looks import letters_of
from tests.support.office import House, a_house

INADMISSIBLE = AdmissibilityDecision.INADMISSIBLE
COMPLEMENTS = AdmissibilityDecision.COMPLEMENTS
INCOMPLETE: dict[str, Any] = {"job__annual_salary_cad": None, "candidate__born_on": None}
WHY = "Le salaire et la date de naissance manquent."
EVERY_KIND = frozenset(
    {"cv", "contrat", "description_poste", "diplome", "attestation_emploi", "consentement"}
)


def _ask(house: House, dossier_id: str, options: LetterOptions | None = None) -> None:
    house.as_("claude").triage.decide(
        dossier_id, COMPLEMENTS, request_version=1, reason=WHY, letter=options or LetterOptions()
    )


def _letters(house: House, dossier_id: str) -> tuple[Letter, ...]:
    return letters_of(house.as_("kim"), dossier_id)


def test_asking_for_complements_writes_one_letter_in_the_same_transaction(house: House) -> None:
    dossier_id = house.received(**INCOMPLETE)
    _ask(house, dossier_id)
    (letter,) = _letters(house, dossier_id)
    assert (letter.kind, letter.due_on, letter.made_by) == (
        LetterKind.COMPLEMENTS,
        date(2025, 6, 17),
        "claude",
    )
    assert letter.wording_id == "iatiev-letter-complements-1"
    assert letter.email.to == "maude.desrosiers@boreal.example"
    pdf = house.office.correspondence.letter_bytes(letter.id)
    assert hashlib.sha256(pdf).hexdigest() == letter.pdf_sha256
    (content,) = house.printer.letters
    assert [one.path for one in content.facts] == ["candidate.born_on", "job.annual_salary_cad"]
    assert [one.name for one in content.facts] == ["Date de naissance", "Salaire annuel brut"]
    assert {one.kind for one in content.documents} == EVERY_KIND
    assert content.responsible_name == "Claude Coordination"
    assert content.reason == ""
    written, decided = house.journal()[-2:]
    assert (written.event, decided.event) == ("letter_written", "admissibility_decided")
    assert written.details == {
        "letter": "complements",
        "letter_id": letter.id,
        "pdf_sha256": letter.pdf_sha256,
        "wording": letter.wording_id,
        "due_on": "2025-06-17",
    }
    assert house.holds()


def test_a_letter_that_cannot_be_printed_leaves_no_decision(house: House) -> None:
    dossier_id = house.received(**INCOMPLETE)
    house.printer.refuses = "Okonkwo"
    before = house.journal()
    with pytest.raises(NotDrawable):
        _ask(house, dossier_id)
    assert house.journal() == before
    assert house.state(dossier_id) is DossierState.RECEIVED
    assert _letters(house, dossier_id) == ()


def test_the_coordinator_chooses_what_is_asked_and_adds_a_word(house: House) -> None:
    dossier_id = house.received(**INCOMPLETE)
    chosen = LetterOptions(
        documents=frozenset({"contrat"}),
        facts=frozenset({"job.annual_salary_cad"}),
        message=" Le contrat signé, s’il vous plaît. ",
    )
    _ask(house, dossier_id, chosen)
    (content,) = house.printer.letters
    assert [one.kind for one in content.documents] == ["contrat"]
    assert [one.path for one in content.facts] == ["job.annual_salary_cad"]
    assert content.message == "Le contrat signé, s’il vous plaît."


def test_a_letter_that_would_ask_nothing_is_not_written(house: House) -> None:
    dossier_id = house.received()
    nothing = LetterOptions(documents=frozenset())
    with pytest.raises(NothingToAsk):
        _ask(house, dossier_id, nothing)
    assert house.state(dossier_id) is DossierState.RECEIVED
    _ask(house, dossier_id, LetterOptions(documents=frozenset(), message="Une copie lisible du contrat."))
    assert house.state(dossier_id) is DossierState.INCOMPLETE


def test_what_a_person_decided_is_asked_for_no_more(house: House) -> None:
    dossier_id = house.received(**INCOMPLETE)
    settled = CriterionOverride(
        criterion_id="GEN-AGE", outcome=CriterionOutcome.MET, reason="Vu le passeport."
    )
    house.as_("claude").triage.decide(
        dossier_id, COMPLEMENTS, request_version=1, reason=WHY, overrides=(settled,)
    )
    (content,) = house.printer.letters
    assert [one.path for one in content.facts] == ["job.annual_salary_cad"]


def test_a_later_request_is_a_new_letter_and_leaves_out_what_is_known_meanwhile(house: House) -> None:
    dossier_id = house.received(**INCOMPLETE)
    _ask(house, dossier_id)
    house.as_("claude").corrections.correct(
        dossier_id, {"candidate.born_on": "1990-02-03"}, "Au téléphone, le 2 juin.", 1
    )
    house.clock.move_to(date(2025, 6, 18))
    changes = house.office.correspondence.write(dossier_id)
    assert changes.message == "letter_written"
    first, second = _letters(house, dossier_id)
    assert first.id != second.id
    assert second.due_on == date(2025, 7, 18)
    assert [one.path for one in house.printer.letters[-1].facts] == ["job.annual_salary_cad"]
    assert house.state(dossier_id) is DossierState.INCOMPLETE
    assert house.office.correspondence.letter_bytes(first.id) != house.office.correspondence.letter_bytes(
        second.id
    )


def test_a_preliminary_notice_is_written_only_when_somebody_wants_it(house: House) -> None:
    dossier_id = house.admissible()
    assert _letters(house, dossier_id) == ()
    house.as_("cora").correspondence.write(dossier_id, LetterOptions(message="Bienvenue."))
    (letter,) = _letters(house, dossier_id)
    (content,) = house.printer.letters
    assert (letter.kind, letter.due_on) == (LetterKind.ADMISSIBLE, None)
    assert (content.documents, content.facts, content.criteria) == ((), (), ())
    assert content.message == "Bienvenue."
    assert house.state(dossier_id) is DossierState.ADMISSIBLE


def test_a_negative_notice_gives_the_criteria_that_are_not_met(house: House) -> None:
    dossier_id = house.received(job__annual_salary_cad="74000.00", candidate__born_on="2008-01-01")
    house.as_("claude").triage.decide(dossier_id, INADMISSIBLE, request_version=1)
    house.office.correspondence.write(dossier_id)
    (content,) = house.printer.letters
    assert content.kind is LetterKind.INADMISSIBLE
    assert [(one.id, one.met_from) for one in content.criteria] == [
        ("GEN-AGE", date(2026, 1, 1)),
        ("IA-TE-SAL", None),
    ]
    assert all(one.required and one.found and one.source for one in content.criteria)


def test_a_refusal_that_no_criterion_gives_prints_its_general_reason(house: House) -> None:
    dossier_id = house.received()
    house.as_("claude").triage.decide(dossier_id, INADMISSIBLE, request_version=1, reason="Offre retirée.")
    house.office.correspondence.write(dossier_id)
    (content,) = house.printer.letters
    assert (content.criteria, content.reason) == ((), "Offre retirée.")


def test_a_notice_says_what_was_decided_on_the_facts_of_then(house: House) -> None:
    dossier_id = house.received(planned_dsp_on=None, candidate__born_on="2007-06-15")
    house.as_("claude").triage.decide(dossier_id, INADMISSIBLE, request_version=1)
    house.clock.move_to(date(2025, 6, 20))
    house.office.correspondence.write(dossier_id)
    (content,) = house.printer.letters
    assert [one.id for one in content.criteria] == ["GEN-AGE"]
    assert (content.as_of, content.written_on) == (date(2025, 5, 20), date(2025, 6, 20))


def test_a_preview_shows_a_draft_and_changes_nothing(house: House) -> None:
    dossier_id = house.received(**INCOMPLETE)
    before = house.journal()
    seen = house.as_("claude").correspondence.preview(dossier_id, COMPLEMENTS)
    assert seen.pdf.endswith(MARK_OF_A_DRAFT)
    assert seen.content.kind is LetterKind.COMPLEMENTS
    assert seen.email.to == "maude.desrosiers@boreal.example"
    refusal = house.office.correspondence.preview(
        dossier_id,
        INADMISSIBLE,
        (CriterionOverride(criterion_id="GEN-STAY", outcome=CriterionOutcome.NOT_MET, reason="Échu."),),
    )
    assert [(one.id, one.reason) for one in refusal.content.criteria] == [("GEN-STAY", "Échu.")]
    assert house.journal() == before
    assert _letters(house, dossier_id) == ()


def test_no_letter_is_written_before_a_decision_or_after_the_committee_began(house: House) -> None:
    for dossier_id in (house.received(), house.in_review("TC-2")):
        with pytest.raises(ActNotPossibleNow):
            house.as_("claude").correspondence.write(dossier_id)


def test_staff_of_the_desk_read_letters_and_only_coordination_writes_them(house: House) -> None:
    dossier_id = house.received(**INCOMPLETE)
    _ask(house, dossier_id)
    (letter,) = _letters(house, dossier_id)
    for key in ("claude", "kim", "aude"):
        assert house.as_(key).correspondence.email_text(letter.id) == letter.email
        assert house.office.dossiers.view(dossier_id).letters == (letter,)
    for key in ("sacha", "ada"):
        assert house.as_(key).dossiers.view(dossier_id).letters == ()
        with pytest.raises(ActNotPermitted):
            house.office.correspondence.letter_bytes(letter.id)
    for key in ("kim", "aude", "eli"):
        with pytest.raises(ActNotPermitted):
            house.as_(key).correspondence.write(dossier_id)
        with pytest.raises(ActNotPermitted):
            house.office.correspondence.preview(dossier_id, COMPLEMENTS)
    with pytest.raises(NotFound):
        house.as_("kim").correspondence.letter_bytes("nowhere")


def test_the_dossier_page_has_the_checklist_of_its_documents(house: House) -> None:
    dossier_id = house.received()
    found = house.as_("kim").dossiers.view(dossier_id).checklist
    assert {one.kind for one in found.missing} == EVERY_KIND


def test_the_letter_on_paper_is_the_one_that_was_kept(store: OpenedStore) -> None:
    house = a_house(store, printer=Printer())
    dossier_id = house.received(**INCOMPLETE)
    _ask(house, dossier_id)
    (letter,) = _letters(house, dossier_id)
    page = printed_text(house.office.correspondence.letter_bytes(letter.id))
    assert "17 juin 2025" in page
    assert letter.filename == "TC-2025-0001_demande-de-complements_2025-05-20.pdf"
    assert "– Date de naissance" in letter.email.body


def test_a_programme_without_letters_asks_for_complements_by_other_means(house: House) -> None:
    from dataclasses import replace

    from reviewer.services.desk import Desk

    desk = house.office.desk
    bare = {"iatiev": replace(desk.programmes["iatiev"], letters={}, complement_days=None)}
    triage = replace(
        house.office.triage,
        correspondence=replace(
            house.office.correspondence,
            desk=Desk(store=desk.store, clock=desk.clock, session=desk.session, programmes=bare),
        ),
    )
    dossier_id = house.received()
    house.as_("claude")
    triage.decide(dossier_id, COMPLEMENTS, request_version=1, reason=WHY)
    assert house.state(dossier_id) is DossierState.INCOMPLETE
    with pytest.raises(NoLetterForThis):
        triage.correspondence.write(dossier_id)
