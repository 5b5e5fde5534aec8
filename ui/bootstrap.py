"""Where the desktop is put together: the only module of ``ui`` that knows ``db``.

Imported after the first paint. The store and the lists stand behind the guard: a screen that waits on the database is
a defect that shows at once.
"""

from __future__ import annotations

import atexit
from datetime import date
from pathlib import Path

from db.store import default_url, open_store
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Actor
from reviewer.services.clock import Clock, PinnedClock, SystemClock
from reviewer.services.desk import NOBODY
from reviewer.services.office import Office, put_together
from reviewer.services.settings import PINNED_TODAY
from ui.tasks.guard import GuardedStore, guarded

DEMONSTRATION_DATABASE = Path("data") / "avise.db"


def open_desktop_office(demonstration: Path | None = None) -> Office:
    """Open the office of the desktop: the user's own database, or a demonstration prepared in a folder."""
    if demonstration is None:
        return open_office(default_url())
    return open_office(
        f"sqlite:///{(demonstration / DEMONSTRATION_DATABASE).as_posix()}", first=Role.COORDINATOR
    )


def open_office(url: str, *, clock: Clock | None = None, first: Role | None = None) -> Office:
    """Open an office on a database, made if it is not there. ``first``: the role of who acts first, by name."""
    from db.keeper import keeper_of
    from reviewer.credentials.argon2id import Argon2Credentials
    from reviewer.documents.adapters import Keys, Printer, Seals, SignatureVerifier, Texts
    from reviewer.intake.reader import RequestFiles
    from reviewer.mail.adapters import post
    from reviewer.services.programmes import open_library
    from reviewer.solving.process import solve_in_process

    opened = open_store(url)
    atexit.register(opened.close)
    crashed = _opened_before(url)
    with opened.store.read() as work:
        pinned = work.settings.get(PINNED_TODAY)
        people = work.people.all()
    library = open_library(opened.store)
    acting = next((one for one in people if one.active and first in one.roles), None)
    return put_together(
        store=GuardedStore(opened.store),
        queries=guarded(opened.queries),
        clock=clock or (PinnedClock(date.fromisoformat(pinned)) if pinned else SystemClock()),
        programmes=library,
        texts=Texts(),
        reader=RequestFiles(),
        printer=Printer(library.folders),
        keys=Keys(library.folders),
        verifier=SignatureVerifier(),
        post=post(),
        seals=Seals(),
        keeper=guarded(keeper_of(opened, crashed_before=crashed)),
        solver=solve_in_process,
        credentials=Argon2Credentials(),
        actor=NOBODY if acting is None else Actor(acting.id, acting.name, acting.roles),
    )


def _opened_before(url: str) -> bool:
    """Say that this window has the database open; tell whether the last one was killed. A server knows its own."""
    from db.engine import read_url, sqlite_path
    from db.sessions import begin

    path = sqlite_path(read_url(url))
    if path is None:
        return False
    session = begin(path)
    atexit.register(session.end)
    return session.crashed_before
