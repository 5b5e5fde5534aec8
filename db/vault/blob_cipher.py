"""A document sealed for its file: AES-256-GCM under a key of its own, its SHA-256 inside.

``AVB1`` · salt (16 bytes) · the SHA-256, sealed (48) · the content, sealed. The key is derived from the master key and
the salt, which is new at every writing, so that the two fixed nonces serve once.
"""

from __future__ import annotations

import secrets

from db.vault.master import MasterKey

MAGIC = b"AVB1"
_SALT = 16
_TAG = 16
_ADDRESS, _CONTENT = (1).to_bytes(12), (2).to_bytes(12)
HEADER = len(MAGIC) + _SALT + 32 + _TAG
"""Bytes from which the SHA-256 can be read."""


def seal(key: MasterKey, content_sha256: str, content: bytes) -> bytes:
    """Return the bytes of the file."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt = secrets.token_bytes(_SALT)
    cipher = AESGCM(key.document(salt))
    address = bytes.fromhex(content_sha256)
    return b"".join(
        (
            MAGIC,
            salt,
            cipher.encrypt(_ADDRESS, address, MAGIC),
            cipher.encrypt(_CONTENT, content, MAGIC + address),
        )
    )


def address(key: MasterKey, sealed: bytes) -> str | None:
    """Return the SHA-256 of a sealed document from its first ``HEADER`` bytes; None under another key, or altered."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(sealed) < HEADER or not sealed.startswith(MAGIC):
        return None
    salt = sealed[len(MAGIC) : len(MAGIC) + _SALT]
    try:
        return AESGCM(key.document(salt)).decrypt(_ADDRESS, sealed[len(MAGIC) + _SALT : HEADER], MAGIC).hex()
    except InvalidTag:
        return None


def unseal(key: MasterKey, content_sha256: str, sealed: bytes) -> bytes | None:
    """Return the content; None under another key, altered, cut short, or another document's."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if address(key, sealed) != content_sha256:
        return None
    salt = sealed[len(MAGIC) : len(MAGIC) + _SALT]
    try:
        return AESGCM(key.document(salt)).decrypt(
            _CONTENT, memoryview(sealed)[HEADER:], MAGIC + bytes.fromhex(content_sha256)
        )
    except InvalidTag:
        return None
