"""How much there is of what."""

from __future__ import annotations

from sqlalchemy import Connection, func, literal, select, true

from db.records.dossiers import DossierRecord
from db.records.quarantine import QuarantinedRowRecord
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.records import QuarantineState
from reviewer.services.views import QueueCounts

_WAITING = ""
"""In the place of a state: rows that belong to no dossier."""


def queue_counts(connection: Connection, without: frozenset[str] = frozenset()) -> QueueCounts:
    """Return how many dossiers stand in each state, and how many rows wait.

    ``without``: dossiers that are not counted.
    """
    shown = DossierRecord.id.not_in(sorted(without)) if without else true()
    by_state = select(DossierRecord.state, func.count()).where(shown).group_by(DossierRecord.state)
    waiting = (
        select(literal(_WAITING), func.count())
        .select_from(QuarantinedRowRecord)
        .where(QuarantinedRowRecord.state == QuarantineState.OPEN)
    )
    counted = {row[0]: row[1] for row in connection.execute(by_state.union_all(waiting))}
    return QueueCounts(
        by_state={state: counted.get(state.value, 0) for state in DossierState},
        quarantine=counted[_WAITING],
    )
