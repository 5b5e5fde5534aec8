"""What reconciliation needs of the outside: the reader of exports, and where imports and decisions are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reviewer.services.ports.intake import RequestReader

if TYPE_CHECKING:
    from reviewer.errors import Fault
    from reviewer.reconciliation.decisions import MismatchDecision
    from reviewer.reconciliation.house import KnownDossier
    from reviewer.reconciliation.ministry import ColumnMapping, MinistryRow, SavedMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLook:
    """One table of a file before it is read: its headings, its first lines, and what seems to be in each column.

    ``title``: of the sheet, empty in a CSV file; ``lines``: how many stand below the headings.
    """

    title: str
    headings: tuple[str, ...]
    first: tuple[tuple[str, ...], ...]
    lines: int
    proposal: ColumnMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLook:
    """A file before it is read."""

    file: str
    sha256: str
    sheets: tuple[SheetLook, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A line that did not get in, with every reason. The rest is what can be read of whom it was about."""

    line: int
    faults: tuple[Fault, ...]
    avis_number: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadExport:
    """A file as read by a mapping: each line in, or refused with its reasons."""

    file: str
    sha256: str
    rows: tuple[MinistryRow, ...]
    refused: tuple[RefusedRow, ...]


class ImportState(StrEnum):
    """Whether an import counts."""

    STANDING = "standing"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinistryImport:
    """One file that was imported. ``as_of``: the day whose state it tells. Its rows never change."""

    id: str
    programme_id: str
    file: str
    sha256: str
    sheet: str
    as_of: date
    mapping: ColumnMapping
    imported_at: datetime
    imported_by: str
    taken: int
    refused: int
    state: ImportState = ImportState.STANDING
    undone_at: datetime | None = None
    undone_by: str = ""
    undone_reason: str = ""
    version: int = 0


class ExportReader(Protocol):
    """Reads the ministry's exports (``reviewer.intake``)."""

    def look_at_export(self, path: Path) -> ExportLook:
        """Return what is in a file; raise ``InputRefused`` where it is no table."""
        ...

    def read_export(self, path: Path, sheet: str, mapping: ColumnMapping) -> ReadExport:
        """Read a file by a mapping; raise ``InputRefused`` where a column of the mapping is missing."""
        ...


class FileReader(RequestReader, ExportReader, Protocol):
    """Reads every file that somebody brings into the office."""


class Reconciliations(Protocol):
    """Mappings, imports with their rows, and decisions on mismatches."""

    def mappings(self, programme_id: str) -> tuple[SavedMapping, ...]:
        """Return the saved mappings by name."""
        ...

    def save_mapping(self, mapping: SavedMapping) -> None:
        """Store a new or newer mapping; raise ``ConflictingChange`` where it is stale."""
        ...

    def remove_mapping(self, mapping: SavedMapping) -> None:
        """Remove a mapping; raise ``ConflictingChange`` where it is stale."""
        ...

    def imports(self, programme_id: str) -> tuple[MinistryImport, ...]:
        """Return the imports, undone ones too, from the oldest state to the newest."""
        ...

    def get(self, import_id: str) -> MinistryImport:
        """Return an import or raise ``NotFound``."""
        ...

    def add(self, one: MinistryImport, rows: Sequence[MinistryRow], refused: Sequence[RefusedRow]) -> None:
        """Store an import with all its lines; they never change."""
        ...

    def save(self, one: MinistryImport) -> None:
        """Store a newer state of an import; raise ``ConflictingChange`` where it is stale."""
        ...

    def rows_of(self, import_id: str) -> tuple[MinistryRow, ...]:
        """Return the lines that got in, in the file's order."""
        ...

    def rows_of_each(self, import_ids: Sequence[str]) -> tuple[tuple[MinistryRow, ...], ...]:
        """Return the same of several files, in the order in which they are asked for."""
        ...

    def refused_of(self, import_id: str) -> tuple[RefusedRow, ...]:
        """Return the lines that were refused, in the file's order."""
        ...

    def decisions(self, programme_id: str) -> tuple[MismatchDecision, ...]:
        """Return every decision, the oldest first."""
        ...

    def decide(self, decision: MismatchDecision) -> None:
        """Append a decision."""
        ...

    def known(self, programme_id: str) -> tuple[KnownDossier, ...]:
        """Return what the house knows of its dossiers, with the facts that stand; the wall marks what is hidden."""
        ...
