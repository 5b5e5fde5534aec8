"""Signing an avis: PAdES B-B (ETSI EN 319 142-1), a certification signature that allows no change (DocMDP P=1).

The key is opened once and kept open; its passphrase is not kept. pyHanko 0.38 is used with three of its costs and
one of its defects worked around: the key parsed at each signature, a dry run to size the signature, stamps in
unembedded fonts, and metadata rewritten behind our back.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
from asn1crypto import pkcs12 as asn1_pkcs12
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from reviewer.avis.content import AvisContent
from reviewer.documents.errors import (
    CertificateNotValid,
    KeyNotForSigning,
    KeyUnreadable,
    NotReadyForSignature,
    PassphraseRefused,
)
from reviewer.documents.page import SIGNATURE_FIELD
from reviewer.documents.paths import NO_OTHERS, folder_of
from reviewer.documents.stamp import stamp_style
from reviewer.documents.wording import AvisWording, load_wording
from reviewer.services.clock import QUEBEC

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

_DIGEST: Final = "sha256"
_LARGEST_KEY_FILE: Final = 1_000_000
_LEAST_RSA_BITS: Final = 2048
_SIGNATURE_ROOM: Final = 8192  # hexadecimal digits beside the certificates


class _OpenKeySigner(Signer):
    """pyHanko's signer on a key that stays parsed."""

    def __init__(
        self, key: PrivateKey, certificate: asn1_x509.Certificate, chain: SimpleCertificateStore
    ) -> None:
        super().__init__(signing_cert=certificate, cert_registry=chain, embed_roots=False)
        self._key = key

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: ARG002  # pyHanko's signature; no dry run is ever asked for here
    ) -> bytes:
        """Sign bytes; only SHA-256 is asked for here."""
        if digest_algorithm != _DIGEST:
            raise ValueError(digest_algorithm)
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self._key.sign(data, ec.ECDSA(hashes.SHA256()))


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSigningKey:
    """An opened signing key (port ``SigningKey``). Its secret shows neither in repr nor in any error."""

    certificate: x509.Certificate
    _signer: Signer = field(repr=False)
    _room: int = field(repr=False, default=_SIGNATURE_ROOM)
    _folders: Mapping[str, Path] = field(repr=False, default_factory=lambda: NO_OTHERS)

    @property
    def subject_name(self) -> str:
        """Return the person's name in the certificate (common name)."""
        return subject_name(self.certificate)

    @property
    def certificate_pem(self) -> bytes:
        """Return the certificate, for the register."""
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def certificate_sha256(self) -> str:
        """Return the certificate's fingerprint in hexadecimal."""
        return hashlib.sha256(self.certificate.public_bytes(Encoding.DER)).hexdigest()

    def require_valid(self, on: date) -> None:
        """Raise ``CertificateNotValid`` where the certificate does not hold on this day in Québec."""
        first = self.certificate.not_valid_before_utc.astimezone(QUEBEC).date()
        last = self.certificate.not_valid_after_utc.astimezone(QUEBEC).date()
        if not first <= on <= last:
            raise CertificateNotValid(self.subject_name, on, first, last)

    def sign(self, pdf: bytes, content: AvisContent, at: datetime) -> bytes:
        """Return the avis signed at an aware instant, its visible signature drawn.

        Raises ``CertificateNotValid``, or ``NotReadyForSignature`` where the PDF is no avis of ours that waits for
        its signature.
        """
        local = at.astimezone(QUEBEC).date()
        self.require_valid(local)
        if not self.certificate.not_valid_before_utc <= at <= self.certificate.not_valid_after_utc:
            first = self.certificate.not_valid_before_utc.astimezone(QUEBEC).date()
            last = self.certificate.not_valid_after_utc.astimezone(QUEBEC).date()
            raise CertificateNotValid(self.subject_name, local, first, last)
        folder = folder_of(content.programme_id, self._folders)
        wording = load_wording(content.programme_id, content.wording_id, folder)
        _require_waiting(pdf, str(content.number))
        return self._signed(pdf, content, wording, at)

    def _signed(self, pdf: bytes, content: AvisContent, wording: AvisWording, at: datetime) -> bytes:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        # pyHanko would rewrite Info and XMP, and break PDF/A in doing so; nothing but the signature may change.
        writer._update_meta = lambda: None  # type: ignore[method-assign]
        metadata = PdfSignatureMetadata(
            field_name=SIGNATURE_FIELD,
            md_algorithm=_DIGEST,
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            name=content.signatory_name,
            reason=wording.text.signature_reason.format(number=content.number),
            location=wording.text.signature_location,
        )
        signer = PdfSigner(metadata, self._signer, stamp_style=stamp_style(content, wording, at))
        session = signer.init_signing_session(writer, existing_fields_only=True)
        session.system_time = at.astimezone(QUEBEC)
        document = session.prepare_tbs_document(validation_info=None, bytes_reserved=self._room)
        digest, output = document.digest_tbs_document(output=BytesIO())
        attributes = PdfCMSSignedAttributes(signing_time=session.system_time)
        asyncio.run(document.perform_signature(digest.document_digest, attributes))
        output.seek(0)
        signed: bytes = output.read()
        return signed


def load_signing_key(path: Path, passphrase: str, folders: Mapping[str, Path] = NO_OTHERS) -> PdfSigningKey:
    """Open a PKCS#12 file: the person's key, certificate and, where there are some, intermediate certificates.

    ``folders``: where the wording of installed programmes is (``reviewer.documents.paths.folder_of``).

    Raises ``KeyUnreadable`` (no such file, or not a PKCS#12 with a key), ``PassphraseRefused`` or
    ``KeyNotForSigning`` (a certificate without digital signature, a key that is neither RSA nor on a NIST curve).
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_KEY_FILE + 1)
    except OSError:
        raise KeyUnreadable(path.name) from None
    if len(raw) > _LARGEST_KEY_FILE or not _looks_like_pkcs12(raw):
        raise KeyUnreadable(path.name)
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(raw, passphrase.encode())
    except ValueError:
        raise PassphraseRefused(path.name) from None
    except Exception:  # a hostile or exotic file: cryptography's parsers raise what they like
        raise KeyUnreadable(path.name) from None
    if key is None or certificate is None:
        raise KeyUnreadable(path.name)
    if not isinstance(key, (rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey)) or not _may_sign(certificate):
        raise KeyNotForSigning(subject_name(certificate))
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < _LEAST_RSA_BITS:
        raise KeyNotForSigning(subject_name(certificate))
    chain = _chain(certificate, others)
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    for link in chain:
        store.register(_asn1(link))
    room = _SIGNATURE_ROOM + 2 * sum(len(link.public_bytes(Encoding.DER)) for link in (certificate, *chain))
    return PdfSigningKey(
        certificate=certificate,
        _signer=_OpenKeySigner(key, _asn1(certificate), store),
        _room=room,
        _folders=folders,
    )


def subject_name(certificate: x509.Certificate) -> str:
    """Return the common name of a certificate's subject, or the whole subject where it has none."""
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def _chain(certificate: x509.Certificate, others: list[x509.Certificate]) -> list[x509.Certificate]:
    """Return the intermediate certificates from the signer up, the root and strangers left out."""
    chain: list[x509.Certificate] = []
    current = certificate
    while True:
        above = next((c for c in others if c.subject == current.issuer and c.subject != c.issuer), None)
        if above is None or above in chain or above == certificate:
            return chain
        chain.append(above)
        current = above


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _looks_like_pkcs12(raw: bytes) -> bool:
    try:
        version: object = asn1_pkcs12.Pfx.load(raw, strict=True)["version"].native
    except (ValueError, TypeError, KeyError):
        return False
    return version == "v3"


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _require_waiting(pdf: bytes, number: str) -> None:
    """Raise ``NotReadyForSignature`` unless the file has exactly one signature field, ours, and it is empty."""
    try:
        with pikepdf.Pdf.open(BytesIO(pdf)) as document:
            title = str(document.docinfo.get("/Title", ""))
            fields = list(document.Root["/AcroForm"]["/Fields"])
            ready = len(fields) == 1 and str(fields[0]["/T"]) == SIGNATURE_FIELD and "/V" not in fields[0]
    except (pikepdf.PdfError, KeyError, ValueError, TypeError):
        raise NotReadyForSignature(number) from None
    if not ready or number not in title:
        raise NotReadyForSignature(number)
