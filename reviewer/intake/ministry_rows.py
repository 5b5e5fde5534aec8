"""The lines of an export, each in whole or refused with every reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from reviewer.errors import Fault
from reviewer.intake.cells import Cell, convert
from reviewer.intake.columns import heading_key
from reviewer.intake.fields import Field, Kind
from reviewer.intake.limits import limits
from reviewer.intake.ministry_columns import ministry_columns
from reviewer.intake.sentences import found, place, wanted
from reviewer.intake.tables import Table, TableRow
from reviewer.intake.values import Refused, iso_date, text
from reviewer.reconciliation.ministry import MinistryFact, MinistryOutcome, MinistryRow
from reviewer.services.ports.reconciliation import RefusedRow

Merged = tuple[tuple[int, int, int, int], ...]

_DATE = Field(kind=Kind.DATE)
_DAYS = (MinistryFact.BORN_ON, MinistryFact.FILED_ON, MinistryFact.DECIDED_ON)
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")
_CLOCK = re.compile(r"[ T]+[0-9]{1,2}[:h][0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]+)?(?: ?Z)?$", re.IGNORECASE)
_TWO_NUMBERS = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.][0-9]{4}")
_LONGEST_MARK = 8
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(slots=True, kw_only=True)
class ExportRows:
    """Reads lines by a mapping. ``columns``: place and heading of each fact's column."""

    file: str
    table: Table
    columns: Mapping[MinistryFact, tuple[int, str]]
    merged: Merged
    from_1904: bool
    _month_first: frozenset[MinistryFact] = frozenset()
    _covered: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def read(self, rows: Sequence[TableRow]) -> tuple[tuple[MinistryRow, ...], tuple[RefusedRow, ...]]:
        """Return the lines that are in and those that are refused, both in the file's order."""
        self._month_first = frozenset(fact for fact in _DAYS if self._has_month_first(fact, rows))
        for first_row, first, last_row, last in self.merged:
            for number in range(first_row, min(last_row, rows[-1].number if rows else 0) + 1):
                self._covered.setdefault(number, []).append((first - 1, last - 1))
        taken: list[MinistryRow] = []
        refused: list[RefusedRow] = []
        for row in rows:
            read = self._row(row)
            if isinstance(read, MinistryRow):
                taken.append(read)
            else:
                refused.append(read)
        return self._without_doubles(taken, refused)

    # --- one line --------------------------------------------------------------------------------------------

    def _row(self, row: TableRow) -> MinistryRow | RefusedRow:
        total = self._total(row)
        if total is not None:
            return self._refused(row, [total])
        faults: list[Fault] = []
        texts: dict[MinistryFact, str] = {}
        days: dict[MinistryFact, date] = {}
        outcome: MinistryOutcome | None = None
        for fact, (index, _heading) in self.columns.items():
            cell = row.cell(index)
            if self._is_merged(row, index):
                faults.append(self._fault(row, fact, "merged_cell"))
            elif cell is None:
                if fact is MinistryFact.APPLICATION:
                    faults.append(self._fault(row, fact, "missing"))
            elif cell.flaw:
                faults.append(self._fault(row, fact, "no_cached_value"))
            elif len(cell.text) <= _LONGEST_MARK and heading_key(cell.text) in ministry_columns().suppressed:
                faults.append(self._fault(row, fact, "suppressed_value"))
            else:
                try:
                    if fact in _DAYS:
                        days[fact] = self._day(fact, cell)
                    elif fact is MinistryFact.OUTCOME:
                        outcome = _outcome(cell)
                    else:
                        texts[fact] = _line(cell)
                except Refused as refusal:
                    faults.append(self._fault(row, fact, refusal.code, **refusal.facts))
        if faults:
            return self._refused(row, faults)
        return MinistryRow(
            line=row.number,
            application=texts[MinistryFact.APPLICATION],
            avis_number=texts.get(MinistryFact.AVIS_NUMBER, ""),
            family_name=texts.get(MinistryFact.FAMILY_NAME, ""),
            given_name=texts.get(MinistryFact.GIVEN_NAME, ""),
            born_on=days.get(MinistryFact.BORN_ON),
            employer=texts.get(MinistryFact.EMPLOYER, ""),
            filed_on=days.get(MinistryFact.FILED_ON),
            outcome=outcome,
            decided_on=days.get(MinistryFact.DECIDED_ON),
        )

    def _total(self, row: TableRow) -> Fault | None:
        """Return the fault of a line that adds others up: its first filled cell says so."""
        first = next((cell for cell in row.cells if cell is not None), None)
        words = heading_key(first.text) if first is not None else ""
        if any(words == one or words.startswith(f"{one} ") for one in ministry_columns().totals):
            return Fault(
                file=self.file,
                place=self.table.where(row.number),
                found=found(first.text if first is not None else ""),
                wanted=wanted("total_row", {}),
                code="total_row",
            )
        return None

    def _is_merged(self, row: TableRow, index: int) -> bool:
        return any(first <= index <= last for first, last in self._covered.get(row.number, ()))

    def _day(self, fact: MinistryFact, cell: Cell) -> date:
        value = cell.value
        bounds = limits()
        if isinstance(value, datetime):
            cell = Cell(value.date(), cell.text)
        elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            cell = Cell(self._from_serial(Decimal(str(value))), cell.text)
        elif isinstance(value, str):
            bare = _CLOCK.sub("", value.strip())
            serial = _SERIAL.fullmatch(bare)
            if serial is not None:
                cell = Cell(self._from_serial(Decimal(serial[1])), cell.text)
            else:
                pair = _TWO_NUMBERS.fullmatch(bare)
                if pair is not None and fact in self._month_first and int(pair[1]) != int(pair[2]):
                    raise Refused("ambiguous_date")
                cell = Cell(bare, cell.text)
        return iso_date(convert(_DATE, cell), bounds.earliest, bounds.latest)

    def _from_serial(self, days: Decimal) -> date:
        whole = int(days) if days.is_finite() and abs(days) < 10_000_000 else -1
        if whole not in ministry_columns().serials:
            raise Refused("date")
        return (_FIRST_DAY_1904 if self.from_1904 else _FIRST_DAY) + timedelta(days=whole)

    def _has_month_first(self, fact: MinistryFact, rows: Sequence[TableRow]) -> bool:
        """Tell whether a column holds a date that can only be month first: then 03/04 there could be two days."""
        if fact not in self.columns:
            return False
        index = self.columns[fact][0]
        for row in rows:
            cell = row.cell(index)
            pair = _TWO_NUMBERS.fullmatch(_CLOCK.sub("", cell.text.strip())) if cell is not None else None
            if pair is not None and int(pair[1]) <= 12 < int(pair[2]) <= 31:
                return True
        return False

    # --- lines beside each other -----------------------------------------------------------------------------

    def _without_doubles(
        self, taken: list[MinistryRow], refused: list[RefusedRow]
    ) -> tuple[tuple[MinistryRow, ...], tuple[RefusedRow, ...]]:
        """Refuse a line that repeats an earlier one; where they differ, neither can be believed."""
        groups: dict[str, list[MinistryRow]] = {}
        for row in taken:
            groups.setdefault(row.application.casefold(), []).append(row)
        kept: list[MinistryRow] = []
        for rows in groups.values():
            first = rows[0]
            same = all(_content(row) == _content(first) for row in rows[1:])
            if same:
                kept.append(first)
            for row in rows[1:] if same else rows:
                others = [one.line for one in rows if one is not row]
                code = "duplicate_row" if same else "contradictory_rows"
                refused.append(self._double(row, code, others[0]))
        kept.sort(key=lambda row: row.line)
        return tuple(kept), tuple(sorted(refused, key=lambda row: row.line))

    def _double(self, row: MinistryRow, code: str, other: int) -> RefusedRow:
        fault = Fault(
            file=self.file,
            place=self.table.where(row.line, self.columns[MinistryFact.APPLICATION][1]),
            found=found(row.application),
            wanted=wanted(code, {"other": place("row", {"number": other})}),
            code=code,
        )
        return RefusedRow(line=row.line, faults=(fault,), avis_number=row.avis_number, person=row.person)

    # --- faults ----------------------------------------------------------------------------------------------

    def _fault(self, row: TableRow, fact: MinistryFact, code: str, **facts: object) -> Fault:
        index, heading = self.columns[fact]
        cell = row.cell(index)
        return Fault(
            file=self.file,
            place=self.table.where(row.number, heading),
            found=found(None if cell is None else cell.text, absent=cell is None),
            wanted=wanted(code, facts, in_table=True),
            code=code,
        )

    def _refused(self, row: TableRow, faults: list[Fault]) -> RefusedRow:
        def said(fact: MinistryFact) -> str:
            cell = row.cell(self.columns[fact][0]) if fact in self.columns else None
            return "" if cell is None else cell.text.strip()[: limits().text["line"]]

        person = f"{said(MinistryFact.GIVEN_NAME)} {said(MinistryFact.FAMILY_NAME)}".strip()
        number = said(MinistryFact.AVIS_NUMBER)
        return RefusedRow(line=row.number, faults=tuple(faults), avis_number=number, person=person)


def _content(row: MinistryRow) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in MinistryRow.__dataclass_fields__ if name != "line")


def _outcome(cell: Cell) -> MinistryOutcome:
    known = ministry_columns()
    code = known.outcomes.get(heading_key(cell.text))
    if code is None:
        raise Refused("unknown_outcome", labels=", ".join(known.outcome_words))
    return code


def _line(cell: Cell) -> str:
    node = convert(Field(kind=Kind.LINE), cell)
    read = text(node, limits().text["line"], lines=False)
    if not read:
        raise Refused("missing")
    return " ".join(read.split())
