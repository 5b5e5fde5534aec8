"""Reads the rules as they are, and asks which avis would fall under others; nothing is changed."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.avis.falling import FallingAvis
from reviewer.programme.model import Programme
from reviewer.services.changes import Changes
from reviewer.services.house_choices import Choices
from ui.desktop import Desktop
from ui.presenter import Presenter


class FallingPresenter(Presenter):
    """``known``: for how many months avis hold now, by programme; ``found``: those that would expire on another day."""

    known = Signal(object)
    found = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """Return the programmes of this installation."""
        return tuple(self.desktop.office.desk.programmes.values())

    def refresh(self) -> None:
        """Read how long avis hold: a house that chooses anew asks from there."""
        self.ask("choices", self.desktop.office.choices.view, self._known)

    def concerns(self, changes: Changes) -> bool:
        """Settings, and who is looking."""
        return changes.settings or changes.people

    def ask_falling(self, programme_id: str, months: int, ends_on: date | None) -> None:
        """Ask under which avis another validity, or another end, would fall."""
        work = partial(self.desktop.office.validity.falling, programme_id, months=months, ends_on=ends_on)
        self.ask("falling", work, self._found)

    def _known(self, choices: Choices) -> None:
        self.known.emit({one.id: one.months for one in choices.programmes})

    def _found(self, rows: tuple[FallingAvis, ...]) -> None:
        self.found.emit(rows)
