"""Writing a grid in the office: draft, faults, comparison, publishing; evaluations keep their own version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reviewer.committee.grid import ScoringGrid
from reviewer.committee.grid_comparison import GridChange
from reviewer.committee.grid_draft import GridDayTaken, GridDraft, GridNameMissing, GridNotSound
from reviewer.committee.grid_faults import grid_faults
from reviewer.dossier.lifecycle import ActNotPermitted
from reviewer.errors import ConflictingChange, NotFound
from reviewer.programme.sourced import Confidence
from reviewer.services.changes import Changes
from tests.support.committee import verdicts
from tests.support.office import PROGRAMME, TODAY, House, full_ratings

NEW = "iatiev-grille-2"


def started(house: House, *, blank: bool = False) -> GridDraft:
    """Return a draft that Ada started."""
    based_on = None if blank else house.grid.id
    facts = house.as_("ada").grids.start(PROGRAMME, "Grille 2025", based_on=based_on).facts
    return house.office.grids.page(facts["draft"]).draft


def heavier(grid: ScoringGrid, weight: int = 99) -> ScoringGrid:
    """Return a grid whose first criterion weighs otherwise."""
    finding = grid.findings[0]
    first = replace(finding.criteria[0], weight=weight)
    return replace(
        grid, findings=(replace(finding, criteria=(first, *finding.criteria[1:])), *grid.findings[1:])
    )


def published(house: House, day: date = TODAY) -> Changes:
    """Publish a heavier grid, as Ada."""
    draft = started(house)
    house.office.grids.save(replace(draft, grid=heavier(draft.grid)))
    return house.office.grids.publish(
        draft.id, version=2, valid_from=day, source="Séance du 12 mai.", confidence=Confidence.TO_CONFIRM
    )


def test_a_draft_starts_as_a_copy_and_differs_in_nothing(house: House) -> None:
    draft = started(house)
    page = house.office.grids.page(draft.id)
    assert (page.faults, page.against) == ((), house.grid.id)
    assert {
        one.change for one in house.office.grids.compare(draft.programme_id, house.grid.id, draft.id)
    } == {GridChange.SAME}


def test_a_blank_draft_says_what_it_lacks(house: House) -> None:
    draft = started(house, blank=True)
    page = house.office.grids.page(draft.id)
    assert [fault.code for fault in page.faults] == ["list_not_empty"]
    with pytest.raises(GridNotSound):
        house.office.grids.publish(
            draft.id, version=1, valid_from=TODAY, source="Vu.", confidence=Confidence.OFFICIAL
        )


def test_a_draft_may_be_kept_whatever_it_lacks(house: House) -> None:
    draft = started(house)
    house.office.grids.save(replace(draft, grid=heavier(draft.grid, weight=0)))
    (fault,) = house.office.grids.page(draft.id).faults
    assert fault.code == "positive"


def test_two_administrators_do_not_overwrite_each_other(house: House) -> None:
    draft = started(house)
    house.office.grids.save(replace(draft, name="Une"))
    with pytest.raises(ConflictingChange):
        house.office.grids.save(replace(draft, name="Deux"))
    with pytest.raises(ConflictingChange):
        house.office.grids.publish(
            draft.id, version=1, valid_from=TODAY, source="Vu.", confidence=Confidence.OFFICIAL
        )


def test_a_draft_without_a_name_is_refused(house: House) -> None:
    with pytest.raises(GridNameMissing):
        house.as_("ada").grids.start(PROGRAMME, " ", based_on=None)


def test_a_discarded_draft_is_gone_and_the_versions_stay(house: House) -> None:
    draft = started(house)
    house.office.grids.discard(draft)
    shelf = house.office.grids.shelf(PROGRAMME)
    assert shelf.drafts == ()
    assert [one.grid.id for one in shelf.versions] == [house.grid.id]


def test_a_published_version_takes_the_drafts_place_and_says_who_and_where_from(house: House) -> None:
    changes = published(house)
    assert changes.facts["grid"] == NEW
    shelf = house.office.grids.shelf(PROGRAMME)
    assert shelf.drafts == ()
    first, second = shelf.versions
    assert (first.in_effect, first.published_by) == (False, None)
    assert (second.in_effect, second.published_by, second.grid.source) == (
        True,
        "Ada Administration",
        "Séance du 12 mai.",
    )
    (entry,) = [one for one in house.journal() if one.event == "grid_published"]
    assert entry.details["grid"] == NEW


def test_two_versions_are_compared_criterion_by_criterion(house: House) -> None:
    published(house)
    found = house.office.grids.compare(PROGRAMME, house.grid.id, NEW)
    (changed,) = [one for one in found if one.change is GridChange.CHANGED]
    assert [(one.field, one.after) for one in changed.fields] == [("weight", 99)]
    with pytest.raises(NotFound):
        house.office.grids.compare(PROGRAMME, house.grid.id, "iatiev-grille-9")


def test_a_version_of_the_future_waits_for_its_day(house: House) -> None:
    published(house, day=date(2025, 6, 1))
    before = house.in_review("TC-1")
    assert house.deliberation(before).grid_id == house.grid.id
    house.clock.move_to(date(2025, 6, 2))
    after = house.in_review("TC-2")
    assert house.deliberation(after).grid_id == NEW


def test_a_second_version_never_takes_effect_before_the_last_one(house: House) -> None:
    published(house, day=date(2025, 6, 1))
    draft = started(house)
    house.office.grids.save(replace(draft, grid=heavier(draft.grid, weight=50)))
    with pytest.raises(GridDayTaken):
        house.office.grids.publish(
            draft.id,
            version=2,
            valid_from=date(2025, 6, 1),
            source="Vu.",
            confidence=Confidence.TO_CONFIRM,
        )


def test_an_evaluation_under_way_keeps_the_grid_it_was_opened_with(house: House) -> None:
    old = house.in_review("TC-1")
    published(house)
    new = house.in_review("TC-2", "emil", "erin")
    assert house.as_("eli").committee.open_grid(old).grid.criteria[0].weight != 99
    assert house.as_("emil").committee.open_grid(new).grid.criteria[0].weight == 99
    for dossier_id, experts in ((old, ("eli", "elsa")), (new, ("emil", "erin"))):
        for expert in experts:
            house.vote(dossier_id, expert)
        house.as_("cora").committee.confirm_decision(dossier_id, {})
    for dossier_id, grid_id in ((old, house.grid.id), (new, NEW)):
        view = house.as_("claude").dossiers.view(dossier_id)
        assert view.committee is not None
        assert view.committee.grid.id == grid_id
        assert {one.grid_id for one in view.committee.evaluations} == {grid_id}


def test_an_avis_names_the_published_grid_that_it_rests_on(house: House) -> None:
    published(house)
    dossier_id = house.in_review("TC-1")
    for expert in ("eli", "elsa"):
        house.as_(expert).committee.submit_evaluation(
            dossier_id, full_ratings(house.grid), verdicts(), "Vu.", request_version=1
        )
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    house.as_("kim").avis.draft(dossier_id)
    house.as_("claude").avis.validate(dossier_id)
    house.sign(dossier_id)
    assert house.printer.printed[-1].grid_id == NEW


@pytest.mark.parametrize("person", ["claude", "eli", "kim", "sacha", "aude"])
def test_only_administrators_write_grids(house: House, person: str) -> None:
    with pytest.raises(ActNotPermitted):
        house.as_(person).grids.shelf(PROGRAMME)


def test_the_shipped_grids_are_sound(house: House) -> None:
    for programme in house.office.desk.programmes.values():
        for grid in programme.grids:
            assert grid_faults(grid) == ()
