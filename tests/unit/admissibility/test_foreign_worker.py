"""IA stream, foreign worker: the diploma, the job to be judged, and all criteria in their order."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.admissibility.cases import MET, NOT_MET, TO_VERIFY, examined, foreign, verdict, verdicts

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
