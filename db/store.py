"""Opening a database: the one door that the desktop and the command line use."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from db.blobs import FolderBlobs, TableBlobs
from db.engine import blobs_folder, create, keys_file, read_url, sqlite_path
from db.folders import is_there
from db.location import default_url
from db.queries.lists import SqlQueries
from db.schema import SchemaState, initialise, look, make, require_ours, status, upgrade
from db.swap import finish_swap
from db.unit_of_work import SqlStore
from db.vault.clearing import clear
from db.vault.errors import KeyNeeded, VaultMissing, WrongKey
from db.vault.held import hold, holding, key_beside, let_go
from db.vault.key_slots import VaultSlots
from reviewer.services.ports.key_slots import KeySlots, NoKeySlots, Protection

if TYPE_CHECKING:
    from db.vault.master import MasterKey
    from reviewer.services.ports import Blobs

__all__ = ["OpenedStore", "default_url", "open_store"]


@dataclass(frozen=True, slots=True)
class OpenedStore:
    """An open database: transactions, lists and documents. Close it when done."""

    store: SqlStore
    queries: SqlQueries
    blobs: Blobs
    engine: Engine
    key: MasterKey | None = None

    @property
    def encrypted(self) -> bool:
        """Tell whether the files are unreadable without a key; of a server's disk this program knows nothing."""
        return self.key is not None

    @property
    def slots(self) -> KeySlots:
        """Return who may open the files: the slots of the encrypted file, or none where nothing is locked."""
        path = sqlite_path(self.engine.url)
        if path is None:
            return NoKeySlots(Protection.SERVER)
        return NoKeySlots(Protection.IN_CLEAR) if self.key is None else VaultSlots(path)

    def disconnect(self) -> None:
        """Close every connection that nobody is using, those of lists held still too; the next question opens one."""
        self.queries.lists.let_go()
        self.engine.dispose()

    def close(self) -> None:
        """Let go of the file or of the server, and of its key."""
        self.disconnect()
        let_go(self.key)


def open_store(
    url: str, *, create: bool = True, key: MasterKey | None = None, unencrypted: bool = False
) -> OpenedStore:
    """Open the database at a URL; make it where there is none, upgrade it where it is older.

    ``create`` False: what is not there is ``DatabaseUnreachable``. ``key``: what ``db.vault.access`` unlocked; a server
    has none. ``unencrypted``: a file that is made may be in clear, which is for a demonstration and for tests only;
    without it and without a key nothing is made (``ClearRefused``).

    Raises ``DatabaseNewer`` and ``NotADatabase`` for what this program must not touch; ``KeyNeeded``, ``WrongKey``,
    ``VaultMissing`` and ``NotEncrypted`` where database and key do not belong together.
    """
    path = sqlite_path(read_url(url))
    if path is None:
        engine = _ready_server(url, create)
        return OpenedStore(
            SqlStore(engine, None), SqlQueries(engine), TableBlobs(lambda: _own_transaction(engine)), engine
        )
    finish_swap(path)
    with holding(key):
        held = _key_of(path, key)
        engine = _ready_file(url, create, path, unencrypted=unencrypted)
        if held is not None:
            # Stays in the pool until the store closes: whoever would change the key sees that the file is in use.
            engine.connect().close()
        clear(path, held)
        hold(held)
    folder = FolderBlobs(blobs_folder(path), held)
    return OpenedStore(SqlStore(engine, folder), SqlQueries(engine), folder, engine, held)


def _key_of(path: Path, given: MasterKey | None) -> MasterKey | None:
    if given is not None and not is_there(keys_file(path)):
        raise VaultMissing(str(keys_file(path)))
    try:
        return key_beside(path)
    except KeyNeeded as error:
        if given is None:
            raise
        raise WrongKey(str(path)) from error


def _ready_file(url: str, create_it: bool, path: Path, *, unencrypted: bool) -> Engine:
    found = status(url)
    if found.state in {SchemaState.ABSENT, SchemaState.EMPTY} and create_it:
        found = initialise(url, unencrypted=unencrypted)
    elif found.state is SchemaState.OLDER:
        found = upgrade(url)
    require_ours(found, str(path))
    return create(url)


def _ready_server(url: str, create_it: bool) -> Engine:
    engine = create(url)
    try:
        with engine.connect() as connection:
            found = look(connection)
        if found.state is SchemaState.EMPTY and create_it:
            found = make(engine)
        elif found.state is SchemaState.OLDER:
            found = upgrade(url)
        require_ours(found, read_url(url).render_as_string())
    except BaseException:
        engine.dispose()
        raise
    return engine


def _own_transaction(engine: Engine) -> AbstractContextManager[Connection]:
    return engine.begin()
