"""What Reception does: reads the list a window at a time, and takes files in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.dossier.lifecycle import Act, DossierState, may
from reviewer.services.changes import Changes
from reviewer.services.views import DossierFilter, DossierRow, IntakeResult, QueueCounts
from ui.desktop import Desktop
from ui.models.rows import PAGE
from ui.presenter import Presenter


@dataclass(frozen=True, slots=True)
class Window:
    """Some rows of the list; ``complete``: there are none after them."""

    rows: tuple[DossierRow, ...]
    complete: bool


class ReceptionPresenter(Presenter):
    """The list of dossiers and the intake of files."""

    listed = Signal(object)
    more = Signal(object)
    counted = Signal(object)
    taken_in = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._filter = DossierFilter()
        self._read = PAGE

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def wanted(self) -> DossierFilter:
        """Return what the list shows."""
        return self._filter

    def search(self, words: str) -> None:
        """Look for words in references, names, employers and job titles."""
        self._narrow(DossierFilter(states=self._filter.states, words=words))

    def show_states(self, states: frozenset[DossierState]) -> None:
        """Show dossiers in these states only; none means all."""
        self._narrow(DossierFilter(states=states, words=self._filter.words))

    def refresh(self) -> None:
        """Read as many rows as were read before, and the counts."""
        office = self.desktop.office
        self.ask("rows", partial(_window, office.dossiers.rows, self._filter, self._read, None), self._list)
        if self.may_see_counts:
            self.ask("counts", office.dossiers.counts, self._count)

    def read_more(self, after: str) -> None:
        """Read the next window, after a dossier."""
        office = self.desktop.office
        self.ask("more", partial(_window, office.dossiers.rows, self._filter, PAGE, after), self._append)

    def concerns(self, changes: Changes) -> bool:
        """Dossiers, their avis, the quarantine, and who is looking."""
        return bool(changes.dossiers or changes.avis or changes.quarantine or changes.people)

    # --- doing -----------------------------------------------------------------------------------------------

    @property
    def may_take_in(self) -> bool:
        """Tell whether the acting person may take files in."""
        return may(Act.TAKE_IN, self.desktop.office.session.current().roles)

    @property
    def may_correct(self) -> bool:
        """Tell whether the acting person may correct what is in quarantine."""
        return may(Act.CORRECT_QUARANTINE, self.desktop.office.session.current().roles)

    @property
    def may_see_counts(self) -> bool:
        """Tell whether the acting person may see how many dossiers stand where."""
        return may(Act.READ_REGISTER, self.desktop.office.session.current().roles)

    @property
    def may_read_readings(self) -> bool:
        """Tell whether the acting person may see who read a dossier."""
        return may(Act.READ_READINGS, self.desktop.office.session.current().roles)

    @property
    def programmes(self) -> tuple[tuple[str, str], ...]:
        """Return the id and the name of each programme that a file may be for."""
        return tuple((one.id, one.short_name) for one in self.desktop.office.desk.programmes.values())

    def take_in(self, paths: Sequence[Path], programme_id: str) -> None:
        """Take files in, one use case each, in the order given."""
        for path in paths:
            self.run(partial(self.desktop.office.intake.take_in, path, programme_id), self._taken)

    # --- inside ----------------------------------------------------------------------------------------------

    def _narrow(self, wanted: DossierFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._read = PAGE
            self.reload()

    def _list(self, window: Window) -> None:
        self.listed.emit(window)

    def _append(self, window: Window) -> None:
        self._read += len(window.rows)
        self.more.emit(window)

    def _count(self, counts: QueueCounts) -> None:
        self.counted.emit(counts)

    def _taken(self, results: tuple[IntakeResult, ...]) -> None:
        self.taken_in.emit(results)
        dossiers = frozenset(one.dossier_id for one in results if one.dossier_id is not None)
        self.desktop.news.tell(Changes(dossiers=dossiers, quarantine=True), self)


def _window(
    read: Callable[..., tuple[DossierRow, ...]], wanted: DossierFilter, limit: int, after: str | None
) -> Window:
    rows = read(wanted, limit=limit + 1, offset_id=after)
    return Window(rows[:limit], complete=len(rows) <= limit)
