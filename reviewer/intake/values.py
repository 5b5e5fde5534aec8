"""Single values of a request, strictly: what is not exactly of the wanted kind is refused with a reason."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, DecimalException

from reviewer.intake.limits import NumberBounds
from reviewer.intake.nodes import Node, Numeral

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONEY = re.compile(r"([0-9]+)(?:\.([0-9]+))?")
_NUMERAL_MOST = 400
_BREAKS = re.compile(r"\r\n|[\r\u2028\u2029]")
_SPACES = re.compile(r"[ \t\n]+")
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # commands; tab and line ends are allowed
    "\u202a-\u202e\u2066-\u2069"  # overrides that make a text read otherwise than it is stored
    "\ufdd0-\ufdef\ufffe\uffff]"  # not characters
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DRIVE_OR_STREAM = re.compile(r"[:\\]")


class Refused(Exception):
    """A value is not of the wanted kind. ``code`` names the wanted text, ``facts`` what it mentions."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


def text(node: Node, most: int, *, lines: bool, spelling: bool = True) -> str | None:
    """Return a text, ``None`` where it is blank.

    ``lines``: line ends stay; elsewhere each run of white space is one space. ``spelling``: compose accents
    (NFC), so that two spellings of one name are equal; paths keep the bytes that their folder has.
    """
    if not isinstance(node, str):
        raise Refused("not_text")
    if len(node) > most:
        raise Refused("too_long", count=len(node), most=most)
    if _SURROGATE.search(node):
        raise Refused("surrogate")
    if _HARMFUL.search(node):
        raise Refused("control_character")
    if not spelling:
        return node if node.strip() else None
    value = unicodedata.normalize("NFC", _BREAKS.sub("\n", node))
    value = value.strip() if lines else _SPACES.sub(" ", value).strip()
    if len(value) > most:
        raise Refused("too_long", count=len(value), most=most)
    return value or None


def relative_path(value: str | None) -> str | None:
    """Return a path that cannot leave its folder: relative, forward slashes, no ``..``, drive or stream."""
    if value is None:
        return None
    if _DRIVE_OR_STREAM.search(value) or any(step.strip() in {"", ".", ".."} for step in value.split("/")):
        raise Refused("path_outside")
    if any(len(step.encode()) > 255 for step in value.split("/")):
        raise Refused("path_outside")
    return value


def iso_date(node: Node, earliest: date, latest: date, code: str = "date_range") -> date:
    """Return a date written ``YYYY-MM-DD`` that exists and lies in the closed interval."""
    if not isinstance(node, str) or not _DATE.fullmatch(node):
        raise Refused("date")
    try:
        day = date.fromisoformat(node)
    except ValueError:
        raise Refused("date") from None
    if not earliest <= day <= latest:
        raise Refused(code, least=earliest.isoformat(), most=latest.isoformat())
    return day


def money(node: Node, most_digits: int, most_places: int) -> Decimal:
    """Return dollars from a decimal string; a JSON number is refused, since it may have lost its cents."""
    found = _MONEY.fullmatch(node) if isinstance(node, str) and len(node) <= _NUMERAL_MOST else None
    if found is None or len(found[1]) > most_digits or len(found[2] or "") > most_places:
        raise Refused("money", digits=most_digits, places=most_places)
    return Decimal(found[0])


def decimal(node: Node, bounds: NumberBounds) -> Decimal:
    """Return a number within its bounds, without loss."""
    try:
        value = Decimal(node.text) if isinstance(node, Numeral) and len(node.text) <= _NUMERAL_MOST else None
    except DecimalException:
        value = None
    if value is None or not value.is_finite() or not bounds.least <= value <= bounds.most:
        raise Refused("number" if bounds.places else "integer", least=bounds.least, most=bounds.most)
    if value == value.to_integral_value():
        return Decimal(int(value))
    rounded = value.quantize(Decimal(1).scaleb(-bounds.places))
    if rounded != value:
        code = "number_places" if bounds.places else "integer"
        raise Refused(code, least=bounds.least, most=bounds.most, places=bounds.places)
    return rounded.normalize()


def integer(node: Node, bounds: NumberBounds) -> int:
    """Return a whole number within its bounds; ``24.0`` is whole."""
    return int(decimal(node, bounds))


def choice(node: Node, codes: tuple[str, ...]) -> str:
    """Return one of the codes, written exactly so."""
    if not isinstance(node, str) or node not in codes:
        raise Refused("choice", codes=", ".join(codes))
    return node


def digits(node: Node, lengths: tuple[int, ...], code: str, **facts: object) -> str:
    """Return a code of digits of one of these lengths, as text."""
    if not (isinstance(node, str) and node.isascii() and node.isdigit() and len(node) in lengths):
        raise Refused(code, count=lengths[0], **facts)
    return node
