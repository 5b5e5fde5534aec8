"""How much there is of what."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, func, select, true

from db.records import DossierRecord, QuarantinedRowRecord
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.records import QuarantineState
from reviewer.services.views import QueueCounts


def queue_counts(connection: Connection, without: frozenset[str] = frozenset()) -> QueueCounts:
    """Return how many dossiers stand in each state and came in each month (``2025-03``), and how many rows wait.

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
    day = (
        DossierRecord.received_on
    )  # by day, which its index answers: a month would be worked out for each row
    by_day = connection.execute(select(day, func.count()).where(shown).group_by(day).order_by(day))
    by_month: Counter[str] = Counter()
    for received, count in by_day:
        by_month[f"{received:%Y-%m}"] += count
    return QueueCounts(
        by_state={state: counted.get(state, 0) for state in DossierState},
        quarantine=waiting or 0,
        received_by_month=tuple(by_month.items()),
    )
