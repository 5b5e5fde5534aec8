"""What the verification screen does: verify files and codes, publish the list of states."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.dossier.lifecycle import Act, may
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.ports import PublishedList
from reviewer.wording import Wording
from ui.desktop import Desktop
from ui.handover import ExportFailed, Verified, verify_file, write_whole
from ui.presenter import Presenter


class VerificationPresenter(Presenter):
    """``verified``: a verdict; ``published``: the last published list, or None."""

    verified = Signal(object)
    published = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)

    @property
    def may_publish(self) -> bool:
        """Tell whether whoever acts may publish the list of states."""
        return may(Act.PUBLISH_STATUS_LIST, self.desktop.office.desk.actor.roles)

    def refresh(self) -> None:
        """Read which list was published last."""
        self.ask("latest", self.desktop.office.status_lists.latest, self._latest)

    def concerns(self, changes: Changes) -> bool:
        """A published list, and who is looking."""
        return bool(changes.settings or changes.people)

    def verify(self, paths: Sequence[Path]) -> None:
        """Verify files, one after the other, in the order given."""
        for path in paths:
            # On the write lane: on the read lane only the newest question would be answered.
            self.run(partial(verify_file, self.desktop.office, path), self._verified)

    def verify_code(self, text: str, name: str) -> None:
        """Verify the text of a code. ``name``: what the verdict is said of."""
        self.run(partial(_verify_code, self.desktop.office, text, name), self._verified)

    def publish(self, target: Path) -> None:
        """Publish the next list of states into a file."""
        self.run(partial(publish_list, self.desktop.office, target))

    def _verified(self, found: Verified) -> None:
        self.verified.emit(found)

    def _latest(self, latest: PublishedList | None) -> None:
        self.published.emit(latest)


def publish_list(office: Office, target: Path) -> Changes:
    """Publish the next list of states into a file, whole or not at all; a newer one there is not replaced."""
    try:
        there = target.read_bytes() if target.is_file() else None
    except OSError as error:
        raise ExportFailed(str(target), Wording.load().because(error)) from error
    published = office.status_lists.publish(instead_of=there, file=target.name)
    write_whole(target, published.content)
    facts = {"number": str(published.number), "file": target.name}
    return Changes(settings=True, message="status_list_published", facts=facts)


def _verify_code(office: Office, text: str, name: str) -> Verified:
    return Verified(filename=name, verification=office.verifications.verify_code(text))
