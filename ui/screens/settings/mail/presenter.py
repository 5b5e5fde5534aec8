"""What the page on mail does: reads and writes the account; its password is never among the settings."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.services.changes import Changes
from reviewer.services.ports.mail import MailAccount
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.handover import read


class MailPresenter(ActingPresenter):
    """``shown``: the account, or None; ``brought``: the text of a certificate file."""

    shown = Signal(object)
    brought = Signal(str)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)

    def refresh(self) -> None:
        """Read the account."""
        self.ask("account", self.desktop.office.mail_settings.account, self._show)

    def concerns(self, changes: Changes) -> bool:
        """Settings, and who is looking."""
        return bool(changes.settings or changes.people)

    def save(self, account: MailAccount | None) -> None:
        """Write the whole account, or none."""
        self.act(partial(self.desktop.office.mail_settings.put, account))

    def bring(self, path: Path) -> None:
        """Read a certificate file; nothing is saved yet."""
        self.run(partial(_text_of, path), self._brought)

    def _show(self, account: MailAccount | None) -> None:
        self.shown.emit(account)

    def _brought(self, text: str) -> None:
        self.brought.emit(text)


def _text_of(path: Path) -> str:
    return read(path).decode("ascii", "replace")
