"""TI-EV stream: out of the committee's remit, needed to redirect a mis-filed request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import CriterionVerdict
from reviewer.dossier.request import NocVersion
from reviewer.programme.rules import Decile, DecileWage
from reviewer.programme.sourced import Sourced
from tests.support.requests import REFERENCE_DATE, a_request
from tests.unit.admissibility.cases import (
    MET,
    NOT_MET,
    TO_VERIFY,
    a_diploma,
    examined,
    iatiev,
    verdict,
    verdicts,
    work,
)


def ti(criterion_id: str, **overrides: object) -> CriterionVerdict:
    settings: dict[str, object] = {
        "stream": "ti_ev",
        "substream": None,
        "job__noc": "2173",
        "job__noc_version": "2016",
    }
    return verdict(criterion_id, **{**settings, **overrides})


def test_ti_ev_is_asked_its_own_criteria_and_no_committee_opinion() -> None:
    found = examined(stream="ti_ev", substream=None)
    asked = [criterion.id for criterion in found.criteria if not criterion.id.startswith(("GEN", "PROG"))]
    assert asked == ["TI-DIPL", "TI-EXP", "TI-JOB", "TI-WAGE"]


@pytest.mark.parametrize(
    ("level", "outcome"),
    [("dep", NOT_MET), ("dec", NOT_MET), ("dec_technique", MET), ("baccalaureat", MET), (None, TO_VERIFY)],
)
def test_ti_dipl_at_least_a_technical_dec(level: str | None, outcome: str) -> None:
    assert ti("TI-DIPL", candidate__diplomas=[a_diploma(level=level)]).outcome == outcome


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"noc": "2173"}, MET),
        ({"noc": "0213", "level": None}, MET),
        ({"noc": "2281"}, MET),
        ({"noc": "2171", "hours_per_week": 29}, NOT_MET),
        ({"noc": "6421"}, NOT_MET),
        ({"noc": "5241"}, TO_VERIFY),
        ({"noc": "21231", "noc_version": "2021"}, TO_VERIFY),
        ({"noc": "65201", "noc_version": "2021"}, NOT_MET),
        ({"noc": None}, TO_VERIFY),
        ({"noc": "217", "noc_version": None}, TO_VERIFY),
    ],
)
def test_ti_exp_24_months_of_60_in_a_listed_occupation(facts: dict[str, object], outcome: str) -> None:
    assert ti("TI-EXP", candidate__experiences=[work("2021-01-01", "2022-12-31", **facts)]).outcome == outcome


def test_ti_exp_boundary_day_and_the_day_from_which_it_is_met() -> None:
    assert ti("TI-EXP", candidate__experiences=[work("2021-01-01", "2022-12-30")]).outcome == NOT_MET
    going_on = ti("TI-EXP", candidate__experiences=[work("2023-06-01")])
    assert (going_on.outcome, going_on.met_from) == (NOT_MET, date(2025, 5, 31))


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, MET),
        ({"job__status": "accepted"}, MET),
        ({"job__status": None}, TO_VERIFY),
        ({"job__noc": "6421"}, NOT_MET),
        ({"job__noc": "6421", "job__status": None}, NOT_MET),
        ({"job__noc": None}, TO_VERIFY),
        ({"job__noc": "217", "job__noc_version": None}, TO_VERIFY),
        ({"job__noc": "2173", "job__noc_version": None}, MET),
        ({"job__noc": "5131", "job__visual_effects": True}, MET),
        ({"job__noc": "5225", "job__visual_effects": False}, NOT_MET),
        ({"job__noc": "5241", "job__visual_effects": None}, TO_VERIFY),
        ({"job__noc": "21231", "job__noc_version": "2021"}, TO_VERIFY),
        ({"job__noc": "52120", "job__noc_version": "2021", "job__visual_effects": False}, NOT_MET),
        ({"job__noc": "65201", "job__noc_version": "2021"}, NOT_MET),
    ],
)
def test_ti_job_ten_occupations_three_of_them_in_visual_effects_only(
    facts: dict[str, object], outcome: str
) -> None:
    assert ti("TI-JOB", **facts).outcome == outcome


def test_ti_job_names_the_missing_facts() -> None:
    assert ti("TI-JOB", job__noc=None, job__status=None).missing == ("job.noc", "job.status")
    assert ti("TI-JOB", job__noc="217", job__noc_version=None).missing == ("job.noc_version",)
    assert ti("TI-JOB", job__noc="5131").missing == ("job.visual_effects",)
    assert ti("TI-JOB", job__status=None).missing == ("job.status",)


def test_ti_wage_is_to_verify_while_the_table_of_deciles_is_empty() -> None:
    found = ti("TI-WAGE", job__hourly_wage_cad="80.00")
    assert (found.outcome, found.missing) == (TO_VERIFY, ())
    assert "tableau" in found.found
    assert ti("TI-WAGE").missing == ("job.hourly_wage_cad",)
    assert ti("TI-WAGE", job__noc=None).missing == ("job.hourly_wage_cad", "job.noc")


def with_decile(wage: str, *, equality_meets: bool = True, valid_to: date | None = None) -> CriterionVerdict:
    """Judge a wage against a decile of 60 $ an hour."""
    programme = iatiev()
    decile = Decile(
        code="2173",
        noc_version=NocVersion.V2016,
        hourly_wage_cad=Decimal("60.00"),
        valid_from=date(2025, 1, 1),
        valid_to=valid_to,
        source="essai",
    )
    rules = programme.nearest_rule_set(REFERENCE_DATE)
    rule = rules.criterion("TI-WAGE")
    assert isinstance(rule.values, DecileWage)
    meets = Sourced(equality_meets, "essai", rule.confidence)
    changed = replace(rules, criteria=(replace(rule, values=replace(rule.values, equality_meets=meets)),))
    request = a_request(
        stream="ti_ev", substream=None, job__noc="2173", job__noc_version="2016", job__hourly_wage_cad=wage
    )
    filled = replace(programme, deciles=(decile,), rule_sets=(changed,))
    return verdicts(precheck(request, REFERENCE_DATE, filled))["TI-WAGE"]


def test_ti_wage_reaches_the_decile_with_a_warning_at_equality() -> None:
    assert with_decile("59.99").outcome == NOT_MET
    assert with_decile("60.01").outcome == MET
    equal = with_decile("60.00")
    assert equal.outcome == MET
    assert equal.warning is not None
    assert "60\u202f$" in equal.required
    assert with_decile("60.00", equality_meets=False).outcome == NOT_MET


def test_ti_wage_of_another_period_does_not_count() -> None:
    assert with_decile("80.00", valid_to=date(2025, 5, 19)).outcome == TO_VERIFY
    assert with_decile("80.00", valid_to=date(2025, 5, 20)).outcome == MET
