"""What Pilotage does: reads counts and the register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from reviewer.dossier.lifecycle import Act, AvisState
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.views import AvisRow, QueueCounts
from ui.acting import ActingPresenter

NEAR_DAYS = 90
MONTHS = 12
_MONTHS_A_YEAR = 12


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

    def months(self, counts: QueueCounts) -> tuple[tuple[str, int], ...]:
        """Return the last twelve months at most, from the first with a request to this one, empty months too."""
        return months_through(counts.received_by_month, self.desktop.office.desk.today())[-MONTHS:]

    def _count(self, counts: QueueCounts) -> None:
        self.counted.emit(counts)

    def _show_expiring(self, rows: tuple[AvisRow, ...]) -> None:
        self.expiring.emit(rows)


def months_through(counted: Sequence[tuple[str, int]], today: date) -> tuple[tuple[str, int], ...]:
    """Return every month (``2025-03``) from the first counted to today's, or to the last one if that is later."""
    if not counted:
        return ()
    known = dict(counted)
    first, last = (
        _ordinal(min(known)),
        max(_ordinal(max(known)), today.year * _MONTHS_A_YEAR + today.month - 1),
    )
    keys = (
        f"{month // _MONTHS_A_YEAR:04d}-{month % _MONTHS_A_YEAR + 1:02d}" for month in range(first, last + 1)
    )
    return tuple((key, known.get(key, 0)) for key in keys)


def _ordinal(key: str) -> int:
    year, month = (int(part) for part in key.split("-"))
    return year * _MONTHS_A_YEAR + month - 1


def _expiring(office: Office) -> tuple[AvisRow, ...]:
    today = office.desk.today()
    near = [
        row
        for row in office.dossiers.register()
        if row.state is AvisState.IN_FORCE and (row.expires_on - today).days <= NEAR_DAYS
    ]
    return tuple(sorted(near, key=lambda row: (row.expires_on, row.number)))
