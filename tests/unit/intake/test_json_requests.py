"""JSON requests that get in: what is known, what is unknown, and numbers without loss."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from reviewer.dossier.request import Contact, Employer, EvaluationRequest, Job
from reviewer.dossier.serialization import to_document
from reviewer.wording import Wording
from tests.support.intake import parse_document
from tests.support.request_strategies import requests
from tests.support.requests import a_request, request_document


def accepted(document: object) -> EvaluationRequest:
    outcome = parse_document(json.dumps(document))
    assert isinstance(outcome, EvaluationRequest), [Wording.load().fault(fault) for fault in outcome]
    return outcome


def test_the_whole_request_of_the_contract_gets_in() -> None:
    assert accepted(request_document()) == a_request()


@given(requests())
def test_every_request_that_the_store_writes_gets_in_unchanged(request_: EvaluationRequest) -> None:
    assert parse_document(json.dumps(to_document(request_))) == request_


def test_a_request_may_be_given_as_an_object_too() -> None:
    assert parse_document(request_document()) == a_request()


def test_a_reference_alone_is_a_request_of_which_nothing_else_is_known() -> None:
    assert accepted({"schema": "avise.request/1", "reference": "TC-1"}) == EvaluationRequest(reference="TC-1")


@pytest.mark.parametrize("part", ["employer", "job", "candidate", "documents"])
def test_a_part_that_is_null_is_unknown(part: str) -> None:
    assert accepted(request_document(**{part: None})) == accepted(
        {key: value for key, value in request_document().items() if key != part}
    )


def test_a_contact_without_any_fact_is_no_contact() -> None:
    assert (
        accepted(request_document(employer={"contact": {"name": None, "email": " "}})).employer == Employer()
    )


def test_an_empty_list_is_known_to_be_empty_and_null_is_not() -> None:
    assert accepted(request_document(candidate__diplomas=[])).candidate.diplomas == ()
    assert accepted(request_document(candidate__diplomas=None)).candidate.diplomas is None


def test_a_date_to_come_is_a_plan() -> None:
    day = accepted(request_document(planned_dsp_on="2099-12-31")).planned_dsp_on
    assert day == date(2099, 12, 31)


def test_white_space_around_a_text_is_not_part_of_it_and_accents_are_composed() -> None:
    job = accepted(request_document(job={"title": "  Chercheuse\nprincipale ", "requirements": " "})).job
    assert job == Job(title="Chercheuse principale")
    assert (
        accepted(request_document(candidate__family_name="Lavalle\u0301e")).candidate.family_name
        == "Lavallée"
    )


def test_a_description_keeps_its_lines() -> None:
    assert accepted(request_document(job__description=" Un.\r\nDeux.\n")).job.description == "Un.\nDeux."


def test_decimals_are_read_without_loss() -> None:
    text = json.dumps(request_document()).replace('"ai_share_percent": 80', '"ai_share_percent": 33.33333333')
    outcome = parse_document(text)
    assert isinstance(outcome, EvaluationRequest)
    assert outcome.job.ai_share_percent == Decimal("33.33333333")


@pytest.mark.parametrize(("hours", "expected"), [(0, 0), (168, 168), (37.5, "37.5"), (4e1, 40)])
def test_hours_of_a_week_run_from_0_to_168(hours: float, expected: str | int) -> None:
    assert accepted(request_document(job__hours_per_week=hours)).job.hours_per_week == Decimal(expected)


def test_a_whole_number_may_be_written_with_a_zero_after_the_point() -> None:
    assert accepted(request_document(candidate__french_oral_level=7.0)).candidate.french_oral_level == 7


def test_experience_levels_follow_the_edition_of_the_classification() -> None:
    for version, noc, level in (
        ("2016", "0213", "0"),
        ("2016", "2173", "B"),
        ("2021", "21211", "0"),
        (None, "21211", "5"),
    ):
        experience = {"noc": noc, "noc_version": version, "level": level}
        read = accepted(request_document(candidate__experiences=[experience])).candidate.experiences
        assert read is not None
        assert (read[0].noc, read[0].level) == (noc, level)


def test_an_interval_of_one_day_is_no_fault() -> None:
    one_day = {"started_on": "2024-05-14", "ended_on": "2024-05-14"}
    assert accepted(request_document(candidate__experiences=[one_day])).candidate.experiences


def test_a_contact_is_read(tmp_path: Path) -> None:
    contact = accepted(request_document(employer__contact={"name": "Ève Roy"})).employer.contact
    assert contact == Contact(name="Ève Roy")
