"""What the page of agreement does: reads figures, and leniency for whoever may read it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.dossier.lifecycle import Act, Role
from reviewer.programme.model import Programme
from reviewer.services.agreement import AgreementReport, LeniencyRow
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from ui.acting import ActingPresenter
from ui.desktop import Desktop


class AgreementPresenter(ActingPresenter):
    """``found``: the figures; ``marked``: each expert's leniency."""

    found = Signal(object)
    marked = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._programme = next(iter(desktop.office.desk.programmes), "")

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """Return the programmes of this installation."""
        return tuple(self.desktop.office.desk.programmes.values())

    @property
    def may_read(self) -> bool:
        """Tell whether the acting person reads the figures."""
        return self.allowed(Act.READ_AGREEMENT)

    @property
    def may_read_leniency(self) -> bool:
        """Tell whether the acting person reads how experts mark; no expert does."""
        return self.allowed(Act.READ_LENIENCY) and Role.EXPERT not in self.actor.roles

    def choose(self, programme_id: str) -> None:
        """Show another programme's figures."""
        if programme_id and programme_id != self._programme:
            self._programme = programme_id
            self.reload()

    def refresh(self) -> None:
        """Read the figures; what the last person saw does not stay for the next."""
        if self.may_read:
            work = partial(_read, self.desktop.office, self._programme, leniency=self.may_read_leniency)
            self.ask("report", work, self._show)
        else:
            self._show((AgreementReport(programme_id=self._programme, dossiers=0, rows=()), ()))

    def concerns(self, changes: Changes) -> bool:
        """Dossiers, experts, programmes and who acts."""
        return bool(changes.dossiers or changes.experts or changes.people or changes.settings)

    def _show(self, found: tuple[AgreementReport, tuple[LeniencyRow, ...]]) -> None:
        report, rows = found
        self.found.emit(report)
        self.marked.emit(rows)


def _read(
    office: Office, programme: str, *, leniency: bool
) -> tuple[AgreementReport, tuple[LeniencyRow, ...]]:
    """Return the figures and, to whom it is told, how experts mark: of the same dossiers."""
    report = office.agreement.report(programme)
    return report, office.agreement.leniency(programme) if leniency else ()
