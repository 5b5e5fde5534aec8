"""A process that signs avis, and may be killed at any moment. Not a test.

Everything is loaded once; each line ``MODE URL KEY ORDER GATE`` on standard input forks a child that signs every
validated dossier it finds. It prints its process id once it is ready, and begins once the file ``GATE`` is there
(``-``: at once). When the child has ended, ``over STATUS`` is printed.

Modes: ``pdf`` (the real page and signature), ``plain`` (plain ones), or the moment at which the child kills itself.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from db.store import open_store
from reviewer.documents.adapters import Printer
from reviewer.documents.signing import PdfSigningKey, load_signing_key
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import ActNotPossibleNow, DossierState
from reviewer.dossier.people import Actor
from reviewer.errors import ConflictingChange
from reviewer.programme.loader import load_programmes
from reviewer.services.ports import Printer as PrinterPort
from reviewer.services.ports import SigningKey, Store, UnitOfWork
from reviewer.services.views import DossierFilter
from tests.support.avis_documents import PASSPHRASE
from tests.support.fakes import PlainKey, PlainPrinter, nothing
from tests.support.office import a_house
from tests.support.people import NAMES

MOMENTS = (
    "at_the_page",
    "before_the_signature",
    "after_the_signature",
    "before_the_commit",
    "after_the_commit",
)


def die() -> None:
    """End at once, without any of Python's or the database's farewells."""
    os.kill(os.getpid(), signal.SIGKILL)


class DeadlyStore:
    """A store whose process dies around a commit."""

    def __init__(self, store: Store, before: Callable[[], None], after: Callable[[], None]) -> None:
        self._store, self._before, self._after = store, before, after

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        with self._store.begin() as work:
            yield _Deadly(work, self._before, self._after)  # it passes everything else on

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        with self._store.read() as work:
            yield work


class _Deadly:
    def __init__(self, work: UnitOfWork, before: Callable[[], None], after: Callable[[], None]) -> None:
        self._work, self._before, self._after = work, before, after

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)

    def commit(self, actor: Actor, at: datetime, *events: Event) -> None:
        self._before()
        self._work.commit(actor, at, *events)
        self._after()


def _when(mode: str, moment: str) -> Callable[[], None]:
    return die if mode == moment else nothing


def sign_everything(mode: str, url: str, pdf_key: PdfSigningKey, key: str, order: str, gate: str) -> None:
    """Sign every validated dossier; what somebody else signed meanwhile is left to them."""
    opened = open_store(url, create=False)
    printer: PrinterPort = Printer() if mode == "pdf" else PlainPrinter(before=_when(mode, "at_the_page"))
    signing_key: SigningKey = (
        pdf_key
        if mode == "pdf"
        else PlainKey(
            NAMES[key], before=_when(mode, "before_the_signature"), after=_when(mode, "after_the_signature")
        )
    )
    store = DeadlyStore(opened.store, _when(mode, "before_the_commit"), _when(mode, "after_the_commit"))
    house = a_house(opened, store=store, printer=printer, staffed=False)
    house.as_(key)
    waiting = [
        row.id
        for row in opened.queries.dossiers(
            DossierFilter(states=frozenset({DossierState.VALIDATED})), limit=1000
        )
    ]
    _say(str(os.getpid()))
    while gate != "-" and not Path(gate).exists():
        time.sleep(0.002)
    for dossier_id in reversed(waiting) if order == "backwards" else waiting:
        try:
            house.office.signatures.sign(dossier_id, signing_key)
        except (ActNotPossibleNow, ConflictingChange):
            continue
        if gate != "-":
            time.sleep(
                0.02
            )  # as people do between two signatures: SQLite hands its lock to whoever asks first
    opened.close()


def main(key_file: str) -> None:
    """Serve orders from standard input until it ends."""
    pdf_key = load_signing_key(Path(key_file), PASSPHRASE)
    load_programmes()
    _say("ready")
    for line in sys.stdin:
        mode, url, key, order, gate = line.split()
        pid = os.fork()
        if pid == 0:
            try:
                sign_everything(mode, url, pdf_key, key, order, gate)
                os._exit(0)
            except BaseException:
                import traceback

                traceback.print_exc()
                os._exit(1)
        _, status = os.waitpid(pid, 0)
        _say(f"over {os.waitstatus_to_exitcode(status)}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
