"""The gallery shows every public widget, in both themes and at every size."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ui.widgets
from reviewer.wording import Wording
from tests.support.words import words_of
from ui.captures.gallery import capture_gallery
from ui.captures.guidance import GUIDANCE
from ui.captures.subjects import CAPTURES
from ui.gallery.exhibits import ELSEWHERE, EXHIBITS
from ui.gallery.window import GalleryWindow
from ui.theme.theme import Mode, Theme


def public_widgets() -> Iterator[type[QWidget]]:
    for module in pkgutil.walk_packages(ui.widgets.__path__, "ui.widgets."):
        for name, found in vars(importlib.import_module(module.name)).items():
            ours = isinstance(found, type) and found.__module__ == module.name
            if ours and issubclass(found, QWidget) and not name.startswith("_"):
                yield found


def test_no_public_widget_is_missing() -> None:
    shown = {kind.__name__ for exhibit in EXHIBITS for kind in exhibit.kinds}
    there = {kind.__name__ for kind in public_widgets()}
    assert sorted(there - shown - set(ELSEWHERE)) == []
    assert sorted(set(ELSEWHERE) - there) == []
    assert shown.isdisjoint(ELSEWHERE)


def test_what_is_shown_elsewhere_is_in_a_capture() -> None:
    assert set(ELSEWHERE.values()) <= {capture.name for capture in (*CAPTURES, *GUIDANCE)}


def test_each_exhibit_really_shows_the_widgets_that_it_names(qtbot: QtBot, theme: Theme) -> None:
    for exhibit in EXHIBITS:
        shown = list(exhibit.make(theme, Wording.load()))
        for one in shown:
            qtbot.addWidget(one.widget)
        inside = {type(w) for one in shown for w in (one.widget, *one.widget.findChildren(QWidget))}
        assert set(exhibit.kinds) <= inside, exhibit.kinds


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_window_opens_with_everything_in_it(qtbot: QtBot, theme: Theme, mode: Mode) -> None:
    theme.choose(mode)
    window = GalleryWindow(theme, Wording.load())
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    words = set(words_of(window))
    assert all(", ".join(kind.__name__ for kind in exhibit.kinds) in words for exhibit in EXHIBITS)
    theme.choose(Mode.LIGHT)


def test_it_is_photographed_in_both_themes_at_one_and_two_hundred_percent(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    saved = capture_gallery(tmp_path)
    theme.rescale(1.25)
    theme.rescale(1.0)  # the test's own theme dresses the application again
    assert [path.name for path in saved] == [
        "galerie-light-100.png", "galerie-light-200.png", "galerie-dark-100.png", "galerie-dark-200.png",
    ]  # fmt: skip
    small, large = (QImage(str(path)) for path in saved[:2])
    assert large.width() == 2 * small.width()
