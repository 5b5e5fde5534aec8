"""Notices about issued avis, for tests of documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from reviewer.avis.notice import NoticeContent, NoticeKind
from reviewer.documents.notice_wording import NoticeWording, load_notice_wording

FINGERPRINT = "0123456789abcdef" * 4


def a_notice(kind: NoticeKind, **changes: Any) -> NoticeContent:
    """Return a notice of a kind; fields as given."""
    content = NoticeContent(
        kind=kind,
        wording_id=f"iatiev-notice-{kind.value}-1",
        programme_id="iatiev",
        programme_name="Programme pilote d’immigration permanente des travailleurs de l’intelligence artificielle",
        issuer="TECHNOCompétences",
        dossier_reference="TC-2024-0123",
        employer_name="Laboratoires Boréal inc.",
        contact_name="Maude Desrosiers",
        candidate_name="Nguyễn Thị Minh Châu",
        job_title="Scientifique en apprentissage automatique",
        avis_number="IA-2025-0001",
        avis_issued_on=date(2025, 5, 20),
        avis_expires_on=date(2025, 12, 31),
        written_on=date(2025, 7, 2),
        responsible_name="Hélène Tremblay",
        responsible_function="Présidente du comité d’experts",
    )
    if kind is NoticeKind.REVOCATION:
        own: dict[str, Any] = {
            "revoked_on": date(2025, 7, 1),
            "reason": "L’offre d’emploi a été retirée.\nL’employeur l’a confirmé par écrit.",
        }
    else:
        own = {"pdf_sha256": FINGERPRINT}
    return replace(content, **(own | changes))


def notice_wording(content: NoticeContent) -> NoticeWording:
    """Return the wording that a notice names."""
    return load_notice_wording(content.programme_id, content.wording_id)
