"""Days of a desktop on one database: started, used and ended, as often as a test wants."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from reviewer.wording import Wording
from ui.application import Opening
from ui.bootstrap import DatabaseEntrance
from ui.main_window import MainWindow
from ui.screens.first_run.view import FirstRunScreen
from ui.screens.sign_in.view import Asked, SignInPage
from ui.theme.theme import Mode, Theme


class Day:
    """One run of the desktop on the database: the window, until it is closed and everything is let go of."""

    def __init__(self, qtbot: QtBot, theme: Theme, url: str, closers: list[Callable[[], object]]) -> None:
        self._qtbot = qtbot
        self._closers = closers
        self.window = MainWindow(theme, Wording.load())
        qtbot.addWidget(self.window)
        self.window.show()
        self.opening = Opening(self.window, theme, Wording.load(), lambda: DatabaseEntrance(url))
        self.settle()

    @property
    def page(self) -> SignInPage:
        return self.window.door.page

    @property
    def inside(self) -> bool:
        return not self.window.door.closed

    def settle(self) -> None:
        """Wait until the gate, and both lanes of the office where there is one, have nothing left to do."""
        for _ in range(3):
            self._qtbot.waitUntil(self._idle, timeout=15_000)
            QApplication.processEvents()

    def fill(self, **texts: str) -> None:
        if self.window.door.start.isVisible():
            self.window.door.start.real.click()
        for name, text in texts.items():
            self.page.fields[name].setText(text)
        self.page.act.click()
        self.settle()

    def put_away(self) -> str:
        """Take the code that is shown, and go in."""
        assert self.page.asked is Asked.SHOW, self.page.notice.sentence
        code = self.page.shown_code.text()
        self.page.act.click()
        self.settle()
        return code

    def choose(self, organisation: str = "Maison des experts", months: int = 12) -> None:
        """Make the first day's choices: the name, the first programme, the months."""
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, FirstRunScreen)
        screen.organisation.setText(organisation)
        screen.next.click()
        assert screen._levels is not None
        screen._levels.choose("iatiev")
        screen.next.click()
        screen.months.setValue(months)
        screen.next.click()
        screen.next.click()
        self.settle()

    def end(self) -> None:
        """Close the window, and let go of the database as the end of the program does."""
        self.window.close()
        while self._closers:
            self._closers.pop()()

    def _idle(self) -> bool:
        gate = self.opening._gate
        if gate is not None and gate.busy:
            return False
        desktop = self.window._desktop
        if desktop is None:
            return self.window.door.closed or self.window.trouble.isVisible()
        return not desktop.busy


@contextmanager
def days(
    qtbot: QtBot, theme: Theme, url: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Day]]:
    """Start days; what the program would let go of at its end goes at the end of a day."""
    closers = list[Callable[[], object]]()
    before = gc.get_threshold()
    # The name in that module alone: libraries that are first imported meanwhile end with the process, not with a day.
    monkeypatch.setattr("ui.bootstrap.atexit", SimpleNamespace(register=closers.append))
    theme.choose(Mode.LIGHT)
    begun = list[Day]()

    def start() -> Day:
        begun.append(Day(qtbot, theme, url, closers))
        return begun[-1]

    yield start
    for day in begun:
        day.end()
        if isValid(day.opening):
            delete(day.opening)  # now: it changes how garbage is looked for when it goes
    gc.unfreeze()  # what a day kept for good is kept for that day
    gc.set_threshold(*before)
