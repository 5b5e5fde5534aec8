"""Views of the list: those that ship, those of the office, one's own; counted for the rail in one statement.

One's own views and the way one has set the list out are nobody's act: they leave no line in the journal. What a whole
office sees does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING
from uuid import uuid4

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act, Role
from reviewer.errors import NotFound, RuleViolation
from reviewer.resource_files import path as resource_path
from reviewer.search.faults import SearchFault
from reviewer.search.parsing import parse
from reviewer.search.writing import sentence, text_of
from reviewer.services.changes import Changes
from reviewer.services.lists import NEWEST_FIRST, SORTED_BY, Lists, Order
from reviewer.services.view_records import Layout, SavedView, ViewColumn

if TYPE_CHECKING:
    from reviewer.dossier.people import Actor
    from reviewer.services.desk import Desk
    from reviewer.services.ports import UnitOfWork
    from reviewer.services.searching import Searching

LONGEST_NAME = 60
MOST_OWN = 50
"""How many views somebody may keep."""


class ViewNameMissing(RuleViolation):
    """A view needs a name of at most ``most`` characters."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class ViewNotSound(RuleViolation):
    """What the view looks for is not understood: ``first`` says the first fault."""

    def __init__(self, faults: tuple[SearchFault, ...], first: str) -> None:
        super().__init__(faults, first)
        self.first = first
        self.count = len(faults)


class ViewIsFixed(RuleViolation):
    """The view ships with the program, and stays as it is."""

    def __init__(self, view: str) -> None:
        super().__init__(view)
        self.view = view


class TooManyViews(RuleViolation):
    """Somebody keeps as many views as they may."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


@dataclass(frozen=True, slots=True)
class SavedViewDesk:
    """Use cases about saved views."""

    desk: Desk
    lists: Lists
    searching: Searching

    def all(self) -> tuple[SavedView, ...]:
        """Return the views that ship for one's roles, the office's and one's own, in this order."""
        actor = self.desk.require(Act.READ_QUEUE)
        with self.desk.store.read() as work:
            return self._all(work, actor)

    def rail(self) -> tuple[tuple[SavedView, int], ...]:
        """Return the views that stand in the rail, each with how many dossiers it shows."""
        actor = self.desk.require(Act.READ_QUEUE)
        with self.desk.store.read() as work:
            shown = [one for one in self._all(work, actor) if one.in_rail]
        counts = self._counts(actor, shown)
        return tuple((one, counts[one.id]) for one in shown)

    def save(
        self,
        name: str,
        query: str,
        order: Order = NEWEST_FIRST,
        columns: Sequence[ViewColumn] = (),
        *,
        shared: bool = False,
    ) -> Changes:
        """Keep a view; ``facts["view"]`` is its id. Raises where its name or its text will not do."""
        actor = self.desk.require(Act.SHARE_VIEWS if shared else Act.KEEP_VIEWS)
        view = SavedView(
            id=str(uuid4()),
            name=_named(name),
            query=self._sound(actor, query),
            owner_id=actor.id,
            shared=shared,
            order=_order(order),
            columns=tuple(columns),
            made_at=self.desk.now(),
        )
        with self.desk.store.read() as work:
            if sum(one.owner_id == actor.id for one in work.saved_views.of(actor.id)) >= MOST_OWN:
                raise TooManyViews(MOST_OWN)
        return self._keep(view, None)

    def change(
        self,
        view_id: str,
        version: int,
        *,
        name: str | None = None,
        query: str | None = None,
        order: Order | None = None,
        columns: Sequence[ViewColumn] | None = None,
    ) -> Changes:
        """Change what is given of a view of one's own or of the office."""
        before = self._mine(view_id, version)
        return self._keep(
            replace(
                before,
                name=before.name if name is None else _named(name),
                query=before.query if query is None else self._sound(self.desk.actor, query),
                order=before.order if order is None else _order(order),
                columns=before.columns if columns is None else tuple(columns),
            ),
            before,
        )

    def share(self, view_id: str, version: int, *, shared: bool) -> Changes:
        """Give a view to the whole office, or take it back as one's own."""
        self.desk.require(Act.SHARE_VIEWS)
        before = self._mine(view_id, version)
        return self._keep(replace(before, shared=shared, owner_id=self.desk.actor.id), before)

    def delete(self, view_id: str, version: int) -> Changes:
        """Remove a view of one's own or of the office."""
        view = self._mine(view_id, version)
        if view.shared:
            with self.desk.permitted(Act.SHARE_VIEWS) as (work, actor):
                work.saved_views.remove(view)
                work.commit(actor, self.desk.now(), Event(name="view_removed", details={"view": view.name}))
        else:
            with self.desk.permitted(Act.KEEP_VIEWS) as (work, _):
                work.forget_own_view(view)
        return Changes(views=True, message="view_removed", facts={"view": view.id, "name": view.name})

    def layout(self) -> Layout | None:
        """Return how the acting person has set the list out, None where they never did."""
        actor = self.desk.require(Act.READ_QUEUE)
        with self.desk.store.read() as work:
            return work.saved_views.layout(actor.id)

    def keep_layout(self, columns: Sequence[ViewColumn], order: Order = NEWEST_FIRST) -> Changes:
        """Keep how the acting person has set the list out."""
        with self.desk.permitted(Act.KEEP_VIEWS) as (work, actor):
            work.keep_layout(actor.id, Layout(tuple(columns), _order(order)))
        return Changes()

    # --- inside ----------------------------------------------------------------------------------------------

    def _all(self, work: UnitOfWork, actor: Actor) -> tuple[SavedView, ...]:
        return (*shipped(actor.roles), *work.saved_views.of(actor.id))

    def _counts(self, actor: Actor, views: Sequence[SavedView]) -> Mapping[str, int]:
        catalogue = self.searching.catalogue(actor)
        eyes = self.searching.eyes(actor)
        wanted = {
            one.id: self.searching.wanted(actor, parse(one.query, catalogue).query, one.order, eyes)
            for one in views
        }
        return self.lists.counts(wanted)

    def _mine(self, view_id: str, version: int) -> SavedView:
        actor = self.desk.require(Act.KEEP_VIEWS)
        for one in shipped(actor.roles):
            if one.id == view_id:
                raise ViewIsFixed(one.name)
        with self.desk.store.read() as work:
            view = work.saved_views.get(view_id)
        if view.shared:
            self.desk.require(Act.SHARE_VIEWS)
        elif view.owner_id != actor.id:
            raise NotFound("saved_view", view_id)
        return replace(view, version=version)

    def _sound(self, actor: Actor, query: str) -> str:
        """Return the text of a query as it is written; raise ``ViewNotSound`` where some of it is not understood."""
        catalogue = self.searching.catalogue(actor)
        parsed = parse(query, catalogue)
        if parsed.faults:
            raise ViewNotSound(parsed.faults, sentence(parsed.faults[0], catalogue))
        return text_of(parsed.query, catalogue)

    def _keep(self, view: SavedView, before: SavedView | None) -> Changes:
        public = view.shared or (before is not None and before.shared)
        facts = {"view": view.id, "name": view.name}
        if public:
            with self.desk.permitted(Act.SHARE_VIEWS) as (work, actor):
                work.saved_views.save(view)
                event = "view_shared" if view.shared else "view_taken_back"
                details = {"view": view.name, "query": view.query}
                work.commit(actor, self.desk.now(), Event(name=event, details=details))
            return Changes(views=True, message=event, facts=facts)
        with self.desk.permitted(Act.KEEP_VIEWS) as (work, _):
            work.keep_own_view(view)
        return Changes(views=True, message="view_kept", facts=facts)


def shipped(roles: frozenset[Role]) -> tuple[SavedView, ...]:
    """Return the views that ship with the program for somebody's roles."""
    return tuple(view for whose, view in _shipped() if whose & roles)


@cache
def _shipped() -> tuple[tuple[frozenset[Role], SavedView], ...]:
    raw = tomllib.loads(resource_path("search/views.toml").read_text(encoding="utf-8"))
    return tuple(
        (
            frozenset(Role(one) for one in view["roles"]),
            SavedView(
                id=view["id"],
                name=view["name"]["fr"],
                query=view["query"],
                order=Order(view["sort"]["column"], view["sort"]["descending"]),
                builtin=True,
                titles=view["name"],
            ),
        )
        for view in raw["view"]
    )


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise ViewNameMissing(LONGEST_NAME)
    return name


def _order(order: Order) -> Order:
    return order if order.column in SORTED_BY else NEWEST_FIRST
