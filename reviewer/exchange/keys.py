"""Keys of one side: made, signed with, checked. X25519 in age's own words, Ed25519 (RFC 8032) in bytes."""

from __future__ import annotations

from reviewer.committee.offline.keys import KeyPairs, PublicKeys

SIGNATURE_BYTES = 64


def make_keys() -> KeyPairs:
    """Return new keys of one side."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from pyrage import x25519

    identity = x25519.Identity.generate()
    signing = Ed25519PrivateKey.generate()
    public = PublicKeys(
        recipient=str(identity.to_public()), verifying=signing.public_key().public_bytes_raw()
    )
    return KeyPairs(public=public, identity=str(identity), signing=signing.private_bytes_raw())


def sign(schema: str, message: bytes, keys: KeyPairs) -> bytes:
    """Return a signature over a message of one schema: a signature for one is never one for another."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(keys.signing).sign(_signed(schema, message))


def holds(schema: str, message: bytes, signature: bytes, keys: PublicKeys) -> bool:
    """Tell whether a signature is of these keys over this message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(keys.verifying).verify(signature, _signed(schema, message))
    except (InvalidSignature, ValueError):
        return False
    return True


def is_recipient(text: str) -> bool:
    """Tell whether a text is an age recipient of the kind that we write to."""
    from pyrage import RecipientError, x25519

    try:
        return str(x25519.Recipient.from_str(text)) == text
    except RecipientError:
        return False


def _signed(schema: str, message: bytes) -> bytes:
    return schema.encode("ascii") + b"\0" + message
