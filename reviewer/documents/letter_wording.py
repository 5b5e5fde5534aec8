"""The wording of letters on admissibility: versioned data of a programme (``documents/letter-*.toml``).

A letter stores the id of the wording that it was written with; a version in use never changes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from reviewer.admissibility.letter import LetterContent, LetterKind
from reviewer.documents.errors import WordingMissing
from reviewer.documents.paths import PROGRAMMES
from reviewer.errors import Fault, InputRefused
from reviewer.programme.model import is_programme_id
from reviewer.programme.placeholders import named_in

_GENERAL: Final = frozenset({"reference", "written_on", "as_of", "reference_date", "rules"})
_WITH_DUE: Final = _GENERAL | {"due_on", "days"}

_COMMON: Final[Mapping[str, frozenset[str]]] = {
    "title": frozenset(),
    "subject": frozenset(),
    "draft_watermark": frozenset(),
    "written_on": frozenset({"written_on"}),
    "to": frozenset({"contact"}),
    "object_section": frozenset(),
    "dossier_reference": frozenset(),
    "employer": frozenset(),
    "candidate": frozenset(),
    "job_title": frozenset(),
    "workplace": frozenset(),
    "substream": frozenset(),
    "mention": _GENERAL,
    "greeting": frozenset(),
    "precisions_section": frozenset(),
    "rules": _GENERAL,
    "responsible": frozenset({"responsible"}),
    "footer": frozenset({"title", "reference"}),
    "page": frozenset({"page", "pages"}),
    "attachment": frozenset(),
}
# Facts that not every programme has: the name of each among the contents, and its label among the texts.
_LABELS: Final = {
    "employer_name": "employer",
    "job_title": "job_title",
    "workplace": "workplace",
    "substream": "substream",
}
_OWN: Final[Mapping[LetterKind, Mapping[str, frozenset[str]]]] = {
    LetterKind.COMPLEMENTS: {
        "opening": _GENERAL,
        "due": _WITH_DUE,
        "documents_section": frozenset(),
        "facts_section": frozenset(),
        "fact": frozenset(),
        "criteria": frozenset(),
        "unknown": _GENERAL,
        "how": _GENERAL,
    },
    LetterKind.ADMISSIBLE: {
        "opening": _GENERAL,
        "next": _GENERAL,
        "human": _GENERAL,
        "ministry": _GENERAL,
    },
    LetterKind.INADMISSIBLE: {
        "opening": _GENERAL,
        "criteria_section": frozenset(),
        "criterion": frozenset({"position", "label"}),
        "required": frozenset(),
        "found": frozenset(),
        "source": frozenset(),
        "reason": frozenset(),
        "met_from": frozenset(),
        "met_from_value": frozenset({"date"}),
        "met_from_never": frozenset(),
        "reason_section": frozenset(),
        "again": _GENERAL,
        "human": _GENERAL,
    },
}
_EMAIL: Final[Mapping[str, frozenset[str]]] = {
    "subject": _GENERAL,
    "opening": _GENERAL,
    "closing": _GENERAL,
}
_FIELDS: Final = frozenset(
    {
        "programme_name",
        "issuer",
        "employer_name",
        "contact_name",
        "candidate_name",
        "job_title",
        "workplace",
        "substream",
        "dossier_reference",
        "rules_id",
        "responsible_name",
        "message",
        "reason",
        "criterion",
        "document",
        "fact",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWording:
    """One version of a letter's wording, where it comes from and how sure it is.

    ``text``: every sentence and label; ``email``: those of the e-mail; ``fields``: names of facts, for errors;
    ``filename``: the part of the exported file's name that says what it is.
    """

    id: str
    kind: LetterKind
    source: str
    confidence: str
    filename: str
    text: Mapping[str, str]
    email: Mapping[str, str]
    fields: Mapping[str, str]

    def has_words_for(self, content: LetterContent) -> bool:
        """Tell whether each fact of the letter has its label and its name."""
        return all(
            getattr(content, name) is None or (name in self.fields and label in self.text)
            for name, label in _LABELS.items()
        )


@cache
def load_letter_wording(programme_id: str, wording_id: str, folder: Path = PROGRAMMES) -> LetterWording:
    """Return a letter's wording by its id; raise ``WordingMissing``, or ``InputRefused`` where it is faulty."""
    if not is_programme_id(programme_id):
        raise WordingMissing(programme_id, wording_id)
    for path in sorted((folder / programme_id / "documents").glob("letter-*.toml")):
        with path.open("rb") as file:
            document = tomllib.load(file)
        if document.get("id") == wording_id:
            return read_letter_wording(path.name, document)
    raise WordingMissing(programme_id, wording_id)


def read_letter_wording(file: str, document: Mapping[str, object]) -> LetterWording:
    """Return the wording that a file holds; raise ``InputRefused`` with everything that is wrong in it."""
    faults: list[Fault] = []
    kinds = [kind.value for kind in LetterKind]
    named = str(document.get("kind"))
    if named not in kinds:
        raise InputRefused((Fault(file, "kind", named, ", ".join(kinds)),))
    kind = LetterKind(named)
    facts = {name: str(document.get(name) or "") for name in ("id", "source", "confidence", "filename")}
    faults += [Fault(file, name, "—", "…") for name, value in facts.items() if not value]
    may_lack = {*_LABELS, *_LABELS.values()}
    text = texts(file, document, "text", {**_COMMON, **_OWN[kind]}, may_lack, faults)
    email = texts(file, document, "email", _EMAIL, may_lack, faults)
    names = texts(file, document, "fields", dict.fromkeys(_FIELDS, frozenset[str]()), may_lack, faults)
    if faults:
        raise InputRefused(tuple(faults))
    return LetterWording(kind=kind, **facts, text=text, email=email, fields=names)


def texts(
    file: str,
    document: Mapping[str, object],
    section: str,
    wanted: Mapping[str, frozenset[str]],
    may_lack: Collection[str],
    faults: list[Fault],
) -> dict[str, str]:
    """Return a table of texts; note what is missing, what is too much, and what names an unknown fact.

    ``wanted``: each text, and the facts that it may name; ``may_lack``: those that a programme may leave out.
    """
    found = document.get(section)
    if not isinstance(found, dict):
        faults.append(Fault(file, section, "—", f"[{section}]"))
        return {}
    lacking = sorted(wanted.keys() - found.keys() - set(may_lack))
    faults += [Fault(file, f"{section}.{name}", "—", "…") for name in lacking]
    faults += [
        Fault(file, f"{section}.{name}", str(found[name]), "—")
        for name in sorted(found.keys() - wanted.keys())
    ]
    for name in sorted(wanted.keys() & found.keys()):
        named = named_in(str(found[name]))
        if not named <= wanted[name] or not str(found[name]).strip():
            faults.append(Fault(file, f"{section}.{name}", str(sorted(named)), str(sorted(wanted[name]))))
    return {name: str(value) for name, value in found.items()}
