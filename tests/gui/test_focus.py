"""Where one is can be seen on everything that takes the focus, and the focus goes as one reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from tests.gui.test_filled_screens import told
from tests.gui.test_room_for_words import everywhere, places, stories_told
from tests.support.gui import Bench
from tests.support.room_for_words import called, every_tab, settle_layout
from ui.theme.theme import Mode

MOST_STOPS = 200


def stops(bench: Bench) -> list[QWidget]:
    """Press Tab from the first stop of the screen that shows, and return what it came to on it, in that order."""
    screen = bench.window.stack.currentWidget()
    assert screen is not None
    bench.window.larger.setFocus(Qt.FocusReason.TabFocusReason)
    found: list[QWidget] = []
    now: QWidget | None = bench.window.larger
    for _ in range(MOST_STOPS):
        before = now
        QTest.keyClick(bench.window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is None or now is not before, f"Tab does not get past {called(now)}"
        if now is None or now in found or now is bench.window.larger:
            break
        if screen.isAncestorOf(now):
            found.append(now)
    return found


def looks_the_same(widget: QWidget, elsewhere: QWidget) -> bool:
    """Tell whether nobody could see that a widget has the focus."""
    elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    before = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    if not widget.hasFocus():
        return False  # it gave the focus on, to something that is looked at itself
    return widget.grab().toImage() == before


def hidden_focus(bench: Bench) -> Iterator[str]:
    elsewhere = bench.window.larger
    for one in stops(bench):
        empty = isinstance(one, QAbstractItemView) and one.model().rowCount() == 0
        if not empty and looks_the_same(one, elsewhere):
            yield called(one)


def place(widget: QWidget, screen: QWidget) -> QRect:
    return QRect(widget.mapTo(screen, QPoint(0, 0)), widget.size())


def backwards(bench: Bench) -> Iterator[str]:
    """Yield where Tab goes up without going to a column further right, or left within a line."""
    screen = bench.window.stack.currentWidget()
    assert screen is not None
    found = stops(bench)
    for one, after in pairwise(found):
        here, there = place(one, screen), place(after, screen)
        same_line = there.top() < here.bottom() and here.top() < there.bottom()
        up = there.bottom() <= here.top() and there.left() <= here.right()
        left = same_line and there.right() <= here.left()
        if up or left:
            yield f"{called(one)} then {called(after)}"


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_each_stop_of_each_place_looks_different_with_the_focus(
    bench: Bench, tmp_path: Path, mode: Mode
) -> None:
    ids = told(bench, tmp_path)
    bench.theme.choose(mode)
    found: dict[str, str] = {}
    for where in everywhere(bench, ids):
        settle_layout()
        for one in hidden_focus(bench):
            found.setdefault(one, where)
    bench.theme.choose(Mode.LIGHT)
    assert found == {}


@pytest.mark.parametrize("visited", [False, True], ids=["places", "stories"])
def test_tab_goes_through_each_place_as_one_reads(bench: Bench, tmp_path: Path, visited: bool) -> None:
    """Line by line, from left to right; a column is read to its end before the one at its right."""
    ids = told(bench, tmp_path)
    found: dict[str, str] = {}
    for where in stories_told(bench, ids) if visited else places(bench, ids):
        screen = bench.window.stack.currentWidget()
        assert screen is not None
        for tab in every_tab(screen):
            bench.settle()
            settle_layout()
            for one in backwards(bench):
                found.setdefault(one, f"{where} {tab}")
    assert found == {}
