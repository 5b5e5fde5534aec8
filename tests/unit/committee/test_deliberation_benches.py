"""Benches of one, three or four: how many seats open, and how they decide."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reviewer.committee.deliberation import Deliberation, Outcome, Path, Step, VotesMissing
from tests.support.committee import a_deliberation, a_vote, at, seated, verdicts


def bench(*answers: Mapping[str, bool], reviewers: int = 3, with_concertation: bool = False) -> Deliberation:
    """Return a deliberation in which as many experts as there are answers have sealed them."""
    deliberation = a_deliberation(with_concertation=with_concertation, reviewers=reviewers)
    experts = ("eli", "elsa", "emil", "erin", "evan")[: len(answers)]
    deliberation = seated(deliberation, *experts)
    for seat, (expert, said) in enumerate(zip(experts, answers, strict=True), 1):
        deliberation = deliberation.put_evaluation(a_vote(expert, seat, said, minute=10 + seat))
    return deliberation


def test_a_bench_of_three_opens_three_seats_and_no_other() -> None:
    deliberation = a_deliberation(reviewers=3)
    assert deliberation.open_seats() == (1, 2, 3)
    assert not any(deliberation.breaks_tie(seat) for seat in (1, 2, 3))


def test_a_bench_of_three_waits_for_all_three() -> None:
    two = bench(verdicts(), verdicts())
    assert (two.step(), two.outcome(), two.first_votes_in) == (Step.SEATS, None, False)


def test_three_who_agree_are_a_consensus() -> None:
    assert bench(verdicts(), verdicts(), verdicts()).outcome() == Outcome(verdicts(), Path.CONSENSUS)


@pytest.mark.parametrize("with_concertation", [False, True])
def test_three_who_differ_decide_at_once_by_majority_per_finding(with_concertation: bool) -> None:
    votes = (verdicts(False, True), verdicts(True, False), verdicts(True, True))
    deliberation = bench(*votes, with_concertation=with_concertation)
    assert deliberation.outcome() == Outcome(verdicts(True, True), Path.MAJORITY)
    assert deliberation.step() is Step.CONFIRMATION
    with pytest.raises(VotesMissing):
        deliberation.open_third_review(at(30))
    with pytest.raises(VotesMissing):
        deliberation.open_concertation(at(30))


def test_a_bench_of_four_that_does_not_agree_calls_a_fifth_without_concertation() -> None:
    four = (verdicts(), verdicts(), verdicts(False), verdicts(False))
    split = bench(*four, reviewers=4, with_concertation=True)
    assert (split.step(), split.outcome()) == (Step.THIRD_SEAT, None)
    called = split.open_third_review(at(30))
    assert called.open_seats() == (5,)
    assert called.breaks_tie(5)
    fifth = seated(called, "evan").put_evaluation(a_vote("evan", 5, verdicts(False), minute=40))
    assert fifth.outcome() == Outcome(verdicts(False), Path.MAJORITY)


def test_one_expert_alone_decides_alone() -> None:
    assert bench(verdicts(False), reviewers=1).outcome() == Outcome(verdicts(False), Path.CONSENSUS)
