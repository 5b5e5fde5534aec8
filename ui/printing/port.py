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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tray:
    """A place where a printer takes its paper. ``id``: what the system calls it; ``name``: what a person reads."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trays:
    """The trays of a printer, and the one that it takes by itself; none is an answer."""

    all: tuple[Tray, ...] = ()
    default: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """What the person chose. ``tray`` None: the printer's own choice."""

    printer: str
    copies: int = 1
    tray: str | None = None


class PrintSystem(Protocol):
    """The system's printers. Every call may take seconds: never on the GUI thread."""

    def printers(self) -> Printers:
        """Return the printers; none is an answer, not an error."""
        ...

    def trays(self, printer: str) -> Trays:
        """Return the trays of a printer."""
        ...

    def print_file(self, file: Path, order: PrintOrder, *, title: str) -> str:
        """Hand a PDF file over, untouched; return the system's name of the job, empty where it has none.

        Raises ``PrintRefused``.
        """
        ...
