"""The case file and what moves it."""

from __future__ import annotations

import hashlib
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime

import pytest

from reviewer.dossier.dossier import (
    Attachment,
    Dossier,
    RequestChangedSince,
    RequestVersion,
    version_sha256,
)
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import AMENDABLE_STATES, Act, ActNotPossibleNow, DossierState
from reviewer.dossier.people import HandsNotApart, Part
from reviewer.dossier.serialization import canonical_bytes
from tests.support.people import an_actor
from tests.support.requests import a_request

BEFORE_COMMITTEE = {DossierState.RECEIVED, DossierState.INCOMPLETE, DossierState.ADMISSIBLE}
DAY = date(2025, 5, 21)


def _version(number: int, **overrides: object) -> RequestVersion:
    return RequestVersion(
        number=number,
        request=a_request(**overrides),
        sha256=f"{number:064d}",
        taken_in_at=datetime(2025, 5, 20, 13, tzinfo=UTC),
        taken_in_by="kim",
        origin="demandes.json, demande 1",
    )


def _dossier(state: DossierState = DossierState.RECEIVED) -> Dossier:
    return Dossier(
        id="d1",
        programme_id="iatiev",
        reference="TC-2025-0001",
        state=state,
        state_since=date(2025, 5, 1),
        received_on=date(2025, 4, 14),
        versions=(_version(1),),
    )


def test_the_newest_content_is_the_current_one() -> None:
    dossier = replace(_dossier(), versions=(_version(1), _version(2, job__title="Chercheuse")))
    assert dossier.current.number == 2
    assert dossier.request.job.title == "Chercheuse"


def test_an_act_gives_a_new_value_and_leaves_the_old_one_alone() -> None:
    before = _dossier()
    after = before.advance(Act.FIND_ADMISSIBLE, an_actor("claude"), DAY, Part.TRIAGED)
    assert before == _dossier()
    assert (after.state, after.state_since) == (DossierState.ADMISSIBLE, DAY)
    assert after.parts == {(Part.TRIAGED, "claude")}
    with pytest.raises(FrozenInstanceError):
        after.state = DossierState.RECEIVED  # type: ignore[misc]  # that is the point


def test_the_day_of_the_state_moves_only_with_the_state() -> None:
    before = _dossier(DossierState.IN_REVIEW)
    after = before.advance(Act.SUBMIT_EVALUATION, an_actor("eli"), DAY, Part.REVIEWED)
    assert (after.state, after.state_since) == (DossierState.IN_REVIEW, before.state_since)


def test_parts_taken_add_up() -> None:
    dossier = _dossier(DossierState.IN_REVIEW)
    for key in ("eli", "elsa", "eli"):
        dossier = dossier.advance(Act.SUBMIT_EVALUATION, an_actor(key), DAY, Part.REVIEWED)
    assert dossier.parts == {(Part.REVIEWED, "eli"), (Part.REVIEWED, "elsa")}


def test_an_act_that_the_actor_s_hands_exclude_is_refused() -> None:
    dossier = replace(_dossier(DossierState.DRAFTED), parts=frozenset({(Part.DRAFTED, "kim")}))
    with pytest.raises(HandsNotApart):
        dossier.advance(Act.VALIDATE_AVIS, an_actor("kim"), DAY)
    assert dossier.advance(Act.VALIDATE_AVIS, an_actor("claude"), DAY).state is DossierState.VALIDATED


def test_a_decision_is_refused_on_a_request_that_changed_since_it_was_read() -> None:
    dossier = replace(_dossier(), versions=(_version(1), _version(2)))
    dossier.require_seen(2)
    for seen in (1, 3):
        with pytest.raises(RequestChangedSince) as refused:
            dossier.require_seen(seen)
        assert (refused.value.seen, refused.value.current) == (seen, 2)


@pytest.mark.parametrize("state", sorted(AMENDABLE_STATES))
def test_a_newer_request_keeps_the_older_one_and_restarts_triage_before_the_committee(
    state: DossierState,
) -> None:
    before = _dossier(state)
    after = before.amend(_version(2), an_actor("kim"), DAY)
    assert [version.number for version in after.versions] == [1, 2]
    assert after.versions[0] == before.versions[0]
    assert after.state is (DossierState.RECEIVED if state in BEFORE_COMMITTEE else state)
    moved = state in BEFORE_COMMITTEE - {DossierState.RECEIVED}
    assert after.state_since == (DAY if moved else before.state_since)


@pytest.mark.parametrize("state", sorted(set(DossierState) - AMENDABLE_STATES))
def test_a_dossier_that_was_voted_on_or_closed_takes_no_newer_request(state: DossierState) -> None:
    with pytest.raises(ActNotPossibleNow):
        _dossier(state).amend(_version(2), an_actor("kim"), DAY)


def test_an_event_carries_no_details_unless_some_are_given() -> None:
    assert Event(name="avis_validated").details == {}
    assert Event(name="avis_validated").dossier_id is None


def test_a_request_is_judged_on_its_planned_date_or_else_on_the_day_given() -> None:
    assert a_request(planned_dsp_on="2025-06-15").reference_date(DAY) == date(2025, 6, 15)
    assert a_request(planned_dsp_on=None).reference_date(DAY) == DAY


def test_a_candidate_s_name_is_printed_given_name_first_and_without_what_is_unknown() -> None:
    assert a_request().candidate.full_name == "Adaeze Okonkwo"
    assert a_request(candidate__given_name=None).candidate.full_name == "Okonkwo"
    assert a_request(candidate__given_name=None, candidate__family_name=None).candidate.full_name == ""


def test_a_content_is_named_by_the_digest_of_its_request_and_of_its_documents_in_their_order() -> None:
    request = a_request()
    cv = Attachment(kind="cv", filename="cv.pdf", sha256="a" * 64, size=3)
    diploma = Attachment(kind="diploma", filename="diplôme.pdf", sha256="b" * 64, size=4)
    alone = version_sha256(request, ())
    assert alone == hashlib.sha256(canonical_bytes(request)).hexdigest()
    digests = {
        alone,
        version_sha256(request, [cv]),
        version_sha256(request, [replace(cv, filename="autre.pdf")]),
        version_sha256(request, [cv, diploma]),
        version_sha256(request, [diploma, cv]),
        version_sha256(a_request(job__title="Autre"), ()),
    }
    assert len(digests) == 6


def test_a_part_that_somebody_had_is_remembered_beside_the_others() -> None:
    dossier = _dossier().with_part(Part.TRIAGED, "claude").with_part(Part.TRIAGED, "cora")
    assert dossier.parts == {(Part.TRIAGED, "claude"), (Part.TRIAGED, "cora")}
    kept = dossier.with_part(Part.REVIEWED, "eli").without_part(Part.TRIAGED)
    assert kept.parts == {(Part.REVIEWED, "eli")}
