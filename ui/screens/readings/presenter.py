"""What the readings page asks for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.services.changes import Changes
from reviewer.services.office import Office
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
            self.ask("readings", partial(_read, self.desktop.office, self._dossier_id), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Only this dossier, and who is looking."""
        return self._dossier_id in changes.dossiers or changes.people

    def _show(self, found: tuple[DossierReadings, ProofStanding]) -> None:
        readings, standing = found
        self.shown.emit(readings)
        self.proved.emit(standing)


def _read(office: Office, dossier_id: str) -> tuple[DossierReadings, ProofStanding]:
    return office.readings.of_dossier(dossier_id), office.proof.standing()
