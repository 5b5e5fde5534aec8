"""IA stream, foreign worker: diploma, experience or recent diploma, salary by place, job to be judged."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.admissibility.cases import (
    MET,
    NOT_MET,
    TO_VERIFY,
    a_diploma,
    examined,
    verdict,
    verdicts,
    work,
)

SHORT = [work("2024-01-01", "2024-06-30")]


def foreign(**facts: object) -> dict[str, object]:
    return a_diploma(**{"in_quebec": False, "country": "FR", **facts})


# --- IA-TE-DIPL


@pytest.mark.parametrize(
    ("level", "outcome"),
    [
        ("dep", NOT_MET),
        ("dec", NOT_MET),
        ("dec_technique", NOT_MET),
        ("certificat", NOT_MET),
        ("baccalaureat", MET),
        ("dess", MET),
        ("maitrise", MET),
        ("doctorat", MET),
        (None, TO_VERIFY),
    ],
)
def test_ia_te_dipl_at_least_a_bachelor_s_degree(level: str | None, outcome: str) -> None:
    assert verdict("IA-TE-DIPL", candidate__diplomas=[foreign(level=level)]).outcome == outcome


def test_ia_te_dipl_one_sufficient_diploma_is_enough_even_if_another_is_unknown() -> None:
    diplomas = [foreign(level=None), foreign(level="baccalaureat")]
    found = verdict("IA-TE-DIPL", candidate__diplomas=diplomas)
    assert (found.outcome, found.missing) == (MET, ())
    assert "baccalauréat" in found.found


def test_ia_te_dipl_unknown_list_is_to_verify_and_an_empty_list_fails() -> None:
    unknown = verdict("IA-TE-DIPL", candidate__diplomas=None)
    assert (unknown.outcome, unknown.missing) == (TO_VERIFY, ("candidate.diplomas",))
    assert verdict("IA-TE-DIPL", candidate__diplomas=[]).outcome == NOT_MET


def test_ia_te_dipl_a_diploma_to_come_is_a_plan_and_says_from_when_it_is_held() -> None:
    planned = verdict("IA-TE-DIPL", candidate__diplomas=[foreign(obtained_on="2025-05-21")])
    assert (planned.outcome, planned.met_from) == (NOT_MET, date(2025, 5, 21))
    assert verdict("IA-TE-DIPL", candidate__diplomas=[foreign(obtained_on="2025-05-20")]).outcome == MET
    undated = verdict("IA-TE-DIPL", candidate__diplomas=[foreign(obtained_on=None)])
    assert (undated.outcome, undated.missing) == (TO_VERIFY, ("candidate.diplomas.0.obtained_on",))


# --- IA-TE-EXP, route A


@pytest.mark.parametrize(
    ("start", "end", "outcome"),
    [
        ("2022-01-01", "2023-12-31", MET),
        ("2022-01-01", "2023-12-30", NOT_MET),
        ("2023-05-21", None, MET),
        ("2023-05-22", None, NOT_MET),
        ("2018-05-20", "2022-05-19", MET),
        ("2018-05-20", "2022-05-18", NOT_MET),
    ],
)
def test_ia_te_exp_a_24_months_in_the_60_before_the_filing(start: str, end: str | None, outcome: str) -> None:
    found = verdict("IA-TE-EXP", candidate__experiences=[work(start, end)])
    assert found.outcome == outcome


def test_ia_te_exp_a_says_how_long_was_found_and_from_when_it_will_be_enough() -> None:
    found = verdict("IA-TE-EXP", candidate__experiences=[work("2024-01-10")])
    assert found.outcome == NOT_MET
    assert found.found.startswith("16 mois et 11 jours")
    assert found.met_from == date(2026, 1, 9)
    assert (
        verdict("IA-TE-EXP", candidate__experiences=[work("2024-01-10")], planned_dsp_on="2026-01-09").outcome
        == MET
    )


def test_ia_te_exp_a_overlapping_jobs_are_counted_once() -> None:
    jobs = [work("2022-01-01", "2023-06-30"), work("2022-07-01", "2023-06-30")]
    assert verdict("IA-TE-EXP", candidate__experiences=jobs).outcome == NOT_MET


def test_ia_te_exp_a_left_over_days_of_two_jobs_are_added() -> None:
    jobs = [work("2021-01-01", "2022-01-10"), work("2022-06-01", "2023-05-20")]
    assert verdict("IA-TE-EXP", candidate__experiences=jobs).outcome == MET
    jobs = [work("2021-01-01", "2022-01-10"), work("2022-06-01", "2023-05-19")]
    assert verdict("IA-TE-EXP", candidate__experiences=jobs).outcome == NOT_MET


def test_ia_te_exp_a_part_time_never_counts_nor_is_pro_rated() -> None:
    part_time = work("2020-06-01", None, hours_per_week=29.5)
    assert verdict("IA-TE-EXP", candidate__experiences=[part_time]).outcome == NOT_MET
    full_time = work("2020-06-01", None, hours_per_week=30)
    assert verdict("IA-TE-EXP", candidate__experiences=[full_time]).outcome == MET


@pytest.mark.parametrize(
    ("noc", "version", "level", "outcome"),
    [
        (None, "2016", "0", MET),
        (None, "2016", "A", MET),
        (None, "2016", "B", MET),
        (None, "2016", "C", NOT_MET),
        (None, "2016", "D", NOT_MET),
        ("0213", "2016", None, MET),
        ("2173", "2016", None, MET),
        ("2281", "2016", None, MET),
        ("6421", "2016", None, NOT_MET),
        ("6711", "2016", None, NOT_MET),
        ("2173", None, None, MET),
        (None, None, "0", MET),
    ],
)
def test_ia_te_exp_a_levels_0_a_b_of_the_cnp_2016_declared_or_derived(
    noc: str | None, version: str | None, level: str | None, outcome: str
) -> None:
    job = work("2020-06-01", None, noc=noc, noc_version=version, level=level)
    assert verdict("IA-TE-EXP", candidate__experiences=[job]).outcome == outcome


@pytest.mark.parametrize(
    ("noc", "level", "outcome"),
    [
        (None, "0", MET),
        (None, "1", MET),
        (None, "2", MET),
        (None, "3", TO_VERIFY),
        (None, "4", NOT_MET),
        (None, "5", NOT_MET),
        ("20012", None, MET),
        ("21211", None, MET),
        ("22220", None, MET),
        ("53100", None, TO_VERIFY),
        ("14100", None, NOT_MET),
        ("65201", None, NOT_MET),
    ],
)
def test_ia_te_exp_feer_0_1_2_are_admitted_and_3_is_to_verify(
    noc: str | None, level: str | None, outcome: str
) -> None:
    job = work("2020-06-01", None, noc=noc, noc_version="2021", level=level)
    assert verdict("IA-TE-EXP", candidate__experiences=[job]).outcome == outcome


def test_ia_te_exp_feer_3_matters_only_where_it_would_decide() -> None:
    third = work("2022-01-01", "2022-12-31", noc_version="2021", level="3", noc=None)
    enough = [work("2020-06-01", "2022-06-30"), third]
    assert verdict("IA-TE-EXP", candidate__experiences=enough).outcome == MET
    never = [work("2024-01-01", "2024-06-30"), third]
    assert verdict("IA-TE-EXP", candidate__experiences=never).outcome == NOT_MET
    deciding = [work("2023-01-01", "2023-12-31"), third]
    found = verdict("IA-TE-EXP", candidate__experiences=deciding)
    assert (found.outcome, found.missing) == (TO_VERIFY, ())
    assert found.warning is not None
    assert "FÉER 3" in found.warning
    assert "24 mois" in found.found


@pytest.mark.parametrize(
    ("fact", "paths"),
    [
        ({"hours_per_week": None}, ("candidate.experiences.0.hours_per_week",)),
        ({"started_on": None}, ("candidate.experiences.0.started_on",)),
        ({"level": None, "noc": None}, ("candidate.experiences.0.level", "candidate.experiences.0.noc")),
        ({"level": None, "noc": "29999", "noc_version": "2021"}, ("candidate.experiences.0.level",)),
        ({"level": None, "noc": "217", "noc_version": None}, ("candidate.experiences.0.level",)),
    ],
)
def test_ia_te_exp_a_an_unknown_fact_that_would_decide_is_to_verify_and_named(
    fact: dict[str, object], paths: tuple[str, ...]
) -> None:
    found = verdict("IA-TE-EXP", candidate__experiences=[{**work("2020-06-01"), **fact}])
    assert (found.outcome, found.missing) == (TO_VERIFY, paths)


def test_ia_te_exp_a_an_unknown_fact_that_changes_nothing_is_not_asked_for() -> None:
    enough = [work("2020-06-01", "2024-06-01"), work("2024-07-01", None, hours_per_week=None)]
    found = verdict("IA-TE-EXP", candidate__experiences=enough)
    assert (found.outcome, found.missing) == (MET, ())
    never = [work("2024-01-01", "2024-06-30", hours_per_week=None)]
    found = verdict("IA-TE-EXP", candidate__experiences=never)
    assert (found.outcome, found.missing) == (NOT_MET, ())


def test_ia_te_exp_a_an_unknown_start_before_the_window_changes_nothing() -> None:
    assert verdict("IA-TE-EXP", candidate__experiences=[work(None, "2020-05-19")]).outcome == NOT_MET
    assert verdict("IA-TE-EXP", candidate__experiences=[work(None, "2022-05-18")]).outcome == NOT_MET
    assert verdict("IA-TE-EXP", candidate__experiences=[work(None, "2022-05-19")]).outcome == TO_VERIFY


def test_ia_te_exp_a_work_to_come_does_not_count_yet() -> None:
    planned = verdict("IA-TE-EXP", candidate__experiences=[work("2025-06-01")])
    assert (planned.outcome, planned.met_from) == (NOT_MET, date(2027, 5, 31))
    assert planned.found == "aucune expérience qui compte"


def test_ia_te_exp_a_unknown_list_is_to_verify_and_an_empty_list_fails() -> None:
    unknown = verdict("IA-TE-EXP", candidate__experiences=None)
    assert (unknown.outcome, unknown.missing) == (TO_VERIFY, ("candidate.experiences",))
    both = verdict("IA-TE-EXP", candidate__experiences=None, candidate__diplomas=None)
    assert both.missing == ("candidate.experiences", "candidate.diplomas")
    empty = verdict("IA-TE-EXP", candidate__experiences=[])
    assert (empty.outcome, empty.met_from) == (NOT_MET, None)


# --- IA-TE-EXP, route B


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"obtained_on": "2024-05-20"}, MET),
        ({"obtained_on": "2024-05-19"}, NOT_MET),
        ({"obtained_on": "2025-05-20"}, MET),
        ({"obtained_on": "2025-05-21"}, NOT_MET),
        ({"obtained_on": "2025-01-01", "level": "doctorat"}, MET),
        ({"obtained_on": "2025-01-01", "level": "dess"}, NOT_MET),
        ({"obtained_on": "2025-01-01", "in_quebec": True}, NOT_MET),
        ({"obtained_on": "2025-01-01", "in_quebec": None}, TO_VERIFY),
        ({"obtained_on": None}, TO_VERIFY),
    ],
)
def test_ia_te_exp_b_a_foreign_master_s_or_doctorate_of_the_last_12_months(
    facts: dict[str, object], outcome: str
) -> None:
    found = verdict("IA-TE-EXP", candidate__experiences=SHORT, candidate__diplomas=[foreign(**facts)])
    assert found.outcome == outcome


def test_ia_te_exp_b_decides_whatever_the_experience() -> None:
    diplomas = [foreign(obtained_on="2025-01-01")]
    found = verdict("IA-TE-EXP", candidate__experiences=None, candidate__diplomas=diplomas)
    assert (found.outcome, found.missing, found.warning) == (MET, (), None)
    assert "maîtrise (FR, 1er janvier 2025)" in found.found


def test_ia_te_exp_b_a_canadian_diploma_from_outside_quebec_is_met_with_a_warning() -> None:
    diplomas = [foreign(obtained_on="2025-01-01", country="CA")]
    found = verdict("IA-TE-EXP", candidate__experiences=[], candidate__diplomas=diplomas)
    assert found.outcome == MET
    assert found.warning is not None


def test_ia_te_exp_the_sooner_of_the_two_routes_says_from_when() -> None:
    diplomas = [foreign(obtained_on="2025-09-01")]
    found = verdict("IA-TE-EXP", candidate__experiences=[work("2024-01-10")], candidate__diplomas=diplomas)
    assert (found.outcome, found.met_from) == (NOT_MET, date(2025, 9, 1))


# --- IA-TE-SAL

MONTREAL = {"job__workplace_municipality_code": "66023", "job__workplace_municipality": "Montréal"}
QUEBEC = {"job__workplace_municipality_code": "23027", "job__workplace_municipality": "Québec"}


@pytest.mark.parametrize(
    ("place", "salary", "outcome"),
    [
        (MONTREAL, "99999.99", NOT_MET),
        (MONTREAL, "100000.00", MET),
        (MONTREAL, "100000.01", MET),
        (QUEBEC, "74999.99", NOT_MET),
        (QUEBEC, "75000.00", MET),
        (QUEBEC, "75000.01", MET),
    ],
)
def test_ia_te_sal_100_000_in_the_cmm_75_000_outside_equal_meets_it(
    place: dict[str, object], salary: str, outcome: str
) -> None:
    assert verdict("IA-TE-SAL", job__annual_salary_cad=salary, **place).outcome == outcome


def by_name(name: str | None, salary: str = "80000") -> dict[str, object]:
    return {
        "job__annual_salary_cad": salary,
        "job__workplace_municipality_code": None,
        "job__workplace_municipality": name,
    }


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("Montréal", NOT_MET),
        ("MONTREAL", NOT_MET),
        ("St-Bruno de Montarville", NOT_MET),
        ("Ste Thérèse", NOT_MET),
        ("L'Île-Perrot", NOT_MET),
        ("Verdun", NOT_MET),
        ("lasalle", NOT_MET),
        ("Saint-Laurent", NOT_MET),
        ("Saint-Hubert", NOT_MET),
        ("Greenfield Park", NOT_MET),
        ("Chomedey", NOT_MET),
        ("Rosemont–La Petite-Patrie", NOT_MET),
        ("Saint-Jérôme", MET),
        ("Saint Jean sur Richelieu", MET),
        ("Saint-Isidore", TO_VERIFY),
        ("St-Lambert", TO_VERIFY),
        ("Ville-Marie", TO_VERIFY),
        ("Kahnawake", TO_VERIFY),
        ("Zzyzx", TO_VERIFY),
        (None, TO_VERIFY),
    ],
)
def test_ia_te_sal_a_name_without_a_code_is_looked_up(name: str | None, outcome: str) -> None:
    assert verdict("IA-TE-SAL", **by_name(name)).outcome == outcome


def test_ia_te_sal_the_place_is_asked_for_only_where_it_would_decide() -> None:
    for salary, outcome in (
        ("74999.99", NOT_MET),
        ("75000", TO_VERIFY),
        ("99999.99", TO_VERIFY),
        ("100000", MET),
    ):
        assert verdict("IA-TE-SAL", **by_name(None, salary)).outcome == outcome
    undeclared = verdict("IA-TE-SAL", **by_name(None))
    assert undeclared.missing == ("job.workplace_municipality_code", "job.workplace_municipality")
    assert verdict("IA-TE-SAL", **by_name("Saint-Isidore")).missing == ("job.workplace_municipality_code",)


def test_ia_te_sal_a_reserve_is_to_verify_by_its_code_too() -> None:
    place = {"job__workplace_municipality_code": "67802", "job__annual_salary_cad": "80000"}
    assert verdict("IA-TE-SAL", **place).outcome == TO_VERIFY


def test_ia_te_sal_unknown_salary_is_to_verify() -> None:
    found = verdict("IA-TE-SAL", job__annual_salary_cad=None)
    assert (found.outcome, found.missing) == (TO_VERIFY, ("job.annual_salary_cad",))


def test_ia_te_sal_where_the_place_of_work_decides_and_the_establishment_only_warns() -> None:
    outside = {**QUEBEC, "job__annual_salary_cad": "80000"}
    found = verdict("IA-TE-SAL", employer__municipality_code="66023", **outside)
    assert found.outcome == MET
    assert found.warning is not None
    assert "Montréal" in found.warning
    inside = {**MONTREAL, "job__annual_salary_cad": "80000"}
    found = verdict(
        "IA-TE-SAL", employer__municipality_code="23027", employer__municipality="Québec", **inside
    )
    assert found.outcome == NOT_MET
    assert found.warning is not None
    assert "Québec" in found.warning


def test_ia_te_sal_where_both_places_agree_there_is_no_warning() -> None:
    assert verdict("IA-TE-SAL", employer__municipality_code="58227").warning is None
    assert verdict("IA-TE-SAL", employer__municipality_code="23027").warning is None
    outside = {**QUEBEC, "job__annual_salary_cad": "80000"}
    unlisted = {"employer__municipality_code": None, "employer__municipality": "Zzyzx"}
    assert verdict("IA-TE-SAL", **unlisted, **outside).warning is None


def test_ia_te_sal_the_code_decides_and_a_name_that_contradicts_it_warns() -> None:
    place = {"job__workplace_municipality_code": "23027", "job__workplace_municipality": "Laval"}
    found = verdict("IA-TE-SAL", job__annual_salary_cad="80000", **place)
    assert found.outcome == MET
    assert found.warning is not None
    assert "Laval" in found.warning


def test_ia_te_sal_says_the_threshold_of_the_place_in_french() -> None:
    assert verdict("IA-TE-SAL").required == "au moins 100\u202f000\u202f$ (lieu de l’emploi dans la CMM)"
    assert verdict("IA-TE-SAL").found == "105\u202f000\u202f$"
    assert "75\u202f000\u202f$" in verdict("IA-TE-SAL", **QUEBEC).required


# --- IA-JOB


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, MET),
        ({"job__status": "accepted"}, MET),
        ({"job__ai_share_percent": 0.5}, MET),
        ({"job__ai_share_percent": 0}, NOT_MET),
        ({"job__ai_share_percent": 0, "job__status": None, "job__description": None}, NOT_MET),
        ({"job__ai_share_percent": None}, TO_VERIFY),
        ({"job__status": None}, TO_VERIFY),
        ({"job__description": None}, TO_VERIFY),
        ({"job__description": "  "}, TO_VERIFY),
    ],
)
def test_ia_job_is_declared_and_to_be_judged_by_the_committee(facts: dict[str, object], outcome: str) -> None:
    for substream in ("travailleur_etranger", "diplome_quebec"):
        assert verdict("IA-JOB", substream=substream, **facts).outcome == outcome


def test_ia_job_names_every_fact_that_is_missing() -> None:
    missing = verdict("IA-JOB", job__status=None, job__description=None, job__ai_share_percent=None).missing
    assert missing == ("job.status", "job.description", "job.ai_share_percent")


# --- the whole


def test_a_foreign_worker_is_asked_these_criteria_in_this_order() -> None:
    assert [criterion.id for criterion in examined().criteria] == [
        "PROG-WINDOW",
        "GEN-AGE",
        "GEN-INTENT",
        "GEN-STAY",
        "GEN-FRANC",
        "GEN-AUTO",
        "GEN-CONTROL",
        "GEN-SECTOR",
        "GEN-FULLTIME",
        "IA-TE-DIPL",
        "IA-TE-EXP",
        "IA-TE-SAL",
        "IA-JOB",
    ]


def test_the_admissible_request_is_admissible_under_both_rule_sets() -> None:
    assert examined().outcome == "admissible"
    assert examined(planned_dsp_on="2023-11-22").outcome == "admissible"


def test_an_unknown_substream_leaves_the_criteria_of_both_to_verify() -> None:
    found = examined(substream=None, job__annual_salary_cad="1000")
    asked = verdicts(found)
    assert {"IA-TE-SAL", "IA-DQ-DIPL", "IA-JOB"} <= asked.keys()
    assert asked["IA-TE-SAL"].outcome == TO_VERIFY
    assert asked["IA-TE-SAL"].missing == ("substream",)
    assert asked["IA-JOB"].outcome == MET
    assert found.outcome == "to_verify"


def test_an_unknown_stream_leaves_the_criteria_of_both_to_verify() -> None:
    asked = verdicts(examined(stream=None, substream="diplome_quebec"))
    assert {"IA-DQ-DIPL", "TI-WAGE"} <= asked.keys()
    assert "IA-TE-SAL" not in asked
    assert all(asked[name].outcome == TO_VERIFY for name in ("IA-DQ-DIPL", "IA-JOB", "TI-DIPL", "TI-WAGE"))
