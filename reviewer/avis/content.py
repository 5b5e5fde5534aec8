"""What an avis says (``avise.avis/1``): the facts that are printed, attached as JSON and kept in the register.

No expert's name and no score ever stands here.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

SCHEMA = "avise.avis/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFinding:
    """One constat as the employer reads it. ``reason`` may be empty where the answer is yes."""

    id: str
    label: str
    question: str
    answer: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AvisContent:
    """An avis, issued or still a draft (no number, no code). Dates are Québec calendar dates.

    ``second_signatory_name``: who countersigns, where the programme wants two signatures.
    """

    number: str | None
    programme_id: str
    programme_name: str
    issuer: str
    employer_name: str | None
    employer_neq: str | None
    candidate_name: str
    job_title: str | None
    workplace: str | None
    substream: str | None
    findings: tuple[PrintedFinding, ...]
    favourable: bool
    issued_on: date
    expires_on: date
    rules_id: str
    grid_id: str
    wording_id: str
    signatory_name: str
    signatory_function: str
    dossier_reference: str
    replaces: str | None = None
    second_signatory_name: str | None = None
    second_signatory_function: str | None = None
    verification_code: str | None = None

    def sealed(self, number: str) -> AvisContent:
        """Return the content with its number and the verification code that follows from all the rest."""
        numbered = replace(self, number=number, verification_code=None)
        return replace(numbered, verification_code=verification_code(numbered))


_Read = TypeVar("_Read", AvisContent, PrintedFinding)
_KINDS: Mapping[str, tuple[type, ...]] = {"str": (str,), "str | None": (str, type(None)), "bool": (bool,)}


def as_json(content: AvisContent) -> bytes:
    """Return the canonical JSON of the content: the bytes attached to the PDF as ``avis.json``."""
    document: dict[str, object] = {"schema": SCHEMA}
    for name in content.__dataclass_fields__:
        value = getattr(content, name)
        if name == "findings":
            value = [
                {"id": f.id, "label": f.label, "question": f.question, "answer": f.answer, "reason": f.reason}
                for f in content.findings
            ]
        elif isinstance(value, date):
            value = value.isoformat()
        document[name] = value
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def from_json(raw: bytes) -> AvisContent:
    """Read canonical JSON back; raise ``ValueError`` where it is not an avis of this schema."""
    try:
        document = json.loads(raw)
        return _from_document(document)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not an avis") from error


def _from_document(document: Mapping[str, object]) -> AvisContent:
    if document["schema"] != SCHEMA:
        raise ValueError(str(document["schema"]))
    values = {name: document[name] for name in AvisContent.__dataclass_fields__}
    findings = values["findings"]
    if not isinstance(findings, list):
        raise TypeError("findings")
    values["findings"] = tuple(_checked(PrintedFinding(**finding)) for finding in findings)
    for name in ("issued_on", "expires_on"):
        values[name] = date.fromisoformat(str(values[name]))
    return _checked(AvisContent(**values))  # type: ignore[arg-type]  # values come from JSON; checked right here


def _checked(value: _Read) -> _Read:
    for field in fields(value):
        kinds = _KINDS.get(str(field.type))
        if kinds is not None and not isinstance(getattr(value, field.name), kinds):
            raise TypeError(field.name)
    return value


def verification_code(content: AvisContent) -> str:
    """Return the code printed on the avis: 100 bits of the SHA-256 of the content, in groups of five letters."""
    sha256 = hashlib.sha256(as_json(replace(content, verification_code=None))).digest()
    letters = base64.b32encode(sha256).decode()[:20]
    return "-".join(letters[index : index + 5] for index in range(0, 20, 5))
