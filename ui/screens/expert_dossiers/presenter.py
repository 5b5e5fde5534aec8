"""What the expert's own list does: open, decline, take back, prepare what is to be sent, hand out due dates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.services.changes import Changes
from reviewer.services.expert_copy.home import ExpertCopy
from reviewer.services.expert_copy.my_dossiers import CopyRow
from reviewer.services.expert_copy.sending import ToSend, Written
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.handover import write_whole


@dataclass(frozen=True, slots=True)
class MyWork:
    """The list, what waits to be sent, and the folder into which it goes without asking."""

    rows: tuple[CopyRow, ...]
    to_send: ToSend
    mailbox: Path | None


class ExpertDossiersPresenter(ActingPresenter):
    """``listed``: the list; ``written``: the files that were written for the office."""

    listed = Signal(object)
    written = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)

    def refresh(self) -> None:
        """Read the list."""
        self.ask("work", partial(_work, self.desktop.own_copy), self._list)

    def concerns(self, changes: Changes) -> bool:
        """Dossiers, packages, and who is looking."""
        return bool(changes.dossiers or changes.packages or changes.people)

    def decline(self, dossier_id: str, reason: str) -> None:
        """Give a dossier back."""
        self.act(partial(self.desktop.own_copy.answering.decline, dossier_id, reason))

    def take_back(self, dossier_id: str) -> None:
        """Take back what was said last of a dossier."""
        self.act(partial(self.desktop.own_copy.answering.take_back, dossier_id))

    def prepare(self, folder: Path) -> None:
        """Write what the office may not know yet into a folder."""
        self.run(partial(self.desktop.own_copy.sending.prepare, folder), self._wrote)

    def save_calendar(self, target: Path) -> None:
        """Save the due dates as a calendar file."""
        self.run(partial(_calendar, self.desktop.own_copy, target), self._saved)

    def _list(self, work: MyWork) -> None:
        self.listed.emit(work)

    def _wrote(self, result: Written) -> None:
        self.acted.emit(result)
        self.desktop.feedback.done(result.changes)
        self.desktop.news.tell(result.changes, self)
        self.written.emit(result)
        self.reload()

    def _saved(self, target: Path) -> None:
        self.desktop.feedback.say(self.tr("The due dates are saved: {file}").format(file=target.name))


def _work(copy: ExpertCopy) -> MyWork:
    return MyWork(rows=copy.dossiers.rows(), to_send=copy.sending.to_send(), mailbox=copy.mailbox.folder())


def _calendar(copy: ExpertCopy, target: Path) -> Path:
    write_whole(target, copy.dossiers.calendar().content)
    return target
