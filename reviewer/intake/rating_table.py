"""A table of ratings in CSV: header ``item,rater,rating``, one judgement a row, empty where it is missing."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path

from reviewer.errors import Fault, InputRefused
from reviewer.intake.csv_table import decoded, plain_rows
from reviewer.intake.files import file_bytes
from reviewer.intake.sentences import file_fault, place
from reviewer.statistics.ratings import Judgement, Level, Value

HEADINGS = ("item", "rater", "rating")
MOST_ROWS = 500_000
MOST_FAULTS = 100
_MOST_DIGITS = 30


def read_ratings(path: Path, level: Level) -> tuple[Judgement, ...]:
    """Read the judgements of a file; raise ``InputRefused`` with every fault, file and line.

    ``level``: at the ordinal and interval levels every rating is a number; a name is one at the nominal level.
    """
    file = path.name
    text = decoded(file_bytes(path, "agreement"), file)
    faults: list[Fault] = []
    found: list[Judgement] = []
    given: set[tuple[str, str]] = set()
    lines = plain_rows(text, file)
    order = _order(next(lines, None), file)
    for number, cells in lines:
        if len(found) >= MOST_ROWS:
            raise InputRefused((file_fault(file, "too_many_rows", most=MOST_ROWS),))
        where = place("row", {"number": number})
        if len(cells) != len(HEADINGS):
            faults.append(
                file_fault(file, "rating_cells", where=where, count=len(cells), wanted=len(HEADINGS))
            )
        else:
            item, rater, rating = (cells[index].strip() for index in order)
            value = _value(rating, level)
            if not item or not rater:
                missing = HEADINGS[0] if not item else HEADINGS[1]
                faults.append(_fault(file, number, missing, "rating_name"))
            elif (item, rater) in given:
                faults.append(file_fault(file, "rating_twice", where=where, item=item, rater=rater))
            elif rating and value is None:
                faults.append(_fault(file, number, HEADINGS[2], "rating_number", rating))
            else:
                given.add((item, rater))
                found.append(Judgement(item, rater, value))
        if len(faults) >= MOST_FAULTS:
            break
    if faults:
        raise InputRefused(tuple(faults))
    return tuple(found)


def _fault(file: str, number: int, heading: str, code: str, text: str = "") -> Fault:
    where = place("column", {"number": number, "heading": heading})
    return file_fault(file, code, where=where, text=text)


def _order(header: tuple[int, list[str]] | None, file: str) -> tuple[int, ...]:
    """Return where each heading stands."""
    number, cells = (1, list[str]()) if header is None else header
    names = [cell.strip().casefold() for cell in cells]
    if sorted(names) != sorted(HEADINGS):
        where = place("row", {"number": number})
        fault = file_fault(
            file, "rating_header", where=where, text=",".join(cells), headings=",".join(HEADINGS)
        )
        raise InputRefused((fault,))
    return tuple(names.index(heading) for heading in HEADINGS)


def _value(text: str, level: Level) -> Value | None:
    """Return a rating, None where it is missing, or no number at a level that asks for one."""
    if not text or level is Level.NOMINAL:
        return text or None
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    sensible = value.is_finite() and abs(value.adjusted()) <= _MOST_DIGITS
    return value if sensible else None
