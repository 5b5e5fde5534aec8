"""What is wrong in a JSON request: each fault at its path, every fault at once."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import Fault
from tests.support.intake import parse_document
from tests.support.requests import request_document


def faults_of(document: object) -> tuple[Fault, ...]:
    outcome = parse_document(json.dumps(document))
    assert isinstance(outcome, tuple), "accepted"
    return outcome


def the_fault(document: object) -> tuple[str, str, str]:
    (fault,) = faults_of(document)
    return fault.place, fault.code, fault.found


WRONG: list[tuple[str, object, str]] = [
    ("received_on", "2024-02-30", "date"),
    ("received_on", "14/05/2024", "date"),
    ("received_on", "2024-5-14", "date"),
    ("received_on", "٢٠٢٤-05-14", "date"),
    ("received_on", 20240514, "date"),
    ("received_on", "", "date"),
    ("received_on", "1899-12-31", "date_range"),
    ("planned_dsp_on", "3000-01-01", "date_range"),
    ("stream", "IA", "choice"),
    ("stream", "", "choice"),
    ("stream", True, "choice"),
    ("substream", "etudiant", "choice"),
    ("profile", ["francophone"], "choice"),
    ("employer", "Boréal", "not_object"),
    ("employer", [], "not_object"),
    ("employer.neq", "116000000", "digits"),
    ("employer.neq", 1160000008, "digits"),
    ("employer.neq", "116000000X", "digits"),
    ("employer.legal_name", 12, "not_text"),
    ("employer.inadmissible_sector", "false", "not_boolean"),
    ("employer.inadmissible_sector", 0, "not_boolean"),
    ("employer.contact", "Maude", "not_object"),
    ("employer.municipality_code", "6602", "digits"),
    ("job.title", "Chef\u0007", "control_character"),
    ("job.title", "nom\u202eesrevni", "control_character"),
    ("job.title", "\ud800", "surrogate"),
    ("job.title", "x" * 1001, "too_long"),
    ("job.description", "x" * 20_001, "too_long"),
    ("job.noc", "2173", "noc"),
    ("job.noc", "212111", "noc"),
    ("job.noc", 21211, "noc"),
    ("job.noc_version", "2011", "choice"),
    ("job.noc_version", 2021, "choice"),
    ("job.status", "signed", "choice"),
    ("job.hours_per_week", 168.5, "number"),
    ("job.hours_per_week", -1, "number"),
    ("job.hours_per_week", "37.5", "number"),
    ("job.hours_per_week", True, "number"),
    ("job.hours_per_week", 0.0000000001, "number_places"),
    ("job.ai_share_percent", 100.5, "number"),
    ("job.annual_salary_cad", 105000, "money"),
    ("job.annual_salary_cad", 105000.5, "money"),
    ("job.annual_salary_cad", "NaN", "money"),
    ("job.annual_salary_cad", "1e400", "money"),
    ("job.annual_salary_cad", "-1.00", "money"),
    ("job.annual_salary_cad", "+1.00", "money"),
    ("job.annual_salary_cad", "105000.001", "money"),
    ("job.annual_salary_cad", "1000000000", "money"),
    ("job.annual_salary_cad", "105 000", "money"),
    ("job.annual_salary_cad", "105000,00", "money"),
    ("job.annual_salary_cad", "105000.00\n", "money"),
    ("job.annual_salary_cad", "", "money"),
    ("job.hourly_wage_cad", "٣٠", "money"),
    ("candidate", False, "not_object"),
    ("candidate.born_on", "9999-01-01", "birth_date"),
    ("candidate.born_on", "2025-04-15", "birth_date"),
    ("candidate.french_oral_level", 13, "integer"),
    ("candidate.french_oral_level", 7.5, "integer"),
    ("candidate.diplomas", "maîtrise", "not_list"),
    ("candidate.diplomas", {"level": "dep"}, "not_list"),
    ("candidate.diplomas", [{}] * 51, "too_many_items"),
    ("candidate.experiences", 3, "not_list"),
    ("documents", {}, "not_list"),
]


@pytest.mark.parametrize(("path", "value", "code"), WRONG)
def test_a_wrong_value_is_a_fault_at_its_path(path: str, value: object, code: str) -> None:
    document = request_document()
    owner: Any = document
    *owners, last = path.split(".")
    for step in owners:
        owner = owner[step]
    owner[last] = value
    (fault,) = faults_of(document)
    assert (fault.place, fault.code) == (path, code)


ENTRIES: list[tuple[str, object, str, str]] = [
    ("candidate.diplomas", {"level": "master"}, "candidate.diplomas[0].level", "choice"),
    ("candidate.diplomas", {"obtained_on": "2019-06-31"}, "candidate.diplomas[0].obtained_on", "date"),
    ("candidate.diplomas", {"programme_months": -1}, "candidate.diplomas[0].programme_months", "integer"),
    ("candidate.diplomas", None, "candidate.diplomas[0]", "not_object"),
    (
        "candidate.experiences",
        {"started_on": "2023-01-01", "ended_on": "2022-12-31"},
        "candidate.experiences[0].ended_on",
        "end_before_start",
    ),
    (
        "candidate.experiences",
        {"noc_version": "2021", "noc": "21211", "level": "A"},
        "candidate.experiences[0].level",
        "choice",
    ),
    ("candidate.experiences", {"noc": "217"}, "candidate.experiences[0].noc", "noc_any"),
    ("candidate.experiences", {"level": 0}, "candidate.experiences[0].level", "choice"),
    ("documents", {"kind": "cv"}, "documents[0].path", "missing"),
    ("documents", {"path": "cv.pdf"}, "documents[0].kind", "missing"),
    ("documents", {"kind": "cv", "path": "../cv.pdf"}, "documents[0].path", "path_outside"),
    ("documents", {"kind": "cv", "path": "/etc/passwd"}, "documents[0].path", "path_outside"),
    ("documents", {"kind": "cv", "path": "C:/cv.pdf"}, "documents[0].path", "path_outside"),
    ("documents", {"kind": "cv", "path": "a\\..\\cv.pdf"}, "documents[0].path", "path_outside"),
    ("documents", {"kind": "cv", "path": "a//cv.pdf"}, "documents[0].path", "path_outside"),
    ("documents", {"kind": "cv", "path": "cv.pdf\u0000"}, "documents[0].path", "control_character"),
]


@pytest.mark.parametrize(("path", "entry", "place", "code"), ENTRIES)
def test_a_wrong_entry_of_a_list_is_a_fault_at_its_position(
    path: str, entry: object, place: str, code: str
) -> None:
    (fault,) = faults_of(request_document(**{path: [entry]}))
    assert (fault.place, fault.code) == (place, code)


def test_a_missing_reference_and_a_wrong_schema_are_faults() -> None:
    assert [(fault.place, fault.code) for fault in faults_of({"schema": "avise.request/2"})] == [
        ("schema", "schema"),
        ("reference", "missing"),
    ]
    assert the_fault({"reference": "TC-1"})[:2] == ("schema", "missing_schema")
    assert the_fault(request_document(reference="  "))[:2] == ("reference", "missing")


def test_not_a_number_and_infinity_are_faults_where_they_stand() -> None:
    text = (
        json.dumps(request_document())
        .replace('"105000.00"', "NaN")
        .replace('"ai_share_percent": 80', '"ai_share_percent": 1e400')
    )
    outcome = parse_document(text)
    assert isinstance(outcome, tuple)
    assert {(fault.place, fault.found) for fault in outcome} == {
        ("job.annual_salary_cad", "NaN"),
        ("job.ai_share_percent", "1e400"),
    }


def test_a_number_of_5000_digits_is_a_fault() -> None:
    text = json.dumps(request_document()).replace('"hours_per_week": 37.5', '"hours_per_week": ' + "9" * 5000)
    outcome = parse_document(text)
    assert isinstance(outcome, tuple)
    assert {fault.code for fault in outcome} == {"number"}
    assert all(len(fault.found) <= 60 for fault in outcome)


def test_a_key_given_twice_is_a_fault_even_with_one_value() -> None:
    text = json.dumps(request_document()).replace('"noc": "21211"', '"noc": "21211", "noc": "21211"', 1)
    outcome = parse_document(text)
    assert isinstance(outcome, tuple)
    assert [(fault.place, fault.code) for fault in outcome] == [("job.noc", "repeated_key")]


def test_every_fault_of_a_request_is_told_at_once() -> None:
    document = request_document(
        stream="x", job__noc="1", candidate__born_on="1990-13-01", employer__inadmissible_sector="non"
    )
    assert {fault.place for fault in faults_of(document)} == {
        "stream",
        "job.noc",
        "candidate.born_on",
        "employer.inadmissible_sector",
    }


def test_a_birth_is_bounded_by_the_day_asked_about_where_the_receipt_is_unknown() -> None:
    document = request_document(received_on=None, candidate__born_on="2020-01-02")
    assert isinstance(parse_document(document, as_of=date(2020, 1, 2)), EvaluationRequest)
    assert isinstance(parse_document(document, as_of=date(2020, 1, 1)), tuple)
