"""What an intake file came to: its rows, each a request or every fault that keeps it out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRow:
    """One request of a file.

    ``number``: the line that a spreadsheet shows, or the 1-based position in a JSON list. ``place``: the same in
    words. ``payload``: JSON text of the row, as a person can correct it. ``ignored``: keys or columns that were
    passed over. ``reference``: the row's reference where it can be read, whatever else is wrong. ``example``: the
    template's own row, which is no request and has no faults.
    """

    number: int
    place: str
    outcome: EvaluationRequest | tuple[Fault, ...]
    payload: str
    ignored: tuple[str, ...]
    base_folder: Path
    reference: str | None
    example: bool = False

    @property
    def request(self) -> EvaluationRequest | None:
        """Return the request, or ``None`` where there are faults."""
        return None if isinstance(self.outcome, tuple) else self.outcome

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return everything that is wrong with the row."""
        return self.outcome if isinstance(self.outcome, tuple) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeFile:
    """A file that could be read; its rows stand in the file's order. ``ignored``: sheets that were passed over."""

    name: str
    rows: tuple[IntakeRow, ...]
    ignored: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return the faults of all rows, in the file's order."""
        return tuple(fault for row in self.rows for fault in row.faults)
