"""What the Avis screen does: reads the queue and the register, verifies files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.dossier.lifecycle import DossierState
from reviewer.services.changes import Changes
from reviewer.services.views import AvisRow, DossierFilter, DossierRow
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.handover import Verified, verify_file

QUEUE = frozenset({DossierState.DECIDED, DossierState.DRAFTED, DossierState.VALIDATED})
LIMIT = 500


class AvisPresenter(ActingPresenter):
    """The queue, the register and the drop zone."""

    queued = Signal(object)
    registered = Signal(object)
    verified = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)

    def refresh(self) -> None:
        """Read queue and register."""
        office = self.desktop.office
        self.ask(
            "queue", partial(office.dossiers.rows, DossierFilter(states=QUEUE), limit=LIMIT), self._queue
        )
        self.ask("register", office.dossiers.register, self._register)

    def concerns(self, changes: Changes) -> bool:
        """Dossiers and avis; and who is looking."""
        return bool(changes.dossiers or changes.avis or changes.people)

    def verify(self, paths: Sequence[Path]) -> None:
        """Verify files, one after the other, in the order given."""
        for path in paths:
            # On the write lane: on the read lane only the newest question would be answered.
            self.run(partial(verify_file, self.desktop.office, path), self._verified)

    def _queue(self, rows: tuple[DossierRow, ...]) -> None:
        self.queued.emit(rows)

    def _register(self, rows: tuple[AvisRow, ...]) -> None:
        self.registered.emit(rows)

    def _verified(self, found: Verified) -> None:
        self.verified.emit(found)
