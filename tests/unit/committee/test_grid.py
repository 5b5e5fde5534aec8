"""The grid: what is on its scale, what is missing, and a score that only informs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.committee.grid import Rating, RatingOutsideScale, gaps, require_on_scale, weighted_score
from tests.support.committee import GRID, ratings, verdicts

JOB, PROFILE = GRID.findings


def _missing(
    given_ratings: dict[str, Rating], answers: dict[str, bool], text: str = "", third: bool = False
) -> list[tuple[str, str]]:
    found = gaps(GRID, given_ratings, answers, text, justification_required=third)
    return [(gap.kind, gap.where) for gap in found]


def test_a_grid_knows_its_criteria_and_findings_in_reading_order() -> None:
    assert [criterion.id for criterion in GRID.criteria] == ["job.tasks", "job.share", "profile.match"]
    assert GRID.finding_ids == ("job", "profile")
    assert GRID.criteria[0].top == 4


def test_a_full_grid_lacks_nothing() -> None:
    assert _missing(ratings(), verdicts()) == []


def test_an_empty_grid_lacks_every_mark_and_every_verdict_in_reading_order() -> None:
    assert _missing({}, {}, third=True) == [
        ("mark", "job.tasks"),
        ("mark", "job.share"),
        ("verdict", "job"),
        ("mark", "profile.match"),
        ("verdict", "profile"),
        ("justification", "justification"),
    ]


def test_a_verdict_is_never_taken_from_the_marks() -> None:
    assert ("verdict", "job") in _missing(ratings(4), {"profile": True})
    assert ("verdict", "profile") in _missing(ratings(0, "Rien."), {"job": False})


def test_a_no_is_an_answer() -> None:
    assert _missing(ratings(), verdicts(False, False)) == []


@pytest.mark.parametrize("mark", [0, 1])
def test_a_low_mark_needs_a_comment_that_says_something(mark: int) -> None:
    assert [kind for kind, _ in _missing(ratings(mark, " \n"), verdicts())] == ["comment"] * 3
    assert _missing(ratings(mark, "Peu de preuves."), verdicts()) == []


def test_a_mark_of_two_needs_no_comment() -> None:
    assert _missing(ratings(2), verdicts()) == []


def test_not_applicable_stands_for_a_mark() -> None:
    assert _missing({**ratings(), "job.share": Rating(not_applicable=True)}, verdicts()) == []


def test_only_whoever_must_justify_lacks_a_justification() -> None:
    assert _missing(ratings(), verdicts(), " ", third=True) == [("justification", "justification")]
    assert _missing(ratings(), verdicts(), "Parce que.", third=True) == []


@pytest.mark.parametrize(
    ("key", "rating"),
    [
        ("job.tasks", Rating(mark=5)),
        ("job.tasks", Rating(mark=-1)),
        ("job.tasks", Rating(not_applicable=True)),
        ("job.share", Rating(mark=2, not_applicable=True)),
        ("job.unknown", Rating(mark=2)),
        ("job.unknown", Rating()),
    ],
)
def test_a_rating_that_the_grid_does_not_know_is_refused(key: str, rating: Rating) -> None:
    with pytest.raises(RatingOutsideScale) as refused:
        require_on_scale(GRID, {**ratings(), key: rating})
    assert (refused.value.criterion, refused.value.mark) == (key, rating.mark)


@given(
    st.dictionaries(st.sampled_from(sorted(ratings())), st.builds(Rating, mark=st.none() | st.integers(0, 4)))
)
def test_anything_on_the_scale_may_be_kept_as_a_draft(given_ratings: dict[str, Rating]) -> None:
    require_on_scale(GRID, given_ratings)


def test_the_score_weighs_what_was_rated() -> None:
    assert weighted_score(JOB, {"job.tasks": Rating(mark=4), "job.share": Rating(mark=0)}) == Decimal("75.0")
    assert weighted_score(JOB, {"job.tasks": Rating(mark=1)}) == Decimal("25.0")
    assert weighted_score(PROFILE, ratings(3)) == Decimal("75.0")


def test_there_is_no_score_of_nothing() -> None:
    assert weighted_score(JOB, {}) is None
    assert weighted_score(JOB, {"job.share": Rating(not_applicable=True)}) is None


@given(st.integers(0, 4), st.integers(0, 4))
def test_the_score_stays_between_nothing_and_all(one: int, other: int) -> None:
    score = weighted_score(JOB, {"job.tasks": Rating(mark=one), "job.share": Rating(mark=other)})
    assert score is not None
    assert 0 <= score <= 100
