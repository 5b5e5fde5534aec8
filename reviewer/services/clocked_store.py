"""The store with its clock watched: nothing is dated well before what the journal already holds.

A computer whose clock was set back would date an avis before the one whose number precedes it. Two desks never have the
same second: ``TOLERANCE`` lies between a clock that is a little late and one that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from reviewer.errors import EnvironmentTrouble
from reviewer.services.clock import QUEBEC

if TYPE_CHECKING:
    from reviewer.dossier.events import Event
    from reviewer.dossier.people import Actor
    from reviewer.services.ports import Store, UnitOfWork

TOLERANCE = timedelta(minutes=10)
_LOOKED_AT = 20


class ClockBehind(EnvironmentTrouble):
    """The clock is before the newest entry of the journal. ``newest``, ``now``: in Québec, to the minute."""

    def __init__(self, newest: str, now: str) -> None:
        super().__init__("clock_behind")
        self.newest = newest
        self.now = now


def _told(instant: datetime) -> str:
    return f"{instant.astimezone(QUEBEC):%Y-%m-%d %H:%M}"


class _Work:
    """One transaction that may write; its commit looks at the clock first."""

    def __init__(self, inner: UnitOfWork) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def commit(self, actor: Actor, at: datetime, *events: Event) -> None:
        """Commit, unless the journal holds an entry well after this instant; raise ``ClockBehind``."""
        recent = [datetime.fromisoformat(entry.at) for entry in self._inner.journal.latest(_LOOKED_AT)]
        if recent and at < max(recent) - TOLERANCE:
            raise ClockBehind(_told(max(recent)), _told(at))
        self._inner.commit(actor, at, *events)


@dataclass(frozen=True, slots=True)
class ClockedStore:
    """Implements ``Store`` over another one."""

    inner: Store

    def begin(self) -> AbstractContextManager[UnitOfWork]:
        """Open a transaction that may write."""
        return self._watched()

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """Open a view that only reads."""
        return self.inner.read()

    @contextmanager
    def _watched(self) -> Iterator[UnitOfWork]:
        with self.inner.begin() as work:
            yield cast("UnitOfWork", _Work(work))
