"""Any order of acts on one dossier: no vote is lost, shown early or overruled, and none is missing from a decision."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from reviewer.committee.deliberation import Path
from reviewer.dossier.lifecycle import DossierState
from tests.unit.committee.chain import Chain

WAYS = {
    1: {(1, Path.CONSENSUS)},
    2: {(2, Path.CONSENSUS), (2, Path.CONCERTATION), (2, Path.MAJORITY)},
    3: {(3, Path.CONSENSUS), (3, Path.MAJORITY)},
}

LIVES = 5
"""Up to how often so many lives are played until chance has gone every way; each of them must hold."""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("reviewers", sorted(WAYS))
def test_no_order_of_acts_loses_a_vote_shows_one_early_or_decides_without_them(reviewers: int) -> None:
    Chain.reviewers, Chain.reached, Chain.benches, Chain.refused = reviewers, set(), set(), 0
    Chain.rounds = 0
    for _ in range(LIVES):
        run_state_machine_as_test(
            Chain, settings=settings(max_examples=150, stateful_step_count=35, deadline=None)
        )
        if Chain.benches == WAYS[reviewers] and Chain.rounds == 3:
            break
    assert Chain.reached >= {DossierState.DECIDED, DossierState.WITHDRAWN}
    assert Chain.benches == WAYS[reviewers]
    assert Chain.refused > 100
    assert Chain.rounds == 3, "no second round was decided"
