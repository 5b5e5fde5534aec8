"""The help says the same to everybody: there is nothing to read."""

from __future__ import annotations

from reviewer.services.changes import Changes
from ui.presenter import Presenter


class ExpertHelpPresenter(Presenter):
    """Nothing to ask, nothing to do."""

    def refresh(self) -> None:
        """Nothing to read."""

    def concerns(self, changes: Changes) -> bool:
        """Nothing changes it."""
        return False
