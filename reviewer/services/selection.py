"""What a search text finds, all of it, as ids: for figures of a part of the dossiers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.errors import RuleViolation

if TYPE_CHECKING:
    from reviewer.services.listing import ListingDesk


class FilterNotUnderstood(RuleViolation):
    """A search text has faults: figures of what is left of it would be of something else. ``text``: as it was typed."""

    def __init__(self, text: str, faults: int) -> None:
        super().__init__(text, faults)
        self.text = text
        self.faults = faults


@dataclass(frozen=True, slots=True)
class ListedDossiers:
    """Implements ``Selection`` over the one list of dossiers: a filter finds what the list shows, and nothing else."""

    lists: ListingDesk

    def __call__(self, text: str) -> frozenset[str]:
        """Return the dossiers that a text finds; raise ``FilterNotUnderstood``."""
        from reviewer.services.listing import MOST_BULK

        opened = self.lists.open(text, limit=1)
        try:
            if opened.parsed.faults:
                raise FilterNotUnderstood(text, len(opened.parsed.faults))
            total = self.lists.hold(opened.key)
            return frozenset(
                one
                for start in range(0, total, MOST_BULK)
                for one in self.lists.ids(opened.key, start, MOST_BULK)
            )
        finally:
            self.lists.close(opened.key)
