"""Printing an avis: from its content and its wording to the PDF that is shown, signed and kept."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any, Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from reviewer.avis.content import AvisContent, as_json
from reviewer.documents import fonts, theme
from reviewer.documents.archive import Attachment, Description, finish
from reviewer.documents.canvas import TaggedCanvas, tagged
from reviewer.documents.errors import AvisUnfinished, WordingMissing
from reviewer.documents.page import AvisPage
from reviewer.documents.structure import Outline
from reviewer.documents.wording import AvisWording

ATTACHMENT_NAME: Final = "avis.json"
STATE_PROPERTY: Final = "state"
ISSUED: Final = "avis"
DRAFT: Final = "projet"


def render_avis(content: AvisContent, wording: AvisWording, *, draft: bool = False) -> bytes:
    """Return the avis as PDF/A-3a and PDF/UA-1, the same bytes for the same input.

    ``draft``: a watermark, no number and no signature field, whatever the content says. Raises ``UndrawableText``
    for a character that would not print, ``AvisUnfinished`` where a number or the code is missing.
    """
    if content.wording_id != wording.id:
        raise WordingMissing(content.programme_id, content.wording_id)
    if not draft and not (content.number and content.verification_code):
        raise AvisUnfinished(content.dossier_reference)
    require_drawable(content, wording)
    outline = Outline()
    number = wording.text.draft if draft else str(content.number)
    title = wording.text.footer.format(title=wording.text.title, number=number)
    with fonts.PRESS:
        page = AvisPage(content, wording, outline.root, draft=draft)
        pages = _lay_out(page, wording, outline, title, draft=draft)
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


def require_drawable(content: AvisContent, wording: AvisWording) -> None:
    """Raise ``UndrawableText`` for the first fact that holds a character which the fonts cannot draw."""
    for name, label in wording.fields.items():
        value = getattr(content, name, None)
        if isinstance(value, str):
            fonts.require_drawable(label, value)
    for finding in content.findings:
        for name in ("label", "question", "reason"):
            fonts.require_drawable(wording.fields[f"finding_{name}"], getattr(finding, name))


def _lay_out(page: AvisPage, wording: AvisWording, outline: Outline, title: str, *, draft: bool) -> bytes:
    output = BytesIO()
    frame = Frame(
        theme.MARGIN_SIDE,
        theme.MARGIN_BOTTOM,
        theme.TEXT_WIDTH,
        theme.PAGE[1] - theme.MARGIN_TOP - theme.MARGIN_BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def decorate(canvas: TaggedCanvas, number: int, pages: int) -> None:
        _footer(canvas, title, wording.text.page.format(page=number, pages=pages))

    def watermark(canvas: Canvas, _: BaseDocTemplate) -> None:
        if draft:
            _watermark(tagged(canvas), wording.text.draft_watermark)

    def make_canvas(file: str | IO[bytes], /, **_: Any) -> TaggedCanvas:
        if isinstance(file, str):
            raise TypeError(file)
        return TaggedCanvas(file, size=theme.PAGE, outline=outline, decorate=decorate)

    template = BaseDocTemplate(output, pagesize=theme.PAGE)
    template.addPageTemplates([PageTemplate(id="avis", frames=[frame], onPage=watermark)])
    template.build(page.flowables(), canvasmaker=make_canvas)
    return output.getvalue()


def _footer(canvas: TaggedCanvas, title: str, page: str) -> None:
    left, right = theme.MARGIN_SIDE, theme.PAGE[0] - theme.MARGIN_SIDE
    canvas.begin_artifact(pagination=True)
    canvas.saveState()
    canvas.setStrokeColor(theme.RULE)
    canvas.setLineWidth(0.5)
    canvas.line(left, 37, right, 37)
    canvas.setFillColor(theme.MUTED)
    canvas.setFont(fonts.REGULAR, 7.5)
    canvas.drawString(left, 25, title)
    canvas.drawRightString(right, 25, page)
    canvas.restoreState()
    canvas.end()


def _watermark(canvas: TaggedCanvas, word: str) -> None:
    canvas.begin_artifact()
    canvas.saveState()
    canvas.translate(theme.PAGE[0] / 2, theme.PAGE[1] / 2)
    canvas.rotate(52)
    canvas.setFillColor(theme.WATERMARK)
    canvas.setFont(fonts.BOLD, 120)
    canvas.drawCentredString(0, -42, word)
    canvas.restoreState()
    canvas.end()
