"""The lists that screens show: implements ``Queries``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from db.engine import begin_reading
from db.queries.dossiers import dossier_rows
from db.queries.listing import SqlLists

if TYPE_CHECKING:
    from db.queries.figures import SqlFactsView
    from reviewer.services.views import AvisRow, DossierFilter, DossierRow, QueueCounts


class SqlQueries:
    """Each call is one consistent view of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lists = SqlLists(engine)

    @property
    def lists(self) -> SqlLists:
        """Return the lists that are searched, sorted and held still."""
        return self._lists

    def dossiers(
        self, wanted: DossierFilter, *, limit: int, offset_id: str | None = None
    ) -> tuple[DossierRow, ...]:
        """Return dossiers, newest first; ``offset_id``: start after this one, or ``NotFound`` where it is not there."""
        with begin_reading(self._engine) as connection:
            return dossier_rows(connection, wanted, limit, offset_id)

    def counts(self, *, without: frozenset[str] = frozenset()) -> QueueCounts:
        """Return the counts that the rail and the Pilotage page show, as if some dossiers were not there."""
        from db.queries.counts import queue_counts

        with begin_reading(self._engine) as connection:
            return queue_counts(connection, without)

    def avis(self, today: date) -> tuple[AvisRow, ...]:
        """Return the register, newest first, with each state on this day."""
        from db.queries.register import avis_rows

        with begin_reading(self._engine) as connection:
            return avis_rows(connection, today)

    @contextmanager
    def figure_facts(self) -> Iterator[SqlFactsView]:
        """Open a consistent view of the facts that figures are made of; whose they are is the service's to say."""
        from db.queries.figures import SqlFactsView, collector_at_rest

        with begin_reading(self._engine) as connection, collector_at_rest():
            yield SqlFactsView(connection)
