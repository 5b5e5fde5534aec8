"""What an expert's window does by itself: look at the watched folder, destroy what is over, clear what was left.

At start, when something moves in the folder, and now and then: a network share does not always say that it changed.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from reviewer.services.changes import Changes
from reviewer.services.expert_copy.mailbox import Look
from ui.desktop import Desktop

if TYPE_CHECKING:
    from reviewer.services.expert_copy.home import ExpertCopy

STAND_STILL_MS = 1_500
LOOK_MS = 60_000
DAY_MS = 3_600_000
"""How often one asks whether a new day has begun, among others: destroying is due the day after the last one."""


class ExpertUpkeep(QObject):
    """Runs on the desktop's own lanes. ``refused``: a file of the watched folder, and why it was not taken in."""

    refused = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desktop = desktop
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(STAND_STILL_MS)
        self._again.timeout.connect(self.look)
        self._often = QTimer(self)
        self._often.setInterval(LOOK_MS)
        self._often.timeout.connect(self.look)
        self._daily = QTimer(self)
        self._daily.setInterval(DAY_MS)
        self._daily.timeout.connect(self.look_after)
        desktop.news.changed.connect(self._hear)
        desktop.news.closing.connect(self.stop)

    def start(self) -> None:
        """Do what is due now, and go on."""
        self.look_after()
        self.look()
        self._often.start()
        self._daily.start()

    def stop(self) -> None:
        """The window goes."""
        for timer in (self._again, self._often, self._daily):
            timer.stop()

    def look_after(self) -> None:
        """Destroy what is over."""
        self._run(self._desktop.own_copy.keeping.look_after, self._looked_after)

    def look(self) -> None:
        """Look at the watched folder."""
        self._run(partial(_look, self._desktop.own_copy), self._looked)

    # --- inside ----------------------------------------------------------------------------------------------

    def _run(self, work: object, done: object) -> None:
        if self._desktop.office.session.current().id:
            self._desktop.writes.run(work, done=done, failed=self._desktop.feedback.report)  # type: ignore[arg-type]  # a bound method

    def _looked_after(self, changes: Changes) -> None:
        if changes.message:
            self._desktop.feedback.done(changes)
            self._desktop.news.tell(changes, self)

    def _looked(self, found: tuple[Look, Path | None]) -> None:
        look, folder = found
        wanted = [] if folder is None else [str(folder)]
        if self._watcher.directories() != wanted:
            for old in self._watcher.directories():
                self._watcher.removePath(old)
            if folder is not None and folder.is_dir():
                self._watcher.addPath(str(folder))
        if look.waiting:
            self._again.start()
        for received in look.received:
            if not received.already:
                self._desktop.feedback.done(received.changes)
            self._desktop.news.tell(received.changes, self)
        for one in look.refused:
            self.refused.emit(one)

    def _hear(self, changes: Changes, _origin: object) -> None:
        if changes.settings or changes.people:
            self.look()


def _look(copy: ExpertCopy) -> tuple[Look, Path | None]:
    return copy.mailbox.look(), copy.mailbox.folder()
