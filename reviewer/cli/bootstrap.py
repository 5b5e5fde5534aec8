"""Where the command line is put together: the only module of ``reviewer`` that knows ``db`` and ``ui``."""

from __future__ import annotations

import getpass
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.committee.offline.home_kind import HomeKind
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Actor
from reviewer.equipped import clock_of, equipped_office
from reviewer.errors import EnvironmentTrouble
from reviewer.services.clock import Clock, SystemClock
from reviewer.services.desk import MACHINE, NOBODY
from reviewer.services.expert_copy.home import ExpertCopy, expert_copy
from reviewer.services.homes import make_expert_home, require_kind
from reviewer.services.house_choices import programme_of_store
from reviewer.services.office import Office
from reviewer.services.ports import OfficeSeals, PackageFiles, ProgrammeTexts, Store
from reviewer.services.ports.backups import RestorePreview
from reviewer.services.programmes import Library, open_library
from reviewer.services.verification import Verifier

if TYPE_CHECKING:
    from db.integrity import Finding
    from db.store import OpenedStore
    from db.vault.master import MasterKey


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
def unlocked(url: str, *, create: bool = False) -> Iterator[MasterKey | None]:
    """Let this process open the files of a database, and yield its key; None for a server and a database in clear.

    The key comes from this computer's file, or else from the password of whom the command names with ``--as``: one
    password, which opens the database and signs in. ``create``: a database that is not there gets its keys. Raises
    ``KeyNeeded``, or ``SecretRefused`` for a wrong password.
    """
    from db.vault.held import holding

    key = _key(url, create=create)
    with holding(key):
        yield key


def _key(url: str, *, create: bool) -> MasterKey | None:
    from db.vault.access import has_vault, key_here, unlock
    from db.vault.errors import KeyNeeded, SecretEmpty, SecretRefused
    from db.vault.slots import Password, RecoveryCode

    claim = CLAIM.get()
    if claim is None or not has_vault(url):
        return key_here(url, create=create)
    with suppress(KeyNeeded, SecretEmpty, SecretRefused):
        return key_here(url, create=False)
    secret, holder = claim.password(), claim.login.strip().casefold()
    with suppress(SecretRefused):
        return unlock(url, Password(secret), holder=holder)
    key = unlock(url, RecoveryCode(secret), holder=holder)
    CLAIM.set(None)  # a printed code opens the files and signs nobody in: the login of the machine acts
    return key


@contextmanager
def open_store(url: str, *, create: bool) -> Iterator[Store]:
    """Open a database's store alone."""
    from db.store import open_store as open_database

    with unlocked(url, create=create) as key:
        opened = open_database(url, create=create, key=key)
    with closing(opened):
        yield opened.store


@contextmanager
def open_office(
    url: str,
    *,
    clock: Clock | None = None,
    actor: Actor | None = None,
    create: bool = True,
    unencrypted: bool = False,
) -> Iterator[Office]:
    """Open an office on a database, made if it is not there. A database that pins its date keeps it pinned.

    ``create`` False: what is not there is ``EnvironmentTrouble``. ``unencrypted``: a demonstration's database may be
    made in clear; every other one is encrypted.
    """
    from db.store import open_store as open_database

    with unlocked(url, create=create and not unencrypted) as key:
        opened = open_database(url, create=create, key=key, unencrypted=unencrypted)
    try:
        require_kind(opened.store, HomeKind.OFFICE)
        office = _office_over(opened, clock, actor or operator())
        claim = CLAIM.get()
        # Without accounts, who is named has a slot of the encrypted files, and nothing to sign in to.
        if claim is not None and (opened.key is None or office.accounts.needed()):
            office.accounts.sign_in(claim.login, claim.password())
        yield office
    finally:
        opened.close()


@contextmanager
def open_copy(
    folder: Path, passphrase: str, *, clock: Clock | None = None
) -> Iterator[tuple[Office, ExpertCopy]]:
    """Open an expert's own copy in a folder, made under this passphrase if it is not there; whoever enrolled acts."""
    from db.expert_home import home_keeper_of
    from db.location import sqlite_url
    from db.store import open_store as open_database
    from db.vault.access import create_vault, has_vault, unlock
    from db.vault.slots import Password
    from reviewer.mail.adapters import Calendars

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    url = sqlite_url(folder / "avise.db")
    make = unlock if has_vault(url) else partial(create_vault, holder=HomeKind.EXPERT.value)
    with closing(open_database(url, key=make(url, Password(passphrase)))) as opened:
        make_expert_home(opened.store, clock or SystemClock())
        office = _office_over(opened, clock, NOBODY)
        copy = expert_copy(office, exchange(), home_keeper_of(opened), Calendars())
        copy.enrolling.sit_down()
        yield office, copy


def _office_over(opened: OpenedStore, clock: Clock | None, actor: Actor) -> Office:
    from db.keeper import keeper_of

    return equipped_office(
        store=opened.store,
        queries=opened.queries,
        keeper=keeper_of(opened),
        slots=opened.slots,
        clock=clock or clock_of(opened.store),
        library=open_library(opened.store),
        actor=actor,
    )


def library_of(named: str | None) -> Library:
    """Return the programmes of a database: the one that was named, or the user's own where there is one."""
    return library_and_choice(named)[0]


def library_and_choice(named: str | None) -> tuple[Library, str]:
    """Return the programmes of a database and the id of the one that its house chose; the first without a database."""
    try:
        with open_store(named or default_url(), create=False) as store:
            library = open_library(store)
            return library, programme_of_store(store, library)
    except EnvironmentTrouble:
        if named is not None:
            raise
        library = open_library(None)
        return library, next(iter(library))


def texts() -> ProgrammeTexts:
    """Return what examines the printed wording of a programme's folder."""
    from reviewer.documents.adapters import Texts

    return Texts()


def exchange() -> PackageFiles:
    """Return what writes and reads the files that travel to experts and back."""
    from reviewer.exchange.adapters import AgePackages

    return AgePackages()


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
    from db.vault.errors import KeyNeeded
    from reviewer.cli.output import explain

    if named is not None:
        return open_things.enter_context(open_store(named, create=False))
    try:
        return open_things.enter_context(open_store(default_url(), create=False))
    except KeyNeeded as locked:
        explain(locked)  # « genuine » without having looked in one's own register must not go unsaid
        return None
    except EnvironmentTrouble:
        return None


def shown_url(url: str) -> str:
    """Return a database's address as it may be shown: without its password."""
    from db.engine import read_url

    return read_url(url).render_as_string(hide_password=True)


def initialise(url: str) -> None:
    """Make an empty database, encrypted, which this computer's own file opens."""
    from db.schema import initialise as make

    with unlocked(url, create=True):
        make(url)


def only_this_computer(url: str) -> bool:
    """Tell whether nothing but this computer opens an encrypted database: with it, the data would be lost."""
    from db.vault.access import has_vault, slots
    from db.vault.slots import SlotKind

    return has_vault(url) and all(one.kind in {SlotKind.MACHINE, SlotKind.KEYRING} for one in slots(url))


def upgrade(url: str) -> None:
    """Bring a database's schema up to date, its file copied first."""
    from db.schema import upgrade as bring_up

    with unlocked(url):
        bring_up(url)


def rekey(url: str, tell: Callable[[int, int], None]) -> tuple[str, ...]:
    """Give an encrypted database a new master key; return the names of documents that no key opens."""
    from db.vault.rotation import Progress, rotate

    def told(progress: Progress) -> bool:
        tell(progress.done, progress.of)
        return True

    with unlocked(url) as key:
        return () if key is None else rotate(url, key, told).unreadable


def encrypt(url: str, tell: Callable[[int, int], None]) -> tuple[Path, ...]:
    """Encrypt a database in clear, which this computer's own file then opens; return what beside it stays in clear."""
    from db.vault.encrypting import encrypt as seal
    from db.vault.machine import MachineFile

    return seal(url, MachineFile(), holder=platform.node(), tell=tell)


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

    with unlocked(url):
        return look(url)


def in_clear(url: str) -> Finding | None:
    """Return what is to be said of a database that nothing encrypts; None for an encrypted one and for a server."""
    from db.maintenance import in_clear as look

    with unlocked(url):
        return look(url)


def not_separated(url: str) -> tuple[Finding, ...]:
    """Return why the rules of a server do not hold the login that is used here; nothing for a file."""
    from db.roles.separation import not_separated as look

    return look(url)


def preview(source: Path, url: str) -> RestorePreview:
    """Say what putting a copy back would replace."""
    from db.keeper import DatabaseKeeper

    with _unlocked_if_it_reads(url):
        return DatabaseKeeper(url).preview(source)


def restore(source: Path, url: str, *, replace: bool) -> None:
    """Put a copy back, and bring it up to this program's schema.

    An encrypted copy must open before anything moves: raises ``KeyNeeded`` or ``SecretRefused``.
    """
    from db.location import sqlite_url
    from db.maintenance import preview as look
    from db.maintenance import restore as put_back
    from db.schema import upgrade as bring_up

    with _unlocked_if_it_reads(url):
        seen = look(source, url)
        with unlocked(sqlite_url((seen.copy / seen.manifest.database.path).absolute())):
            put_back(source, url, replace=replace)
            bring_up(url)


@contextmanager
def _unlocked_if_it_reads(url: str) -> Iterator[None]:
    """Let this process open what a copy would replace; what does not open is what copies are for."""
    from db.errors import DatabaseTrouble
    from db.vault.held import holding
    from reviewer.errors import RuleViolation

    try:
        key = _key(url, create=False)
    except (DatabaseTrouble, RuleViolation):
        key = None
    with holding(key):
        yield


def run_desktop(*, demonstration: Path | None) -> int:
    """Open the desktop, on the user's own database or on a demonstration prepared in a folder."""
    from ui.application import run

    return run(demonstration)


def run_gallery() -> int:
    """Show every widget in every state."""
    from ui.gallery.window import run_gallery as run

    return run()


def run_expert(home: Path | None, files: list[Path]) -> int:
    """Open an expert's window on their own copy. ``files``: of the committee, to take in."""
    from ui.expert.application import run_expert as run

    return run(home, files)


def capture_windows(url: str, folder: Path, copy: tuple[Path, str, Path | None] | None) -> tuple[Path, ...]:
    """Open the real windows without a display and save a picture of each. ``copy``: see ``capture_home``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.captures import capture_database
    from ui.captures.expert import capture_home

    pictures = capture_database(url, folder)
    return pictures if copy is None else (*pictures, *capture_home(*copy, folder))
