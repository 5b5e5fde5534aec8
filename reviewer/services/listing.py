"""The one list of dossiers: what was typed, by any column, a window at a time, for whoever looks.

A list that is held still does not move under the person: what others change is counted (``changes``), and shows once
the list is opened again. Each row is read as it is now; a dossier from which the person has come to be walled off in
the meantime is not there any more.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reviewer.dossier.lifecycle import Act
from reviewer.errors import RuleViolation
from reviewer.search.parsing import Parsed, parse
from reviewer.services.due import with_due_date
from reviewer.services.lists import NEWEST_FIRST, SORTED_BY, Held, Lists, Order, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.search.catalogue import Catalogue
    from reviewer.services.desk import Desk
    from reviewer.services.searching import Searching
    from reviewer.services.views import DossierRow

MOST_HELD = 4
"""How many lists are held at once; the one that was longest not looked at is let go first."""

MOST_BULK = 2_000
"""How many dossiers a bulk act may be about."""


class ListClosed(RuleViolation):
    """The list was let go of, or is somebody else's: it must be opened again."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list just opened. ``key``: what its pages are asked by; ``parsed``: what was understood, with its faults.

    ``total``: how many there are, or at least so many until ``hold`` tells; ``rows``: the first of them.
    """

    key: str
    parsed: Parsed
    total: int
    rows: tuple[DossierRow, ...]


@dataclass
class _Open:
    wanted: Wanted
    total: int
    stamp: int
    held: Held | None = None


@dataclass
class _Shelf:
    """The lists that are open, the one last looked at last."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    lists: OrderedDict[str, _Open] = field(default_factory=OrderedDict)
    made: int = 0


@dataclass(frozen=True, slots=True)
class ListingDesk:
    """Reading the list of dossiers."""

    desk: Desk
    lists: Lists
    searching: Searching
    _shelf: _Shelf = field(default_factory=_Shelf)

    def catalogue(self) -> Catalogue:
        """Return the fields, values and words that the acting person may search by."""
        return self.searching.catalogue(self.desk.require(Act.READ_QUEUE))

    def open(self, text: str, order: Order = NEWEST_FIRST, *, limit: int = 128) -> Listing:
        """Return the count and the first rows of what was typed. What was not understood is left out, and told."""
        actor = self.desk.require(Act.READ_QUEUE)
        order = order if order.column in SORTED_BY else NEWEST_FIRST
        parsed = parse(text, self.searching.catalogue(actor))
        wanted = self.searching.wanted(actor, parsed.query, order)
        opened = self.lists.open(wanted, limit=limit)
        key = self._keep(_Open(wanted, opened.total, opened.stamp))
        return Listing(
            key=key,
            parsed=parsed,
            total=opened.total,
            rows=self._dated(opened.rows, wanted),
        )

    def hold(self, key: str) -> int:
        """Hold the list still and return how many rows it has; takes up to seconds, so beside what reads pages."""
        self.desk.require(Act.READ_QUEUE)
        one = self._of(key)
        held = self.lists.hold(one.wanted)
        with self._shelf.lock:
            gone = self._shelf.lists.get(key) is not one or one.held is not None
            if not gone:
                one.held, one.total = held, held.total
        if gone:
            held.close()
        return held.total

    def page(self, key: str, start: int, count: int) -> tuple[DossierRow | None, ...]:
        """Return rows from a place on, as they are now; None for one that is not there any more."""
        actor = self.desk.require(Act.READ_QUEUE)
        one = self._of(key)
        wanted = replace(one.wanted, eyes=self.searching.eyes(actor), today=self.desk.today())
        held = self._held(one)
        if held is None:
            count = min(count, max(one.total - start, 0))  # the last page is then read from the end
            return self._dated(self.lists.rows(wanted, start, count, one.total), wanted)
        rows = held.rows(start, count, wanted.eyes)
        return tuple(None if row is None else self._dated((row,), wanted)[0] for row in rows)

    def place(self, key: str, dossier_id: str) -> int | None:
        """Return where a dossier stands, from 0; None where the list does not have it or is not held yet."""
        self.desk.require(Act.READ_QUEUE)
        held = self._held(self._of(key))
        return None if held is None else held.place(dossier_id)

    def ids(self, key: str, start: int = 0, count: int = MOST_BULK) -> tuple[str, ...]:
        """Return ids from a place on, at most ``MOST_BULK``: what a bulk act is about."""
        self.desk.require(Act.READ_QUEUE)
        one = self._of(key)
        count = min(count, MOST_BULK)
        held = self._held(one)
        if held is not None:
            return held.ids(start, count)
        return tuple(row.id for row in self.lists.rows(one.wanted, start, count, one.total))

    def changes(self, key: str) -> int:
        """Return how many dossiers others changed since the list was opened, of those that one may know about."""
        actor = self.desk.require(Act.READ_QUEUE)
        return self.lists.changes(self._of(key).stamp, self.searching.eyes(actor))

    def lacks(self, key: str, dossier_ids: Iterable[str]) -> bool:
        """Tell whether one of these dossiers has come to belong on the list since it was opened."""
        actor = self.desk.require(Act.READ_QUEUE)
        one = self._of(key)
        wanted = replace(one.wanted, eyes=self.searching.eyes(actor), today=self.desk.today())
        found, held = self.lists.find(wanted, dossier_ids), self._held(one)
        return any(held is None or held.place(row.id) is None for row in found)

    def close(self, key: str) -> None:
        """Let go of a list; one that is not open is left alone."""
        with self._shelf.lock:
            one = self._shelf.lists.pop(key, None)
        if one is not None and one.held is not None:
            one.held.close()

    def close_all(self) -> None:
        """Let go of every list, before the store closes or somebody else sits down."""
        for key in tuple(self._shelf.lists):
            self.close(key)

    def _keep(self, one: _Open) -> str:
        let_go = []
        with self._shelf.lock:
            self._shelf.made += 1
            key = f"list-{self._shelf.made}"
            self._shelf.lists[key] = one
            while len(self._shelf.lists) > MOST_HELD:
                let_go.append(self._shelf.lists.popitem(last=False)[1])
        for old in let_go:
            if old.held is not None:
                old.held.close()
        return key

    def _of(self, key: str) -> _Open:
        with self._shelf.lock:
            one = self._shelf.lists.get(key)
            if one is None or one.wanted.eyes.viewer != self.desk.actor.id:
                raise ListClosed(key)
            self._shelf.lists.move_to_end(key)
            return one

    def _held(self, one: _Open) -> Held | None:
        """Return what is held; nothing where the store let go of it, as before a copy is put back."""
        with self._shelf.lock:
            if one.held is not None and one.held.closed:
                one.held = None
            return one.held

    def _dated(self, rows: tuple[DossierRow, ...], wanted: Wanted) -> tuple[DossierRow, ...]:
        return tuple(with_due_date(row, self.desk.programme(row.programme_id), wanted.today) for row in rows)
