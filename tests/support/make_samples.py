"""Makes the bundled sample requests (``resources/samples``) from their source (``tests/data/samples``).

Run it after a change of the source::

    python -m tests.support.make_samples

Everybody and everything in these files is invented. The same content comes out in each format that employers use:
JSON, CSV as a spreadsheet of this country writes it, CSV in UTF-8, and a workbook.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import tomllib
import zipfile
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from reviewer.dossier.request import SCHEMA
from reviewer.intake.columns import columns
from reviewer.intake.fields import Field, Kind, field_at
from reviewer.resource_files import path as resource_path
from tests.support.sample_pieces import write_piece

SOURCE = Path(__file__).resolve().parent.parent / "data" / "samples"
PIECES = "pieces"
_NARROW, _WIDE = "\u202f", "\u00a0"
_EPOCH = (2025, 1, 1, 0, 0, 0)
_LISTS = {"diplomas": "candidate.diplomas", "experiences": "candidate.experiences", "documents": "documents"}


def sources() -> list[dict[str, Any]]:
    """Return the source files in the order in which they are taken in, each with its whole requests."""
    files = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(SOURCE.glob("*.toml"))]
    files.sort(key=lambda one: one["file"].partition("-")[2])
    known = {one["reference"]: one for file in files for one in file["requests"] if "reference" in one}
    for file in files:
        space = _WIDE if file.get("encoding") == "cp1252" else _NARROW
        file["written"] = {
            one["reference"]: one.pop("written") for one in file["requests"] if "written" in one
        }
        file["requests"] = [_typeset(_whole(one, known), space) for one in file["requests"]]
    return files


def _whole(short: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    if "copy" in short:
        merged = deepcopy(known[short["copy"]])
        merged["job"].update(short.get("job", {}))
        short = {**merged, "documents": short["documents"]}
    else:
        short = deepcopy(short)
    francophone = short["profile"] == "francophone"
    candidate = {
        "intends_to_settle": True,
        "stay_conditions_respected": True,
        "self_sufficiency_undertaking": True,
        "controls_employer": False,
        "francization_undertaking": None if francophone else True,
    }
    short["candidate"] = {**short["candidate"], **candidate}
    short["employer"]["inadmissible_sector"] = False
    short["job"].setdefault("hours_per_week", 37.5)
    kinds = [kind["kind"] if isinstance(kind, dict) else kind for kind in short["documents"]]
    short["documents"] = [
        {"kind": kind, "path": f"{PIECES}/{short['reference']}/{kind}.pdf"} for kind in kinds
    ]
    return {"schema": SCHEMA, "stream": "ia", **short}


def _typeset(value: Any, space: str) -> Any:
    """Put no-break spaces where French wants them."""
    if isinstance(value, dict):
        return {key: _typeset(item, space) for key, item in value.items()}
    if isinstance(value, list):
        return [_typeset(item, space) for item in value]
    if isinstance(value, str):
        for mark in ";:?!»%":
            value = value.replace(f" {mark}", f"{space}{mark}")
        return value.replace("« ", f"«{space}")
    return value


def make(folder: Path) -> None:
    """Write every sample file and every attachment into a folder."""
    shutil.rmtree(folder / PIECES, ignore_errors=True)
    for source in sources():
        target = folder / source["file"]
        if source["format"] == "json":
            target.write_text(as_json(source), encoding="utf-8")
        elif source["format"] == "csv":
            target.write_bytes(as_csv(source).encode(source["encoding"]))
        else:
            target.write_bytes(as_xlsx(source))
        for request in source["requests"]:
            for piece in request["documents"]:
                write_piece(folder / piece["path"], piece["kind"], request)


def as_json(source: dict[str, Any]) -> str:
    """Return the file as JSON: a list, or the one request itself."""
    requests = [_ordered(request) for request in source["requests"]]
    document = requests if len(requests) > 1 else requests[0]
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _ordered(request: dict[str, Any]) -> dict[str, Any]:
    first = ("schema", "reference", "received_on", "planned_dsp_on", "stream", "substream", "profile")
    return {name: request[name] for name in (*first, "employer", "job", "candidate", "documents")}


def as_csv(source: dict[str, Any]) -> str:
    """Return the file as CSV: one request a line, entries of lists in numbered columns."""
    rows = [
        _csv_cells(request, source["written"].get(request["reference"], {})) for request in source["requests"]
    ]
    headings = [heading for heading in _all_headings() if any(heading in row for row in rows)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=source["delimiter"], lineterminator="\r\n")
    writer.writerow(headings)
    space = _WIDE if source["encoding"] == "cp1252" else ""
    for row in rows:
        writer.writerow([_as_written(heading, row.get(heading), space) for heading in headings])
    return out.getvalue()


def _all_headings() -> list[str]:
    found = list(columns().headings.values())
    for name in _LISTS:
        found.append(_none_heading(name))
        for number in range(1, 10):
            found.extend(_numbered(name, number, heading) for heading in _item_headings(name).values())
    return found


def _items_resource() -> dict[str, Any]:
    data = tomllib.loads(resource_path("intake/columns.toml").read_text(encoding="utf-8"))
    items: dict[str, Any] = data["items"]
    return items


def _item_headings(name: str) -> dict[str, str]:
    return {fact: headings[0] for fact, headings in _items_resource()[name]["columns"].items()}


def _none_heading(name: str) -> str:
    return str(_items_resource()[name]["none"][0])


def _numbered(name: str, number: int, heading: str) -> str:
    return f"{_items_resource()[name]['prefix'][0]} {number} – {heading}"


def _csv_cells(request: dict[str, Any], written: dict[str, str]) -> dict[str, tuple[str, Any]]:
    cells: dict[str, tuple[str, Any]] = {}
    for path, heading in columns().headings.items():
        value = written.get(path, _at(request, path))
        if value is not None:
            cells[heading] = ("as is" if path in written else path, value)
    for name, path in _LISTS.items():
        items = _at(request, path)
        if items == []:
            cells[_none_heading(name)] = ("as is", columns().label("boolean", "true"))
        for number, item in enumerate(items, 1):
            for fact, heading in _item_headings(name).items():
                if item.get(fact) is not None:
                    cells[_numbered(name, number, heading)] = (f"{path}.{fact}", item[fact])
    return cells


def _at(request: dict[str, Any], path: str) -> Any:
    value: Any = request
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _as_written(heading: str, cell: tuple[str, Any] | None, space: str) -> str:
    """Write a value as a person would in a cell; ``space``: what separates thousands, none where empty."""
    if cell is None:
        return ""
    path, value = cell
    field = field_at(path)
    if field is None:
        return str(value)
    label = _label(field, value)
    if label is not None:
        return label
    if field.kind in {Kind.DATE, Kind.BIRTH_DATE} and space:
        return date.fromisoformat(value).strftime("%d/%m/%Y")
    if field.kind is Kind.MONEY:
        dollars, _, cents = value.partition(".")
        return f"{int(dollars):,}".replace(",", space) + f",{cents}{space}$" if space else value
    if field.kind is Kind.DECIMAL and space:
        return str(value).replace(".", ",")
    return str(value)


def _label(field: Field, value: Any) -> str | None:
    if field.kind is Kind.BOOLEAN:
        return columns().label("boolean", "true" if value else "false")
    return columns().label(field.values, value) if field.values else None


def as_xlsx(source: dict[str, Any]) -> bytes:
    """Return the file as a workbook: requests, diplomas, experiences and documents in a sheet each."""
    book = Workbook()
    book.remove(book.worksheets[0])
    used = [
        (path, heading)
        for path, heading in columns().headings.items()
        if any(_at(request, path) is not None for request in source["requests"])
    ]
    rows = [
        [
            _typed(path, source["written"].get(request["reference"], {}).get(path, _at(request, path)))
            for path, _ in used
        ]
        for request in source["requests"]
    ]
    titles = _sheet_titles()
    _sheet(book, titles["requests"], [heading for _, heading in used], rows)
    for name, path in _LISTS.items():
        headings = _item_headings(name)
        entries = [
            [request["reference"], *(_typed(f"{path}.{fact}", item.get(fact)) for fact in headings)]
            for request in source["requests"]
            for item in _at(request, path)
        ]
        _sheet(book, titles[name], [columns().headings["reference"], *headings.values()], entries)
    out = io.BytesIO()
    book.save(out)
    return _without_instants(out.getvalue())


def _sheet_titles() -> dict[str, str]:
    data = tomllib.loads(resource_path("intake/columns.toml").read_text(encoding="utf-8"))
    return {group: titles[0] for group, titles in data["sheets"].items()}


def _typed(path: str, value: Any) -> Any:
    field = field_at(path)
    if field is None or value is None:
        return value
    label = _label(field, value)
    if label is not None:
        return label
    if field.kind in {Kind.DATE, Kind.BIRTH_DATE}:
        return date.fromisoformat(value)
    if field.kind is Kind.MONEY and value.replace(".", "").isdigit():
        return float(value)
    return value


def _sheet(book: Workbook, title: str, headings: list[str], rows: list[list[Any]]) -> None:
    sheet = book.create_sheet(title)
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for index, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(index)].width = min(36, max(12, len(heading) + 2))
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            if isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
            elif isinstance(cell.value, float) and cell.value > 1000:
                cell.number_format = "#,##0.00"
    sheet.freeze_panes = "B2"


def _without_instants(workbook: bytes) -> bytes:
    """Return the workbook without the moment at which it was made, so that it is remade byte for byte."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            content = old.read(name)
            if name == "docProps/core.xml":
                start, _, rest = content.partition(b"<dcterms:created")
                content = start + rest.rpartition(b"</dcterms:modified>")[2]
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, content)
    return out.getvalue()


if __name__ == "__main__":
    make(resource_path("samples"))
