"""The fonts of printed documents: Noto Sans for text, DejaVu Sans for mathematical and other symbols.

Two defects of ReportLab 5.1 are worked around here. Its ToUnicode maps name U+0000 for unused slots and write more
than 100 entries a block (ISO 19005-2, 6.2.11.7.2). And its paragraphs break at, and flatten, the no-break spaces
U+00A0 and U+202F: they are set through private-use characters that share the glyph and map back to the true one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from threading import RLock
from typing import Final
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics, ttfonts

from reviewer.documents.errors import UndrawableText
from reviewer.documents.paths import FONTS

REGULAR: Final = "Avise-Regular"
SEMIBOLD: Final = "Avise-SemiBold"
BOLD: Final = "Avise-Bold"
ITALIC: Final = "Avise-Italic"
SYMBOLS: Final = "Avise-Symbols"

_FILES: Final = {
    REGULAR: "NotoSans-Regular.ttf",
    SEMIBOLD: "NotoSans-SemiBold.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    SYMBOLS: "DejaVuSans.ttf",
}
# ReportLab keeps its parser and its fonts for the whole process: whoever lays out holds this.
PRESS: Final = RLock()
# True character -> private-use stand-in; the glyph of the second is that of the third.
_STAND_INS: Final = {
    "\u202f": ("\ue02f", "\u202f"),
    "\u00a0": ("\ue0a0", " "),
    "\u2007": ("\ue007", "\u2007"),
}
_TO_STAND_IN: Final = str.maketrans({true: stand_in for true, (stand_in, _) in _STAND_INS.items()})
_FROM_STAND_IN: Final = {ord(stand_in): ord(true) for true, (stand_in, _) in _STAND_INS.items()}
_ENTRIES_IN_A_BLOCK: Final = 100
_BLANKS: Final = re.compile(r"[ \t\f\v]+")
_SYMBOL_CATEGORIES: Final = frozenset({"Sm", "So", "Sc", "Sk", "No", "Po"})
# Controls, formats (bidirectional overrides among them), surrogates, private use, unassigned.
_INVISIBLE_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def _to_unicode_map(fontname: str, subset: list[int]) -> str:
    used = [(slot, _FROM_STAND_IN.get(code, code)) for slot, code in enumerate(subset) if code]
    blocks: list[str] = []
    for start in range(0, len(used), _ENTRIES_IN_A_BLOCK):
        block = used[start : start + _ENTRIES_IN_A_BLOCK]
        blocks.append(f"{len(block)} beginbfchar")
        blocks += [f"<{slot:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for slot, code in block]
        blocks.append("endbfchar")
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
            f"/CMapName /{fontname} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


@cache
def _faces() -> dict[str, ttfonts.TTFont]:
    """Load and register the fonts, once a process."""
    ttfonts.makeToUnicodeCMap = _to_unicode_map
    faces = {}
    for name, file in _FILES.items():
        font = ttfonts.TTFont(name, str(FONTS / file), shapable=False)
        for stand_in, glyph_of in _STAND_INS.values():
            face = font.face
            if ord(glyph_of) in face.charToGlyph:
                face.charToGlyph[ord(stand_in)] = face.charToGlyph[ord(glyph_of)]
                face.charWidths[ord(stand_in)] = face.charWidths[ord(glyph_of)]
        pdfmetrics.registerFont(font)
        faces[name] = font
    for name in _FILES:
        pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)
    return faces


def register() -> None:
    """Make the fonts known to ReportLab; costs nothing the second time."""
    _faces()


def clean(text: str) -> str:
    """Return the text composed (NFC), so that letters and their accents are one glyph."""
    return unicodedata.normalize("NFC", text)


def one_spaced(line: str) -> str:
    """Return a line with one blank where there were several; what no line may break at stays as it was written."""
    return _BLANKS.sub(" ", line).strip(" ")


def undrawable(text: str) -> tuple[str, ...]:
    """Return each character that would print as a box or as nothing, once, in reading order."""
    return tuple(dict.fromkeys(char for char in clean(text) if not _drawable(char)))


def require_drawable(field: str, text: str) -> None:
    """Raise ``UndrawableText`` where the fonts cannot print the text. Line ends and tabs are layout, not text."""
    characters = undrawable(" ".join(text.split()))
    if characters:
        raise UndrawableText(field, characters)


def markup(text: str, font: str = REGULAR) -> str:
    """Return the text as paragraph markup: escaped, no-break spaces kept, symbols in the font that has them."""
    return "".join(
        escaped if name == font else f'<font name="{name}">{escaped}</font>'
        for run, name in _runs(clean(text), font)
        for escaped in (escape(run.translate(_TO_STAND_IN)),)
    )


@cache
def _drawable(char: str) -> bool:
    if unicodedata.category(char) in _INVISIBLE_CATEGORIES:
        return False
    faces = _faces()
    in_text_fonts = all(
        ord(char) in faces[name].face.charToGlyph for name in (REGULAR, SEMIBOLD, BOLD, ITALIC)
    )
    return in_text_fonts or _is_symbol(char)


def _is_symbol(char: str) -> bool:
    return (
        unicodedata.category(char) in _SYMBOL_CATEGORIES
        and ord(char) in _faces()[SYMBOLS].face.charToGlyph
        and unicodedata.bidirectional(char) not in {"R", "AL"}
    )


def _runs(text: str, font: str) -> list[tuple[str, str]]:
    """Cut the text where the font must change; letters never leave the text font."""
    known = _faces()[font].face.charToGlyph
    runs: list[tuple[str, str]] = []
    for char in text:
        name = SYMBOLS if ord(char) not in known and _is_symbol(char) else font
        if runs and runs[-1][1] == name:
            runs[-1] = (runs[-1][0] + char, name)
        else:
            runs.append((char, name))
    return runs
