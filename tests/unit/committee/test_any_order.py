"""Any order of acts on one dossier: no vote is lost, shown early or overruled, and none is missing from a decision."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from reviewer.committee.deliberation import Path
from reviewer.dossier.lifecycle import DossierState
from tests.support.committee import verdicts
from tests.unit.committee.chain import Chain

WAYS = {
    1: {(1, Path.CONSENSUS)},
    2: {(2, Path.CONSENSUS), (2, Path.CONCERTATION), (2, Path.MAJORITY)},
    3: {(3, Path.CONSENSUS), (3, Path.MAJORITY)},
}

SAID = [verdicts(job, profile) for job, profile in product([True, False], repeat=2)]


@pytest.fixture(params=sorted(WAYS))
def reviewers(request: pytest.FixtureRequest) -> int:
    Chain.reviewers, Chain.reached, Chain.benches = request.param, set(), set()
    Chain.refused = Chain.rounds = 0
    return Chain.reviewers


@pytest.mark.timeout(300)
def test_no_order_of_acts_loses_a_vote_shows_one_early_or_decides_without_them(reviewers: int) -> None:
    run_state_machine_as_test(
        Chain, settings=settings(max_examples=150, stateful_step_count=35, deadline=None)
    )
    assert Chain.reached >= {DossierState.DECIDED}
    assert Chain.refused > 100


def test_whatever_is_said_in_turn_a_deliberation_ends_in_one_of_its_ways_and_can_be_held_again(
    reviewers: int,
) -> None:
    for with_concertation, *said in product([True, False], SAID, SAID, SAID):
        life = Chain()
        life.receive(with_concertation)
        for turn in range(36):
            life.go_on([said[turn % len(said)]])
            _all_holds(life)
        assert life.deliberation.round > 1
    assert Chain.benches == WAYS[reviewers]
    assert Chain.rounds >= 3


def _all_holds(life: Chain) -> None:
    life.no_vote_is_lost_or_changed()
    life.nobody_sits_twice_and_each_seat_has_one_expert_at_a_time()
    life.nothing_is_visible_early_and_no_draft_to_anybody_else()
    life.a_decision_says_what_its_votes_say()
    life.the_dossier_says_what_the_deliberation_is_at()
