"""What the rest of the program holds of this room. Light: the PDF libraries load at first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.admissibility.letter import EmailText, LetterContent
from reviewer.avis.content import AvisContent
from reviewer.avis.verification import SignatureFindings
from reviewer.documents.paths import NO_OTHERS, folder_of
from reviewer.errors import Fault
from reviewer.programme.model import Programme

if TYPE_CHECKING:
    from reviewer.documents.letter_wording import LetterWording
    from reviewer.documents.signing import PdfSigningKey


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints avis and letters (port ``Printer``) with the wording that each one names.

    ``folders``: where the wording of installed programmes is (``reviewer.documents.paths.folder_of``).
    """

    folders: Mapping[str, Path] = field(default_factory=lambda: NO_OTHERS)

    def render(self, content: AvisContent, *, draft: bool) -> bytes:
        """Return the PDF; raise ``UndrawableText``, ``AvisUnfinished`` or ``WordingMissing``."""
        from reviewer.documents.printing import render_avis
        from reviewer.documents.wording import load_wording

        folder = folder_of(content.programme_id, self.folders)
        wording = load_wording(content.programme_id, content.wording_id, folder)
        return render_avis(content, wording, draft=draft)

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


@dataclass(frozen=True, slots=True)
class SignatureVerifier:
    """Says what a file proves by itself."""

    def verify(self, pdf: bytes, trust: bytes) -> SignatureFindings:
        """Return what the bytes prove; raise ``TrustUnreadable``.

        ``trust``: PEM certificates, one after another; may be empty.
        """
        from reviewer.documents.verification import read_trust, verify_avis

        return verify_avis(pdf, read_trust(trust))
