"""The workbook that an employer fills in, made of what the reader knows: its headings, its spellings, its limits.

Words of branches and levels are the programme's where the reader reads them. One row shows how to fill in; by its
reference the reader knows it for an example (``is_example``), and never takes it in.
"""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

from reviewer.intake.columns import ItemColumns, columns, heading_key
from reviewer.intake.fields import Field, Kind, field_at
from reviewer.intake.limits import limits
from reviewer.programme.model import Programme
from reviewer.resource_files import path as resource_path

_SAME_EVERY_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 # the file format has no zone
_AS_TEXT = frozenset({Kind.DIGITS, Kind.NOC, Kind.NOC_LEVEL, Kind.REFERENCE, Kind.LINE, Kind.PATH})
_DATES = frozenset({Kind.DATE, Kind.BIRTH_DATE})
_WIDEST, _NARROWEST = 40, 12
_BRANCHES = ("stream", "substream", "profile")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its heading, what the example says in it, the list it is chosen from, and what a cell of it tells."""

    heading: str
    example: object
    choices: tuple[str, ...]
    prompt: str
    field: Field | None


def is_example(reference: str) -> bool:
    """Tell whether a row is the template's own example."""
    return heading_key(reference) == heading_key(str(_words()["example"]["reference"]))


def request_template(programme: Programme) -> bytes:
    """Return the bytes of the workbook (XLSX), the same every time."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.created = book.properties.modified = _SAME_EVERY_TIME
    book.properties.creator = "Avisé"
    _sheet(book.create_sheet(columns().title), tuple(_main(programme)))
    for item in columns().items:
        _sheet(book.create_sheet(item.title), tuple(_entries(item, programme)))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# --- what stands in it -------------------------------------------------------------------------------------------


def _main(programme: Programme) -> Iterator[_Column]:
    example = _words()["example"]
    for fact, heading in columns().headings.items():
        if fact not in _BRANCHES or _labels(programme)[fact]:
            yield _column(fact, heading, example.get(fact), programme)
    for item in columns().items:
        yield _Column(item.none, None, _yes_and_no(), _words()["prompts"]["none"], None)


def _entries(item: ItemColumns, programme: Programme) -> Iterator[_Column]:
    example = _words()["example"]
    (shown,) = example[item.path]
    yield _column("reference", columns().headings["reference"], example["reference"], programme)
    for name, heading in item.headings.items():
        yield _column(f"{item.path}.{name}", heading, shown.get(name), programme)


def _column(fact: str, heading: str, example: object, programme: Programme) -> _Column:
    field = field_at(fact)
    if field is None:
        raise LookupError(fact)
    return _Column(
        heading,
        _written(field, fact, example, programme),
        _choices(field, fact, programme),
        _prompt(field),
        field,
    )


def _written(field: Field, fact: str, value: object, programme: Programme) -> object:
    if isinstance(value, bool):
        return columns().label("boolean", "true" if value else "false")
    if field.values and value is not None:
        return _word(field, fact, str(value), programme)
    return Decimal(str(value)) if field.kind is Kind.MONEY and value is not None else value


def _choices(field: Field, fact: str, programme: Programme) -> tuple[str, ...]:
    if field.kind is Kind.BOOLEAN:
        return _yes_and_no()
    if field.kind is Kind.CODE:
        return tuple(dict.fromkeys(one.kind for one in programme.documents))
    known = _labels(programme).get(fact.rpartition(".")[2]) or columns().labels.get(field.values, {})
    return tuple(_word(field, fact, code, programme) for code in known)


def _word(field: Field, fact: str, code: str, programme: Programme) -> str:
    """Return the programme's word for a code where the reader reads it for that code, else the reader's own."""
    word = _labels(programme).get(fact.rpartition(".")[2], {}).get(code, "")
    return word if columns().value(field.values, word) == code else columns().label(field.values, code)


def _labels(programme: Programme) -> Mapping[str, Mapping[str, str]]:
    labels = programme.labels
    return {"stream": labels.streams, "substream": labels.substreams, "profile": labels.profiles}


def _yes_and_no() -> tuple[str, ...]:
    return tuple(columns().label("boolean", code) for code in ("true", "false"))


def _prompt(field: Field) -> str:
    kind = "choice" if field.values and field.kind is not Kind.BOOLEAN else field.kind.name.lower()
    kind = "date" if field.kind in _DATES else "choice" if field.kind is Kind.CODE else kind
    return str(_words()["prompts"].get(kind, ""))


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resource_path("intake/template.toml").read_text(encoding="utf-8"))


# --- how it looks ------------------------------------------------------------------------------------------------


def _sheet(sheet: Any, made: Sequence[_Column]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = limits().file.max_rows + 1
    for at, column in enumerate(made, 1):
        letter = get_column_letter(at)
        title = sheet.cell(1, at, column.heading)
        title.font, title.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        shown = sheet.cell(2, at, column.example)
        shown.font = Font(italic=True)
        style = sheet.column_dimensions[letter]
        style.width = min(
            _WIDEST, max(_NARROWEST, len(column.heading) + 2, len(str(column.example or "")) + 2)
        )
        style.number_format = shown.number_format = _format(column.field)
        rule = DataValidation(type=None, allow_blank=True, showErrorMessage=False)
        if column.choices:
            listed = ",".join(column.choices)
            rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
            rule.showErrorMessage, rule.errorStyle = True, "warning"
        if column.prompt:
            rule.showInputMessage, rule.prompt = True, column.prompt
        if column.choices or column.prompt:
            rule.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(rule)
    sheet.freeze_panes = "B2"


def _format(field: Field | None) -> str:
    if field is None or field.kind in _AS_TEXT or field.values:
        return "@"
    if field.kind in _DATES:
        return "yyyy-mm-dd"
    return "0.00" if field.kind is Kind.MONEY else "General"
