"""Asks which avis would fall; nothing is changed."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.avis.falling import FallingAvis
from reviewer.programme.model import Programme
from ui.desktop import Desktop
from ui.presenter import Presenter


class FallingPresenter(Presenter):
    """``found``: the avis that would expire on another day."""

    found = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """Return the programmes of this installation."""
        return tuple(self.desktop.office.desk.programmes.values())

    def refresh(self) -> None:
        """Nothing is asked before somebody asks it."""

    def ask_falling(self, programme_id: str, months: int, ends_on: date | None) -> None:
        """Ask under which avis another validity, or another end, would fall."""
        work = partial(self.desktop.office.validity.falling, programme_id, months=months, ends_on=ends_on)
        self.ask("falling", work, self._found)

    def _found(self, rows: tuple[FallingAvis, ...]) -> None:
        self.found.emit(rows)
