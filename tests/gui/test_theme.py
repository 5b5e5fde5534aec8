"""Readable in both themes and at every size: contrast is computed from the colours that are really used."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.places import ICONS
from ui.theme import icons
from ui.theme.meanings import ACT, ANSWER, AVIS, CRITERION, DOSSIER, INTAKE, PRECHECK
from ui.theme.stylesheet import stylesheet
from ui.theme.theme import SCALES, Mode, Theme
from ui.theme.tokens import EDGE_PAIRS, FAMILY, TEXT_PAIRS, THEMES, ToneName, contrast

ROOT = Path(__file__).resolve().parents[2]


def test_the_contrast_formula_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", sorted(THEMES))
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_text_has_a_contrast_of_four_and_a_half(name: str, pair: tuple[str, str]) -> None:
    colours = THEMES[name]
    assert contrast(colours.named(pair[0]), colours.named(pair[1])) >= 4.5


@pytest.mark.parametrize("name", sorted(THEMES))
@pytest.mark.parametrize("tone", list(ToneName))
def test_every_chip_and_notice_has_a_contrast_of_four_and_a_half(name: str, tone: ToneName) -> None:
    found = THEMES[name].tone(tone)
    assert contrast(found.text, found.fill) >= 4.5


@pytest.mark.parametrize("name", sorted(THEMES))
@pytest.mark.parametrize("pair", EDGE_PAIRS, ids=" on ".join)
def test_edges_of_controls_and_the_focus_ring_have_a_contrast_of_three(
    name: str, pair: tuple[str, str]
) -> None:
    colours = THEMES[name]
    assert contrast(colours.named(pair[0]), colours.named(pair[1])) >= 3


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_palette_that_qt_really_uses_is_readable(theme: Theme, mode: Mode) -> None:
    theme.choose(mode)
    palette = QApplication.palette()
    role = QPalette.ColorRole
    pairs = [
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.ToolTipText, role.ToolTipBase),
        (role.HighlightedText, role.Highlight),
        (role.PlaceholderText, role.Base),
        (role.Link, role.Base),
    ]
    for text, ground in pairs:
        assert contrast(palette.color(text).name(), palette.color(ground).name()) >= 4.5, (text, ground)
    theme.choose(Mode.LIGHT)


def test_every_colour_is_a_full_hexadecimal_value() -> None:
    for colours in THEMES.values():
        values = [getattr(colours, one.name) for one in fields(colours)]
        plain = [one for one in values if isinstance(one, str) and one.startswith("#")]
        assert plain
        assert all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in plain)


def test_no_colour_stands_outside_the_tokens() -> None:
    guilty = [
        f"{path.relative_to(ROOT)}: {found}"
        for path in sorted((ROOT / "ui").rglob("*.py"))
        if path.name != "tokens.py"
        for found in re.findall(
            r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?=[\"'; ])", path.read_text(encoding="utf-8")
        )
    ]
    assert guilty == []


@pytest.mark.parametrize("name", sorted(THEMES))
def test_the_style_sheet_names_every_token_and_leaves_no_hole(name: str) -> None:
    pictures = dict.fromkeys(("chevron", "chevron_up", "check", "tick", "dot"), "x.svg")
    sheet = stylesheet(THEMES[name], round, pictures)
    assert "$" not in sheet
    assert THEMES[name].accent in sheet


def test_the_theme_changes_at_run_time_and_icons_follow(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(Mode.LIGHT)
    button = QPushButton("x")
    qtbot.addWidget(button)
    theme.put_icon(button, "inbox")
    before = button.icon().pixmap(18, 18).toImage()
    with qtbot.waitSignal(theme.changed):
        theme.choose(Mode.DARK)
    after = button.icon().pixmap(18, 18).toImage()
    assert before != after
    theme.choose(Mode.LIGHT)


@pytest.mark.parametrize("scale", SCALES)
def test_text_grows_with_the_scale(qtbot: QtBot, theme: Theme, scale: float) -> None:
    theme.rescale(scale)
    label = QLabel("Avisé")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.fontInfo().pixelSize() == theme.px(14)
    theme.rescale(1.0)


def test_the_font_that_ships_is_the_font_that_shows(theme: Theme) -> None:
    assert FAMILY in QFontDatabase.families()


def test_every_icon_that_is_named_is_there() -> None:
    signs = [*DOSSIER.values(), *AVIS.values(), *CRITERION.values(), *PRECHECK.values(), *INTAKE.values()]
    names = {sign.icon for sign in [*signs, *ANSWER.values()]} | set(ACT.values())
    assert [name for name in sorted(names) if not (ICONS / f"{name}.svg").exists()] == []


def test_an_icon_is_drawn_in_the_colour_asked_for() -> None:
    image = icons.pixmap("circle-check", "#0b5cab", 24).toImage()
    drawn = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert drawn == {"#0b5cab"}


def test_the_licence_of_the_icons_ships_with_them() -> None:
    assert "ISC License" in (ICONS / "LICENSE").read_text(encoding="utf-8")
