"""Ids that sort as things came in (RFC 9562, version 7): in a list, rows of one day stand as in their file."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

_COUNTER_BITS = 12
_RANDOM_BITS = 62


def id_in_order(at: datetime, number: int = 0) -> str:
    """Return a new id, unguessable but for its instant. ``number``: which one it is of those made at that instant."""
    instant = int(at.timestamp() * 1000) + (number >> _COUNTER_BITS)
    counter = number & ((1 << _COUNTER_BITS) - 1)
    random = uuid4().int & ((1 << _RANDOM_BITS) - 1)
    return str(UUID(int=instant << 80 | 7 << 76 | counter << 64 | 2 << 62 | random))
