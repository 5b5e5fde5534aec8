"""What the page of copies does: reads and decides the plan, copies, checks, looks at a copy and puts it back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.dossier.lifecycle import Act
from reviewer.services.backups import BackupPlan, BackupView
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.ports.backups import CopyLine, CopyUnderOtherKeys, Problem, RestorePreview, Tell
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.tasks.aside import Aside


class BackupsPresenter(ActingPresenter):
    """Copying and checking run aside. ``copied``: a copy, or None where it was stopped; ``checked``: what is wrong.

    ``restored``: a copy is in place; nothing that this window has read holds any more. Its argument is the error that
    tells of older keys, or None.
    """

    shown = Signal(object)
    copied = Signal(object)
    checked = Signal(object)
    previewed = Signal(object)
    restored = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self.copying = Aside(self)
        self.checking = Aside(self)
        for aside in (self.copying, self.checking):
            desktop.news.closing.connect(aside.leave)

    @property
    def manages(self) -> bool:
        """Tell whether the acting person looks after copies."""
        return self.allowed(Act.MANAGE_BACKUPS)

    def refresh(self) -> None:
        """Read the plan and the copies."""
        if self.manages:
            self.ask("view", self.desktop.office.backups.view, self._show)

    def concerns(self, changes: Changes) -> bool:
        """Settings, and who is looking."""
        return bool(changes.settings or changes.people)

    def plan(self, plan: BackupPlan) -> None:
        """Decide where copies go, how often, and how many stay."""
        self.act(partial(self.desktop.office.backups.set_plan, plan))

    def copy(self) -> None:
        """Make a copy now, in the plan's folder."""
        self.copying.run(partial(_copy, self.desktop.office), done=self._copied, failed=self._not_copied)

    def check(self) -> None:
        """Look for everything that is wrong."""
        self.checking.run(partial(_check, self.desktop.office), done=self._checked, failed=self.fail)

    def preview(self, source: Path) -> None:
        """Ask what putting a copy back would replace."""
        self.ask("preview", partial(self.desktop.office.backups.preview, source), self._previewed)

    def restore(self, source: Path) -> None:
        """Put a copy back."""
        self.run(partial(self.desktop.office.backups.restore, source), self._restored)

    def give_up(self, error: Exception) -> None:
        """A copy under older keys is in place all the same."""
        if isinstance(error, CopyUnderOtherKeys):
            self._busy(-1)
            self.restored.emit(error)
            return
        super().give_up(error)

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, view: BackupView) -> None:
        self.shown.emit(view)

    def _copied(self, made: CopyLine) -> None:
        self.copied.emit(made)
        self.desktop.news.tell(Changes(settings=True), None)

    def _not_copied(self, error: Exception) -> None:
        self.copied.emit(None)
        if self.copying.stopped:
            self.desktop.feedback.say(self.desktop.feedback.explain(error).what)
        else:
            self.fail(error)

    def _checked(self, problems: tuple[Problem, ...]) -> None:
        self.checked.emit(problems)

    def _previewed(self, seen: RestorePreview) -> None:
        self.previewed.emit(seen)

    def _restored(self, _line: CopyLine) -> None:
        self.restored.emit(None)


def _copy(office: Office, tell: Tell) -> CopyLine:
    return office.backups.back_up(tell=tell)


def _check(office: Office, _tell: Tell) -> tuple[Problem, ...]:
    return office.backups.check()
