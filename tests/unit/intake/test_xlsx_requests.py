"""XLSX requests: typed cells, sheets of diplomas and experiences, and workbooks that mean harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from reviewer.dossier.request import DiplomaLevel, DocumentReference, EvaluationRequest
from reviewer.errors import Fault, InputRefused
from reviewer.intake.reader import read_file
from reviewer.intake.rows import IntakeFile

N = "\u202f"
Rows = Sequence[Sequence[object]]


def workbook(sheets: Mapping[str, Rows], percent: Sequence[str] = ()) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for place in percent:
            sheet[place].number_format = "0%"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes], **extra: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
        for part, content in extra.items():
            new.writestr(part, content)
    return out.getvalue()


def read(folder: Path, data: bytes, name: str = "demandes.xlsx") -> IntakeFile:
    path = folder / name
    path.write_bytes(data)
    return read_file(path)


def refused(folder: Path, data: bytes) -> tuple[Fault, ...]:
    with pytest.raises(InputRefused) as refusal:
        read(folder, data)
    return refusal.value.faults


def only(file: IntakeFile) -> EvaluationRequest:
    (row,) = file.rows
    assert row.request is not None, row.faults
    return row.request


def test_typed_cells_are_read_as_what_they_are(tmp_path: Path) -> None:
    headings = [
        "Référence", "Date de naissance", "Reçue le", "Salaire annuel brut", "Heures par semaine", "Code CNP",
        "NEQ", "Effets visuels", "Secteur inadmissible", "Niveau de français oral", "Prénom",
    ]  # fmt: skip
    cells = [
        20240123,
        date(1990, 2, 3),
        datetime(2024, 5, 14),  # noqa: DTZ001 - a spreadsheet knows no time zone
        105000.5,
        37.5,
        21211,
        1160000008,
        True,
        "non",
        7,
        "Ève",
    ]
    file = read(tmp_path, workbook({"Feuil1": [headings, cells]}))
    request = only(file)
    assert request.reference == "20240123"
    assert (request.candidate.born_on, request.received_on) == (date(1990, 2, 3), date(2024, 5, 14))
    assert (request.job.annual_salary_cad, request.job.hours_per_week) == (
        Decimal("105000.5"),
        Decimal("37.5"),
    )
    assert (request.job.noc, request.employer.neq) == ("21211", "1160000008")
    assert (request.job.visual_effects, request.employer.inadmissible_sector) == (True, False)
    assert (request.candidate.french_oral_level, request.candidate.given_name) == (7, "Ève")


@pytest.mark.parametrize(("value", "expected"), [(0.8, "80"), (0.333, "33.3"), (1, "100")])
def test_a_cell_shown_in_percent_is_a_percentage(tmp_path: Path, value: float, expected: str) -> None:
    data = workbook({"Demandes": [["Référence", "Part du travail en IA"], ["TC-1", value]]}, percent=["B2"])
    assert only(read(tmp_path, data)).job.ai_share_percent == Decimal(expected)


def test_sheets_of_diplomas_experiences_and_documents_belong_by_reference(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        workbook(
            {
                "Diplômes": [["Niveau", "Référence"], ["Maîtrise", "TC-1"], ["Bac", "TC-2"], ["DEP", "TC-1"]],
                "Demandes": [["Référence"], ["TC-1"], ["TC-2"], ["TC-3"]],
                "EXPERIENCES": [["Référence", "Début"], ["TC-2", date(2020, 1, 1)]],
                "Documents": [["Référence", "Nature", "Fichier"], ["TC-1", "cv", "cv.pdf"]],
            }
        ),
    )
    one, two, three = [row.request for row in file.rows]
    assert one is not None
    assert two is not None
    assert three is not None
    assert one.candidate.diplomas is not None
    assert [diploma.level for diploma in one.candidate.diplomas] == [DiplomaLevel.MAITRISE, DiplomaLevel.DEP]
    assert one.documents == (DocumentReference(kind="cv", path="cv.pdf"),)
    assert two.candidate.experiences is not None
    assert two.candidate.experiences[0].started_on == date(2020, 1, 1)
    assert (three.candidate.diplomas, three.candidate.experiences) == (None, None)


def test_a_fault_in_another_sheet_names_the_sheet(tmp_path: Path) -> None:
    sheets = {
        "Demandes": [["Référence"], ["TC-1"]],
        "Diplômes": [["Référence", "Niveau"], ["TC-1", "licence"]],
    }
    (row,) = read(tmp_path, workbook(sheets)).rows
    assert [(fault.place, fault.code) for fault in row.faults] == [
        (f"feuille «{N}Diplômes{N}», ligne 2, colonne «{N}Niveau{N}»", "choice")
    ]


def test_an_entry_of_a_reference_that_no_request_has_is_a_fault_of_its_own(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Demandes": [["Référence"], ["TC-1"]],
        "Diplômes": [["Référence", "Niveau"], ["TC-9", "Bac"], [None, "DEP"]],
    }
    file = read(tmp_path, workbook(sheets))
    assert [(fault.place, fault.code) for fault in file.faults] == [
        (f"feuille «{N}Diplômes{N}», ligne 2", "unknown_reference"),
        (f"feuille «{N}Diplômes{N}», ligne 3", "missing"),
    ]
    assert file.rows[0].request is not None


def test_a_filled_sheet_that_is_not_read_is_named(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"Demandes": [["Référence"], ["TC-1"]], "Notes": [["à revoir"]], "Vide": []}
    assert read(tmp_path, workbook(sheets)).ignored == ("Notes",)


def test_rows_keep_the_number_of_the_spreadsheet(tmp_path: Path) -> None:
    rows: Rows = [[], ["Référence", "Volet"], [None, None], ["TC-1", "IA"], [], ["TC-2", "x"]]
    file = read(tmp_path, workbook({"Demandes": rows}))
    assert [row.number for row in file.rows] == [4, 6]
    assert file.faults[0].place == f"feuille «{N}Demandes{N}», ligne 6, colonne «{N}Volet{N}»"


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("Date de naissance", 45000, "date"),
        ("Date de naissance", datetime(1990, 1, 1, 12, 30), "date"),  # noqa: DTZ001 - a spreadsheet knows no time zone
        ("Date de naissance", time(12, 30), "date"),
        ("Salaire annuel brut", True, "money"),
        ("Salaire annuel brut", 105000.123, "money"),
        ("Salaire annuel brut", date(2024, 1, 1), "money"),
        ("Effets visuels", 2, "not_boolean"),
        ("Heures par semaine", 1e300, "number"),
        ("Code CNP", 213, "noc_any"),
    ],
)
def test_a_typed_cell_of_the_wrong_kind_is_a_fault(
    tmp_path: Path, heading: str, value: object, code: str
) -> None:
    (row,) = read(tmp_path, workbook({"Demandes": [["Référence", heading], ["TC-1", value]]})).rows
    assert [fault.code for fault in row.faults] == [code]


def test_an_error_of_the_spreadsheet_is_a_fault_even_where_a_text_is_due(tmp_path: Path) -> None:
    (row,) = read(tmp_path, workbook({"Demandes": [["Référence", "Prénom"], ["TC-1", "#N/A"]]})).rows
    assert [(fault.code, "#N/A" in fault.found) for fault in row.faults] == [("not_text", True)]


def test_a_formula_gives_its_cached_result(tmp_path: Path) -> None:
    data = workbook({"Demandes": [["Référence", "Salaire annuel brut"], ["TC-1", "=100000+5000"]]})

    def with_result(part: str, content: bytes) -> bytes:
        return content.replace(b"<v></v>", b"<v>105000</v>").replace(b"<v />", b"<v>105000</v>")

    cached = repacked(data, with_result)
    assert cached != data
    assert only(read(tmp_path, cached)).job.annual_salary_cad == 105_000


def test_a_formula_without_cached_result_is_a_fault_and_not_an_unknown(tmp_path: Path) -> None:
    data = workbook({"Demandes": [["Référence", "Salaire annuel brut"], ["TC-1", "=100000+5000"]]})
    (row,) = read(tmp_path, data).rows
    assert [fault.code for fault in row.faults] == ["no_cached_value"]


# --- workbooks that mean harm ------------------------------------------------------------------------------------

PLAIN = workbook({"Demandes": [["Référence"], ["TC-1"]]})


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as empty:
        empty.writestr("bonjour.txt", "bonjour")
    for data, code in (
        (b"Reference,Volet\n", "broken_workbook"),
        (PLAIN[:400], "broken_workbook"),
        (b"PK\x03\x04" + b"x" * 100, "broken_workbook"),
        (archive.getvalue(), "broken_workbook"),
        (ole, "old_workbook"),
        (b"", "empty"),
    ):
        assert [fault.code for fault in refused(tmp_path, data)] == [code]


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    assert [fault.code for fault in refused(tmp_path, workbook({"Demandes": []}))] == ["empty"]
    assert [fault.code for fault in refused(tmp_path, workbook({"Demandes": [["Référence"]]}))] == ["no_rows"]


def test_a_document_type_in_any_part_is_refused(tmp_path: Path) -> None:
    entities = b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

    def poisoned(name: str) -> bytes:
        def change(part: str, content: bytes) -> bytes:
            return (
                content.replace(b"?>", b"?>" + entities, 1)
                if part == name and b"?>" in content
                else (entities + content if part == name else content)
            )

        return repacked(PLAIN, change)

    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml"):
        assert [fault.code for fault in refused(tmp_path, poisoned(part))] == ["unsafe_workbook"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = repacked(PLAIN, lambda _, content: content, bombe=b"\0" * 60_000_000)
    assert len(bomb) < 100_000
    assert [fault.code for fault in refused(tmp_path, bomb)] == ["oversized_workbook"]


def test_a_part_longer_than_it_claims_is_refused(tmp_path: Path) -> None:
    liar = bytearray(PLAIN)
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        sheet = archive.getinfo("xl/worksheets/sheet1.xml")
    size = sheet.file_size.to_bytes(4, "little")
    directory = liar.rindex(b"xl/worksheets/sheet1.xml")
    at = liar.rindex(size, directory - 46, directory)
    liar[at : at + 4] = (10).to_bytes(4, "little")
    assert [fault.code for fault in refused(tmp_path, bytes(liar))] == ["broken_workbook"]


def test_a_sheet_that_claims_the_last_row_is_read_in_good_time(tmp_path: Path) -> None:
    def far(part: str, content: bytes) -> bytes:
        row = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>TC-2</t></is></c></row></sheetData>'
        return content.replace(b"</sheetData>", row) if part.endswith("sheet1.xml") else content

    file = read(tmp_path, repacked(PLAIN, far))
    assert [row.number for row in file.rows] == [2, 1_048_576]


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    data = workbook({"Demandes": [["Référence", *(["x"] * 250)], ["TC-1"]]})
    assert [fault.code for fault in refused(tmp_path, data)] == ["too_many_columns"]
