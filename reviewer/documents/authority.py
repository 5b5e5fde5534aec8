"""A certification authority for demonstrations and tests. It vouches for nobody: its names say so.

Valid from 2021 to 2041, so that both the demonstration's pinned date and the real day of whoever opens the file with
another program fall inside. Never use it for a real avis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

from reviewer.dossier.folding import fold_words

AUTHORITY_FILE: Final = "ca.pem"
REVOCATIONS_FILE: Final = "ca.crl.pem"
VALID_FROM: Final = datetime(2021, 1, 1, tzinfo=UTC)
VALID_UNTIL: Final = datetime(2041, 1, 1, tzinfo=UTC)
_RSA_BITS: Final = 3072
_PUBLIC_EXPONENT: Final = 65537

_Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAuthority:
    """Where the authority's certificate and its list of revocations are, and each person's PKCS#12 file by name."""

    certificate: Path
    keys: dict[str, Path]
    revocations: Path


def make_demo_authority(
    folder: Path,
    names: Sequence[str],
    passphrase: str,
    *,
    organisation: str,
    authority_name: str,
    fast: bool = False,
    valid_from: datetime = VALID_FROM,
    valid_until: datetime = VALID_UNTIL,
    revoked: Sequence[str] = (),
    listed_at: datetime = VALID_FROM,
) -> DemoAuthority:
    """Write ``ca.pem``, ``ca.crl.pem`` and one PKCS#12 file a person into a folder, and return where they are.

    ``names``: the people, as their avis print them (the certificate's common name). ``organisation`` and
    ``authority_name`` must say that this is a demonstration; they come from resources. ``fast``: P-256 keys, made
    in no time, for tests; otherwise RSA-3072. ``valid_from`` and ``valid_until``: of the people's certificates.
    ``revoked``: whose certificate is on the list that the authority published at ``listed_at``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    root_key = _new_key(fast)
    root_name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CA"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, authority_name),
        ]
    )
    root = (
        _builder(root_name, root_name, root_key, VALID_FROM, VALID_UNTIL)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(authority=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(root_key.public_key()), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    certificate = folder / AUTHORITY_FILE
    certificate.write_bytes(root.public_bytes(Encoding.PEM))
    keys: dict[str, Path] = {}
    withdrawn: list[x509.Certificate] = []
    for name in names:
        key = _new_key(fast)
        subject = x509.Name(
            [
                x509.NameAttribute(NameOID.COUNTRY_NAME, "CA"),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
                x509.NameAttribute(NameOID.COMMON_NAME, name),
            ]
        )
        issued = (
            _builder(subject, root_name, key, valid_from, valid_until)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(authority=False), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False
            )
            .sign(root_key, hashes.SHA256())
        )
        path = folder / f"{'-'.join(fold_words(name))}.p12"
        path.write_bytes(
            pkcs12.serialize_key_and_certificates(
                name.encode(), key, issued, [root], BestAvailableEncryption(passphrase.encode())
            )
        )
        path.chmod(0o600)
        keys[name] = path
        if name in revoked:
            withdrawn.append(issued)
    revocations = folder / REVOCATIONS_FILE
    revocations.write_bytes(_revocations(root_name, root_key, withdrawn, listed_at))
    return DemoAuthority(certificate=certificate, keys=keys, revocations=revocations)


def _revocations(issuer: x509.Name, key: _Key, withdrawn: Sequence[x509.Certificate], at: datetime) -> bytes:
    listing = x509.CertificateRevocationListBuilder().issuer_name(issuer)
    listing = listing.last_update(at).next_update(VALID_UNTIL)
    listing = listing.add_extension(x509.CRLNumber(1), critical=False)
    listing = listing.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False
    )
    for certificate in withdrawn:
        entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number)
        listing = listing.add_revoked_certificate(entry.revocation_date(at).build())
    return listing.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def _new_key(fast: bool) -> _Key:
    if fast:
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(_PUBLIC_EXPONENT, _RSA_BITS)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: _Key, start: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
    )


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
