"""The bundled requests: readable, invented, believable, and the same as their source."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path, PurePath
from typing import Any

import pypdfium2
import pytest

from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import PrecheckOutcome
from reviewer.dossier.request import DiplomaLevel, EvaluationRequest
from reviewer.dossier.serialization import from_document
from reviewer.intake.reader import read_file
from reviewer.programme.loader import load_programmes
from reviewer.resource_files import path as resource_path
from tests.support.make_samples import PIECES, as_csv, as_json, make, sources

SAMPLES = resource_path("samples")
SOURCES = {source["file"]: source for source in sources()}
FIRST_FILES = [name for name in SOURCES if name.startswith("demandes")]


@cache
def _rows(name: str) -> list[tuple[dict[str, Any], EvaluationRequest | None]]:
    read = read_file(SAMPLES / name, documents_must_exist=True).rows
    return [(source, row.request) for source, row in zip(SOURCES[name]["requests"], read, strict=True)]


def _requests() -> list[EvaluationRequest]:
    found = (request for name in SOURCES for _, request in _rows(name))
    return [request for request in found if request is not None]


def test_there_are_twenty_four_requests_in_the_three_formats() -> None:
    files = [read_file(SAMPLES / name) for name in FIRST_FILES]
    references = [row.reference for file in files for row in file.rows]
    assert len(references) == len(set(references)) == 24
    assert {PurePath(name).suffix for name in FIRST_FILES} == {".json", ".csv", ".xlsx"}


@pytest.mark.parametrize("name", SOURCES)
def test_each_file_says_what_its_source_says_whatever_its_format(name: str) -> None:
    for source, request in _rows(name):
        if source["reference"] not in SOURCES[name]["written"]:
            assert request == from_document(source)


@pytest.mark.parametrize("name", SOURCES)
def test_every_column_and_key_is_known(name: str) -> None:
    assert [row.ignored for row in read_file(SAMPLES / name).rows if row.ignored] == []


def test_only_the_two_expected_cells_are_faulty() -> None:
    faults = [
        (row.reference, fault.code)
        for name in SOURCES
        for row in read_file(SAMPLES / name, documents_must_exist=True).rows
        for fault in row.faults
    ]
    assert faults == [("TC-2024-0088", "date"), ("TC-2025-0029", "money")]


def test_the_complement_is_the_same_request_made_whole() -> None:
    (completed,) = (request for _, request in _rows("complements-2025-04.json"))
    before = next(one for one in _requests() if one.reference == "TC-2025-0014")
    assert completed is not None
    assert before.job.annual_salary_cad is None
    assert completed.job.annual_salary_cad is not None
    assert completed.candidate == before.candidate
    assert len(completed.documents) > len(before.documents)


def test_one_file_is_as_a_spreadsheet_of_windows_writes_it() -> None:
    data = (SAMPLES / "demandes-2024-05.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert "Œuvrard" in data.decode("cp1252")
    assert b";" in data.splitlines()[0]


def test_the_files_are_those_that_the_source_makes(tmp_path: Path) -> None:
    make(tmp_path)
    for name, source in SOURCES.items():
        if source["format"] == "json":
            assert (SAMPLES / name).read_text(encoding="utf-8") == as_json(source)
        elif source["format"] == "csv":
            assert (SAMPLES / name).read_bytes() == as_csv(source).encode(source["encoding"])
        else:
            made, kept = read_file(tmp_path / name), read_file(SAMPLES / name)
            assert [row.payload for row in made.rows] == [row.payload for row in kept.rows]
    made_pieces = {file.relative_to(tmp_path) for file in (tmp_path / PIECES).rglob("*.pdf")}
    kept_pieces = {file.relative_to(SAMPLES) for file in (SAMPLES / PIECES).rglob("*.pdf")}
    assert made_pieces == kept_pieces
    for piece in sorted(made_pieces):
        assert _text_of(tmp_path / piece) == _text_of(SAMPLES / piece)


def test_attachments_are_small_whole_and_all_referenced() -> None:
    referenced = {
        SAMPLES / piece["path"]
        for source in SOURCES.values()
        for one in source["requests"]
        for piece in one["documents"]
    }
    kept = set((SAMPLES / PIECES).rglob("*.pdf"))
    assert kept == referenced
    assert all(file.stat().st_size < 60_000 for file in kept)


def test_a_curriculum_vitae_names_its_candidate_in_every_alphabet_of_latin_letters() -> None:
    for source in SOURCES.values():
        for one in source["requests"]:
            text = "".join(_text_of(SAMPLES / PIECES / one["reference"] / "cv.pdf").split())
            name = f"{one['candidate']['given_name']}{one['candidate']['family_name']}"
            assert "".join(name.split()) in text


def _text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        assert len(document) == 1
        text: str = document[0].get_textpage().get_text_range()
        return text
    finally:
        document.close()


@pytest.mark.parametrize(
    ("reference", "outcome"),
    [
        ("TC-2023-0041", PrecheckOutcome.ADMISSIBLE),
        ("TC-2023-0042", PrecheckOutcome.NOT_ADMISSIBLE),
        ("TC-2023-0043", PrecheckOutcome.ADMISSIBLE),
        ("TC-2024-0090", PrecheckOutcome.NOT_ADMISSIBLE),
        ("TC-2025-0015", PrecheckOutcome.TO_VERIFY),
        ("TC-2025-0018", PrecheckOutcome.ADMISSIBLE),
        ("TC-2025-0033", PrecheckOutcome.ADMISSIBLE),
        ("TC-2025-0034", PrecheckOutcome.TO_VERIFY),
        ("TC-2025-0035", PrecheckOutcome.NOT_ADMISSIBLE),
    ],
)
def test_each_request_meets_the_rules_as_the_demonstration_means_it(
    reference: str, outcome: PrecheckOutcome
) -> None:
    request = next(one for one in _requests() if one.reference == reference)
    found = precheck(request, date(2025, 5, 20), load_programmes()["iatiev"])
    assert found.outcome is outcome


def test_both_substreams_both_profiles_and_both_rule_versions_are_there() -> None:
    requests = _requests()
    assert len({one.substream for one in requests}) == 2
    assert len({one.profile for one in requests}) == 2
    change = date(2023, 11, 23)
    planned = [one.planned_dsp_on for one in requests if one.planned_dsp_on is not None]
    assert len(planned) == len(requests)
    assert min(planned) < change <= max(planned)
    assert any(
        one.received_on is not None
        and one.planned_dsp_on is not None
        and one.received_on < change <= one.planned_dsp_on
        for one in requests
    )


def test_an_employer_keeps_its_number_and_place_from_one_request_to_the_next() -> None:
    by_name: dict[str | None, set[tuple[str | None, str | None]]] = {}
    by_number: dict[str | None, set[str | None]] = {}
    for one in _requests():
        by_name.setdefault(one.employer.legal_name, set()).add(
            (one.employer.neq, one.employer.municipality_code)
        )
        by_number.setdefault(one.employer.neq, set()).add(one.employer.legal_name)
    assert all(len(found) == 1 for found in by_name.values())
    assert all(len(found) == 1 for found in by_number.values())


def test_nobody_can_be_written_to_or_called() -> None:
    for one in _requests():
        contact = one.employer.contact
        assert contact is not None
        assert (contact.email or "").endswith(".example")
        assert (one.candidate.email or "").endswith(".example")
        assert re.search(r" 555-01\d\d$", contact.phone or "")


def test_dates_of_studies_and_work_follow_each_other() -> None:
    for one in _requests():
        born = one.candidate.born_on
        assert born is not None
        for diploma in one.candidate.diplomas or ():
            assert diploma.obtained_on is not None
            assert diploma.obtained_on.year - born.year >= (
                20 if diploma.level is DiplomaLevel.BACCALAUREAT else 21
            )
            assert (diploma.months_resided_in_quebec or 0) <= (diploma.programme_months or 0)
        for before, after in zip(
            one.candidate.experiences or (), (one.candidate.experiences or ())[1:], strict=False
        ):
            assert before.ended_on is not None
            assert after.started_on is not None
            assert before.ended_on < after.started_on


_NOT_FRENCH = re.compile(r"(?<![\u202f\u00a0])[;:?!»%](?=\s|$)|« |'")


@pytest.mark.parametrize("name", [*FIRST_FILES, "complements-2025-04.json"])
def test_texts_follow_the_typography_of_french(name: str) -> None:
    texts = [
        text
        for one in SOURCES[name]["requests"]
        for text in _strings({part: one[part] for part in ("employer", "job", "candidate")})
    ]
    assert len(texts) > 20
    assert [text for text in texts if _NOT_FRENCH.search(text)] == []
    assert [text for text in texts if re.search("[\u0600-\u06ff]", text)] == []


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in _strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    return [value] if isinstance(value, str) else []


def test_json_files_are_lists_or_one_request() -> None:
    assert isinstance(json.loads((SAMPLES / "demandes-2023-09.json").read_text(encoding="utf-8")), list)
    assert isinstance(json.loads((SAMPLES / "complements-2025-04.json").read_text(encoding="utf-8")), dict)
