"""Printing and scanning, simulated: ink that spreads, a tilted sheet, a blurred and noisy scanner, JPEG."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import zxingcpp
from PIL import Image, ImageFilter

from reviewer.documents.preview import render_pages

PRINTER_DPI = 600
INK_SPREAD = 3
"""Side of the square over which ink spreads, in printer dots: half a dot of 300 dpi on each side."""


def printed_page(pdf: bytes, index: int = 0) -> Image.Image:
    """Return a page as a printer draws it, in grey at 600 dpi."""
    (page,) = render_pages(pdf, PRINTER_DPI / 72, first=index, count=1)
    size = (page.width, page.height)
    return Image.frombuffer("RGBA", size, page.rgba, "raw", "RGBA", page.stride, 1).convert("L")


def around_the_code(page: Image.Image) -> Image.Image:
    """Return the part of a printed page that holds the code, with a finger's width around."""
    (found,) = zxingcpp.read_barcodes(
        page.reduce(3), formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    )
    corners = [
        found.position.top_left,
        found.position.top_right,
        found.position.bottom_left,
        found.position.bottom_right,
    ]
    across, down = [3 * corner.x for corner in corners], [3 * corner.y for corner in corners]
    margin = PRINTER_DPI // 4
    return page.crop((min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin))


def scanned(page: Image.Image, *, dpi: int, seed: int, quality: int = 60) -> bytes:
    """Return the JPEG of a scan: dot gain, up to two degrees of tilt, blur, noise and a pale black."""
    chance = np.random.default_rng(seed)
    inked = page.filter(ImageFilter.MinFilter(INK_SPREAD))
    tilted = inked.rotate(chance.uniform(-2, 2), Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    blurred = tilted.filter(ImageFilter.GaussianBlur(chance.uniform(1.2, 2.2)))
    scale = dpi / PRINTER_DPI
    size = (round(blurred.width * scale), round(blurred.height * scale))
    small = np.asarray(blurred.resize(size, Image.Resampling.BOX), dtype=np.float64)
    pale = 35 + small / 255 * 205 + chance.normal(0, 9, small.shape)
    output = BytesIO()
    Image.fromarray(np.clip(pale, 0, 255).astype(np.uint8)).save(output, "JPEG", quality=quality)
    return output.getvalue()
