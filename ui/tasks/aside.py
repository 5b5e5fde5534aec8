"""Long work beside the lanes, so that every screen still reads and records meanwhile: a copy, a check."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.tasks.lanes import Slot, WriteLane
from ui.tasks.progress import Progress

PAUSE_S = 0.05
"""Between two words about progress: more would only keep the window busy."""
PATIENCE_S = 2.0
"""How long a window that closes waits for work that was asked to stop."""

Tell = Callable[[int, int], bool]
"""Hears how many steps of how many are done; answers False to stop."""


class Aside(QObject):
    """One piece of work at a time, on a lane that lives as long as the work. ``moved``: how many done, of how many.

    Whoever makes one connects ``Desktop.news.closing`` to ``leave``.
    """

    moved = Signal(int, int)
    running = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lane: WriteLane | None = None
        self._progress = Progress(self)
        self._slots: tuple[Slot, Slot] | None = None

    @property
    def busy(self) -> bool:
        """Tell whether something is under way."""
        return self._lane is not None

    @property
    def stopped(self) -> bool:
        """Tell whether the work was asked to stop."""
        return self._progress.should_stop()

    def run(self, work: Callable[[Tell], Any], *, done: Slot, failed: Slot) -> bool:
        """Begin, unless something is under way; tell whether it began. ``work`` is given what it tells its progress."""
        if self._lane is not None:
            return False
        self._progress.deleteLater()
        self._progress = Progress(self)
        self._progress.moved.connect(self.moved)
        self._slots = (done, failed)
        self._lane = WriteLane(self)
        self.running.emit(True)
        self._lane.run(partial(work, _telling(self._progress)), done=self._done, failed=self._failed)
        return True

    def stop(self) -> None:
        """Ask the work to stop before its next step."""
        self._progress.stop()

    def leave(self) -> None:
        """Stop, and wait a little; work that cannot stop ends unheard."""
        self.stop()
        if self._lane is not None:
            self._lane.close(finish=False, patience_s=PATIENCE_S)
            self._lane = None

    def _done(self, result: Any) -> None:
        self._end(0, result)

    def _failed(self, error: Exception) -> None:
        self._end(1, error)

    def _end(self, which: int, outcome: Any) -> None:
        if self._lane is not None:
            self._lane.close(finish=False)
            self._lane.deleteLater()
            self._lane = None
        self.running.emit(False)
        if self._slots is not None:
            self._slots[which](outcome)


def _telling(progress: Progress) -> Tell:
    last = -PAUSE_S

    def tell(done: int, total: int) -> bool:
        nonlocal last
        now = time.monotonic()
        if done == total or now - last >= PAUSE_S:
            last = now
            progress.tell(done, total)
        return not progress.should_stop()

    return tell
