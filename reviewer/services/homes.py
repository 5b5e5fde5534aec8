"""What a database is: an office's, or one expert's own copy. Neither is ever opened as the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewer.committee.offline.home_kind import HomeKind
from reviewer.dossier.events import Event
from reviewer.errors import RuleViolation
from reviewer.services.desk import NOBODY

if TYPE_CHECKING:
    from reviewer.services.clock import Clock
    from reviewer.services.ports import Store, UnitOfWork

HOME_KIND: Final = "home.kind"


class HomeOfAnotherKind(RuleViolation):
    """The database is an expert's copy where an office is wanted, or the reverse."""

    def __init__(self, found: HomeKind, wanted: HomeKind) -> None:
        super().__init__(found, wanted)
        self.found = found.value
        self.wanted = wanted.value

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (HomeKind(self.found), HomeKind(self.wanted))


def kind_of(work: UnitOfWork) -> HomeKind:
    """Return what a database is; one that says nothing is an office's."""
    return HomeKind(work.settings.get(HOME_KIND) or HomeKind.OFFICE)


def require_kind(store: Store, wanted: HomeKind) -> None:
    """Raise ``HomeOfAnotherKind`` unless a database is what somebody wants to open."""
    with store.read() as work:
        found = kind_of(work)
    if found is not wanted:
        raise HomeOfAnotherKind(found, wanted)


def make_expert_home(store: Store, clock: Clock) -> None:
    """Say of a database in which nothing happened yet that it is an expert's; of one that is already, nothing."""
    with store.begin() as work:
        if kind_of(work) is HomeKind.EXPERT:
            return
        if work.journal.latest(1):
            raise HomeOfAnotherKind(HomeKind.OFFICE, HomeKind.EXPERT)
        work.settings.put(HOME_KIND, HomeKind.EXPERT.value)
        work.commit(NOBODY, clock.now(), Event(name="expert_home_made"))
