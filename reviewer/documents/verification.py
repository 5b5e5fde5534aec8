"""Verifying an avis: what the file proves by itself. Strict: what ordinary readers tolerate is refused here.

In order, each step only on what the one before vouches for: the signature covers the whole file (``envelope``); the
signer's certificate comes from one that is trusted; pyHanko agrees on every point, at the instant of the signature;
the attached data, the verification code and the printed text say the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from reviewer.avis.content import AvisContent
from reviewer.avis.verification import Reason, SignatureFindings, SignatureOutcome
from reviewer.documents.envelope import Envelope, EnvelopeFault, open_envelope
from reviewer.documents.errors import TrustUnreadable
from reviewer.documents.reading import attached_content, carries_marks, disagreement, is_draft
from reviewer.documents.signing import subject_name
from reviewer.dossier.folding import fold_words

LEVEL: Final = "B-B"
LARGEST_AVIS: Final = 20_000_000
_LARGEST_STRANGER: Final = 500_000
_SIGNING = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)


def verify_file(path: Path, trust: Sequence[x509.Certificate]) -> SignatureFindings:
    """Return what a file proves; reads no more than an avis can hold. Raises ``OSError`` where it cannot be read."""
    with path.open("rb") as file:
        return verify_avis(file.read(LARGEST_AVIS + 1), trust)


def verify_avis(pdf: bytes, trust: Sequence[x509.Certificate]) -> SignatureFindings:
    """Return what these bytes prove, whatever they are; never raises.

    ``trust``: certificates of authorities, or of signers. As soon as one of a signer is among them, only the signers
    named there are trusted: another person's certificate from the same authority is not enough.
    """
    sha256 = hashlib.sha256(pdf).hexdigest()
    if len(pdf) > LARGEST_AVIS:
        return _findings(
            sha256, SignatureOutcome.NOT_AN_AVIS, "too_large", megabytes=LARGEST_AVIS // 1_000_000
        )
    ours = carries_marks(pdf)
    if not ours and not pdf.startswith(b"%PDF-"):
        return _findings(sha256, SignatureOutcome.NOT_AN_AVIS, "not_a_pdf")
    try:
        envelope = open_envelope(pdf)
    except EnvelopeFault as fault:
        return _unsealed(sha256, fault.code, ours=ours, draft=is_draft(pdf))
    if not ours:
        return _findings(sha256, SignatureOutcome.NOT_AN_AVIS, "no_avis_inside")
    return _Sealed(pdf, sha256, envelope).judged(trust)


def read_trust(pem: bytes) -> tuple[x509.Certificate, ...]:
    """Read PEM certificates, one after another; none in an empty text. Raise ``TrustUnreadable``."""
    if not pem.strip():
        return ()
    try:
        return tuple(x509.load_pem_x509_certificates(pem))
    except ValueError:
        raise TrustUnreadable from None


def _unsealed(sha256: str, code: str, *, ours: bool, draft: bool) -> SignatureFindings:
    """An envelope that does not hold: an altered avis, a draft, or something else altogether."""
    if draft and code == "not_signed":
        return _findings(sha256, SignatureOutcome.NOT_AN_AVIS, "draft")
    if ours:
        return _findings(
            sha256, SignatureOutcome.ALTERED, "signature_removed" if code == "not_signed" else code
        )
    return _findings(sha256, SignatureOutcome.NOT_AN_AVIS, "no_avis_inside")


def _findings(
    sha256: str,
    outcome: SignatureOutcome,
    code: str,
    *,
    content: AvisContent | None = None,
    signer: str | None = None,
    signed_at: datetime | None = None,
    **facts: str | int,
) -> SignatureFindings:
    return SignatureFindings(
        outcome=outcome,
        pdf_sha256=sha256,
        content=content,
        signer=signer,
        signed_at=signed_at,
        level=LEVEL if signer is not None else None,
        reasons=(Reason(code, facts),),
    )


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A file whose whole content one signature covers: the bytes are the signer's, whoever that is."""

    pdf: bytes
    sha256: str
    envelope: Envelope

    @property
    def signer(self) -> str:
        return subject_name(self.envelope.signer)

    def judged(self, trust: Sequence[x509.Certificate]) -> SignatureFindings:
        """Return the findings: trust first, parsing of the pages last."""
        if not comes_from(self.envelope, trust):
            # A stranger's file: its data are told if it is small, so that no bomb is unpacked on the way.
            told = attached_content(self.pdf) if len(self.pdf) <= _LARGEST_STRANGER else None
            return self._found(SignatureOutcome.UNTRUSTED, "signer_unknown", told)
        content = attached_content(self.pdf)
        if content is None:
            return self._found(SignatureOutcome.NOT_AN_AVIS, "no_avis_inside", None)
        try:
            return self._trusted(content, trust)
        except (
            Exception
        ):  # parsers of PDF and of certificates raise many kinds: whatever it is, it is not proved
            return self._found(SignatureOutcome.ALTERED, "structure_broken", None)

    def _trusted(self, content: AvisContent, trust: Sequence[x509.Certificate]) -> SignatureFindings:
        reader = PdfFileReader(BytesIO(self.pdf))
        signatures = reader.embedded_signatures
        if len(signatures) != 1 or not reader.embedded_regular_signatures:
            return self._found(SignatureOutcome.ALTERED, "several_signatures", None)
        signature = signatures[0]
        signed_at = signature.self_reported_timestamp
        if signed_at is None:
            return self._found(SignatureOutcome.ALTERED, "instant_missing", None)
        status = validate_pdf_signature(
            signature,
            signer_validation_context=ValidationContext(
                trust_roots=[_asn1(certificate) for certificate in trust],
                other_certs=[_asn1(certificate) for certificate in self.envelope.chain],
                moment=signed_at,
                allow_fetching=False,
                revocation_mode="soft-fail",
            ),
            key_usage_settings=_SIGNING,
        )
        if not (status.intact and status.valid and status.coverage is SignatureCoverageLevel.ENTIRE_FILE):
            return self._found(SignatureOutcome.ALTERED, "content_changed", None)
        if signature.docmdp_level is not MDPPerm.NO_CHANGES or not status.docmdp_ok:
            return self._found(SignatureOutcome.ALTERED, "not_certified", None)
        if not status.trusted:
            return self._found(SignatureOutcome.UNTRUSTED, "certificate_not_valid_then", content, signed_at)
        if fold_words(self.signer) != fold_words(content.signatory_name):
            return self._found(SignatureOutcome.UNTRUSTED, "signer_is_another", content, signed_at)
        code = disagreement(self.pdf, content)
        if code is not None:
            return self._found(SignatureOutcome.ALTERED, code, None, signed_at)
        return self._found(SignatureOutcome.GENUINE, "whole_and_unaltered", content, signed_at)

    def _found(
        self,
        outcome: SignatureOutcome,
        code: str,
        content: AvisContent | None,
        signed_at: datetime | None = None,
    ) -> SignatureFindings:
        return _findings(
            self.sha256,
            outcome,
            code,
            content=content,
            signer=self.signer,
            signed_at=signed_at,
            named=self.signer,
            signatory=content.signatory_name if content else "",
        )


def comes_from(envelope: Envelope, trust: Sequence[x509.Certificate]) -> bool:
    """Tell whether the signer is trusted: pinned, or, where no signer is pinned, certified by a trusted authority.

    Signatures of certificates only; dates and usages are pyHanko's to judge, at the instant of the signature.
    """
    pinned = [certificate for certificate in trust if not _is_authority(certificate)]
    if pinned:
        return envelope.signer in pinned
    top = envelope.chain[-1]
    return any(_issued(authority, top) for authority in trust)


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def _issued(authority: x509.Certificate, certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
