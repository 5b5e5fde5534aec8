"""Stand-ins at the ports of the use cases: paper, keys and intake files without PDF libraries or disks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from reviewer.admissibility.letter import EmailText, LetterContent
from reviewer.admissibility.letter import as_json as letter_as_json
from reviewer.avis.content import AvisContent, as_json
from reviewer.avis.verification import SignatureFindings, SignatureOutcome
from reviewer.dossier.request import DocumentReference, EvaluationRequest
from reviewer.dossier.serialization import from_document, to_document
from reviewer.errors import Fault, InputRefused, RuleViolation
from reviewer.programme.wages import WageLine

PAPER = b"%PDF-essai\n"
MARK_OF_A_DRAFT = b"\nEBAUCHE"
SEAL = b"\nSCELLE PAR "


class WrongPassphrase(RuleViolation):
    """What a key ring says of a passphrase that opens nothing."""


class KeyOutOfDate(RuleViolation):
    """What a key says of a day on which it is not valid."""


class NotDrawable(RuleViolation):
    """What a printer says of a text that it cannot draw."""


def nothing() -> None:
    """Happen to nobody."""


@dataclass
class PlainPrinter:
    """Prints avis and letters as their JSON. ``before``: what happens first; ``refuses``: a text it cannot draw."""

    before: Callable[[], None] = nothing
    refuses: str | None = None
    printed: list[AvisContent] = field(default_factory=list)
    letters: list[LetterContent] = field(default_factory=list)

    def render(self, content: AvisContent, *, draft: bool) -> bytes:
        self.before()
        if self.refuses is not None and self.refuses in content.candidate_name:
            raise NotDrawable
        self.printed.append(content)
        return PAPER + as_json(content) + (MARK_OF_A_DRAFT if draft else b"")

    def render_letter(self, content: LetterContent, *, draft: bool) -> bytes:
        self.before()
        if self.refuses is not None and self.refuses in content.candidate_name:
            raise NotDrawable
        self.letters.append(content)
        return PAPER + letter_as_json(content) + (MARK_OF_A_DRAFT if draft else b"")

    def filename(self, content: LetterContent) -> str:
        return f"{content.dossier_reference}_{content.kind.value}.pdf"

    def email(self, content: LetterContent, to: str | None) -> EmailText:
        return EmailText(to=to, subject=content.dossier_reference, body=content.kind.value)


@dataclass(frozen=True)
class PlainKey:
    """A key that signs by writing its holder's name at the end. ``before`` and ``after``: what happens around it."""

    subject_name: str
    valid_until: date = date(2027, 12, 31)
    before: Callable[[], None] = nothing
    after: Callable[[], None] = nothing

    @property
    def certificate_pem(self) -> bytes:
        return f"certificat de {self.subject_name}".encode()

    def require_valid(self, on: date) -> None:
        if on > self.valid_until:
            raise KeyOutOfDate

    def sign(self, pdf: bytes, content: AvisContent, at: datetime) -> bytes:  # noqa: ARG002  # the port's
        self.before()
        signed = pdf + SEAL + self.subject_name.encode() + f" {at.isoformat()}".encode()
        self.after()
        return signed


@dataclass
class PlainKeyRing:
    """Keys by file name; the passphrase of each is its file's stem."""

    keys: dict[str, PlainKey] = field(default_factory=dict)

    def open(self, path: Path, passphrase: str) -> PlainKey:
        if passphrase != path.stem:
            raise WrongPassphrase
        return self.keys[path.name]


@dataclass(frozen=True)
class PlainRow:
    """One row of an intake file as read."""

    place: str
    payload: str
    base_folder: Path
    request: EvaluationRequest | None
    faults: tuple[Fault, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def reference(self) -> str | None:
        return None if self.request is None else self.request.reference


@dataclass(frozen=True)
class PlainFile:
    """An intake file as read."""

    name: str
    rows: Sequence[PlainRow]


@dataclass
class PlainReader:
    """Intake files by name, and the documents that lie beside them."""

    files: dict[str, PlainFile] = field(default_factory=dict)
    documents: dict[str, bytes] = field(default_factory=dict)
    wages: dict[str, tuple[WageLine, ...]] = field(default_factory=dict)

    def put(self, name: str, *requests: EvaluationRequest | str) -> Path:
        """Make a file of requests; a text stands for a row that is wrong in what the text says."""
        rows = [_row(name, number, one) for number, one in enumerate(requests, 1)]
        self.files[name] = PlainFile(name, rows)
        return Path(name)

    def read_file(self, path: Path) -> PlainFile:
        if path.name not in self.files:
            raise InputRefused((Fault(path.name, "", "", "un fichier de demandes"),))
        return self.files[path.name]

    def read_payload(self, payload: str, file: str, base_folder: Path) -> PlainRow:
        try:
            request = from_document(json.loads(payload))
        except (ValueError, TypeError):
            fault = Fault(file, "ligne corrigée", payload, "une demande")
            return PlainRow("ligne corrigée", payload, base_folder, None, (fault,))
        return PlainRow("ligne corrigée", payload, base_folder, request)

    def read_wages(self, path: Path) -> Sequence[WageLine]:
        if path.name not in self.wages:
            raise InputRefused((Fault(path.name, "", "", "une table de salaires"),))
        return self.wages[path.name]

    def read_document(self, base_folder: Path, reference: DocumentReference) -> bytes | Fault:
        if reference.path not in self.documents:
            return Fault(str(base_folder), "documents", reference.path, "un fichier", code="missing_document")
        return self.documents[reference.path]


@dataclass(frozen=True)
class NoVerifier:
    """A verifier that finds no avis anywhere."""

    def verify(self, pdf: bytes, trust: bytes) -> SignatureFindings:  # noqa: ARG002  # the port's
        return SignatureFindings(
            outcome=SignatureOutcome.NOT_AN_AVIS, pdf_sha256=hashlib.sha256(pdf).hexdigest()
        )


def payload_of(request: EvaluationRequest) -> str:
    """Return a request as the JSON text of a row."""
    return json.dumps(to_document(request), ensure_ascii=False)


def _row(file: str, number: int, one: EvaluationRequest | str) -> PlainRow:
    place = f"ligne {number}"
    if isinstance(one, str):
        fault = Fault(file, place, one, "une demande")
        return PlainRow(place, json.dumps({"wrong": one}), Path("entrees"), None, (fault,))
    return PlainRow(place, payload_of(one), Path("entrees"), one)
