"""Garbage that holds a widget is never let go of on another thread than the one that paints."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from reviewer.wording import Wording
from ui.application import Opening, create_application
from ui.main_window import MainWindow
from ui.quick_imports import OBJECTS_BETWEEN_LOOKS, OBJECTS_OF_A_START
from ui.screens.sign_in.gate import Entrance
from ui.tasks.collecting import Collector, look
from ui.theme.theme import Theme


class Told:
    """Says on which thread it was let go of; it holds itself, so that only the collector can."""

    threads: list[int]

    def __init__(self, threads: list[int]) -> None:
        self.threads = threads
        self.itself = self

    def __del__(self) -> None:
        self.threads.append(threading.get_ident())


@pytest.fixture
def often(qapp: QApplication) -> Iterator[None]:
    """Let the interpreter look at every hundredth object; what the test before still has to delete goes first."""
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    before = gc.get_threshold()
    gc.set_threshold(100, 2, 2)
    yield
    gc.set_threshold(*before)


def make_much(first: Callable[[], None]) -> None:
    first()
    for _ in range(5_000):
        one: list[object] = []
        one.append(one)


def on_another_thread(first: Callable[[], None] = lambda: None) -> int:
    thread = threading.Thread(target=make_much, args=(first,))
    thread.start()
    thread.join()
    return thread.ident or 0


def test_an_application_has_one_collector_from_its_first_moment() -> None:
    app = create_application()
    assert not gc.isenabled()
    assert create_application() is app
    assert len(app.findChildren(Collector)) == 1


def test_the_interpreter_alone_lets_go_on_any_thread(often: None) -> None:
    threads: list[int] = []
    gc.disable()
    Told(threads)
    assert on_another_thread(gc.enable) in threads


def test_with_the_collector_only_the_painting_thread_does(qtbot: QtBot, often: None) -> None:
    threads: list[int] = []
    parent = QObject()
    collector = Collector(parent)
    Told(threads)
    on_another_thread()
    assert threads == []
    qtbot.waitUntil(lambda: threads == [threading.get_ident()], timeout=5_000)
    assert collector.parent() is parent


def test_the_interpreter_looks_again_once_the_collector_is_gone(qtbot: QtBot) -> None:
    parent = QObject()
    collector = Collector(parent)
    assert not gc.isenabled()
    with qtbot.waitSignal(collector.destroyed):
        collector.deleteLater()
    assert gc.isenabled()


def test_nothing_is_looked_through_before_its_time(often: None) -> None:
    gc.set_threshold(1_000_000, 1_000_000, 1_000_000)
    threads: list[int] = []
    Told(threads)
    look()
    assert threads == []


def test_a_window_that_goes_before_its_start_is_over_leaves_the_collector_as_it_was(
    qtbot: QtBot, theme: Theme
) -> None:
    wording = Wording.load()
    window = MainWindow(theme, wording)
    qtbot.addWidget(window)
    opening = Opening(window, theme, wording, _no_way_in)
    kept = gc.get_freeze_count()
    assert gc.get_threshold()[0] == OBJECTS_OF_A_START
    delete(opening)
    assert gc.get_threshold()[0] == OBJECTS_BETWEEN_LOOKS
    qtbot.wait(20)
    assert gc.get_freeze_count() == kept


def _no_way_in() -> Entrance:
    raise AssertionError("it is gone before anybody asks")
