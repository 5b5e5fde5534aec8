"""An office equipped with this program's own adapters: files, printing, signatures, mail, packages, credentials.

Whoever opens a database (``reviewer.cli.bootstrap``, ``ui.bootstrap``) hands over its store; the rest is the same
for both.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from reviewer.services.clock import Clock, PinnedClock, SystemClock
from reviewer.services.office import Office, put_together
from reviewer.services.settings import PINNED_TODAY

if TYPE_CHECKING:
    from reviewer.dossier.people import Actor
    from reviewer.services.assignment import Solver
    from reviewer.services.lists import ListQueries
    from reviewer.services.ports import Credentials, FileReader, PackageFiles, Store
    from reviewer.services.ports.backups import Keeper
    from reviewer.services.ports.key_slots import KeySlots
    from reviewer.services.ports.mail import Post
    from reviewer.services.programmes import Library

T = TypeVar("T")


def equipped_office(
    *,
    store: Store,
    queries: ListQueries,
    keeper: Keeper,
    slots: KeySlots,
    clock: Clock,
    library: Library,
    actor: Actor,
    solver: Solver | None = None,
) -> Office:
    """Return the office over a database."""
    return put_together(
        store=store,
        queries=queries,
        clock=clock,
        programmes=library,
        texts=_late(lambda: _documents().Texts()),
        reader=_late(_reader),
        printer=_late(lambda: _documents().Printer(library.folders)),
        keys=_late(lambda: _documents().Keys(library.folders)),
        verifier=_late(lambda: _documents().SignatureVerifier()),
        post=_late(_post),
        seals=_late(lambda: _documents().Seals()),
        exchange=_late(_packages),
        keeper=keeper,
        slots=slots,
        solver=solver,
        credentials=_late(_credentials),
        actor=actor,
    )


class _Late:
    """Stands for what is loaded when something is first asked of it: files, paper and mail wait until they are used."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> object:
        return self._make()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made, name)


def _late(make: Callable[[], T]) -> T:
    return cast("T", _Late(make))


def _documents() -> Any:
    from reviewer.documents import adapters

    return adapters


def _reader() -> FileReader:
    from reviewer.intake.reader import RequestFiles

    return RequestFiles()


def _post() -> Post:
    from reviewer.mail.adapters import post

    return post()


def _packages() -> PackageFiles:
    from reviewer.exchange.adapters import AgePackages

    return AgePackages()


def _credentials() -> Credentials:
    from reviewer.credentials.argon2id import Argon2Credentials

    return Argon2Credentials()


def clock_of(store: Store) -> Clock:
    """Return the clock of a database: a demonstration's stands still on its day."""
    with store.read() as work:
        pinned = work.settings.get(PINNED_TODAY)
    return PinnedClock(date.fromisoformat(pinned)) if pinned else SystemClock()
