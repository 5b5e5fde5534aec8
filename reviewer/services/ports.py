"""What use cases need of the outside world. Adapters are in ``db``, ``reviewer.intake`` and ``reviewer.documents``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from reviewer.avis.avis import Avis, AvisDraft
from reviewer.avis.numbering import AvisNumber
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.expert import Expert
from reviewer.dossier.correction import FactCorrection
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Event
from reviewer.dossier.people import Actor, Person
from reviewer.journal import Head, JournalEntry
from reviewer.programme.reception import ReceptionCount
from reviewer.programme.wages import RecordedWage
from reviewer.services.devices import (
    AvisPrinter,
    KeyRing,
    LetterPrinter,
    Printer,
    ProgrammeTexts,
    ReadFile,
    ReadRow,
    RequestReader,
    SigningKey,
)
from reviewer.services.records import Letter, PrecheckRecord, QuarantinedRow

__all__ = [
    "AvisPrinter",
    "Blobs",
    "Corrections",
    "Deliberations",
    "Dossiers",
    "Experts",
    "Journal",
    "KeyRing",
    "LetterPrinter",
    "Letters",
    "People",
    "Prechecks",
    "Printer",
    "ProgrammeTexts",
    "Quarantine",
    "ReadFile",
    "ReadRow",
    "ReceptionCounts",
    "Register",
    "RequestReader",
    "Settings",
    "SigningKey",
    "Store",
    "UnitOfWork",
    "Wages",
]


class Dossiers(Protocol):
    """The case files."""

    def get(self, dossier_id: str) -> Dossier:
        """Return the dossier or raise ``NotFound``."""
        ...

    def by_reference(self, programme_id: str, reference: str) -> Dossier | None:
        """Return the dossier of a reference, if any."""
        ...

    def any_of(self, programme_id: str) -> bool:
        """Tell whether a programme has a dossier at all."""
        ...

    def add(self, dossier: Dossier) -> None:
        """Store a new dossier."""
        ...

    def save(self, dossier: Dossier) -> None:
        """Store a newer value; raise ``ConflictingChange`` where the stored one is not the one that was read."""
        ...


class Deliberations(Protocol):
    """What the committee did."""

    def find(self, dossier_id: str) -> Deliberation | None:
        """Return the deliberation on a dossier, if one was opened."""
        ...

    def get(self, dossier_id: str) -> Deliberation:
        """Return the deliberation or raise ``NotFound``."""
        ...

    def save(self, deliberation: Deliberation) -> None:
        """Store a new or newer value (``version`` 0: new); raise ``ConflictingChange`` where it is stale."""
        ...

    def loads(self) -> Mapping[str, int]:
        """Return, per expert, how many files are under review: active seats without a sealed evaluation."""
        ...


class Prechecks(Protocol):
    """Confirmed prechecks, frozen with the human decision."""

    def add(self, record: PrecheckRecord) -> None:
        """Store a decision on admissibility."""
        ...

    def of(self, dossier_id: str) -> tuple[PrecheckRecord, ...]:
        """Return the decisions on a dossier, oldest first."""
        ...


class Corrections(Protocol):
    """Facts that were corrected, with those that no longer stand."""

    def of(self, dossier_id: str) -> tuple[FactCorrection, ...]:
        """Return every correction of a dossier, oldest first."""
        ...

    def add(self, correction: FactCorrection) -> None:
        """Store a correction; raise ``ConflictingChange`` where one stands on the same fact."""
        ...

    def end(self, correction: FactCorrection) -> None:
        """Store how a correction ended; raise ``ConflictingChange`` where it had ended already."""
        ...


class Letters(Protocol):
    """Letters to employers."""

    def add(self, letter: Letter) -> None:
        """Store a letter that was written."""
        ...

    def get(self, letter_id: str) -> Letter:
        """Return the letter or raise ``NotFound``."""
        ...

    def of(self, dossier_id: str) -> tuple[Letter, ...]:
        """Return the letters of a dossier, oldest first."""
        ...


class Experts(Protocol):
    """The committee's experts."""

    def get(self, expert_id: str) -> Expert:
        """Return the expert or raise ``NotFound``."""
        ...

    def all(self) -> tuple[Expert, ...]:
        """Return all experts by name."""
        ...

    def save(self, expert: Expert) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        ...


class People(Protocol):
    """Who works in the house."""

    def get(self, person_id: str) -> Person:
        """Return the person or raise ``NotFound``."""
        ...

    def all(self) -> tuple[Person, ...]:
        """Return all people by name."""
        ...

    def save(self, person: Person) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        ...


class Register(Protocol):
    """Drafts, issued avis and the number series."""

    def draft_of(self, dossier_id: str) -> AvisDraft:
        """Return the draft or raise ``NotFound``."""
        ...

    def save_draft(self, draft: AvisDraft) -> None:
        """Store a new or newer draft; raise ``ConflictingChange`` where it is stale."""
        ...

    def drop_draft(self, dossier_id: str) -> None:
        """Remove the draft of a dossier."""
        ...

    def next_number(self, series: str, year: int) -> AvisNumber:
        """Take the next number, holding the series until the transaction ends: no hole, no double."""
        ...

    def get(self, number: AvisNumber) -> Avis:
        """Return an issued avis or raise ``NotFound``."""
        ...

    def of_dossier(self, dossier_id: str) -> Avis | None:
        """Return the avis issued on a dossier, if any."""
        ...

    def all(self) -> tuple[Avis, ...]:
        """Return every issued avis by number."""
        ...

    def add(self, avis: Avis) -> None:
        """Store a newly signed avis."""
        ...

    def save(self, avis: Avis) -> None:
        """Store a newer state with the events appended; raise ``ConflictingChange`` where it is stale."""
        ...


class Quarantine(Protocol):
    """Rows that could not be taken in."""

    def get(self, row_id: str) -> QuarantinedRow:
        """Return the row or raise ``NotFound``."""
        ...

    def same_row(self, file: str, place: str, payload: str) -> QuarantinedRow | None:
        """Return the same row as read before, open or settled: reading a file twice does not quarantine twice."""
        ...

    def open(self) -> tuple[QuarantinedRow, ...]:
        """Return the rows that wait, oldest first."""
        ...

    def save(self, row: QuarantinedRow) -> None:
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


class UnitOfWork(Protocol):
    """One transaction. Leaving without ``commit`` rolls everything back; there is no commit without an event."""

    @property
    def dossiers(self) -> Dossiers: ...
    @property
    def deliberations(self) -> Deliberations: ...
    @property
    def prechecks(self) -> Prechecks: ...
    @property
    def corrections(self) -> Corrections: ...
    @property
    def letters(self) -> Letters: ...
    @property
    def experts(self) -> Experts: ...
    @property
    def people(self) -> People: ...
    @property
    def register(self) -> Register: ...
    @property
    def quarantine(self) -> Quarantine: ...
    @property
    def wages(self) -> Wages: ...
    @property
    def reception_counts(self) -> ReceptionCounts: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def blobs(self) -> Blobs: ...

    def commit(self, actor: Actor, at: datetime, *events: Event) -> None:
        """Append the events to the journal and commit, both or neither. At least one event."""
        ...


class Store(Protocol):
    """A database: opens transactions for writing, and consistent views for reading."""

    def begin(self) -> AbstractContextManager[UnitOfWork]:
        """Open a transaction that may write (on SQLite: BEGIN IMMEDIATE)."""
        ...

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """Open a view that only reads; ``commit`` is refused there."""
        ...
