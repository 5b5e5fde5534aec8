"""Grids that are written in the window."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records.grids import GridDraftRecord, PublishedGridRecord
from db.repositories.kept import HOUSE, NOTHING, Kept
from db.repositories.saving import flush, record_to_save
from db.types import canonical_json
from reviewer.committee.grid_document import from_document, to_document
from reviewer.committee.grid_draft import GridDraft, PublishedGrid
from reviewer.errors import NotFound


class SqlGrids:
    """Implements ``Grids``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def published(self, programme_id: str) -> tuple[PublishedGrid, ...]:
        """Return the published versions of a programme's grid, from the oldest to the newest."""
        rows = select(PublishedGridRecord).order_by(PublishedGridRecord.number)
        found = self._kept.of(PublishedGridRecord, HOUSE, lambda: self._session.scalars(rows), _published)
        return tuple(one for one in found if one.programme_id == programme_id)

    def publish(self, grid: PublishedGrid) -> None:
        """Store a version for ever; raise ``ConflictingChange`` where its id or its day is taken."""
        self._session.add(
            PublishedGridRecord(
                id=grid.grid.id,
                programme_id=grid.programme_id,
                number=grid.number,
                valid_from=grid.grid.valid_from,
                content=canonical_json(to_document(grid.grid)),
                published_at=grid.published_at,
                published_by=grid.published_by,
            )
        )
        flush(self._session, "grid", grid.grid.id)

    def drafts(self, programme_id: str) -> tuple[GridDraft, ...]:
        """Return the drafts of a programme's grid by name."""
        records = self._session.scalars(
            select(GridDraftRecord)
            .where(GridDraftRecord.programme_id == programme_id)
            .order_by(GridDraftRecord.name, GridDraftRecord.id)
        )
        return tuple(_draft(record) for record in records)

    def draft(self, draft_id: str) -> GridDraft:
        """Return a draft or raise ``NotFound``."""
        record = self._session.get(GridDraftRecord, draft_id)
        if record is None:
            raise NotFound("grid_draft", draft_id)
        return _draft(record)

    def save_draft(self, draft: GridDraft) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        record = record_to_save(self._session, GridDraftRecord, "grid_draft", draft.id, draft.version)
        if record is None:
            record = GridDraftRecord(id=draft.id)
            self._session.add(record)
        record.programme_id = draft.programme_id
        record.name = draft.name
        record.based_on = draft.based_on
        record.content = canonical_json(to_document(draft.grid))
        record.saved_at = draft.saved_at
        record.version = draft.version + 1
        flush(self._session, "grid_draft", draft.id)

    def remove_draft(self, draft: GridDraft) -> None:
        """Remove a draft; raise ``ConflictingChange`` where it is stale."""
        record = record_to_save(self._session, GridDraftRecord, "grid_draft", draft.id, draft.version)
        self._session.delete(record)
        flush(self._session, "grid_draft", draft.id)


def _published(record: PublishedGridRecord) -> PublishedGrid:
    return PublishedGrid(
        programme_id=record.programme_id,
        number=record.number,
        grid=from_document(json.loads(record.content)),
        published_at=record.published_at,
        published_by=record.published_by,
    )


def _draft(record: GridDraftRecord) -> GridDraft:
    return GridDraft(
        id=record.id,
        programme_id=record.programme_id,
        name=record.name,
        based_on=record.based_on,
        grid=from_document(json.loads(record.content)),
        saved_at=record.saved_at,
        version=record.version,
    )
