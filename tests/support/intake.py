"""One request document read as reception reads it, without a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import Fault
from reviewer.intake.reader import read_payload
from reviewer.intake.verdicts import Setting


def parse_document(
    payload: str | Mapping[str, object], *, as_of: date | None = None
) -> EvaluationRequest | tuple[Fault, ...]:
    """Return the request of a document, as text or as an object, or all its faults. Attachments are not looked for."""
    text = payload if isinstance(payload, str) else json.dumps(payload, default=str)
    return read_payload(text, Setting(file="", folder=Path(), as_of=as_of)).outcome
