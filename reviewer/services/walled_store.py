"""The store as the present actor has it: a dossier from which they are walled off is not there.

Every use case goes through it, so that no one of them can forget. Who is walled off is ``reviewer.services.walls``. A
person who sits on a dossier and in whom a conflict shows only now still finds it: they know it, and leave the seat.
What the house does for itself (numbers, the status list, intake by reference) is not cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, cast

from reviewer.errors import NotFound
from reviewer.services.walls import in_conflict, walled_off_from

if TYPE_CHECKING:
    from reviewer.avis.avis import Avis, AvisDraft
    from reviewer.avis.numbering import AvisNumber
    from reviewer.avis.signature import PendingSignature
    from reviewer.committee.conflicts import EarlierRecusal
    from reviewer.committee.deliberation import Deliberation
    from reviewer.dossier.dossier import Dossier
    from reviewer.dossier.people import Actor
    from reviewer.journal import JournalEntry
    from reviewer.reconciliation.house import KnownDossier
    from reviewer.services.clock import Clock
    from reviewer.services.ports import Store, UnitOfWork
    from reviewer.services.ports.figures import FactsView
    from reviewer.services.views import AvisRow, DossierFilter, DossierRow, Queries, QueueCounts


class WhoActs(Protocol):
    """Says who is acting."""

    def current(self) -> Actor:
        """Return the person who acts now."""
        ...


class Wall:
    """What one person must not find, within one transaction.

    ``reading``: where nothing is written, even an expert's load leaves the hidden dossiers out; a seat is given by the
    true load, so that nobody is given more than they can take.
    """

    def __init__(self, work: UnitOfWork, person_id: str, on: date, *, reading: bool = True) -> None:
        self.reading = reading
        self._work = work
        self._person = person_id
        self._on = on
        self._known: dict[str, bool] = {}
        self._never: bool | None = None
        self._all: frozenset[str] | None = None

    def hides(self, dossier: Dossier) -> bool:
        """Tell whether a dossier is not there for this person."""
        if dossier.id not in self._known:
            self._known[dossier.id] = self._weigh(dossier)
        return self._known[dossier.id]

    def hides_id(self, dossier_id: str) -> bool:
        """Tell the same of an id, which may be nobody's."""
        if self._is_no_expert():
            return False
        try:
            return self.hides(self._work.dossiers.get(dossier_id))
        except NotFound:
            return False

    def all(self) -> frozenset[str]:
        """Return the ids of everything that is not there for this person."""
        if self._is_no_expert():
            return frozenset()
        if self._all is None or not self.reading:
            self._all = walled_off_from(self._work, self._person, self._on) - self._sits_on()
        return self._all

    def references(self) -> frozenset[str]:
        """Return the references of everything that is not there for this person."""
        return frozenset(self._work.dossiers.get(one).reference for one in self.all())

    def sat_on(self) -> frozenset[str]:
        """Return the dossiers on which this person sits or has sat: whether the others are done is not for them."""
        if self._is_no_expert():
            return frozenset()
        return self._work.deliberations.sat_on(self._person)

    def knows_nobody(self) -> bool:
        """Tell whether this person is no expert, from whom nothing is hidden and who never sat."""
        return self._is_no_expert()

    def _weigh(self, dossier: Dossier) -> bool:
        if self._is_no_expert() or dossier.id in self._sits_on():
            return False
        return in_conflict(self._work, self._person, dossier, self._on)

    def _sits_on(self) -> frozenset[str]:
        deliberations = self._work.deliberations
        return deliberations.sat_on(self._person) - deliberations.left_by(self._person)

    def _is_no_expert(self) -> bool:
        """Only whom the committee keeps a record of can be in conflict, or have left a seat."""
        if self._never is None:
            self._never = not self._work.people.standing(self._person).expert
        return self._never


class _Behind:
    """Passes on what it does not cut."""

    def __init__(self, inner: object, wall: Wall) -> None:
        self._inner = inner
        self._wall = wall

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class _Dossiers(_Behind):
    def get(self, dossier_id: str) -> Dossier:
        dossier: Dossier = self.__getattr__("get")(dossier_id)
        if self._wall.hides(dossier):
            raise NotFound("dossier", dossier_id)
        return dossier


class _Deliberations(_Behind):
    def find(self, dossier_id: str) -> Deliberation | None:
        found: Deliberation | None = self.__getattr__("find")(dossier_id)
        return None if found is None or self._wall.hides_id(dossier_id) else found

    def get(self, dossier_id: str) -> Deliberation:
        found = self.find(dossier_id)
        if found is None:
            raise NotFound("deliberation", dossier_id)
        return found

    def loads(self, *, without: frozenset[str] = frozenset()) -> Mapping[str, int]:
        hidden = self._wall.all() | self._wall.sat_on() if self._wall.reading else frozenset()
        loads: Mapping[str, int] = self.__getattr__("loads")(without=without | hidden)
        return loads

    def overdue_concertations(self, today: date) -> tuple[str, ...]:
        found: tuple[str, ...] = self.__getattr__("overdue_concertations")(today)
        return tuple(one for one in found if not self._wall.hides_id(one))


class _Conflicts(_Behind):
    def recusals(self) -> tuple[EarlierRecusal, ...]:
        found: tuple[EarlierRecusal, ...] = self.__getattr__("recusals")()
        hidden = self._wall.references() if self._wall.reading and found else frozenset()
        return tuple(one for one in found if one.reference not in hidden)


class _Register(_Behind):
    def of_dossier(self, dossier_id: str) -> Avis | None:
        found: Avis | None = self.__getattr__("of_dossier")(dossier_id)
        return None if found is None or self._wall.hides_id(dossier_id) else found

    def draft_of(self, dossier_id: str) -> AvisDraft:
        if self._wall.hides_id(dossier_id):
            raise NotFound("avis_draft", dossier_id)
        draft: AvisDraft = self.__getattr__("draft_of")(dossier_id)
        return draft

    def get(self, number: AvisNumber) -> Avis:
        avis: Avis = self.__getattr__("get")(number)
        if self._wall.hides_id(avis.dossier_id):
            raise NotFound("avis", str(number))
        return avis


class _Signatures(_Behind):
    def pending(self) -> tuple[PendingSignature, ...]:
        found: tuple[PendingSignature, ...] = self.__getattr__("pending")()
        return tuple(one for one in found if not self._wall.hides_id(one.dossier_id))


class _Reconciliations(_Behind):
    def known(self, programme_id: str) -> tuple[KnownDossier, ...]:
        """Mark what is behind the wall instead of leaving it out: its lines must not look like somebody unknown."""
        found: tuple[KnownDossier, ...] = self.__getattr__("known")(programme_id)
        without = self._wall.all()
        return tuple(replace(one, hidden=one.id in without) for one in found) if without else found


class _Journal(_Behind):
    def latest(self, count: int) -> tuple[JournalEntry, ...]:
        """Return as many as were asked for, as if the others had never been written."""
        without = self._wall.all()
        asked = count
        while True:
            found: tuple[JournalEntry, ...] = self.__getattr__("latest")(asked)
            kept = tuple(entry for entry in found if entry.dossier_id not in without)
            if len(kept) >= count or len(found) < asked:
                return kept[:count]
            asked *= 2

    def of_dossier(self, dossier_id: str) -> tuple[JournalEntry, ...]:
        if self._wall.hides_id(dossier_id):
            return ()
        entries: tuple[JournalEntry, ...] = self.__getattr__("of_dossier")(dossier_id)
        return entries


class _Work(_Behind):
    """One transaction, cut."""

    @property
    def uncut(self) -> object:
        """Return the transaction as it is: for weighing a wall, and nothing else."""
        return self._inner

    @property
    def wall(self) -> Wall:
        """Return what is cut away, for lists that the store itself cuts."""
        return self._wall

    @property
    def dossiers(self) -> _Dossiers:
        return _Dossiers(self.__getattr__("dossiers"), self._wall)

    @property
    def deliberations(self) -> _Deliberations:
        return _Deliberations(self.__getattr__("deliberations"), self._wall)

    @property
    def conflicts(self) -> _Conflicts:
        return _Conflicts(self.__getattr__("conflicts"), self._wall)

    @property
    def register(self) -> _Register:
        return _Register(self.__getattr__("register"), self._wall)

    @property
    def signatures(self) -> _Signatures:
        return _Signatures(self.__getattr__("signatures"), self._wall)

    @property
    def reconciliations(self) -> _Reconciliations:
        return _Reconciliations(self.__getattr__("reconciliations"), self._wall)

    @property
    def journal(self) -> _Journal:
        return _Journal(self.__getattr__("journal"), self._wall)


def walls_of(work: UnitOfWork) -> tuple[frozenset[str], frozenset[str]]:
    """Return the dossiers that are not there for whoever acts, and those on which they sit or have sat."""
    wall: Wall | None = getattr(work, "wall", None)
    if wall is None or wall.knows_nobody():
        return frozenset(), frozenset()
    return wall.all(), wall.sat_on()


@dataclass(frozen=True, slots=True)
class WalledStore:
    """Implements ``Store`` for whoever acts."""

    inner: Store
    session: WhoActs
    clock: Clock

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        """Open a transaction that may write."""
        with self.inner.begin() as work:
            yield self._cut(work, reading=False)

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """Open a view that only reads."""
        with self.inner.read() as work:
            yield self._cut(work, reading=True)

    def _cut(self, work: UnitOfWork, *, reading: bool) -> UnitOfWork:
        wall = Wall(work, self.session.current().id, self.clock.today(), reading=reading)
        return cast("UnitOfWork", _Work(work, wall))  # what it does not cut it passes on


@dataclass(frozen=True, slots=True)
class WalledQueries:
    """Implements ``Queries`` for whoever acts."""

    inner: Queries
    store: Store
    session: WhoActs
    clock: Clock

    def dossiers(
        self, wanted: DossierFilter, *, limit: int, offset_id: str | None = None
    ) -> tuple[DossierRow, ...]:
        """Return dossiers, newest first; ``offset_id``: start after this one."""
        without = self._without()
        if offset_id in without:
            raise NotFound("dossier", offset_id or "")
        wanted = replace(wanted, without=wanted.without | without)
        return self.inner.dossiers(wanted, limit=limit, offset_id=offset_id)

    def counts(self, *, without: frozenset[str] = frozenset()) -> QueueCounts:
        """Return the counts that the rail and the Pilotage page show."""
        return self.inner.counts(without=without | self._without())

    def avis(self, today: date) -> tuple[AvisRow, ...]:
        """Return the register, newest first, with each state on this day."""
        without = self._without()
        return tuple(row for row in self.inner.avis(today) if row.dossier_id not in without)

    def figure_facts(self) -> AbstractContextManager[FactsView]:
        """Open the facts of figures, uncut: nobody who could be walled off from a dossier may read figures."""
        return self.inner.figure_facts()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def _without(self) -> frozenset[str]:
        with self.store.read() as work:
            wall: Wall | None = getattr(work, "wall", None)
            return (wall or Wall(work, self.session.current().id, self.clock.today())).all()
