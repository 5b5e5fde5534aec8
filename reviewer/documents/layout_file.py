"""Files of layouts (``documents/layout-*.toml``): found by id, read and checked, with the line of every fault.

What is refused: a key that is not known or missing, a length that no page bears, letters that do not stand out from
what is behind them (WCAG 2.1, 1.4.3: 4.5 to 1), a logo that is absent, too large or no PNG.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from reviewer.documents.page_layout import LayoutFile, Logo, LogoPlace, PageLayout
from reviewer.documents.pictures import image_size, is_png
from reviewer.errors import Fault
from reviewer.programme.model import is_programme_id
from reviewer.programme.reading import Key, ProgrammeInvalid, Reader

PATTERN: Final = "layout-*.toml"

# Least and most, by the last or the last two parts of the key. The footer stands 37 points high.
_MARGINS: Final = {"side": (36, 72), "top": (28, 108), "bottom": (44, 108)}
_GAP: Final = (0, 30)
_LETTERS: Final = (7, 24)
_LINES_TO_LETTERS: Final = (1.1, 2.0)
_LOGO_HEIGHT: Final = (10, 72)
_WIDEST_LOGO: Final = 200
_MOST_BYTES: Final = 200_000
_MOST_PIXELS: Final = 2_000
_LEAST_SAID: Final = 12

_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_FILE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.png")
_READ: Final = ("ink", "muted", "heading", "favourable", "unfavourable")
_BEHIND: Final = ("panel", "watermark")
_WHITE: Final = "#FFFFFF"
_LEAST_CONTRAST: Final = 4.5


@cache
def layouts_named(layout_id: str, programme_id: str, folder: Path) -> Mapping[str, PageLayout]:
    """Return a programme's layout of this id, by its id; empty where there is none.

    Raises ``ProgrammeInvalid`` where it is faulty.
    """
    if not is_programme_id(programme_id):
        return {}
    for path in sorted((folder / programme_id / "documents").glob(PATTERN)):
        if Reader(path, []).document().get("id") == layout_id:
            faults: list[Fault] = []
            layout = read_layout(path, faults)
            if layout is None:
                raise ProgrammeInvalid(tuple(faults))
            return {layout_id: layout}
    return {}


def layout_fault(file: str, document: Mapping[str, object], known: Collection[str]) -> list[Fault]:
    """Return the fault of a wording that names no layout of its programme; empty where it names one."""
    named = document.get("layout")
    return (
        []
        if isinstance(named, str) and named in known
        else [Fault(file, "layout", str(named or "—"), PATTERN)]
    )


def read_layout(path: Path, faults: list[Fault]) -> PageLayout | None:
    """Return the layout that a file holds, or None with all its faults added to those given."""
    before = len(faults)
    reader = Reader(path, faults)
    document = reader.document()
    if len(faults) > before:
        return None
    read: LayoutFile = reader.build(LayoutFile, document)
    if len(faults) > before:
        return None
    _lengths(reader, read)
    _colours(reader, read)
    logo = None if read.logo is None else _logo(reader, read.logo)
    if len(faults) > before:
        return None
    return PageLayout(
        id=read.id, page=read.page, colours=read.colours, sizes=read.sizes, spacing=read.spacing, logo=logo
    )


def contrast(one: str, other: str) -> float:
    """Return the ratio of two colours' luminance, from 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _within(reader: Reader, key: Key, value: float, bounds: tuple[float, float]) -> None:
    least, most = bounds
    if not least <= value <= most:
        reader.fault(key, f"{value:g}", "bounded", least=f"{least:g}", most=f"{most:g}")


def _lengths(reader: Reader, read: LayoutFile) -> None:
    for name, bounds in _MARGINS.items():
        _within(reader, ("page", name), getattr(read.page, name), bounds)
    for key, value in _numbers(read.sizes, ("sizes",)):
        if key[-1] != "leading":
            _within(reader, key, value, _LETTERS)
    for key, size, leading in _leadings(read):
        _within(reader, key, leading, (size * _LINES_TO_LETTERS[0], size * _LINES_TO_LETTERS[1]))
    for key, value in _numbers(read.spacing, ("spacing",)):
        if key[-1] not in {"lines", "letter_lines"}:
            _within(reader, key, value, _GAP)


def _leadings(read: LayoutFile) -> list[tuple[Key, float, float]]:
    """Return each distance of lines with its key, after the size of the letters that it is for."""
    found: list[tuple[Key, float, float]] = []
    for field in dataclasses.fields(read.sizes):
        value = getattr(read.sizes, field.name)
        if not isinstance(value, float):
            found.append((("sizes", field.name, "leading"), value.size, value.leading))
    for name in ("open", "close"):
        spacing = getattr(read.spacing, name)
        found.append((("spacing", name, "lines"), read.sizes.body, spacing.lines))
        found.append((("spacing", name, "letter_lines"), read.sizes.letter, spacing.letter_lines))
    return found


def _numbers(table: Any, key: Key) -> list[tuple[Key, float]]:
    """Return every number below a table, with its key."""
    found: list[tuple[Key, float]] = []
    for field in dataclasses.fields(table):
        value = getattr(table, field.name)
        own = (*key, field.name)
        found += [(own, value)] if isinstance(value, float) else _numbers(value, own)
    return found


def _colours(reader: Reader, read: LayoutFile) -> None:
    colours: dict[str, str] = dataclasses.asdict(read.colours)
    sound = {name: colour for name, colour in colours.items() if _COLOUR.fullmatch(colour)}
    for name in colours.keys() - sound.keys():
        reader.fault(("colours", name), colours[name], "colour")
    grounds = [_WHITE, *(sound[name] for name in _BEHIND if name in sound)]
    for name in _READ:
        if name in sound:
            worst = min(contrast(sound[name], ground) for ground in grounds)
            if worst < _LEAST_CONTRAST:
                reader.fault(("colours", name), f"{sound[name]} ({worst:.2f})", "contrast")


def _logo(reader: Reader, place: LogoPlace) -> Logo | None:
    before = len(reader.faults)
    _within(reader, ("logo", "height"), place.height, _LOGO_HEIGHT)
    if len(place.alternative.strip()) < _LEAST_SAID:
        reader.fault(("logo", "alternative"), place.alternative, "alternative", least=_LEAST_SAID)
    content = _picture(reader, place.file)
    size = None if content is None else image_size(content)
    if content is None or size is None:
        return None
    width = place.height * size[0] / size[1]
    if width > _WIDEST_LOGO:
        reader.fault(("logo", "height"), f"{width:.0f}", "logo_width", most=_WIDEST_LOGO)
    if len(reader.faults) > before:
        return None
    return Logo(content=content, alternative=place.alternative, width=width, height=place.height)


def _picture(reader: Reader, name: str) -> bytes | None:
    """Return the bytes of a sound PNG beside the layout, or None with its fault."""
    path, limits = reader.path.parent / name, {"most": _MOST_BYTES // 1_000, "pixels": _MOST_PIXELS}
    content, fault = b"", "logo"
    if _FILE.fullmatch(name) and path.is_file() and not path.is_symlink():
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        size = image_size(content) if is_png(content) else None
        if size is None or not all(size):
            fault = "logo_kind"
        elif len(content) > _MOST_BYTES or max(size) > _MOST_PIXELS:
            fault = "logo_size"
        else:
            fault = "" if _is_whole(content) else "logo_kind"
    if fault:
        reader.fault(("logo", "file"), name, fault, **limits)
        return None
    return content


def _is_whole(png: bytes) -> bool:
    """Tell whether the whole picture can be decoded, not its header alone."""
    from PIL import Image

    try:
        with Image.open(BytesIO(png), formats=["PNG"]) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError):
        return False
    return True
