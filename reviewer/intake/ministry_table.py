"""The ministry's exports, CSV or XLSX: what is in a file, and its lines read by a mapping of columns.

A line is in whole, or refused with every reason: a value that was masked (« x »), a total in the midst of the data, a
cell merged over several lines, a date that could be two days. Nothing is guessed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import InputRefused
from reviewer.intake.csv_table import read_csv
from reviewer.intake.files import file_bytes
from reviewer.intake.ministry_columns import ministry_columns, propose
from reviewer.intake.ministry_rows import ExportRows, Merged
from reviewer.intake.sentences import file_fault, shown
from reviewer.intake.tables import Table, TableRow
from reviewer.reconciliation.ministry import ColumnMapping, MinistryFact
from reviewer.services.ports.reconciliation import ExportLook, ReadExport, SheetLook

_WORKBOOK = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A table with the place of its headings among its filled rows."""

    table: Table
    header: int
    merged: Merged
    from_1904: bool

    @property
    def headings(self) -> dict[str, int]:
        """Return the columns by heading, each under a name of its own where two are written alike."""
        found: dict[str, int] = {}
        for index, cell in enumerate(self.table.rows[self.header].cells):
            if cell is None:
                continue
            name, again = cell.text.strip(), 2
            while name in found:
                name, again = f"{cell.text.strip()} ({again})", again + 1
            found[name] = index
        return found

    @property
    def below(self) -> Sequence[TableRow]:
        """Return the filled rows under the headings."""
        return self.table.rows[self.header + 1 :]


def look_at_export(path: Path) -> ExportLook:
    """Return what is in a file, with a mapping to confirm; raise ``InputRefused`` where it is no table."""
    data = file_bytes(path, "ministry")
    return ExportLook(
        file=shown(path.name, 200),
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=tuple(_look(one) for one in _tables(data, path.name)),
    )


def read_export(path: Path, sheet: str, mapping: ColumnMapping) -> ReadExport:
    """Read the lines of one table of a file by a mapping of its columns.

    Raises ``InputRefused`` where the sheet or a column of the mapping is not there, or no line stands below.
    """
    mapping.require_usable()
    data = file_bytes(path, "ministry")
    name = path.name
    tables = _tables(data, name)
    found = next((one for one in tables if (one.table.sheet or "") == sheet), None)
    if found is None:
        raise InputRefused((file_fault(name, "no_ministry_sheet", text=sheet),))
    headings = found.headings
    columns: dict[MinistryFact, tuple[int, str]] = {}
    missing = []
    for fact, heading in mapping.columns.items():
        if heading in headings:
            columns[fact] = (headings[heading], heading)
        else:
            where = found.table.where(found.table.rows[found.header].number)
            missing.append(file_fault(name, "no_ministry_column", where=where, text=heading))
    if missing:
        raise InputRefused(tuple(missing))
    if not found.below:
        raise InputRefused((file_fault(name, "no_ministry_rows"),))
    reading = ExportRows(
        file=shown(name, 200),
        table=found.table,
        columns=columns,
        merged=found.merged,
        from_1904=found.from_1904,
    )
    rows, refused = reading.read(found.below)
    return ReadExport(
        file=shown(name, 200), sha256=hashlib.sha256(data).hexdigest(), rows=rows, refused=refused
    )


def _tables(data: bytes, name: str) -> tuple[_Found, ...]:
    if data.startswith(_OLD_WORKBOOK):
        raise InputRefused((file_fault(name, "old_workbook"),))
    if data.startswith(_WORKBOOK):
        from reviewer.intake.xlsx_table import read_sheets  # late: openpyxl

        return tuple(
            _Found(table=one.table, header=_header(one.table), merged=one.merged, from_1904=one.from_1904)
            for one in read_sheets(data, name)
        )
    known = ministry_columns()
    table = read_csv(data, name, lambda heading: known.fact(heading) is not None, top=known.top)
    return (_Found(table=table, header=_header(table), merged=(), from_1904=False),)


def _header(table: Table) -> int:
    """Return which filled row holds the headings: of the first ones, that with the most that are known."""
    known = ministry_columns()
    best, most = 0, 0
    for place, row in enumerate(table.rows[: known.top]):
        count = sum(cell is not None and known.fact(cell.text) is not None for cell in row.cells)
        if count > most:
            best, most = place, count
    return best


def _look(found: _Found) -> SheetLook:
    headings = found.headings
    first = found.below[: ministry_columns().preview]
    return SheetLook(
        title=found.table.sheet or "",
        headings=tuple(headings),
        first=tuple(
            tuple(
                "" if (cell := row.cell(index)) is None else shown(cell.text) for index in headings.values()
            )
            for row in first
        ),
        lines=len(found.below),
        proposal=propose(tuple(headings)),
    )
