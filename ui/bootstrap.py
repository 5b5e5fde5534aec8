"""Where the desktop is put together: the only module of ``ui`` that knows ``db``.

Imported after the first paint. The store and the lists stand behind the guard: a screen that waits on the database is
a defect that shows at once.
"""

from __future__ import annotations

import atexit
import getpass
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine import read_url, sqlite_path
from db.files import size_of
from db.location import choose_folder, decided_elsewhere, expert_home, sqlite_url
from db.store import OpenedStore, default_url, open_store
from db.vault import access
from db.vault.errors import KeyNeeded, KeyringUnavailable, SecretEmpty, SecretRefused
from db.vault.machine import SystemKeyring, keyring_is_there
from db.vault.slots import Password, RecoveryCode, SlotKind
from reviewer.accounts.account import checked_login
from reviewer.accounts.parameters import common_passwords
from reviewer.accounts.parameters import load as load_parameters
from reviewer.accounts.password import require_acceptable
from reviewer.committee.offline.home_kind import HomeKind
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Actor
from reviewer.services.accounts import require_first
from reviewer.services.clock import Clock, SystemClock
from reviewer.services.desk import MACHINE, NOBODY
from reviewer.services.homes import make_expert_home, require_kind
from ui.screens.sign_in.gate import Gate
from ui.tasks.guard import GuardedStore, guarded

if TYPE_CHECKING:
    from db.vault.master import MasterKey
    from reviewer.committee.assignment.plan import AssignmentPlan, SolveWatch
    from reviewer.committee.assignment.problem import AssignmentProblem
    from reviewer.services.expert_copy.home import ExpertCopy
    from reviewer.services.office import Office
    from reviewer.services.ports.backups import RestorePreview

DEMONSTRATION_DATABASE = Path("data") / "avise.db"


def desktop_entrance(demonstration: Path | None = None) -> DatabaseEntrance:
    """Return the way into the desktop's database: the user's own, or a demonstration prepared in a folder."""
    if demonstration is None:
        return DatabaseEntrance(default_url())
    url = f"sqlite:///{(demonstration / DEMONSTRATION_DATABASE).as_posix()}"
    return DatabaseEntrance(url, first=Role.COORDINATOR, unencrypted=True)


@dataclass(slots=True)
class DatabaseEntrance:
    """The way into one database (``ui.screens.sign_in.gate.Entrance``).

    ``first``: the role of who acts first, by name. ``unencrypted``: one that is not there yet is made in clear, for a
    demonstration only.
    """

    url: str
    first: Role | None = None
    unencrypted: bool = False
    _key: MasterKey | None = field(default=None, repr=False)

    def gate(self) -> Gate:
        """Tell what opens the database: nothing more, somebody's secret, or its first account where it is new."""
        path = sqlite_path(read_url(self.url))
        if path is None or self._key is not None:
            return Gate.OPEN
        if access.has_vault(self.url):
            self._key = _key_of_this_computer(self.url)
            return Gate.LOCKED if self._key is None else Gate.OPEN
        return Gate.OPEN if self.unencrypted or size_of(path) else Gate.NEW

    @property
    def bereft(self) -> bool:
        """Tell whether the keys of a database are there and its file is not: lost, or a first day cut short."""
        path = sqlite_path(read_url(self.url))
        return path is not None and access.has_vault(self.url) and not size_of(path)

    @property
    def place(self) -> str:
        """Return the folder of the database, or its address on a server."""
        path = sqlite_path(read_url(self.url))
        return read_url(self.url).render_as_string() if path is None else str(path.parent)

    @property
    def movable(self) -> bool:
        """Tell whether a person may say where the database lives: nobody said it for this computer."""
        return not decided_elsewhere() and self.first is None

    def live_in(self, folder: Path) -> None:
        """Let the database live in a folder from now on; one that is there already is the one that opens."""
        self.url = choose_folder(folder)

    def sample(self, tell: Callable[[str], None]) -> None:
        """Open the sample data instead, made where they are not there; ``tell`` hears each step."""
        from reviewer.cli.demonstration import own_demonstration

        other = desktop_entrance(own_demonstration(tell=tell))
        self.url, self.first, self.unencrypted = other.url, other.first, other.unencrypted

    def may_remember(self) -> bool:
        """Tell whether this computer has a keyring, and the key is not in one already."""
        return _in_keyring(self.url) is None and keyring_is_there()

    def unlock(self, login: str, password: str) -> None:
        """Take the key out of a person's slot; about 0.15 s. Raises ``SecretRefused``."""
        self._key = access.unlock(self.url, Password(password), holder=_as_kept(login))

    def unlock_by_code(self, login: str, code: str) -> None:
        """Take the key out with a printed code. Raises ``SecretRefused``."""
        self._key = access.unlock(self.url, RecoveryCode(code), holder=_as_kept(login))

    def found(self, name: str, login: str, password: str) -> None:
        """Make the keys of a new database, which its first administrator's password opens.

        What is wrong with name, login or password is raised first, so that nothing is made under a weak password.
        """
        require_first(name, login, password)
        self._key = access.create_vault(self.url, Password(password), holder=checked_login(login))

    def look_at(self, source: Path) -> tuple[RestorePreview, bool]:
        """Say what is in a copy, and whether it asks for somebody's secret. Writes nothing."""
        from db.keeper import DatabaseKeeper

        seen = DatabaseKeeper(self.url).preview(source)
        return seen, seen.copy.encrypted and self._own_key_of(source) is None

    def put_back(self, source: Path, login: str, secret: str) -> bool:
        """Put a copy where there is no database; its journal then names this computer's login.

        ``secret``: a password, or a recovery code; tell whether it was a password, which then signs in too. Raises
        ``SecretRefused`` before anything moves.
        """
        from contextlib import closing

        from db.keeper import DatabaseKeeper
        from db.putting_back import copied_url, put_back
        from reviewer.equipped import clock_of
        from reviewer.services.backups import restored_event

        seen = DatabaseKeeper(self.url).preview(source)
        key, by_password = self._own_key_of(source), False
        if key is None and seen.copy.encrypted:
            key, by_password = _key_by(secret, copied_url(source, self.url), _as_kept(login))
        put_back(source, self.url, key)
        self._key = key
        with closing(open_store(self.url, key=key)) as opened, opened.store.begin() as work:
            work.commit(_login_of_this_computer(), clock_of(opened.store).now(), restored_event(seen))
        return by_password

    def _own_key_of(self, source: Path) -> MasterKey | None:
        from db.putting_back import copied_url

        return _key_of_this_computer(copied_url(source, self.url))

    def open(self) -> Office:
        """Open the office, its database made if it is not there."""
        return open_office(self.url, first=self.first, key=self._key, unencrypted=self.unencrypted)


def open_office(
    url: str,
    *,
    clock: Clock | None = None,
    first: Role | None = None,
    key: MasterKey | None = None,
    unencrypted: bool = False,
) -> Office:
    """Open an office on a database, made if it is not there. ``first``: the role of who acts first, by name.

    ``key``: of an encrypted one. ``unencrypted``: a new one is made in clear (a demonstration's). Raises
    ``HomeOfAnotherKind`` for an expert's own copy.
    """
    opened = open_store(url, key=key, unencrypted=unencrypted)
    atexit.register(opened.close)
    require_kind(opened.store, HomeKind.OFFICE)
    return _office_over(opened, url, clock, first)


def open_on_this_computer(url: str, *, first: Role) -> Office:
    """Open the office on a database that is in clear, or that this computer opens without asking anybody."""
    return open_office(url, first=first, key=_key_of_this_computer(url))


def _office_over(opened: OpenedStore, url: str, clock: Clock | None, first: Role | None) -> Office:
    from db.keeper import keeper_of
    from reviewer.equipped import clock_of, equipped_office
    from reviewer.services.programmes import open_library

    crashed = _opened_before(url)
    with opened.store.read() as work:
        people = work.people.all()
    acting = next((one for one in people if one.active and first in one.roles), None)
    return equipped_office(
        store=GuardedStore(opened.store),
        queries=guarded(opened.queries),
        keeper=guarded(keeper_of(opened, crashed_before=crashed)),
        slots=opened.slots,
        clock=clock or clock_of(opened.store),
        library=open_library(opened.store),
        solver=_solve,
        actor=NOBODY if acting is None else Actor(acting.id, acting.name, acting.roles),
    )


def _solve(problem: AssignmentProblem, watch: SolveWatch | None = None) -> AssignmentPlan:
    from reviewer.solving.process import solve_in_process

    return solve_in_process(problem, watch)


def home_entrance(folder: Path | None = None) -> HomeEntrance:
    """Return the way into an expert's own copy: in a folder, or where this person's own is."""
    return HomeEntrance(folder or expert_home())


@dataclass(slots=True)
class HomeEntrance:
    """The way into one expert's home (``ui.expert.application.HomeDoor``), which its passphrase opens."""

    folder: Path
    clock: Clock | None = None
    _key: MasterKey | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Return the address of its database."""
        return sqlite_url(self.folder / "avise.db")

    def fresh(self) -> bool:
        """Tell whether there is no home yet."""
        return not access.has_vault(self.url)

    def opens_by_itself(self) -> bool:
        """Take the key from this computer's keyring, where it was put."""
        if self._key is None:
            self._key = _key_of_this_computer(self.url)
        return self._key is not None

    def may_remember(self) -> bool:
        """Tell whether this computer has a keyring that keeps secrets."""
        return keyring_is_there()

    def remembers(self) -> bool:
        """Tell whether the key was put into a keyring."""
        return _in_keyring(self.url) is not None

    def enter(self, passphrase: str, remember: bool = False) -> None:
        """Make the keys of a new home, or open those of one that is there; about 0.15 s.

        Raises ``SecretRefused``, and what makes a passphrase too weak. ``remember``: in this computer's keyring.
        """
        if self.fresh():
            _require_strong(passphrase)
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._key = access.create_vault(self.url, Password(passphrase), holder=HomeKind.EXPERT.value)
        else:
            self._key = access.unlock(self.url, Password(passphrase))
        if remember:
            _remember(self.url, self._key, HomeKind.EXPERT.value)

    def prove(self, passphrase: str, remember: bool) -> None:
        """Raise ``SecretRefused`` where this is not the passphrase; else remember the key from now on, or forget it."""
        key = access.unlock(self.url, Password(passphrase))
        kept = _in_keyring(self.url)
        if remember:
            _remember(self.url, key, HomeKind.EXPERT.value)
        elif kept is not None:
            access.remove_slot(self.url, key, kept)

    def change(self, old: str, new: str) -> None:
        """Let another passphrase open the home; no data is rewritten. Raises what ``enter`` raises."""
        key = access.unlock(self.url, Password(old))
        _require_strong(new)
        (own,) = (one.id for one in access.slots(self.url) if one.kind is SlotKind.PASSWORD)
        access.change_secret(self.url, key, own, Password(new))

    def open(self) -> tuple[Office, ExpertCopy]:
        """Open the home, its database made if it is not there. Raises ``HomeOfAnotherKind`` for an office's."""
        from db.expert_home import home_keeper_of
        from reviewer.exchange.adapters import AgePackages
        from reviewer.mail.adapters import Calendars
        from reviewer.services.expert_copy.home import expert_copy

        opened = open_store(self.url, key=self._key)
        atexit.register(opened.close)
        make_expert_home(opened.store, self.clock or SystemClock())
        office = _office_over(opened, self.url, self.clock, None)
        copy = expert_copy(office, AgePackages(), guarded(home_keeper_of(opened)), Calendars())
        return office, copy


def _require_strong(passphrase: str) -> None:
    require_acceptable(
        passphrase, own_words=frozenset(), common=common_passwords(), parameters=load_parameters()
    )


def _in_keyring(url: str) -> str | None:
    return next((one.id for one in access.slots(url) if one.kind is SlotKind.KEYRING), None)


def _remember(url: str, key: MasterKey, holder: str) -> None:
    """Put the key into this session's keyring; a slot whose secret the keyring lost gets another."""
    kept = _in_keyring(url)
    if kept is None:
        access.add_slot(url, key, SystemKeyring(), holder=holder)
        return
    try:
        access.unlock(url, SystemKeyring())
    except (SecretEmpty, SecretRefused):
        access.change_secret(url, key, kept, SystemKeyring())


def _key_by(secret: str, url: str, holder: str) -> tuple[MasterKey, bool]:
    try:
        return access.unlock(url, Password(secret), holder=holder), True
    except SecretRefused:
        return access.unlock(url, RecoveryCode(secret), holder=holder), False


def _login_of_this_computer() -> Actor:
    """Return whoever is logged in at this computer: they hold the copy and its secret, and nobody is inside yet."""
    login = getpass.getuser()
    return Actor(f"{MACHINE}{login}", login, frozenset({Role.ADMINISTRATOR}))


def _as_kept(login: str) -> str:
    return login.strip().casefold()


def _key_of_this_computer(url: str) -> MasterKey | None:
    """Return the key from this computer's file or its keyring, or None where somebody must give a secret."""
    try:
        return access.key_here(url, create=False)
    except (KeyNeeded, SecretEmpty, SecretRefused):
        pass
    if _in_keyring(url) is None:
        return None
    try:
        return access.unlock(url, SystemKeyring())
    except (KeyringUnavailable, SecretEmpty, SecretRefused):
        return None


def _opened_before(url: str) -> bool:
    """Say that this window has the database open; tell whether the last one was killed. A server knows its own."""
    from db.sessions import begin

    path = sqlite_path(read_url(url))
    if path is None:
        return False
    session = begin(path)
    atexit.register(session.end)
    return session.crashed_before
