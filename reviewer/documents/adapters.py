"""What the rest of the program holds of this room. Light: the PDF libraries load at first use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.admissibility.letter import EmailText, LetterContent
from reviewer.avis.content import AvisContent
from reviewer.avis.notice import NoticeContent
from reviewer.avis.office_key import OfficeKey, OfficePublicKey
from reviewer.avis.proof import PaperFindings
from reviewer.avis.status_list import StatusList
from reviewer.avis.verification import CodesFound, SignatureFindings
from reviewer.documents.paths import NO_OTHERS, folder_of
from reviewer.documents.pictures import is_image
from reviewer.errors import Fault
from reviewer.programme.model import Programme
from reviewer.services.ports.signing import TimeStampPlace, TokenPlace
from reviewer.statistics.indicators.report import ReportContent
from reviewer.statistics.indicators.sheets import Flavour, Sheet

if TYPE_CHECKING:
    from reviewer.documents.external import PdfExternalSigner
    from reviewer.documents.letter_wording import LetterWording
    from reviewer.documents.notice_wording import NoticeWording
    from reviewer.documents.signing import PdfSigningKey
    from reviewer.documents.timestamps import TimeStampAuthority
    from reviewer.documents.wording import AvisWording


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints avis and letters (port ``Printer``) with the wording that each one names.

    ``folders``: where the wording of installed programmes is (``reviewer.documents.paths.folder_of``).
    """

    folders: Mapping[str, Path] = field(default_factory=lambda: NO_OTHERS)

    def render(
        self, content: AvisContent, *, draft: bool, proof: str | None = None, time_stamped: bool = False
    ) -> bytes:
        """Return the PDF; raise ``UndrawableText``, ``AvisUnfinished`` or ``WordingMissing``."""
        from reviewer.documents.printing import render_avis

        wording = self._avis(content)
        return render_avis(content, wording, draft=draft, proof=proof, time_stamped=time_stamped)

    def check(self, content: AvisContent) -> None:
        """Raise ``UndrawableText`` or ``WordingMissing`` where a draft could not be printed."""
        from reviewer.documents.printing import require_printable

        require_printable(content, self._avis(content))

    def render_letter(self, content: LetterContent, *, draft: bool) -> bytes:
        """Return the PDF; raise ``UndrawableText`` or ``WordingMissing``."""
        from reviewer.documents.letter_printing import render_letter

        return render_letter(content, self._letter(content), draft=draft)

    def filename(self, content: LetterContent) -> str:
        """Return the name under which a letter is exported; raise ``WordingMissing``."""
        from reviewer.documents.letter_printing import letter_filename

        return letter_filename(content, self._letter(content))

    def email(self, content: LetterContent, to: str | None) -> EmailText:
        """Return the plain text that goes with a letter; raise ``WordingMissing``."""
        from reviewer.documents.letter_printing import write_email

        return write_email(content, self._letter(content), to)

    def render_notice(self, content: NoticeContent, *, draft: bool) -> bytes:
        """Return the PDF; raise ``UndrawableText`` or ``WordingMissing``."""
        from reviewer.documents.notice_printing import render_notice

        return render_notice(content, self._notice(content), draft=draft)

    def notice_filename(self, content: NoticeContent) -> str:
        """Return the name under which a notice is exported; raise ``WordingMissing``."""
        from reviewer.documents.notice_printing import notice_filename

        return notice_filename(content, self._notice(content))

    def render_sheets(self, sheets: Sequence[Sheet], flavour: Flavour) -> bytes:
        """Return the bytes of a CSV or XLSX file."""
        from reviewer.documents.spreadsheets import written

        return written(sheets, flavour)

    def render_report(self, content: ReportContent) -> bytes:
        """Return the PDF, in the look of the programme's avis; raise ``UndrawableText`` or ``WordingMissing``."""
        from reviewer.documents.report_printing import render_report
        from reviewer.documents.wording import load_wording

        folder = folder_of(content.programme_id, self.folders)
        return render_report(content, load_wording(content.programme_id, content.wording_id, folder).layout)

    def notice_email(self, content: NoticeContent, to: str | None) -> EmailText:
        """Return the plain text that goes with a notice; raise ``WordingMissing``."""
        from reviewer.documents.notice_printing import write_notice_email

        return write_notice_email(content, self._notice(content), to)

    def _avis(self, content: AvisContent) -> AvisWording:
        from reviewer.documents.wording import load_wording

        folder = folder_of(content.programme_id, self.folders)
        return load_wording(content.programme_id, content.wording_id, folder)

    def _notice(self, content: NoticeContent) -> NoticeWording:
        from reviewer.documents.notice_wording import load_notice_wording

        folder = folder_of(content.programme_id, self.folders)
        return load_notice_wording(content.programme_id, content.wording_id, folder)

    def _letter(self, content: LetterContent) -> LetterWording:
        from reviewer.documents.letter_wording import load_letter_wording

        folder = folder_of(content.programme_id, self.folders)
        return load_letter_wording(content.programme_id, content.wording_id, folder)


@dataclass(frozen=True, slots=True)
class Texts:
    """Examines the printed wording of a programme's folder (port ``ProgrammeTexts``)."""

    def faults(self, folder: Path, programme: Programme) -> tuple[Fault, ...]:
        """Return everything that is wrong with it."""
        from reviewer.documents.wording_check import wording_faults

        return wording_faults(folder, programme)


@dataclass(frozen=True, slots=True)
class Keys:
    """Opens signing keys (port ``KeyRing``). ``folders``: as in ``Printer``."""

    folders: Mapping[str, Path] = field(default_factory=lambda: NO_OTHERS)

    def open(self, path: Path, passphrase: str) -> PdfSigningKey:
        """Open a PKCS#12 file; raise ``KeyUnreadable``, ``PassphraseRefused`` or ``KeyNotForSigning``."""
        from reviewer.documents.signing import load_signing_key

        return load_signing_key(path, passphrase, self.folders)

    def open_token(self, place: TokenPlace, pin: str) -> PdfSigningKey:
        """Open a PKCS#11 token; raise ``TokenAbsent``, ``PinRefused``, ``PinLocked``, ``TokenKeyMissing``…"""
        from reviewer.documents.tokens import open_token

        return open_token(place, pin, self.folders)

    def elsewhere(self, certificate_pem: bytes) -> PdfExternalSigner:
        """Return a signer whose key is elsewhere; raise ``CertificateUnreadable`` or ``KeyNotForSigning``."""
        from reviewer.documents.external import external_signer

        return external_signer(certificate_pem, self.folders)

    def time_stamps(self, place: TimeStampPlace) -> TimeStampAuthority:
        """Return an authority; raise ``TimeStampAddressInvalid`` or ``TrustUnreadable``."""
        from reviewer.documents.timestamps import authority_at

        return authority_at(place)


@dataclass(frozen=True, slots=True)
class SignatureVerifier:
    """Says what a file proves by itself."""

    def verify(self, pdf: bytes, trust: bytes) -> SignatureFindings:
        """Return what the bytes prove; raise ``TrustUnreadable``.

        ``trust``: PEM certificates, one after another; may be empty.
        """
        from reviewer.documents.certificates import read_pem
        from reviewer.documents.verification import verify_avis

        return verify_avis(pdf, read_pem(trust))

    def require_certificates(self, trust: bytes) -> None:
        """Raise ``TrustUnreadable`` where a file that was given to be trusted holds no certificate."""
        from reviewer.documents.certificates import read_pem
        from reviewer.documents.errors import TrustUnreadable

        if not read_pem(trust):
            raise TrustUnreadable

    def is_image(self, content: bytes) -> bool:
        """Tell whether the bytes are a photo or a scan."""
        return is_image(content)

    def codes(self, content: bytes) -> CodesFound:
        """Return the codes of ours in a photo, a scan or the pages of a PDF."""
        from reviewer.documents.scanning import codes_in_image, codes_in_pdf

        return codes_in_image(content) if self.is_image(content) else codes_in_pdf(content)


@dataclass(frozen=True, slots=True)
class Seals:
    """What the office's own key does (port ``OfficeSeals``)."""

    def make_key(self, at: datetime) -> OfficeKey:
        """Return a new key."""
        from reviewer.documents import proof

        return proof.make_key(at)

    def sign(self, message: bytes, key: OfficeKey) -> bytes:
        """Return a signature."""
        from reviewer.documents import proof

        return proof.sign(message, key)

    def holds(self, message: bytes, signature: bytes, key: OfficePublicKey) -> bool:
        """Tell whether a signature is this key's on this message."""
        from reviewer.documents import proof

        return proof.holds(message, signature, key)

    def write_keys(self, keys: Sequence[OfficePublicKey]) -> bytes:
        """Return the public keys as a file."""
        from reviewer.documents import proof

        return proof.write_keys(keys)

    def read_keys(self, raw: bytes) -> tuple[OfficePublicKey, ...]:
        """Read public keys; raise ``TrustUnreadable``."""
        from reviewer.documents import proof

        return proof.read_keys(raw)

    def public_pem(self, key: OfficePublicKey) -> bytes:
        """Return a public key in PEM."""
        from reviewer.documents import proof

        return proof.public_pem(key)

    def paper_code(self, content: AvisContent, key: OfficeKey) -> str:
        """Return the text of the code printed on an avis."""
        from reviewer.documents import proof

        return proof.paper_code(content, key)

    def read_paper(self, text: str, keys: Sequence[OfficePublicKey]) -> PaperFindings:
        """Return what the text of a code proves."""
        from reviewer.documents import proof

        return proof.read_paper(text, keys)

    def sign_list(self, one: StatusList, key: OfficeKey) -> bytes:
        """Return the published file of a list of states."""
        from reviewer.documents import proof

        return proof.sign_list(one, key)

    def read_list(self, raw: bytes, keys: Sequence[OfficePublicKey]) -> StatusList:
        """Read a published list; raise ``StatusListRefused``."""
        from reviewer.documents import proof

        return proof.read_list(raw, keys)

    def list_number(self, raw: bytes) -> int | None:
        """Return the number that a published file claims."""
        from reviewer.documents import proof

        return proof.list_number(raw)

    def stamped_at(self, token: bytes, covered: bytes, anchors: bytes) -> datetime | None:
        """Return the instant of a time stamp that holds over these bytes."""
        from reviewer.documents.timestamps import stamped_at

        return stamped_at(token, covered, anchors)
