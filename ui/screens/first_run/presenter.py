"""What a house chooses before its first avis: reads what can be chosen, and chooses."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from reviewer.dossier.lifecycle import Act
from reviewer.services.changes import Changes
from reviewer.services.house_choices import Choices
from ui.acting import ActingPresenter


class FirstRunPresenter(ActingPresenter):
    """``shown``: what can be chosen."""

    shown = Signal(object)

    @property
    def chooses(self) -> bool:
        """Tell whether the acting person is the one who chooses."""
        return self.allowed(Act.MANAGE_SETTINGS)

    def refresh(self) -> None:
        """Read what can be chosen."""
        self.ask("choices", self.desktop.office.choices.view, self._show)

    def concerns(self, changes: Changes) -> bool:
        """Programmes and settings."""
        return changes.settings or changes.people

    def begin(self, organisation: str, programme_id: str, months: int) -> None:
        """Choose all three."""
        self.act(partial(self.desktop.office.choices.begin, organisation, programme_id, months))

    def _show(self, choices: Choices) -> None:
        self.shown.emit(choices)
