"""What two people who are at work at once both write: the second one's act is done again, and neither is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from reviewer.errors import ConflictingChange

T = TypeVar("T")

TIMES_AGAIN = 3
"""How often an act is done again after the first time; then its conflict is told."""


def done_again(act: Callable[[], T], *, shared: frozenset[str]) -> T:
    """Do an act, and again where somebody else wrote meanwhile what both write. ``shared``: those kinds of conflict."""
    for _ in range(TIMES_AGAIN):
        try:
            return act()
        except ConflictingChange as conflict:
            if conflict.kind not in shared:
                raise
    return act()
