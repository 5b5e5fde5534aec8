"""Signing an avis (PAdES, ETSI EN 319 142-1): a certification that allows no change, or only a countersignature.

A key is opened once and kept open until it is forgotten; neither its passphrase nor its PIN is kept. With a
time-stamping authority each signature carries its time stamp (``timestamps`` puts the archive time stamp last).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from reviewer.avis.content import AvisContent
from reviewer.documents.certificates import Certified, Credentials, as_asn1, path_above, subject_name
from reviewer.documents.containers import (
    ECDSA_WITH_SHA256,
    RSA_WITH_SHA256,
    SHA256,
    Parts,
    container,
    contents_of,
    signed_attributes,
)
from reviewer.documents.errors import (
    KeyForgotten,
    KeyNotForSigning,
    KeyUnreadable,
    PassphraseRefused,
)
from reviewer.documents.paths import NO_OTHERS, folder_of
from reviewer.documents.preparation import embed, prepare
from reviewer.documents.wording import AvisWording, load_wording

__all__ = ["PdfSigningKey", "load_signing_key", "subject_name"]

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
Raw = Callable[[bytes], bytes]
"""Signs bytes with SHA-256."""

_LARGEST_KEY_FILE: Final = 1_000_000
_SIGNATURE_ROOM: Final = 4096  # hexadecimal digits beside the certificates
TIME_STAMP_ROOM: Final = 24_000  # hexadecimal digits of a time stamp with its authority's path


class TimeStampSource(Protocol):
    """Gives the time stamp of a signature."""

    def stamp(self, signature: bytes) -> bytes:
        """Return the token's DER."""
        ...


class _Secret:
    """What signs, until it is forgotten. Shows in no repr."""

    __slots__ = ("_close", "_raw")

    def __init__(self, raw: Raw, close: Callable[[], None]) -> None:
        self._raw: Raw | None = raw
        self._close = close

    def __repr__(self) -> str:
        return "<secret>"

    def sign(self, data: bytes, subject: str) -> bytes:
        """Sign; raise ``KeyForgotten`` once it is over."""
        if self._raw is None:
            raise KeyForgotten(subject)
        return self._raw(data)

    def forget(self) -> None:
        """Let go of the secret."""
        if self._raw is not None:
            self._raw = None
            self._close()


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSigningKey(Certified):
    """An opened signing key (port ``SigningKey``). Its secret shows neither in repr nor in any error."""

    _secret: _Secret = field(repr=False)
    _folders: Mapping[str, Path] = field(repr=False, default_factory=lambda: NO_OTHERS)

    def __enter__(self) -> PdfSigningKey:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.forget()

    @property
    def certificate(self) -> x509.Certificate:
        """Return the person's certificate."""
        return self.credentials.certificate

    def sign(
        self, pdf: bytes, content: AvisContent, at: datetime, stamps: TimeStampSource | None = None
    ) -> bytes:
        """Return the avis signed at an aware instant, its visible signature drawn.

        Raises ``CertificateNotValid``, ``KeyForgotten``, or ``NotReadyForSignature`` where the PDF is no avis of ours
        that waits for its signature; with ``stamps``, what they raise.
        """
        self.credentials.require_valid_at(at)
        return self._signed(pdf, content, self._wording(content), at, stamps)

    def countersign(
        self, pdf: bytes, content: AvisContent, at: datetime, stamps: TimeStampSource | None = None
    ) -> bytes:
        """Return the avis that has its first signature, with the second. Raises as ``sign``."""
        self.credentials.require_valid_at(at)
        return self._signed(pdf, content, self._wording(content), at, stamps, second=True)

    def forget(self) -> None:
        """Let go of the secret: nothing more is signed with this key."""
        self._secret.forget()

    def _wording(self, content: AvisContent) -> AvisWording:
        folder = folder_of(content.programme_id, self._folders)
        return load_wording(content.programme_id, content.wording_id, folder)

    def _signed(
        self,
        pdf: bytes,
        content: AvisContent,
        wording: AvisWording,
        at: datetime,
        stamps: TimeStampSource | None = None,
        *,
        second: bool = False,
    ) -> bytes:
        room = room_for(self.credentials, timed=stamps is not None)
        prepared = prepare(pdf, content, wording, at, second=second, room=room)
        attributes = signed_attributes(prepared.digest, as_asn1(self.certificate))
        signature = self._secret.sign(attributes, self.subject_name)
        token = None if stamps is None else stamps.stamp(signature)
        return embed(prepared, container_of(self.credentials, attributes, signature, token))


def room_for(credentials: Credentials, *, timed: bool) -> int:
    """Return how many hexadecimal digits a container with these certificates may need."""
    room = _SIGNATURE_ROOM + 2 * sum(len(der) for der in credentials.der)
    return room + TIME_STAMP_ROOM if timed else room


def container_of(credentials: Credentials, attributes: bytes, signature: bytes, token: bytes | None) -> bytes:
    """Return the container of a signature over these attributes."""
    is_rsa = isinstance(credentials.certificate.public_key(), rsa.RSAPublicKey)
    return container(
        Parts(
            own=as_asn1(credentials.certificate),
            certificates=sorted(credentials.der),
            attributes=contents_of(attributes),
            signature=signature,
            digest_algorithm=SHA256,
            algorithm=RSA_WITH_SHA256 if is_rsa else ECDSA_WITH_SHA256,
            token=token,
        )
    )


def opened_key(
    credentials: Credentials,
    raw: Raw,
    folders: Mapping[str, Path],
    close: Callable[[], None] = lambda: None,
) -> PdfSigningKey:
    """Return a key that signs with ``raw``; ``close`` is called once it is forgotten."""
    return PdfSigningKey(credentials=credentials, _secret=_Secret(raw, close), _folders=folders)


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
    if not isinstance(key, (rsa.RSAPrivateKey, ec.EllipticCurvePrivateKey)):
        raise KeyNotForSigning(subject_name(certificate))
    credentials = Credentials(certificate=certificate, chain=path_above(certificate, others))
    return opened_key(credentials, _signing_with(key), folders)


def _signing_with(key: PrivateKey) -> Raw:
    if isinstance(key, rsa.RSAPrivateKey):
        return lambda data: key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    return lambda data: key.sign(data, ec.ECDSA(hashes.SHA256()))


def _looks_like_pkcs12(raw: bytes) -> bool:
    try:
        version: object = asn1_pkcs12.Pfx.load(raw, strict=True)["version"].native
    except (ValueError, TypeError, KeyError):
        return False
    return version == "v3"
