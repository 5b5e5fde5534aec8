"""PDFium, one caller at a time: the library is not made for threads, and the desktop reads and writes on two lanes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Final

from reviewer.documents.errors import DocumentBroken, DocumentProtected

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_ONE_AT_A_TIME: Final = Lock()


@contextmanager
def opened(pdf: bytes) -> Iterator[PdfDocument]:
    """Open a PDF, signature boxes and all; raise ``DocumentBroken`` or ``DocumentProtected``."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise (DocumentProtected if "password" in str(error).lower() else DocumentBroken) from None
        try:
            if document.get_formtype():
                document.init_forms()
            yield document
        except pypdfium2.PdfiumError:
            raise DocumentBroken from None
        finally:
            document.close()


def page_text(document: PdfDocument, index: int) -> str:
    """Return the text of a page as a reader program extracts it; annotations' own text is not in it."""
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            return str(text_page.get_text_bounded())
        finally:
            text_page.close()
    finally:
        page.close()
