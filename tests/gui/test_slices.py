"""Long work of the painting thread, a little at a time: in order, with the window answering, and never half seen."""

from __future__ import annotations

import gc
import time
from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.gui.grid_page import declared_grid
from tests.support.gui import Bench
from tests.support.stories import Stories
from ui.screens.comparison.view import ComparisonScreen
from ui.screens.grid.view import BLANK, WORK, GridScreen
from ui.screens.packages.view import PackagesScreen
from ui.tasks.slices import SLICE_S, Slices, Steps
from ui.widgets.card import Card
from ui.widgets.late_page import LatePage
from ui.widgets.measuring import measuring
from ui.widgets.text import Text


def _working(seconds: float) -> None:
    over = time.perf_counter() + seconds
    while time.perf_counter() < over:
        pass


def _noting(into: list[object], *what: object, each_s: float = 0.0) -> Steps:
    for one in what:
        _working(each_s)
        into.append(one)
        yield


def test_pieces_are_worked_off_in_the_order_in_which_they_were_asked_for(qtbot: QtBot) -> None:
    slices, noted = Slices(), cast("list[object]", [])
    one, two = QObject(), QObject()
    slices.begin(one, _noting(noted, 1, 2))
    slices.begin(two, _noting(noted, 3, 4))
    assert noted == [], "nothing is done in the turn in which it is asked for"
    qtbot.waitUntil(lambda: not slices.busy)
    assert noted == [1, 2, 3, 4]


def test_the_window_answers_between_two_slices(qtbot: QtBot) -> None:
    slices, noted = Slices(), cast("list[object]", [])
    beat = QTimer()
    beat.timeout.connect(lambda: noted.append("answered"))
    beat.start(0)
    slices.begin(beat, _noting(noted, *range(20), each_s=SLICE_S / 2))
    qtbot.waitUntil(lambda: not slices.busy)
    numbers = [place for place, one in enumerate(noted) if one != "answered"]
    between = [after - before - 1 for before, after in pairwise(numbers)]
    assert sum(bool(one) for one in between) >= 9, "a slice takes two or three of these steps"


def test_a_newer_piece_of_the_same_owner_takes_the_place_of_the_older(qtbot: QtBot) -> None:
    slices, noted, owner = Slices(), cast("list[object]", []), QObject()
    slices.begin(owner, _noting(noted, "old", "old"))
    slices.begin(owner, _noting(noted, "new"))
    qtbot.waitUntil(lambda: not slices.busy)
    assert noted == ["new"]


def test_what_is_left_is_done_at_once_when_it_is_needed(qtbot: QtBot) -> None:
    slices, noted, owner = Slices(), cast("list[object]", []), QObject()
    slices.begin(owner, _noting(noted, 1, 2, 3))
    slices.finish(owner)
    assert noted == [1, 2, 3]
    assert not slices.busy
    slices.finish(owner)
    assert noted == [1, 2, 3]


def test_nothing_is_done_for_an_owner_that_is_gone(qtbot: QtBot) -> None:
    slices, noted, owner = Slices(), cast("list[object]", []), QWidget()
    slices.begin(owner, _noting(noted, 1, 2))
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not slices.busy)
    assert noted == []


def test_a_step_may_drop_the_work_that_it_belongs_to(qtbot: QtBot) -> None:
    slices, noted, owner = Slices(), cast("list[object]", []), QObject()

    def steps() -> Steps:
        slices.drop(owner)
        noted.append(1)
        yield
        noted.append(2)

    slices.begin(owner, steps())
    qtbot.waitUntil(lambda: not slices.busy and bool(noted))
    qtbot.wait(20)
    assert noted == [1]


def test_a_step_that_fails_ends_its_piece_and_no_other(qtbot: QtBot) -> None:
    slices, noted, owner, other = Slices(), cast("list[object]", []), QObject(), QObject()

    def steps() -> Steps:
        yield
        raise LookupError("no such thing")

    slices.begin(owner, steps())
    slices.begin(other, _noting(noted, 1))
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: not slices.busy)
    assert [kind for kind, *_ in caught] == [LookupError]
    assert noted == [1]
    caught.clear()
    gc.collect()  # here: what its frames hold are objects of Qt's, which no other thread may let go


def test_a_window_that_closes_leaves_what_was_being_made(bench: Bench) -> None:
    bench.start()
    noted: list[object] = []
    bench.desktop.slices.begin(bench.window, _noting(noted, 1))
    bench.window.close()
    assert not bench.desktop.slices.busy
    bench.qtbot.wait(20)
    assert noted == []


# --- screens -------------------------------------------------------------------------------------------------


def test_a_grid_is_seen_when_it_is_whole_and_not_before(bench: Bench, stories: Stories) -> None:
    dossier_id, _ = declared_grid(bench, stories)
    bench.go("committee")
    bench.window.forget_screens()
    bench.window.go("grid", dossier_id)
    screen = cast("GridScreen", bench.window.screen_of("grid"))
    bench.qtbot.waitUntil(lambda: bench.desktop.slices.busy)
    turns = 0
    while bench.desktop.busy:  # who waits for the window waits for this too
        assert screen.pages.currentIndex() == BLANK
        assert not screen.submit.isVisible()
        QCoreApplication.processEvents()
        turns += 1
    assert turns > 1
    assert screen.pages.currentIndex() == WORK
    assert screen.submit.isVisible()
    assert len(screen.form.criteria) == len(screen.presenter.missing()) - len(screen.form.verdicts)


def test_another_dossier_opened_meanwhile_is_the_one_that_is_shown(bench: Bench, stories: Stories) -> None:
    first, screen = declared_grid(bench, stories)
    second = bench.add("TC-2025-0002", employer__legal_name="Vision Nordique inc.")
    stories.seated(second)
    stories.declared(second, "e-alix")
    bench.go("committee")
    bench.window.go("grid", first)
    bench.qtbot.waitUntil(lambda: bench.desktop.slices.busy)
    QCoreApplication.processEvents()
    bench.go("grid", second)
    assert "TC-2025-0002" in screen.title.text()
    cards = [one for one in screen.request.findChildren(Card) if one.isVisible()]
    assert len({one.accessibleName() for one in cards}) == len(cards) > 1, "each card once"
    shown = {one.text() for card in cards for one in card.findChildren(Text)}
    assert "Vision Nordique inc." in shown


def test_the_evaluations_of_the_last_dossier_are_not_seen_under_the_next(
    bench: Bench, stories: Stories
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.decided(dossier_id)
    bench.start()
    screen = cast("ComparisonScreen", bench.go("comparison", dossier_id))
    assert screen.newest.isVisible()
    bench.window.go("comparison", dossier_id)
    assert not screen.newest.isVisible()
    bench.settle()
    assert screen.newest.isVisible()


def test_a_list_that_stands_behind_another_is_there_when_it_is_needed(bench: Bench) -> None:
    bench.start()
    bench.window.go("packages")
    screen = cast("PackagesScreen", bench.window.screen_of("packages"))
    screen.make_whole()
    assert not bench.desktop.slices.busy
    assert [screen.tabs.isAncestorOf(one) for one in (screen.sent, screen.returns, screen.aside)] == [
        True
    ] * 3
    bench.settle()


# --- pages that are made when they are first seen ---------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot) -> LatePage[QPushButton]:
    """Return a page that is made in slices, in a window that is not shown yet."""
    late = LatePage(lambda: QPushButton("Here"), slices=Slices())
    qtbot.addWidget(late)
    return late


def test_a_late_page_is_made_after_its_place_is_seen(qtbot: QtBot, page: LatePage[QPushButton]) -> None:
    with qtbot.waitSignal(page.made):
        page.show()
        assert page.findChildren(QPushButton) == []
    assert [one.isVisible() for one in page.findChildren(QPushButton)] == [True]


def test_a_late_page_that_is_asked_for_is_there_at_once(qtbot: QtBot, page: LatePage[QPushButton]) -> None:
    page.show()
    assert page.page.isVisible()
    qtbot.wait(20)
    assert len(page.findChildren(QPushButton)) == 1


def test_the_focus_waits_for_a_late_page(qtbot: QtBot, page: LatePage[QPushButton]) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.focus(lambda button: button)
    qtbot.waitUntil(lambda: page.there is not None and page.there.hasFocus())


def test_what_goes_away_between_two_steps_is_measured_no_more(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    first, second, third = (QWidget(page) for _ in range(3))
    steps = measuring((first, second, third))

    next(steps)
    delete(second)

    assert list(steps) == [None]
