"""The wording of letters on admissibility: versioned data of a programme (``documents/letter-*.toml``).

A letter stores the id of the wording that it was written with; a version in use never changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from reviewer.admissibility.letter import LetterKind
from reviewer.documents.page_layout import PageLayout
from reviewer.documents.paths import PROGRAMMES
from reviewer.documents.wording_file import NOTHING, PrintedWording, WordingForm

LetterWording = PrintedWording[LetterKind]

_GENERAL: Final = frozenset({"reference", "written_on", "as_of", "reference_date", "rules"})
_WITH_DUE: Final = _GENERAL | {"due_on", "days"}

_COMMON: Final[Mapping[str, frozenset[str]]] = {
    "title": NOTHING,
    "subject": NOTHING,
    "draft_watermark": NOTHING,
    "written_on": frozenset({"written_on"}),
    "to": frozenset({"contact"}),
    "object_section": NOTHING,
    "dossier_reference": NOTHING,
    "employer": NOTHING,
    "candidate": NOTHING,
    "job_title": NOTHING,
    "workplace": NOTHING,
    "substream": NOTHING,
    "mention": _GENERAL,
    "greeting": NOTHING,
    "precisions_section": NOTHING,
    "rules": _GENERAL,
    "responsible": frozenset({"responsible"}),
    "footer": frozenset({"title", "reference"}),
    "page": frozenset({"page", "pages"}),
    "attachment": NOTHING,
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
        "documents_section": NOTHING,
        "facts_section": NOTHING,
        "fact": NOTHING,
        "criteria": NOTHING,
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
        "criteria_section": NOTHING,
        "criterion": frozenset({"position", "label"}),
        "required": NOTHING,
        "found": NOTHING,
        "source": NOTHING,
        "reason": NOTHING,
        "met_from": NOTHING,
        "met_from_value": frozenset({"date"}),
        "met_from_never": NOTHING,
        "reason_section": NOTHING,
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
_FORM: Final = WordingForm(
    kinds=LetterKind,
    common=_COMMON,
    own=_OWN,
    email=_EMAIL,
    fields=_FIELDS,
    labels=_LABELS,
    files="letter-*.toml",
)


@cache
def load_letter_wording(programme_id: str, wording_id: str, folder: Path = PROGRAMMES) -> LetterWording:
    """Return a letter's wording by its id; raise ``WordingMissing``, or ``InputRefused`` where it is faulty."""
    return _FORM.load(programme_id, wording_id, folder)


def read_letter_wording(
    file: str, document: Mapping[str, object], layouts: Mapping[str, PageLayout]
) -> LetterWording:
    """Return the wording that a file holds; raise ``InputRefused`` with everything that is wrong in it."""
    return _FORM.read(file, document, layouts)
