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
from reviewer.avis.notice import NoticeContent
from reviewer.avis.notice import as_json as notice_as_json
from reviewer.avis.signature import SignatureRequest, TimeStampTrouble
from reviewer.avis.verification import CodesFound, SignatureFindings, SignatureOutcome
from reviewer.dossier.request import DocumentReference, EvaluationRequest
from reviewer.dossier.serialization import from_document, to_document
from reviewer.errors import Fault, InputRefused, RuleViolation
from reviewer.outbox.message import Message
from reviewer.programme.model import Programme
from reviewer.programme.wages import WageLine
from reviewer.services.ports.mail import MailAccount
from reviewer.services.ports.signing import TimeStampPlace, TimeStamps, TokenPlace
from reviewer.statistics.indicators.report import ReportContent
from reviewer.statistics.indicators.sheets import Flavour, Sheet
from tests.support.exports import PlainExports

PAPER = b"%PDF-essai\n"
MARK_OF_A_DRAFT = b"\nEBAUCHE"
SEAL = b"\nSCELLE PAR "
SECOND_SEAL = b"\nCONTRESIGNE PAR "
PLACE_OF_A_STAMP = b"\nHORODATAGE ICI"
ARCHIVED = b"\nHORODATE"


class WrongPassphrase(RuleViolation):
    """What a key ring says of a passphrase that opens nothing."""


class WrongReturn(RuleViolation):
    """What an external signer says of a signature that is none."""


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
    proofs: list[str] = field(default_factory=list)

    def render(
        self,
        content: AvisContent,
        *,
        draft: bool,
        proof: str | None = None,
        time_stamped: bool = False,
    ) -> bytes:
        self.check(content)
        self.printed.append(content)
        if proof is not None:
            self.proofs.append(proof)
        place = PLACE_OF_A_STAMP if time_stamped else b""
        return PAPER + as_json(content) + place + (MARK_OF_A_DRAFT if draft else b"")

    def check(self, content: AvisContent | LetterContent | NoticeContent) -> None:
        self.before()
        if self.refuses is not None and self.refuses in content.candidate_name:
            raise NotDrawable

    def render_letter(self, content: LetterContent, *, draft: bool) -> bytes:
        self.check(content)
        self.letters.append(content)
        return PAPER + letter_as_json(content) + (MARK_OF_A_DRAFT if draft else b"")

    def render_notice(self, content: NoticeContent, *, draft: bool) -> bytes:
        self.check(content)
        return PAPER + notice_as_json(content) + (MARK_OF_A_DRAFT if draft else b"")

    def render_sheets(self, sheets: Sequence[Sheet], flavour: Flavour) -> bytes:
        return repr((flavour.value, tuple(sheets))).encode()

    def render_report(self, content: ReportContent) -> bytes:
        return PAPER + content.as_json()

    def notice_filename(self, content: NoticeContent) -> str:
        return f"{content.avis_number}_{content.kind.value}.pdf"

    def notice_email(self, content: NoticeContent, to: str | None) -> EmailText:
        return EmailText(to=to, subject=content.avis_number, body=content.kind.value)

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
    forgotten: list[str] = field(default_factory=list, compare=False)

    @property
    def certificate_pem(self) -> bytes:
        return f"certificat de {self.subject_name}".encode()

    @property
    def certificate_sha256(self) -> str:
        return hashlib.sha256(self.certificate_pem).hexdigest()

    def require_valid(self, on: date) -> None:
        if on > self.valid_until:
            raise KeyOutOfDate

    def require_accepted(self, trust: bytes, revocations: bytes, at: datetime) -> None:
        """Accept everybody."""

    def sign(
        self,
        pdf: bytes,
        content: AvisContent,  # noqa: ARG002  # the port's
        at: datetime,
        stamps: TimeStamps | None = None,
    ) -> bytes:
        return self._sealed(pdf, SEAL, at, stamps)

    def countersign(
        self,
        pdf: bytes,
        content: AvisContent,  # noqa: ARG002  # the port's
        at: datetime,
        stamps: TimeStamps | None = None,
    ) -> bytes:
        return self._sealed(pdf, SECOND_SEAL, at, stamps)

    def forget(self) -> None:
        self.forgotten.append(self.subject_name)

    def _sealed(self, pdf: bytes, seal: bytes, at: datetime, stamps: TimeStamps | None) -> bytes:
        self.before()
        signed = pdf + seal + self.subject_name.encode() + f" {at.isoformat()}".encode()
        if stamps is not None:
            signed += stamps.stamp(signed)
        self.after()
        return signed


@dataclass(frozen=True)
class PlainExternal(PlainKey):
    """A key elsewhere: what comes back must be the SHA-256 of what went out."""

    def prepare(
        self, pdf: bytes, content: AvisContent, at: datetime, *, second: bool, timed: bool
    ) -> SignatureRequest:
        prepared = self.countersign(pdf, content, at) if second else self.sign(pdf, content, at)
        digest = hashlib.sha256(prepared + bytes([timed])).digest()
        return SignatureRequest(
            pdf=prepared,
            start=len(prepared),
            end=len(prepared),
            digest=digest,
            attributes=digest,
            certificate_pem=self.certificate_pem,
        )

    def complete(
        self,
        request: SignatureRequest,
        returned: bytes,
        number: str,  # noqa: ARG002  # the port's
        stamps: TimeStamps | None = None,
    ) -> bytes:
        if returned != hashlib.sha256(request.attributes).digest():
            raise WrongReturn
        return request.pdf + (b"" if stamps is None else stamps.stamp(request.pdf))


@dataclass
class PlainTimeStamps:
    """An authority that says when it was asked. ``fails``: how often from now on it does not answer."""

    fails: int = 0
    asked: int = 0

    def stamp(self, signature: bytes) -> bytes:
        self._ask()
        return b" A L HEURE " + hashlib.sha256(signature).hexdigest()[:8].encode()

    def archive(self, pdf: bytes) -> bytes:
        assert PLACE_OF_A_STAMP in pdf
        self._ask()
        return pdf + ARCHIVED

    def _ask(self) -> None:
        self.asked += 1
        if self.fails:
            self.fails -= 1
            raise TimeStampTrouble("http://heure.exemple", "absente")


@dataclass
class PlainKeyRing:
    """Keys by file name; the passphrase of each is its file's stem."""

    keys: dict[str, PlainKey] = field(default_factory=dict)
    authority: PlainTimeStamps = field(default_factory=PlainTimeStamps)

    def open_token(self, place: TokenPlace, pin: str) -> PlainKey:
        return self.open(Path(f"{place.token}.p12"), pin)

    def elsewhere(self, certificate_pem: bytes) -> PlainExternal:
        return PlainExternal(certificate_pem.decode().removeprefix("certificat de "))

    def time_stamps(self, place: TimeStampPlace) -> PlainTimeStamps:  # noqa: ARG002  # the port's
        return self.authority

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
    example: bool = False

    @property
    def reference(self) -> str | None:
        return None if self.request is None else self.request.reference


@dataclass(frozen=True)
class PlainFile:
    """An intake file as read."""

    name: str
    rows: Sequence[PlainRow]
    ignored: tuple[str, ...] = ()


@dataclass
class PlainReader(PlainExports):
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

    def template(self, programme: Programme) -> bytes:
        return programme.id.encode()

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
        digest = hashlib.sha256(pdf).hexdigest()
        return SignatureFindings(outcome=SignatureOutcome.NOT_AN_AVIS, pdf_sha256=digest)

    def require_certificates(self, trust: bytes) -> None:
        pass

    def is_image(self, content: bytes) -> bool:  # noqa: ARG002  # the port's
        return False

    def codes(self, content: bytes) -> CodesFound:  # noqa: ARG002  # the port's
        return CodesFound(fault="no_code_in_image")


@dataclass
class PlainMailer:
    """Mail as its text; what it sends it keeps. ``before``: what happens at each sending, in place of a network."""

    before: Callable[[], None] = nothing
    sent: list[tuple[bytes, str]] = field(default_factory=list)

    def write(
        self,
        message: Message,
        files: Sequence[tuple[str, bytes]],
        account: MailAccount | None,
        *,
        unsent: bool,
    ) -> bytes:
        head = f"{message.id}|{message.to}|{message.subject}|{account and account.sender}|{unsent}|"
        return head.encode() + message.body.encode() + b"|".join(content for _, content in files)

    def send(self, mail: bytes, to: str, account: MailAccount, password: str | None) -> None:  # noqa: ARG002  # the port's
        self.before()
        self.sent.append((mail, to))


@dataclass
class PlainSecrets:
    """A keyring in memory."""

    kept: dict[str, str] = field(default_factory=dict)

    def get(self, account: MailAccount) -> str | None:
        return self.kept.get(account.host)

    def put(self, account: MailAccount, password: str) -> None:
        self.kept[account.host] = password


@dataclass
class PlainCredentials:
    """Sealing that anybody can read. ``strength``: what is sealed with less than this is outdated."""

    strength: int = 1
    codes: int = 0

    def seal(self, secret: str) -> str:
        return f"{self.strength}:{secret}"

    def opens(self, sealed: str | None, secret: str) -> bool:
        return sealed is not None and sealed.partition(":")[2] == secret

    def outdated(self, sealed: str) -> bool:
        return int(sealed.partition(":")[0]) != self.strength

    def new_code(self) -> str:
        self.codes += 1
        return f"CODE-{self.codes}"


def payload_of(request: EvaluationRequest) -> str:
    """Return a request as the JSON text of a row."""
    return json.dumps(to_document(request), ensure_ascii=False)


def _row(file: str, number: int, one: EvaluationRequest | str) -> PlainRow:
    place = f"ligne {number}"
    if isinstance(one, str):
        fault = Fault(file, place, one, "une demande")
        return PlainRow(place, json.dumps({"wrong": one}), Path("entrees"), None, (fault,))
    return PlainRow(place, payload_of(one), Path("entrees"), one)
