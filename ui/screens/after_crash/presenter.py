"""What the bar after a crash asks: whether the program was killed the last time, and how many things do not hold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer.dossier.lifecycle import Act, may
from ui.tasks.aside import Aside, Tell

if TYPE_CHECKING:
    from reviewer.services.office import Office
    from ui.desktop import Desktop


class AfterCrashPresenter(QObject):
    """``found``: how many things do not hold; ``failed``: the check could not be made."""

    found = Signal(int)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._desktop: Desktop | None = None
        self.checking = Aside(self)
        self.waits = False
        """Whether the check is still to be offered."""

    def install(self, desktop: Desktop) -> None:
        """Take the office."""
        self._desktop = desktop
        desktop.news.closing.connect(self.checking.leave)
        self.waits = desktop.office.backups.crashed_before()

    @property
    def manages(self) -> bool:
        """Tell whether the person who is there reads what does not hold."""
        return self._desktop is not None and may(
            Act.MANAGE_BACKUPS, self._desktop.office.session.current().roles
        )

    def check(self) -> None:
        """Count what does not hold, aside."""
        if self._desktop is not None:
            self.checking.run(partial(_count, self._desktop.office), done=self._found, failed=self._failed)

    def _found(self, problems: int) -> None:
        self.found.emit(problems)

    def _failed(self, error: Exception) -> None:
        if self._desktop is not None:
            self.failed.emit(self._desktop.feedback.explain(error))


def _count(office: Office, _tell: Tell) -> int:
    return office.backups.count_problems()
