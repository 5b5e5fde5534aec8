"""The master key and what is derived from it. It is never shown, compared in the open, pickled or written down."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite

SIZE = 32
"""Bytes of a master key, all random."""


class MasterKey:
    """The key of a database. ``previous``: while a rotation is under way, the key that some data is still under.

    What is written is written under this key; what is read may be under either.
    """

    __slots__ = ("_secret", "id", "previous")

    def __init__(self, secret: bytes, *, previous: MasterKey | None = None) -> None:
        if len(secret) != SIZE:
            raise ValueError("a master key has 32 bytes")
        self._secret = secret
        self.id = self._derive(b"id", 8).hex()
        self.previous = previous

    @classmethod
    def new(cls) -> MasterKey:
        """Return a key that nobody has."""
        return cls(secrets.token_bytes(SIZE))

    @property
    def both(self) -> tuple[MasterKey, ...]:
        """Return this key, then the previous one where there is one."""
        return (self,) if self.previous is None else (self, self.previous)

    def with_previous(self, previous: MasterKey | None) -> MasterKey:
        """Return the same key beside another previous one."""
        return MasterKey(self._secret, previous=previous)

    def database(self) -> str:
        """Return SQLCipher's raw key: 64 hexadecimal digits."""
        return self._derive(b"database").hex()

    def document(self, salt: bytes) -> bytes:
        """Return the key of one document, whose file holds ``salt``."""
        return self._derive(b"document", salt=salt)

    def document_name(self, content_sha256: str) -> str:
        """Return the name of a document's file, from which nobody without the key learns what is in it."""
        return hmac.new(self._derive(b"document-name"), content_sha256.encode(), sha256).hexdigest()

    def seal(self, content: bytes) -> str:
        """Return what proves that somebody with this key wrote these bytes."""
        return hmac.new(self._derive(b"seal"), content, sha256).hexdigest()

    def wrap(self, public: bytes, context: bytes) -> bytes:
        """Return this key for the holder of a public key (X25519) alone: HPKE, RFC 9180, base mode."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

        return _suite().encrypt(self._secret, X25519PublicKey.from_public_bytes(public), context)

    @classmethod
    def unwrap(cls, wrapped: bytes, private: bytes, context: bytes) -> MasterKey | None:
        """Return the key that was wrapped, or None where it was not wrapped for this holder and context."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        try:
            return cls(_suite().decrypt(wrapped, X25519PrivateKey.from_private_bytes(private), context))
        except (InvalidTag, ValueError):
            return None

    def _derive(self, purpose: bytes, length: int = SIZE, *, salt: bytes | None = None) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(SHA256(), length, salt, b"avise.master/1 " + purpose).derive(self._secret)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, MasterKey):
            return NotImplemented
        return hmac.compare_digest(self._secret, other._secret)

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"MasterKey({self.id}, …)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a master key leaves the process in no form")


def _suite() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
