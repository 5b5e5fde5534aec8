"""The keys that this process has been given, found again by the file of keys beside a database or a copy of it.

Whoever looks after a file (a copy, a check, a restore) needs no key handed from call to call: it is given to the
process once, when somebody opened the database, and taken back when they closed it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.folders import is_there
from db.vault.document import VaultDocument, read, verify
from db.vault.errors import KeyNeeded
from db.vault.master import MasterKey

_held: list[MasterKey] = []


@contextmanager
def holding(key: MasterKey | None) -> Iterator[None]:
    """Let this process open what is under a key, inside the block."""
    hold(key)
    try:
        yield
    finally:
        let_go(key)


def hold(key: MasterKey | None) -> None:
    """Let this process open what is under a key, until ``let_go`` was called as often."""
    if key is not None:
        _held.append(key)


def let_go(key: MasterKey | None) -> None:
    """Take back what ``hold`` gave, once."""
    index = next((index for index, one in enumerate(_held) if one is key), None)
    if index is not None:
        del _held[index]


def key_beside(path: Path) -> MasterKey | None:
    """Return the key of a database, of its folder of documents or of a copy; None where none lie beside it.


    Raises ``KeyNeeded`` where this process does not hold the key, ``VaultAltered`` or ``VaultUnreadable``.
    """
    keys = path.with_suffix(".keys")
    if not is_there(keys):
        return None
    document = read(keys)
    key = _fitting(document)
    if key is None:
        raise KeyNeeded(str(path))
    verify(document, key, keys)
    return key


def _fitting(document: VaultDocument) -> MasterKey | None:
    known = {part.id: part for key in _held for part in key.both}
    current = known.get(document.current)
    if document.next is None:
        return current.with_previous(None) if current is not None else None
    following = known.get(document.next)
    return following.with_previous(current) if following is not None and current is not None else None
