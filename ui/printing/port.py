"""What the desktop needs of a printing system, and what can go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reviewer.errors import RuleViolation


class NoPrinter(RuleViolation):
    """This computer has no printer that Avisé can reach."""


class PrintRefused(RuleViolation):
    """The printing system did not take the file."""

    def __init__(self, printer: str, detail: str) -> None:
        super().__init__(printer, detail)
        self.printer = printer
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Printers:
    """The printers' names, and which is the default one."""

    names: tuple[str, ...]
    default: str | None = None


class PrintSystem(Protocol):
    """The system's printers. Both calls may take seconds: never on the GUI thread."""

    def printers(self) -> Printers:
        """Return the printers; none is an answer, not an error."""
        ...

    def print_file(self, file: Path, *, printer: str, copies: int, title: str) -> None:
        """Hand a PDF file over, untouched; raise ``PrintRefused``."""
        ...
