"""What Pilotage does: reads counts and the register."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reviewer.dossier.lifecycle import Act, AvisState
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.views import AvisRow, QueueCounts
from ui.acting import ActingPresenter

NEAR_DAYS = 90


class SteeringPresenter(ActingPresenter):
    """Counts by state, receptions by month, and what expires soon."""

    counted = Signal(object)
    expiring = Signal(object)

    @property
    def may_correct(self) -> bool:
        """Tell whether the acting person corrects what is in quarantine."""
        return self.allowed(Act.CORRECT_QUARANTINE)

    @property
    def may_replay(self) -> bool:
        """Tell whether the acting person replays rules over dossiers of the past."""
        return self.allowed(Act.REPLAY_RULES)

    @property
    def may_read_agreement(self) -> bool:
        """Tell whether the acting person reads how far the experts agree."""
        return self.allowed(Act.READ_AGREEMENT)

    def refresh(self) -> None:
        """Read the counts and what expires."""
        office = self.desktop.office
        self.ask("counts", office.dossiers.counts, self._count)
        self.ask("expiring", lambda: _expiring(office), self._show_expiring)

    def concerns(self, changes: Changes) -> bool:
        """Dossiers, avis and quarantine."""
        return bool(changes.dossiers or changes.avis or changes.quarantine or changes.people)

    def _count(self, counts: QueueCounts) -> None:
        self.counted.emit(counts)

    def _show_expiring(self, rows: tuple[AvisRow, ...]) -> None:
        self.expiring.emit(rows)


def _expiring(office: Office) -> tuple[AvisRow, ...]:
    today = office.desk.today()
    near = [
        row
        for row in office.dossiers.register()
        if row.state is AvisState.IN_FORCE and (row.expires_on - today).days <= NEAR_DAYS
    ]
    return tuple(sorted(near, key=lambda row: (row.expires_on, row.number)))
