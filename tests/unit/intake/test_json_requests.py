"""JSON requests: what gets in, and every fault of what does not, all at once."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from reviewer.dossier.request import Contact, Employer, EvaluationRequest, Job
from reviewer.dossier.serialization import to_document
from reviewer.errors import Fault, InputRefused
from reviewer.intake.reader import RequestFiles, parse_document, read_file, read_whole
from reviewer.intake.sentences import fault_sentence
from tests.support.request_strategies import requests
from tests.support.requests import a_request, request_document


def faults_of(document: object) -> tuple[Fault, ...]:
    outcome = parse_document(json.dumps(document))
    assert isinstance(outcome, tuple), "accepted"
    return outcome


def the_fault(document: object) -> tuple[str, str, str]:
    (fault,) = faults_of(document)
    return fault.place, fault.code, fault.found


def accepted(document: object) -> EvaluationRequest:
    outcome = parse_document(json.dumps(document))
    assert isinstance(outcome, EvaluationRequest), [fault_sentence(fault) for fault in outcome]
    return outcome


def written(folder: Path, content: object, name: str = "demandes.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def refused(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(InputRefused) as refusal:
        read_file(path)
    return refusal.value.faults


# --- what gets in ------------------------------------------------------------------------------------------------


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


def test_keys_that_we_do_not_know_are_named_and_passed_over(tmp_path: Path) -> None:
    document = request_document()
    document["priority"] = {"a": [1]}
    document["candidate"]["diplomas"][0]["mention"] = "très bien"
    (row,) = read_file(written(tmp_path, document)).rows
    assert row.request == a_request()
    assert set(row.ignored) == {"candidate.diplomas[0].mention", "priority"}


# --- what does not -----------------------------------------------------------------------------------------------

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


# --- files -------------------------------------------------------------------------------------------------------


def test_a_list_gives_a_row_a_request_and_good_rows_get_in_beside_bad_ones(tmp_path: Path) -> None:
    documents = [request_document(), request_document(reference="TC-2", stream="x"), 5]
    file = read_file(written(tmp_path, documents))
    assert [(row.number, row.place, row.reference) for row in file.rows] == [
        (1, "demande 1", "TC-2025-0001"),
        (2, "demande 2", "TC-2"),
        (3, "demande 3", None),
    ]
    assert [row.request is not None for row in file.rows] == [True, False, False]
    assert [fault.place for fault in file.faults] == ["demande 2, stream", "demande 3"]


def test_a_row_keeps_the_very_text_that_a_person_can_correct(tmp_path: Path) -> None:
    text = '{ "schema": "avise.request/1",\n  "reference": "TC-1", "stream": "x", "stream": 1e400 }'
    file = read_file(written(tmp_path, f"[{text} , {text.replace('TC-1', 'TC-2')}]"))
    assert file.rows[0].payload == text
    corrected = file.rows[0].payload.replace('"stream": "x", "stream": 1e400', '"stream": "ia"')
    row = RequestFiles().read_payload(corrected, file.name, tmp_path)
    assert row.request is not None
    assert row.request.stream == "ia"


def test_a_corrected_row_that_is_no_json_is_a_fault_and_keeps_its_text(tmp_path: Path) -> None:
    row = RequestFiles().read_payload('{"schema": ', "demandes.json", tmp_path)
    assert row.payload == '{"schema": '
    assert [fault.code for fault in row.faults] == ["end_of_text"]


def test_one_reference_with_two_contents_is_a_fault_of_the_later_row(tmp_path: Path) -> None:
    documents = [request_document(), request_document(stream="ti_ev"), request_document()]
    file = read_file(written(tmp_path, documents))
    assert [len(row.faults) for row in file.rows] == [0, 1, 0]
    assert file.faults[0].code == "duplicate_reference"
    assert "demande 1" in file.faults[0].found


def test_a_precheck_refuses_the_whole_file_with_every_fault(tmp_path: Path) -> None:
    documents = [request_document(), request_document(stream="x", job__noc="1"), request_document(profile=1)]
    with pytest.raises(InputRefused) as refusal:
        read_whole(written(tmp_path, documents))
    assert [fault.place for fault in refusal.value.faults] == [
        "demande 2, stream",
        "demande 2, job.noc",
        "demande 3, profile",
    ]


def test_a_precheck_takes_two_variants_of_one_request(tmp_path: Path) -> None:
    file = read_whole(written(tmp_path, [request_document(), request_document(stream="ti_ev")]))
    assert len(file.rows) == 2


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ("", "empty", ""),
        ("  \n", "empty", ""),
        ("[]", "no_rows", ""),
        ("5", "not_object", "le fichier"),
        ('{"a": 1', "end_of_text", "ligne 1, caractère 8"),
        ('{\n"a" 1}', "not_json", "ligne 2, caractère 5"),
        ("[{}, {}", "end_of_text", "ligne 1, caractère 8"),
        ("[{},]", "not_json", "ligne 1, caractère 5"),
        ("{} {}", "not_json", "ligne 1, caractère 4"),
        ("[" * 65 + "]" * 65, "too_deep", ""),
        ("[" + "{}," * 20_000 + "{}]", "too_many_rows", ""),
        ("[" * 100_000, "too_deep", ""),
        ('{"a":' * 200_000, "too_deep", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_place(
    tmp_path: Path, content: str, code: str, place: str
) -> None:
    assert [(fault.code, fault.place) for fault in refused(written(tmp_path, content))] == [(code, place)]


def test_json_that_is_not_utf_8_is_refused_at_its_byte(tmp_path: Path) -> None:
    path = tmp_path / "demandes.json"
    path.write_bytes('{"reference":\n "é"}'.encode("cp1252"))
    assert [(fault.code, fault.place) for fault in refused(path)] == [("not_utf8", "ligne 2, caractère 3")]


def test_a_mark_before_the_json_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "demandes.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(request_document()).encode())
    assert read_file(path).rows[0].request == a_request()


def test_a_file_past_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "demandes.json"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    (fault,) = refused(path)
    assert (fault.code, fault.found) == ("too_large", "209715200 octets")


def test_an_absent_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert [fault.code for fault in refused(tmp_path / "absent.json")] == ["missing_file"]
    assert [fault.code for fault in refused(tmp_path)] == ["not_a_file"]


def test_a_contact_is_read(tmp_path: Path) -> None:
    contact = accepted(request_document(employer__contact={"name": "Ève Roy"})).employer.contact
    assert contact == Contact(name="Ève Roy")
