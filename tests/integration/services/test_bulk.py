"""Acts on many dossiers: the dry run changes nothing, each dossier stands for itself, one person answers for all."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.dossier.lifecycle import Act, ActNotPermitted, ActNotPossibleNow, DossierState
from reviewer.errors import NotFound
from reviewer.services.bulk import BULK_ACTS, BulkPlan, NotReached, PrecheckNotMet
from reviewer.services.correspondence import NothingToAsk
from reviewer.services.reminders import NobodyLate
from reviewer.services.triage import PrecheckChangedSince, WithdrawalReasonMissing
from tests.support.committee import verdicts
from tests.support.office import House
from tests.support.people import NAMES

TOO_LITTLE = {"job__annual_salary_cad": "60000.00"}
UNKNOWN = {"candidate__intends_to_settle": None}


def _ids(house: House) -> list[str]:
    return [
        house.received("TC-1"),
        house.received("TC-2", **TOO_LITTLE),
        house.received("TC-3", **UNKNOWN),
        house.admissible("TC-4"),
        "nowhere",
    ]


def _reasons(plan: BulkPlan) -> list[type[Exception] | None]:
    return [None if one.error is None else type(one.error) for one in plan.lines]


def test_the_dry_run_says_what_would_happen_to_each_and_why_not(house: House) -> None:
    ids = _ids(house)
    before = house.events()
    plan = house.as_("claude").bulk.plan(Act.FIND_ADMISSIBLE, ids)
    assert [one.reference for one in plan.lines] == ["TC-1", "TC-2", "TC-3", "TC-4", ""]
    assert _reasons(plan) == [None, PrecheckNotMet, PrecheckNotMet, ActNotPossibleNow, NotFound]
    assert plan.possible[0].after is DossierState.ADMISSIBLE
    assert house.events() == before
    assert house.state(ids[0]) is DossierState.RECEIVED


def test_complements_are_asked_only_where_something_is_missing(house: House) -> None:
    ids = _ids(house)
    plan = house.as_("claude").bulk.plan(Act.ASK_COMPLEMENTS, ids[:3])
    assert None in _reasons(plan)
    assert _reasons(plan)[2] is None
    assert set(_reasons(plan)) <= {None, NothingToAsk}
    done = house.as_("claude").bulk.carry_out(plan, "Il manque des faits.")
    assert house.state(ids[2]) is DossierState.INCOMPLETE
    assert ids[2] in done.dossiers


def test_each_dossier_has_its_own_line_in_the_journal_with_the_name_of_who_acts(house: House) -> None:
    ids = [house.received(f"TC-{number}") for number in range(3)]
    plan = house.as_("claude").bulk.plan(Act.FIND_ADMISSIBLE, ids)
    done = house.as_("claude").bulk.carry_out(plan)
    assert done.dossiers == frozenset(ids)
    lines = [one for one in house.journal() if one.event == "admissibility_decided"]
    assert [one.dossier_id for one in lines] == ids
    assert {one.actor_id for one in lines} == {"claude"}


def test_what_changed_since_the_dry_run_is_left_out_and_the_others_are_done(house: House) -> None:
    ids = [house.received(f"TC-{number}") for number in range(3)]
    plan = house.as_("claude").bulk.plan(Act.FIND_ADMISSIBLE, ids)
    house.as_("claude").corrections.correct(ids[1], {"job.annual_salary_cad": "60000.00"}, "Coquille.", 1)
    done = house.as_("claude").bulk.carry_out(plan)
    assert [type(one.error) for one in done.lines] == [type(None), PrecheckChangedSince, type(None)]
    assert [house.state(one) for one in ids] == [
        DossierState.ADMISSIBLE,
        DossierState.RECEIVED,
        DossierState.ADMISSIBLE,
    ]


def test_work_that_is_stopped_keeps_what_is_done_and_names_the_rest(house: House) -> None:
    ids = [house.received(f"TC-{number}") for number in range(3)]
    bulk = house.as_("claude").bulk
    told: list[int] = []

    def tell(done: int, total: int) -> bool:
        told.append(done)
        return done < 1

    done = bulk.carry_out(bulk.plan(Act.FIND_ADMISSIBLE, ids), tell=tell)
    assert [type(one.error) for one in done.lines] == [type(None), NotReached, NotReached]
    assert told == [0, 1]
    assert house.state(ids[2]) is DossierState.RECEIVED


def test_a_withdrawal_in_bulk_needs_its_reason(house: House) -> None:
    ids = [house.received("TC-1")]
    bulk = house.as_("claude").bulk
    plan = bulk.plan(Act.WITHDRAW, ids)
    assert isinstance(bulk.carry_out(plan).lines[0].error, WithdrawalReasonMissing)
    bulk.carry_out(plan, "Courriel du 19 mai.")
    assert house.state(ids[0]) is DossierState.WITHDRAWN


def test_nobody_is_found_inadmissible_in_bulk() -> None:
    assert Act.FIND_INADMISSIBLE not in BULK_ACTS


@pytest.mark.parametrize("key", ["eli", "sacha"])
def test_only_coordination_decides_in_bulk(house: House, key: str) -> None:
    with pytest.raises(ActNotPermitted):
        house.as_(key).bulk.plan(Act.FIND_ADMISSIBLE, [house.received()])


def test_the_best_composition_is_applied_to_those_that_wait_for_experts(house: House) -> None:
    waiting, triaged = house.admissible("TC-1"), house.received("TC-2")
    bulk = house.as_("claude").bulk
    plan = bulk.plan(Act.ASSIGN, [waiting, triaged])
    assert _reasons(plan) == [None, ActNotPossibleNow]
    assert len(plan.possible[0].experts) == 2
    bulk.carry_out(plan)
    assert len([one for one in house.deliberation(waiting).seats if one.active]) == 2


def test_those_who_are_late_are_reminded_once_and_the_dry_run_names_them(house: House) -> None:
    late, waiting = house.in_review("TC-1"), house.received("TC-2")
    house.vote(late, "eli", verdicts())
    bulk = house.as_("kim").bulk
    assert _reasons(bulk.plan(Act.RUN_REMINDERS, [late])) == [NobodyLate]
    house.clock.move_to(date(2025, 6, 4))
    plan = bulk.plan(Act.RUN_REMINDERS, [late, waiting])
    assert _reasons(plan) == [None, NobodyLate]
    assert plan.possible[0].experts == (NAMES["elsa"],)
    assert house.office.delivery.rows() == ()
    done = bulk.carry_out(plan)
    assert done.messages and done.dossiers == {late}
    assert [row.message.to_person for row in house.office.delivery.rows()] == ["elsa"]
    assert _reasons(bulk.plan(Act.RUN_REMINDERS, [late])) == [NobodyLate]
    assert [type(one.error) for one in bulk.carry_out(plan).lines] == [NobodyLate, NobodyLate]


def test_the_act_that_suits_most_is_found_by_what_each_dossier_is(house: House) -> None:
    ids = _ids(house)
    bulk = house.as_("claude").bulk
    before = house.events()
    assert bulk.suiting(BULK_ACTS, ids[:1]) is Act.FIND_ADMISSIBLE
    assert bulk.suiting(BULK_ACTS, ids[2:3]) is Act.ASK_COMPLEMENTS
    assert bulk.suiting(BULK_ACTS, [ids[3], ids[3], ids[0]]) is Act.ASSIGN
    assert bulk.suiting((Act.WITHDRAW,), ids) is None
    assert bulk.suiting(BULK_ACTS, ["nowhere"]) is None
    assert bulk.suiting(BULK_ACTS, ids, lambda *_: False) is None
    assert house.events() == before


def test_a_dossier_whose_seats_are_all_taken_does_not_ask_for_experts(house: House) -> None:
    dossier_id = house.in_review("TC-4")
    assert house.as_("claude").bulk.suiting(BULK_ACTS, [dossier_id]) is None
