"""One step of writing a grid gives another grid, and leaves the first as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.committee.grid import ScoringGrid
from reviewer.committee.grid_draft import blank_marks
from reviewer.committee.grid_editing import (
    moved,
    with_criterion,
    with_finding,
    with_new_criterion,
    with_new_finding,
    without,
)
from tests.support.committee import GRID, a_criterion


def _ids(grid: ScoringGrid) -> list[tuple[str, list[str]]]:
    return [(finding.id, [one.id for one in finding.criteria]) for finding in grid.findings]


JOB, PROFILE = ("job", ["job.tasks", "job.share"]), ("profile", ["profile.match"])


def test_a_finding_or_a_criterion_takes_the_place_of_another() -> None:
    renamed = with_finding(GRID, 1, replace(GRID.findings[1], label="Autre"))
    assert ([finding.label for finding in renamed.findings], _ids(renamed)) == (
        ["Emploi", "Autre"],
        [JOB, PROFILE],
    )
    other = with_criterion(GRID, 0, 1, a_criterion("job.other"))
    assert _ids(other) == [("job", ["job.tasks", "job.other"]), PROFILE]
    assert _ids(GRID) == [JOB, PROFILE]


def test_a_new_finding_stands_last_under_an_id_that_nothing_else_has() -> None:
    once = with_new_finding(GRID)
    twice = with_new_finding(once)
    names = [finding.id for finding in twice.findings]
    assert names[:2] == ["job", "profile"]
    assert len(set(names)) == 4
    assert all(name.startswith("finding") for name in names[2:])
    made = twice.findings[-1]
    assert (made.label, made.question, made.criteria) == ("", "", ())


def test_a_new_criterion_stands_last_in_its_finding_with_a_scale_to_be_described() -> None:
    grid = with_new_criterion(with_new_criterion(GRID, 0), 0)
    names = [one.id for one in grid.findings[0].criteria]
    assert names[:2] == ["job.tasks", "job.share"]
    assert len(set(names)) == 4
    assert all(name.startswith("job.criterion") for name in names[2:])
    made = grid.findings[0].criteria[-1]
    assert (made.weight, made.marks, made.comment_required_up_to) == (10, blank_marks(), 1)
    assert (made.label, made.guidance, made.may_be_not_applicable) == ("", "", False)


def test_a_criterion_or_a_whole_finding_is_taken_out() -> None:
    assert _ids(without(GRID, 0, 0)) == [("job", ["job.share"]), PROFILE]
    assert _ids(without(GRID, 0, None)) == [PROFILE]


@pytest.mark.parametrize(
    ("finding", "criterion", "by", "order"),
    [
        (0, None, 1, [PROFILE, JOB]),
        (1, None, -1, [PROFILE, JOB]),
        (0, None, -1, [JOB, PROFILE]),
        (1, None, 1, [JOB, PROFILE]),
        (0, 0, 1, [("job", ["job.share", "job.tasks"]), PROFILE]),
        (0, 1, 1, [JOB, PROFILE]),
    ],
)
def test_it_moves_one_place_where_there_is_room(
    finding: int, criterion: int | None, by: int, order: list[tuple[str, list[str]]]
) -> None:
    assert _ids(moved(GRID, finding, criterion, by)) == order
