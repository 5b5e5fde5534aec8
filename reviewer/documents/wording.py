"""The printed wording of an avis: versioned data of its programme (``resources/programmes/<id>/documents/*.toml``).

An avis stores the id of the wording that it was printed with; a version in use never changes.
"""

from __future__ import annotations

import re
import string
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final

from reviewer.documents.errors import WordingMissing
from reviewer.documents.paths import PROGRAMMES
from reviewer.errors import Fault, InputRefused

_PROGRAMME_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AvisText:
    """Every sentence and label of the avis. ``{names}`` are filled in at printing."""

    title: str
    subject: str
    draft: str
    draft_watermark: str
    draft_notice: str
    favourable: str
    unfavourable: str
    favourable_sentence: str
    unfavourable_sentence: str
    number: str
    number_pending: str
    issued_on: str
    expires_on: str
    object_section: str
    employer: str
    employer_with_neq: str
    candidate: str
    job_title: str
    workplace: str
    substream: str
    dossier_reference: str
    fact: str
    value: str
    findings_section: str
    finding: str
    question: str
    answer: str
    yes: str
    no: str
    reason_of: str
    scope_section: str
    ministry_decides: str
    scope: str
    validity: str
    versions: str
    replaces: str
    signature_section: str
    signatory: str
    signature_place: str
    signature_description: str
    signature_description_without_function: str
    stamp_heading: str
    stamp_instant: str
    verification_code: str
    verification_code_pending: str
    verification: str
    footer: str
    page: str
    attachment: str
    signature_reason: str
    signature_location: str


# What each sentence may name. A sentence that is not here names nothing.
_MAY_NAME: Final = {
    "employer_with_neq": {"employer", "neq"},
    "reason_of": {"finding"},
    "validity": {"issued_on", "expires_on"},
    "versions": {"rules", "grid"},
    "replaces": {"number"},
    "signature_description": {"signatory", "function", "number"},
    "signature_description_without_function": {"signatory", "number"},
    "stamp_instant": {"date", "hour", "minute"},
    "footer": {"title", "number"},
    "page": {"page", "pages"},
    "signature_reason": {"number"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AvisWording:
    """One version of the wording, where it comes from and how sure it is. ``fields``: names of facts, for errors."""

    id: str
    source: str
    confidence: str
    text: AvisText
    fields: dict[str, str]

    def conclusion(self, favourable: bool) -> str:
        """Return the printed conclusion."""
        return self.text.favourable if favourable else self.text.unfavourable

    def answer(self, yes: bool) -> str:
        """Return the printed answer to a finding's question."""
        return self.text.yes if yes else self.text.no


@cache
def load_wording(programme_id: str, wording_id: str, folder: Path = PROGRAMMES) -> AvisWording:
    """Return a programme's wording by its id; raise ``WordingMissing``, or ``InputRefused`` where it is faulty."""
    if not _PROGRAMME_ID.fullmatch(programme_id):
        raise WordingMissing(programme_id, wording_id)
    for path in sorted((folder / programme_id / "documents").glob("*.toml")):
        with path.open("rb") as file:
            document = tomllib.load(file)
        if document.get("id") == wording_id:
            return _read(path, document)
    raise WordingMissing(programme_id, wording_id)


def _read(path: Path, document: dict[str, object]) -> AvisWording:
    text, names = document.get("text"), document.get("fields")
    if not isinstance(text, dict) or not isinstance(names, dict):
        raise InputRefused((Fault(path.name, "text, fields", "—", "[text] [fields]"),))
    wanted = {field.name for field in fields(AvisText)}
    faults = [Fault(path.name, f"text.{name}", "—", "…") for name in sorted(wanted - set(text))]
    faults += [Fault(path.name, f"text.{name}", str(text[name]), "—") for name in sorted(set(text) - wanted)]
    for name in sorted(wanted & set(text)):
        named = {part[1] for part in string.Formatter().parse(str(text[name])) if part[1] is not None}
        allowed = _MAY_NAME.get(name, set())
        if named != allowed:
            faults.append(Fault(path.name, f"text.{name}", str(sorted(named)), str(sorted(allowed))))
    if faults:
        raise InputRefused(tuple(faults))
    return AvisWording(
        id=str(document["id"]),
        source=str(document["source"]),
        confidence=str(document["confidence"]),
        text=AvisText(**{name: str(text[name]) for name in wanted}),
        fields={str(key): str(value) for key, value in names.items()},
    )
