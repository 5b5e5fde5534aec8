"""How much there is of what."""

from __future__ import annotations

from sqlalchemy import Connection, func, select, true

from db.records.dossiers import DossierRecord
from db.records.quarantine import QuarantinedRowRecord
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.records import QuarantineState
from reviewer.services.views import QueueCounts


def queue_counts(connection: Connection, without: frozenset[str] = frozenset()) -> QueueCounts:
    """Return how many dossiers stand in each state, and how many rows wait.

    ``without``: dossiers that are not counted.
    """
    shown = DossierRecord.id.not_in(sorted(without)) if without else true()
    by_state = connection.execute(
        select(DossierRecord.state, func.count()).where(shown).group_by(DossierRecord.state)
    )
    counted = {DossierState(state): count for state, count in by_state}
    waiting = connection.scalar(
        select(func.count())
        .select_from(QuarantinedRowRecord)
        .where(QuarantinedRowRecord.state == QuarantineState.OPEN)
    )
    return QueueCounts(
        by_state={state: counted.get(state, 0) for state in DossierState},
        quarantine=waiting or 0,
    )
