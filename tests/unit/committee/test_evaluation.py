"""An evaluation: a draft, then sealed for ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from reviewer.committee.evaluation import (
    Evaluation,
    EvaluationSealed,
    GridIncomplete,
    UnknownFinding,
    WrongGrid,
    seal_of,
)
from reviewer.committee.grid import Rating, RatingOutsideScale
from tests.support.committee import GRID, a_draft, a_vote, at, ratings, verdicts

OTHER_GRID = replace(GRID, id="grille-2")


def test_a_new_evaluation_has_no_mark_and_no_verdict() -> None:
    draft = a_draft("eli", 1)
    assert (dict(draft.ratings), dict(draft.verdicts), draft.submitted) == ({}, {}, False)


def test_a_draft_may_be_incomplete_and_filled_again() -> None:
    draft = a_draft("eli", 1).fill(GRID, {"job.tasks": Rating(mark=4)}, {"job": True}, "")
    again = draft.fill(GRID, {"job.tasks": Rating(mark=2)}, {}, "Autre.")
    assert again.ratings == {"job.tasks": Rating(mark=2)}
    assert (again.verdicts, again.justification) == ({}, "Autre.")


def test_an_answer_to_a_question_that_the_grid_does_not_ask_is_refused() -> None:
    with pytest.raises(UnknownFinding) as refused:
        a_draft("eli", 1).fill(GRID, {}, {"job": True, "salary": True}, "")
    assert refused.value.finding == "salary"


def test_a_draft_does_not_share_what_it_was_filled_with() -> None:
    given = ratings()
    draft = a_draft("eli", 1).fill(GRID, given, verdicts(), "")
    given.clear()
    assert draft.ratings == ratings()


def test_nothing_off_the_scale_is_kept() -> None:
    with pytest.raises(RatingOutsideScale):
        a_draft("eli", 1).fill(GRID, {"job.tasks": Rating(mark=9)}, {}, "")


def test_an_incomplete_evaluation_is_not_sealed_and_says_all_that_is_missing() -> None:
    draft = a_draft("eli", 1).fill(GRID, {"job.tasks": Rating(mark=4)}, {"job": True}, "")
    with pytest.raises(GridIncomplete) as refused:
        draft.submit(GRID, at(1), justification_required=False)
    assert [gap.where for gap in refused.value.missing] == ["job.share", "profile.match", "profile"]


def test_a_justification_is_due_where_the_deliberation_says_so() -> None:
    filled = a_draft("eli", 1).fill(GRID, ratings(), verdicts(), "")
    assert filled.submit(GRID, at(1), justification_required=False).submitted
    with pytest.raises(GridIncomplete):
        filled.submit(GRID, at(1), justification_required=True)


def test_a_sealed_evaluation_never_changes() -> None:
    sealed = a_vote("eli", 1, verdicts())
    acts: tuple[Callable[[], Evaluation], ...] = (
        lambda: sealed.fill(GRID, {}, {}, ""),
        lambda: sealed.submit(GRID, at(20), justification_required=False),
    )
    for again in acts:
        with pytest.raises(EvaluationSealed) as refused:
            again()
        assert refused.value.evaluation_id == sealed.id


def test_an_evaluation_is_made_on_its_own_grid() -> None:
    draft = a_draft("eli", 1)
    acts: tuple[Callable[[], Evaluation], ...] = (
        lambda: draft.fill(OTHER_GRID, {}, {}, ""),
        lambda: draft.submit(OTHER_GRID, at(1), justification_required=False),
    )
    for act in acts:
        with pytest.raises(WrongGrid) as refused:
            act()
        assert (refused.value.found, refused.value.wanted) == (OTHER_GRID.id, GRID.id)


def _other(name: str, value: Any) -> Any:
    return {
        "seat": 2,
        "request_version": 2,
        "ratings": {**ratings(), "job.tasks": Rating(mark=3, comment=".")},
        "verdicts": verdicts(False),
        "submitted_at": at(11),
    }.get(name, f"{value}.")


@pytest.mark.parametrize("name", [f.name for f in fields(Evaluation) if f.name not in {"seal", "version"}])
def test_the_seal_covers_every_field(name: str) -> None:
    sealed = a_vote("eli", 1, verdicts())
    assert sealed.seal == seal_of(sealed)
    assert seal_of(replace(sealed, **{name: _other(name, getattr(sealed, name))})) != sealed.seal


@pytest.mark.parametrize(
    "rating", [Rating(mark=2), Rating(not_applicable=True), Rating(mark=3, comment=" "), Rating()]
)
def test_the_seal_covers_every_part_of_a_rating(rating: Rating) -> None:
    sealed = a_vote("eli", 1, verdicts())
    assert seal_of(replace(sealed, ratings={**ratings(), "job.share": rating})) != sealed.seal


def test_the_seal_of_a_draft_is_not_that_of_what_was_submitted() -> None:
    sealed = a_vote("eli", 1, verdicts())
    assert seal_of(replace(sealed, submitted_at=None)) != sealed.seal


def test_the_seal_does_not_depend_on_the_order_of_marks() -> None:
    sealed = a_vote("eli", 1, verdicts())
    assert seal_of(replace(sealed, ratings=dict(reversed(list(sealed.ratings.items()))))) == sealed.seal
