"""What the packages' page does: receive, prepare, write again, destroy, watch a folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from reviewer.services.changes import Changes
from reviewer.services.expert_copy.home import ExpertCopy
from reviewer.services.expert_copy.receiving import Received
from reviewer.services.expert_copy.sending import ToSend, Written
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.tasks.progress import Progress


class ParcelKind(StrEnum):
    """What a line of the page is about."""

    RECEIVED = "received"
    DESTROYED = "destroyed"
    SENT = "sent"
    TO_WRITE = "to_write"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelRow:
    """One package, in or out. ``count``: dossiers of one that came in, answers of one that goes back."""

    id: str
    kind: ParcelKind
    at: datetime
    count: int
    detail: Any = None


@dataclass(frozen=True, slots=True)
class ParcelsPage:
    """Everything on the page."""

    rows: tuple[ParcelRow, ...]
    to_send: ToSend
    mailbox: Path | None


class ExpertParcelsPresenter(ActingPresenter):
    """``listed``: the page; ``received``: what became of one package; ``moved``: hundredths done, of how many."""

    listed = Signal(object)
    received = Signal(object)
    written = Signal(object)
    moved = Signal(int, int)
    receiving = Signal(bool)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._progress: Progress | None = None
        self._waiting: list[Path] = []

    def refresh(self) -> None:
        """Read the page."""
        self.ask("page", partial(_page, self.desktop.own_copy), self._list)

    def concerns(self, changes: Changes) -> bool:
        """Packages, answers, settings, and who is looking."""
        return bool(changes.packages or changes.dossiers or changes.people or changes.settings)

    def receive(self, paths: list[Path]) -> None:
        """Take packages in, one after the other."""
        self._waiting += paths
        if self._progress is None:
            self._next()

    def stop(self) -> None:
        """Stop receiving: the package that is under way leaves nothing behind."""
        self._waiting.clear()
        if self._progress is not None:
            self._progress.stop()

    def prepare(self, folder: Path) -> None:
        """Write what the office may not know yet into a folder."""
        self.run(partial(self.desktop.own_copy.sending.prepare, folder), self._wrote)

    def write_again(self, package_id: str, folder: Path) -> None:
        """Write a package again, as it was."""
        self.run(partial(self.desktop.own_copy.sending.write_again, package_id, folder), self._wrote)

    def destroy(self, package_id: str) -> None:
        """Destroy what a package brought."""
        self.act(partial(self.desktop.own_copy.keeping.destroy, package_id))

    def watch(self, folder: Path | None) -> None:
        """Watch another folder, or none."""
        self.act(partial(self.desktop.own_copy.mailbox.watch, folder))

    # --- inside ----------------------------------------------------------------------------------------------

    def _next(self) -> None:
        if not self._waiting:
            return
        path = self._waiting.pop(0)
        self._progress = Progress(self)
        self._progress.moved.connect(self.moved)
        self.receiving.emit(True)
        receive = partial(self.desktop.own_copy.receiving.receive, path, self._progress.go_on)
        self.run(receive, self._came, self._not_received)

    def _came(self, result: Received) -> None:
        self.desktop.feedback.done(result.changes)
        self.received.emit(result)
        self._done_with_one()
        self.desktop.news.tell(result.changes, self)
        self.reload()

    def _not_received(self, error: Exception) -> None:
        """A package that was refused does not keep the others from coming in."""
        self.give_up(error)
        self._done_with_one()

    def _done_with_one(self) -> None:
        if self._progress is not None:
            self._progress.deleteLater()
        self._progress = None
        self.receiving.emit(False)
        self._next()

    def _list(self, page: ParcelsPage) -> None:
        self.listed.emit(page)

    def _wrote(self, result: Written) -> None:
        self.acted.emit(result)
        self.desktop.feedback.done(result.changes)
        self.written.emit(result)
        self.desktop.news.tell(result.changes, self)
        self.reload()


def _page(copy: ExpertCopy) -> ParcelsPage:
    parcels = copy.dossiers.parcels()
    rows = [
        ParcelRow(
            id=one.id,
            kind=ParcelKind.RECEIVED if one.destroyed_at is None else ParcelKind.DESTROYED,
            at=one.received_at,
            count=len(one.dossier_ids),
            detail=one,
        )
        for one in parcels.received
    ]
    rows += [
        ParcelRow(
            id=one.id,
            kind=ParcelKind.SENT if one.number <= parcels.written else ParcelKind.TO_WRITE,
            at=one.made_at,
            count=len(one.answer_ids),
            detail=one,
        )
        for one in parcels.sent
    ]
    return ParcelsPage(
        rows=tuple(sorted(rows, key=lambda row: row.at, reverse=True)),
        to_send=copy.sending.to_send(),
        mailbox=copy.mailbox.folder(),
    )
