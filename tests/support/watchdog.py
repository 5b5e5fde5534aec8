"""A watchdog of the thread that paints: how long, at most, a window did not answer."""

from __future__ import annotations

import sys
import threading
import time
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
LOOK_S = 0.01
DEEP = 11


class Watchdog(QObject):
    """Beats in the event loop and notes the gaps; a thread beside it looks what the window does in a long one.

    ``longest_ms``: of the clock, other programs' work included. ``busiest_ms``: of the processor, this thread's own.
    ``seen``: what the thread was doing in gaps of more than ``bound_ms``, and in which part of the walk.
    """

    def __init__(self, bound_ms: float = 50.0) -> None:
        super().__init__()
        self.longest_ms = 0.0
        self.busiest_ms = 0.0
        self.where = ""
        self.longest_at = self.busiest_at = ""
        self.seen: list[tuple[str, float, str]] = []
        self._bound = bound_ms
        self._here = threading.get_ident()
        self._beat, self._work = time.perf_counter(), time.thread_time()
        self._caught = ""
        self._over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watchdog:
        self._beat, self._work = time.perf_counter(), time.thread_time()
        self._timer.start()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        self._over.set()
        self._thread.join()

    def forget(self) -> None:
        """Begin anew: what was before is not the window's."""
        self._beat, self._work, self._caught = time.perf_counter(), time.thread_time(), ""

    def beat(self) -> None:
        """Note how long it was since the last time."""
        now, work = time.perf_counter(), time.thread_time()
        gap, busy = (now - self._beat) * 1000 - BEAT_MS, (work - self._work) * 1000
        self._beat, self._work = now, work
        caught, self._caught = self._caught, ""
        if gap > self.longest_ms:
            self.longest_ms, self.longest_at = gap, self.where
        if busy > self.busiest_ms:
            self.busiest_ms, self.busiest_at = busy, self.where
        if busy > self._bound:
            self.seen.append((self.where, busy, caught))

    def _look(self) -> None:
        while not self._over.wait(LOOK_S):
            if (time.perf_counter() - self._beat) * 1000 > self._bound:
                self._caught += _stack(self._here) + "\n"


def _stack(thread: int) -> str:
    """Return where a thread is, and hold none of its frames any longer.

    A frame holds what its function was given: a widget that is only half made would be kept by its unfinished class.
    """
    frame: FrameType | None = sys._current_frames().get(thread)
    found: list[str] = []
    while frame is not None and len(found) < DEEP:
        found.append(f"{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(found)
