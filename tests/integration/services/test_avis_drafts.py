"""From a decision to a validated draft: what it says, who may sign it, who looked at it."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.avis.content import as_json
from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.dossier.people import FORBIDDEN_AFTER, HandsNotApart, Part
from reviewer.errors import NotFound
from reviewer.services.avis import NoSignatoryLeft, ReturnReasonMissing
from tests.support.fakes import MARK_OF_A_DRAFT, NotDrawable
from tests.support.office import PROGRAMME, House
from tests.support.parts import give_part
from tests.support.people import NAMES, a_person
from tests.support.refusals import refused


def test_a_draft_says_what_was_decided_and_names_a_signatory_who_is_free(house: House) -> None:
    dossier_id = house.drafted()
    with house.opened.store.read() as work:
        draft = work.register.draft_of(dossier_id)
    content = draft.content
    assert (draft.drafted_by, draft.validated_by) == ("kim", None)
    assert (content.number, content.verification_code) == (None, None)
    assert content.favourable
    assert [(finding.id, finding.answer) for finding in content.findings] == [
        ("job", True),
        ("profile", True),
    ]
    assert content.signatory_name == NAMES["sacha"]
    assert (content.candidate_name, content.dossier_reference) == ("Adaeze Okonkwo", "TC-2025-0001")
    assert content.expires_on == date(2025, 12, 31)
    assert content.rules_id.startswith(PROGRAMME)


def test_an_avis_never_names_an_expert_or_a_mark(house: House) -> None:
    dossier_id = house.validated()
    house.sign(dossier_id)
    with house.opened.store.read() as work:
        avis = work.register.of_dossier(dossier_id)
    assert avis is not None
    text = as_json(avis.content).decode()
    for secret in ("Éli", "Elsa", "eli", "elsa", "Voir le CV.", "mark", "score"):
        assert secret not in text


def test_a_refusal_carries_its_reasons(house: House) -> None:
    dossier_id = house.decided(favourable=False)
    house.as_("kim").avis.draft(dossier_id)
    with house.opened.store.read() as work:
        content = work.register.draft_of(dossier_id).content
    assert not content.favourable
    assert [finding.reason for finding in content.findings] == [
        "Peu de tâches d’IA.",
        "Exigences non démontrées.",
    ]


def test_a_draft_can_be_looked_at_and_is_marked_as_one(house: House) -> None:
    dossier_id = house.drafted()
    assert house.as_("aude").avis.sheet(dossier_id)().endswith(MARK_OF_A_DRAFT)
    with pytest.raises(NotFound):
        house.office.avis.sheet(house.received("TC-2"))


def test_what_cannot_be_printed_is_not_drafted(house: House) -> None:
    dossier_id = house.decided()
    house.printer.refuses = "Okonkwo"
    refused(house, NotDrawable, lambda: house.as_("kim").avis.draft(dossier_id))
    assert house.state(dossier_id) is DossierState.DECIDED


def test_an_avis_sent_back_says_why_and_is_drafted_anew_by_anybody(house: House) -> None:
    dossier_id = house.validated()
    refused(house, ReturnReasonMissing, lambda: house.as_("sacha").avis.return_draft(dossier_id, " "))
    house.office.avis.return_draft(dossier_id, "Le lieu de travail est à corriger.")
    assert house.state(dossier_id) is DossierState.DECIDED
    parts = {part for part, _ in house.dossier(dossier_id).parts}
    assert not parts & {Part.DRAFTED, Part.VALIDATED}
    house.as_("cora").avis.draft(dossier_id)
    house.as_("kim").avis.validate(dossier_id)
    assert house.sign(dossier_id) == "IA-2025-0001"


def test_no_draft_is_made_where_nobody_is_left_to_sign(house: House) -> None:
    dossier_id = house.decided()
    for key in ("sacha", "sylvie"):
        house.as_("ada").people.save(a_person(key, active=False, version=1))
    refused(house, NoSignatoryLeft, lambda: house.as_("kim").avis.draft(dossier_id))


def test_a_signatory_who_had_a_part_is_passed_over(house: House) -> None:
    dossier_id = house.decided()
    give_part(house, dossier_id, Part.TRIAGED, "sacha")
    house.as_("kim").avis.draft(dossier_id)
    with house.opened.store.read() as work:
        assert work.register.draft_of(dossier_id).content.signatory_name == NAMES["sylvie"]


@pytest.mark.parametrize("part", sorted(FORBIDDEN_AFTER[Act.VALIDATE_AVIS]))
def test_whoever_drafted_or_reviewed_does_not_validate(house: House, part: Part) -> None:
    dossier_id = house.drafted()
    give_part(house, dossier_id, part, "cora")
    refused(house, HandsNotApart, lambda: house.as_("cora").avis.validate(dossier_id))
    house.as_("claude").avis.validate(dossier_id)
    assert house.state(dossier_id) is DossierState.VALIDATED


def test_whoever_drafts_does_not_validate_their_own(house: House) -> None:
    dossier_id = house.drafted()
    refused(house, HandsNotApart, lambda: house.as_("kim").avis.validate(dossier_id))
