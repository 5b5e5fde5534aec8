"""Design tokens: colours of both themes, type scale, spacing and radii. The only place with a colour or a size.

Every pair of text and ground that the application uses is listed in ``TEXT_PAIRS`` and computed by a test
(WCAG 2.2, 1.4.3: 4.5 to 1; 1.4.11: 3 to 1 for edges of controls and the focus ring).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ToneName(StrEnum):
    """What a chip or a notice means; never told by colour alone, an icon and a word go with it."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    COMMITTEE = "committee"


@dataclass(frozen=True, slots=True)
class Tone:
    """Text, ground and edge of a chip or notice."""

    text: str
    fill: str
    edge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One theme. ``canvas`` is behind everything, ``surface`` carries content, ``sunken`` is pressed or read-only."""

    name: str
    canvas: str
    surface: str
    sunken: str
    raised: str
    text: str
    muted: str
    edge: str
    edge_strong: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    danger_fill: str
    danger_hover: str
    on_danger: str
    hover: str
    selection: str
    focus: str
    rail: str
    rail_text: str
    rail_muted: str
    rail_hover: str
    rail_selected: str
    rail_mark: str
    neutral: Tone
    info: Tone
    success: Tone
    warning: Tone
    danger: Tone
    committee: Tone

    def tone(self, name: ToneName) -> Tone:
        """Return the colours of a meaning."""
        tone: Tone = getattr(self, name.value)
        return tone

    def named(self, role: str) -> str:
        """Return a plain colour, or the text colour of a tone, by its name."""
        value: str | Tone = getattr(self, role)
        return value.text if isinstance(value, Tone) else value


LIGHT = Colours(
    name="light",
    canvas="#f3f5f8",
    surface="#ffffff",
    sunken="#eef1f5",
    raised="#ffffff",
    text="#18212f",
    muted="#515f73",
    edge="#d8dee7",
    edge_strong="#7d8a9c",
    accent="#0b5cab",
    accent_hover="#094d90",
    accent_pressed="#073f77",
    on_accent="#ffffff",
    danger_fill="#b3261e",
    danger_hover="#951d17",
    on_danger="#ffffff",
    hover="#edf2f8",
    selection="#dcebfa",
    focus="#0b5cab",
    rail="#1c2b42",
    rail_text="#f2f5fa",
    rail_muted="#b4c1d4",
    rail_hover="#273955",
    rail_selected="#31476a",
    rail_mark="#7cb9f7",
    neutral=Tone("#445166", "#e8ecf2", "#c9d1dc"),
    info=Tone("#0a4d91", "#e0edfa", "#b3d1ef"),
    success=Tone("#17632f", "#dff2e4", "#aeddbb"),
    warning=Tone("#744600", "#fcefcd", "#eacb85"),
    danger=Tone("#9c1f18", "#fce4e2", "#f0b6b1"),
    committee=Tone("#56379b", "#ece6f9", "#cfc0ee"),
)

DARK = Colours(
    name="dark",
    canvas="#11161d",
    surface="#1a212b",
    sunken="#141a22",
    raised="#222b37",
    text="#e6ebf2",
    muted="#a5b2c4",
    edge="#303b4a",
    edge_strong="#74849a",
    accent="#6cb2ff",
    accent_hover="#8ac2ff",
    accent_pressed="#a9d2ff",
    on_accent="#06182b",
    danger_fill="#f28b82",
    danger_hover="#f6a69f",
    on_danger="#2b0805",
    hover="#232d3a",
    selection="#1f3b5c",
    focus="#6cb2ff",
    rail="#0c1118",
    rail_text="#eaf0f8",
    rail_muted="#9fafc4",
    rail_hover="#1a2433",
    rail_selected="#22324a",
    rail_mark="#6cb2ff",
    neutral=Tone("#c3cddb", "#2b3543", "#414e60"),
    info=Tone("#9cccff", "#16324f", "#2b5380"),
    success=Tone("#8fdba5", "#163824", "#2a5e3e"),
    warning=Tone("#f5cf7a", "#3f300c", "#6b5218"),
    danger=Tone("#ffb1aa", "#471b18", "#7b302a"),
    committee=Tone("#cdbaff", "#33274f", "#533f80"),
)

THEMES: dict[str, Colours] = {"light": LIGHT, "dark": DARK}

GROUNDS = ("canvas", "surface", "sunken", "raised", "hover", "selection")

# (text, ground): text that is really drawn on that ground. Tones add their own pair.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("text", "muted") for ground in GROUNDS),
    *(("accent", ground) for ground in ("canvas", "surface", "raised", "hover", "selection")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_danger", "danger_fill"),
    ("on_danger", "danger_hover"),
    *(
        (text, ground)
        for text in ("rail_text", "rail_muted")
        for ground in ("rail", "rail_hover", "rail_selected")
    ),
)

# (edge, ground): boundaries that one must see to find a control.
EDGE_PAIRS: tuple[tuple[str, str], ...] = (
    ("edge_strong", "surface"),
    ("edge_strong", "canvas"),
    ("focus", "surface"),
    ("focus", "canvas"),
    ("focus", "selection"),
    ("focus", "raised"),
    ("focus", "sunken"),
    ("focus", "hover"),
    ("text", "surface"),
    ("rail_mark", "rail"),
    ("rail_mark", "rail_selected"),
)

# (shape, ground): bars, curves, marks and signs that carry a meaning of their own.
FIGURE_PAIRS: tuple[tuple[str, str], ...] = (
    *((shape, "sunken") for shape in ("accent", "edge_strong", "text")),
    *((shape, "edge") for shape in ("accent", "warning")),
    *(
        (shape, ground)
        for shape in ("accent", "text", "muted", "success", "warning", "danger", "info", "committee")
        for ground in ("surface", "canvas", "raised")
    ),
)

DECORATION = frozenset({"edge"})
"""Lines that part what space and headings part already: they tell nothing (WCAG 1.4.11 leaves them free)."""


class Space:
    """The spacing scale, in pixels at 100 %."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Type:
    """The type scale, in pixels at 100 %."""

    CAPTION = 12
    TABLE = 13
    BODY = 14
    LEAD = 16
    TITLE = 20
    DISPLAY = 26


class Size:
    """Heights and radii, in pixels at 100 %."""

    RADIUS = 6
    RADIUS_LARGE = 10
    CONTROL = 34
    ROW = 40
    ICON = 18
    RAIL = 232
    CHIP = 24
    LOW = 20
    LOGO = 28


class Window:
    """Width and height of windows as they open, in pixels; nobody's letters change them."""

    OFFICE = (1440, 900)
    COPY = (1280, 820)
    SMALLEST = (900, 600)


SHADE = "#5a000000"
"""What lies over a window behind a dialog in a picture: black, a third of it."""

FAMILY = "Noto Sans"
FONT_FILES = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf")


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two ``#rrggbb`` colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
