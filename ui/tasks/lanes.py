"""Two lanes beside the GUI thread. Results come back to bound slots of living QObjects, on the GUI thread.

``WriteLane.run``: one at a time, in the order asked; a use case that began is never cut off.
``ReadLane.ask``: the newest question under a key wins; an older answer is dropped, not shown.
A job that is cancelled is silent. An error goes to ``failed``, or to the lane's ``trouble`` signal without one.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

Work = Callable[[], Any]
Slot = Callable[[Any], Any]

GIVING_WAY_S = 0.01
"""How often a lane that gives way looks whether its turn has come."""

log = logging.getLogger(__name__)


class Job:
    """One piece of work on its way. ``cancel`` keeps it from starting, or its result from arriving."""

    def __init__(self, work: Work, done: Slot | None, failed: Slot | None, key: str | None = None) -> None:
        self.work = work
        self.done = _bound(done)
        self.failed = _bound(failed)
        self.key = key
        self.result: Any = None
        self.error: Exception | None = None
        self.cancelled = False

    def cancel(self) -> None:
        """Ask for silence: not started, it never runs; running, it ends without a word."""
        self.cancelled = True


class Lane(QObject):
    """One thread and its queue. ``after``: a lane that has nothing under way before this one begins anything."""

    busy_changed = Signal(bool)
    trouble = Signal(object)
    _arrived = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None, *, after: Lane | None = None) -> None:
        super().__init__(parent)
        self._after = after
        self._queue: deque[Job] = deque()
        self._ready = threading.Condition()
        self._closed = False
        self._under_way = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work_off, name=name, daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Tell whether something is queued, running or not yet delivered."""
        return self._under_way > 0

    def close(self, *, finish: bool, patience_s: float | None = None) -> None:
        """End the lane. ``finish``: what is queued is still done (writes); otherwise it is dropped (reads).

        ``patience_s``: how long to wait for what is under way; None is until it has ended. Past it, the work ends
        unheard.
        """
        with self._ready:
            self._closed = True
            if not finish:
                self._queue.clear()
            self._ready.notify()
        self._thread.join(patience_s)

    def _put(self, job: Job) -> Job:
        with self._ready:
            if self._closed:
                job.cancel()
                return job
            for old in [old for old in self._queue if job.key is not None and old.key == job.key]:
                old.cancel()
            self._queue.append(job)
            self._ready.notify()
        self._count(1)
        return job

    def _count(self, step: int) -> None:
        before, self._under_way = self._under_way, self._under_way + step
        if (before > 0) is not (self._under_way > 0):
            self.busy_changed.emit(self._under_way > 0)

    # --- on the lane's own thread ----------------------------------------------------------------------------

    def _work_off(self) -> None:
        while True:
            with self._ready:
                while not self._queue and not self._closed:
                    self._ready.wait()
                while self._after is not None and self._after.busy and not self._closed:
                    self._ready.wait(GIVING_WAY_S)
                if not self._queue:
                    return
                job = self._queue.popleft()
            if not job.cancelled:
                try:
                    job.result = job.work()
                except Exception as error:  # every error has one place where it becomes words: the GUI thread
                    job.error = error
            if not self._closed:
                self._arrived.emit(job)

    # --- on the GUI thread -----------------------------------------------------------------------------------

    def _deliver(self, job: Job) -> None:
        self._count(-1)
        if job.cancelled:
            return
        if job.error is None:
            if job.done is not None and _alive(job.done):
                job.done(job.result)
        elif job.failed is None:
            self.trouble.emit(job.error)
        elif _alive(job.failed):
            job.failed(job.error)
        else:
            log.warning("an error had nobody left to hear it", exc_info=job.error)


class WriteLane(Lane):
    """Use cases, one after the other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("writes", parent)

    def run(self, work: Work, *, done: Slot | None = None, failed: Slot | None = None) -> Job:
        """Run a use case after those already asked for. ``done`` and ``failed``: bound methods of QObjects."""
        return self._put(Job(work, done, failed))


class ReadLane(Lane):
    """Questions, of which only the newest under each key matters."""

    def __init__(self, parent: QObject | None = None, *, after: Lane | None = None) -> None:
        super().__init__("reads" if after is None else "counts", parent, after=after)
        self._newest: dict[str, Job] = {}

    def ask(self, key: str, work: Work, *, done: Slot, failed: Slot | None = None) -> Job:
        """Ask a question; an older one under the same key is cancelled, even if it is being answered."""
        older = self._newest.get(key)
        if older is not None:
            older.cancel()
        job = Job(work, done, failed, key)
        self._newest[key] = job
        return self._put(job)

    def _deliver(self, job: Job) -> None:
        if job.key is not None and self._newest.get(job.key) is job:
            del self._newest[job.key]
        super()._deliver(job)


def _bound(slot: Slot | None) -> Slot | None:
    if slot is not None and not isinstance(getattr(slot, "__self__", None), QObject):
        raise TypeError("a result goes to a bound method of a QObject, which lives on the GUI thread")
    return slot


def _alive(slot: Slot | None) -> bool:
    return slot is not None and isValid(getattr(slot, "__self__", None))
