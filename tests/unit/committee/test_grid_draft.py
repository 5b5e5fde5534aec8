"""Grids while they are written: every fault with its place, what differs, and what stands before publishing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.committee.grid import Contradiction, GridCriterion, Mark, ScoringGrid, comment_due, gaps
from reviewer.committee.grid_comparison import FieldChange, GridChange, compare_grids
from reviewer.committee.grid_document import from_document, to_document
from reviewer.committee.grid_draft import (
    GridDayTaken,
    GridDraft,
    GridNotSound,
    GridSourceMissing,
    GridUnchanged,
    blank_grid,
    earliest_day,
    publishable,
)
from reviewer.committee.grid_faults import MOST_CRITERIA, grid_faults
from tests.support.committee import GRID, a_criterion, at, ratings

TODAY = date(2025, 5, 20)


def draft(grid: ScoringGrid, **others: object) -> GridDraft:
    facts: dict[str, object] = {
        "id": "e1",
        "programme_id": "essai",
        "name": "Essai",
        "based_on": GRID.id,
        "grid": grid,
        "saved_at": at(0),
    }
    return GridDraft(**{**facts, **others})  # type: ignore[arg-type]  # a table of facts, for tests


def with_first(grid: ScoringGrid, **facts: object) -> ScoringGrid:
    """Return the grid with another first criterion."""
    finding = grid.findings[0]
    first = replace(finding.criteria[0], **facts)  # type: ignore[arg-type]  # a table of facts, for tests
    return replace(
        grid, findings=(replace(finding, criteria=(first, *finding.criteria[1:])), *grid.findings[1:])
    )


def sound(grid: ScoringGrid = GRID) -> ScoringGrid:
    """Return the grid of the tests with guidance, which they otherwise leave out."""
    return replace(
        grid,
        findings=tuple(
            replace(
                finding, criteria=tuple(replace(one, guidance="Lire le poste.") for one in finding.criteria)
            )
            for finding in grid.findings
        ),
    )


def publish(
    grid: ScoringGrid, *versions: ScoringGrid, day: date = TODAY, source: str = "Séance 4."
) -> ScoringGrid:
    return publishable(
        draft(grid),
        versions or (sound(),),
        today=TODAY,
        valid_from=day,
        source=source,
        confidence="to_confirm",
    )


# --- marks that contradict an answer -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "answer", "due"),
    [
        (2, True, False),
        (1, True, True),
        (2, False, False),
        (3, False, True),
        (4, False, True),
        (3, None, False),
        (0, None, True),
        (None, False, False),
    ],
)
def test_a_mark_that_is_low_or_contradicts_the_answer_needs_its_reason(
    mark: int | None, answer: bool | None, due: bool
) -> None:
    grid = replace(GRID, contradiction=Contradiction(yes_up_to=1, no_from=3))
    assert comment_due(grid, grid.criteria[0], mark, answer) is due


def test_where_a_low_mark_needs_no_comment_a_contradicting_one_still_does() -> None:
    grid = with_first(
        replace(GRID, contradiction=Contradiction(yes_up_to=1, no_from=3)), comment_required_up_to=-1
    )
    first = grid.criteria[0]
    assert not comment_due(grid, first, 0, False)
    assert comment_due(grid, first, 0, True)


def test_an_evaluation_whose_marks_contradict_its_answer_lacks_comments() -> None:
    grid = replace(GRID, contradiction=Contradiction(yes_up_to=1, no_from=3))
    answers = {"job": True, "profile": False}
    missing = gaps(grid, ratings(mark=3), answers, "", justification_required=False)
    assert [(gap.kind, gap.where) for gap in missing] == [("comment", "profile.match")]
    assert gaps(grid, ratings(mark=3, comment="Vu."), answers, "", justification_required=False) == ()


def test_a_grid_without_the_rule_asks_no_more_than_before() -> None:
    assert (
        gaps(GRID, ratings(mark=3), {"job": False, "profile": False}, "", justification_required=False) == ()
    )


# --- faults --------------------------------------------------------------------------------------------------


def test_a_sound_grid_has_no_fault() -> None:
    assert grid_faults(sound()) == ()


def test_a_blank_grid_lacks_its_findings() -> None:
    assert [(one.path, one.code) for one in grid_faults(blank_grid(TODAY))] == [
        (("findings",), "list_not_empty")
    ]


@pytest.mark.parametrize(
    ("facts", "path", "code"),
    [
        ({"label": "  "}, "label", "str"),
        ({"guidance": ""}, "guidance", "str"),
        ({"weight": 0}, "weight", "positive"),
        ({"weight": 1001}, "weight", "grid_weight"),
        ({"id": "Job Tasks"}, "id", "grid_part_id"),
        ({"id": "job.share"}, "id", "unique"),
        ({"marks": ()}, "marks", "scale"),
        ({"marks": (Mark(value=1, label="a"), Mark(value=2, label="b"))}, "marks", "scale"),
        ({"comment_required_up_to": 9}, "comment_required_up_to", "comment_mark"),
    ],
)
def test_every_fault_of_a_criterion_is_told_with_its_place(
    facts: dict[str, object], path: str, code: str
) -> None:
    (fault,) = grid_faults(with_first(sound(), **facts))
    expected = 1 if facts.get("id") == "job.share" else 0
    assert (fault.path, fault.code) == (("findings", 0, "criteria", expected, path), code)


def test_every_mark_of_a_scale_has_a_described_level() -> None:
    marks = tuple(Mark(value=value, label="" if value == 2 else "niveau") for value in range(5))
    (fault,) = grid_faults(with_first(sound(), marks=marks))
    assert fault.path == ("findings", 0, "criteria", 0, "marks", 2, "label")


def test_all_the_faults_are_told_at_once() -> None:
    broken = replace(
        with_first(sound(), label="", weight=-1), contradiction=Contradiction(yes_up_to=3, no_from=3)
    )
    assert {one.code for one in grid_faults(broken)} == {"str", "positive", "contradiction"}


# --- two versions --------------------------------------------------------------------------------------------


def test_a_grid_compared_with_itself_is_the_same_throughout() -> None:
    found = compare_grids(GRID, GRID)
    assert {one.change for one in found} == {GridChange.SAME}
    assert len(found) == len(GRID.findings) + len(GRID.criteria)


def test_a_comparison_says_what_was_added_removed_and_changed() -> None:
    finding, other = GRID.findings
    tasks, _ = finding.criteria
    heavier = replace(
        tasks,
        weight=tasks.weight + 1,
        marks=(Mark(value=0, label="rien du tout"), *tasks.marks[1:]),
    )
    after = replace(GRID, findings=(replace(finding, criteria=(heavier, a_criterion("job.neuf"))), other))
    found = {one.criterion: one for one in compare_grids(GRID, after) if one.criterion}
    assert found["job.neuf"].change is GridChange.ADDED
    assert found["job.share"].change is GridChange.REMOVED
    assert found["profile.match"].change is GridChange.SAME
    assert found["job.tasks"].fields == (
        FieldChange("weight", 3, 4),
        FieldChange("mark", "niveau 0", "rien du tout", mark=0),
    )


def test_a_criterion_that_only_moved_says_so() -> None:
    finding, other = GRID.findings
    turned = replace(finding, criteria=tuple(reversed(finding.criteria)))
    found = [one for one in compare_grids(GRID, replace(GRID, findings=(turned, other))) if one.fields]
    assert {change.field for one in found for change in one.fields} == {"position"}


def test_a_finding_that_is_new_brings_its_criteria_with_it() -> None:
    found = compare_grids(replace(GRID, findings=GRID.findings[:1]), GRID)
    new = [(one.finding, one.criterion, one.fields) for one in found if one.change is GridChange.ADDED]
    assert new == [("profile", None, ()), ("profile", "profile.match", ())]


def test_a_finding_that_is_gone_takes_its_criteria_with_it() -> None:
    found = compare_grids(GRID, replace(GRID, findings=GRID.findings[:1]))
    gone = [(one.finding, one.criterion) for one in found if one.change is GridChange.REMOVED]
    assert gone == [("profile", None), ("profile", "profile.match")]


def test_another_rule_for_contradicting_marks_is_a_difference() -> None:
    stricter = replace(GRID, contradiction=Contradiction(yes_up_to=0, no_from=4))
    first = compare_grids(GRID, stricter)[0]
    assert (first.finding, first.criterion, first.change) == (None, None, GridChange.CHANGED)


# --- publishing ----------------------------------------------------------------------------------------------


def test_a_published_grid_has_a_new_id_its_day_and_its_source() -> None:
    grid = publish(with_first(sound(), weight=9))
    assert (grid.id, grid.valid_from, grid.source) == ("essai-grille-2", TODAY, "Séance 4.")
    assert grid.criteria[0].weight == 9


def test_a_draft_with_faults_is_not_published() -> None:
    with pytest.raises(GridNotSound) as refused:
        publish(with_first(sound(), weight=0, label=""))
    assert refused.value.count == 2


def test_a_version_says_where_it_comes_from() -> None:
    with pytest.raises(GridSourceMissing):
        publish(with_first(sound(), weight=9), source="  ")


def test_a_version_takes_effect_neither_in_the_past_nor_before_another() -> None:
    later = replace(sound(), id="essai-grille-2", valid_from=date(2025, 6, 1))
    heavier = with_first(sound(), weight=9)
    for day, versions in ((date(2025, 5, 19), (sound(),)), (date(2025, 6, 1), (sound(), later))):
        with pytest.raises(GridDayTaken) as refused:
            publish(heavier, *versions, day=day)
        assert refused.value.earliest == earliest_day(versions, TODAY)
    assert publish(heavier, sound(), later, day=date(2025, 6, 2)).id == "essai-grille-3"


def test_the_same_questions_again_are_not_a_new_version() -> None:
    with pytest.raises(GridUnchanged):
        publish(sound())


# --- stored form ---------------------------------------------------------------------------------------------

TEXTS = st.text(max_size=30)
CRITERIA = st.builds(
    GridCriterion,
    id=TEXTS,
    label=TEXTS,
    guidance=TEXTS,
    weight=st.integers(-5, 2000),
    marks=st.lists(st.builds(Mark, value=st.integers(0, 9), label=TEXTS), max_size=4).map(tuple),
    may_be_not_applicable=st.booleans(),
    comment_required_up_to=st.integers(-1, 9),
)


@given(
    criteria=st.lists(CRITERIA, max_size=3).map(tuple),
    rule=st.none() | st.builds(Contradiction, yes_up_to=st.integers(0, 4), no_from=st.integers(0, 4)),
)
def test_any_draft_comes_back_from_its_stored_form(
    criteria: tuple[GridCriterion, ...], rule: Contradiction | None
) -> None:
    grid = replace(GRID, findings=(replace(GRID.findings[0], criteria=criteria),), contradiction=rule)
    assert from_document(to_document(grid)) == grid
    grid_faults(grid)


def test_a_grid_asks_only_so_many_criteria() -> None:
    finding = sound().findings[0]
    many = tuple(replace(finding.criteria[0], id=f"job.c{number}") for number in range(MOST_CRITERIA + 1))
    grid = replace(sound(), findings=(replace(finding, criteria=many),))
    assert ("criteria_count", str(MOST_CRITERIA + 1)) in {(one.code, one.found) for one in grid_faults(grid)}


def test_a_version_takes_the_first_free_name_of_its_programme() -> None:
    versions = (replace(sound(), id="essai-grille-2"),)
    changed = with_first(sound(), weight=7)
    made = publishable(
        draft(changed),
        versions,
        today=TODAY,
        valid_from=earliest_day(versions, TODAY),
        source="essai",
        confidence="to_confirm",
    )
    assert made.id == "essai-grille-3"
