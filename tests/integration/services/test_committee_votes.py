"""Declarations of interest, drafts that nobody else sees, and votes that never change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import DeclarationMissing, NotSeated, TextMissing
from reviewer.committee.evaluation import EvaluationSealed, GridIncomplete, seal_of
from reviewer.committee.grid import Rating, RatingOutsideScale
from reviewer.dossier.dossier import RequestChangedSince
from reviewer.dossier.lifecycle import ActNotPermitted, ActNotPossibleNow
from reviewer.dossier.people import Part
from reviewer.errors import NotFound
from reviewer.services.views import DossierFilter, SeatProgress
from tests.support.committee import verdicts
from tests.support.office import House, full_ratings
from tests.support.refusals import refused
from tests.support.statements import statements

NO = verdicts(False)


def test_the_file_opens_only_once_interests_are_declared(house: House) -> None:
    dossier_id = house.admissible()
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    page = house.as_("eli").committee.open_grid(dossier_id)
    assert (page.dossier, page.evaluation) == (None, None)
    refused(house, DeclarationMissing, lambda: house.vote(dossier_id, "eli"))
    house.as_("eli").committee.declare_interests(dossier_id, DeclarationKind.NONE)
    page = house.office.committee.open_grid(dossier_id)
    assert page.dossier is not None
    assert page.dossier.request == house.dossier(dossier_id).request


def test_a_declared_conflict_vacates_the_seat_and_closes_the_file(house: House) -> None:
    kind = DeclarationKind.REAL
    dossier_id = house.admissible()
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    refused(house, TextMissing, lambda: house.as_("eli").committee.declare_interests(dossier_id, kind))
    house.office.committee.declare_interests(dossier_id, kind, "Ancienne collègue.")
    assert house.deliberation(dossier_id).open_seats() == (1,)
    with pytest.raises(NotFound):
        house.office.committee.open_grid(dossier_id)
    assert house.office.dossiers.rows(DossierFilter()) == ()


def test_what_a_copy_holds_is_asked_once_for_all_the_seats_of_an_expert(house: House) -> None:
    seated = [house.admissible(f"TC-2025-000{number}") for number in (1, 2)]
    for dossier_id in seated:
        house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    house.as_("eli")
    with statements(house.opened.engine) as sent:
        assert len(house.office.committee.my_seats(seated)) == 2
    assert sum("copy_dossier" in one for one in sent) == 1


def test_how_far_an_expert_is_with_each_seat_follows_their_own_work_alone(house: House) -> None:
    dossier_id, elsewhere = house.admissible(), house.admissible("TC-2025-0002")
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    house.office.seating.assign(elsewhere, ("elsa", "emil"))

    def mine() -> SeatProgress:
        found = house.as_("eli").committee.my_seats([dossier_id, elsewhere])
        assert found.keys() == {dossier_id}, "one where somebody else sits is left out"
        return found[dossier_id]

    first = mine()
    assert (first.open, first.begun, first.submitted, first.breaks_tie) == (False, False, False, False)
    house.office.committee.declare_interests(dossier_id, DeclarationKind.NONE)
    declared = replace(first, open=True)
    assert mine() == declared
    house.as_("elsa").committee.declare_interests(dossier_id, DeclarationKind.NONE)
    house.vote(dossier_id, "elsa", NO)
    assert mine() == declared, "not what the other did"
    house.as_("eli").committee.save_evaluation(
        dossier_id, {house.grid.criteria[0].id: Rating(mark=4)}, {}, "", request_version=1
    )
    assert mine() == replace(declared, begun=True)
    house.vote(dossier_id, "eli")
    done = mine()
    assert (done.submitted, done.stated) == (True, False)
    house.as_("elsa").committee.state_position(dossier_id, NO, "Je maintiens.")
    assert not mine().stated
    house.as_("eli").committee.state_position(dossier_id, verdicts(), "Je maintiens.")
    assert mine().stated


def test_a_draft_is_kept_as_it_is_and_seen_by_nobody_else(house: House) -> None:
    dossier_id = house.in_review()
    first = house.grid.criteria[0].id
    house.as_("eli").committee.save_evaluation(
        dossier_id, {first: Rating(mark=4)}, {}, "Brouillon.", request_version=1
    )
    house.office.committee.save_evaluation(
        dossier_id, {first: Rating(mark=2)}, {"job": True}, "Mieux.", request_version=1
    )
    mine = house.office.committee.open_grid(dossier_id).evaluation
    assert mine is not None
    assert (mine.ratings, mine.verdicts, mine.justification) == (
        {first: Rating(mark=2)},
        {"job": True},
        "Mieux.",
    )
    assert len(house.deliberation(dossier_id).evaluations) == 1
    assert house.as_("elsa").committee.open_grid(dossier_id).evaluation is None
    for key in ("elsa", "claude", "aude"):
        assert house.as_(key).dossiers.comparison(dossier_id).committee.evaluations == ()


def test_an_incomplete_grid_is_not_submitted_and_the_draft_is_kept(house: House) -> None:
    dossier_id = house.in_review()
    committee = house.as_("eli").committee
    committee.save_evaluation(dossier_id, {}, {"job": True}, "", request_version=1)
    before = house.deliberation(dossier_id)
    refused(
        house, GridIncomplete, lambda: committee.submit_evaluation(dossier_id, {}, {}, "", request_version=1)
    )
    wrong = {house.grid.criteria[0].id: Rating(mark=7)}
    refused(
        house,
        RatingOutsideScale,
        lambda: committee.save_evaluation(dossier_id, wrong, {}, "", request_version=1),
    )
    assert house.deliberation(dossier_id) == before


def test_a_vote_is_sealed_and_never_changes(house: House) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli", NO)
    (vote,) = house.deliberation(dossier_id).evaluations
    assert vote.seal == seal_of(vote)
    assert house.journal()[-1].details == {"seal": vote.seal, "seat": 1}
    refused(house, EvaluationSealed, lambda: house.vote(dossier_id, "eli", verdicts()))
    save = house.as_("eli").committee.save_evaluation
    refused(house, EvaluationSealed, lambda: save(dossier_id, {}, {}, "", request_version=1))
    assert house.deliberation(dossier_id).evaluations == (vote,)
    assert (Part.REVIEWED, "eli") in house.dossier(dossier_id).parts


def test_a_vote_on_a_request_that_changed_meanwhile_is_refused_until_read_again(house: House) -> None:
    dossier_id = house.in_review()
    committee = house.as_("eli").committee
    committee.save_evaluation(dossier_id, {}, {}, "", request_version=1)
    house.receive(job__title="Chercheuse")
    page = house.as_("eli").committee.open_grid(dossier_id)
    assert page.dossier is not None
    assert page.evaluation is not None
    assert (page.evaluation.request_version, page.dossier.current.number) == (1, 2)
    whole = full_ratings(house.grid)
    refused(
        house,
        RequestChangedSince,
        lambda: committee.submit_evaluation(dossier_id, whole, verdicts(), "", request_version=1),
    )
    committee.submit_evaluation(dossier_id, whole, verdicts(), "", request_version=2)
    assert house.deliberation(dossier_id).evaluations[0].request_version == 2


@pytest.mark.parametrize("key", ["emil", "claude", "kim", "sacha", "ada", "aude"])
def test_nobody_without_a_seat_writes_on_a_file(house: House, key: str) -> None:
    dossier_id = house.in_review()
    committee = house.as_(key).committee
    error = NotSeated if key == "emil" else ActNotPermitted
    for act in (
        lambda: committee.declare_interests(dossier_id, DeclarationKind.NONE),
        lambda: committee.save_evaluation(dossier_id, {}, {}, "", request_version=1),
        lambda: house.vote(dossier_id, key),
        lambda: committee.open_grid(dossier_id),
    ):
        refused(house, error, act)


def test_work_on_a_withdrawn_file_is_refused_and_nothing_is_lost(house: House) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli")
    house.as_("kim").triage.withdraw(dossier_id, "L’employeur l’a demandé.")
    refused(house, ActNotPossibleNow, lambda: house.vote(dossier_id, "elsa"))
    assert [vote.expert_id for vote in house.deliberation(dossier_id).evaluations] == ["eli"]
