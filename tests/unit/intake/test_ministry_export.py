"""The ministry's exports: encodings, Excel's French, and every line in or refused with its reason."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from reviewer.errors import InputRefused
from reviewer.intake.ministry_columns import propose
from reviewer.intake.ministry_table import look_at_export, read_export
from reviewer.reconciliation.ministry import (
    ColumnMapping,
    ColumnTakenTwice,
    MappingIncomplete,
    MinistryFact,
    MinistryOutcome,
)
from reviewer.services.ports.reconciliation import ReadExport
from reviewer.wording import Wording

HEADINGS = (
    "Nº de demande",
    "Nº d’avis",
    "Nom",
    "Prénom",
    "Date de naissance",
    "Employeur",
    "Date de dépôt",
    "Décision",
)
LINE = ("DSP-1", "IA-2025-0001", "Côté", "Zoé", "1990-02-03", "Boréal inc.", "2025-02-01", "Acceptée")
FILED = HEADINGS.index("Date de dépôt")


def text_of(*lines: tuple[str, ...], separator: str = ";", headings: tuple[str, ...] = HEADINGS) -> str:
    return "\r\n".join(separator.join(cells) for cells in (headings, *lines)) + "\r\n"


def put(folder: Path, content: bytes | str, name: str = "export.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path, sheet: str = "") -> ReadExport:
    look = look_at_export(path)
    chosen = next(one for one in look.sheets if one.title == sheet) if sheet else look.sheets[0]
    return read_export(path, chosen.title, chosen.proposal)


def with_filed(written: str, application: str = "DSP-1") -> tuple[str, ...]:
    return (application, *LINE[1:FILED], written, *LINE[FILED + 1 :])


def book_of(*rows: tuple[object, ...], merge: str = "", title: str = "Export") -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in (HEADINGS, *rows):
        sheet.append(list(row))
    if merge:
        sheet.merge_cells(merge)
    return book


def bytes_of(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def codes(found: ReadExport) -> list[tuple[int, str]]:
    return [(row.line, fault.code) for row in found.refused for fault in row.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_any_usual_encoding_and_separator_reads_the_same(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    content = text_of(LINE, separator=separator).replace("’", "'").encode(encoding)
    (row,) = read(put(tmp_path, content)).rows
    assert (row.family_name, row.given_name, row.filed_on) == ("Côté", "Zoé", date(2025, 2, 1))
    assert row.outcome is MinistryOutcome.ACCEPTED


@pytest.mark.parametrize(
    "written",
    [
        *("2025-06-01", "01/06/2025", "1/6/2025", "1er juin 2025", "1 JUIN 2025", "01.06.2025"),
        *("45809", "45809,0", "45809,75", "2025-06-01 14:30", "2025-06-01T14:30:00"),
    ],
)
def test_a_date_is_read_in_every_form_that_excel_in_french_gives_it(tmp_path: Path, written: str) -> None:
    (row,) = read(put(tmp_path, text_of(with_filed(written)))).rows
    assert row.filed_on == date(2025, 6, 1)


@pytest.mark.parametrize(
    "written", ["31/02/2025", "juin 2025", "01/06/25", "hier", "4", "99999", "2025-13-01"]
)
def test_what_is_no_date_is_refused_where_it_stands(tmp_path: Path, written: str) -> None:
    found = read(put(tmp_path, text_of(LINE, with_filed(written, "DSP-2"))))
    assert codes(found) == [(3, "date")]
    assert [row.application for row in found.rows] == ["DSP-1"]
    assert "Date de dépôt" in found.refused[0].faults[0].place


def test_a_column_of_two_orders_refuses_what_could_be_two_days(tmp_path: Path) -> None:
    lines = [
        with_filed("03/04/2025", "DSP-1"),
        with_filed("04/25/2025", "DSP-2"),
        with_filed("05/05/2025", "DSP-3"),
        with_filed("2025-03-04", "DSP-4"),
    ]
    found = read(put(tmp_path, text_of(*lines)))
    assert codes(found) == [(2, "ambiguous_date"), (3, "ambiguous_date")]
    assert [row.application for row in found.rows] == ["DSP-3", "DSP-4"]


def test_a_workbook_gives_real_dates_and_serial_numbers(tmp_path: Path) -> None:
    book = book_of(
        (*LINE[:4], date(1990, 2, 3), "Boréal", datetime.fromisoformat("2025-06-01T09:30"), "Acceptée"),
        ("DSP-2", *LINE[1:4], 32907, "Boréal", 45809, "Refusée"),
        (3, *LINE[1:4], 32907, "Boréal", 45809.0, "En traitement"),
    )
    found = read(put(tmp_path, bytes_of(book), "export.xlsx"))
    assert {row.filed_on for row in found.rows} == {date(2025, 6, 1)}
    assert {row.born_on for row in found.rows} == {date(1990, 2, 3)}
    assert found.rows[2].application == "3"


def test_a_workbook_that_counts_from_1904_is_not_four_years_off(tmp_path: Path) -> None:
    book = book_of(("DSP-1", *LINE[1:4], "1990-02-03", "Boréal", 44347, "Refusée"))
    book.epoch = CALENDAR_MAC_1904
    (row,) = read(put(tmp_path, bytes_of(book), "mac.xlsx")).rows
    assert row.filed_on == date(2025, 6, 1)


def test_titles_above_the_headings_do_not_matter(tmp_path: Path) -> None:
    content = "Direction des programmes\r\nExtraction du 2025-05-01\r\n\r\n" + text_of(LINE)
    found = read(put(tmp_path, content))
    assert [row.line for row in found.rows] == [5]


def test_merged_cells_keep_their_lines_out(tmp_path: Path) -> None:
    second = ("DSP-2", *LINE[1:])
    book = book_of(LINE, second, ("DSP-3", *LINE[1:]), merge="F2:F3")
    found = read(put(tmp_path, bytes_of(book), "merged.xlsx"))
    assert codes(found) == [(2, "merged_cell"), (3, "merged_cell")]
    assert [row.application for row in found.rows] == ["DSP-3"]


@pytest.mark.parametrize("words", ["Total", "TOTAL GÉNÉRAL", "Sous-total 2025", "Ensemble"])
def test_a_total_in_the_midst_of_the_data_is_no_application(tmp_path: Path, words: str) -> None:
    total = (words, "", "", "", "", "", "", "2")
    found = read(put(tmp_path, text_of(LINE, total, ("DSP-2", *LINE[1:]))))
    assert codes(found) == [(3, "total_row")]
    assert len(found.rows) == 2


def test_a_masked_value_is_not_a_fact(tmp_path: Path) -> None:
    masked = ("DSP-2", "x", *LINE[2:4], "X", *LINE[5:])
    found = read(put(tmp_path, text_of(LINE, masked)))
    assert codes(found) == [(3, "suppressed_value"), (3, "suppressed_value")]


def test_the_same_line_twice_counts_once(tmp_path: Path) -> None:
    found = read(put(tmp_path, text_of(LINE, LINE)))
    assert [row.line for row in found.rows] == [2]
    assert codes(found) == [(3, "duplicate_row")]


def test_of_two_lines_that_contradict_each_other_neither_is_believed(tmp_path: Path) -> None:
    found = read(put(tmp_path, text_of(LINE, (*LINE[:-1], "Refusée"))))
    assert found.rows == ()
    assert codes(found) == [(2, "contradictory_rows"), (3, "contradictory_rows")]


def test_an_unknown_decision_and_a_missing_number_are_told_together(tmp_path: Path) -> None:
    found = read(put(tmp_path, text_of(("", *LINE[1:-1], "peut-être"))))
    assert sorted(codes(found)) == [(2, "missing"), (2, "unknown_outcome")]
    assert all("{" not in Wording.load().fault(fault) for fault in found.refused[0].faults)
    assert found.refused[0].person == "Zoé Côté"


def test_a_missing_column_refuses_the_file(tmp_path: Path) -> None:
    path = put(tmp_path, text_of(LINE))
    mapping = ColumnMapping({MinistryFact.APPLICATION: "Nº de demande", MinistryFact.FILED_ON: "Dépôt"})
    with pytest.raises(InputRefused) as refused:
        read_export(path, "", mapping)
    assert [fault.code for fault in refused.value.faults] == ["no_ministry_column"]
    assert "Dépôt" in Wording.load().fault(refused.value.faults[0])


def test_a_mapping_without_the_number_or_with_one_column_twice_is_refused() -> None:
    with pytest.raises(MappingIncomplete) as lacking:
        ColumnMapping({MinistryFact.OUTCOME: "Décision"}).require_usable()
    assert lacking.value.missing == ("application",)
    with pytest.raises(ColumnTakenTwice):
        ColumnMapping({MinistryFact.APPLICATION: "A", MinistryFact.FILED_ON: "A"}).require_usable()


def test_headings_are_proposed_by_what_they_say_and_by_what_they_nearly_say() -> None:
    proposal = propose(["No DSP", "Date de naisance", "Prenom", "Commentaire", "NOM"])
    assert proposal.columns == {
        MinistryFact.APPLICATION: "No DSP",
        MinistryFact.FAMILY_NAME: "NOM",
        MinistryFact.GIVEN_NAME: "Prenom",
        MinistryFact.BORN_ON: "Date de naisance",
    }


def test_each_filled_sheet_can_be_chosen(tmp_path: Path) -> None:
    book = book_of(LINE, title="Demandes")
    notes = book.create_sheet("Lisez-moi", 0)
    notes.append(["À lire"])
    path = put(tmp_path, bytes_of(book), "deux.xlsx")
    assert [one.title for one in look_at_export(path).sheets] == ["Lisez-moi", "Demandes"]
    assert len(read(path, "Demandes").rows) == 1
    with pytest.raises(InputRefused):
        read_export(path, "Absente", look_at_export(path).sheets[1].proposal)


def test_a_formula_without_its_result_is_refused(tmp_path: Path) -> None:
    book = book_of(("DSP-1", *LINE[1:FILED], "=TODAY()", "Acceptée"))
    assert codes(read(put(tmp_path, bytes_of(book), "formule.xlsx"))) == [(2, "no_cached_value")]


@pytest.mark.parametrize(
    "content", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04broken", b"\x00\x81\x00\xff\xfe"]
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputRefused):
        look_at_export(put(tmp_path, content))


def test_headings_without_a_line_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused):
        read(put(tmp_path, text_of()))


@given(st.lists(st.lists(st.text(max_size=12), min_size=8, max_size=8), min_size=1, max_size=6))
def test_every_line_is_in_or_refused_whatever_it_holds(lines: list[list[str]]) -> None:
    from tempfile import TemporaryDirectory

    cells = [tuple('"' + cell.replace('"', '""').replace("\0", "") + '"' for cell in line) for line in lines]
    content = text_of(*cells).encode("utf-8", errors="replace")
    with TemporaryDirectory() as folder:
        path = put(Path(folder), content)
        try:
            found = read(path)
        except InputRefused:
            return
    seen = [row.line for row in found.rows] + [row.line for row in found.refused]
    assert len(seen) == len(set(seen))
    assert all(row.faults for row in found.refused)
