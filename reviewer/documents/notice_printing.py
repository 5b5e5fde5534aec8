"""Printing a notice about an issued avis, and writing the e-mail that goes with it."""

from __future__ import annotations

from typing import Final

from reviewer.admissibility.letter import EmailText
from reviewer.avis.notice import NoticeContent, as_json
from reviewer.documents import fonts
from reviewer.documents.letterhead import Imprint, print_letter, require_own_words
from reviewer.documents.notice_page import NoticePage, sentence_facts
from reviewer.documents.notice_wording import NoticeWording

ATTACHMENT_NAME: Final = "notification.json"
_KIND: Final = "notification"


def render_notice(content: NoticeContent, wording: NoticeWording, *, draft: bool = False) -> bytes:
    """Return the notice as PDF/A-3a and PDF/UA-1, the same bytes for the same input. ``draft``: with a watermark.

    Raises ``UndrawableText`` for a character that would not print.
    """
    require_own_words(content, wording)
    for name, label in wording.fields.items():
        value = getattr(content, name)
        if isinstance(value, str):
            fonts.require_drawable(label, value)
    title = wording.text["title"].format(number=content.avis_number)
    imprint = Imprint(
        title=title,
        footer=wording.text["footer"].format(title=title, reference=content.dossier_reference),
        kind=_KIND,
        about={"concerns": content.avis_number},
        data_name=ATTACHMENT_NAME,
        data=as_json(content),
    )
    return print_letter(
        content,
        wording,
        imprint,
        lambda root, spacing: NoticePage(content, wording, root, spacing).flowables(),
        draft=draft,
    )


def write_notice_email(content: NoticeContent, wording: NoticeWording, to: str | None) -> EmailText:
    """Return the plain text that goes with a notice: it names the avis and nobody; e-mail is read on the way."""
    require_own_words(content, wording)
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
