"""The slots of one open database, as the use cases see them (``reviewer.services.ports.key_slots``).

Whoever calls is in a writing transaction of that database: its pen keeps every other program from the file of keys.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from db.engine import keys_file
from db.vault.access import current_document
from db.vault.document import read, write
from db.vault.errors import LastSlot, VaultMissing
from db.vault.held import key_beside
from db.vault.machine import MachineFile, SystemKeyring
from db.vault.master import MasterKey
from db.vault.slots import Password, RecoveryCode, Secret, Slot
from reviewer.services.ports.key_slots import NewSlot, Protection, SlotKind, SlotLine


@dataclass(frozen=True, slots=True)
class VaultSlots:
    """Implements ``KeySlots`` for the encrypted file ``database``, whose key this process holds."""

    database: Path
    protection: Protection = Protection.ENCRYPTED

    def lines(self) -> tuple[SlotLine, ...]:
        """Return every slot; what the file says."""
        return tuple(SlotLine(one.id, one.kind, one.holder) for one in read(self._path).slots)

    def let_in(self, *new: NewSlot) -> tuple[str, ...]:
        """Add slots in one rename of the file, and return their ids."""
        if not new:
            return ()
        key = self._key()
        document = current_document(self._path, key)
        made = []
        for one in new:
            secret = _secret(one)
            secret.prepare(document.vault)
            made.append(Slot.make(document.vault, one.holder, secret, key))
        write(self._path, replace(document, slots=(*document.slots, *made)).sealed_by(*key.both))
        return tuple(slot.id for slot in made)

    def let_go(self, ids: Collection[str]) -> None:
        """Remove slots in one rename of the file; raise ``LastSlot`` where none would stay."""
        key = self._key()
        document = current_document(self._path, key)
        kept = tuple(one for one in document.slots if one.id not in ids)
        if len(kept) == len(document.slots):
            return
        if not kept:
            raise LastSlot
        write(self._path, replace(document, slots=kept).sealed_by(*key.both))

    @property
    def _path(self) -> Path:
        return keys_file(self.database)

    def _key(self) -> MasterKey:
        key = key_beside(self.database)
        if key is None:
            raise VaultMissing(str(self._path))
        return key


def _secret(new: NewSlot) -> Secret:
    if new.kind is SlotKind.PASSWORD:
        return Password(new.secret)
    if new.kind is SlotKind.RECOVERY_CODE:
        return RecoveryCode(new.secret)
    return MachineFile() if new.kind is SlotKind.MACHINE else SystemKeyring()
