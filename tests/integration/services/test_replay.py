"""Replay of rules and dates over past dossiers, and what-if on one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from db.store import OpenedStore
from reviewer.admissibility.verdict import CriterionOutcome, PrecheckOutcome
from reviewer.dossier.lifecycle import DossierState
from reviewer.errors import NotFound
from reviewer.services.records import AdmissibilityDecision
from reviewer.services.replay import ReplayOptions, ReplayReport
from reviewer.services.views import DossierFilter
from tests.support.office import TODAY, House, a_house

_OLD_RULES = "iatiev-2021-04-22"


@pytest.fixture
def house(sqlite_store: OpenedStore) -> Iterator[House]:
    yield a_house(sqlite_store)


def _run(house: House, options: ReplayOptions | None = None, **chosen: object) -> ReplayReport:
    replay = house.as_("claude").replay
    return replay.run(options or ReplayOptions(), **chosen)  # type: ignore[arg-type]  # whichever the test gives


def test_a_replay_of_nothing_else_changes_nothing(house: House) -> None:
    house.received("TC-1")
    house.admissible("TC-2")
    report = _run(house)
    assert (report.examined, report.changed, report.rows, report.truncated) == (2, 0, (), False)
    assert report.outcomes == {(PrecheckOutcome.ADMISSIBLE, PrecheckOutcome.ADMISSIBLE): 2}


def test_a_later_filing_date_shows_which_dossiers_and_criteria_turn(house: House) -> None:
    house.admissible("TC-1")
    house.admissible("TC-2", candidate__experiences=[])
    report = _run(house, ReplayOptions(filed_on=date(2026, 2, 1)))
    assert (report.examined, report.changed) == (2, 2)
    rows = {row.reference: row for row in report.rows}
    assert [(turn.id, turn.before, turn.after) for turn in rows["TC-1"].turns] == [
        ("PROG-WINDOW", CriterionOutcome.MET, CriterionOutcome.NOT_MET)
    ]
    assert rows["TC-1"].decision is AdmissibilityDecision.ADMISSIBLE
    assert rows["TC-1"].date_after == date(2026, 2, 1)
    assert rows["TC-1"].outcome_changes
    assert not rows["TC-2"].outcome_changes
    assert report.criteria == {("PROG-WINDOW", CriterionOutcome.MET, CriterionOutcome.NOT_MET): 2}


def test_a_shift_moves_each_planned_date(house: House) -> None:
    house.received("TC-1", planned_dsp_on="2025-12-01")
    house.received("TC-2", planned_dsp_on="2025-05-20")
    report = _run(house, ReplayOptions(shift_days=31))
    assert [(row.reference, row.date_after) for row in report.rows] == [("TC-1", date(2026, 1, 1))]
    assert [row.decision for row in report.rows] == [None]


def test_other_rules_are_named_and_applied(house: House) -> None:
    house.admissible("TC-1")
    report = _run(house, ReplayOptions(rules_id=_OLD_RULES))
    (row,) = list(house.as_("claude").replay.rows(ReplayOptions(rules_id=_OLD_RULES)))
    assert (report.examined, row.rules_before, row.rules_after) == (1, "iatiev-2023-11-23", _OLD_RULES)


def test_rules_that_no_programme_has_are_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        _run(house, ReplayOptions(rules_id="iatiev-2030"))


def test_a_decided_dossier_is_judged_on_what_it_was_decided_on(house: House) -> None:
    dossier_id = house.admissible("TC-1")
    house.receive("TC-1", job__annual_salary_cad="1.00")
    assert house.dossier(dossier_id).current.number == 2
    assert _run(house).changed == 0


def test_the_dossiers_are_chosen_by_filter_or_one_by_one(house: House) -> None:
    first = house.admissible("TC-1")
    house.received("TC-2")
    admissible = DossierFilter(states=frozenset({DossierState.ADMISSIBLE}))
    assert _run(house, wanted=admissible).examined == 1
    assert _run(house, dossier_ids=[first]).examined == 1
    assert _run(house, dossier_ids=[]).examined == 0
    with pytest.raises(NotFound):
        _run(house, dossier_ids=["absent"])


def test_only_so_many_rows_are_kept_and_all_are_counted(house: House) -> None:
    for number in range(3):
        house.received(f"TC-{number}")
    report = _run(house, ReplayOptions(filed_on=date(2026, 2, 1)), keep=2)
    assert (report.examined, report.changed, len(report.rows), report.truncated) == (3, 3, 2, True)


def test_a_replay_writes_nothing(house: House) -> None:
    house.admissible("TC-1")
    before = house.events()
    _run(house, ReplayOptions(filed_on=date(2026, 2, 1)))
    assert house.events() == before


# --- What if, on one dossier --------------------------------------------------------------------------------------


def test_the_horizon_of_a_dossier_shows_when_everything_holds(house: House) -> None:
    work = {"noc": "2173", "level": "A", "noc_version": "2016", "hours_per_week": 40}
    dossier_id = house.received(candidate__experiences=[{**work, "started_on": "2023-09-01"}])
    what_if = house.as_("claude").what_if
    view = what_if.horizon(dossier_id)
    assert (view.start, view.end) == (date(2025, 4, 14), date(2026, 1, 31))
    assert view.earliest == date(2025, 8, 31)
    assert view.on(date(2025, 8, 30)).criteria["IA-TE-EXP"] is CriterionOutcome.NOT_MET
    assert view.on(date(2025, 8, 31)).outcome is PrecheckOutcome.ADMISSIBLE
    assert view.on(date(2020, 1, 1)) == view.turns[0]
    traced = what_if.on(dossier_id, date(2025, 8, 31))
    assert traced.outcome is PrecheckOutcome.ADMISSIBLE
    assert traced.as_of == TODAY
