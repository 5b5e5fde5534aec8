"""IA stream, foreign worker: 24 months of experience, or a recent diploma in their place."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.admissibility.cases import MET, NOT_MET, TO_VERIFY, foreign, verdict, work

SHORT = [work("2024-01-01", "2024-06-30")]


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
