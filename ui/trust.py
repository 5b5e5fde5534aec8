"""Trusted certificates of a database, as rows to read, add and remove. Runs on a lane: the libraries are heavy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustRow:
    """One certificate: whose it is, until when it holds, and its fingerprint (SHA-256 in hexadecimal)."""

    name: str
    organisation: str
    valid_until: date
    fingerprint: str


def trust_rows(pem: str) -> tuple[TrustRow, ...]:
    """Return the certificates of a setting; raise ``TrustUnreadable``."""
    return tuple(_row(one) for one in _read(pem.encode()))


def with_certificates(pem: str, more: bytes) -> str:
    """Return the setting with other certificates added, each once; raise ``TrustUnreadable`` where there is none."""
    from reviewer.documents.errors import TrustUnreadable

    added = _read(more)
    if not added:
        raise TrustUnreadable
    known = {_fingerprint(one): one for one in (*_read(pem.encode()), *added)}
    return _write(tuple(known.values()))


def without_certificate(pem: str, fingerprint: str) -> str:
    """Return the setting without one certificate."""
    return _write(tuple(one for one in _read(pem.encode()) if _fingerprint(one) != fingerprint))


def _read(pem: bytes) -> tuple[x509.Certificate, ...]:
    from reviewer.documents.certificates import read_pem

    return read_pem(pem)


def _write(certificates: tuple[x509.Certificate, ...]) -> str:
    return "".join(one.public_bytes(Encoding.PEM).decode() for one in certificates)


def _row(certificate: x509.Certificate) -> TrustRow:
    return TrustRow(
        name=_attribute(certificate, NameOID.COMMON_NAME),
        organisation=_attribute(certificate, NameOID.ORGANIZATION_NAME),
        valid_until=certificate.not_valid_after_utc.date(),
        fingerprint=_fingerprint(certificate),
    )


def _attribute(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""


def _fingerprint(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex()
