"""The help says the same to everybody; only what a file may hold is read."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reviewer.services.changes import Changes
from reviewer.services.ports.exchange import StatedLimit
from ui.presenter import Presenter


class ExpertHelpPresenter(Presenter):
    """``shown``: the limits of a file; nothing to do."""

    shown = Signal(object)

    def refresh(self) -> None:
        """Read the limits."""
        self.ask("limits", self.desktop.own_copy.receiving.limits, self._show)

    def concerns(self, changes: Changes) -> bool:
        """Nothing changes it."""
        return False

    def _show(self, limits: tuple[StatedLimit, ...]) -> None:
        self.shown.emit(limits)
