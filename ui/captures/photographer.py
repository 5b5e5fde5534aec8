"""Who goes about in the real window as a person would, before a picture is taken."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from reviewer.dossier.lifecycle import DossierState, Role
from reviewer.services.views import DossierFilter, DossierRow
from ui.expert.view import ExpertWindow
from ui.main_window import MainWindow
from ui.theme.tokens import SHADE

PATIENCE_S = 60.0
MOST_ROWS = 500


def leave(window: MainWindow | ExpertWindow) -> None:
    """Close a window and let it go at once: a theme that is put on later dresses every window that is still there."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def picture(window: MainWindow | ExpertWindow) -> QPixmap:
    """Return what is seen: the window, and over its middle the dialogs that stand open, which are closed then."""
    shown = window.grab()
    painter = QPainter(shown)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            painter.fillRect(window.rect(), QColor(SHADE))
            over = dialog.grab()
            middle = window.rect().center() - over.rect().center()
            painter.drawPixmap(middle, over)
            dialog.reject()
    painter.end()
    return shown


class Visitor(QObject):
    """Goes about in a window as a person would, and waits until what was asked for is there."""

    def __init__(self, window: MainWindow | ExpertWindow) -> None:
        super().__init__()
        self._visited = window

    def settle(self) -> None:
        """Wait until every lane is idle and everything is painted."""
        desktop = self._visited.desktop
        until = time.monotonic() + PATIENCE_S
        quiet = 0
        while quiet < 3:
            QApplication.processEvents()
            quiet = quiet + 1 if not desktop.busy else 0
            if time.monotonic() > until:
                raise TimeoutError("the window is still busy")
            time.sleep(0.01)

    def go(self, place: str, argument: object = None) -> Any:
        """Open a place and wait for it."""
        self._visited.go(place, argument)
        self.settle()
        return self._visited.screen_of(place)


class Photographer(Visitor):
    """A visitor of an office's window, who may be anybody of the house."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.rows: tuple[DossierRow, ...] = ()

    def read_rows(self) -> None:
        """Read which dossiers there are for the acting person."""
        desktop = self.window.desktop
        work = partial(desktop.office.dossiers.rows, DossierFilter(), limit=MOST_ROWS)
        desktop.reads.ask("captures", work, done=self._take_rows)
        self.settle()

    def become(self, role: Role) -> bool:
        """Act as the first person of a role, by name; False where there is none."""
        people = [one for one in self.window.people if one.active and role in one.roles]
        people.sort(key=lambda one: (len(one.roles), one.name))
        if not people:
            return False
        self.window.rail.person_chosen.emit(people[0].id)
        self.settle()
        return True

    def experts(self) -> Iterator[tuple[DossierRow, ...]]:
        """Act as each expert in turn, by name, and give what that expert sees."""
        for person in sorted(self.window.people, key=lambda one: one.name):
            if person.active and person.roles == {Role.EXPERT}:
                self.window.rail.person_chosen.emit(person.id)
                self.settle()
                self.read_rows()
                yield self.rows

    def dossier(self, *states: DossierState) -> str | None:
        """Return the first dossier in one of these states."""
        return next((row.id for row in self.rows if row.state in states), None)

    def _take_rows(self, rows: tuple[DossierRow, ...]) -> None:
        self.rows = rows
