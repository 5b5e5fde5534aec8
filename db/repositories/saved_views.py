"""Views of the list that people keep, and how each has set the list out."""

from __future__ import annotations

import json

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.records.saved_views import ListLayoutRecord, SavedViewRecord
from db.repositories.saving import flush, record_to_save
from db.types import canonical_json
from reviewer.errors import ConflictingChange, NotFound
from reviewer.services.lists import Order
from reviewer.services.view_records import Layout, SavedView, ViewColumn


class SqlSavedViews:
    """Implements ``SavedViews``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, person_id: str) -> tuple[SavedView, ...]:
        """Return the office's views, then the person's own, each by age."""
        asked = (
            select(SavedViewRecord)
            .where(or_(SavedViewRecord.shared, SavedViewRecord.owner_id == person_id))
            .order_by(SavedViewRecord.shared.desc(), SavedViewRecord.made_at, SavedViewRecord.id)
        )
        return tuple(_view(record) for record in self._session.scalars(asked))

    def get(self, view_id: str) -> SavedView:
        """Return a view or raise ``NotFound``."""
        record = self._session.get(SavedViewRecord, view_id)
        if record is None:
            raise NotFound("saved_view", view_id)
        return _view(record)

    def save(self, view: SavedView) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        record = record_to_save(self._session, SavedViewRecord, "saved_view", view.id, view.version)
        if record is None:
            record = SavedViewRecord(id=view.id, made_at=view.made_at)
            self._session.add(record)
        record.owner_id = view.owner_id
        record.shared = view.shared
        record.name = view.name
        record.query = view.query
        record.sorted_by, record.descending = view.order.column, view.order.descending
        record.columns = _written(view.columns)
        record.in_rail = view.in_rail
        record.version = view.version + 1
        flush(self._session, "saved_view", view.id)

    def remove(self, view: SavedView) -> None:
        """Remove a view; raise ``ConflictingChange`` where it is not the stored one."""
        record = record_to_save(self._session, SavedViewRecord, "saved_view", view.id, view.version)
        if record is None:
            raise ConflictingChange("saved_view", view.id)
        self._session.delete(record)
        flush(self._session, "saved_view", view.id)

    def layout(self, person_id: str) -> Layout | None:
        """Return how somebody has set the list out, None where they never did."""
        record = self._session.get(ListLayoutRecord, person_id)
        if record is None:
            return None
        return Layout(_columns(record.columns), Order(record.sorted_by, record.descending))

    def put_layout(self, person_id: str, layout: Layout) -> None:
        """Keep how somebody has set the list out, in place of what was."""
        order = layout.order
        self._session.merge(
            ListLayoutRecord(
                person_id=person_id,
                sorted_by=order.column,
                descending=order.descending,
                columns=_written(layout.columns),
            )
        )
        flush(self._session, "list_layout", person_id)


def _view(record: SavedViewRecord) -> SavedView:
    return SavedView(
        id=record.id,
        name=record.name,
        query=record.query,
        owner_id=record.owner_id,
        shared=record.shared,
        order=Order(record.sorted_by, record.descending),
        columns=_columns(record.columns),
        in_rail=record.in_rail,
        made_at=record.made_at,
        version=record.version,
    )


def _columns(text: str) -> tuple[ViewColumn, ...]:
    return tuple(ViewColumn(key, width, shown) for key, width, shown in json.loads(text))


def _written(columns: tuple[ViewColumn, ...]) -> str:
    return canonical_json([[one.key, one.width, one.shown] for one in columns])
