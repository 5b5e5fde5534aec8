"""What the store gives to lists: a first page and a count at once, then rows by their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from reviewer.services.view_records import NEWEST_FIRST, SORTED_BY, Order
from reviewer.services.views import DossierRow, Queries

if TYPE_CHECKING:
    from reviewer.committee.deadlines import Targets
    from reviewer.search.tree import Query

__all__ = [
    "NEWEST_FIRST",
    "SORTED_BY",
    "Eyes",
    "Held",
    "ListQueries",
    "Lists",
    "Opened",
    "Order",
    "Wanted",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Eyes:
    """Whose list it is: what they cannot see they cannot find.

    ``without``: dossiers that are not there; ``seated``: only those on which this person sits; ``sat``: those on which
    they sit or have sat, of which they know no more than any expert; ``knows_experts``: who sits is theirs to know.
    """

    viewer: str
    name: str = ""
    without: frozenset[str] = frozenset()
    seated: bool = False
    sat: frozenset[str] = frozenset()
    knows_experts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list shows, to whom, on which day. ``targets``: per programme, how long each step should take."""

    query: Query
    eyes: Eyes
    today: date
    order: Order = NEWEST_FIRST
    targets: Mapping[str, Targets] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A list just opened. ``total``: how many there are; ``exact`` False: at least so many.

    ``stamp``: where the journal stood.
    """

    total: int
    exact: bool
    rows: tuple[DossierRow, ...]
    stamp: int


class Held(Protocol):
    """The ids of a list in their order, held still while the person works."""

    @property
    def total(self) -> int:
        """Return how many there are."""
        ...

    def rows(self, start: int, count: int, eyes: Eyes) -> tuple[DossierRow | None, ...]:
        """Return the rows from a place on, as they are now; None for one that is not there any more."""
        ...

    def ids(self, start: int, count: int) -> tuple[str, ...]:
        """Return ids from a place on."""
        ...

    def place(self, dossier_id: str) -> int | None:
        """Return where a dossier stands in the list, from 0."""
        ...

    @property
    def closed(self) -> bool:
        """Tell whether it was let go of."""
        ...

    def close(self) -> None:
        """Let go of what is held. Closing twice does nothing."""
        ...


class Lists(Protocol):
    """Lists of dossiers."""

    def open(self, wanted: Wanted, *, limit: int) -> Opened:
        """Return the count and the first rows."""
        ...

    def rows(self, wanted: Wanted, start: int, count: int, total: int) -> tuple[DossierRow, ...]:
        """Return rows by their place without holding the list: quick near both ends, slower between them."""
        ...

    def hold(self, wanted: Wanted) -> Held:
        """Hold the list still; takes up to a second on a million rows."""
        ...

    def changes(self, stamp: int, eyes: Eyes) -> int:
        """Return how many dossiers others changed since the journal stood there, of those that one may know about.

        What the viewer did shows by itself, but for a dossier that is new.
        """
        ...

    def counts(self, wanted: Mapping[str, Wanted]) -> Mapping[str, int]:
        """Return how many dossiers each of some lists has, in one statement."""
        ...

    def find(self, wanted: Wanted, ids: Iterable[str]) -> tuple[DossierRow, ...]:
        """Return those of some dossiers that the list has, in its order."""
        ...


class ListQueries(Queries, Protocol):
    """What a store gives to all lists of the house."""

    @property
    def lists(self) -> Lists:
        """Return the lists that are searched, sorted and held still; each is asked through somebody's eyes."""
        ...
