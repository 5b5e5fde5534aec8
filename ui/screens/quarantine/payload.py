"""A quarantined row as facts that a person can correct: paths, texts, and back to JSON.

What a fact is (a date, an amount, a choice) comes from the intake's own table, so that the editor and the reader agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reviewer.dossier.request import EvaluationRequest
from reviewer.intake.fields import FIELDS, Field, Kind

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the row: its path, what it is, and its text as it stands."""

    path: str
    field: Field
    text: str


class Payload:
    """The row's JSON object; corrections are made on a copy of what was read."""

    def __init__(self, text: str) -> None:
        """Raise ``ValueError`` where the text is no JSON object: then only the text itself can be corrected."""
        document = json.loads(text)
        if not isinstance(document, dict):
            raise ValueError("not an object")
        self._document: dict[str, Any] = document

    def facts(self) -> tuple[Fact, ...]:
        """Return every fact that a request may have, and those of the list entries that are there."""
        return tuple(self._walk(EvaluationRequest, "", self._document))

    def put(self, fact: Fact, text: str) -> None:
        """Write a corrected text as the JSON value that its kind wants."""
        *parents, last = _steps(fact.path)
        place: Any = self._document
        for step in parents:
            if isinstance(step, int):
                place = place[step]
            else:
                if not isinstance(place.get(step), dict | list):
                    place[step] = {}
                place = place[step]
        place[last] = _value(fact.field, text)

    def as_text(self) -> str:
        """Return the row as JSON."""
        return json.dumps(self._document, ensure_ascii=False, indent=2)

    def _walk(self, part: type, prefix: str, values: object) -> Iterator[Fact]:
        known = values if isinstance(values, Mapping) else {}
        for name, field in FIELDS[part].items():
            path, value = f"{prefix}{name}", known.get(name)
            if field.kind is Kind.OBJECT and field.part is not None and isinstance(value, Mapping | None):
                yield from self._walk(field.part, f"{path}.", value)
            elif field.kind is Kind.LIST and field.part is not None:
                entries = value if isinstance(value, list) else []
                for index, entry in enumerate(entries):
                    yield from self._walk(field.part, f"{path}[{index}].", entry)
            else:
                yield Fact(path, field, _text(value))


def reference_in(payload: str) -> str:
    """Return the reference that a row carries, empty where it cannot be read."""
    try:
        document = json.loads(payload)
    except ValueError:
        return ""
    found = document.get("reference") if isinstance(document, dict) else None
    return found if isinstance(found, str) else ""


def _steps(path: str) -> list[str | int]:
    return [int(index) if index else name for name, index in _STEP.findall(path)]


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _value(field: Field, text: str) -> object:
    stripped = text.strip()
    if not stripped:
        return None
    if field.kind is Kind.BOOLEAN:
        return {"true": True, "false": False}.get(stripped, stripped)
    if field.kind in {Kind.DECIMAL, Kind.INTEGER}:
        try:
            number = json.loads(stripped.replace(",", "."))
        except ValueError:
            return stripped
        return number if isinstance(number, int | float) and not isinstance(number, bool) else stripped
    if field.kind is Kind.MONEY:
        return _amount(stripped)
    return stripped if field.kind is not Kind.PARAGRAPH else text


def _amount(text: str) -> str:
    """Return « 105 000,00 $ » as the contract writes it; what is no amount stays as it was typed."""
    bare = re.sub(r"[\s$]", "", text)
    if re.fullmatch(r"\d+([.,]\d{1,2})?", bare) is None:
        return text
    return bare.replace(",", ".")
