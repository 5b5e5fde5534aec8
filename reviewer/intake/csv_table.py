"""CSV: comma, semicolon or tab; UTF-8 with or without mark, UTF-16 with one, or Windows-1252."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice

from reviewer.errors import InputRefused
from reviewer.intake.cells import text_cell
from reviewer.intake.columns import columns
from reviewer.intake.limits import limits
from reviewer.intake.sentences import file_fault, place
from reviewer.intake.tables import Table, TableRow

_DELIMITERS = (",", ";", "\t")
_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_csv(data: bytes, file: str, known: Callable[[str], bool] | None = None, *, top: int = 1) -> Table:
    """Return the table of a CSV file. Raises ``InputRefused`` where it is no table.

    ``known``: which headings this kind of table has; by default those of requests. ``top``: among how many filled rows
    the headings may be, where titles can stand above them.
    """
    text = decoded(data, file)
    first = 1
    hint = _HINT.match(text)
    if hint is not None:
        text = text[hint.end() :]
        first = 2
    delimiter = hint[1] if hint is not None else _delimiter(text, known or _of_requests, top)
    most = limits().file
    rows: list[TableRow] = []
    number = first - 1
    try:
        for number, record in enumerate(_records(text, delimiter), first):
            cells = tuple(text_cell(value) for value in record)
            if not any(cells):
                continue
            if len(cells) > most.max_columns and any(cells[most.max_columns :]):
                where = place("row", {"number": number})
                fault = file_fault(file, "too_many_columns", where=where, most=most.max_columns)
                raise InputRefused((fault,))
            if len(rows) > most.max_rows:
                raise InputRefused((file_fault(file, "too_many_rows", most=most.max_rows),))
            rows.append(TableRow(number, cells))
    except csv.Error:
        where = place("row", {"number": number + 1})
        raise InputRefused((file_fault(file, "bad_quotes", where=where),)) from None
    if not rows:
        raise InputRefused((file_fault(file, "empty"),))
    return Table(sheet=None, rows=rows)


def decoded(data: bytes, file: str) -> str:
    """Return the text of a file whose encoding is one of those that spreadsheets write."""
    attempts: tuple[str, ...] = ("utf-8", "cp1252")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            attempts = (encoding,)
            data = data[len(mark) :]
            break
    for encoding in attempts:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputRefused((file_fault(file, "not_text_file"),))


def plain_rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Yield every row that is not blank with the number of the line on which it ends.

    For tables of a fixed header: the delimiter that stands most often in the first line is theirs.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count), strict=True
    )
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error:
        where = place("row", {"number": reader.line_num})
        raise InputRefused((file_fault(file, "bad_quotes", where=where),)) from None


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _of_requests(heading: str) -> bool:
    return columns().target(heading) is not None


def _delimiter(text: str, known: Callable[[str], bool], top: int) -> str:
    """Return the delimiter that makes the most of the headings known, then the most columns."""

    def worth(delimiter: str) -> tuple[int, int]:
        try:
            filled = (record for record in _records(text, delimiter) if any(map(str.strip, record)))
            headers = list(islice(filled, top))
        except csv.Error:
            return (0, 0)
        if not headers:  # nothing but this delimiter: an empty file
            return (len(text), 0)
        return max((sum(known(heading) for heading in header), len(header)) for header in headers)

    return max(_DELIMITERS, key=worth)
