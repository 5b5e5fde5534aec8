"""The wording of notices about issued avis: versioned data of a programme (``documents/notice-*.toml``).

A notice stores the id of the wording that it was written with; a version in use never changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from reviewer.avis.notice import NoticeKind
from reviewer.documents.page_layout import PageLayout
from reviewer.documents.paths import PROGRAMMES
from reviewer.documents.wording_file import NOTHING, PrintedWording, WordingForm

NoticeWording = PrintedWording[NoticeKind]

_GENERAL: Final = frozenset({"number", "reference", "written_on", "issued_on", "expires_on"})
_COMMON: Final[Mapping[str, frozenset[str]]] = {
    "title": frozenset({"number"}),
    "subject": NOTHING,
    "draft_watermark": NOTHING,
    "written_on": frozenset({"written_on"}),
    "to": frozenset({"contact"}),
    "mention": _GENERAL,
    "object_section": NOTHING,
    "avis_number": NOTHING,
    "issued_on": NOTHING,
    "expires_on": NOTHING,
    "dossier_reference": NOTHING,
    "employer": NOTHING,
    "candidate": NOTHING,
    "job_title": NOTHING,
    "greeting": NOTHING,
    "how": _GENERAL,
    "ministry": NOTHING,
    "responsible": frozenset({"responsible", "function"}),
    "responsible_without_function": frozenset({"responsible"}),
    "footer": frozenset({"title", "reference"}),
    "page": frozenset({"page", "pages"}),
    "attachment": NOTHING,
}
_OWN: Final[Mapping[NoticeKind, Mapping[str, frozenset[str]]]] = {
    NoticeKind.REVOCATION: {
        "revoked_on": NOTHING,
        "opening": _GENERAL | {"revoked_on"},
        "reason_section": NOTHING,
        "effect": _GENERAL | {"revoked_on"},
    },
    NoticeKind.DUPLICATE: {
        "opening": _GENERAL,
        "same": _GENERAL,
        "fingerprint": NOTHING,
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
_FORM: Final = WordingForm(
    kinds=NoticeKind,
    common=_COMMON,
    own=_OWN,
    email=_EMAIL,
    fields=_FIELDS,
    labels=_LABELS,
    files="notice-*.toml",
)


@cache
def load_notice_wording(programme_id: str, wording_id: str, folder: Path = PROGRAMMES) -> NoticeWording:
    """Return a notice's wording by its id; raise ``WordingMissing``, or ``InputRefused`` where it is faulty."""
    return _FORM.load(programme_id, wording_id, folder)


def read_notice_wording(
    file: str, document: Mapping[str, object], layouts: Mapping[str, PageLayout]
) -> NoticeWording:
    """Return the wording that a file holds; raise ``InputRefused`` with everything that is wrong in it."""
    return _FORM.read(file, document, layouts)
