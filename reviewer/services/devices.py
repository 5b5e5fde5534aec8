"""What use cases need besides the store: paper, keys and intake files. Part of ``reviewer.services.ports``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from reviewer.admissibility.letter import EmailText, LetterContent
from reviewer.avis.content import AvisContent
from reviewer.dossier.request import DocumentReference, EvaluationRequest
from reviewer.errors import Fault
from reviewer.programme.model import Programme
from reviewer.programme.wages import WageLine


class AvisPrinter(Protocol):
    """Lays an avis out on paper."""

    def render(self, content: AvisContent, *, draft: bool) -> bytes:
        """Return the PDF: byte-identical for the same content; refuse text that the font cannot draw."""
        ...


class LetterPrinter(Protocol):
    """Lays a letter on admissibility out on paper, and writes the e-mail that goes with it."""

    def render_letter(self, content: LetterContent, *, draft: bool) -> bytes:
        """Return the PDF: byte-identical for the same content; refuse text that the font cannot draw."""
        ...

    def filename(self, content: LetterContent) -> str:
        """Return the name under which the letter is exported."""
        ...

    def email(self, content: LetterContent, to: str | None) -> EmailText:
        """Return the plain text that goes with the letter."""
        ...


class Printer(AvisPrinter, LetterPrinter, Protocol):
    """Prints everything that leaves the house."""


class ProgrammeTexts(Protocol):
    """Examines the printed wording that lies in a programme's folder."""

    def faults(self, folder: Path, programme: Programme) -> tuple[Fault, ...]:
        """Return everything that is wrong with it, each with its file and line."""
        ...


class SigningKey(Protocol):
    """An opened signing key. Its secret never shows in repr, logs or errors."""

    @property
    def subject_name(self) -> str:
        """Return the name in the certificate."""
        ...

    @property
    def certificate_pem(self) -> bytes:
        """Return the certificate, for the register."""
        ...

    def require_valid(self, on: date) -> None:
        """Raise where the certificate is not valid on this day."""
        ...

    def sign(self, pdf: bytes, content: AvisContent, at: datetime) -> bytes:
        """Return the signed PDF."""
        ...


class KeyRing(Protocol):
    """Opens signing keys."""

    def open(self, path: Path, passphrase: str) -> SigningKey:
        """Open a PKCS#12 file; a wrong passphrase or a broken file is a ``RuleViolation``."""
        ...


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


class RequestReader(Protocol):
    """Reads intake files (``reviewer.intake``)."""

    def read_file(self, path: Path) -> ReadFile:
        """Read a file; raise ``InputRefused`` where no row of it can be told from another."""
        ...

    def read_payload(self, payload: str, file: str, base_folder: Path) -> ReadRow:
        """Read one corrected row."""
        ...

    def read_document(self, base_folder: Path, reference: DocumentReference) -> bytes | Fault:
        """Return a document's bytes, or why they cannot be had."""
        ...

    def read_wages(self, path: Path) -> Sequence[WageLine]:
        """Read a table of 9th-decile wages; raise ``InputRefused`` with every fault."""
        ...
