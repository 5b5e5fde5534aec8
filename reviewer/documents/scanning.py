"""Reading the code of an avis on paper from a photo or a scan (PNG, JPEG) or from the pages of a PDF.

Whatever comes in is a stranger's: its format, size in bytes and number of pixels are checked before anything is
decoded, and only QR codes are looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Final

import pikepdf
import zxingcpp
from PIL import Image

from reviewer.avis.proof import PREFIX
from reviewer.avis.verification import CodesFound
from reviewer.documents.errors import DocumentUnreadable
from reviewer.documents.pictures import image_size, is_png
from reviewer.documents.preview import count_pages, render_pages

LARGEST_FILE: Final = 20_000_000
MOST_PIXELS: Final = 60_000_000
_MOST_PAGES: Final = 10
_MOST_CODES: Final = 10
_PAGE_SCALES: Final = (200 / 72, 300 / 72)
_SCALES: Final = (1, 3, 2)
_QR: Final = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


def codes_in_image(content: bytes) -> CodesFound:
    """Return the codes of ours in a photo or a scan; never raises.

    Faults: ``image_too_large``, ``image_unreadable``, ``no_code_in_image``.
    """
    size = image_size(content)
    if size is None:
        return CodesFound(fault="image_unreadable")
    if len(content) > LARGEST_FILE or size[0] * size[1] > MOST_PIXELS:
        return CodesFound(fault="image_too_large")
    try:
        kind = "PNG" if is_png(content) else "JPEG"
        with Image.open(BytesIO(content), formats=(kind,)) as image:
            texts = _codes(image.convert("L"))
    except Exception:  # Pillow's decoders raise what they like on a broken file
        return CodesFound(fault="image_unreadable")
    return CodesFound(texts=texts) if texts else CodesFound(fault="no_code_in_image")


def codes_in_pdf(pdf: bytes) -> CodesFound:
    """Return the codes of ours on the first pages of a PDF; never raises. Nothing is said of the rest of the file."""
    if len(pdf) > LARGEST_FILE:
        return CodesFound(fault="image_too_large")
    fault = _pictures_fault(pdf)
    if fault is not None:
        return CodesFound(fault=fault)
    try:
        for image in _pages(pdf):
            texts = _codes(image, scales=(1,))
            if texts:
                return CodesFound(texts=texts)
    except DocumentUnreadable:
        return CodesFound(fault="image_unreadable")
    return CodesFound(fault="no_code_in_image")


def _codes(image: Image.Image, scales: tuple[int, ...] = _SCALES) -> tuple[str, ...]:
    """Return the texts of our codes, the image as it is first, then enlarged: scans at 150 dpi need it."""
    for scale in scales:
        width, height = image.width * scale, image.height * scale
        if width * height > MOST_PIXELS:
            continue
        enlarged = image if scale == 1 else image.resize((width, height), Image.Resampling.BICUBIC)
        found = zxingcpp.read_barcodes(enlarged, formats=_QR)
        texts = [code.text for code in found if code.valid and code.text.startswith(PREFIX)]
        if texts:
            return tuple(dict.fromkeys(texts))[:_MOST_CODES]
    return ()


def _pages(pdf: bytes) -> Iterator[Image.Image]:
    for scale in _PAGE_SCALES:
        for index in range(min(count_pages(pdf), _MOST_PAGES)):
            (page,) = render_pages(pdf, scale, first=index, count=1)
            size = (page.width, page.height)
            yield Image.frombuffer("RGBA", size, page.rgba, "raw", "RGBA", page.stride, 1).convert("L")


def _pictures_fault(pdf: bytes) -> str | None:
    """Return what is wrong with the pictures inside: one claims more pixels than we would decode."""
    try:
        with pikepdf.Pdf.open(BytesIO(pdf)) as document:
            modest = all(
                int(one.get("/Width", 0)) * int(one.get("/Height", 0)) <= MOST_PIXELS
                for one in document.objects
                if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
            )
    except Exception:  # a hostile file: qpdf raises what it likes
        return "image_unreadable"
    return None if modest else "image_too_large"
