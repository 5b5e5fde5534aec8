"""Drawing a programme's logo: one figure that is read aloud by its alternative text."""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image
from reportlab.platypus import Flowable

from reviewer.documents.canvas import Pixels, tagged
from reviewer.documents.page_layout import Logo
from reviewer.documents.structure import Element

_DOTS_AN_INCH: Final = 600


class LogoFigure(Flowable):
    """The picture at the size that its layout gives it."""

    def __init__(self, logo: Logo, element: Element) -> None:
        super().__init__()
        self.width, self.height = logo.width, logo.height
        self._content = logo.content
        self._element = element

    def draw(self) -> None:
        """Draw the pixels between the marks."""
        canvas = tagged(self.canv)
        canvas.begin(self._element)
        canvas.draw_pixels(_on_white(self._content, self.height), self.width, self.height)
        canvas.end()


@lru_cache(maxsize=8)
def _on_white(png: bytes, height: float) -> Pixels:
    """Return the picture without transparency, no finer than print: paper is white."""
    with Image.open(BytesIO(png)) as picture:
        over = picture.convert("RGBA")
    most = round(height / 72 * _DOTS_AN_INCH)
    if over.height > most:
        over = over.resize((max(1, round(over.width * most / over.height)), most), Image.Resampling.LANCZOS)
    ground = Image.new("RGBA", over.size, "white")
    pixels = Image.alpha_composite(ground, over).convert("RGB").tobytes()
    name = hashlib.sha256(pixels).hexdigest()[:32]
    return Pixels(name=name, width=over.width, height=over.height, compressed=zlib.compress(pixels, 9))
