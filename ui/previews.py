"""Attachments as pictures, made on the read lane. Nothing of them is ever run or followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

from reviewer.documents.errors import DocumentUnreadable
from reviewer.documents.preview import count_pages, render_pages
from reviewer.errors import AviseError

SCALE = 1.6
PICTURE_KINDS = frozenset({"png", "jpeg", "gif", "webp", "tiff", "bmp"})
"""What a picture is by its content, whatever its name says; a drawing that could name other files is none of them."""
MOST_PICTURE_PIXELS = 100_000_000
LONGEST_SHOWN = 4000
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
        image = _picture(content)
        if image is None:
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


def _picture(content: bytes) -> QImage | None:
    """Return a picture no larger than a screen needs, None where it is broken, too large or no picture at all."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()).decode("ascii") not in PICTURE_KINDS:
        return None
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PICTURE_PIXELS:
        return None
    if max(size.width(), size.height()) > LONGEST_SHOWN:
        reader.setScaledSize(size.scaled(LONGEST_SHOWN, LONGEST_SHOWN, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
