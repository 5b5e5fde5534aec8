"""What reads intake files: rows, each a request or every fault that keeps it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.dossier.request import DocumentReference, EvaluationRequest
    from reviewer.errors import Fault
    from reviewer.programme.model import Programme
    from reviewer.programme.wages import WageLine


class FileFormat(StrEnum):
    """How a file writes its requests."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


FORMATS: Mapping[str, FileFormat] = MappingProxyType(
    {
        ".json": FileFormat.JSON,
        ".csv": FileFormat.CSV,
        ".tsv": FileFormat.CSV,
        ".xlsx": FileFormat.XLSX,
        ".xlsm": FileFormat.XLSX,
    }
)
"""How names of request files end: what a window offers and lets in, and what a reader goes by."""


class ReadRow(Protocol):
    """One row of an intake file as read: a request, or the faults that keep it out."""

    @property
    def place(self) -> str:
        """Return where the row is, for a person."""
        ...

    @property
    def payload(self) -> str:
        """Return the row as JSON text, as read."""
        ...

    @property
    def base_folder(self) -> Path:
        """Return the folder that document paths are relative to."""
        ...

    @property
    def request(self) -> EvaluationRequest | None:
        """Return the request, or None where there are faults."""
        ...

    @property
    def ignored(self) -> tuple[str, ...]:
        """Return the keys or columns that were passed over."""
        ...

    @property
    def reference(self) -> str | None:
        """Return the row's reference where it can be read, whatever else is wrong."""
        ...

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return everything that is wrong with the row."""
        ...

    @property
    def example(self) -> bool:
        """Tell whether the row is the template's own example, which is no request."""
        ...


class ReadFile(Protocol):
    """An intake file as read."""

    @property
    def name(self) -> str:
        """Return the file's name, for a person."""
        ...

    @property
    def rows(self) -> Sequence[ReadRow]:
        """Return the rows in the file's order."""
        ...

    @property
    def ignored(self) -> tuple[str, ...]:
        """Return the sheets that were passed over."""
        ...


class RequestReader(Protocol):
    """Reads intake files (``reviewer.intake``)."""

    def read_file(self, path: Path) -> ReadFile:
        """Read a file; raise ``InputRefused`` where no row of it can be told from another."""
        ...

    def read_payload(self, payload: str, file: str, base_folder: Path) -> ReadRow:
        """Read one corrected row."""
        ...

    def template(self, programme: Programme) -> bytes:
        """Return a workbook to fill in, with the programme's words."""
        ...

    def read_document(self, base_folder: Path, reference: DocumentReference) -> bytes | Fault:
        """Return a document's bytes, or why they cannot be had."""
        ...

    def read_wages(self, path: Path) -> Sequence[WageLine]:
        """Read a table of 9th-decile wages; raise ``InputRefused`` with every fault."""
        ...
