"""XLSX: typed cells and the cached results of formulas; an archive that could harm is refused before it is opened.

openpyxl reads the sheets row by row; defusedxml is under its worksheet parser, and lxml, which it prefers for the
small parts, would still expand entities declared in them: a document type is therefore refused in every part.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from reviewer.errors import InputRefused
from reviewer.intake.cells import Cell, typed_cell
from reviewer.intake.columns import columns
from reviewer.intake.limits import limits
from reviewer.intake.sentences import file_fault, place
from reviewer.intake.tables import Table, TableRow

_IGNORED = "ignored"
_FORMULA = re.compile(rb"<(?:[A-Za-z0-9]+:)?f[\s>/]")
_MERGED = re.compile(
    rb"""<(?:[A-Za-z0-9]+:)?mergeCell\s[^>]*ref=["']([A-Z]{1,3}[0-9]+):([A-Z]{1,3}[0-9]+)["']"""
)
_DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_MEDIA = "xl/media/"  # pictures, which may be SVG with a document type; never parsed


@dataclass(frozen=True, slots=True)
class Workbook:
    """The table of requests, those of diplomas, experiences and documents, and the filled sheets passed over."""

    main: Table
    sides: tuple[Table, ...]
    ignored: tuple[str, ...]


def read_xlsx(data: bytes, file: str) -> Workbook:
    """Return the tables of a workbook.

    Raises ``InputRefused`` where the workbook cannot be read, or not safely.
    """
    with_formulas = _inspect(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that we do not read
            tables = list(_tables(data, file, with_formulas))
    except InputRefused:
        raise
    except (
        Exception
    ):  # openpyxl raises whatever a broken part makes it stumble over; each means one thing here
        raise InputRefused((file_fault(file, "broken_workbook"),)) from None
    main = next((table for table in tables if table.item_path is None), None)
    if main is None:
        raise InputRefused((file_fault(file, "empty"),))
    sides = tuple(table for table in tables if table.item_path not in {None, _IGNORED})
    return Workbook(main, sides, tuple(table.sheet or "" for table in tables if table.item_path == _IGNORED))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One filled sheet, nothing of it interpreted.

    ``merged``: merged ranges as (first row, first column, last row, last column), 1-based. ``from_1904``: its numbers
    of days count from 1904 on.
    """

    table: Table
    merged: tuple[tuple[int, int, int, int], ...]
    from_1904: bool


def read_sheets(data: bytes, file: str) -> tuple[Sheet, ...]:
    """Return every filled sheet of a workbook as it stands; raises as ``read_xlsx`` does."""
    with_formulas = _inspect(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # as above
            sheets = list(_sheets(data, file, with_formulas))
    except InputRefused:
        raise
    except Exception:  # as above
        raise InputRefused((file_fault(file, "broken_workbook"),)) from None
    if not sheets:
        raise InputRefused((file_fault(file, "empty"),))
    return tuple(sheets)


def _sheets(data: bytes, file: str, with_formulas: bool) -> Iterator[Sheet]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    formulas = load_workbook(io.BytesIO(data), read_only=True, keep_links=False) if with_formulas else None
    if len(book.worksheets) > limits().workbook.max_sheets:
        raise _refused(file, "oversized_workbook")
    for index, sheet in enumerate(book.worksheets):
        unread = _formula_places(formulas.worksheets[index]) if formulas is not None else frozenset()
        rows = list(_rows(sheet, file, unread))
        if rows:
            part: str = getattr(sheet, "_worksheet_path")  # noqa: B009 # read-only sheets tell no merged cells
            merged = _merged(data, part)
            yield Sheet(Table(sheet=sheet.title, rows=rows), merged, book.epoch == CALENDAR_MAC_1904)
    book.close()
    if formulas is not None:
        formulas.close()


def _merged(data: bytes, part: str) -> tuple[tuple[int, int, int, int], ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(part.lstrip("/"))
    found: list[tuple[int, int, int, int]] = []
    for match in _MERGED.finditer(content):
        corners = (
            coordinate_to_tuple(match[1].decode("ascii")),
            coordinate_to_tuple(match[2].decode("ascii")),
        )
        found.append((*corners[0], *corners[1]))
    return tuple(found)


def _inspect(data: bytes, file: str) -> bool:
    """Unpack every part once, within limits, and tell whether a sheet has formulas."""
    bounds = limits().workbook
    with_formulas = False
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > bounds.max_parts:
                raise _refused(file, "oversized_workbook")
            if any(part.flag_bits & 1 for part in parts):
                raise _refused(file, "protected_workbook")
            for part in parts:
                unpacked += part.file_size
                ratio = part.file_size / max(part.compress_size, 1)
                bomb = part.file_size > bounds.ratio_from_bytes and ratio > bounds.max_ratio
                if bomb or unpacked > bounds.max_unpacked_bytes:
                    raise _refused(file, "oversized_workbook")
            for part in parts:
                if not part.filename.startswith(_MEDIA):
                    content = archive.read(part)
                    if any(mark in content for mark in _DOCUMENT_TYPES):
                        raise _refused(file, "unsafe_workbook")
                    sheet = part.filename.startswith("xl/worksheets/")
                    with_formulas = with_formulas or (sheet and _FORMULA.search(content) is not None)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        OverflowError,
    ):
        raise _refused(file, "broken_workbook") from None
    return with_formulas


def _tables(data: bytes, file: str, with_formulas: bool) -> Iterator[Table]:
    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    formulas = (
        load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        if with_formulas
        else None
    )
    sheets = values.worksheets
    if len(sheets) > limits().workbook.max_sheets:
        raise _refused(file, "oversized_workbook")
    roles = {sheet.title: columns().sheet(sheet.title) for sheet in sheets}
    main = next((sheet.title for sheet in sheets if roles[sheet.title] == "requests"), None)
    main = main or next((sheet.title for sheet in sheets if roles[sheet.title] is None), None)
    for index, sheet in enumerate(sheets):
        role = roles[sheet.title]
        if sheet.title != main and role in {None, "requests"}:
            if any(found.value is not None for _, row in _filled_rows(sheet) for found in row):
                yield Table(sheet=sheet.title, rows=(), item_path=_IGNORED)
            continue
        unread = _formula_places(formulas.worksheets[index]) if formulas is not None else frozenset()
        rows = list(_rows(sheet, file, unread))
        if rows:
            yield Table(sheet=sheet.title, rows=rows, item_path=None if sheet.title == main else role)
    values.close()
    if formulas is not None:
        formulas.close()


def _rows(sheet: Any, file: str, formulas: frozenset[tuple[int, int]]) -> Iterator[TableRow]:
    most = limits().file
    kept = 0
    for number, row in _filled_rows(sheet):
        cells = [_cell(found) for found in row]
        for column, cell in enumerate(cells, 1):
            if cell is None and (number, column) in formulas:
                cells[column - 1] = Cell("=", "=", "no_cached_value")
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        if len(cells) > most.max_columns:
            where = place("sheet_row", {"sheet": sheet.title, "number": number})
            fault = file_fault(file, "too_many_columns", where=where, most=most.max_columns)
            raise InputRefused((fault,))
        if kept > most.max_rows:
            where = place("sheet", {"sheet": sheet.title})
            raise InputRefused((file_fault(file, "too_many_rows", where=where, most=most.max_rows),))
        kept += 1
        yield TableRow(number, tuple(cells))


def _filled_rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Give each row with its number; what the sheet claims of its own size is not believed."""
    sheet.reset_dimensions()
    # openpyxl fills the gap before a row; a sheet may not claim more rows than a spreadsheet can have.
    rows = sheet.iter_rows(min_row=1, max_row=limits().workbook.max_row_number)
    return ((number, row) for number, row in enumerate(rows, 1) if row)


def _cell(found: Any) -> Cell | None:
    value = found.value
    if value is None:
        return None
    if found.data_type == "e":
        return Cell(str(value), str(value), "error")
    if isinstance(value, bool | int | float | str | date | time | timedelta):
        shown_in_percent = isinstance(value, int | float) and "%" in (found.number_format or "")
        return typed_cell(value, percent=shown_in_percent)
    return typed_cell(str(value))


def _formula_places(sheet: Any) -> frozenset[tuple[int, int]]:
    return frozenset(
        (number, column)
        for number, row in _filled_rows(sheet)
        for column, found in enumerate(row, 1)
        if found.value is not None and found.data_type == "f"
    )


def _refused(file: str, code: str) -> InputRefused:
    return InputRefused((file_fault(file, code, most=limits().workbook.max_unpacked_bytes),))
