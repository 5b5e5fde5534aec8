"""What the reconciliation screen and the command line show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.reconciliation.matching import How
from reviewer.reconciliation.mismatches import Mismatch
from reviewer.reconciliation.reconciling import Reconciliation
from reviewer.services.ports.reconciliation import MinistryImport, ReadExport, RefusedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One import as a line of the list. ``taken`` and ``refused``: of what whoever looks may know of."""

    entry: MinistryImport
    taken: int
    refused: int
    imported_by: str
    undone_by: str

    @property
    def id(self) -> str:
        """Return the import's id."""
        return self.entry.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage:
    """One import with the lines that were refused."""

    row: ImportRow
    refused: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A file as read, and the comparison as if it had been imported."""

    read: ReadExport
    found: Reconciliation


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationView:
    """How the ministry's files and the house stand to each other now.

    ``deciders``: names of those who decided, by id; ``references``: of the dossiers named in mismatches, by id.
    """

    applications: int
    matched: Mapping[How, int]
    mismatches: tuple[Mismatch, ...]
    imports: tuple[ImportRow, ...]
    deciders: Mapping[str, str]
    references: Mapping[str, str]

    @property
    def open(self) -> tuple[Mismatch, ...]:
        """Return the mismatches that nobody has decided."""
        return tuple(one for one in self.mismatches if one.open)
