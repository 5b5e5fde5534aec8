"""Contrast of what is really painted: every rule of the style sheet, and every token that a painter asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.source import python_files, shown, tree
from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import (
    DECORATION,
    EDGE_PAIRS,
    FIGURE_PAIRS,
    GROUNDS,
    TEXT_PAIRS,
    THEMES,
    ToneName,
    contrast,
)

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
TEXT, LARGE = 4.5, 3.0
PICTURES = dict.fromkeys(("chevron", "chevron_up", "check", "tick", "dot"), "x.svg")
ASKED = {"colour": 0, "ink": 0, "put_icon": 2, "pixmap": 1, "icon": 1}
"""Who asks for a token by name, and at which place of its arguments."""


def declared(body: str, name: str) -> str:
    found = re.search(rf"(?:^|[;\s]){name}\s*:\s*(?:\d+px\s+\w+\s+)?(#[0-9a-f]{{6}})", body)
    return found[1] if found else ""


def rules(theme: str) -> Iterator[tuple[str, str]]:
    sheet = stylesheet(THEMES[theme], round, PICTURES)
    return ((found[1].strip(), found[2]) for found in RULE.finditer(sheet))


def tokens_asked_for() -> dict[str, str]:
    """Return each token that is painted with by name, and where."""
    found: dict[str, str] = {}
    for path in python_files("ui"):
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            at = ASKED.get(node.func.attr)
            for one in [] if at is None else node.args[at : at + 1]:
                for inside in ast.walk(one):
                    if isinstance(inside, ast.Constant) and isinstance(inside.value, str):
                        found.setdefault(inside.value, f"{shown(path)}:{node.lineno}")
    return found


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_each_rule_of_the_style_sheet_is_readable_on_its_own_ground(theme: str) -> None:
    looked_at = 0
    for selector, body in rules(theme):
        text, ground = declared(body, "color"), declared(body, "background")
        if text and ground:
            looked_at += 1
            assert contrast(text, ground) >= TEXT, selector
    assert looked_at > 12


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_each_text_colour_of_the_style_sheet_is_in_a_pair_that_is_tested(theme: str) -> None:
    colours = THEMES[theme]
    tested = {colours.named(text) for text, _ in TEXT_PAIRS} | {colours.tone(one).text for one in ToneName}
    for selector, body in rules(theme):
        text = declared(body, "color")
        assert not text or text in tested, selector


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_each_ring_of_the_focus_in_the_style_sheet_can_be_seen_on_each_ground(theme: str) -> None:
    colours = THEMES[theme]
    rings = {
        declared(body, "border")
        for selector, body in rules(theme)
        if ":focus" in selector and "rail" not in selector
    } - {""}
    assert rings
    for ring in rings:
        assert all(contrast(ring, colours.named(ground)) >= LARGE for ground in GROUNDS)


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("pair", FIGURE_PAIRS, ids=" on ".join)
def test_bars_curves_and_signs_have_a_contrast_of_three(theme: str, pair: tuple[str, str]) -> None:
    colours = THEMES[theme]
    assert contrast(colours.named(pair[0]), colours.named(pair[1])) >= LARGE


def test_every_token_that_is_painted_with_is_in_a_pair_that_is_tested() -> None:
    tested = {one for pair in (*TEXT_PAIRS, *EDGE_PAIRS, *FIGURE_PAIRS) for one in pair}
    asked = tokens_asked_for()
    assert len(asked) > 8
    assert {token: where for token, where in asked.items() if token not in tested | DECORATION} == {}
