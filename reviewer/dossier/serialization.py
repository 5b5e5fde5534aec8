"""The stored form of a request: ``avise.request/1``, and one sequence of bytes for one content.

Trusting code, for what this program wrote itself; what comes from outside goes through ``reviewer.intake``.

The canonical bytes leave out every unknown fact (null): a key that a later version of the schema adds
does not change the digest of a request taken in before. A contact of whom nothing is known is no contact.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar, cast

from reviewer.dossier.request import (
    SCHEMA,
    Candidate,
    Contact,
    Diploma,
    DiplomaLevel,
    DocumentReference,
    Employer,
    EvaluationRequest,
    Experience,
    Job,
    JobStatus,
    LanguageProfile,
    NocVersion,
    Stream,
    Substream,
)

MONEY = frozenset({"annual_salary_cad", "hourly_wage_cad"})
"""Amounts are written as decimal strings with two places; every other decimal is a JSON number."""

_DATES = frozenset(
    {
        "received_on",
        "planned_dsp_on",
        "start_on",
        "born_on",
        "obtained_on",
        "programme_ended_on",
        "started_on",
        "ended_on",
    }
)
_NUMBERS = frozenset({"hours_per_week", "ai_share_percent"})
_CODES: Mapping[str, type[StrEnum]] = {
    "stream": Stream,
    "substream": Substream,
    "profile": LanguageProfile,
    "noc_version": NocVersion,
    "status": JobStatus,
}
_T = TypeVar("_T")


def to_document(request: EvaluationRequest) -> dict[str, object]:
    """Return the request as a JSON-able object with every key of the schema, unknown facts as null."""
    return {"schema": SCHEMA, **_object(request)}


def part_document(part: Contact) -> dict[str, object]:
    """Return a part of a request as JSON would have it, with every key."""
    return _object(part)


def from_document(document: Mapping[str, object]) -> EvaluationRequest:
    """Return the request of a stored object; keys that this version does not know are passed over.

    Raises ``ValueError`` or ``TypeError`` where the object was not written by ``to_document``.
    """
    if document.get("schema") != SCHEMA:
        raise ValueError(f"not {SCHEMA}: {document.get('schema')!r}")
    employer = _part(document.get("employer"))
    contact = employer.get("contact")
    candidate = _part(document.get("candidate"))
    documents = cast("list[Mapping[str, object]]", document.get("documents") or [])
    return _build(
        EvaluationRequest,
        document,
        employer=_build(
            Employer, employer, contact=None if contact is None else _build(Contact, _part(contact))
        ),
        job=_build(Job, _part(document.get("job"))),
        candidate=_build(
            Candidate,
            candidate,
            diplomas=_list(Diploma, candidate.get("diplomas")),
            experiences=_list(Experience, candidate.get("experiences")),
        ),
        documents=tuple(_build(DocumentReference, item) for item in documents),
    )


def canonical_bytes(request: EvaluationRequest) -> bytes:
    """Return the UTF-8 bytes that stand for this content: sorted keys, no spaces, unknown facts left out."""
    known = _without_unknown(to_document(request))
    return json.dumps(known, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _object(value: Any) -> dict[str, object]:
    return {field.name: _value(field.name, getattr(value, field.name)) for field in fields(value)}


def _value(name: str, value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, ".2f") if name in MONEY else _number(value)
    if isinstance(value, tuple):
        return [_object(item) for item in value]
    if is_dataclass(value):
        return _object(value)
    raise TypeError(f"{name}: {type(value).__name__}")


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _without_unknown(value: object) -> object:
    if isinstance(value, list):
        return [_without_unknown(item) for item in value]
    if isinstance(value, dict):
        known = {key: _without_unknown(item) for key, item in value.items() if item is not None}
        if isinstance(known.get("contact"), dict) and not known["contact"]:
            del known["contact"]
        return known
    return value


def _part(value: object) -> Mapping[str, object]:
    if value is None:
        return {}
    if isinstance(value, Mapping):
        return value
    raise TypeError(type(value).__name__)


def _list(kind: type[_T], value: object) -> tuple[_T, ...] | None:
    if value is None:
        return None
    return tuple(_build(kind, _part(item)) for item in cast("list[object]", value))


def _build(kind: type[_T], document: Mapping[str, object], **parts: object) -> _T:
    values: dict[str, object] = dict(parts)
    for field in fields(cast("Any", kind)):
        if field.name not in parts and document.get(field.name) is not None:
            values[field.name] = _fact(kind, field.name, document[field.name])
    return kind(**values)


def _fact(kind: type, name: str, value: object) -> object:
    if name in _DATES:
        return date.fromisoformat(cast("str", value))
    if name in MONEY or name in _NUMBERS:
        return Decimal(str(value))
    if name in _CODES:
        return _CODES[name](cast("str", value))
    if name == "level" and kind is Diploma:
        return DiplomaLevel(cast("str", value))
    return value
