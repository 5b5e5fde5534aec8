"""What may be wrong with the keys of a database: each class has its own sentence in the message catalogue."""

from __future__ import annotations

from db.errors import DatabaseTrouble
from reviewer.errors import RuleViolation


class SecretRefused(RuleViolation):
    """No slot opens with this password, code or computer. ``tried``: how many slots it was tried on."""

    def __init__(self, tried: int) -> None:
        super().__init__(tried)
        self.tried = tried


class LastSlot(RuleViolation):
    """The only slot left was to be removed: nobody could open the database any more."""


class SecretEmpty(RuleViolation):
    """A password of nothing at all protects nothing."""


class KeyNeeded(DatabaseTrouble):
    """The database is encrypted and was to be opened without its key. ``detail``: its path."""


class WrongKey(DatabaseTrouble):
    """This key is not the database's, or its first page is damaged. ``detail``: its path."""


class NotEncrypted(DatabaseTrouble):
    """A database in clear stands where an encrypted one was to be: it may have been put in its place."""


class ClearRefused(DatabaseTrouble):
    """A new database was to be made without a key: only a demonstration is in clear. ``detail``: its path."""


class VaultMissing(DatabaseTrouble):
    """The file of keys is not beside the database. ``detail``: where it should be."""


class VaultExists(DatabaseTrouble):
    """There is a file of keys already, or a database in clear. ``detail``: its path."""


class VaultUnreadable(DatabaseTrouble):
    """The file of keys is damaged or is something else. ``detail``: its path."""


class VaultAltered(DatabaseTrouble):
    """The file of keys was changed by somebody who did not have the key. ``detail``: its path."""


class VaultNewer(DatabaseTrouble):
    """A newer version of the program made this file of keys. ``detail``: its schema."""


class EncryptionNotSupported(DatabaseTrouble):
    """Only an SQLite file is encrypted by the program; a server's disk is its administrator's. ``detail``: the verb."""


class KeyringUnavailable(DatabaseTrouble):
    """This session has no keyring that keeps secrets encrypted. ``detail``: what the system offers instead."""
