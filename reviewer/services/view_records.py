"""Views of the list that people keep, and how each has set the list out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Order:
    """By which column rows are sorted. What is not known stays at the end.

    Between equals ids decide, the same way round; between equal due days references do.
    """

    column: str
    descending: bool = False


NEWEST_FIRST = Order("received", descending=True)

SORTED_BY = (
    "reference",
    "candidate",
    "employer",
    "job",
    "state",
    "received",
    "since",
    "number",
    "expires",
    "programme",
    "due",
)
"""The columns that a list can be sorted by."""


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of the list: its key, its width in pixels at 100 % (0: the usual one) and whether it shows."""

    key: str
    width: int = 0
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A view. ``shared``: it is the office's; ``builtin``: it ships with the program, and is nobody's to change.

    ``titles``: its name per language, for what ships; ``columns``: none where it leaves them as they are.
    """

    id: str
    name: str
    query: str
    owner_id: str = ""
    shared: bool = False
    order: Order = NEWEST_FIRST
    columns: tuple[ViewColumn, ...] = ()
    in_rail: bool = True
    made_at: datetime | None = None
    builtin: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)
    version: int = 0

    def title(self, language: str = "fr") -> str:
        """Return the name to show."""
        return self.titles.get(language, self.name)


@dataclass(frozen=True, slots=True)
class Layout:
    """How somebody has set the list out."""

    columns: tuple[ViewColumn, ...]
    order: Order = NEWEST_FIRST


class SavedViews(Protocol):
    """Kept views. What is shared is written in a transaction with its line in the journal, as all else."""

    def of(self, person_id: str) -> tuple[SavedView, ...]:
        """Return the office's views, then the person's own, each by age."""
        ...

    def get(self, view_id: str) -> SavedView:
        """Return a view or raise ``NotFound``."""
        ...

    def save(self, view: SavedView) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        ...

    def remove(self, view: SavedView) -> None:
        """Remove a view; raise ``ConflictingChange`` where it is not the stored one."""
        ...

    def layout(self, person_id: str) -> Layout | None:
        """Return how somebody has set the list out, None where they never did."""
        ...
