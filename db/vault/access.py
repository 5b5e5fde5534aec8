"""Who may open a database: make its keys, open them, and add, change or remove a person without touching the data.

Every change reads and writes the file of keys while it holds the database's only pen, so that two programs cannot lose
each other's change. Whoever was removed and kept an old copy of the file of keys can still open the data: only a
rotation ends that.
"""

from __future__ import annotations

import platform
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from db import cipher
from db.engine import WAIT_FOR_LOCK_MS, keys_file, read_url, sqlite_path
from db.errors import sqlite_errors, trouble_of
from db.folders import is_there
from db.vault.document import VaultDocument, read, verify, write
from db.vault.errors import (
    EncryptionNotSupported,
    KeyNeeded,
    LastSlot,
    SecretRefused,
    VaultAltered,
    VaultExists,
    VaultMissing,
)
from db.vault.machine import MachineFile
from db.vault.master import MasterKey
from db.vault.slots import Secret, Slot
from reviewer.errors import NotFound
from reviewer.services.ports.key_slots import SlotLine


def has_vault(url: str) -> bool:
    """Tell whether there are keys beside the database of a URL; never for a server."""
    path = sqlite_path(read_url(url))
    return path is not None and is_there(keys_file(path))


def vault_id(url: str) -> str:
    """Return the id of the vault, under which this computer keeps its own secret."""
    return read(_path(url)).vault


def create_vault(url: str, secret: Secret, *, holder: str) -> MasterKey:
    """Make a master key for a database that is not there yet, and its first slot; return the key.

    Raises ``VaultExists`` where there are keys already, or a database in clear.
    """
    database = _database(url)
    path = keys_file(database)
    for one in (path, database):
        if is_there(one) and (one is path or one.stat().st_size):
            raise VaultExists(str(one))
    key = MasterKey.new()
    vault = secrets.token_hex(16)
    secret.prepare(vault)
    slot = Slot.make(vault, holder, secret, key)
    write(path, VaultDocument(vault=vault, current=key.id, next=None, slots=(slot,)).sealed_by(key))
    return key


def unlock(url: str, secret: Secret, *, holder: str | None = None) -> MasterKey:
    """Return the master key. ``holder``: whose slots to try; all of the secret's kind where it is None.

    While a rotation is under way the key has a ``previous`` one. Raises ``SecretRefused``, ``VaultMissing``,
    ``VaultUnreadable``, ``VaultNewer`` and ``VaultAltered``.
    """
    path = _path(url)
    document = read(path)
    key = _open(document, secret, holder)
    verify(document, key, path)
    return key


def unlock_here(url: str, folder: Path | None = None) -> MasterKey | None:
    """Return the master key from this computer's own file, or None where it has none for that database."""
    machine = MachineFile(folder)
    if not has_vault(url) or not machine.has(vault_id(url)):
        return None
    return unlock(url, machine)


def key_here(url: str, *, create: bool, folder: Path | None = None) -> MasterKey | None:
    """Return the master key without asking anybody, for a command line; None for a server and for a database in clear.

    ``create``: a database that is not there yet gets its keys, with this computer's file for its only slot. Raises
    ``KeyNeeded`` where this computer has no file that fits.
    """
    database = sqlite_path(read_url(url))
    if database is None:
        return None
    if has_vault(url):
        key = unlock_here(url, folder)
        if key is None:
            raise KeyNeeded(str(database))
        return key
    if not create or (is_there(database) and database.stat().st_size):
        return None
    return create_vault(url, MachineFile(folder), holder=platform.node())


def slots(url: str) -> tuple[SlotLine, ...]:
    """Return who may open the database; what the file says, which only a key can prove."""
    return tuple(SlotLine(one.id, one.kind, one.holder) for one in read(_path(url)).slots)


def add_slot(url: str, key: MasterKey, secret: Secret, *, holder: str) -> SlotLine:
    """Let somebody, or a computer, open the database too."""
    with _changing(url, key) as document:
        secret.prepare(document.vault)
        slot = Slot.make(document.vault, holder, secret, key)
        _write(url, replace(document, slots=(*document.slots, slot)), key)
    return SlotLine(slot.id, slot.kind, slot.holder)


def change_secret(url: str, key: MasterKey, slot_id: str, secret: Secret) -> SlotLine:
    """Put a new secret in the place of a slot's old one, in one step; no data is rewritten."""
    with _changing(url, key) as document:
        old = _named(document, slot_id)
        secret.prepare(document.vault)
        new = Slot.make(document.vault, old.holder, secret, key)
        _write(url, replace(document, slots=tuple(new if one is old else one for one in document.slots)), key)
    return SlotLine(new.id, new.kind, new.holder)


def remove_slot(url: str, key: MasterKey, slot_id: str) -> None:
    """Let a slot open the database no more; raise ``LastSlot`` for the only one."""
    with _changing(url, key) as document:
        old = _named(document, slot_id)
        if len(document.slots) == 1:
            raise LastSlot
        _write(url, replace(document, slots=tuple(one for one in document.slots if one is not old)), key)


def _open(document: VaultDocument, secret: Secret, holder: str | None) -> MasterKey:
    tried = [
        slot
        for slot in document.slots
        if slot.kind is secret.kind and (holder is None or slot.holder == holder)
    ]
    material = secret.material(document.vault)
    for slot in tried:
        keys = slot.open(document.vault, material)
        if keys is None:
            continue
        current = keys.get(document.current)
        following = keys.get(document.next) if document.next is not None else None
        if following is not None:
            return following.with_previous(current)
        if current is not None:
            return current
    raise SecretRefused(len(tried))


@contextmanager
def _changing(url: str, key: MasterKey) -> Iterator[VaultDocument]:
    """Read the file of keys and hold the database's pen until it was written again."""
    database = _database(url)
    path = keys_file(database)
    if not is_there(database):
        yield current_document(path, key)
        return
    try:
        with closing(cipher.connect(database, key, timeout_ms=WAIT_FOR_LOCK_MS)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield current_document(path, key)
    except sqlite_errors() as error:
        raise trouble_of(error) from error


def current_document(path: Path, key: MasterKey) -> VaultDocument:
    """Return the file of keys; raise ``VaultAltered`` unless it is of this very key."""
    document = read(path)
    verify(document, key, path)
    expected = (document.next or document.current, document.current if document.next else None)
    if (key.id, key.previous.id if key.previous else None) != expected:
        raise VaultAltered(str(path))
    return document


def _write(url: str, document: VaultDocument, key: MasterKey) -> None:
    write(_path(url), document.sealed_by(*key.both))


def _named(document: VaultDocument, slot_id: str) -> Slot:
    found = next((one for one in document.slots if one.id == slot_id), None)
    if found is None:
        raise NotFound("key_slot", slot_id)
    return found


def _database(url: str) -> Path:
    path = sqlite_path(read_url(url))
    if path is None:
        raise EncryptionNotSupported("postgresql")
    return path


def _path(url: str) -> Path:
    path = sqlite_path(read_url(url))
    if path is None:
        raise VaultMissing("postgresql")
    return keys_file(path)
