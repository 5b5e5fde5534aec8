"""Pages of a PDF as images and as text, for the screen: avis and attachments alike.

pypdfium2 with the form environment: Qt's own PDF module draws signature boxes blank. The text beside each image is
its accessible twin. Light: the library loads at first use.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.documents.errors import DocumentBroken, DocumentTooLarge
from reviewer.documents.pdfium import opened, page_text

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

LARGEST_FILE: Final = 100_000_000
MOST_PAGES: Final = 200
MOST_PIXELS: Final = 40_000_000
_LONGEST_SIDE: Final = 14_400.0  # points: the limit of the format itself


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """One page: pixels, four bytes each (red, green, blue, alpha), rows of ``stride`` bytes; and its text."""

    width: int
    height: int
    stride: int
    rgba: bytes
    text: str


def count_pages(pdf: bytes) -> int:
    """Return how many pages a file has; raise ``DocumentUnreadable``."""
    with _opened(pdf) as document:
        return len(document)


def render_pages(pdf: bytes, scale: float, *, first: int = 0, count: int | None = None) -> list[PageImage]:
    """Return pages as images; raise ``DocumentUnreadable``.

    ``scale``: pixels per point (1.0 is 72 dpi). ``first``: zero-based; ``count``: how many, all the rest by default.
    """
    with _opened(pdf) as document:
        last = len(document) if count is None else min(len(document), first + count)
        return [_rendered(document, index, scale) for index in range(first, last)]


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    if len(pdf) > LARGEST_FILE:
        raise DocumentTooLarge
    with opened(pdf) as document:
        if not len(document):
            raise DocumentBroken
        if len(document) > MOST_PAGES:
            raise DocumentTooLarge
        yield document


def _rendered(document: PdfDocument, index: int, scale: float) -> PageImage:
    page = document[index]
    try:
        width, height = page.get_size()
        if max(width, height) > _LONGEST_SIDE or width * height * scale * scale > MOST_PIXELS:
            raise DocumentTooLarge
        bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=_four_channels())
        try:
            pixels = bytes(bitmap.buffer)
            size = (bitmap.width, bitmap.height, bitmap.stride)
        finally:
            bitmap.close()
    finally:
        page.close()
    return PageImage(
        width=size[0], height=size[1], stride=size[2], rgba=pixels, text=page_text(document, index)
    )


def _four_channels() -> int:
    from pypdfium2.raw import FPDFBitmap_BGRA

    return int(FPDFBitmap_BGRA)
