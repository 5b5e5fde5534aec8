"""An office equipped with this program's own adapters: files, printing, signatures, mail, packages, credentials.

Whoever opens a database (``reviewer.cli.bootstrap``, ``ui.bootstrap``) hands over its store; the rest is the same
for both.
"""

from __future__ import annotations

from datetime import date

from reviewer.committee.assignment.solver import solve
from reviewer.dossier.people import Actor
from reviewer.services.assignment import Solver
from reviewer.services.clock import Clock, PinnedClock, SystemClock
from reviewer.services.lists import ListQueries
from reviewer.services.office import Office, put_together
from reviewer.services.ports import Store
from reviewer.services.ports.backups import Keeper
from reviewer.services.ports.key_slots import KeySlots
from reviewer.services.programmes import Library
from reviewer.services.settings import PINNED_TODAY


def equipped_office(
    *,
    store: Store,
    queries: ListQueries,
    keeper: Keeper,
    slots: KeySlots,
    clock: Clock,
    library: Library,
    actor: Actor,
    solver: Solver = solve,
) -> Office:
    """Return the office over a database."""
    from reviewer.credentials.argon2id import Argon2Credentials
    from reviewer.documents.adapters import Keys, Printer, Seals, SignatureVerifier, Texts
    from reviewer.exchange.adapters import AgePackages
    from reviewer.intake.reader import RequestFiles
    from reviewer.mail.adapters import post

    return put_together(
        store=store,
        queries=queries,
        clock=clock,
        programmes=library,
        texts=Texts(),
        reader=RequestFiles(),
        printer=Printer(library.folders),
        keys=Keys(library.folders),
        verifier=SignatureVerifier(),
        post=post(),
        seals=Seals(),
        exchange=AgePackages(),
        keeper=keeper,
        slots=slots,
        solver=solver,
        credentials=Argon2Credentials(),
        actor=actor,
    )


def clock_of(store: Store) -> Clock:
    """Return the clock of a database: a demonstration's stands still on its day."""
    with store.read() as work:
        pinned = work.settings.get(PINNED_TODAY)
    return PinnedClock(date.fromisoformat(pinned)) if pinned else SystemClock()
