"""Files of JSON requests: one or a list, rows that can be corrected, files that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reviewer.errors import Fault, InputRefused
from reviewer.intake.reader import RequestFiles, read_file, read_whole
from tests.support.requests import a_request, request_document


def written(folder: Path, content: object, name: str = "demandes.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def refused(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(InputRefused) as refusal:
        read_file(path)
    return refusal.value.faults


def test_keys_that_we_do_not_know_are_named_and_passed_over(tmp_path: Path) -> None:
    document = request_document()
    document["priority"] = {"a": [1]}
    document["candidate"]["diplomas"][0]["mention"] = "très bien"
    (row,) = read_file(written(tmp_path, document)).rows
    assert row.request == a_request()
    assert set(row.ignored) == {"candidate.diplomas[0].mention", "priority"}


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
    assert [fault.path for fault in file.faults] == ["stream", ""]


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
