"""Intake files, read whole: each row is a request or every fault that keeps it out; a file that cannot be read is
refused with the reason. Nothing is stored here, and nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reviewer.dossier.request import DocumentReference
from reviewer.errors import Fault, InputRefused
from reviewer.intake import attachments
from reviewer.intake.csv_table import read_csv
from reviewer.intake.files import file_bytes
from reviewer.intake.json_text import MARK, json_fault, json_text
from reviewer.intake.limits import limits
from reviewer.intake.ministry_table import look_at_export, read_export
from reviewer.intake.nodes import JsonObject, NotJson, Slice, TooDeep, TooMany, decode, decode_elements
from reviewer.intake.rows import IntakeFile, IntakeRow
from reviewer.intake.sentences import file_fault, found_as, shown, wanted
from reviewer.intake.table_requests import table_requests
from reviewer.intake.template import request_template
from reviewer.intake.verdicts import Setting, Source, json_where, row, with_one_reference
from reviewer.intake.wages import read_wages
from reviewer.programme.model import Programme
from reviewer.programme.wages import WageLine
from reviewer.reconciliation.ministry import ColumnMapping
from reviewer.services.ports.intake import FORMATS, FileFormat
from reviewer.services.ports.reconciliation import ExportLook, ReadExport

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFiles:
    """Reads files for reception and reconciliation (port ``FileReader``).

    Documents of requests must be there, and references are unique.
    """

    def read_file(self, path: Path) -> IntakeFile:
        """Read a file row by row. Raises ``InputRefused`` where it cannot be read at all."""
        return read_file(path, documents_must_exist=True)

    def read_payload(self, payload: str, file: str, base_folder: Path) -> IntakeRow:
        """Read one corrected row; what is not even JSON is a fault of the row."""
        setting = Setting(file=file, folder=base_folder, documents_must_exist=True)
        return read_payload(payload, setting)

    def read_document(self, base_folder: Path, reference: DocumentReference) -> bytes | Fault:
        """Return a document's bytes, or why they cannot be had."""
        return attachments.read_document(base_folder, reference)

    def template(self, programme: Programme) -> bytes:
        """Return a workbook to fill in, which ``read_file`` reads."""
        return request_template(programme)

    def read_wages(self, path: Path) -> tuple[WageLine, ...]:
        """Read a table of 9th-decile wages. Raises ``InputRefused`` with every fault."""
        return read_wages(path)

    def look_at_export(self, path: Path) -> ExportLook:
        """Return what is in an export of the ministry. Raises ``InputRefused`` where it is no table."""
        return look_at_export(path)

    def read_export(self, path: Path, sheet: str, mapping: ColumnMapping) -> ReadExport:
        """Read an export of the ministry by a mapping of its columns. Raises ``InputRefused``."""
        return read_export(path, sheet, mapping)


def read_file(
    path: Path, *, as_of: date | None = None, documents_must_exist: bool = False, one_reference: bool = True
) -> IntakeFile:
    """Read a file of requests: JSON (one or a list), CSV or XLSX, told apart by content and name.

    ``as_of`` bounds dates of birth where the day of receipt is unknown. ``documents_must_exist``: a missing
    document is a fault of its row (reception). ``one_reference``: two different requests under one reference are
    a fault of the later one.

    Raises ``InputRefused`` where the file cannot be read at all, ``EnvironmentTrouble`` where the disk refuses.
    """
    setting = Setting(
        file=path.name,
        folder=path.parent,
        as_of=as_of,
        documents_must_exist=documents_must_exist,
        one_reference=one_reference,
    )
    rows, ignored = _rows(file_bytes(path), path.suffix.lower(), setting)
    if not rows:
        raise InputRefused((file_fault(setting.file, "no_rows"),))
    return IntakeFile(name=shown(path.name, 200), rows=rows, ignored=ignored)


def read_whole(path: Path, *, as_of: date | None = None) -> IntakeFile:
    """Read a file that is refused whole where any row has a fault (precheck): ``InputRefused`` with all of them.

    Two requests may share a reference, since nothing is stored; documents are not looked for.
    """
    file = read_file(path, as_of=as_of, one_reference=False)
    if file.faults:
        raise InputRefused(file.faults)
    requests = tuple(row for row in file.rows if not row.example)
    if not requests:
        raise InputRefused((file_fault(path.name, "no_rows"),))
    return replace(file, rows=requests)


def read_payload(payload: str, setting: Setting) -> IntakeRow:
    """Read one ``avise.request/1`` in JSON text; what is not even JSON is a fault of the row."""
    where = json_where(None)
    try:
        found = decode(payload, limits().file.max_depth)
    except (NotJson, TooDeep) as error:
        faults: tuple[Fault, ...] = (json_fault(error, setting.file),)
        return IntakeRow(
            number=1,
            place=where(""),
            outcome=faults,
            payload=payload,
            ignored=(),
            base_folder=setting.folder,
            reference=None,
        )
    return row(found.node, Source(number=1, place=where(""), where=where, payload=payload), setting)


def _rows(data: bytes, suffix: str, setting: Setting) -> tuple[tuple[IntakeRow, ...], tuple[str, ...]]:
    kind = _format(data, suffix, setting.file)
    if kind is FileFormat.JSON:
        return _json_rows(data, setting), ()
    if kind is FileFormat.CSV:
        return table_requests(read_csv(data, setting.file), (), setting), ()
    from reviewer.intake.xlsx_table import read_xlsx  # late: openpyxl

    workbook = read_xlsx(data, setting.file)
    ignored = tuple(shown(title, 200) for title in workbook.ignored)
    return table_requests(workbook.main, workbook.sides, setting), ignored


def _format(data: bytes, suffix: str, file: str) -> FileFormat:
    named = FORMATS.get(suffix)
    if named is FileFormat.JSON:
        return named
    if data.startswith(_OLE):
        raise InputRefused((file_fault(file, "old_workbook"),))
    if data.startswith(_ZIP):
        return FileFormat.XLSX
    if named is FileFormat.XLSX:
        raise InputRefused((file_fault(file, "broken_workbook"),))
    if named is None and data.removeprefix(MARK.encode()).lstrip()[:1] in {b"{", b"["}:
        return FileFormat.JSON
    return FileFormat.CSV


def _json_rows(data: bytes, setting: Setting) -> tuple[IntakeRow, ...]:
    file, bounds = setting.file, limits().file
    text = json_text(data, file)
    if not text.strip():
        raise InputRefused((file_fault(file, "empty"),))
    try:
        elements = decode_elements(text, bounds.max_depth, bounds.max_rows)
        if elements is None:
            return (_json_row(_object(decode(text, bounds.max_depth), file), None, setting),)
    except (NotJson, TooDeep) as error:
        raise InputRefused((json_fault(error, file),)) from None
    except TooMany:
        raise InputRefused((file_fault(file, "too_many_rows", most=bounds.max_rows),)) from None
    rows = [_json_row(element, number, setting) for number, element in enumerate(elements, 1)]
    if setting.one_reference:
        rows = with_one_reference(rows, lambda one: json_where(one.number)("reference"), file)
    return tuple(rows)


def _object(found: Slice, file: str) -> Slice:
    if isinstance(found.node, JsonObject):
        return found
    where = json_where(None)("")
    code = "not_object"
    raise InputRefused(
        (
            Fault(
                file=file,
                place=where,
                found=found_as(code, found.node, {}),
                wanted=wanted(code, {}),
                code=code,
            ),
        )
    )


def _json_row(element: Slice, number: int | None, setting: Setting) -> IntakeRow:
    where = json_where(number)
    source = Source(number=number or 1, place=where(""), where=where, payload=element.text)
    return row(element.node, source, setting)
