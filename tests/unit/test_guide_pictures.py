"""The guide's pictures: each is one that is taken of the real windows, is there, is small, and is shown somewhere."""

from __future__ import annotations

import re

from PIL import Image

from tests.support.source import ROOT
from ui.captures.expert import COPY_CAPTURES
from ui.captures.guide import SHOWN
from ui.captures.subjects import CAPTURES
from ui.theme.tokens import LIGHT

PAGES = (*sorted((ROOT / "docs" / "guide").glob("*.md")), ROOT / "README.md")
FOLDER = ROOT / "docs" / "images"
LARGEST = 150_000
PICTURE = re.compile(r"!\[([^]]+)\]\((?:\.\./|docs/)images/([a-z-]+)\.png\)")


def shown() -> dict[str, str]:
    """Return what stands for each picture in words, by its name."""
    return {
        name: words for page in PAGES for words, name in PICTURE.findall(page.read_text(encoding="utf-8"))
    }


def test_every_picture_that_is_shown_is_there_and_none_is_there_for_nothing() -> None:
    assert sorted(shown()) == sorted(one.stem for one in FOLDER.glob("*.png")) == sorted(SHOWN)


def test_every_picture_of_the_guide_is_one_that_is_taken_of_the_windows() -> None:
    assert set(SHOWN) <= {one.name for one in CAPTURES} | {one.name for one in COPY_CAPTURES}


def test_pictures_are_small_enough_to_be_kept_with_the_program() -> None:
    assert {
        one.name: one.stat().st_size for one in FOLDER.glob("*.png") if one.stat().st_size > LARGEST
    } == {}


def test_each_of_the_three_people_has_pictures() -> None:
    for page in ("coordination", "expertise", "delivrance"):
        text = (ROOT / "docs" / "guide" / f"{page}.md").read_text(encoding="utf-8")
        assert len(PICTURE.findall(text)) >= 3, page


def test_what_is_large_in_a_picture_has_the_very_colour_of_the_window() -> None:
    wanted = {
        (int(one[1:3], 16), int(one[3:5], 16), int(one[5:7], 16)) for one in (LIGHT.canvas, LIGHT.surface)
    }
    for path in FOLDER.glob("*.png"):
        with Image.open(path) as picture:
            found = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24) or ()}
        assert wanted <= found, path.name
