"""Who may open the files of an encrypted database, as the use cases see it. Only ``db.vault`` knows the file of keys.

The file of keys cannot follow the database's transaction. What keeps the two together: a slot is let in before the
commit that notes it, and slots that nothing notes any more are let go after it (``reviewer.services.key_slots``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Protection(StrEnum):
    """What protects the files of a database: our encryption, nothing, or what the server's administrator set up."""

    ENCRYPTED = "encrypted"
    IN_CLEAR = "in_clear"
    SERVER = "server"


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSWORD = "password"  # noqa: S105  # the name of a kind of slot
    RECOVERY_CODE = "recovery_code"
    MACHINE = "machine"
    KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class SlotLine:
    """One slot as it may be shown. ``holder``: a login, a computer's name, or whatever name was given."""

    id: str
    kind: SlotKind
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSlot:
    """Who is let in, and by what. ``secret``: a password or a code; empty for what a computer keeps."""

    kind: SlotKind
    holder: str
    secret: str = field(default="", repr=False)


class KeySlots(Protocol):
    """The slots of one database. Whoever changes them is in a writing transaction: its pen is theirs meanwhile."""

    @property
    def protection(self) -> Protection:
        """Say what protects the files; memory, no look at the disk."""
        ...

    def lines(self) -> tuple[SlotLine, ...]:
        """Return every slot."""
        ...

    def let_in(self, *new: NewSlot) -> tuple[str, ...]:
        """Add slots, all or none, and return their ids. Raises ``EnvironmentTrouble``."""
        ...

    def let_go(self, ids: Collection[str]) -> None:
        """Remove slots, all in one step, but never the last one that is left (``LastSlot``)."""
        ...


@dataclass(frozen=True, slots=True)
class NoKeySlots:
    """There is nothing to open: a database in clear, or a server's."""

    protection: Protection = Protection.IN_CLEAR

    def lines(self) -> tuple[SlotLine, ...]:
        """Nobody has a slot."""
        return ()

    def let_in(self, *new: NewSlot) -> tuple[str, ...]:  # noqa: ARG002  # the port's
        """Nothing to open."""
        return ()

    def let_go(self, ids: Collection[str]) -> None:
        """Nothing to close."""
