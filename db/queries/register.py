"""The register as a list."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from db.records.register import AvisRecord
from reviewer.avis.avis import state_on
from reviewer.dossier.lifecycle import AvisState
from reviewer.services.views import AvisRow


def avis_rows(connection: Connection, today: date) -> tuple[AvisRow, ...]:
    """Return every issued avis, newest first, with its state on this day."""
    statement = select(
        AvisRecord.number,
        AvisRecord.dossier_id,
        AvisRecord.employer,
        AvisRecord.candidate,
        AvisRecord.favourable,
        AvisRecord.state,
        AvisRecord.issued_on,
        AvisRecord.expires_on,
    ).order_by(
        AvisRecord.issued_on.desc(), AvisRecord.year.desc(), AvisRecord.sequence.desc(), AvisRecord.series
    )
    return tuple(
        AvisRow(
            number=row.number,
            dossier_id=row.dossier_id,
            employer=row.employer,
            candidate=row.candidate,
            favourable=row.favourable,
            state=state_on(AvisState(row.state), row.issued_on, row.expires_on, today),
            issued_on=row.issued_on,
            expires_on=row.expires_on,
        )
        for row in connection.execute(statement)
    )
