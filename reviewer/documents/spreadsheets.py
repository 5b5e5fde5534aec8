"""Tables of typed cells as CSV and XLSX. No text of a cell is ever run as a formula by who opens the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from reviewer.statistics.indicators.sheets import Cell, Flavour, Sheet

_MARK = "\ufeff"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_MOST_IN_A_TITLE = 31
_WIDEST = 60
_NOT_IN_A_TITLE = str.maketrans("", "", "[]:*?/\\'")
_NO_CONTROLS = {code: None for code in range(32) if code not in {9, 10, 13}}
_SAME_EVERY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def written(sheets: Sequence[Sheet], flavour: Flavour) -> bytes:
    """Return the bytes of a file. CSV holds the sheets one after another, an empty line between."""
    if flavour is Flavour.XLSX:
        return _xlsx(sheets)
    return _csv(sheets, excel=flavour is Flavour.CSV_EXCEL_FR)


def guarded(text: str) -> str:
    """Return a text that a spreadsheet shows and does not run: an apostrophe before what could begin a formula."""
    plain = text.translate(_NO_CONTROLS)
    first = plain.lstrip()[:1]
    return f"'{plain}" if plain.startswith(_STARTS_A_FORMULA) or first in _STARTS_A_FORMULA else plain


def _csv(sheets: Sequence[Sheet], *, excel: bool) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if excel else ",", lineterminator="\r\n" if excel else "\n")
    for at, sheet in enumerate(sheets):
        if at:
            writer.writerow(())
        for note in (sheet.title, *sheet.notes) if len(sheets) > 1 or sheet.notes else ():
            writer.writerow((guarded(note),))
        writer.writerow([guarded(one) for one in sheet.headings])
        for row in sheet.rows:
            writer.writerow([_plain(cell, decimal="," if excel else ".") for cell in row])
    return ((_MARK if excel else "") + out.getvalue()).encode()


def _plain(cell: Cell, *, decimal: str) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return format(cell, "f").replace(".", decimal)
        case int():
            return str(cell)
        case date():
            return cell.isoformat()
    return guarded(cell)


def _xlsx(sheets: Sequence[Sheet]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new workbook has one
    book.properties.created = book.properties.modified = _SAME_EVERY_TIME.replace(tzinfo=None)
    book.properties.creator = "Avisé"
    for sheet in sheets:
        page = book.create_sheet(_title(sheet.title, book.sheetnames))
        for note in sheet.notes:
            page.append([note.translate(_NO_CONTROLS)])
            page.cell(page.max_row, 1).data_type = "s"
            page.cell(page.max_row, 1).font = Font(italic=True)
        page.append([one.translate(_NO_CONTROLS) for one in sheet.headings])
        top = page.max_row
        for cell in page[top]:
            cell.data_type, cell.font = "s", Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.freeze_panes = f"A{top + 1}"
        for row in sheet.rows:
            page.append([one.translate(_NO_CONTROLS) if isinstance(one, str) else one for one in row])
            for made, given in zip(page[page.max_row], row, strict=True):
                if isinstance(given, str):
                    made.data_type = "s"  # a text that begins as a formula stays a text
                elif isinstance(given, date):
                    made.number_format = "yyyy-mm-dd"
                elif isinstance(given, Decimal):
                    made.number_format = "0.0" if given != given.to_integral_value() else "0"
        for at, heading in enumerate(sheet.headings, 1):
            longest = max((len(str(row[at - 1] or "")) for row in sheet.rows), default=0)
            page.column_dimensions[get_column_letter(at)].width = min(_WIDEST, max(len(heading), longest) + 2)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _title(title: str, taken: Sequence[str]) -> str:
    plain = title.translate(_NOT_IN_A_TITLE)[:_MOST_IN_A_TITLE] or "1"
    at = 1
    while plain in taken:
        at += 1
        plain = f"{plain[: _MOST_IN_A_TITLE - 3]} {at}"
    return plain
