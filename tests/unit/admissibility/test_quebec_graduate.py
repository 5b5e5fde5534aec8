"""IA stream, Québec graduate: recent diploma, residence during the studies, experience after a DESS."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.admissibility.cases import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    TO_VERIFY,
    a_diploma,
    examined,
    graduate,
    verdicts,
    work,
)


def dess(**facts: object) -> dict[str, object]:
    return a_diploma(**{"level": "dess", "programme_months": 12, "months_resided_in_quebec": 12, **facts})


# --- IA-DQ-DIPL


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"obtained_on": "2023-05-20"}, MET),
        ({"obtained_on": "2023-05-19"}, NOT_MET),
        ({"obtained_on": "2025-05-20"}, MET),
        ({"obtained_on": "2025-05-21"}, NOT_MET),
        ({"level": "dess"}, MET),
        ({"level": "doctorat"}, MET),
        ({"level": "baccalaureat"}, NOT_MET),
        ({"level": "certificat"}, NOT_MET),
        ({"in_quebec": False}, NOT_MET),
        ({"level": None}, TO_VERIFY),
        ({"in_quebec": None}, TO_VERIFY),
        ({"obtained_on": None}, TO_VERIFY),
        ({"obtained_on": None, "in_quebec": False}, NOT_MET),
    ],
)
def test_ia_dq_dipl_a_graduate_diploma_of_quebec_of_the_last_24_months(
    facts: dict[str, object], outcome: str
) -> None:
    assert graduate("IA-DQ-DIPL", candidate__diplomas=[a_diploma(**facts)]).outcome == outcome


def test_ia_dq_dipl_the_window_closes_for_good_and_opens_on_the_day_of_a_diploma_to_come() -> None:
    old = a_diploma(obtained_on="2023-05-19")
    assert graduate("IA-DQ-DIPL", candidate__diplomas=[old]).met_from is None
    planned = graduate("IA-DQ-DIPL", candidate__diplomas=[old, a_diploma(obtained_on="2025-06-01")])
    assert planned.met_from == date(2025, 6, 1)


def test_ia_dq_dipl_names_the_unknown_facts() -> None:
    found = graduate(
        "IA-DQ-DIPL", candidate__diplomas=[a_diploma(level=None, in_quebec=None, obtained_on=None)]
    )
    assert found.missing == tuple(
        f"candidate.diplomas.0.{name}" for name in ("level", "in_quebec", "obtained_on")
    )


# --- IA-DQ-RES


@pytest.mark.parametrize(
    ("programme", "resided", "outcome"),
    [
        (24, 12, MET),
        (24, 11, NOT_MET),
        (23, 12, MET),
        (23, 11, NOT_MET),
        (24, 24, MET),
        (24, 0, NOT_MET),
        (None, 12, TO_VERIFY),
        (24, None, TO_VERIFY),
        (None, None, TO_VERIFY),
        (None, 0, NOT_MET),
    ],
)
def test_ia_dq_res_at_least_half_of_the_programme(
    programme: int | None, resided: int | None, outcome: str
) -> None:
    diploma = a_diploma(programme_months=programme, months_resided_in_quebec=resided)
    assert graduate("IA-DQ-RES", candidate__diplomas=[diploma]).outcome == outcome


def test_ia_dq_res_is_about_the_recent_diploma_and_not_about_an_older_one() -> None:
    recent = a_diploma(months_resided_in_quebec=0)
    older = a_diploma(obtained_on="2015-05-01")
    assert graduate("IA-DQ-RES", candidate__diplomas=[older, recent]).outcome == NOT_MET
    assert graduate("IA-DQ-RES", candidate__diplomas=[older]).outcome == MET


def test_ia_dq_res_without_a_graduate_diploma_of_quebec_fails() -> None:
    assert graduate("IA-DQ-RES", candidate__diplomas=[]).outcome == NOT_MET
    found = graduate("IA-DQ-RES", candidate__diplomas=[a_diploma(level="baccalaureat")])
    assert (found.outcome, found.met_from) == (NOT_MET, None)


def test_ia_dq_res_names_only_the_unknown_facts_that_decide() -> None:
    diploma = a_diploma(programme_months=None, obtained_on=None)
    found = graduate("IA-DQ-RES", candidate__diplomas=[diploma])
    assert (found.outcome, found.missing) == (TO_VERIFY, ("candidate.diplomas.0.programme_months",))
    unknown = graduate("IA-DQ-RES", candidate__diplomas=None)
    assert (unknown.outcome, unknown.missing) == (TO_VERIFY, ("candidate.diplomas",))


def test_ia_dq_res_may_be_met_by_a_diploma_to_come() -> None:
    recent = a_diploma(months_resided_in_quebec=0)
    planned = a_diploma(obtained_on="2025-08-31")
    found = graduate("IA-DQ-RES", candidate__diplomas=[recent, planned])
    assert (found.outcome, found.met_from) == (NOT_MET, date(2025, 8, 31))
    assert (
        graduate("IA-DQ-RES", candidate__diplomas=[recent, planned], planned_dsp_on="2025-08-31").outcome
        == MET
    )


# --- IA-DQ-EXP


@pytest.mark.parametrize("level", ["maitrise", "doctorat"])
def test_ia_dq_exp_nothing_is_asked_with_a_master_s_or_a_doctorate(level: str) -> None:
    found = graduate("IA-DQ-EXP", candidate__diplomas=[a_diploma(level=level)], candidate__experiences=None)
    assert (found.outcome, found.missing) == (NOT_APPLICABLE, ())


@pytest.mark.parametrize(
    ("start", "end", "outcome"),
    [
        ("2024-05-01", "2024-10-31", MET),
        ("2024-05-01", "2024-10-30", NOT_MET),
        ("2024-11-02", "2025-05-01", MET),
        ("2024-11-03", "2025-05-02", NOT_MET),
        ("2024-02-01", "2024-10-31", MET),
        ("2024-02-01", "2024-10-30", NOT_MET),
    ],
)
def test_ia_dq_exp_6_months_within_12_months_after_the_end_of_a_dess(
    start: str, end: str, outcome: str
) -> None:
    found = graduate("IA-DQ-EXP", candidate__diplomas=[dess()], candidate__experiences=[work(start, end)])
    assert found.outcome == outcome


def test_ia_dq_exp_is_full_time_and_of_an_admitted_level() -> None:
    for facts, outcome in (
        ({"hours_per_week": 29}, NOT_MET),
        ({"level": "C"}, NOT_MET),
        ({"level": "3", "noc_version": "2021", "noc": None}, TO_VERIFY),
        ({"hours_per_week": None}, TO_VERIFY),
    ):
        jobs = [work("2024-05-01", "2024-12-31", **facts)]
        assert (
            graduate("IA-DQ-EXP", candidate__diplomas=[dess()], candidate__experiences=jobs).outcome
            == outcome
        )


def test_ia_dq_exp_the_reference_date_closes_the_window_and_time_may_meet_it() -> None:
    request = {"candidate__diplomas": [dess(programme_ended_on="2025-03-01")]}
    found = graduate("IA-DQ-EXP", candidate__experiences=[work("2025-03-10")], **request)
    assert (found.outcome, found.met_from) == (NOT_MET, date(2025, 9, 9))
    later = {**request, "planned_dsp_on": "2025-09-09"}
    assert graduate("IA-DQ-EXP", candidate__experiences=[work("2025-03-10")], **later).outcome == MET
    too_late = graduate("IA-DQ-EXP", candidate__experiences=[work("2025-10-10")], **request)
    assert (too_late.outcome, too_late.met_from) == (NOT_MET, None)


def test_ia_dq_exp_names_the_end_of_the_programme_where_it_decides() -> None:
    diplomas = [dess(programme_ended_on=None)]
    jobs = [work("2024-05-01", "2024-12-31")]
    found = graduate("IA-DQ-EXP", candidate__diplomas=diplomas, candidate__experiences=jobs)
    assert (found.outcome, found.missing) == (TO_VERIFY, ("candidate.diplomas.0.programme_ended_on",))
    for never in ([], [work("2024-05-01", "2024-06-30")], [work("2024-05-01", hours_per_week=10)]):
        found = graduate("IA-DQ-EXP", candidate__diplomas=diplomas, candidate__experiences=never)
        assert (found.outcome, found.missing) == (NOT_MET, ())


def test_ia_dq_exp_names_the_experiences_and_the_level_where_they_decide() -> None:
    found = graduate("IA-DQ-EXP", candidate__diplomas=[dess()], candidate__experiences=None)
    assert (found.outcome, found.missing) == (TO_VERIFY, ("candidate.experiences",))
    found = graduate("IA-DQ-EXP", candidate__diplomas=[dess(level=None)], candidate__experiences=[])
    assert (found.outcome, found.missing) == (TO_VERIFY, ("candidate.diplomas.0.level",))
    found = graduate("IA-DQ-EXP", candidate__diplomas=None)
    assert (found.outcome, found.missing) == (TO_VERIFY, ("candidate.diplomas",))


def test_ia_dq_exp_warns_where_feer_3_would_decide() -> None:
    jobs = [work("2024-05-01", "2024-12-31", level="3", noc_version="2021", noc=None)]
    found = graduate("IA-DQ-EXP", candidate__diplomas=[dess()], candidate__experiences=jobs)
    assert (found.outcome, found.missing) == (TO_VERIFY, ())
    assert found.warning is not None


def test_ia_dq_exp_without_a_dess_has_nothing_to_judge() -> None:
    assert graduate("IA-DQ-EXP", candidate__diplomas=[]).outcome == NOT_APPLICABLE


def test_ia_dq_exp_becomes_without_object_when_a_master_s_degree_comes() -> None:
    diplomas = [dess(), a_diploma(obtained_on="2025-08-31", months_resided_in_quebec=24)]
    found = graduate("IA-DQ-EXP", candidate__diplomas=diplomas, candidate__experiences=[])
    assert (found.outcome, found.met_from) == (NOT_MET, date(2025, 8, 31))


def test_one_diploma_must_meet_all_the_conditions_together() -> None:
    """A recent diploma without residence and another that resided but is old do not make one that is both."""
    diplomas = [a_diploma(months_resided_in_quebec=0), a_diploma(obtained_on="2020-01-01")]
    assert examined(substream="diplome_quebec", candidate__diplomas=diplomas).outcome == "not_admissible"


# --- IA-DQ-SAL and the whole


def test_ia_dq_sal_there_is_no_salary_threshold_for_a_quebec_graduate() -> None:
    found = examined(
        substream="diplome_quebec", candidate__diplomas=[a_diploma()], job__annual_salary_cad="30000"
    )
    assert "IA-TE-SAL" not in verdicts(found)
    assert found.outcome == "admissible"


def test_a_quebec_graduate_is_asked_these_criteria_of_the_substream() -> None:
    found = examined(substream="diplome_quebec", candidate__diplomas=[a_diploma()])
    asked = [criterion.id for criterion in found.criteria if not criterion.id.startswith(("GEN", "PROG"))]
    assert asked == ["IA-DQ-DIPL", "IA-DQ-RES", "IA-DQ-EXP", "IA-JOB"]


def test_the_residence_that_is_told_is_the_one_of_the_diploma_that_speaks_best() -> None:
    abroad = a_diploma(in_quebec=False, months_resided_in_quebec=1, programme_months=12)
    here = a_diploma(months_resided_in_quebec=23, programme_months=24)
    for diplomas in ([abroad, here], [here, abroad]):
        told = graduate("IA-DQ-RES", candidate__diplomas=diplomas)
        assert told.outcome is MET
        assert "23" in told.found
