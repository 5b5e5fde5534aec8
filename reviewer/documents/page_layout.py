"""The look of printed documents: versioned data of a programme (``resources/programmes/<id>/documents/layout-*.toml``).

A wording names its layout by id, so that an avis keeps the look that it was made with; a version in use never changes.
Lengths and type sizes are in points, colours are ``#RRGGBB``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from reviewer.programme.sourced import Confidence

PAGE: Final[tuple[float, float]] = (612.0, 792.0)
"""Letter: what is filed and printed in Québec."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """White around the text; the footer stands inside the bottom one."""

    side: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """Colours by what they are for. ``rule``, ``panel`` and ``watermark`` are never letters that are read."""

    ink: str
    muted: str
    heading: str
    favourable: str
    unfavourable: str
    rule: str
    panel: str
    watermark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Height above and below a piece."""

    above: float
    below: float


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
    panel: Band
    fact_row: Band
    finding_row: Band
    lines: float
    letter_title: float
    letter_paragraph: float
    letter_lines: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacings:
    """``open``: the usual; ``close``: where that spares a page that would hold little more than the signature."""

    open: Spacing
    close: Spacing


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """Size of letters, and distance from one line to the next."""

    size: float
    leading: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeSizes:
    """Type by what it sets; the leading of ``body`` and ``letter`` is a matter of spacing."""

    issuer: Type
    programme: Type
    title: Type
    subtitle: Type
    verdict: Type
    section: Type
    subsection: Type
    label: Type
    figure: Type
    value: Type
    small: Type
    code: Type
    notice: Type
    letter_title: Type
    due: Type
    body: float
    letter: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoPlace:
    """``file``: a PNG in the same folder; ``alternative``: what a screen reader says; ``height``: as printed."""

    file: str
    alternative: str
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A logo that was read and holds. ``content``: the PNG; ``width`` and ``height``: as printed."""

    content: bytes
    alternative: str
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutFile:
    """What a layout's file says, with where that comes from and how sure it is. ``made_on``: day of this version."""

    id: str
    made_on: date
    source: str
    confidence: Confidence
    page: Margins
    colours: Colours
    sizes: TypeSizes
    spacing: Spacings
    logo: LogoPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """One version of the look, checked, with its logo if it has one."""

    id: str
    page: Margins
    colours: Colours
    sizes: TypeSizes
    spacing: Spacings
    logo: Logo | None

    @property
    def text_width(self) -> float:
        """Return the width between the side margins."""
        return PAGE[0] - 2 * self.page.side
