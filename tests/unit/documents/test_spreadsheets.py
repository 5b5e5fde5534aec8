"""Tables as files: what a spreadsheet reads back is what was given, and no text of it is ever run."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.documents.spreadsheets import guarded, written
from reviewer.statistics.indicators.sheets import Flavour, Sheet

SHEET = Sheet(
    title="Chiffres",
    headings=("Nom", "Taux", "Nombre", "Jour"),
    rows=(("=1+1", Decimal("37.5"), 12, date(2025, 5, 20)), ("Éric; « A »", None, 0, None)),
)


def test_plain_csv_has_no_mark_and_decimal_points() -> None:
    content = written([SHEET], Flavour.CSV)
    assert not content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode())))
    assert rows == [
        ["Nom", "Taux", "Nombre", "Jour"],
        ["'=1+1", "37.5", "12", "2025-05-20"],
        ["Éric; « A »", "", "0", ""],
    ]


def test_csv_for_excel_in_french_has_its_mark_semicolons_and_decimal_commas() -> None:
    content = written([SHEET], Flavour.CSV_EXCEL_FR)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 3
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[1] == ["'=1+1", "37,5", "12", "2025-05-20"]
    assert rows[2][0] == "Éric; « A »"


def test_xlsx_keeps_types_and_runs_nothing() -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(written([SHEET, SHEET], Flavour.XLSX)))
    assert book.sheetnames == ["Chiffres", "Chiffres 2"]
    page = book.worksheets[0]
    assert [cell.data_type for cell in page[2]] == ["s", "n", "n", "d"]
    assert page["A2"].value == "=1+1"
    assert page["B2"].value == 37.5
    assert page["A3"].value == "Éric; « A »"
    assert page["B3"].value is None


@pytest.mark.parametrize(
    "text", ["=A1", "+1", "-1", "@SUM(A1)", "\t=A1", "\r=A1", " =A1", "|x", "%x", "\x00=A1"]
)
def test_a_text_that_could_run_gets_an_apostrophe(text: str) -> None:
    assert guarded(text).startswith("'")


@given(st.text())
def test_no_cell_of_a_csv_begins_as_a_formula(text: str) -> None:
    sheet = Sheet(title="x", headings=("a", "b"), rows=((text, 1),))
    for flavour, mark in ((Flavour.CSV, ","), (Flavour.CSV_EXCEL_FR, ";")):
        content = written([sheet], flavour).decode("utf-8-sig")
        cell = list(csv.reader(io.StringIO(content, newline=""), delimiter=mark))[1][0]
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "|", "%"))
