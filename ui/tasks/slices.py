"""Long work of the thread that paints, a little at a time: between two slices the window answers.

Work is a generator that yields wherever it may be interrupted. Whoever shows what it makes does so in its last slice:
nothing that is half made is seen or acted upon.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

Steps = Iterator[None]

SLICE_S = 0.012
"""How long a slice takes at most, but for the step that it ends with."""


class Slices(QObject):
    """The work of one window, each owner's in the order in which it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._work: dict[QObject, deque[Steps]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    @property
    def busy(self) -> bool:
        """Tell whether something is being made."""
        return bool(self._work)

    def working_for(self, owner: QObject) -> bool:
        """Tell whether something that an owner asked for is not done yet."""
        return owner in self._work

    def begin(self, owner: QObject, steps: Steps) -> None:
        """Work this off from now on, in the place of what the owner had asked for before; dropped when it is gone."""
        self._work.pop(owner, None)
        self.then(owner, steps)

    def then(self, owner: QObject, steps: Steps) -> None:
        """Work this off after what the owner has asked for before."""
        self._work.setdefault(owner, deque()).append(steps)
        self._timer.start()

    def finish(self, owner: QObject) -> None:
        """Do now what is left of an owner's work."""
        for steps in self._work.pop(owner, ()):
            at_once(steps)

    def drop(self, owner: QObject) -> None:
        """Leave an owner's work where it is."""
        self._work.pop(owner, None)

    def close(self) -> None:
        """Leave everything: the window goes."""
        self._work.clear()
        self._timer.stop()

    def _turn(self) -> None:
        over = time.perf_counter() + SLICE_S
        while self._work and time.perf_counter() < over:
            owner, left = next(iter(self._work.items()))
            if not isValid(owner):
                del self._work[owner]
            elif not self._step(left[0]):
                left.popleft()
                if not left and self._work.get(owner) is left:
                    del self._work[owner]
        if not self._work:
            self._timer.stop()

    def _step(self, steps: Steps) -> bool:
        """Take one step; return whether there is another. A step may itself drop the work that it belongs to."""
        try:
            next(steps)
        except StopIteration:
            return False
        except BaseException:
            self._work = {owner: left for owner, left in self._work.items() if left[0] is not steps}
            raise
        return True


def at_once(steps: Steps) -> None:
    """Do all of it now."""
    for _ in steps:
        pass
