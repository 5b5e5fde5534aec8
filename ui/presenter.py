"""What all presenters share: asking and doing on the lanes, and going stale while nobody looks.

A presenter is a plain QObject. Its view tells it when it shows; it re-reads when something that concerns it changed,
at once where it is visible, later where it is not.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal

from reviewer.services.changes import Changes
from reviewer.services.desk import ReauthenticationNeeded
from reviewer.services.one_view import one_view
from ui.feedback import Where, place_of

if TYPE_CHECKING:
    from reviewer.errors import ConflictingChange
    from ui.desktop import Desktop
    from ui.tasks.lanes import Slot, Work


class Presenter(QObject):
    """Base of presenters. Views connect to ``refused`` (beside the act), ``conflicted`` and ``working``."""

    refused = Signal(object)
    conflicted = Signal(object)
    working = Signal(bool)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desktop = desktop
        self._visible = False
        self._stale = True
        self._under_way = 0
        desktop.news.changed.connect(self._hear)

    # --- for subclasses --------------------------------------------------------------------------------------

    @abstractmethod
    def refresh(self) -> None:
        """Ask again for everything on the screen. Called on first showing and after news that concern it.

        Qt's metaclass leaves no room for ``ABC``'s: the type checker refuses a presenter that has none.
        """

    def concerns(self, changes: Changes) -> bool:
        """Tell whether what changed may be on this screen. Careful by default: yes."""
        return True

    def ask(self, key: str, work: Work, done: Slot) -> None:
        """Read on the read lane, from one view; ``key`` is this presenter's own. Errors are shown like any other."""
        key = f"{type(self).__name__}:{id(self)}:{key}"
        self.desktop.reads.ask(key, partial(_in_one_view, work), done=done, failed=self.fail)

    def run(self, work: Callable[[], Any], after: Slot | None = None, failed: Slot | None = None) -> None:
        """Run a use case on the write lane. ``Changes`` are said and spread; ``after`` gets whatever came back.

        ``failed``: told of this one's refusal in the place of ``give_up``, to which it hands on what it does not say.
        """
        self._busy(1)
        _Errand(self, work, after, failed or self.give_up).again()

    def unsaved(self) -> object:
        """Return what was decided on the screen and is stored nowhere yet, None without."""
        return None

    def put_back(self, unsaved: object) -> None:
        """Take what ``unsaved`` gave in the window before this one."""

    def fail(self, error: Any) -> None:
        """Show an error where it belongs."""
        where = place_of(error)
        if where is Where.BAR:
            self.desktop.feedback.report(error)
        elif where is Where.CHOICE:
            self.conflicted.emit(cast("ConflictingChange", error))
        else:
            self.refused.emit(error)

    # --- for views -------------------------------------------------------------------------------------------

    def show(self) -> None:
        """The screen can be seen: bring it up to date if it is not."""
        self._visible = True
        if self._stale:
            self.reload()

    def hide(self) -> None:
        """The screen cannot be seen any more."""
        self._visible = False

    def reload(self) -> None:
        """Read everything again now."""
        self._stale = False
        self.refresh()

    # --- inside ----------------------------------------------------------------------------------------------

    def _hear(self, changes: Changes, origin: QObject | None) -> None:
        if not self.concerns(changes):
            return
        if self._visible:
            self.reload()
        else:
            self._stale = True

    def finish(self, result: Any, after: Slot | None) -> None:
        """A use case committed: say so, go on, spread the news."""
        self._busy(-1)
        if isinstance(result, Changes):
            self.desktop.feedback.done(result)
        if after is not None:
            after(result)
        if isinstance(result, Changes):
            self.desktop.news.tell(result, self)

    def give_up(self, error: Exception) -> None:
        """A use case was refused; nothing changed."""
        self._busy(-1)
        self.fail(error)

    def _busy(self, step: int) -> None:
        self._under_way += step
        self.working.emit(self._under_way > 0)


def _in_one_view(work: Work) -> Any:
    with one_view():
        return work()


class _Errand(QObject):
    """Carries one use case's outcome back to the presenter that asked, with what comes after it.

    An act that wants a fresh proof of who is there waits for it, and is done then; refused where none is given.
    """

    def __init__(self, presenter: Presenter, work: Work, after: Slot | None, failed: Slot) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._work = work
        self._after = after
        self._failed = failed
        self._refusal: Exception | None = None

    def again(self) -> None:
        self._presenter.desktop.writes.run(self._work, done=self.done, failed=self.failed)

    def done(self, result: Any) -> None:
        self._presenter.finish(result, self._after)
        self.deleteLater()

    def failed(self, error: Exception) -> None:
        self._refusal = error
        if isinstance(error, ReauthenticationNeeded):
            self._presenter.desktop.doors.proof_asked.emit(self)
        else:
            self.give_up()

    def give_up(self) -> None:
        if self._refusal is not None:
            self._failed(self._refusal)
        self.deleteLater()
