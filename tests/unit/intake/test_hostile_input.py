"""Whatever bytes arrive, there is a refusal or there are rows; never a traceback."""

from __future__ import annotations

import io
import json
import tempfile
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.errors import InputRefused
from reviewer.intake.reader import RequestFiles, read_file
from reviewer.wording import Wording
from tests.support.intake import parse_document
from tests.support.request_strategies import json_values
from tests.support.requests import request_document
from tests.unit.intake.test_xlsx_requests import workbook

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORKBOOK = workbook(
    {
        "Demandes": [
            ["Référence", "Volet", "Salaire annuel brut"],
            ["TC-1", "IA", 105000],
            ["TC-2", "x", "=1+1"],
        ],
        "Diplômes": [["Référence", "Niveau"], ["TC-1", "Maîtrise"]],
    }
)


def survives(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            file = read_file(path, documents_must_exist=True)
        except InputRefused as refusal:
            faults = refusal.faults
            assert faults
        else:
            assert file.rows
            assert all((row.request is None) == bool(row.faults) for row in file.rows)
            assert all(row.payload.encode() for row in file.rows)
            for row in file.rows:
                RequestFiles().read_payload(row.payload, file.name, Path(folder))
            faults = file.faults
        for fault in faults:
            sentence = Wording.load().fault(fault)
            assert sentence.encode()
            assert not {unicodedata.category(char) for char in sentence} & {
                "Cc",
                "Cf",
                "Cs",
                "Cn",
                "Zl",
                "Zp",
            }


@ANY
@given(json_values())
def test_no_json_value_makes_a_traceback(value: Any) -> None:
    survives("demandes.json", json.dumps(value).encode())


@ANY
@given(st.sampled_from(["", "employer", "job", "candidate", "documents"]), json_values(), st.text(max_size=8))
def test_no_value_anywhere_in_a_request_makes_a_traceback(part: str, value: Any, key: str) -> None:
    document = request_document()
    if not part:
        document |= value if isinstance(value, dict) else {key: value}
    elif isinstance(value, dict) and isinstance(document[part], dict):
        document[part] |= value
    else:
        document[part] = value
    survives("demandes.json", json.dumps([document, value]).encode())
    parse_document(json.dumps(document))


@ANY
@given(st.text(alphabet='[]{}",:0123456789.eE+-ntfNI\\u \n', max_size=60) | st.text(max_size=30))
def test_no_text_makes_a_traceback_as_json(text: str) -> None:
    survives("demandes.json", text.encode("utf-8", "replace"))
    parse_document(text)


@ANY
@given(st.binary(max_size=200), st.sampled_from(["json", "csv", "xlsx", "bin", "txt"]))
def test_no_bytes_make_a_traceback(data: bytes, suffix: str) -> None:
    survives(f"demandes.{suffix}", data)


@ANY
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ["Référence", "Volet", "Diplôme 1 – niveau", "Aucun diplôme", "Date de naissance", "IA"]
            )
            | st.text(max_size=12),
            max_size=6,
        ),
        max_size=5,
    ),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_no_table_makes_a_traceback_as_csv(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    text = "\r\n".join(delimiter.join(row) for row in [["Référence", "Volet"], *rows])
    survives("demandes.csv", text.encode(encoding, "replace"))


@SLOW
@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_no_altered_byte_of_a_workbook_makes_a_traceback(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WORKBOOK)
    for at, value in changes:
        data[at] = value
    survives("demandes.xlsx", bytes(data))


@SLOW
@given(st.data())
def test_no_altered_part_of_a_workbook_makes_a_traceback(data: st.DataObject) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old:
        names = old.namelist()
        broken = data.draw(st.sampled_from(names))
        with zipfile.ZipFile(out, "w") as new:
            for name in names:
                content = bytearray(old.read(name))
                if name == broken:
                    at = data.draw(st.integers(0, max(len(content) - 1, 0)))
                    until = min(len(content), at + data.draw(st.integers(0, 12)))
                    content[at:until] = data.draw(
                        st.binary(max_size=8) | st.sampled_from([b"0", b"-1", b"e", b"99999999", b'"'])
                    )
                new.writestr(name, bytes(content))
    survives("demandes.xlsx", out.getvalue())


@SLOW
@given(
    st.lists(
        st.lists(
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats(allow_nan=False, allow_infinity=False)
            | st.dates()
            | st.datetimes()
            | st.times()
            | st.timedeltas(),
            max_size=5,
        ),
        max_size=4,
    )
)
def test_no_typed_cell_makes_a_traceback(rows: list[list[object]]) -> None:
    headings = ["Référence", "Date de naissance", "Salaire annuel brut", "Effets visuels", "Code CNP"]
    try:
        data = workbook({"Demandes": [headings, *rows]})
    except (OverflowError, ValueError):  # what the spreadsheet format itself cannot hold
        return
    survives("demandes.xlsx", data)
