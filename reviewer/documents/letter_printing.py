"""Printing a letter on admissibility, and writing the e-mail that goes with it."""

from __future__ import annotations

from typing import Final

from reviewer.admissibility.letter import EmailText, LetterContent, as_json
from reviewer.documents import fonts
from reviewer.documents.archive import Attachment, Description, finish
from reviewer.documents.errors import WordingMissing
from reviewer.documents.layout import lay_out
from reviewer.documents.letter_page import LetterPage, sentence_facts
from reviewer.documents.letter_wording import LetterWording
from reviewer.documents.structure import Outline

ATTACHMENT_NAME: Final = "lettre.json"
_KIND: Final = "lettre"
_DRAFT: Final = "brouillon"
_ITEM: Final = "– {item}"


def render_letter(content: LetterContent, wording: LetterWording, *, draft: bool = False) -> bytes:
    """Return the letter as PDF/A-3a and PDF/UA-1, the same bytes for the same input. ``draft``: with a watermark.

    Raises ``UndrawableText`` for a character that would not print.
    """
    _require_own(content, wording)
    require_drawable(content, wording)
    outline = Outline()
    title = wording.text["footer"].format(title=wording.text["title"], reference=content.dossier_reference)
    with fonts.PRESS:
        pages = lay_out(
            LetterPage(content, wording, outline.root).flowables(),
            outline,
            footer=title,
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


def write_email(content: LetterContent, wording: LetterWording, to: str | None) -> EmailText:
    """Return the plain text that goes with a letter.

    It names the dossier, and what is asked for; never a fact about the candidate: e-mail is read on the way.
    """
    _require_own(content, wording)
    text, facts = wording.text, sentence_facts(content)
    parts = [text["greeting"], wording.email["opening"].format(**facts)]
    if content.documents:
        parts.append(_listed(text["documents_section"], [one.label for one in content.documents]))
    if content.facts:
        parts.append(_listed(text["facts_section"], [one.name for one in content.facts]))
    if content.due_on is not None:
        parts.append(text["due"].format(**facts))
    parts.append(wording.email["closing"].format(**facts))
    parts.append(f"{content.responsible_name}\n{content.issuer}")
    return EmailText(to=to, subject=wording.email["subject"].format(**facts), body="\n\n".join(parts) + "\n")


def letter_filename(content: LetterContent, wording: LetterWording) -> str:
    """Return the name under which a letter is exported: its dossier and what it is."""
    reference = "".join(char if char.isalnum() or char in "-_" else "-" for char in content.dossier_reference)
    return f"{reference}_{wording.filename}_{content.written_on.isoformat()}.pdf"


def require_drawable(content: LetterContent, wording: LetterWording) -> None:
    """Raise ``UndrawableText`` for the first fact that holds a character which the fonts cannot draw."""
    names = wording.fields
    for name, label in names.items():
        value = getattr(content, name, None)
        if isinstance(value, str):
            fonts.require_drawable(label, value)
    for document in content.documents:
        fonts.require_drawable(names["document"], document.label)
    for fact in content.facts:
        fonts.require_drawable(names["fact"], " ".join((fact.name, *fact.criteria)))
    for criterion in content.criteria:
        said = (criterion.label, criterion.required, criterion.found, criterion.source, criterion.reason)
        fonts.require_drawable(names["criterion"], " ".join(said))


def _listed(heading: str, items: list[str]) -> str:
    return "\n".join([heading, *(_ITEM.format(item=item) for item in items)])


def _require_own(content: LetterContent, wording: LetterWording) -> None:
    own = content.wording_id == wording.id and content.kind is wording.kind
    if not own or not wording.has_words_for(content):
        raise WordingMissing(content.programme_id, content.wording_id)
