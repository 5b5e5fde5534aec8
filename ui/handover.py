"""Avis leaving the house, and files coming back to be verified. Everything here runs on a lane."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer import whole_files
from reviewer.errors import RuleViolation
from reviewer.wording import Wording

if TYPE_CHECKING:
    from reviewer.avis.verification import Verification
    from reviewer.services.office import Office
    from reviewer.services.views import AvisFile


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
    file = office.avis.hand_over(number)
    write_whole(target, file.content)
    return file


def write_whole(target: Path, content: bytes) -> None:
    """Write a file, whole or not at all; raise ``ExportFailed`` with the system's reason in French."""
    try:
        whole_files.write_whole(target, content)
    except OSError as error:
        raise ExportFailed(str(target), Wording.load().because(error)) from error


def verify_file(office: Office, path: Path) -> Verified:
    """Return the verdict on a file, against the register and the trusted certificates."""
    return Verified(filename=path.name, verification=office.verifications.verify(read(path)))


def read(path: Path) -> bytes:
    """Return a file's bytes."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileNotRead(str(path), Wording.load().because(error)) from error
