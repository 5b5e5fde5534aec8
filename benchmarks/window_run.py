"""The real window over a base with very many dossiers: what one does in its list, paint included."""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from benchmarks.listed import TODAY
from db.store import OpenedStore
from reviewer.cli.demonstration import run
from reviewer.cli.demonstration_folder import DemonstrationFolder
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Actor, Person
from reviewer.services.clock import PinnedClock
from reviewer.services.office import Office
from reviewer.services.ports.figures import QualityRun
from reviewer.services.settings import PINNED_TODAY
from reviewer.wording import Wording
from tests.support.walking import walk
from tests.support.watchdog import Watchdog
from ui.application import assemble, create_application
from ui.bootstrap import open_office, open_on_this_computer
from ui.captures.photographer import Photographer, leave
from ui.main_window import MainWindow
from ui.quick_imports import keep_what_is_there
from ui.screens.reception.view import ReceptionView
from ui.theme.theme import Mode, Theme

_PATIENCE_S = 60.0
_STEPS = 150


def add_coordinator(opened: OpenedStore) -> None:
    """Let somebody work there, on the day that the dossiers were made for, whose checks of the data are done.

    They go over every dossier beside what is measured, and keep what fails: here each of a million does.
    """
    person = Person(id="bench", name="Maude Gagnon", roles=frozenset({Role.COORDINATOR}))
    with opened.store.begin() as work:
        work.people.save(person)
        work.settings.put(PINNED_TODAY, TODAY.isoformat())
        actor = Actor(person.id, person.name, person.roles)
        now = PinnedClock(TODAY).now()
        work.figures.note_run(
            QualityRun(id="bench", at=now, by=person.id, dossiers=0, failing={}, unsettled=0)
        )
        work.commit(actor, now, Event(name="first_administrator", details={}))


@contextmanager
def shown(office: Office) -> Iterator[MainWindow]:
    """Show the real window on an office, closed again afterwards."""
    theme, wording = Theme(create_application(), Mode.LIGHT), Wording.load()
    window = MainWindow(theme, wording)
    window.resize(1440, 900)
    window.show()
    window.install(assemble(office, theme, wording))
    try:
        yield window
    finally:
        leave(window)


@contextmanager
def painted_list(url: str) -> Iterator[Painted]:
    """Give the list of the real window over a base."""
    with shown(open_office(url, first=Role.COORDINATOR, clock=PinnedClock(TODAY))) as window:
        yield Painted(window)


class Painted:
    """The list in its window. Each act answers how long it took in milliseconds, until the last of it is painted."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        _until(lambda: window.settled and "reception" in window.screens_open)
        self._view = cast("ReceptionView", window.screen_of("reception"))
        self._view.preview.follow = _nothing  # type: ignore[assignment, method-assign]  # these dossiers are rows of a list only
        self._opened = 0
        self._filtered = False
        self._view.presenter.opened.connect(self._count)
        self.open()
        self.wait_until_held()

    def _count(self, _opening: object) -> None:
        self._opened += 1

    def open(self) -> float:
        """Open the list anew."""
        return self._until_opened(self._view.presenter.reload)

    def filter(self) -> float:
        """List one state, and everything the next time."""
        self._filtered = not self._filtered
        text = "état:en-évaluation" if self._filtered else ""
        return self._until_opened(lambda: self._view.presenter.search(text))

    def sort(self) -> float:
        """Sort by employer, each time the other way round."""
        return self._until_opened(lambda: self._view.presenter.sort("employer"))

    def jump_to_end(self) -> float:
        """Go to the last row."""
        model = self._view.model
        began = time.perf_counter()
        self._view.table.scrollToBottom()
        self._paint()
        _until(lambda: not model.rowCount() or model.is_read(model.rowCount() - 1))
        self._paint()
        return _milliseconds(began)

    def scroll(self) -> list[float]:
        """Scroll through the whole list; return how long each frame took."""
        bar, frames = self._view.table.verticalScrollBar(), []
        for step in range(_STEPS):
            began = time.perf_counter()
            bar.setValue(bar.maximum() * step // _STEPS)
            self._paint()
            QApplication.processEvents()
            frames.append(_milliseconds(began))
        return frames

    def wait_until_held(self) -> None:
        """Wait until the list is held still and nothing else is under way."""
        _until(lambda: self._view.presenter.held and self._window.settled)

    def _until_opened(self, act: Callable[[], object]) -> float:
        before, began = self._opened, time.perf_counter()
        act()
        _until(lambda: self._opened > before)
        self._paint()
        return _milliseconds(began)

    def _paint(self) -> None:
        self._view.table.viewport().repaint()


def stall_in_demonstration() -> Watchdog:
    """Make the demonstration, walk through its windows, and return what the watchdog saw."""
    with tempfile.TemporaryDirectory() as place:
        folder = DemonstrationFolder(Path(place) / "demonstration")
        run(folder.root, tell=lambda _: None, captures=False)
        return walked(folder.url)


def walked(url: str) -> Watchdog:
    """Walk through every place over a base, as the coordination and as an expert; return what the watchdog saw."""
    with shown(open_on_this_computer(url, first=Role.COORDINATOR)) as window:
        visitor = Photographer(window)
        visitor.settle()
        gc.collect()  # what making the demonstration left is not the window's
        keep_what_is_there()
        with Watchdog() as dog:
            walk(visitor, dog, (Role.COORDINATOR, Role.EXPERT))
    gc.unfreeze()
    return dog


def _until(true: Callable[[], bool]) -> None:
    over = time.perf_counter() + _PATIENCE_S
    while not true():
        if time.perf_counter() > over:
            raise TimeoutError("the window is still busy")
        QApplication.processEvents()
        time.sleep(0.0005)


def _nothing(_dossier_id: str | None) -> None: ...


def _milliseconds(began: float) -> float:
    return (time.perf_counter() - began) * 1000
