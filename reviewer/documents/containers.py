"""The one encoding that we write, and accept, of a signature's container (RFC 5652, ETSI EN 319 122-1).

DER, lengths the shortest, no revocation list, no certificate that is not on the path, and no unsigned attribute but
the signature's own time stamp. Built by hand: it is small, always the same, and made in no time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from asn1crypto import x509 as asn1_x509

VERSION_1: Final = bytes.fromhex("020101")
VERSION_3: Final = bytes.fromhex("020103")
SIGNED_DATA: Final = bytes.fromhex("06092a864886f70d010702")
DATA: Final = bytes.fromhex("300b06092a864886f70d010701")
SHA256: Final = bytes.fromhex("300d06096086480165030402010500")
RSA_WITH_SHA256: Final = bytes.fromhex("300d06092a864886f70d01010b0500")
ECDSA_WITH_SHA256: Final = bytes.fromhex("300a06082a8648ce3d040302")
TIME_STAMP_TOKEN: Final = "1.2.840.113549.1.9.16.2.14"  # noqa: S105 - an object identifier

_CONTENT_TYPE: Final = bytes.fromhex("06092a864886f70d010903")
_MESSAGE_DIGEST: Final = bytes.fromhex("06092a864886f70d010904")
_SIGNING_CERTIFICATE: Final = bytes.fromhex("060b2a864886f70d010910022f")
_TIME_STAMP: Final = bytes.fromhex("060b2a864886f70d010910020e")
_DATA_TYPE: Final = bytes.fromhex("06092a864886f70d010701")


def tlv(tag: int, *contents: bytes) -> bytes:
    """Return a DER value."""
    content = b"".join(contents)
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    size = (length.bit_length() + 7) // 8
    return bytes((tag, 0x80 | size)) + length.to_bytes(size, "big") + content


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a container is made of. ``attributes``: the signed attributes' DER without their outer tag and length.

    ``certificates``: DER, in the order in which they stand; ``token``: the DER of the signature's time stamp.
    ``content``: DER of what is signed (``DATA``: the file outside); ``version``: 1, or 3 where it is something else.
    """

    own: asn1_x509.Certificate
    certificates: Sequence[bytes]
    attributes: bytes
    signature: bytes
    digest_algorithm: bytes
    algorithm: bytes
    token: bytes | None = None
    content: bytes = DATA
    version: bytes = VERSION_1


def container(parts: Parts) -> bytes:
    """Return the DER of the container."""
    own = parts.own
    identifier = tlv(0x30, own.issuer.dump(), own["tbs_certificate"]["serial_number"].dump())
    info = [
        VERSION_1,
        identifier,
        parts.digest_algorithm,
        tlv(0xA0, parts.attributes),
        parts.algorithm,
        tlv(0x04, parts.signature),
    ]
    if parts.token is not None:
        info.append(tlv(0xA1, tlv(0x30, _TIME_STAMP, tlv(0x31, parts.token))))
    data = tlv(
        0x30,
        parts.version,
        tlv(0x31, parts.digest_algorithm),
        parts.content,
        tlv(0xA0, *parts.certificates),
        tlv(0x31, tlv(0x30, *info)),
    )
    return tlv(0x30, SIGNED_DATA, tlv(0xA0, data))


def signed_attributes(digest: bytes, own: asn1_x509.Certificate) -> bytes:
    """Return the attributes that a signature of ours signs, as the DER SET whose SHA-256 is signed.

    ``digest``: SHA-256 of the document's bytes outside the container. PAdES wants the claimed instant in the PDF, not
    here (ETSI EN 319 142-1, 5.3).
    """
    serial = own["tbs_certificate"]["serial_number"].dump()
    issuer = tlv(0x30, tlv(0xA4, own.issuer.dump()))
    certificate = tlv(0x30, tlv(0x04, hashlib.sha256(own.dump()).digest()), tlv(0x30, issuer, serial))
    attributes = (
        tlv(0x30, _CONTENT_TYPE, tlv(0x31, _DATA_TYPE)),
        tlv(0x30, _MESSAGE_DIGEST, tlv(0x31, tlv(0x04, digest))),
        tlv(0x30, _SIGNING_CERTIFICATE, tlv(0x31, tlv(0x30, tlv(0x30, certificate)))),
    )
    return tlv(0x31, *sorted(attributes))


def contents_of(der: bytes) -> bytes:
    """Return what is inside a DER value."""
    if der[1] < 0x80:
        return der[2:]
    return der[2 + (der[1] & 0x7F) :]
