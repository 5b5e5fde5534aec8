"""How far long work on a lane has come, and whether it should stop: the lane tells, the window shows and asks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.tasks.way_back import WayBack

HUNDREDTHS = 100


class Progress(QObject):
    """Made on the GUI thread; ``tell``, ``go_on`` and ``should_stop`` are called by the work on its lane.

    ``moved``: how many are done, of how many; on the GUI thread.
    """

    moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = False
        self._back = WayBack(self._move)

    def tell(self, done: int, total: int) -> None:
        """Say how far the work has come."""
        self._back.bring(done, total)

    def go_on(self, done: int, total: int) -> bool:
        """Say in hundredths how far work on bytes has come, which Qt could not carry; tell whether it goes on."""
        self.tell(done * HUNDREDTHS // max(total, 1), HUNDREDTHS)
        return not self._stopped

    def stop(self) -> None:
        """Ask the work to stop before its next piece."""
        self._stopped = True

    def should_stop(self) -> bool:
        """Tell whether somebody asked it to stop."""
        return self._stopped

    def _move(self, done: int, total: int) -> None:
        self.moved.emit(done, total)
