"""What differs between two prechecks of one request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given

from reviewer.admissibility.comparison import differences
from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import CriterionOutcome, Precheck
from tests.support.letters import iatiev
from tests.support.request_strategies import requests
from tests.support.requests import a_request

DAY = date(2025, 5, 20)


def _run(**overrides: object) -> Precheck:
    return precheck(a_request(**overrides), DAY, iatiev())


def test_the_same_request_on_the_same_day_differs_in_nothing() -> None:
    assert differences(_run(), _run()) == ()


def test_another_salary_turns_one_criterion_and_only_that_one() -> None:
    (one,) = differences(_run(), _run(job__annual_salary_cad="74000.00"))
    assert (one.criterion_id, one.label) == ("IA-TE-SAL", "Salaire annuel brut")
    assert (one.outcome_before, one.outcome_after) == (CriterionOutcome.MET, CriterionOutcome.NOT_MET)
    assert one.turns


def test_what_was_found_may_differ_without_turning_the_outcome() -> None:
    (one,) = differences(_run(), _run(job__annual_salary_cad="110000.00"))
    assert not one.turns
    assert one.before is not None
    assert one.after is not None
    assert one.before.found != one.after.found


def test_a_criterion_that_only_one_of_them_has_is_told() -> None:
    before, after = _run(), _run(profile="francophone", candidate__french_oral_level=8)
    told = {one.criterion_id: one for one in differences(before, after)}
    assert set(told) == {"GEN-FR7", "GEN-FRANC"}
    assert (told["GEN-FR7"].before, told["GEN-FRANC"].after) == (None, None)
    assert told["GEN-FRANC"].label == "Engagement de francisation"
    assert told["GEN-FR7"].turns
    assert [one.criterion_id for one in differences(before, after)] == ["GEN-FR7", "GEN-FRANC"]


def test_older_rules_on_the_same_facts_are_told_criterion_by_criterion() -> None:
    request = a_request()
    now = precheck(request, DAY, iatiev())
    then = precheck(request, DAY, iatiev(), rules_id="iatiev-2021-04-22")
    by_id = {one.id: one for one in then.criteria}
    for one in differences(then, now):
        assert one.before == by_id.get(one.criterion_id)
        assert one.before != one.after


@given(requests(), requests())
def test_what_differs_one_way_differs_the_other_way(first: Any, second: Any) -> None:
    one, other = (precheck(request, DAY, iatiev()) for request in (first, second))
    there = {(d.criterion_id, d.before, d.after) for d in differences(one, other)}
    back = {(d.criterion_id, d.after, d.before) for d in differences(other, one)}
    assert there == back


@given(requests())
def test_a_criterion_that_does_not_differ_is_not_told(request: Any) -> None:
    run = precheck(request, DAY, iatiev())
    if run.criteria:
        changed = replace(run, criteria=(run.criteria[0]._replace(found="…"), *run.criteria[1:]))
        assert [one.criterion_id for one in differences(run, changed)] == [run.criteria[0].id]
