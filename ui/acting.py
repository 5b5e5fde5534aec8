"""Presenters whose acts are asked for in dialogs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from reviewer.dossier.lifecycle import TRANSITIONS, Act
from ui.presenter import Presenter

if TYPE_CHECKING:
    from reviewer.dossier.people import Actor


class ActingPresenter(Presenter):
    """``acted``: the use case that was asked for has committed; a dialog that waits for it may close."""

    acted = Signal(object)

    @property
    def about(self) -> str | None:
        """Return the id of the dossier that the acts are about, None where they are about none."""
        return None

    @property
    def actor(self) -> Actor:
        """Return who is acting."""
        return self.desktop.office.session.current()

    def allowed(self, act: Act) -> bool:
        """Tell whether the acting person's roles may do the act in some state: otherwise it is not offered."""
        return bool(TRANSITIONS[act].roles & self.actor.roles)

    def act(self, work: Callable[[], Any]) -> None:
        """Run a use case on the write lane and tell when it has committed."""
        self.run(work, self._acted)

    def _acted(self, result: Any) -> None:
        self.acted.emit(result)
