"""Lanes beside the GUI thread: the window has three, for what it writes, reads and counts.

Results come back to bound slots of living QObjects, on the GUI thread.

``WriteLane.run``: one at a time, in the order asked; a use case that began is never cut off.
``ReadLane.ask``: the newest question under a key wins; an older answer is dropped, not shown.
A job that is cancelled is silent. An error goes to ``failed``, or to the lane's ``trouble`` signal without one.
"""

from __future__ import annotations

import logging
import threading
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from ui.tasks.way_back import WayBack

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

    def empty(self) -> None:
        """Let go of all it holds, here on the GUI thread: the lane may be the last to have the job itself."""
        self.work = _nothing
        self.done = self.failed = self.result = self.error = None


class _Queue:
    """What a lane and its thread share. The thread holds no object of Qt's, so that it never lets one go."""

    def __init__(self, deliver: Callable[[Job, bool], None], after: _Queue | None) -> None:
        self.back = WayBack(deliver)
        self.after = after
        self.jobs: deque[Job] = deque()
        self.ready = threading.Condition()
        self.closed = False
        self.under_way = 0

    def close(self) -> None:
        """Take nothing more; what is queued is still done."""
        with self.ready:
            self.closed = True
            self.ready.notify()

    def work_off(self) -> None:
        """Do one job after the other until the lane is closed, on the lane's own thread."""
        while True:
            with self.ready:
                while not self.jobs and not self.closed:
                    self.ready.wait()
                while self.after is not None and self.after.under_way and not self.closed:
                    self.ready.wait(GIVING_WAY_S)
                if not self.jobs:
                    return
                job = self.jobs.popleft()
            if not job.cancelled:
                try:
                    job.result = job.work()
                except Exception as error:  # every error has one place where it becomes words: the GUI thread
                    job.error = error
            self.back.bring(job, not self.closed)
            del job


class Lane(QObject):
    """One thread and its queue. ``after``: a lane that has nothing under way before this one begins anything."""

    busy_changed = Signal(bool)
    trouble = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None, *, after: Lane | None = None) -> None:
        super().__init__(parent)
        self._shared: _Queue = _Queue(self._deliver, None if after is None else after._shared)
        self._thread = threading.Thread(target=self._shared.work_off, name=name, daemon=True)
        self._thread.start()
        weakref.finalize(self, self._shared.close).atexit = False

    @property
    def busy(self) -> bool:
        """Tell whether something is queued, running or not yet delivered."""
        return self._shared.under_way > 0

    def close(self, *, finish: bool, patience_s: float | None = None) -> None:
        """End the lane. ``finish``: what is queued is still done (writes); otherwise it is dropped (reads).

        ``patience_s``: how long to wait for what is under way; None is until it has ended. Past it, the work ends
        unheard.
        """
        if not finish:
            with self._shared.ready:
                self._shared.jobs.clear()
        self._shared.close()
        self._thread.join(patience_s)

    def _put(self, job: Job) -> Job:
        shared = self._shared
        with shared.ready:
            if shared.closed:
                job.cancel()
                return job
            for old in [old for old in shared.jobs if job.key is not None and old.key == job.key]:
                old.cancel()
            shared.jobs.append(job)
            shared.ready.notify()
        self._count(1)
        return job

    def _count(self, step: int) -> None:
        before, self._shared.under_way = self._shared.under_way, self._shared.under_way + step
        if (before > 0) is not (self._shared.under_way > 0):
            self.busy_changed.emit(self._shared.under_way > 0)

    def _deliver(self, job: Job, heard: bool) -> None:
        cancelled, done, failed, result, error = job.cancelled, job.done, job.failed, job.result, job.error
        job.empty()
        if not heard:
            return
        self._count(-1)
        if cancelled:
            return
        if error is None:
            if done is not None and _alive(done):
                done(result)
        elif failed is None:
            self.trouble.emit(error)
        elif _alive(failed):
            failed(error)
        else:
            log.warning("an error had nobody left to hear it", exc_info=error)


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

    def _deliver(self, job: Job, heard: bool) -> None:
        if job.key is not None and self._newest.get(job.key) is job:
            del self._newest[job.key]
        super()._deliver(job, heard)


def _bound(slot: Slot | None) -> Slot | None:
    if slot is not None and not isinstance(getattr(slot, "__self__", None), QObject):
        raise TypeError("a result goes to a bound method of a QObject, which lives on the GUI thread")
    return slot


def _alive(slot: Slot | None) -> bool:
    return slot is not None and isValid(getattr(slot, "__self__", None))


def _nothing() -> None:
    pass
