"""Tables of counts from a CSV: header ``table``, categories, ``count``; one cell a row, ``*`` for a total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.errors import Fault, InputRefused
from reviewer.intake.csv_table import decoded, plain_rows
from reviewer.intake.files import file_bytes
from reviewer.intake.sentences import file_fault, place
from reviewer.intake.values import Refused, text
from reviewer.statistics.protection.document import BESIDE
from reviewer.statistics.protection.settings import protection_settings
from reviewer.statistics.protection.tables import TABLE, TOTAL, CellKey, cell_key, in_words

COUNT = "count"
RESERVED = BESIDE | {COUNT}
MOST_FAULTS = 100
_HIDDEN = frozenset({"x", "X", "×"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFile:
    """The cells of a file in its order, its columns (``table`` first), and the line of each cell."""

    file: str
    columns: tuple[str, ...]
    counts: Mapping[CellKey, int]
    lines: Mapping[CellKey, int]

    def fault(self, code: str, key: CellKey, **facts: object) -> Fault:
        """Return a fault at a cell's line."""
        where = place("row", {"number": self.lines[key]}) if key in self.lines else place("whole")
        return file_fault(self.file, code, where=where, text=in_words(key, self.columns), **facts)


def read_counts(path: Path) -> CountFile:
    """Read a file. Raises ``InputRefused`` with every fault, ``EnvironmentTrouble`` where the disk refuses."""
    return parse_counts(file_bytes(path), path.name)


def parse_counts(data: bytes, file: str) -> CountFile:
    """Read tables from bytes; ``file`` is the name that faults show."""
    rows = plain_rows(decoded(data, file), file)
    number, header = next(rows, (1, []))
    columns = _columns(header, number, file)
    walk = _Walk(file, columns)
    for number, cells in rows:
        walk.take(number, cells)
        if len(walk.faults) >= MOST_FAULTS:
            break
    walk.close()
    if walk.faults:
        raise InputRefused(tuple(walk.faults))
    return CountFile(file=file, columns=tuple(columns), counts=walk.counts, lines=walk.lines)


def _columns(header: Sequence[str], number: int, file: str) -> list[str]:
    """Return the columns of categories, ``table`` first."""
    names = [cell.strip() for cell in header]
    where = place("row", {"number": number})
    most = protection_settings().limits["columns"]
    if len(names) < 2 or names[0] != TABLE or names[-1] != COUNT:
        raise InputRefused((file_fault(file, "protection_header", where=where, text=",".join(names)),))
    if len(names) > most:
        raise InputRefused((file_fault(file, "too_many_columns", where=where, most=most),))
    faults = []
    for at, name in enumerate(names[1:-1], 1):
        if not name or name in RESERVED or name in names[:at]:
            heading = place("heading", {"number": number, "heading": name})
            faults.append(file_fault(file, "protection_heading", where=heading, text=name))
    if faults:
        raise InputRefused(tuple(faults))
    return names[:-1]


@dataclass(slots=True)
class _Walk:
    file: str
    columns: list[str]
    counts: dict[CellKey, int] = field(default_factory=dict)
    lines: dict[CellKey, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def take(self, number: int, cells: list[str]) -> None:
        most = protection_settings().limits["cells"]
        if len(self.counts) >= most:
            raise InputRefused((file_fault(self.file, "too_many_rows", most=most),))
        if len(cells) != len(self.columns) + 1:
            where = place("row", {"number": number})
            wanted = len(self.columns) + 1
            self.faults.append(
                file_fault(self.file, "rating_cells", where=where, count=len(cells), wanted=wanted)
            )
            return
        before = len(self.faults)
        values = {
            name: self._category(number, name, cell)
            for name, cell in zip(self.columns, cells[:-1], strict=True)
        }
        count = self._count(number, cells[-1].strip())
        if count is None or len(self.faults) > before:
            return
        key = cell_key(values)
        if key in self.counts:
            where = place("row", {"number": number})
            facts = {"earlier": self.lines[key]}
            shown = in_words(key, self.columns)
            self.faults.append(file_fault(self.file, "protection_twice", where=where, text=shown, **facts))
            return
        self.counts[key] = count
        self.lines[key] = number

    def _category(self, number: int, name: str, cell: str) -> str:
        try:
            found = text(cell, protection_settings().limits["name"], lines=False) or ""
        except Refused as refused:
            self._fault(number, name, refused.code, cell, **refused.facts)
            return ""
        if name == TABLE and found in {"", TOTAL}:
            self._fault(number, name, "protection_table", found)
        return found

    def _count(self, number: int, cell: str) -> int | None:
        most = protection_settings().limits["count"]
        code = "protection_count"
        if cell in _HIDDEN:
            code = "protection_hidden"
        elif cell.startswith(("-", "−")) and cell[1:].isdigit():
            code = "protection_negative"
        elif cell.isascii() and cell.isdigit() and len(cell) <= 20 and int(cell) <= most:
            return int(cell)
        self._fault(number, COUNT, code, cell, most=most)
        return None

    def _fault(self, number: int, heading: str, code: str, cell: str, **facts: object) -> None:
        where = place("column", {"number": number, "heading": heading})
        self.faults.append(file_fault(self.file, code, where=where, text=cell, **facts))

    def close(self) -> None:
        """Look at what only the whole file shows: a cell at least, and the same columns in every row of a table."""
        if not self.counts and not self.faults:
            self.faults.append(file_fault(self.file, "protection_empty"))
        used: dict[str, set[str]] = {}
        for key in self.counts:
            values = dict(key)
            used.setdefault(values[TABLE], set()).update(values)
        for key, number in self.lines.items():
            values = dict(key)
            for name in self.columns:
                if name in used[values[TABLE]] and name not in values and len(self.faults) < MOST_FAULTS:
                    self._fault(number, name, "protection_category", "")
