"""A session's keyring that keeps its secrets in memory, and a session that has none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import keyring
from keyring.backend import KeyringBackend

Backend = TypeVar("Backend", bound=KeyringBackend)


class MemoryKeyring(KeyringBackend):
    """What a desktop session offers; ``kept`` is there to be looked at."""

    priority = 5

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@contextmanager
def session_keyring() -> Iterator[MemoryKeyring]:
    """Give the session a keyring until the block ends."""
    with _instead(MemoryKeyring()) as mine:
        yield mine


@contextmanager
def no_keyring() -> Iterator[None]:
    """Leave the session without any."""
    from keyring.backends.fail import Keyring as NoKeyring

    with _instead(NoKeyring()):  # type: ignore[no-untyped-call]  # the library's own
        yield


@contextmanager
def _instead(mine: Backend) -> Iterator[Backend]:
    before = keyring.get_keyring()
    keyring.set_keyring(mine)
    try:
        yield mine
    finally:
        keyring.set_keyring(before)
