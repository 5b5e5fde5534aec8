"""The wording of notices about issued avis: versioned data of a programme (``documents/notice-*.toml``).

A notice stores the id of the wording that it was written with; a version in use never changes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from reviewer.avis.notice import NoticeContent, NoticeKind
from reviewer.documents.errors import WordingMissing
from reviewer.documents.letter_wording import texts
from reviewer.documents.paths import PROGRAMMES
from reviewer.errors import Fault, InputRefused
from reviewer.programme.model import is_programme_id

_NONE: Final[frozenset[str]] = frozenset()
_GENERAL: Final = frozenset({"number", "reference", "written_on", "issued_on", "expires_on"})
_COMMON: Final[Mapping[str, frozenset[str]]] = {
    "title": frozenset({"number"}),
    "subject": _NONE,
    "draft_watermark": _NONE,
    "written_on": frozenset({"written_on"}),
    "to": frozenset({"contact"}),
    "mention": _GENERAL,
    "object_section": _NONE,
    "avis_number": _NONE,
    "issued_on": _NONE,
    "expires_on": _NONE,
    "dossier_reference": _NONE,
    "employer": _NONE,
    "candidate": _NONE,
    "job_title": _NONE,
    "greeting": _NONE,
    "how": _GENERAL,
    "ministry": _NONE,
    "responsible": frozenset({"responsible", "function"}),
    "responsible_without_function": frozenset({"responsible"}),
    "footer": frozenset({"title", "reference"}),
    "page": frozenset({"page", "pages"}),
    "attachment": _NONE,
}
_OWN: Final[Mapping[NoticeKind, Mapping[str, frozenset[str]]]] = {
    NoticeKind.REVOCATION: {
        "revoked_on": _NONE,
        "opening": _GENERAL | {"revoked_on"},
        "reason_section": _NONE,
        "effect": _GENERAL | {"revoked_on"},
    },
    NoticeKind.DUPLICATE: {
        "opening": _GENERAL,
        "same": _GENERAL,
        "fingerprint": _NONE,
    },
}
_EMAIL: Final[Mapping[str, frozenset[str]]] = dict.fromkeys(("subject", "opening", "closing"), _GENERAL)
# Facts that not every programme has: the name of each among the contents, and its label among the texts.
_LABELS: Final = {"employer_name": "employer", "job_title": "job_title"}
_FIELDS: Final = (
    "programme_name",
    "issuer",
    "employer_name",
    "contact_name",
    "candidate_name",
    "job_title",
    "avis_number",
    "dossier_reference",
    "responsible_name",
    "responsible_function",
    "reason",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWording:
    """One version of a notice's wording, where it comes from and how sure it is.

    ``text``: every sentence and label; ``email``: those of the e-mail; ``fields``: names of facts, for errors;
    ``filename``: the part of the exported file's name that says what it is.
    """

    id: str
    kind: NoticeKind
    source: str
    confidence: str
    filename: str
    text: Mapping[str, str]
    email: Mapping[str, str]
    fields: Mapping[str, str]

    def has_words_for(self, content: NoticeContent) -> bool:
        """Tell whether each fact of the notice has its label and its name."""
        return all(
            getattr(content, name) is None or (name in self.fields and label in self.text)
            for name, label in _LABELS.items()
        )


@cache
def load_notice_wording(programme_id: str, wording_id: str, folder: Path = PROGRAMMES) -> NoticeWording:
    """Return a notice's wording by its id; raise ``WordingMissing``, or ``InputRefused`` where it is faulty."""
    if not is_programme_id(programme_id):
        raise WordingMissing(programme_id, wording_id)
    for path in sorted((folder / programme_id / "documents").glob("notice-*.toml")):
        with path.open("rb") as file:
            document = tomllib.load(file)
        if document.get("id") == wording_id:
            return read_notice_wording(path.name, document)
    raise WordingMissing(programme_id, wording_id)


def read_notice_wording(file: str, document: Mapping[str, object]) -> NoticeWording:
    """Return the wording that a file holds; raise ``InputRefused`` with everything that is wrong in it."""
    kinds = [kind.value for kind in NoticeKind]
    named = str(document.get("kind"))
    if named not in kinds:
        raise InputRefused((Fault(file, "kind", named, ", ".join(kinds)),))
    kind = NoticeKind(named)
    facts = {name: str(document.get(name) or "") for name in ("id", "source", "confidence", "filename")}
    faults = [Fault(file, name, "—", "…") for name, value in facts.items() if not value]
    may_lack = {*_LABELS, *_LABELS.values()}
    text = texts(file, document, "text", {**_COMMON, **_OWN[kind]}, may_lack, faults)
    email = texts(file, document, "email", _EMAIL, may_lack, faults)
    names = texts(file, document, "fields", dict.fromkeys(_FIELDS, _NONE), may_lack, faults)
    if faults:
        raise InputRefused(tuple(faults))
    return NoticeWording(kind=kind, **facts, text=text, email=email, fields=names)
