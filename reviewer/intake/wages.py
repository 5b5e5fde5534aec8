"""Tables of 9th-decile wages in CSV: French headings, comma, semicolon or tab, decimals with a comma or a point."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeVar

from reviewer.dossier.request import NocVersion
from reviewer.errors import Fault, InputRefused
from reviewer.intake.cells import Cell, convert
from reviewer.intake.columns import heading_key
from reviewer.intake.csv_table import read_csv
from reviewer.intake.fields import Field, Kind
from reviewer.intake.files import file_bytes
from reviewer.intake.limits import limits
from reviewer.intake.nodes import Node
from reviewer.intake.sentences import file_fault, found, shown, wanted
from reviewer.intake.tables import Table, TableRow
from reviewer.intake.values import Refused, digits, iso_date, money, text
from reviewer.programme.classification import edition_of
from reviewer.programme.rules import Decile
from reviewer.programme.wages import WageLine
from reviewer.resource_files import path as resource_path

T = TypeVar("T")

_MONEY = Field(kind=Kind.MONEY, unit="money")
_DATE = Field(kind=Kind.DATE)
_CODE = Field(kind=Kind.NOC)
_VERSION = Field(kind=Kind.CHOICE, choices=NocVersion, values="noc_version")
_LINE = Field(kind=Kind.LINE)


@dataclass(frozen=True, slots=True)
class _Headings:
    columns: Mapping[str, str]
    preferred: Mapping[str, str]
    required: tuple[str, ...]


@cache
def _headings() -> _Headings:
    data = tomllib.loads(resource_path("intake/wages.toml").read_text(encoding="utf-8"))
    columns = {heading_key(name): fact for fact, names in data["columns"].items() for name in (fact, *names)}
    preferred = {fact: names[0] for fact, names in data["columns"].items()}
    return _Headings(columns, preferred, tuple(data["required"]["columns"]))


def _fact(heading: str) -> str | None:
    return _headings().columns.get(heading_key(heading))


def read_wages(path: Path) -> tuple[WageLine, ...]:
    """Read a table of wages, refused whole with every fault.

    Raises ``InputRefused``, or ``EnvironmentTrouble`` where the disk refuses.
    """
    table = read_csv(file_bytes(path), path.name, known=lambda heading: _fact(heading) is not None)
    reading = _Reading(shown(path.name, 200), table)
    lines = reading.lines()
    if not lines and not reading.faults:
        raise InputRefused((file_fault(path.name, "no_wages"),))
    if reading.faults:
        raise InputRefused(tuple(reading.faults))
    return tuple(lines)


@dataclass(slots=True)
class _Reading:
    file: str
    table: Table
    faults: list[Fault] = field(default_factory=list)
    columns: dict[str, tuple[int, str]] = field(default_factory=dict)

    def lines(self) -> list[WageLine]:
        header = self.table.heading_row
        for index, cell in enumerate(header.cells):
            fact = None if cell is None else _fact(cell.text)
            if cell is not None and fact is not None:
                self.columns.setdefault(fact, (index, cell.text))
        for fact in _headings().required:
            if fact not in self.columns:
                where = self.table.where(header.number)
                heading = _headings().preferred[fact]
                self.faults.append(file_fault(self.file, "no_wage_column", where=where, text=heading))
        if self.faults:
            return []
        read = [self._line(row) for row in self.table.rows[1:]]
        return [line for line in read if line is not None]

    def _line(self, row: TableRow) -> WageLine | None:
        before = len(self.faults)
        bounds = limits()
        written = self._cell(row, "code")
        version = self._version(row, written)
        lengths = {NocVersion.V2016: bounds.digits["noc_2016"], NocVersion.V2021: bounds.digits["noc_2021"]}
        code = self._read(
            row,
            "code",
            _CODE,
            lambda node: digits(
                node,
                tuple(lengths.values()) if version is None else (lengths[version],),
                "noc_any" if version is None else "noc",
                version="" if version is None else version.value,
                shorter=lengths[NocVersion.V2016],
                longer=lengths[NocVersion.V2021],
            ),
        )
        wage = self._read(
            row, "hourly_wage_cad", _MONEY, lambda node: money(node, bounds.money_digits, bounds.money_places)
        )
        valid_from = self._read(row, "valid_from", _DATE, self._day)
        valid_to = self._read(row, "valid_to", _DATE, self._day, needed=False)
        source = self._read(
            row, "source", _LINE, lambda node: text(node, bounds.text["line"], lines=False) or _refuse()
        )
        if wage is not None and wage <= 0:
            self._fault(row, "hourly_wage_cad", "wage_positive", {})
        if valid_from is not None and valid_to is not None and valid_to < valid_from:
            self._fault(row, "valid_to", "end_before_start", {"start": valid_from.isoformat()})
        if len(self.faults) > before or code is None or wage is None or valid_from is None or source is None:
            return None
        known = version or edition_of(code, None) or NocVersion.V2021
        return WageLine(
            place=self.table.where(row.number),
            decile=Decile(
                code=code,
                noc_version=known,
                hourly_wage_cad=wage.quantize(Decimal("0.01")),
                valid_from=valid_from,
                valid_to=valid_to,
                source=source,
            ),
        )

    def _version(self, row: TableRow, code: Cell | None) -> NocVersion | None:
        if self._cell(row, "noc_version") is not None:
            codes = ", ".join(version.value for version in NocVersion)
            return self._read(row, "noc_version", _VERSION, lambda node: _version(node, codes))
        return None if code is None else edition_of(code.text.strip(), None)

    def _day(self, node: Node) -> date:
        bounds = limits()
        return iso_date(node, bounds.earliest, bounds.latest)

    def _cell(self, row: TableRow, fact: str) -> Cell | None:
        return row.cell(self.columns[fact][0]) if fact in self.columns else None

    def _read(
        self,
        row: TableRow,
        fact: str,
        kind: Field,
        read: Callable[[Node], T],
        *,
        needed: bool = True,
    ) -> T | None:
        cell = self._cell(row, fact)
        if cell is None:
            if needed:
                self._fault(row, fact, "missing", {})
            return None
        try:
            return read(convert(kind, cell))
        except Refused as refusal:
            self._fault(row, fact, refusal.code, refusal.facts)
            return None

    def _fault(self, row: TableRow, fact: str, code: str, facts: Mapping[str, object]) -> None:
        cell = self._cell(row, fact)
        heading = self.columns[fact][1]
        self.faults.append(
            Fault(
                file=self.file,
                place=self.table.where(row.number, heading),
                found=found(None if cell is None else cell.text, absent=cell is None),
                wanted=wanted(code, facts, in_table=True),
                code=code,
            )
        )


def _version(node: Node, codes: str) -> NocVersion:
    try:
        return NocVersion(str(node))
    except ValueError:
        raise Refused("choice", codes=codes, labels=codes) from None


def _refuse() -> str:
    raise Refused("missing")
