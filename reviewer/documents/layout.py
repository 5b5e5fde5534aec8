"""Laying flowables out on Letter pages, with a footer on each and, for a draft, a watermark behind."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import IO, Any

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from reviewer.documents import fonts, theme
from reviewer.documents.canvas import TaggedCanvas, tagged
from reviewer.documents.page_layout import PAGE, PageLayout, Spacing
from reviewer.documents.structure import Outline


def lay_out(
    flowables: list[Flowable],
    outline: Outline,
    look: PageLayout,
    *,
    footer: str,
    page_of: Callable[[int, int], str],
    watermark: str | None,
) -> bytes:
    """Return the pages. ``look``: margins and colours; ``page_of``: « page x of y ».

    ``watermark``: a word behind the text, or None.
    """
    output, inks = BytesIO(), theme.inks(look.colours)
    frame = Frame(
        look.page.side,
        look.page.bottom,
        look.text_width,
        PAGE[1] - look.page.top - look.page.bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def decorate(canvas: TaggedCanvas, number: int, pages: int) -> None:
        _footer(canvas, look, footer, page_of(number, pages))

    def behind(canvas: Canvas, _: BaseDocTemplate) -> None:
        if watermark is not None:
            _watermark(tagged(canvas), watermark, inks.watermark)

    def make_canvas(file: str | IO[bytes], /, **_: Any) -> TaggedCanvas:
        if isinstance(file, str):
            raise TypeError(file)
        return TaggedCanvas(file, size=PAGE, outline=outline, decorate=decorate)

    template = BaseDocTemplate(output, pagesize=PAGE)
    template.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=behind)])
    template.build(flowables, canvasmaker=make_canvas)
    return output.getvalue()


def fewest_pages(
    set_with: Callable[[Spacing], tuple[bytes, Outline]], look: PageLayout
) -> tuple[bytes, Outline]:
    """Return what is set openly, or set close where that spares a page: a page for a few last lines helps nobody."""
    pages, outline = set_with(look.spacing.open)
    if outline.pages > 1:
        closer, its_outline = set_with(look.spacing.close)
        if its_outline.pages < outline.pages:
            return closer, its_outline
    return pages, outline


def _footer(canvas: TaggedCanvas, look: PageLayout, title: str, page: str) -> None:
    left, right = look.page.side, PAGE[0] - look.page.side
    inks = theme.inks(look.colours)
    canvas.begin_artifact(pagination=True)
    canvas.saveState()
    canvas.setStrokeColor(inks.rule)
    canvas.setLineWidth(0.5)
    canvas.line(left, 37, right, 37)
    canvas.setFillColor(inks.muted)
    canvas.setFont(fonts.REGULAR, 7.5)
    canvas.drawString(left, 25, title)
    canvas.drawRightString(right, 25, page)
    canvas.restoreState()
    canvas.end()


def _watermark(canvas: TaggedCanvas, word: str, colour: Color) -> None:
    canvas.begin_artifact()
    canvas.saveState()
    canvas.translate(PAGE[0] / 2, PAGE[1] / 2)
    canvas.rotate(52)
    canvas.setFillColor(colour)
    canvas.setFont(fonts.BOLD, 120)
    canvas.drawCentredString(0, -42, word)
    canvas.restoreState()
    canvas.end()
