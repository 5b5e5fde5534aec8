"""Avis leaving the house, and files coming back to be verified. Everything here runs on a lane."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from reviewer.avis.verification import Verification
from reviewer.dossier.lifecycle import Act
from reviewer.errors import RuleViolation
from reviewer.services.office import Office
from reviewer.services.views import AvisFile
from ui.printing.port import NoPrinter, PrintSystem


class ExportFailed(RuleViolation):
    """The file could not be written where the person wants it."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail


class FileNotRead(RuleViolation):
    """A file that the person chose cannot be read."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A file and the verdict on it."""

    filename: str
    verification: Verification


def export_avis(office: Office, number: str, target: Path) -> AvisFile:
    """Write the issued bytes to a file, whole or not at all."""
    file = office.avis.hand_over(number, Act.EXPORT_AVIS)
    waiting = target.with_name(f".{target.name}.part")
    try:
        waiting.write_bytes(file.content)
        waiting.replace(target)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        raise ExportFailed(str(target), error.strerror or "") from error
    return file


def print_avis(office: Office, system: PrintSystem, number: str, printer: str, copies: int) -> AvisFile:
    """Hand the signed file itself to a printer."""
    if printer not in system.printers().names:
        raise NoPrinter
    file = office.avis.hand_over(number, Act.PRINT_AVIS)
    with tempfile.TemporaryDirectory(prefix="avise-") as folder:
        path = Path(folder) / file.filename
        path.write_bytes(file.content)
        system.print_file(path, printer=printer, copies=copies, title=file.number)
    return file


def verify_file(office: Office, path: Path) -> Verified:
    """Return the verdict on a file, against the register and the trusted certificates."""
    return Verified(filename=path.name, verification=office.verifications.verify(read(path)))


def read(path: Path) -> bytes:
    """Return a file's bytes."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileNotRead(str(path), error.strerror or "") from error
