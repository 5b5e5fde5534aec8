"""What the readings page asks for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.services.changes import Changes
from reviewer.services.proof import ProofStanding
from reviewer.services.readings import DossierReadings
from ui.desktop import Desktop
from ui.presenter import Presenter


class ReadingsPresenter(Presenter):
    """Who read something of one dossier. ``proved``: how far the chain of readings and the journal are proved."""

    shown = Signal(object)
    proved = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._dossier_id: str | None = None

    def open(self, dossier_id: str) -> None:
        """Show another dossier."""
        self._dossier_id = dossier_id
        self.reload()

    def refresh(self) -> None:
        """Read again."""
        if self._dossier_id is not None:
            work = partial(self.desktop.office.readings.of_dossier, self._dossier_id)
            self.ask("readings", work, self._show)
            self.ask("standing", self.desktop.office.proof.standing, self._prove)

    def concerns(self, changes: Changes) -> bool:
        """Only this dossier, and who is looking."""
        return self._dossier_id in changes.dossiers or changes.people

    def _show(self, found: DossierReadings) -> None:
        self.shown.emit(found)

    def _prove(self, standing: ProofStanding) -> None:
        self.proved.emit(standing)
