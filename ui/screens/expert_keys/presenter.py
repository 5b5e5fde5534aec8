"""What the keys' page does."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.services.changes import Changes
from reviewer.services.expert_copy.enrolling import OwnKeys
from reviewer.services.expert_copy.home import ExpertCopy
from reviewer.services.expert_copy.own_desk import NotEnrolled
from ui.acting import ActingPresenter
from ui.desktop import Desktop


class ExpertKeysPresenter(ActingPresenter):
    """``shown``: the keys in use, or None before an invitation was answered; ``saved``: where the enrolment is."""

    shown = Signal(object)
    enrolled = Signal()
    saved = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)

    def refresh(self) -> None:
        """Read the keys."""
        self.ask("keys", partial(_keys, self.desktop.own_copy), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Keys, and who is looking."""
        return changes.packages or changes.people

    def accept(self, invitation: Path) -> None:
        """Answer an invitation."""
        self.run(partial(self.desktop.own_copy.enrolling.accept, invitation), self._accepted)

    def save(self, target: Path) -> None:
        """Write the enrolment into a folder."""
        self.run(partial(self.desktop.own_copy.enrolling.write, target), self._saved)

    def end_contract(self) -> None:
        """Destroy everything that is here."""
        self.act(self.desktop.own_copy.keeping.end_contract)

    def _show(self, keys: OwnKeys | None) -> None:
        self.shown.emit(keys)

    def _accepted(self, _changes: Changes) -> None:
        self.enrolled.emit()
        self.reload()

    def _saved(self, path: Path) -> None:
        self.saved.emit(path)
        self.desktop.feedback.say(self.tr("The enrolment is saved: {file}").format(file=path.name))


def _keys(copy: ExpertCopy) -> OwnKeys | None:
    if not copy.enrolling.session.current().id:
        return None
    try:
        return copy.enrolling.keys()
    except NotEnrolled:
        return None
