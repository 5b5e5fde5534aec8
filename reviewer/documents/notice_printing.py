"""Printing a notice about an issued avis, and writing the e-mail that goes with it."""

from __future__ import annotations

from typing import Final

from reviewer.admissibility.letter import EmailText
from reviewer.avis.notice import NoticeContent, as_json
from reviewer.documents import fonts
from reviewer.documents.archive import Attachment, Description, finish
from reviewer.documents.errors import WordingMissing
from reviewer.documents.layout import lay_out
from reviewer.documents.notice_page import NoticePage, sentence_facts
from reviewer.documents.notice_wording import NoticeWording
from reviewer.documents.structure import Outline

ATTACHMENT_NAME: Final = "notification.json"
_KIND: Final = "notification"
_DRAFT: Final = "brouillon"


def render_notice(content: NoticeContent, wording: NoticeWording, *, draft: bool = False) -> bytes:
    """Return the notice as PDF/A-3a and PDF/UA-1, the same bytes for the same input. ``draft``: with a watermark.

    Raises ``UndrawableText`` for a character that would not print.
    """
    _require_own(content, wording)
    for name, label in wording.fields.items():
        value = getattr(content, name)
        if isinstance(value, str):
            fonts.require_drawable(label, value)
    outline = Outline()
    title = wording.text["title"].format(number=content.avis_number)
    with fonts.PRESS:
        pages = lay_out(
            NoticePage(content, wording, outline.root).flowables(),
            outline,
            footer=wording.text["footer"].format(title=title, reference=content.dossier_reference),
            page_of=lambda page, pages: wording.text["page"].format(page=page, pages=pages),
            watermark=wording.text["draft_watermark"] if draft else None,
        )
    description = Description(
        title=title,
        author=content.issuer,
        subject=wording.text["subject"],
        day=content.written_on,
        properties={
            "state": _DRAFT if draft else _KIND,
            "about": content.kind.value,
            "concerns": content.avis_number,
            "written": content.written_on.isoformat(),
            "wording": content.wording_id,
        },
        kind=_KIND,
    )
    attachment = Attachment(
        name=ATTACHMENT_NAME,
        media_type="application/json",
        description=wording.text["attachment"],
        content=as_json(content),
    )
    return finish(pages, outline, description, attachment)


def write_notice_email(content: NoticeContent, wording: NoticeWording, to: str | None) -> EmailText:
    """Return the plain text that goes with a notice: it names the avis and nobody; e-mail is read on the way."""
    _require_own(content, wording)
    facts = sentence_facts(content)
    own = {name: fact for name, fact in facts.items() if name != "revoked_on"}
    parts = [
        wording.text["greeting"],
        wording.email["opening"].format(**own),
        wording.email["closing"].format(**own),
        f"{content.responsible_name}\n{content.issuer}",
    ]
    return EmailText(to=to, subject=wording.email["subject"].format(**own), body="\n\n".join(parts) + "\n")


def notice_filename(content: NoticeContent, wording: NoticeWording) -> str:
    """Return the name under which a notice is exported: the avis, and what it is."""
    return f"{content.avis_number}_{wording.filename}_{content.written_on.isoformat()}.pdf"


def _require_own(content: NoticeContent, wording: NoticeWording) -> None:
    own = content.wording_id == wording.id and content.kind is wording.kind
    if not own or not wording.has_words_for(content):
        raise WordingMissing(content.programme_id, content.wording_id)
