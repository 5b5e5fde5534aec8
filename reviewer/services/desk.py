"""What every family of use cases has at hand: the store, the clock, who is acting and the programmes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from reviewer.committee.grid import ScoringGrid, grid_in_effect
from reviewer.dossier.lifecycle import Act, Role, require_role
from reviewer.dossier.people import Actor
from reviewer.errors import NotFound
from reviewer.programme.model import Programme
from reviewer.programme.wages import with_wages
from reviewer.services.clock import Clock
from reviewer.services.ports import Store, UnitOfWork


class Session(Protocol):
    """Says who is acting."""

    def current(self) -> Actor:
        """Return the person who acts now."""
        ...


class Acting:
    """A session of one person at a time; the window's person switcher and the demonstration change it."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor

    def become(self, actor: Actor) -> None:
        """Let somebody else act from now on."""
        self._actor = actor

    def current(self) -> Actor:
        """Return the person who acts now."""
        return self._actor


NOBODY = Actor("", "", frozenset())


@dataclass(frozen=True, slots=True)
class Desk:
    """Ports shared by all use cases."""

    store: Store
    clock: Clock
    session: Session
    programmes: Mapping[str, Programme]

    @property
    def actor(self) -> Actor:
        """Return who is acting."""
        return self.session.current()

    def require(self, act: Act) -> Actor:
        """Return the actor if one of their roles may do the act; otherwise raise ``ActNotPermitted``."""
        actor = self.actor
        require_role(act, actor.roles)
        return actor

    def programme(self, programme_id: str) -> Programme:
        """Return a programme or raise ``NotFound``."""
        try:
            return self.programmes[programme_id]
        except KeyError:
            raise NotFound("programme", programme_id) from None

    def programme_with_wages(self, programme_id: str) -> Programme:
        """Return a programme with the wages that this house keeps beside it: what requests are judged by."""
        programme = self.programme(programme_id)
        with self.store.read() as work:
            return with_wages(programme, work.wages.of(programme_id))

    def grids(self, work: UnitOfWork, programme_id: str) -> tuple[ScoringGrid, ...]:
        """Return every version of a programme's grid: those of its folder and those published here, oldest first."""
        published = (one.grid for one in work.grids.published(programme_id))
        return tuple(
            sorted((*self.programme(programme_id).grids, *published), key=lambda grid: grid.valid_from)
        )

    def grid_in_effect(self, work: UnitOfWork, programme_id: str) -> ScoringGrid:
        """Return the version of the grid that a deliberation starts with today."""
        return grid_in_effect(self.grids(work, programme_id), self.today())

    def grid_by_id(self, work: UnitOfWork, programme_id: str, grid_id: str) -> ScoringGrid:
        """Return the version of the grid that a deliberation was opened with; raise ``NotFound``."""
        for grid in self.grids(work, programme_id):
            if grid.id == grid_id:
                return grid
        raise NotFound("grid", grid_id)

    def now(self) -> datetime:
        """Return the instant."""
        return self.clock.now()

    def today(self) -> date:
        """Return Québec's calendar date."""
        return self.clock.today()

    @contextmanager
    def permitted(self, act: Act) -> Iterator[tuple[UnitOfWork, Actor]]:
        """Open a writing transaction for an act of the table, once the actor's role is known to allow it."""
        actor = self.require(act)
        with self.store.begin() as work:
            yield work, actor


def is_staff(actor: Actor) -> bool:
    """Tell whether the actor has any role but expert."""
    return bool(actor.roles - {Role.EXPERT})
