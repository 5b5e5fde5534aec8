"""The optimistic lock, in one place."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from reviewer.errors import ConflictingChange

R = TypeVar("R")


def record_to_save(session: Session, kind: type[R], name: str, key: str, version: int) -> R | None:
    """Return the record that a value of this version replaces, or None where the value is new.

    Raises ``ConflictingChange`` where a new value is there already, or an older one is gone or not the stored one.
    """
    record = session.get(kind, key)
    if version == 0:
        if record is not None:
            raise ConflictingChange(name, key)
        return None
    stored: Any = record
    if stored is None or stored.version != version:
        raise ConflictingChange(name, key)
    return record


def flush(session: Session, name: str, key: str) -> None:
    """Write what is pending; a row changed or made by somebody else meanwhile is a ``ConflictingChange``."""
    try:
        session.flush()
    except (StaleDataError, ConflictingChange) as error:
        raise ConflictingChange(name, key) from error
