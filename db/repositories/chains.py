"""Chained tables (the journal, the readings) read from their first line to their last, never all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sqlalchemy import RowMapping, Table, select
from sqlalchemy.orm import Session

_WINDOW = 500

Line = TypeVar("Line")


def in_order(session: Session, table: Table, line_of: Callable[[RowMapping], Line]) -> Iterator[Line]:
    """Yield every line of a chain by its ``sequence``, a window at a time."""
    after: Any = None
    while True:
        statement = select(table).order_by(table.c.sequence).limit(_WINDOW)
        if after is not None:
            statement = statement.where(table.c.sequence > after)
        window = session.execute(statement).mappings().all()
        yield from (line_of(row) for row in window)
        if len(window) < _WINDOW:
            return
        after = window[-1]["sequence"]
