"""What use cases need besides the store: paper, keys and intake files. Part of ``reviewer.services.ports``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from reviewer.admissibility.letter import EmailText, LetterContent
from reviewer.avis.content import AvisContent
from reviewer.avis.notice import NoticeContent
from reviewer.avis.signature import SignatureRequest
from reviewer.dossier.request import DocumentReference, EvaluationRequest
from reviewer.errors import Fault
from reviewer.programme.model import Programme
from reviewer.programme.wages import WageLine
from reviewer.statistics.indicators.report import ReportContent
from reviewer.statistics.indicators.sheets import Flavour, Sheet


class AvisPrinter(Protocol):
    """Lays an avis out on paper."""

    def render(
        self, content: AvisContent, *, draft: bool, proof: str | None = None, time_stamped: bool = False
    ) -> bytes:
        """Return the PDF: byte-identical for the same input; refuse text that the font cannot draw.

        ``proof``: the text of the code that is printed on an issued avis; ``time_stamped``: with the place of an
        archive time stamp.
        """
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


class NoticePrinter(Protocol):
    """Lays a notice about an issued avis out on paper, and writes the e-mail that goes with it."""

    def render_notice(self, content: NoticeContent, *, draft: bool) -> bytes:
        """Return the PDF: byte-identical for the same content; refuse text that the font cannot draw."""
        ...

    def notice_filename(self, content: NoticeContent) -> str:
        """Return the name under which the notice is exported."""
        ...

    def notice_email(self, content: NoticeContent, to: str | None) -> EmailText:
        """Return the plain text that goes with the notice."""
        ...


class SheetPrinter(Protocol):
    """Writes tables as files (``reviewer.documents.spreadsheets``)."""

    def render_sheets(self, sheets: Sequence[Sheet], flavour: Flavour) -> bytes:
        """Return the bytes of a CSV or XLSX file."""
        ...


class ReportPrinter(Protocol):
    """Prints reports."""

    def render_report(self, content: ReportContent) -> bytes:
        """Return the PDF, in the look of the programme's avis; raise ``UndrawableText`` or ``WordingMissing``."""
        ...


class Printer(AvisPrinter, LetterPrinter, NoticePrinter, SheetPrinter, ReportPrinter, Protocol):
    """Prints everything that leaves the house."""


class ProgrammeTexts(Protocol):
    """Examines the printed wording that lies in a programme's folder."""

    def faults(self, folder: Path, programme: Programme) -> tuple[Fault, ...]:
        """Return everything that is wrong with it, each with its file and line."""
        ...


class Certified(Protocol):
    """Somebody's certificate."""

    @property
    def subject_name(self) -> str:
        """Return the name in the certificate."""
        ...

    @property
    def certificate_pem(self) -> bytes:
        """Return the certificate and the path above it."""
        ...

    @property
    def certificate_sha256(self) -> str:
        """Return the certificate's fingerprint in hexadecimal, for the register."""
        ...

    def require_valid(self, on: date) -> None:
        """Raise where the certificate is not valid on this day."""
        ...

    def require_accepted(self, trust: bytes, revocations: bytes, at: datetime) -> None:
        """Raise where the house trusts no authority of this certificate, or it was revoked. PEM; may be empty."""
        ...


class TimeStamps(Protocol):
    """A time-stamping authority; where it fails, ``TimeStampTrouble``."""

    def stamp(self, signature: bytes) -> bytes:
        """Return the time stamp of a signature's value."""
        ...

    def archive(self, pdf: bytes) -> bytes:
        """Return the signed file with what proves it later, and a time stamp over all of it."""
        ...


class SigningKey(Certified, Protocol):
    """An opened signing key. Its secret never shows in repr, logs or errors, and is gone once forgotten."""

    def sign(self, pdf: bytes, content: AvisContent, at: datetime, stamps: TimeStamps | None = None) -> bytes:
        """Return the PDF with its first signature."""
        ...

    def countersign(
        self, pdf: bytes, content: AvisContent, at: datetime, stamps: TimeStamps | None = None
    ) -> bytes:
        """Return the PDF that has its first signature, with the second."""
        ...

    def forget(self) -> None:
        """Let go of the secret."""
        ...


class ExternalSigner(Certified, Protocol):
    """Somebody whose key is elsewhere: what must be signed goes out, a signature comes back."""

    def prepare(
        self, pdf: bytes, content: AvisContent, at: datetime, *, second: bool, timed: bool
    ) -> SignatureRequest:
        """Return the PDF that only lacks the signature, and what must be signed."""
        ...

    def complete(
        self, request: SignatureRequest, returned: bytes, number: str, stamps: TimeStamps | None = None
    ) -> bytes:
        """Return the signed PDF; raise where what came back is no signature of it by this certificate."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPlace:
    """Where a key is on a token: the module's library, the token's label, the key's (empty: the only one)."""

    module: Path
    token: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeStampPlace:
    """A time-stamping authority: its address, whose time is trusted, and what goes into a file to prove it later.

    Certificates and lists in PEM, one after another; ``seconds``: how long to wait for an answer.
    """

    address: str
    anchors: bytes
    trust: bytes
    revocations: bytes
    seconds: float


class KeyRing(Protocol):
    """Opens signing keys, and what else signing needs."""

    def open(self, path: Path, passphrase: str) -> SigningKey:
        """Open a PKCS#12 file; a wrong passphrase or a broken file is a ``RuleViolation``."""
        ...

    def open_token(self, place: TokenPlace, pin: str) -> SigningKey:
        """Open a PKCS#11 token; a wrong PIN, an absent or a locked token is a ``RuleViolation``."""
        ...

    def elsewhere(self, certificate_pem: bytes) -> ExternalSigner:
        """Return a signer whose key is elsewhere; a broken certificate is a ``RuleViolation``."""
        ...

    def time_stamps(self, place: TimeStampPlace) -> TimeStamps:
        """Return an authority. Nothing is asked of it yet."""
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
