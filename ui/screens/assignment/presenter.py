"""What the composition does: asks for the best plan on a lane of its own, keeps the changes by hand, applies them.

The solver has its own lane, so that every other screen still reads meanwhile; it can be stopped at any moment.
"""

from __future__ import annotations

import time
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal

from reviewer.committee.assignment.draft import Draft, DraftHistory, Place
from reviewer.committee.assignment.plan import SolvePhase, SolveProgress, SolveStopped, SolveWatch
from reviewer.errors import AviseError
from reviewer.services.assignment import Applied, LeftOut, Proposal, choices_of
from reviewer.services.changes import Changes
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.tasks.lanes import ReadLane, Work
from ui.tasks.way_back import WayBack

PAUSE_S = 0.05
"""Between two words about progress: more would only keep the window busy."""


class Watcher(QObject):
    """Carries progress from the solver's lane to the window, and the wish to stop the other way."""

    progressed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stopped = False
        self._told = 0.0
        self._phase: SolvePhase | None = None
        self._back = WayBack(self._say)

    def watch(self) -> SolveWatch:
        """Return what the solver looks at."""
        return SolveWatch(on_progress=self._hear, should_stop=self._wished)

    def _wished(self) -> bool:
        return self.stopped

    def _hear(self, progress: SolveProgress) -> None:
        now = time.monotonic()
        if progress.phase is not self._phase or now - self._told > PAUSE_S:
            self._phase, self._told = progress.phase, now
            self._back.bring(progress)

    def _say(self, progress: SolveProgress) -> None:
        self.progressed.emit(progress)


class AssignmentPresenter(ActingPresenter):
    """``proposed``: a proposal, or nothing to propose; ``drafted``: the draft changed; ``aged``: data changed since."""

    solving = Signal(bool)
    progressed = Signal(object)
    proposed = Signal(object)
    drafted = Signal()
    stopped = Signal()
    aged = Signal()
    left_out = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self.proposal: Proposal | None = None
        self.history: DraftHistory | None = None
        self._scope: tuple[str, ...] | None = None
        desktop.news.closing.connect(self._leave)
        self._watcher: Watcher | None = None
        self._applying = False

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Tell whether the solver is at work."""
        return self._watcher is not None

    @property
    def draft(self) -> Draft | None:
        """Return what stands now."""
        return None if self.history is None else self.history.draft

    def refresh(self) -> None:
        """Ask for a first proposal; one that stands is kept, and said to have aged."""
        if self.proposal is None and not self.busy:
            self.propose()
        elif self.proposal is not None and not self._applying:
            self.aged.emit()

    def concerns(self, changes: Changes) -> bool:
        """Dossiers and experts."""
        return bool(changes.dossiers or changes.experts or changes.people)

    def open(self, dossier_id: str | None) -> None:
        """Compose one dossier, or everything that waits; the same again keeps what was changed by hand."""
        scope = None if dossier_id is None else (dossier_id,)
        if scope != self._scope:
            self._scope = scope
            self.proposal = self.history = None
            if self._visible:
                self.propose()

    # --- solving ---------------------------------------------------------------------------------------------

    def propose(self) -> None:
        """Ask for the best plan."""
        self.stop()
        watcher = self._watcher = Watcher(self)
        watcher.progressed.connect(self._pass_on)
        self.solving.emit(True)
        _Solving(self, watcher).begin(
            partial(self.desktop.office.assignment.propose, self._scope, watcher.watch())
        )

    def stop(self) -> None:
        """Stop the solver; what stood before stands."""
        if self._watcher is not None:
            self._watcher.stopped = True

    def end(self, watcher: Watcher, proposal: Proposal | None, error: Exception | None) -> None:
        """Take what the solver answered, unless somebody has asked anew meanwhile."""
        watcher.deleteLater()
        if watcher is not self._watcher:
            return
        self._watcher = None
        self.solving.emit(False)
        if proposal is not None and not watcher.stopped:
            self.proposal = proposal
            self.history = DraftHistory(draft=proposal.draft)
            self.proposed.emit(proposal)
        elif error is None or isinstance(error, SolveStopped):
            self.stopped.emit()
        else:
            self.fail(error)

    def unsaved(self) -> tuple[tuple[str, ...] | None, Proposal, DraftHistory] | None:
        """Return the proposal with what was changed by hand."""
        if self.proposal is None or self.history is None:
            return None
        return (self._scope, self.proposal, self.history)

    def put_back(self, unsaved: object) -> None:
        """Take the proposal of the window before instead of asking the solver again."""
        scope, proposal, history = cast("tuple[tuple[str, ...] | None, Proposal, DraftHistory]", unsaved)
        if scope == self._scope:
            self.stop()
            self._watcher = None
            self.solving.emit(False)
            self.proposal, self.history = proposal, history
            self.proposed.emit(proposal)
            self.drafted.emit()

    # --- by hand ---------------------------------------------------------------------------------------------

    def put(self, place: Place, expert: str | None) -> None:
        """Choose somebody for a place, or nobody; what is not possible is refused in words."""
        if self.history is None:
            return
        try:
            self._go(self.history.then(self.history.draft.put(place, expert)))
        except AviseError as error:
            self.fail(error)

    def undo(self) -> None:
        """Take the last change back."""
        if self.history is not None:
            self._go(self.history.undo())

    def redo(self) -> None:
        """Do the last change again that was taken back."""
        if self.history is not None:
            self._go(self.history.redo())

    # --- applying --------------------------------------------------------------------------------------------

    def apply(self) -> None:
        """Seat everybody of the draft, dossier by dossier."""
        if self.proposal is not None and self.draft is not None:
            choices = choices_of(self.proposal, self.draft)
            self._applying = True
            self.act(partial(self.desktop.office.assignment.apply, choices))

    def give_up(self, error: Exception) -> None:
        """Nothing was applied: the draft stands."""
        self._applying = False
        super().give_up(error)

    # --- inside ----------------------------------------------------------------------------------------------

    def _acted(self, result: object) -> None:
        super()._acted(result)
        if isinstance(result, Applied):
            kept: tuple[LeftOut, ...] = result.left_out
            self.left_out.emit(kept)
            self.proposal = self.history = None
            self.propose()
        self._applying = False

    def _go(self, history: DraftHistory) -> None:
        self.history = history
        self.drafted.emit()

    def _pass_on(self, progress: SolveProgress) -> None:
        self.progressed.emit(progress)

    def _leave(self) -> None:
        for errand in self.findChildren(_Solving):
            errand.leave()


class _Solving(QObject):
    """One question to the solver, on a lane that lives as long as the question."""

    def __init__(self, presenter: AssignmentPresenter, watcher: Watcher) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._watcher = watcher
        self._lane = ReadLane(self)

    def begin(self, work: Work) -> None:
        self._lane.ask("proposal", work, done=self.done, failed=self.failed)

    def done(self, proposal: Proposal) -> None:
        self._end(proposal, None)

    def failed(self, error: Exception) -> None:
        self._end(None, error)

    def leave(self) -> None:
        """Stop, and wait until the lane has ended."""
        self._watcher.stopped = True
        self._lane.close(finish=False)

    def _end(self, proposal: Proposal | None, error: Exception | None) -> None:
        self._lane.close(finish=False)
        self._presenter.end(self._watcher, proposal, error)
        self.deleteLater()
