"""Who signs: keys in files, on tokens and elsewhere, and authorities for time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.avis.content import AvisContent
    from reviewer.avis.signature import SignatureRequest


class Certified(Protocol):
    """Somebody's certificate."""

    @property
    def subject_name(self) -> str:
        """Return the name in the certificate."""
        ...

    @property
    def certificate_pem(self) -> bytes:
        """Return the certificate and the path above it."""
        ...

    @property
    def certificate_sha256(self) -> str:
        """Return the certificate's fingerprint in hexadecimal, for the register."""
        ...

    def require_valid(self, on: date) -> None:
        """Raise where the certificate is not valid on this day."""
        ...

    def require_accepted(self, trust: bytes, revocations: bytes, at: datetime) -> None:
        """Raise where the house trusts no authority of this certificate, or it was revoked. PEM; may be empty."""
        ...


class TimeStamps(Protocol):
    """A time-stamping authority; where it fails, ``TimeStampTrouble``."""

    def stamp(self, signature: bytes) -> bytes:
        """Return the time stamp of a signature's value."""
        ...

    def archive(self, pdf: bytes) -> bytes:
        """Return the signed file with what proves it later, and a time stamp over all of it."""
        ...


class SigningKey(Certified, Protocol):
    """An opened signing key. Its secret never shows in repr, logs or errors, and is gone once forgotten."""

    def sign(self, pdf: bytes, content: AvisContent, at: datetime, stamps: TimeStamps | None = None) -> bytes:
        """Return the PDF with its first signature."""
        ...

    def countersign(
        self, pdf: bytes, content: AvisContent, at: datetime, stamps: TimeStamps | None = None
    ) -> bytes:
        """Return the PDF that has its first signature, with the second."""
        ...

    def forget(self) -> None:
        """Let go of the secret."""
        ...


class ExternalSigner(Certified, Protocol):
    """Somebody whose key is elsewhere: what must be signed goes out, a signature comes back."""

    def prepare(
        self, pdf: bytes, content: AvisContent, at: datetime, *, second: bool, timed: bool
    ) -> SignatureRequest:
        """Return the PDF that only lacks the signature, and what must be signed."""
        ...

    def complete(
        self, request: SignatureRequest, returned: bytes, number: str, stamps: TimeStamps | None = None
    ) -> bytes:
        """Return the signed PDF; raise where what came back is no signature of it by this certificate."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPlace:
    """Where a key is on a token: the module's library, the token's label, the key's (empty: the only one)."""

    module: Path
    token: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeStampPlace:
    """A time-stamping authority: its address, whose time is trusted, and what goes into a file to prove it later.

    Certificates and lists in PEM, one after another; ``seconds``: how long to wait for an answer.
    """

    address: str
    anchors: bytes
    trust: bytes
    revocations: bytes
    seconds: float


class KeyRing(Protocol):
    """Opens signing keys, and what else signing needs."""

    def open(self, path: Path, passphrase: str) -> SigningKey:
        """Open a PKCS#12 file; a wrong passphrase or a broken file is a ``RuleViolation``."""
        ...

    def open_token(self, place: TokenPlace, pin: str) -> SigningKey:
        """Open a PKCS#11 token; a wrong PIN, an absent or a locked token is a ``RuleViolation``."""
        ...

    def elsewhere(self, certificate_pem: bytes) -> ExternalSigner:
        """Return a signer whose key is elsewhere; a broken certificate is a ``RuleViolation``."""
        ...

    def time_stamps(self, place: TimeStampPlace) -> TimeStamps:
        """Return an authority. Nothing is asked of it yet."""
        ...
