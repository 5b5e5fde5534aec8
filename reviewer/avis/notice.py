"""What a notice about an issued avis says: that it was revoked, or that a duplicate of its file is handed over.

A notice is a letter. It is not signed, carries no mark of an avis and proves nothing by itself: the register and the
signed file do. The facts are printed, attached as JSON and kept.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from reviewer.dossier.lifecycle import AvisState

SCHEMA = "avise.notice/1"


class NoticeKind(StrEnum):
    """What a notice is about."""

    REVOCATION = "revocation"
    DUPLICATE = "duplicate"


NOTICED_STATES = {
    NoticeKind.REVOCATION: frozenset({AvisState.REVOKED}),
    NoticeKind.DUPLICATE: frozenset({AvisState.IN_FORCE, AvisState.SUSPENDED, AvisState.EXPIRED}),
}
"""In which states of its avis each kind of notice is written, and a duplicate is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeContent:
    """A notice, written or still a draft. Dates are Québec calendar dates.

    ``revoked_on`` and ``reason``: of a revocation; ``pdf_sha256``: of a duplicate, the SHA-256 of the issued file in
    hexadecimal, which the duplicate has too.
    """

    kind: NoticeKind
    wording_id: str
    programme_id: str
    programme_name: str
    issuer: str
    dossier_reference: str
    employer_name: str | None
    contact_name: str | None
    candidate_name: str
    job_title: str | None
    avis_number: str
    avis_issued_on: date
    avis_expires_on: date
    written_on: date
    responsible_name: str
    responsible_function: str
    revoked_on: date | None = None
    reason: str = ""
    pdf_sha256: str | None = None


def as_json(content: NoticeContent) -> bytes:
    """Return the canonical JSON of the content: the bytes attached to the PDF."""
    document: dict[str, object] = {"schema": SCHEMA}
    for field in fields(content):
        value = getattr(content, field.name)
        document[field.name] = value.isoformat() if isinstance(value, date) else value
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
