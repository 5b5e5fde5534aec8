"""Printing an avis: from its content and its wording to the PDF that is shown, signed and kept."""

from __future__ import annotations

from typing import Final

from reviewer.avis.content import AvisContent, as_json
from reviewer.documents import fonts
from reviewer.documents.archive import Attachment, Description, finish
from reviewer.documents.errors import AvisUnfinished, WordingMissing
from reviewer.documents.layout import fewest_pages, lay_out
from reviewer.documents.page import TIME_STAMP_FIELD, AvisPage
from reviewer.documents.page_layout import Spacing
from reviewer.documents.structure import Outline, SignatureSlot
from reviewer.documents.wording import AvisWording

ATTACHMENT_NAME: Final = "avis.json"
STATE_PROPERTY: Final = "state"
ISSUED: Final = "avis"
DRAFT: Final = "projet"


def render_avis(
    content: AvisContent,
    wording: AvisWording,
    *,
    draft: bool = False,
    proof: str | None = None,
    time_stamped: bool = False,
) -> bytes:
    """Return the avis as PDF/A-3a and PDF/UA-1, the same bytes for the same input.

    ``draft``: a watermark, no number and no signature field, whatever the content says; ``proof``: the text of the
    code on paper, whose place stays empty without it; ``time_stamped``: with the invisible field that an archive time
    stamp will fill. Raises ``UndrawableText`` for a character that would not print, ``AvisUnfinished`` where a number
    or the code is missing.
    """
    require_printable(content, wording)
    if not draft and not (content.number and content.verification_code):
        raise AvisUnfinished(content.dossier_reference)
    number = wording.text.draft if draft else str(content.number)
    title = wording.text.footer.format(title=wording.text.title, number=number)

    def set_with(spacing: Spacing) -> tuple[bytes, Outline]:
        outline = Outline()
        own_proof = None if draft else proof
        page = AvisPage(content, wording, outline.root, draft=draft, proof=own_proof, spacing=spacing)
        pages = lay_out(
            page.flowables(),
            outline,
            wording.layout,
            footer=title,
            page_of=lambda page, pages: wording.text.page.format(page=page, pages=pages),
            watermark=wording.text.draft_watermark if draft else None,
        )
        return pages, outline

    with fonts.PRESS:
        pages, outline = fewest_pages(set_with, wording.layout)
    if time_stamped and not draft:
        _reserve_time_stamp(outline, wording.text.time_stamp_description.format(number=content.number))
    properties = {STATE_PROPERTY: DRAFT if draft else ISSUED}
    if not draft:
        properties["number"] = str(content.number)
        properties["code"] = str(content.verification_code)
    properties |= {
        "issued": content.issued_on.isoformat(),
        "expires": content.expires_on.isoformat(),
        "wording": content.wording_id,
    }
    description = Description(
        title=title,
        author=content.issuer,
        subject=wording.text.subject,
        day=content.issued_on,
        properties=properties,
    )
    attachment = Attachment(
        name=ATTACHMENT_NAME,
        media_type="application/json",
        description=wording.text.attachment,
        content=as_json(content),
    )
    return finish(pages, outline, description, attachment)


def _reserve_time_stamp(outline: Outline, description: str) -> None:
    """Add a tagged field without extent: nothing but its time stamp may be added to a signed file."""
    page = outline.slots[-1].page
    slot = SignatureSlot(TIME_STAMP_FIELD, page, (0.0, 0.0, 0.0, 0.0), description)
    outline.slots.append(slot)
    outline.root.add("Form").kids.append(slot)


def require_printable(content: AvisContent, wording: AvisWording) -> None:
    """Raise ``WordingMissing``, or ``UndrawableText`` for the first fact with a character that the fonts lack."""
    if content.wording_id != wording.id or not wording.has_words_for(content):
        raise WordingMissing(content.programme_id, content.wording_id)
    for name, label in wording.fields.items():
        value = getattr(content, name, None)
        if isinstance(value, str):
            fonts.require_drawable(label, value)
    for finding in content.findings:
        for name in ("label", "question", "reason"):
            fonts.require_drawable(wording.fields[f"finding_{name}"], getattr(finding, name))
