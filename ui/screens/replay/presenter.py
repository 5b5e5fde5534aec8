"""What the replay does: judges dossiers again a slice at a time, so that it can stop and others can read between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, Signal

from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.programme.model import Programme
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.replay import ReplayOptions, ReplayReport, ReplayRow, ReplayTally
from reviewer.services.views import DossierFilter, QueueCounts
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.tasks.lanes import Job

SLICE = 50
UNDECIDED = frozenset({DossierState.RECEIVED, DossierState.INCOMPLETE, DossierState.WITHDRAWN})
DECIDED = frozenset(DossierState) - UNDECIDED


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a replay is. ``total`` None: not known beforehand."""

    examined: int
    changed: int
    total: int | None


@dataclass(slots=True)
class _Run:
    """One replay under way. ``rows`` None until the first slice opened it on the lane."""

    options: ReplayOptions
    wanted: DossierFilter
    tally: ReplayTally
    total: int | None
    rows: Iterator[ReplayRow] | None = None
    job: Job | None = None


class ReplayPresenter(ActingPresenter):
    """``advanced``: between two slices; ``finished``: a report; ``stopped``: there is none."""

    counted = Signal(object)
    advanced = Signal(object)
    finished = Signal(object)
    stopped = Signal()

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._counts: QueueCounts | None = None
        self._run: _Run | None = None
        self._reader: str | None = None

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """Return the programmes of this installation."""
        return tuple(self.desktop.office.desk.programmes.values())

    @property
    def permitted(self) -> bool:
        """Tell whether the acting person replays rules."""
        return self.allowed(Act.REPLAY_RULES)

    @property
    def running(self) -> bool:
        """Tell whether a replay is under way."""
        return self._run is not None

    def refresh(self) -> None:
        """Read how many dossiers there are; what was found for somebody else is not shown to the next person."""
        if self._reader != self.actor.id:
            self.stop()
            self._reader = self.actor.id
        if self.permitted:
            self.ask("counts", self.desktop.office.dossiers.counts, self._count)

    def concerns(self, changes: Changes) -> bool:
        """Only who acts, and how many dossiers there are."""
        return bool(changes.people or changes.dossiers)

    def start(self, options: ReplayOptions, wanted: DossierFilter) -> None:
        """Judge the chosen dossiers again; a replay under way gives way."""
        self._drop()
        run = self._run = _Run(options, wanted, ReplayTally(options), self.how_many(wanted))
        self.working.emit(True)
        self.advanced.emit(Progress(0, 0, run.total))
        self._next(run)

    def stop(self) -> None:
        """Stop between two dossiers; nothing is shown of what was found."""
        self._drop()
        self.working.emit(False)
        self.stopped.emit()

    def how_many(self, wanted: DossierFilter) -> int | None:
        """Return how many dossiers are meant, None where only a search can tell."""
        if self._counts is None or wanted.words:
            return None
        by_state = self._counts.by_state
        return sum(count for state, count in by_state.items() if not wanted.states or state in wanted.states)

    def fail(self, error: object) -> None:
        """Nothing goes on after an error."""
        if self.running:
            self.stop()
        super().fail(error)

    # --- inside ----------------------------------------------------------------------------------------------

    def _count(self, counts: QueueCounts) -> None:
        self._counts = counts
        self.counted.emit(counts)

    def _drop(self) -> None:
        run, self._run = self._run, None
        if run is not None and run.job is not None:
            run.job.cancel()

    def _next(self, run: _Run) -> None:
        work: Callable[[], tuple[_Run, bool]] = partial(_slice, self.desktop.office, run)
        run.job = self.desktop.reads.ask(f"replay:{id(self)}", work, done=self._advance, failed=self.fail)

    def _advance(self, found: tuple[_Run, bool]) -> None:
        run, complete = found
        if run is not self._run:
            return
        if complete:
            report: ReplayReport = run.tally.report()
            self._run = None
            self.working.emit(False)
            self.finished.emit(report)
        else:
            self.advanced.emit(Progress(run.tally.examined, run.tally.changed, run.total))
            self._next(run)


def _slice(office: Office, run: _Run) -> tuple[_Run, bool]:
    """Judge the next dossiers on the lane; tell whether they were the last."""
    if run.rows is None:
        run.rows = office.replay.rows(run.options, wanted=run.wanted)
    rows = tuple(islice(run.rows, SLICE))
    for row in rows:
        run.tally.add(row)
    return run, len(rows) < SLICE
