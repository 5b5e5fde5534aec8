"""From the votes to a decision: consensus, concertation, the third expert, and the coordinator who confirms."""

from __future__ import annotations

from functools import partial

import pytest

from reviewer.committee.concertation import ConcertationStillOpen
from reviewer.committee.deliberation import NotInConcertation, NotSeated, Path, TextMissing, VotesMissing
from reviewer.committee.evaluation import GridIncomplete
from reviewer.committee.takers import ExpertCannotTake
from reviewer.dossier.lifecycle import ActNotPossibleNow, DossierState, Role
from reviewer.dossier.people import HandsNotApart, Part
from tests.support.committee import verdicts
from tests.support.office import REASONS, House
from tests.support.people import a_person
from tests.support.refusals import refused

NO = verdicts(False)


def test_two_equal_votes_are_a_consensus_that_a_coordinator_confirms(house: House) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli")
    refused(house, VotesMissing, lambda: house.as_("cora").committee.confirm_decision(dossier_id, {}))
    house.vote(dossier_id, "elsa")
    assert house.state(dossier_id) is DossierState.IN_REVIEW
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    decision = house.deliberation(dossier_id).decision
    assert decision is not None
    assert (decision.path, decision.favourable, decision.confirmed_by) == (Path.CONSENSUS, True, "cora")
    assert house.state(dossier_id) is DossierState.DECIDED
    assert (Part.DECIDED, "cora") in house.dossier(dossier_id).parts
    assert house.journal()[-1].details == {"path": "consensus"}
    refused(house, ActNotPossibleNow, lambda: house.as_("cora").committee.confirm_decision(dossier_id, {}))


def test_a_refusal_needs_its_reason_for_the_employer(house: House) -> None:
    dossier_id = house.in_review()
    for key in ("eli", "elsa"):
        house.vote(dossier_id, key, NO)
    refused(
        house, TextMissing, lambda: house.as_("cora").committee.confirm_decision(dossier_id, {"job": " "})
    )
    house.office.committee.confirm_decision(dossier_id, REASONS)
    decision = house.deliberation(dossier_id).decision
    assert decision is not None
    assert not decision.favourable


def test_two_votes_that_differ_open_concertation(house: House) -> None:
    dossier_id = house.disputed()
    assert house.state(dossier_id) is DossierState.CONCERTATION
    assert house.events()[-2:] == ["evaluation_submitted", "concertation_opened"]
    refused(house, VotesMissing, lambda: house.as_("cora").committee.confirm_decision(dossier_id, REASONS))


def test_a_concertation_that_settles_keeps_the_first_votes(house: House) -> None:
    dossier_id = house.disputed()
    before = house.deliberation(dossier_id).evaluations
    house.as_("elsa").committee.state_position(dossier_id, verdicts(), "Convaincue par la description.")
    house.as_("eli").committee.state_position(dossier_id, verdicts(), "Je maintiens.")
    assert house.deliberation(dossier_id).evaluations == before
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    decision = house.deliberation(dossier_id).decision
    assert decision is not None
    assert decision.path is Path.CONCERTATION


def test_two_that_still_differ_call_the_third(house: House) -> None:
    dossier_id = house.disputed()
    house.as_("elsa").committee.state_position(dossier_id, NO, "Je maintiens.")
    assert house.state(dossier_id) is DossierState.CONCERTATION
    house.as_("eli").committee.state_position(dossier_id, verdicts(), "Je maintiens.")
    assert house.state(dossier_id) is DossierState.THIRD_REVIEW
    assert house.events()[-2:] == ["position_stated", "third_review_opened"]


@pytest.mark.parametrize("key", ["emil", "erin"])
def test_only_the_two_take_part_in_concertation(house: House, key: str) -> None:
    dossier_id = house.disputed()
    refused(
        house,
        NotInConcertation,
        lambda: house.as_(key).committee.state_position(dossier_id, NO, "Moi aussi."),
    )


def test_a_position_is_stated_once_with_its_reason(house: House) -> None:
    dossier_id = house.disputed()
    committee = house.as_("eli").committee
    refused(house, TextMissing, lambda: committee.state_position(dossier_id, NO, ""))
    refused(house, TextMissing, lambda: committee.state_position(dossier_id, {"job": True}, "Incomplet."))
    committee.state_position(dossier_id, NO, "Je change d’avis.")
    refused(house, NotInConcertation, lambda: committee.state_position(dossier_id, verdicts(), "Finalement."))


def test_the_coordinator_calls_the_third_when_the_time_is_over_or_says_why(house: House) -> None:
    dossier_id = house.disputed()
    for key in ("claude", "eli"):
        refused(house, ConcertationStillOpen, partial(house.as_(key).committee.open_third_review, dossier_id))
    refused(house, NotSeated, partial(house.as_("emil").committee.open_third_review, dossier_id))
    house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées.")
    assert house.state(dossier_id) is DossierState.THIRD_REVIEW
    refused(
        house,
        ActNotPossibleNow,
        lambda: house.office.committee.open_third_review(dossier_id, "Positions arrêtées."),
    )


def test_the_third_is_not_called_where_the_two_agree(house: House) -> None:
    dossier_id = house.in_review()
    refused(
        house,
        VotesMissing,
        lambda: house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées."),
    )
    for key in ("eli", "elsa"):
        house.vote(dossier_id, key)
    refused(
        house,
        VotesMissing,
        lambda: house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées."),
    )


def test_the_third_is_somebody_else_justifies_and_decides_by_majority(house: House) -> None:
    dossier_id = house.disputed()
    house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées.")
    for key in ("eli", "elsa"):
        refused(house, ExpertCannotTake, partial(house.office.seating.assign, dossier_id, (key,)))
    house.seat(dossier_id, "emil")
    refused(house, GridIncomplete, lambda: house.vote(dossier_id, "emil", NO, words=" "))
    house.vote(dossier_id, "emil", NO)
    house.as_("cora").committee.confirm_decision(dossier_id, REASONS)
    decision = house.deliberation(dossier_id).decision
    assert decision is not None
    assert (decision.path, decision.verdicts) == (Path.MAJORITY, NO)
    assert house.holds()


def test_whoever_reviewed_does_not_confirm(house: House) -> None:
    house.as_("ada").people.save(a_person("elsa", Role.COORDINATOR, version=1))
    dossier_id = house.in_review()
    for key in ("eli", "elsa"):
        house.vote(dossier_id, key)
    refused(house, HandsNotApart, lambda: house.as_("elsa").committee.confirm_decision(dossier_id, {}))
