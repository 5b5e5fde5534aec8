"""Where the command line is put together: the only module of ``reviewer`` that knows ``db`` and ``ui``."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Actor
from reviewer.errors import EnvironmentTrouble
from reviewer.services.clock import Clock, PinnedClock, SystemClock
from reviewer.services.desk import MACHINE
from reviewer.services.office import Office, put_together
from reviewer.services.ports import OfficeSeals, ProgrammeTexts, Store
from reviewer.services.ports.backups import RestorePreview
from reviewer.services.programmes import Library, open_library
from reviewer.services.settings import PINNED_TODAY
from reviewer.services.verification import Verifier

if TYPE_CHECKING:
    from db.integrity import Finding


@dataclass(frozen=True, slots=True)
class Claim:
    """Who somebody at the command line says that they are. ``password``: asked only once a database wants it."""

    login: str
    password: Callable[[], str]


CLAIM: ContextVar[Claim | None] = ContextVar("claim", default=None)
"""The claim of the command that runs; None: whoever is logged in at this machine."""


def default_url() -> str:
    """Return the address of the user's own database."""
    from db.location import default_url as own

    return own()


def operator(role: Role = Role.COORDINATOR) -> Actor:
    """Return whoever is logged in at this machine, in a role: they may take files in, and the journal says who it was.

    Whoever can open the database's file, or has the server's password, can administer it, until there are accounts:
    then one signs in (``Claim``), but for the few acts that a machine does by night.
    """
    login = getpass.getuser()
    return Actor(f"{MACHINE}{login}", login, frozenset({role}))


@contextmanager
def open_store(url: str, *, create: bool) -> Iterator[Store]:
    """Open a database's store alone."""
    from db.store import open_store as open_database

    opened = open_database(url, create=create)
    try:
        yield opened.store
    finally:
        opened.close()


@contextmanager
def open_office(
    url: str, *, clock: Clock | None = None, actor: Actor | None = None, create: bool = True
) -> Iterator[Office]:
    """Open an office on a database, made if it is not there. A database that pins its date keeps it pinned.

    ``create`` False: what is not there is ``EnvironmentTrouble``.
    """
    from db.keeper import keeper_of
    from db.store import open_store as open_database
    from reviewer.credentials.argon2id import Argon2Credentials
    from reviewer.documents.adapters import Keys, Printer, Seals, SignatureVerifier, Texts
    from reviewer.intake.reader import RequestFiles
    from reviewer.mail.adapters import post

    opened = open_database(url, create=create)
    try:
        with opened.store.read() as work:
            pinned = work.settings.get(PINNED_TODAY)
        library = open_library(opened.store)
        office = put_together(
            store=opened.store,
            queries=opened.queries,
            clock=clock or (PinnedClock(date.fromisoformat(pinned)) if pinned else SystemClock()),
            programmes=library,
            texts=Texts(),
            reader=RequestFiles(),
            printer=Printer(library.folders),
            keys=Keys(library.folders),
            verifier=SignatureVerifier(),
            post=post(),
            seals=Seals(),
            keeper=keeper_of(opened),
            credentials=Argon2Credentials(),
            actor=actor or operator(),
        )
        claim = CLAIM.get()
        if claim is not None:
            office.accounts.sign_in(claim.login, claim.password())
        yield office
    finally:
        opened.close()


def library_of(named: str | None) -> Library:
    """Return the programmes of a database: the one that was named, or the user's own where there is one."""
    if named is not None:
        with open_store(named, create=False) as store:
            return open_library(store)
    try:
        with open_store(default_url(), create=False) as store:
            return open_library(store)
    except EnvironmentTrouble:
        return open_library(None)


def texts() -> ProgrammeTexts:
    """Return what examines the printed wording of a programme's folder."""
    from reviewer.documents.adapters import Texts

    return Texts()


def seals() -> OfficeSeals:
    """Return what reads and checks the office's own seals."""
    from reviewer.documents.adapters import Seals

    return Seals()


def verifier() -> Verifier:
    """Return what examines a file's own proof."""
    from reviewer.documents.adapters import SignatureVerifier

    return SignatureVerifier()


def register_for(named: str | None, open_things: ExitStack) -> Store | None:
    """Open the register that a verification looks in: the one that was named, or the user's own where there is one."""
    if named is not None:
        return open_things.enter_context(open_store(named, create=False))
    try:
        return open_things.enter_context(open_store(default_url(), create=False))
    except EnvironmentTrouble:
        return None


def shown_url(url: str) -> str:
    """Return a database's address as it may be shown: without its password."""
    from db.engine import read_url

    return read_url(url).render_as_string(hide_password=True)


def initialise(url: str) -> None:
    """Make an empty database."""
    from db.schema import initialise as make

    make(url)


def upgrade(url: str) -> None:
    """Bring a database's schema up to date, its file copied first."""
    from db.schema import upgrade as bring_up

    bring_up(url)


def install_roles(url: str) -> None:
    """Put the privileges of the house's roles in place on a server."""
    from db.roles.granting import install

    install(url)


def grant_roles(url: str, login: str, person_id: str) -> tuple[Role, ...]:
    """Make a login of the server a person of the house; return their roles."""
    from db.roles.granting import grant

    return grant(url, login, person_id)


def check(url: str) -> tuple[Finding, ...]:
    """Return everything that is wrong with a database."""
    from db.maintenance import check as look

    return look(url)


def preview(source: Path, url: str) -> RestorePreview:
    """Say what putting a copy back would replace."""
    from db.keeper import DatabaseKeeper

    return DatabaseKeeper(url).preview(source)


def restore(source: Path, url: str, *, replace: bool) -> None:
    """Put a copy back, and bring it up to this program's schema."""
    from db.maintenance import restore as put_back
    from db.schema import upgrade as bring_up

    put_back(source, url, replace=replace)
    bring_up(url)


def run_desktop(*, demonstration: Path | None) -> int:
    """Open the desktop, on the user's own database or on a demonstration prepared in a folder."""
    from ui.application import run

    return run(demonstration)


def capture_windows(url: str, folder: Path) -> tuple[Path, ...]:
    """Open the real windows without a display and save a picture of each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.captures import capture_database

    return capture_database(url, folder)
