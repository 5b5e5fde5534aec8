"""Attachments as pictures, made on the read lane. Nothing of them is ever run or followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage

from reviewer.documents.errors import DocumentUnreadable
from reviewer.documents.preview import count_pages, render_pages
from reviewer.errors import AviseError

SCALE = 1.6
MOST_PAGES = 40
IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A rendered page. ``text``: what a screen reader says."""

    image: QImage
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What can be shown of a document. ``problem``: why nothing can; without pages or problem: a kind not shown."""

    filename: str
    pages: tuple[Page, ...] = ()
    total: int = 0
    problem: AviseError | None = None


def preview_of(read: Callable[[], bytes], filename: str) -> Preview:
    """Read a document and render what can be rendered. Runs off the GUI thread."""
    return render(read(), filename)


def render(content: bytes, filename: str) -> Preview:
    """Return the pages of a PDF or a picture; a broken file says so and the screen lives on."""
    if filename.lower().endswith(IMAGES):
        image = QImage.fromData(content)
        if image.isNull():
            return Preview(filename=filename, problem=DocumentUnreadable("broken"))
        return Preview(filename=filename, pages=(Page(image=image, text=filename),), total=1)
    if not (filename.lower().endswith(".pdf") or content.startswith(b"%PDF")):
        return Preview(filename=filename)
    try:
        total = count_pages(content)
        found = render_pages(content, SCALE, count=MOST_PAGES)
    except DocumentUnreadable as error:
        return Preview(filename=filename, problem=error)
    kind = QImage.Format.Format_RGBA8888
    pages = tuple(
        Page(image=QImage(one.rgba, one.width, one.height, one.stride, kind).copy(), text=one.text)
        for one in found
    )
    return Preview(filename=filename, pages=pages, total=total)
