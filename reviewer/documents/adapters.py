"""What the rest of the program holds of this room. Light: the PDF libraries load at first use."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.avis.content import AvisContent
from reviewer.avis.verification import SignatureFindings

if TYPE_CHECKING:
    from reviewer.documents.signing import PdfSigningKey


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints avis (port ``AvisPrinter``) with the wording that each one names."""

    def render(self, content: AvisContent, *, draft: bool) -> bytes:
        """Return the PDF; raise ``UndrawableText``, ``AvisUnfinished`` or ``WordingMissing``."""
        from reviewer.documents.printing import render_avis
        from reviewer.documents.wording import load_wording

        return render_avis(content, load_wording(content.programme_id, content.wording_id), draft=draft)


@dataclass(frozen=True, slots=True)
class Keys:
    """Opens signing keys (port ``KeyRing``)."""

    def open(self, path: Path, passphrase: str) -> PdfSigningKey:
        """Open a PKCS#12 file; raise ``KeyUnreadable``, ``PassphraseRefused`` or ``KeyNotForSigning``."""
        from reviewer.documents.signing import load_signing_key

        return load_signing_key(path, passphrase)


@dataclass(frozen=True, slots=True)
class SignatureVerifier:
    """Says what a file proves by itself."""

    def verify(self, pdf: bytes, trust: bytes) -> SignatureFindings:
        """Return what the bytes prove; raise ``TrustUnreadable``.

        ``trust``: PEM certificates, one after another; may be empty.
        """
        from reviewer.documents.verification import read_trust, verify_avis

        return verify_avis(pdf, read_trust(trust))
