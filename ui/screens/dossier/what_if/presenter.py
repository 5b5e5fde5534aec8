"""What if: reads one dossier's horizon, then each day that the slider stops on; the newest day wins."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.admissibility.verdict import Precheck
from reviewer.services.changes import Changes
from reviewer.services.what_if import HorizonView
from ui.desktop import Desktop
from ui.presenter import Presenter


class WhatIfPresenter(Presenter):
    """``horizon_read``: the whole horizon; ``judged``: the precheck of one day."""

    horizon_read = Signal(object)
    judged = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._dossier_id: str | None = None

    def open(self, dossier_id: str) -> None:
        """Read the horizon of a dossier."""
        self._dossier_id = dossier_id
        self.reload()

    def refresh(self) -> None:
        """Read the horizon again."""
        if self._dossier_id is not None:
            self.ask("horizon", partial(self.desktop.office.what_if.horizon, self._dossier_id), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Only this dossier."""
        return self._dossier_id in changes.dossiers

    def judge(self, day: date) -> None:
        """Ask for every criterion as on a day."""
        if self._dossier_id is not None:
            self.ask("day", partial(self.desktop.office.what_if.on, self._dossier_id, day), self._judged)

    def _show(self, horizon: HorizonView) -> None:
        self.horizon_read.emit(horizon)

    def _judged(self, precheck: Precheck) -> None:
        self.judged.emit(precheck)
