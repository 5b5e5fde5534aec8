"""A table as read from CSV or XLSX: numbered rows of cells, nothing interpreted but the headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.errors import Fault
from reviewer.intake.cells import Cell
from reviewer.intake.columns import Target, columns
from reviewer.intake.sentences import file_fault, place


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row that is not blank; ``number`` is the line that a spreadsheet shows (1-based)."""

    number: int
    cells: tuple[Cell | None, ...]

    def cell(self, index: int) -> Cell | None:
        """Return the cell of a column, ``None`` where it is blank."""
        return self.cells[index] if index < len(self.cells) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The first row that is not blank holds the headings. ``sheet``: its name, in a workbook only."""

    sheet: str | None
    rows: Sequence[TableRow]
    item_path: str | None = None

    @property
    def heading_row(self) -> TableRow:
        """Return the row of headings."""
        return self.rows[0]

    def where(self, number: int, heading: str | None = None) -> str:
        """Return a line, or one cell of it, in words."""
        kind = "row" if heading is None else "column"
        if self.sheet is not None:
            kind = f"sheet_{kind}"
        return place(kind, {"number": number, "heading": heading or "", "sheet": self.sheet or ""})


@dataclass(frozen=True, slots=True)
class Column:
    """A column whose heading is known."""

    index: int
    heading: str
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What each column of a table holds; ``ignored`` are the headings that say nothing to us."""

    columns: tuple[Column, ...]
    ignored: tuple[tuple[int, str], ...]
    titled: frozenset[int]
    faults: tuple[Fault, ...]


def layout(file: str, table: Table) -> Layout:
    """Read the headings. Two columns for one fact and a missing reference are faults of the file."""
    known: list[Column] = []
    ignored: list[tuple[int, str]] = []
    faults: list[Fault] = []
    first: dict[Target, str] = {}
    header = table.heading_row
    for index, cell in enumerate(header.cells):
        if cell is None:
            continue
        target = target_of(table, cell.text)
        if target is None:
            ignored.append((index, cell.text))
        elif target in first:
            faults.append(_heading_fault(file, table, cell.text, first[target]))
        else:
            first[target] = cell.text
            known.append(Column(index, cell.text, target))
    if Target("reference") not in first:
        heading = columns().headings["reference"]
        where = table.where(header.number)
        faults.append(file_fault(file, "no_reference_column", where=where, text=heading))
    return Layout(
        columns=tuple(known),
        ignored=tuple(ignored),
        titled=frozenset(index for index, cell in enumerate(header.cells) if cell is not None),
        faults=tuple(faults),
    )


def target_of(table: Table, heading: str) -> Target | None:
    """Return what a heading of this table stands for."""
    if table.item_path is not None:
        return columns().item_target(table.item_path, heading)
    return columns().target(heading)


def _heading_fault(file: str, table: Table, heading: str, earlier: str) -> Fault:
    kind = "heading" if table.sheet is None else "sheet_heading"
    facts = {"number": table.heading_row.number, "heading": heading, "sheet": table.sheet or ""}
    return file_fault(file, "duplicate_heading", where=place(kind, facts), text=heading, earlier=earlier)
