"""Sizes, colours and paragraph styles of printed documents. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle

from reviewer.documents import fonts

PAGE: Final[tuple[float, float]] = letter
MARGIN_SIDE: Final = 57.0
MARGIN_TOP: Final = 42.0
MARGIN_BOTTOM: Final = 46.0
TEXT_WIDTH: Final = PAGE[0] - 2 * MARGIN_SIDE
STAMP: Final[tuple[float, float]] = (252.0, 66.0)

INK: Final = HexColor(0x1B2430)
MUTED: Final = HexColor(0x55606E)
NAVY: Final = HexColor(0x14365D)
RULE: Final = HexColor(0xCBD3DC)
PANEL: Final = HexColor(0xF2F5F8)
YES: Final = HexColor(0x17633A)
NO: Final = HexColor(0x97282D)
WATERMARK: Final = HexColor(0xE3E7EC)


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of the avis and of letters."""

    issuer: ParagraphStyle
    programme: ParagraphStyle
    title: ParagraphStyle
    subtitle: ParagraphStyle
    verdict_yes: ParagraphStyle
    verdict_no: ParagraphStyle
    section: ParagraphStyle
    subsection: ParagraphStyle
    body: ParagraphStyle
    label: ParagraphStyle
    figure: ParagraphStyle
    value: ParagraphStyle
    strong: ParagraphStyle
    yes: ParagraphStyle
    no: ParagraphStyle
    small: ParagraphStyle
    code: ParagraphStyle
    notice: ParagraphStyle
    letter: ParagraphStyle
    letter_title: ParagraphStyle
    address: ParagraphStyle
    due: ParagraphStyle


def style(
    font: str,
    size: float,
    leading: float,
    colour: Color = INK,
    *,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
) -> ParagraphStyle:
    """Return a paragraph style: left aligned, never hyphenated, no widow and no orphan."""
    return ParagraphStyle(
        name=f"{font}-{size}",
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        leading=leading,
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext=keep,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        spaceShrinkage=0,
    )


def styles() -> Styles:
    """Return the styles; the fonts are registered first."""
    fonts.register()
    return Styles(
        issuer=style(fonts.SEMIBOLD, 10.5, 14, NAVY),
        programme=style(fonts.REGULAR, 8.5, 11.5, MUTED),
        title=style(fonts.SEMIBOLD, 20, 25, NAVY, before=9),
        subtitle=style(fonts.REGULAR, 9.3, 12.5, MUTED, after=7),
        verdict_yes=style(fonts.SEMIBOLD, 15, 20, YES, after=1),
        verdict_no=style(fonts.SEMIBOLD, 15, 20, NO, after=1),
        section=style(fonts.SEMIBOLD, 11.3, 14.5, NAVY, before=8.5, after=3, keep=True),
        subsection=style(fonts.SEMIBOLD, 9.3, 13, INK, before=6, after=1, keep=True),
        body=style(fonts.REGULAR, 9.2, 12.5, after=3),
        label=style(fonts.REGULAR, 8, 11, MUTED),
        figure=style(fonts.SEMIBOLD, 10.5, 14),
        value=style(fonts.REGULAR, 9.3, 12.8),
        strong=style(fonts.SEMIBOLD, 9.3, 12.8),
        yes=style(fonts.BOLD, 9.3, 12.8, YES),
        no=style(fonts.BOLD, 9.3, 12.8, NO),
        small=style(fonts.REGULAR, 7.8, 10.6, MUTED),
        code=style(fonts.SEMIBOLD, 9.3, 13),
        notice=style(fonts.SEMIBOLD, 9.3, 12.5, NO, after=7),
        letter=style(fonts.REGULAR, 9.8, 13.6, after=6),
        letter_title=style(fonts.SEMIBOLD, 16, 21, INK, before=14, after=7),
        address=style(fonts.REGULAR, 9.8, 13.6),
        due=style(fonts.SEMIBOLD, 10.5, 14.5, INK, before=4),
    )
