"""Paragraph styles and inks of printed documents, from a programme's layout. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle

from reviewer.documents import fonts
from reviewer.documents.page_layout import Colours, PageLayout, Spacing, Type

STAMP: Final[tuple[float, float]] = (252.0, 66.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """The colours of a layout as ReportLab takes them."""

    ink: Color
    muted: Color
    heading: Color
    favourable: Color
    unfavourable: Color
    rule: Color
    panel: Color
    watermark: Color


def inks(colours: Colours) -> Inks:
    """Return the inks of a layout."""
    return Inks(
        ink=HexColor(colours.ink),
        muted=HexColor(colours.muted),
        heading=HexColor(colours.heading),
        favourable=HexColor(colours.favourable),
        unfavourable=HexColor(colours.unfavourable),
        rule=HexColor(colours.rule),
        panel=HexColor(colours.panel),
        watermark=HexColor(colours.watermark),
    )


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
    type_: Type,
    colour: Color,
    *,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
) -> ParagraphStyle:
    """Return a paragraph style: left aligned, never hyphenated, no widow and no orphan."""
    return ParagraphStyle(
        name=f"{font}-{type_.size:g}",
        fontName=font,
        bulletFontName=font,
        fontSize=type_.size,
        leading=type_.leading,
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext=keep,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        spaceShrinkage=0,
    )


def styles(layout: PageLayout, spacing: Spacing) -> Styles:
    """Return the styles; the fonts are registered first."""
    fonts.register()
    regular, strong, bold = fonts.REGULAR, fonts.SEMIBOLD, fonts.BOLD
    sizes, colours = layout.sizes, inks(layout.colours)
    ink, muted, heading = colours.ink, colours.muted, colours.heading
    yes, no = colours.favourable, colours.unfavourable
    body = Type(size=sizes.body, leading=spacing.lines)
    letter = Type(size=sizes.letter, leading=spacing.letter_lines)
    return Styles(
        issuer=style(strong, sizes.issuer, heading),
        programme=style(regular, sizes.programme, muted),
        title=style(strong, sizes.title, heading, before=spacing.title),
        subtitle=style(regular, sizes.subtitle, muted, after=spacing.subtitle),
        verdict_yes=style(strong, sizes.verdict, yes, after=1),
        verdict_no=style(strong, sizes.verdict, no, after=1),
        section=style(
            strong, sizes.section, heading, before=spacing.section, after=spacing.under_section, keep=True
        ),
        subsection=style(strong, sizes.subsection, ink, before=spacing.subsection, after=1, keep=True),
        body=style(regular, body, ink, after=3),
        label=style(regular, sizes.label, muted),
        figure=style(strong, sizes.figure, ink),
        value=style(regular, sizes.value, ink),
        strong=style(strong, sizes.value, ink),
        yes=style(bold, sizes.value, yes),
        no=style(bold, sizes.value, no),
        small=style(regular, sizes.small, muted),
        code=style(strong, sizes.code, ink),
        notice=style(strong, sizes.notice, no, after=spacing.subtitle),
        letter=style(regular, letter, ink, after=spacing.letter_paragraph),
        letter_title=style(
            strong, sizes.letter_title, ink, before=spacing.letter_title, after=spacing.subtitle
        ),
        address=style(regular, letter, ink),
        due=style(strong, sizes.due, ink, before=4),
    )
