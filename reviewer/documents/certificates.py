"""Certificates of people who sign: whose they are, whether they hold, and whether they were revoked."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from reviewer.documents.errors import (
    CertificateNotTrusted,
    CertificateNotValid,
    CertificateRevoked,
    CertificateUnreadable,
    KeyNotForSigning,
    RevocationsUnreadable,
    TrustUnreadable,
)
from reviewer.services.clock import QUEBEC

_LEAST_RSA_BITS = 2048
_CRL_MARK = b"-----BEGIN X509 CRL-----"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """A person's certificate with the path above it. Raises ``KeyNotForSigning`` where it is not for signatures."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    def __post_init__(self) -> None:
        key = self.certificate.public_key()
        weak = isinstance(key, rsa.RSAPublicKey) and key.key_size < _LEAST_RSA_BITS
        known = isinstance(key, (rsa.RSAPublicKey, ec.EllipticCurvePublicKey))
        if not known or weak or not _may_sign(self.certificate):
            raise KeyNotForSigning(self.subject_name)

    @property
    def subject_name(self) -> str:
        """Return the person's name in the certificate (common name)."""
        return subject_name(self.certificate)

    @property
    def pem(self) -> bytes:
        """Return the certificate and the path above it."""
        return b"".join(link.public_bytes(Encoding.PEM) for link in (self.certificate, *self.chain))

    @property
    def sha256(self) -> str:
        """Return the certificate's fingerprint in hexadecimal."""
        return hashlib.sha256(self.certificate.public_bytes(Encoding.DER)).hexdigest()

    @property
    def der(self) -> list[bytes]:
        """Return the certificates as a signature carries them: the person's first, the root left out."""
        return [link.public_bytes(Encoding.DER) for link in (self.certificate, *self.chain)]

    def require_valid(self, on: date) -> None:
        """Raise ``CertificateNotValid`` where the certificate does not hold on this day in Québec."""
        first = self.certificate.not_valid_before_utc.astimezone(QUEBEC).date()
        last = self.certificate.not_valid_after_utc.astimezone(QUEBEC).date()
        if not first <= on <= last:
            raise CertificateNotValid(self.subject_name, on, first, last)

    def require_valid_at(self, at: datetime) -> None:
        """Raise ``CertificateNotValid`` where the certificate does not hold at this instant."""
        local = at.astimezone(QUEBEC).date()
        self.require_valid(local)
        if not self.certificate.not_valid_before_utc <= at <= self.certificate.not_valid_after_utc:
            first = self.certificate.not_valid_before_utc.astimezone(QUEBEC).date()
            last = self.certificate.not_valid_after_utc.astimezone(QUEBEC).date()
            raise CertificateNotValid(self.subject_name, local, first, last)

    def require_accepted(self, trust: Sequence[x509.Certificate], revocations: bytes, at: datetime) -> None:
        """Raise ``CertificateNotTrusted`` or ``CertificateRevoked`` where the house would refuse the avis later.

        ``trust``: authorities or signers, empty where the house named none; ``revocations``: lists in PEM, one after
        another.
        """
        if trust and not self._known_to(trust):
            raise CertificateNotTrusted(self.subject_name)
        issuers = (*self.chain, *trust)
        for listing in read_revocations(revocations):
            issuer = next((i for i in issuers if i.subject == listing.issuer and _signed(listing, i)), None)
            if listing.issuer == self.certificate.issuer and issuer is None:
                raise RevocationsUnreadable
            entry = None
            if issuer is not None and listing.issuer == self.certificate.issuer:
                entry = listing.get_revoked_certificate_by_serial_number(self.certificate.serial_number)
            if entry is not None and entry.revocation_date_utc <= at:
                raise CertificateRevoked(
                    self.subject_name, entry.revocation_date_utc.astimezone(QUEBEC).date()
                )

    def _known_to(self, trust: Sequence[x509.Certificate]) -> bool:
        pinned = [one for one in trust if not is_authority(one)]
        if pinned and self.certificate in pinned:
            return True
        if pinned and not all(_for_time_alone(one) for one in pinned):
            return False
        path = (self.certificate, *self.chain)
        return any(issued(authority, link) for authority in trust for link in path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified:
    """Somebody who signs with a certificate, wherever the key is."""

    credentials: Credentials

    @property
    def subject_name(self) -> str:
        """Return the person's name in the certificate (common name)."""
        return self.credentials.subject_name

    @property
    def certificate_pem(self) -> bytes:
        """Return the certificate and the path above it."""
        return self.credentials.pem

    @property
    def certificate_sha256(self) -> str:
        """Return the certificate's fingerprint in hexadecimal."""
        return self.credentials.sha256

    def require_valid(self, on: date) -> None:
        """Raise ``CertificateNotValid`` where the certificate does not hold on this day in Québec."""
        self.credentials.require_valid(on)

    def require_accepted(self, trust: bytes, revocations: bytes, at: datetime) -> None:
        """Raise ``CertificateNotTrusted`` or ``CertificateRevoked``; the arguments are PEM and may be empty."""
        self.credentials.require_accepted(read_pem(trust), revocations, at)


def read_certificates(pem: bytes) -> Credentials:
    """Read a person's certificate and the path above it; raise ``CertificateUnreadable`` or ``KeyNotForSigning``."""
    try:
        certificate, *others = x509.load_pem_x509_certificates(pem)
    except ValueError:
        raise CertificateUnreadable from None
    return Credentials(certificate=certificate, chain=path_above(certificate, others))


def read_pem(pem: bytes) -> tuple[x509.Certificate, ...]:
    """Read PEM certificates, one after another; none in an empty text. Raise ``TrustUnreadable``."""
    if not pem.strip():
        return ()
    try:
        return tuple(x509.load_pem_x509_certificates(pem))
    except ValueError:
        raise TrustUnreadable from None


def read_revocations(pem: bytes) -> tuple[x509.CertificateRevocationList, ...]:
    """Read lists of revoked certificates, one after another; raise ``RevocationsUnreadable``."""
    pieces = pem.split(_CRL_MARK)[1:]
    if pem.strip() and not pieces:
        raise RevocationsUnreadable
    try:
        return tuple(x509.load_pem_x509_crl(_CRL_MARK + piece) for piece in pieces)
    except ValueError:
        raise RevocationsUnreadable from None


def subject_name(certificate: x509.Certificate) -> str:
    """Return the common name of a certificate's subject, or the whole subject where it has none."""
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def path_above(
    certificate: x509.Certificate, others: Sequence[x509.Certificate]
) -> tuple[x509.Certificate, ...]:
    """Return the intermediate certificates from the signer up, the root and strangers left out."""
    chain: list[x509.Certificate] = []
    current = certificate
    while True:
        above = next((c for c in others if c.subject == current.issuer and c.subject != c.issuer), None)
        if above is None or above in chain or above == certificate:
            return tuple(chain)
        chain.append(above)
        current = above


def is_authority(certificate: x509.Certificate) -> bool:
    """Tell whether a certificate may certify others."""
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def issued(authority: x509.Certificate, certificate: x509.Certificate) -> bool:
    """Tell whether an authority signed a certificate."""
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def as_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """Return the same certificate for asn1crypto and pyHanko."""
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _for_time_alone(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return list(usage) == [ExtendedKeyUsageOID.TIME_STAMPING]


def _signed(listing: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    key = issuer.public_key()
    if not isinstance(key, (rsa.RSAPublicKey, ec.EllipticCurvePublicKey)):
        return False
    try:
        return listing.is_signature_valid(key)
    except (TypeError, ValueError, UnsupportedAlgorithm):
        return False


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment
