"""The file of keys, ``avise.keys`` beside ``avise.db``: read whole, written whole, sealed by the master key itself."""

from __future__ import annotations

import contextlib
import hmac
import json
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from db.errors import disk_trouble
from db.vault.errors import VaultAltered, VaultMissing, VaultNewer, VaultUnreadable
from db.vault.master import MasterKey
from db.vault.slots import Slot, slot_from_json, slot_to_json
from reviewer.whole_files import sync_folder

SCHEMA = "avise.keys/1"
_FAMILY = "avise.keys/"
_MOST_BYTES = 4 << 20
_MALFORMED = (ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultDocument:
    """What the file holds. ``next``: the id of the key that a rotation under way is bringing in.

    ``seal``: by key id, what proves that somebody with that key wrote all of it.
    """

    vault: str
    current: str
    next: str | None
    slots: tuple[Slot, ...]
    seal: tuple[tuple[str, str], ...] = ()

    def sealed_by(self, *keys: MasterKey) -> VaultDocument:
        """Return it with the seals of these keys."""
        content = self._content()
        return replace(self, seal=tuple((key.id, key.seal(content)) for key in keys))

    def is_sealed_by(self, key: MasterKey) -> bool:
        """Tell whether a key's seal fits."""
        return hmac.compare_digest(dict(self.seal).get(key.id, ""), key.seal(self._content()))

    def to_bytes(self) -> bytes:
        """Return the file."""
        return (
            json.dumps({**self._body(), "seal": dict(self.seal)}, indent=1, ensure_ascii=False).encode()
            + b"\n"
        )

    def _content(self) -> bytes:
        return json.dumps(self._body(), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    def _body(self) -> dict[str, object]:
        return {
            "schema": SCHEMA,
            "vault": self.vault,
            "current": self.current,
            "next": self.next,
            "slots": [slot_to_json(slot) for slot in self.slots],
        }


def read(path: Path) -> VaultDocument:
    """Read the file; raise ``VaultMissing``, ``VaultUnreadable`` or ``VaultNewer``."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise VaultUnreadable(str(path))
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise VaultMissing(str(path)) from error
    except OSError as error:
        raise disk_trouble(error) from error
    try:
        return parse(content)
    except _MALFORMED as error:
        raise VaultUnreadable(str(path)) from error


def parse(content: bytes) -> VaultDocument:
    """Return what the bytes say; raise ``ValueError``, ``KeyError``, ``TypeError`` or ``AttributeError`` otherwise."""
    found = json.loads(content)
    schema = found["schema"]
    if schema != SCHEMA:
        if isinstance(schema, str) and schema.startswith(_FAMILY):
            raise VaultNewer(schema)
        raise ValueError("schema")
    slots = tuple(slot_from_json(one) for one in found["slots"])
    following = found["next"]
    if not slots or not (following is None or isinstance(following, str)):
        raise ValueError("slots")
    return VaultDocument(
        vault=str(found["vault"]),
        current=str(found["current"]),
        next=following,
        slots=slots,
        seal=tuple((str(key_id), str(seal)) for key_id, seal in found["seal"].items()),
    )


def write(path: Path, document: VaultDocument) -> None:
    """Put the file there in one step, on the disk when this returns: the old one or the new one, never between."""
    handle, name = -1, ""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".keys-", dir=path.parent)  # made 0600
        with os.fdopen(handle, "wb") as file:
            file.write(document.to_bytes())
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if name:
            with contextlib.suppress(OSError):
                Path(name).unlink(missing_ok=True)
        raise disk_trouble(error) from error


def verify(document: VaultDocument, key: MasterKey, path: Path) -> None:
    """Raise ``VaultAltered`` unless somebody with the key wrote the file."""
    if not document.is_sealed_by(key):
        raise VaultAltered(str(path))
