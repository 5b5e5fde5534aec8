"""Fixtures for window tests: no display, French, one theme for the whole run, a bench per test."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from db.location import default_url
from tests.support.days import Day, days
from tests.support.gui import Bench, make_bench
from tests.support.stories import Stories
from ui.application import create_application
from ui.tasks.collecting import look
from ui.theme.theme import Mode, Theme

HERE = Path(__file__).parent


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Look for garbage between two events on this thread alone, as the program does (``ui/tasks/collecting.py``)."""
    if not item.path.is_relative_to(HERE):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        if nextitem is not None and nextitem.path.is_relative_to(HERE):
            look()
        else:
            gc.collect()
            gc.enable()


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """Use the ordinary application class."""
    return QApplication


@pytest.fixture(scope="session", autouse=True)
def _application(qapp: QApplication) -> None:
    """Make the application before the first picture, whichever test comes first: without it Qt ends the process."""


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Return the application's theme, French and light."""
    return Theme(create_application(), Mode.LIGHT)


def _is_stray(widget: QWidget) -> bool:
    plain = widget.isWindow() and widget.windowType() is Qt.WindowType.Window
    return plain and not isinstance(widget, QMainWindow | QDialog | QMenu)


class Strays(QObject):
    """Notes every widget that shows as a window: shown before it has its parent, it flashes and takes the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and _is_stray(watched):
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Bench]:
    """Return a real office with its window, closed again after the test."""
    strays = Strays()
    qapp.installEventFilter(strays)
    made = make_bench(qtbot, theme, tmp_path)
    yield made
    made.window.close()
    made.opened.close()
    qapp.removeEventFilter(strays)
    assert strays.seen == []


@pytest.fixture
def stories(bench: Bench, tmp_path: Path) -> Stories:
    """Return stories told on the bench's own database."""
    return Stories(bench.opened, tmp_path)


@pytest.fixture
def a_day(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Day]]:
    """Start the desktop on a computer that has and keeps nothing."""
    monkeypatch.delenv("AVISE_DATABASE", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "usual"))
    with days(qtbot, theme, default_url(), monkeypatch) as start:
        yield start
