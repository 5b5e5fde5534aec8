"""Secrets that a computer keeps for a vault: a file of the person's own, or the system's keyring.

The file serves a command line without a person. It is as safe as the account of whoever runs the program. It is never
in the data folder, so that a stolen copy of the data, or a shared folder, does not hold it.
"""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_config_path

from db.errors import disk_trouble
from db.vault.errors import KeyringUnavailable, SecretEmpty
from db.vault.slots import SlotKind

_SIZE = 32
_VAULT_ID = re.compile(r"^[0-9a-f]{32}$")
_SERVICE = "Avise"
_FEWEST = 1
"""The priority from which the keyring library itself recommends a backend."""


@dataclass(frozen=True, slots=True)
class MachineFile:
    """A file of 32 random bytes, for its owner only (0600). ``folder``: None is the person's configuration folder."""

    folder: Path | None = None
    kind: SlotKind = field(default=SlotKind.MACHINE, init=False)

    def path(self, vault: str) -> Path:
        """Return where the file of a vault is."""
        if not _VAULT_ID.match(vault):
            raise SecretEmpty
        folder = self.folder or user_config_path("Avise", appauthor=False) / "keys"
        return folder / f"{vault}.key"

    def has(self, vault: str) -> bool:
        """Tell whether this computer has a file for that vault."""
        try:
            return self.path(vault).is_file()
        except (OSError, SecretEmpty):
            return False

    def prepare(self, vault: str) -> None:
        """Make the file where there is none."""
        path = self.path(vault)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(_SIZE))
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            return
        except OSError as error:
            raise disk_trouble(error) from error

    def material(self, vault: str) -> bytes:
        """Return the bytes of the file."""
        try:
            found = self.path(vault).read_bytes()
        except FileNotFoundError as error:
            raise SecretEmpty from error
        except OSError as error:
            raise disk_trouble(error) from error
        if len(found) != _SIZE:
            raise SecretEmpty
        return found


@dataclass(frozen=True, slots=True)
class SystemKeyring:
    """A random secret in the session's keyring (Secret Service, Keychain, Credential Locker)."""

    kind: SlotKind = field(default=SlotKind.KEYRING, init=False)

    def prepare(self, vault: str) -> None:
        """Make the secret where there is none; raise ``KeyringUnavailable``."""
        if self._get(vault) is None:
            self._put(vault, secrets.token_hex(_SIZE))

    def material(self, vault: str) -> bytes:
        """Return the secret's bytes; raise ``KeyringUnavailable`` or ``SecretEmpty``."""
        found = self._get(vault)
        if not found:
            raise SecretEmpty
        return found.encode()

    def _get(self, vault: str) -> str | None:
        import keyring
        from keyring.errors import KeyringError

        _require_safe()
        try:
            return keyring.get_password(_SERVICE, vault)
        except KeyringError as error:
            raise KeyringUnavailable(type(error).__name__) from error

    def _put(self, vault: str, secret: str) -> None:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(_SERVICE, vault, secret)
        except KeyringError as error:
            raise KeyringUnavailable(type(error).__name__) from error


def keyring_is_there() -> bool:
    """Tell whether this session has a keyring that keeps secrets; asking makes nothing."""
    try:
        _require_safe()
    except KeyringUnavailable:
        return False
    return True


def _require_safe() -> None:
    """Refuse a keyring that is none, or that keeps secrets in clear (keyrings.alt)."""
    import keyring

    found = keyring.get_keyring()
    where = type(found).__module__
    # The chain of several backends recommends itself by the best of them.
    if found.priority < _FEWEST or where.startswith(
        ("keyrings.alt", "keyring.backends.fail", "keyring.backends.null")
    ):
        raise KeyringUnavailable(where)
