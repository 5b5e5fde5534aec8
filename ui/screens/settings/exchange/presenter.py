"""What the page on packages does: reads how the office stands towards experts, names it, changes its keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.dossier.lifecycle import Act
from reviewer.services.changes import Changes
from reviewer.services.packages.own_keys import ExchangeSettings
from ui.acting import ActingPresenter
from ui.desktop import Desktop


class ExchangePresenter(ActingPresenter):
    """``shown``: how the office stands."""

    shown = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)

    @property
    def names(self) -> bool:
        """Tell whether the acting person decides how the office is named."""
        return self.allowed(Act.MANAGE_SETTINGS)

    @property
    def rotates(self) -> bool:
        """Tell whether the acting person changes the office's keys."""
        return self.allowed(Act.ROTATE_EXCHANGE_KEY)

    def refresh(self) -> None:
        """Read how the office stands."""
        self.ask("exchange", self.desktop.office.expert_keys.settings, self._show)

    def concerns(self, changes: Changes) -> bool:
        """Packages, settings, and who is looking."""
        return bool(changes.packages or changes.settings or changes.people)

    def name(self, name: str) -> None:
        """Let the office name itself so."""
        self.act(partial(self.desktop.office.expert_keys.name_office, name))

    def rotate(self) -> None:
        """Take new keys for the office."""
        self.act(self.desktop.office.expert_keys.rotate_office)

    def _show(self, settings: ExchangeSettings) -> None:
        self.shown.emit(settings)
