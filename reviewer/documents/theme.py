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


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """How far apart the pieces stand; the size of what is read never changes.

    ``title``, ``subtitle``, ``section``, ``subsection``: above or below such a line; ``under_section``: below its
    title; ``panel``, ``fact_row``, ``finding_row``: above and below what stands there; ``lines``: the leading of
    running text. ``letter_…``: the same of letters, in their larger type.
    """

    title: float
    subtitle: float
    section: float
    under_section: float
    subsection: float
    panel: tuple[float, float]
    fact_row: tuple[float, float]
    finding_row: tuple[float, float]
    lines: float
    letter_title: float
    letter_paragraph: float
    letter_lines: float


OPEN: Final = Spacing(
    title=9,
    subtitle=7,
    section=8.5,
    under_section=3,
    subsection=6,
    panel=(7, 9),
    fact_row=(1.6, 2.4),
    finding_row=(3.2, 3.8),
    lines=12.5,
    letter_title=14,
    letter_paragraph=6,
    letter_lines=13.6,
)
CLOSE: Final = Spacing(
    title=4,
    subtitle=4,
    section=4.5,
    under_section=1.5,
    subsection=3,
    panel=(3.5, 5),
    fact_row=(0.5, 0.9),
    finding_row=(1.8, 2.4),
    lines=11.5,
    letter_title=8,
    letter_paragraph=4,
    letter_lines=12.8,
)
"""What a document is set with where that spares a page that would hold little more than the signature."""


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


def styles(spacing: Spacing = OPEN) -> Styles:
    """Return the styles; the fonts are registered first."""
    fonts.register()
    return Styles(
        issuer=style(fonts.SEMIBOLD, 10.5, 14, NAVY),
        programme=style(fonts.REGULAR, 8.5, 11.5, MUTED),
        title=style(fonts.SEMIBOLD, 20, 25, NAVY, before=spacing.title),
        subtitle=style(fonts.REGULAR, 9.3, 12.5, MUTED, after=spacing.subtitle),
        verdict_yes=style(fonts.SEMIBOLD, 15, 20, YES, after=1),
        verdict_no=style(fonts.SEMIBOLD, 15, 20, NO, after=1),
        section=style(
            fonts.SEMIBOLD, 11.3, 14.5, NAVY, before=spacing.section, after=spacing.under_section, keep=True
        ),
        subsection=style(fonts.SEMIBOLD, 9.3, 13, INK, before=spacing.subsection, after=1, keep=True),
        body=style(fonts.REGULAR, 9.2, spacing.lines, after=3),
        label=style(fonts.REGULAR, 8, 11, MUTED),
        figure=style(fonts.SEMIBOLD, 10.5, 14),
        value=style(fonts.REGULAR, 9.3, 12.8),
        strong=style(fonts.SEMIBOLD, 9.3, 12.8),
        yes=style(fonts.BOLD, 9.3, 12.8, YES),
        no=style(fonts.BOLD, 9.3, 12.8, NO),
        small=style(fonts.REGULAR, 7.8, 10.6, MUTED),
        code=style(fonts.SEMIBOLD, 9.3, 13),
        notice=style(fonts.SEMIBOLD, 9.3, 12.5, NO, after=spacing.subtitle),
        letter=style(fonts.REGULAR, 9.8, spacing.letter_lines, after=spacing.letter_paragraph),
        letter_title=style(fonts.SEMIBOLD, 16, 21, INK, before=spacing.letter_title, after=spacing.subtitle),
        address=style(fonts.REGULAR, 9.8, spacing.letter_lines),
        due=style(fonts.SEMIBOLD, 10.5, 14.5, INK, before=4),
    )
