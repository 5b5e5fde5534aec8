"""Who opens an encrypted database without an account: a computer, or a person of a house that has no accounts yet.

Whoever has an account has their slots by it (``services.accounts``): they are not added or removed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.accounts.parameters import AccountParameters, common_passwords
from reviewer.accounts.password import require_acceptable
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.errors import NotFound, RuleViolation
from reviewer.services.key_slots import governed
from reviewer.services.ports.key_slots import KeySlots, NewSlot, Protection, SlotKind, SlotLine

if TYPE_CHECKING:
    from reviewer.services.desk import Desk
    from reviewer.services.ports import Credentials, UnitOfWork


class HolderHasAccount(RuleViolation):
    """This name is a login: its account keeps its slots."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


class HolderWithoutName(RuleViolation):
    """A slot needs the name of whom it is for."""


class NothingToOpen(RuleViolation):
    """The database is not encrypted by the program: it has no keys. ``protection``: what protects it."""

    def __init__(self, protection: Protection) -> None:
        super().__init__(protection)
        self.protection = protection


@dataclass(frozen=True, slots=True)
class KeyAccess:
    """Use cases about slots that no account governs, and what is noted of a change of keys.

    ``slots.protection`` is memory, for everybody: the window says what protects its database.
    """

    desk: Desk
    slots: KeySlots
    credentials: Credentials
    parameters: AccountParameters

    def lines(self) -> tuple[SlotLine, ...]:
        """Return every slot of the database."""
        self.desk.require(Act.READ_ACCOUNTS)
        return self.slots.lines()

    def let_in_by_password(self, holder: str, password: str) -> SlotLine:
        """Let somebody open the database by a password."""
        require_acceptable(
            password, own_words=frozenset({holder}), common=common_passwords(), parameters=self.parameters
        )
        return self._let_in(NewSlot(kind=SlotKind.PASSWORD, holder=holder.strip(), secret=password))

    def let_in_by_code(self, holder: str) -> tuple[SlotLine, str]:
        """Let whoever has a new printed code open the database; the code is returned this once."""
        code = self.credentials.new_code()
        return self._let_in(NewSlot(kind=SlotKind.RECOVERY_CODE, holder=holder.strip(), secret=code)), code

    def let_in_this_computer(self, holder: str, *, keyring: bool = False) -> SlotLine:
        """Let this computer open the database without asking: by its own file, or by the session's keyring."""
        kind = SlotKind.KEYRING if keyring else SlotKind.MACHINE
        return self._let_in(NewSlot(kind=kind, holder=holder.strip()))

    def let_go(self, slot_id: str) -> SlotLine:
        """Let a slot open the database no more; raise ``LastSlot`` for the only one.

        Whoever kept the file of keys from before opens the data with it until the key is changed.
        """
        with self.desk.permitted(Act.MANAGE_ACCOUNTS) as (work, actor):
            self._require_keys()
            line = next((one for one in self.slots.lines() if one.id == slot_id), None)
            if line is None:
                raise NotFound("key_slot", slot_id)
            _require_ungoverned(work, line)
            self.slots.let_go((line.id,))
            details = _details(line)
            work.commit(actor, self.desk.now(), Event(name="key_slot_removed", details=details))
        return line

    def require_change(self) -> None:
        """Raise unless the actor may change the keys of the database."""
        self.desk.require(Act.MANAGE_ACCOUNTS)

    def note_rekeyed(self) -> None:
        """Write in the journal that the master key was changed."""
        with self.desk.permitted(Act.MANAGE_ACCOUNTS) as (work, actor):
            work.commit(actor, self.desk.now(), Event(name="database_rekeyed"))

    def note_encrypted(self) -> None:
        """Write in the journal that a database in clear was encrypted."""
        with self.desk.permitted(Act.MANAGE_ACCOUNTS) as (work, actor):
            work.commit(actor, self.desk.now(), Event(name="database_encrypted"))

    def _let_in(self, new: NewSlot) -> SlotLine:
        if not new.holder:
            raise HolderWithoutName
        with self.desk.permitted(Act.MANAGE_ACCOUNTS) as (work, actor):
            self._require_keys()
            _require_ungoverned(work, SlotLine("", new.kind, new.holder))
            (slot_id,) = self.slots.let_in(new)
            line = SlotLine(slot_id, new.kind, new.holder)
            details = _details(line)
            work.commit(actor, self.desk.now(), Event(name="key_slot_added", details=details))
        return line

    def _require_keys(self) -> None:
        if self.slots.protection is not Protection.ENCRYPTED:
            raise NothingToOpen(self.slots.protection)


def _require_ungoverned(work: UnitOfWork, line: SlotLine) -> None:
    if line.kind in {SlotKind.PASSWORD, SlotKind.RECOVERY_CODE} and line.holder in governed(work):
        raise HolderHasAccount(line.holder)


def _details(line: SlotLine) -> Details:
    return {"slot": line.id, "kind": line.kind.value, "holder": line.holder}
