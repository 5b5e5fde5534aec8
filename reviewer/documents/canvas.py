"""A ReportLab canvas that marks its content: pieces of structure elements, or artifacts that nobody reads aloud.

Pages wait until the last is laid out, so that each footer can say how many there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, ClassVar

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table
from reportlab.platypus.flowables import Spacer

from reviewer.documents import fonts
from reviewer.documents.structure import Bookmark, Element, MarkedContent, Outline, SignatureSlot


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """A picture in three colours of eight bits, ``compressed`` by zlib. ``name``: its own among all pictures."""

    name: str
    width: int
    height: int
    compressed: bytes


Decorate = Callable[["TaggedCanvas", int, int], None]


class TaggedCanvas(Canvas):
    """``decorate(canvas, page, pages)`` draws what stands on every page (numbers from 1): all of it is artifact."""

    _code: list[str]

    def __init__(
        self,
        output: IO[bytes],
        *,
        size: tuple[float, float],
        outline: Outline,
        decorate: Decorate | None = None,
    ) -> None:
        fonts.register()
        super().__init__(
            output,
            pagesize=size,
            invariant=1,
            pageCompression=0,
            pdfVersion=(1, 7),
            initialFontName=fonts.REGULAR,  # type: ignore[arg-type]  # the stubs say float
            initialFontSize=9,
        )
        self.outline = outline
        self._decorate = decorate
        self._next_mcid = 0
        self._waiting: list[dict[str, Any]] = []

    @property
    def page_index(self) -> int:
        """Return the zero-based number of the page being drawn."""
        return self.getPageNumber() - 1

    def begin(self, element: Element) -> None:
        """Start a piece of an element."""
        element.kids.append(MarkedContent(self.page_index, self._next_mcid))
        self._code.append(f"/{element.role} <</MCID {self._next_mcid}>> BDC")
        self._next_mcid += 1

    def begin_artifact(self, *, pagination: bool = False) -> None:
        """Start what is only decoration, or a running header or footer."""
        self._code.append("/Artifact <</Type /Pagination>> BDC" if pagination else "/Artifact BMC")

    def end(self) -> None:
        """End the piece or the artifact."""
        self._code.append("EMC")

    def draw_operators(self, operators: str) -> None:
        """Write drawing operators as they are, in the page's present coordinates."""
        self._code.append(operators)

    def draw_pixels(self, pixels: Pixels, width: float, height: float) -> None:
        """Draw a picture from the present origin, once in the file however often it is drawn.

        ReportLab's own ``drawImage`` compresses it again for each file: as long as half of the page.
        """
        document: Any = self._doc  # type: ignore[attr-defined]  # as drawImage does
        registered = document.getXObjectName(pixels.name)
        if registered not in document.idToObject:
            image: Any = PDFImageXObject(pixels.name)
            image.width, image.height = pixels.width, pixels.height
            image.bitsPerComponent, image.colorSpace = 8, "DeviceRGB"
            image._filters, image.streamContent = ("FlateDecode",), pixels.compressed
            self._setXObjects(image)  # type: ignore[attr-defined]  # as drawImage does
            document.Reference(image, registered)
            document.addForm(pixels.name, image)
        self.saveState()
        self.scale(width, height)
        self._code.append(f"/{registered} Do")
        self.restoreState()
        self._formsinuse.append(pixels.name)  # type: ignore[attr-defined]  # as drawImage does

    def showPage(self) -> None:  # noqa: N802  # ReportLab's own name
        """Keep the page for later."""
        self._waiting.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # the documented recipe for « page x of y »
        self._next_mcid = 0

    def save(self) -> None:
        """Decorate every page and write the file."""
        pages = len(self._waiting)
        self.outline.pages = pages
        for number, state in enumerate(self._waiting, 1):
            self.__dict__.update(state)
            if self._decorate is not None:
                self._decorate(self, number, pages)
            super().showPage()
        super().save()


def tagged(canvas: Canvas) -> TaggedCanvas:
    """Return the canvas that our flowables are drawn on: always ours."""
    if not isinstance(canvas, TaggedCanvas):
        raise TypeError(type(canvas).__name__)
    return canvas


class TaggedParagraph(Paragraph):
    """A paragraph that is one structure element, on however many pages it falls.

    Drawn again, as the headings of a table are on each page that it goes on to, it is decoration: it has been read.
    """

    blPara: Any  # noqa: N815  # ReportLab's own name: the paragraph broken into lines
    element: Element | None = None
    bookmark: tuple[str, int] | None = None
    drawn: bool = False

    def draw(self) -> None:
        """Draw between the marks."""
        canvas = tagged(self.canv)
        if self.drawn:
            canvas.begin_artifact()
            super().draw()
            canvas.end()
            return
        self.drawn = True
        if self.element is None:
            canvas.begin_artifact()
        else:
            canvas.begin(self.element)
        self._end_lines_with_a_space()
        super().draw()
        canvas.end()
        if self.bookmark is not None:
            title, level = self.bookmark
            _, top = canvas.absolutePosition(0, self.height)
            canvas.outline.bookmarks.append(Bookmark(title, level, canvas.page_index, top))

    def _end_lines_with_a_space(self) -> None:
        """Write the space at which a line was broken: a screen reader would join the two words without it."""
        for line in self.blPara.lines[:-1]:
            if self.blPara.kind == 0:
                line[1].append("")
            else:
                line.words[-1].text += " "

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Split, both parts being the same element."""
        parts: list[Flowable] = super().split(available_width, available_height)
        for part in parts:
            if isinstance(part, TaggedParagraph):
                part.element = self.element
        if parts and isinstance(parts[0], TaggedParagraph):
            parts[0].bookmark = self.bookmark
        return parts


class TaggedTable(Table):
    """A table whose rules and backgrounds are artifacts; its cells are tagged by what they hold."""

    _starts: ClassVar[frozenset[str]] = frozenset({"startBG", "startLines"})
    _ends: ClassVar[frozenset[str]] = frozenset({"endBG", "endLines"})

    def __init__(self, data: Any, **options: Any) -> None:
        options["renderCB"] = self._mark
        super().__init__(data, **options)

    @classmethod
    def _mark(cls, table: Table, event: str, *_: Any) -> None:
        canvas = tagged(table.canv)
        if event in cls._starts:
            canvas.begin_artifact()
        elif event in cls._ends:
            canvas.end()


class SignatureBox(Flowable):
    """The frame of the visible signature; it notes where it fell."""

    def __init__(self, width: float, height: float, element: Element, name: str, description: str) -> None:
        super().__init__()
        self.width, self.height = width, height
        self._element, self._name, self._description = element, name, description

    def draw(self) -> None:
        """Reserve the place; the signature draws itself there."""
        canvas = tagged(self.canv)
        left, bottom = canvas.absolutePosition(0, 0)
        rectangle = (left, bottom, left + self.width, bottom + self.height)
        slot = SignatureSlot(self._name, canvas.page_index, rectangle, self._description)
        canvas.outline.slots.append(slot)
        self._element.kids.append(slot)


class Rule(Flowable):
    """A straight line across the page: decoration."""

    def __init__(self, width: float, thickness: float, colour: Color) -> None:
        super().__init__()
        self.width, self.height = width, thickness
        self._colour = colour

    def draw(self) -> None:
        """Draw a filled strip."""
        canvas = tagged(self.canv)
        canvas.begin_artifact()
        canvas.setFillColor(self._colour)
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.end()


def gap(height: float) -> Spacer:
    """Return empty height, in points."""
    return Spacer(1, height)
