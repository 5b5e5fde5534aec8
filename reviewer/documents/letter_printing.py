"""Printing a letter on admissibility, and writing the e-mail that goes with it."""

from __future__ import annotations

from typing import Final

from reviewer.admissibility.letter import EmailText, LetterContent, as_json
from reviewer.documents import fonts
from reviewer.documents.letter_page import LetterPage, sentence_facts
from reviewer.documents.letter_wording import LetterWording
from reviewer.documents.letterhead import Imprint, print_letter, require_own_words

ATTACHMENT_NAME: Final = "lettre.json"
_KIND: Final = "lettre"
_ITEM: Final = "– {item}"


def render_letter(content: LetterContent, wording: LetterWording, *, draft: bool = False) -> bytes:
    """Return the letter as PDF/A-3a and PDF/UA-1, the same bytes for the same input. ``draft``: with a watermark.

    Raises ``UndrawableText`` for a character that would not print.
    """
    require_own_words(content, wording)
    require_drawable(content, wording)
    title = wording.text["footer"].format(title=wording.text["title"], reference=content.dossier_reference)
    imprint = Imprint(title=title, footer=title, kind=_KIND, data_name=ATTACHMENT_NAME, data=as_json(content))
    return print_letter(
        content,
        wording,
        imprint,
        lambda root, spacing: LetterPage(content, wording, root, spacing).flowables(),
        draft=draft,
    )


def write_email(content: LetterContent, wording: LetterWording, to: str | None) -> EmailText:
    """Return the plain text that goes with a letter.

    It names the dossier, and what is asked for; never a fact about the candidate: e-mail is read on the way.
    """
    require_own_words(content, wording)
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
