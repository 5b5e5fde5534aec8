"""The visible signature: text in our own embedded fonts, drawn by ReportLab, set into the field by pyHanko.

pyHanko's own text stamps fail PDF/A (widths in font units, unembedded Courier by default); a page of ours does not.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp.static import StaticStampStyle
from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from reviewer.avis.content import AvisContent
from reviewer.documents import fonts, theme
from reviewer.documents.wording import AvisWording
from reviewer.dossier.french import format_date
from reviewer.services.clock import QUEBEC

_PADDING = 10.0
_SMALLEST = 0.55


class _Page(PdfContent):
    """A page in memory, as a form XObject."""

    def __init__(self, page: bytes) -> None:
        self._page = page
        super().__init__()

    def render(self) -> bytes:
        """Import the page and return what paints it."""
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._page)))
        self.resources.xobject["/AviseStamp"] = page
        left, bottom, right, top = (float(value) for value in page.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/AviseStamp Do"


def stamp_style(
    content: AvisContent, wording: AvisWording, at: datetime, *, second: bool = False
) -> StaticStampStyle:
    """Return the stamp of a signature made at this instant; ``second``: by the second signatory."""
    return StaticStampStyle(
        background=_Page(stamp_page(content, wording, at, second=second)),
        background_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MIN, y_align=AxisAlignment.ALIGN_MIN, margins=Margins()
        ),
        border_width=0,
    )


def stamp_page(content: AvisContent, wording: AvisWording, at: datetime, *, second: bool = False) -> bytes:
    """Return the stamp as a one-page PDF of exactly the size of the signature field."""
    text, local = wording.text, at.astimezone(QUEBEC)
    instant = text.stamp_instant.format(
        date=format_date(local.date()), hour=local.hour, minute=f"{local.minute:02d}"
    )
    name = (content.second_signatory_name or "") if second else content.signatory_name
    function = content.second_signatory_function if second else content.signatory_function
    inks = theme.inks(wording.layout.colours)
    lines = [
        (text.stamp_heading, fonts.REGULAR, 7.5, inks.muted),
        (name, fonts.SEMIBOLD, 11.0, inks.heading),
    ]
    if function:
        lines.append((function, fonts.REGULAR, 8.5, inks.ink))
    lines.append((instant, fonts.REGULAR, 7.5, inks.muted))
    with fonts.PRESS:
        return _laid_out(lines, inks.heading)


def _laid_out(lines: list[tuple[str, str, float, Color]], bar: Color) -> bytes:
    """Return the lines on one page, smaller where they would not fit."""
    fonts.register()
    width, height = theme.STAMP
    room = height - _PADDING
    scale = 1.0
    while True:
        paragraphs = [
            Paragraph(
                fonts.markup(line, font),
                ParagraphStyle(
                    name="stamp",
                    fontName=font,
                    fontSize=size * scale,
                    leading=size * scale * 1.33,
                    textColor=colour,
                ),
            )
            for line, font, size, colour in lines
        ]
        heights = [paragraph.wrap(width - 2 * _PADDING, height)[1] for paragraph in paragraphs]
        if sum(heights) <= room or scale <= _SMALLEST:
            break
        scale -= 0.05
    return _drawn(paragraphs, heights, bar)


def _drawn(paragraphs: list[Paragraph], heights: list[float], bar: Color) -> bytes:
    _, height = theme.STAMP
    output = BytesIO()
    canvas = Canvas(
        output,
        pagesize=theme.STAMP,
        invariant=1,
        pageCompression=0,
        initialFontName=fonts.REGULAR,  # type: ignore[arg-type]  # the stubs say float
        initialFontSize=8,
    )
    canvas.setFillColor(bar)
    canvas.rect(0, 0, 3, height, stroke=0, fill=1)
    top = height - max(0.0, (height - sum(heights)) / 2)
    for paragraph, taken in zip(paragraphs, heights, strict=True):
        top -= taken
        paragraph.drawOn(canvas, _PADDING + 2, top)
    canvas.save()
    compressed = BytesIO()
    with pikepdf.Pdf.open(BytesIO(output.getvalue())) as pdf:
        pdf.save(compressed, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=True)
    return compressed.getvalue()
