"""The workbook that employers fill in: what it asks for and lets one choose is what the reader reads."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from reviewer.dossier.serialization import to_document
from reviewer.errors import InputRefused
from reviewer.intake.columns import columns
from reviewer.intake.fields import Kind, field_at
from reviewer.intake.reader import RequestFiles, read_file, read_whole
from reviewer.intake.template import is_example, request_template
from reviewer.intake.xlsx_table import read_xlsx
from reviewer.programme.loader import load_programmes
from tests.support.requests import a_request

PROGRAMMES = load_programmes()
IATIEV = PROGRAMMES["iatiev"]
SIDES = {item.title: item for item in columns().items}


def blank(programme: str = "iatiev") -> Workbook:
    return load_workbook(io.BytesIO(request_template(PROGRAMMES[programme])))


def headings(book: Workbook, sheet: str) -> dict[str, int]:
    return {str(cell.value): int(cell.column or 0) for cell in book[sheet][1]}


def saved(book: Workbook, folder: Path) -> Path:
    path = folder / "demandes.xlsx"
    book.save(path)
    return path


def written(fact: str, value: Any) -> Any:
    """Write a value of the contract as somebody does who chooses from the lists."""
    field = field_at(fact)
    assert field is not None
    if field.kind is Kind.BOOLEAN:
        return columns().label("boolean", "true" if value else "false")
    if field.values:
        return columns().label(field.values, value)
    if field.kind in {Kind.DATE, Kind.BIRTH_DATE}:
        return date.fromisoformat(value)
    return float(value) if field.kind is Kind.MONEY else value


def at(document: Mapping[str, Any], path: str) -> Any:
    found: Any = document
    for step in path.split("."):
        found = found.get(step)
    return found


def fill(book: Workbook, document: Mapping[str, Any], row: int) -> None:
    """Fill a request in below the example, entries of lists in their sheets."""
    main = headings(book, columns().title)
    for fact, heading in columns().headings.items():
        if at(document, fact) is not None:
            book[columns().title].cell(row, main[heading], written(fact, at(document, fact)))
    for title, item in SIDES.items():
        entries, places = at(document, item.path), headings(book, title)
        if entries == []:
            book[columns().title].cell(row, main[item.none], "oui")
        for entry in entries or ():
            line = book[title].max_row + 1
            book[title].cell(line, places[columns().headings["reference"]], document["reference"])
            for name, heading in item.headings.items():
                if entry.get(name) is not None:
                    book[title].cell(line, places[heading], written(f"{item.path}.{name}", entry[name]))


def test_what_is_filled_in_comes_back_as_it_was(tmp_path: Path) -> None:
    requests = [
        a_request(reference="TC-1"),
        a_request(reference="TC-2", candidate__diplomas=[], substream="diplome_quebec"),
        a_request(reference="TC-3", profile="francophone", job__annual_salary_cad="98000.50"),
    ]
    book = blank()
    for row, request in enumerate(requests, 3):
        fill(book, to_document(request), row)
    file = read_file(saved(book, tmp_path))
    assert [row.request for row in file.rows if not row.example] == requests
    assert [(row.place, row.reference) for row in file.rows if row.example] == [
        ("feuille «\u202fDemandes\u202f», ligne 2", "EXEMPLE")
    ]
    assert [row.request for row in read_whole(saved(book, tmp_path)).rows] == requests


def test_an_example_left_alone_is_no_request_and_no_fault(tmp_path: Path) -> None:
    path = saved(blank(), tmp_path)
    (row,) = read_file(path).rows
    assert (row.example, row.request, row.faults) == (True, None, ())
    with pytest.raises(InputRefused) as refused:
        read_whole(path)
    assert [fault.code for fault in refused.value.faults] == ["no_rows"]


def test_entries_of_an_example_that_was_deleted_are_left_alone_too(tmp_path: Path) -> None:
    book = blank()
    book[columns().title].delete_rows(2)
    fill(book, to_document(a_request(reference="TC-1")), 2)
    assert [row.request for row in read_file(saved(book, tmp_path)).rows] == [a_request(reference="TC-1")]


@pytest.mark.parametrize("programme", sorted(PROGRAMMES))
def test_the_example_shows_how_a_whole_request_is_written(programme: str, tmp_path: Path) -> None:
    book = blank(programme)
    for sheet in book.worksheets:
        sheet.cell(2, headings(book, sheet.title)[columns().headings["reference"]], "TC-1")
    (row,) = read_file(saved(book, tmp_path)).rows
    assert row.faults == ()
    assert row.ignored == ()
    assert row.request is not None


@pytest.mark.parametrize("programme", sorted(PROGRAMMES))
def test_every_column_is_one_that_the_reader_knows_and_every_choice_one_that_it_reads(programme: str) -> None:
    data = request_template(PROGRAMMES[programme])
    read = read_xlsx(data, "modele.xlsx")
    assert read.ignored == ()
    assert {side.item_path for side in read.sides} == {item.path for item in columns().items}
    book, chosen = load_workbook(io.BytesIO(data)), 0
    for sheet in book.worksheets:
        by_letter = {get_column_letter(int(cell.column or 0)): str(cell.value) for cell in sheet[1]}
        item = SIDES.get(sheet.title)
        for heading in by_letter.values():
            known = columns().target(heading) if item is None else columns().item_target(item.path, heading)
            assert known is not None, heading
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.prompt or "") <= 255
            if rule.type != "list":
                continue
            chosen += 1
            heading = by_letter[str(rule.sqref).partition("2")[0]]
            target = columns().target(heading) if item is None else columns().item_target(item.path, heading)
            assert target is not None
            field = field_at(f"{target.path}.{target.name}" if target.name else target.path)
            assert len(rule.formula1) <= 257, heading
            if field is not None and field.kind is not Kind.CODE:
                words = rule.formula1.strip('"').split(",")
                codes = [columns().value("boolean" if target.none else field.values, word) for word in words]
                assert None not in codes
                assert len(set(codes)) == len(words)
    assert chosen > 15


def test_the_lists_say_what_the_programme_says_and_only_its_own_branches() -> None:
    rules = blank()[columns().title].data_validations.dataValidation
    lists = {rule.formula1 for rule in rules if rule.type == "list"}
    assert '"Intelligence artificielle,Technologies de l’information et effets visuels"' in lists
    assert '"Travailleur étranger,Diplômé du Québec"' in lists
    other = next(one for one in PROGRAMMES.values() if not one.labels.streams)
    assert columns().headings["stream"] not in headings(blank(other.id), columns().title)


def test_it_is_the_same_file_each_time_but_for_its_wrapping_and_offered_by_the_reader() -> None:
    def content(data: bytes) -> list[list[object]]:
        return [[cell.value for row in sheet for cell in row] for sheet in load_workbook(io.BytesIO(data))]

    made = RequestFiles().template(IATIEV)
    assert content(made) == content(request_template(IATIEV))
    assert json.dumps(content(made), default=str).count("EXEMPLE") >= 4
    assert is_example(" exemple ")
    assert not is_example("TC-EXEMPLE-1")
