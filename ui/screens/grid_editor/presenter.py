"""What the shelf of grids does: reads versions and drafts, compares two, starts a draft."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.committee.grid_comparison import GridDifference
from reviewer.dossier.lifecycle import Act
from reviewer.programme.model import Programme
from reviewer.services.changes import Changes
from reviewer.services.grids import GridShelf
from ui.acting import ActingPresenter
from ui.desktop import Desktop


class GridShelfPresenter(ActingPresenter):
    """``shelved``: what there is; ``compared``: what differs; ``started``: the id of a new draft."""

    shelved = Signal(object)
    compared = Signal(object)
    started = Signal(str)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._programme = next(iter(desktop.office.desk.programmes), "")

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """Return the programmes of this installation."""
        return tuple(self.desktop.office.desk.programmes.values())

    @property
    def permitted(self) -> bool:
        """Tell whether the acting person writes grids."""
        return self.allowed(Act.MANAGE_GRIDS)

    def choose(self, programme_id: str) -> None:
        """Show another programme's grids."""
        if programme_id and programme_id != self._programme:
            self._programme = programme_id
            self.reload()

    def refresh(self) -> None:
        """Read versions and drafts."""
        if self.permitted:
            self.ask("shelf", partial(self.desktop.office.grids.shelf, self._programme), self._show)
        else:
            self.shelved.emit(None)

    def concerns(self, changes: Changes) -> bool:
        """Grids are settings; who acts decides what is shown."""
        return bool(changes.settings or changes.people)

    def compare(self, before: str, after: str) -> None:
        """Compare two versions or drafts."""
        grids = self.desktop.office.grids
        self.ask("compare", partial(grids.compare, self._programme, before, after), self._compared)

    def start(self, name: str, based_on: str | None) -> None:
        """Start a draft and open it."""
        grids = self.desktop.office.grids
        self.run(partial(grids.start, self._programme, name, based_on=based_on), self._started)

    def _show(self, shelf: GridShelf) -> None:
        self.shelved.emit(shelf)

    def _compared(self, differences: tuple[GridDifference, ...]) -> None:
        self.compared.emit(differences)

    def _started(self, changes: Changes) -> None:
        self.acted.emit(changes)
        self.started.emit(changes.facts["draft"])
