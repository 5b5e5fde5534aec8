"""What every family of use cases has at hand: the store, the clock, who is acting and the programmes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from reviewer.accounts.account import is_fresh
from reviewer.accounts.parameters import load
from reviewer.committee.grid import ScoringGrid, grid_in_effect
from reviewer.dossier.lifecycle import Act, ActNotPermitted, Role, require_role
from reviewer.dossier.people import Actor, Person
from reviewer.errors import NotFound, RuleViolation
from reviewer.programme.wages import with_wages
from reviewer.services.reading_log import ReadingLog

if TYPE_CHECKING:
    from reviewer.programme.model import Programme
    from reviewer.readings import ReadPart
    from reviewer.services.clock import Clock
    from reviewer.services.ports import Store, UnitOfWork


class Session(Protocol):
    """Says who is acting."""

    def current(self) -> Actor:
        """Return the person who acts now."""
        ...

    def correct(self, actor: Actor) -> None:
        """Take somebody's name and roles as they have just been read; who acts stays the same."""
        ...

    @property
    def proved_at(self) -> datetime | None:
        """Return when the person who acts last proved who they are, None where they never did."""
        ...


class Acting:
    """A session of one person at a time: who signed in or, where there are no accounts, who was chosen."""

    def __init__(self, actor: Actor) -> None:
        self._now: tuple[str, datetime | None] = (actor.id, None)
        self._known = {actor.id: actor}

    def become(self, actor: Actor, *, proved_at: datetime | None = None) -> None:
        """Let somebody act from now on. ``proved_at``: when they proved who they are."""
        self._known[actor.id] = actor
        self._now = (actor.id, proved_at)

    def current(self) -> Actor:
        """Return the person who acts now."""
        return self._known[self._now[0]]

    @property
    def proved_at(self) -> datetime | None:
        """Return when the person who acts last proved who they are, None where they never did."""
        return self._now[1]

    def correct(self, actor: Actor) -> None:
        """Take somebody's name and roles as they have just been read.

        Kept by id: a read that ends after somebody else has sat down does not put the former person back.
        """
        self._known[actor.id] = actor


NOBODY = Actor("", "", frozenset())
MACHINE = "login:"
"""How the id of a login of the machine begins; no record of a person has such an id."""


class SignInNeeded(RuleViolation):
    """The house has accounts: nobody acts without having signed in."""

    def __init__(self, act: Act | None = None) -> None:
        super().__init__(act)
        self.act = act


class ReauthenticationNeeded(RuleViolation):
    """The act asks that one proves again who one is. ``minutes``: for how long a proof serves."""

    def __init__(self, act: Act, minutes: int) -> None:
        super().__init__(act, minutes)
        self.act = act
        self.minutes = minutes


@dataclass(frozen=True, slots=True)
class Desk:
    """Ports shared by all use cases."""

    store: Store
    clock: Clock
    session: Session
    programmes: Mapping[str, Programme]
    readings: ReadingLog = field(default_factory=ReadingLog)

    @property
    def actor(self) -> Actor:
        """Return who is acting, as they were when last asked about an act."""
        return self.session.current()

    def require(self, act: Act) -> Actor:
        """Return the actor if one of their roles may do the act; otherwise raise ``ActNotPermitted``.

        Roles are read again at each act: one that was taken away, or a person who left, stops at the next act.
        """
        if not self.actor.id:
            raise ActNotPermitted(act, frozenset())
        with self.store.read() as work:
            return self._require(work, act)

    def require_staff(self, act: Act) -> Actor:
        """Return the actor as ``require`` does, unless being an expert is their only role."""
        actor = self.require(act)
        if not is_staff(actor):
            raise ActNotPermitted(act, actor.roles)
        return actor

    def programme(self, programme_id: str) -> Programme:
        """Return a programme or raise ``NotFound``."""
        try:
            return self.programmes[programme_id]
        except KeyError:
            raise NotFound("programme", programme_id) from None

    def programme_with_wages(self, work: UnitOfWork, programme_id: str) -> Programme:
        """Return a programme with the wages that this house keeps beside it: what requests are judged by."""
        return with_wages(self.programme(programme_id), work.wages.of(programme_id))

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

    def note_read(self, dossier_id: str, *parts: ReadPart, item: str = "") -> None:
        """Keep that the actor read parts of a dossier: after the reading, before anything of it is handed out.

        Raises ``EnvironmentTrouble`` where that cannot be kept. ``item``: which attachment, letter or avis.
        """
        self.readings.note(self.store, self.actor, self.now(), dossier_id, parts, item)

    def now(self) -> datetime:
        """Return the instant."""
        return self.clock.now()

    def today(self) -> date:
        """Return Québec's calendar date."""
        return self.clock.today()

    def moment(self) -> tuple[datetime, date]:
        """Return the instant and the date of one moment: the two readings never lie on both sides of midnight."""
        while True:
            today = self.clock.today()
            now = self.clock.now()
            if self.clock.today() == today:
                return now, today

    @contextmanager
    def permitted(self, act: Act) -> Iterator[tuple[UnitOfWork, Actor]]:
        """Open a writing transaction for an act of the table that one of the actor's roles allows.

        The roles are those of this transaction: nobody can take one away between the question and the commit.
        """
        if not self.actor.id:
            raise ActNotPermitted(act, frozenset())
        with self.store.begin() as work:
            yield work, self._require(work, act)

    def _require(self, work: UnitOfWork, act: Act) -> Actor:
        standing = work.people.standing(self.actor.id)
        actor = _recorded(standing.person, self.actor)
        self.session.correct(actor)
        require_role(act, actor.roles)
        if standing.signs_in:
            self._require_proof(act, actor)
        return actor

    def _require_proof(self, act: Act, actor: Actor) -> None:
        """Where there are accounts: raise where nobody signed in, or too long ago for an act that asks again."""
        parameters = load()
        if self.session.proved_at is None:
            if actor.id.startswith(MACHINE) and act in parameters.machine_acts:
                return
            raise SignInNeeded(act)
        if act in parameters.fresh_acts and not is_fresh(self.session.proved_at, self.now(), parameters):
            raise ReauthenticationNeeded(act, parameters.fresh_minutes)


def as_recorded(work: UnitOfWork, actor: Actor) -> Actor:
    """Return somebody with the name and roles that the house has for them now: none where they have left.

    Somebody of whom the house has no record (a login at the command line) is what their session says.
    """
    return _recorded(work.people.standing(actor.id).person, actor)


def _recorded(person: Person | None, actor: Actor) -> Actor:
    if person is None:
        return actor
    return Actor(person.id, person.name, person.roles if person.active else frozenset())


def is_staff(actor: Actor) -> bool:
    """Tell whether the actor has any role but expert."""
    return bool(actor.roles - {Role.EXPERT})
