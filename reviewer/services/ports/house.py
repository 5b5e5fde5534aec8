"""Where people, reference data, settings, journal and bytes are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.dossier.people import Person
    from reviewer.journal import Head, JournalEntry
    from reviewer.programme.reception import ReceptionCount
    from reviewer.programme.wages import RecordedWage


@dataclass(frozen=True, slots=True)
class Standing:
    """Who somebody is now, None where the house has no record of them; ``signs_in``: whether there are accounts.

    ``expert``: whether the committee keeps a record of them, which says with what they are in conflict.
    """

    person: Person | None
    signs_in: bool
    expert: bool


class People(Protocol):
    """Who works in the house."""

    def standing(self, person_id: str) -> Standing:
        """Return who somebody is now, whether one signs in here, and whether the committee knows them."""
        ...

    def get(self, person_id: str) -> Person:
        """Return the person or raise ``NotFound``."""
        ...

    def all(self) -> tuple[Person, ...]:
        """Return all people by name."""
        ...

    def save(self, person: Person) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        ...


class Wages(Protocol):
    """9th-decile wages that an administrator keeps."""

    def get(self, wage_id: str) -> RecordedWage:
        """Return the wage or raise ``NotFound``."""
        ...

    def of(self, programme_id: str) -> tuple[RecordedWage, ...]:
        """Return the wages of a programme by edition, code and first day."""
        ...

    def save(self, wage: RecordedWage) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        ...

    def remove(self, wage: RecordedWage) -> None:
        """Remove a wage; raise ``ConflictingChange`` where it is stale."""
        ...


class ReceptionCounts(Protocol):
    """What the ministry said it had received."""

    def get(self, count_id: str) -> ReceptionCount:
        """Return the count or raise ``NotFound``."""
        ...

    def of(self, programme_id: str) -> tuple[ReceptionCount, ...]:
        """Return the counts of a programme by window, stream, profile and day."""
        ...

    def save(self, count: ReceptionCount) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        ...

    def remove(self, count: ReceptionCount) -> None:
        """Remove a count; raise ``ConflictingChange`` where it is stale."""
        ...


class Settings(Protocol):
    """Settings of this database, by name."""

    def get(self, name: str) -> str | None:
        """Return the value, if set."""
        ...

    def put(self, name: str, value: str) -> None:
        """Set the value."""
        ...

    def starting_with(self, prefix: str) -> Mapping[str, str]:
        """Return every setting whose name starts so, by name."""
        ...


class Journal(Protocol):
    """The chained journal, read only: entries are appended by ``UnitOfWork.commit``."""

    def entries(self) -> Iterator[JournalEntry]:
        """Return all entries in order, a window at a time."""
        ...

    def of_dossier(self, dossier_id: str) -> tuple[JournalEntry, ...]:
        """Return the entries of one dossier in order."""
        ...

    def latest(self, count: int) -> tuple[JournalEntry, ...]:
        """Return the newest entries, newest first."""
        ...

    def newest_of(self, *events: str) -> JournalEntry | None:
        """Return the newest entry of any of these events."""
        ...

    def head(self) -> Head | None:
        """Return where the chain should end."""
        ...


class Blobs(Protocol):
    """Content-addressed storage: bytes under their SHA-256, never changed."""

    def put(self, content: bytes) -> str:
        """Store bytes durably and return their SHA-256 in hexadecimal."""
        ...

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raise ``NotFound``, or ``EnvironmentTrouble`` where they no longer match."""
        ...
