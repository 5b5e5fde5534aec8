"""Drawing the code of a paper avis: a QR symbol (ISO/IEC 18004) of squares in the page's own vectors."""

from __future__ import annotations

from typing import Final

import segno
from reportlab.platypus import Flowable

from reviewer.documents.canvas import tagged
from reviewer.documents.structure import Element

SIDE: Final = 45 * 72 / 25.4
"""Points: 45 mm, quiet zone not counted. At 150 dpi, version 12 has four pixels a module."""
LARGEST_VERSION: Final = 12
_MASK: Final = 3  # any of the eight is valid; looking for the best costs as much as the rest of the page


class CodeDoesNotFit(ValueError):
    """A code is longer than the symbol that paper and scanners bear: a defect of whoever made it."""


def rows_of(code: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules, dark or not, from the top; error correction M. Raise ``CodeDoesNotFit``."""
    symbol = segno.make_qr(code, error="m", mode="alphanumeric", mask=_MASK, boost_error=False)
    if int(symbol.version) > LARGEST_VERSION:
        raise CodeDoesNotFit(len(code))
    return tuple(tuple(bool(module) for module in row) for row in symbol.matrix)


class CodeSquare(Flowable):
    """The symbol as one figure that is read aloud by its alternative text. ``code`` None: its place, empty."""

    def __init__(self, code: str | None, element: Element | None) -> None:
        super().__init__()
        self.width = self.height = SIDE
        self._rows = () if code is None else rows_of(code)
        self._element = element

    def draw(self) -> None:
        """Fill all the squares as one path, so that no renderer leaves a seam between two of them."""
        if not self._rows:
            return
        canvas = tagged(self.canv)
        if self._element is None:
            canvas.begin_artifact()
        else:
            canvas.begin(self._element)
        count = len(self._rows)
        squares = " ".join(
            f"{start} {count - 1 - index} {length} 1 re"
            for index, row in enumerate(self._rows)
            for start, length in _runs(row)
        )
        # In modules, through the page's own matrix: written directly, half the time of ReportLab's path object.
        module = SIDE / count
        canvas.saveState()
        canvas.scale(module, module)
        canvas.setFillGray(0)
        canvas.draw_operators(f"{squares} f")
        canvas.restoreState()
        canvas.end()


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return where dark runs start, and how long they are."""
    runs: list[tuple[int, int]] = []
    start = None
    for index, dark in enumerate((*row, False)):
        if dark and start is None:
            start = index
        elif not dark and start is not None:
            runs.append((start, index - start))
            start = None
    return runs
