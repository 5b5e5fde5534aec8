"""What the outbox does: queue, send, save as a file, note, decide, set aside, draft reminders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.outbox.message import Message
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.outbox import MailPasswordWanted, OutboxRow
from reviewer.services.ports.mail import MailKeyringMissing
from reviewer.services.sending import SendReport
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.handover import write_whole
from ui.tasks.progress import Progress


class OutboxPresenter(ActingPresenter):
    """The list, and what a person does with one message of it. ``password_wanted``: the server asks for it.

    ``sending``: whether the queue is being sent; ``advanced``: how many have gone, of how many.
    """

    listed = Signal(object)
    password_wanted = Signal(str)
    sending = Signal(bool)
    advanced = Signal(int, int)
    reminded = Signal(int)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._progress: Progress | None = None

    def refresh(self) -> None:
        """Read the messages."""
        self.ask("rows", self.desktop.office.delivery.rows, self._list)

    def concerns(self, changes: Changes) -> bool:
        """Messages, and who is looking."""
        return changes.messages or changes.people

    def address(self, message_id: str, to: str) -> None:
        """Give a message another address."""
        self.act(partial(self.desktop.office.delivery.address, message_id, to))

    def queue(self, message_id: str) -> None:
        """Put a message into the queue."""
        self.act(partial(self.desktop.office.delivery.queue, message_id))

    def set_aside(self, message_id: str, reason: str) -> None:
        """Decide that a message will not be sent."""
        self.act(partial(self.desktop.office.delivery.set_aside, message_id, reason))

    def note_sent(self, message_id: str) -> None:
        """Note that somebody sent it from their own mail program."""
        self.act(partial(self.desktop.office.delivery.note_sent_by_hand, message_id))

    def decide(self, message_id: str, sent: bool, reason: str) -> None:
        """Decide what became of a message in doubt."""
        self.act(partial(self.desktop.office.delivery.decide, message_id, sent=sent, reason=reason))

    def export(self, message_id: str, target: Path) -> None:
        """Write a message as a file that mail programs open."""
        self.run(partial(_export, self.desktop.office, message_id, target), self._exported)

    def send(self, password: str | None = None, *, keep: bool = False) -> None:
        """Send what is queued. ``keep``: once the server has taken the password, the keyring has it."""
        progress = self._progress = Progress(self)
        progress.moved.connect(self._advance)
        self.sending.emit(True)
        self.run(
            partial(
                _send,
                self.desktop.office,
                password,
                keep,
                progress=progress.tell,
                should_stop=progress.should_stop,
            ),
            self._sent,
        )

    def stop(self) -> None:
        """Let the message on its way arrive, and send no other."""
        if self._progress is not None:
            self._progress.stop()

    def send_now(self, message_id: str) -> None:
        """Put a message into the queue, and send what is queued."""
        self.run(partial(self.desktop.office.delivery.queue, message_id), self._send_queued)

    def remind(self) -> None:
        """Draft the reminders that are due."""
        self.run(self.desktop.office.reminders.run, self._reminded)

    def give_up(self, error: Exception) -> None:
        """Ask for the password where that is what is missing."""
        self._end()
        if isinstance(error, MailPasswordWanted):
            self._busy(-1)
            self.password_wanted.emit(error.user)
            return
        super().give_up(error)

    def _list(self, rows: tuple[OutboxRow, ...]) -> None:
        self.listed.emit(rows)

    def _exported(self, target: Path) -> None:
        self.acted.emit(target)
        self.desktop.feedback.say(self.tr("The message is saved: {file}").format(file=target.name))

    def _send_queued(self, _changes: Changes) -> None:
        self.send()

    def _advance(self, done: int, total: int) -> None:
        if self._progress is not None:
            self.advanced.emit(done, total)

    def _end(self) -> None:
        if self._progress is not None:
            self._progress.deleteLater()
            self._progress = None
            self.sending.emit(False)

    def _sent(self, report: SendReport) -> None:
        self._end()
        self.acted.emit(report)
        self.desktop.feedback.say(
            self.tr("Sent: {sent}. Refused: {failed}. In doubt: {unknown}. Waiting: {waiting}.").format(
                sent=len(report.sent),
                failed=len(report.failed),
                unknown=len(report.unknown),
                waiting=report.waiting,
            )
        )
        self.desktop.news.tell(Changes(messages=True), self)
        if report.trouble is not None:
            self.fail(report.trouble)

    def _reminded(self, drafted: tuple[Message, ...]) -> None:
        self.reminded.emit(len(drafted))
        self.desktop.news.tell(Changes(messages=True), self)


def _send(
    office: Office,
    password: str | None,
    keep: bool,
    *,
    progress: Callable[[int, int], None],
    should_stop: Callable[[], bool],
) -> SendReport:
    report = office.sending.send_queue(password, progress=progress, should_stop=should_stop)
    if password is None or not keep or report.trouble is not None:
        return report
    try:
        office.mail_settings.keep_password(password)
    except MailKeyringMissing as trouble:
        return replace(report, trouble=trouble)
    return report


def _export(office: Office, message_id: str, target: Path) -> Path:
    write_whole(target, office.delivery.export(message_id).content)
    return target
