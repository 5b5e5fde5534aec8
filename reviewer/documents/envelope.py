"""The outer shell of a signed avis, checked byte by byte before any PDF parser is trusted with the file.

An avis carries one signature whose byte range leaves out nothing but its own hexadecimal container. So integrity can
be settled with a hash and the CMS alone (RFC 5652, ETSI EN 319 122-1), and a forged file never reaches a parser.
Everything in the container that the signature itself does not cover is held to one form: no unsigned attribute, no
certificate that is not on the path, no padding but zeros.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

_BYTE_RANGE: Final = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
_CONTAINER: Final = re.compile(rb"<([0-9A-F]+|[0-9a-f]+)>")
_LARGEST_CONTAINER: Final = 200_000
_LARGEST_CHAIN: Final = 5
_SHA256: Final = frozenset(
    bytes.fromhex(der) for der in ("300b0609608648016503040201", "300d06096086480165030402010500")
)
_RSA: Final = frozenset(
    bytes.fromhex(der)
    for der in (
        "300d06092a864886f70d01010b0500",  # sha256WithRSAEncryption
        "300d06092a864886f70d0101010500",  # rsaEncryption, with the digest stated beside
    )
)
_ECDSA: Final = frozenset({bytes.fromhex("300a06082a8648ce3d040302")})  # ecdsa-with-SHA256
_CONTENT_TYPE: Final = "1.2.840.113549.1.9.3"
_MESSAGE_DIGEST: Final = "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE: Final = "1.2.840.113549.1.9.16.2.47"
_VERSION_1: Final = bytes.fromhex("020101")
_SIGNED_DATA: Final = bytes.fromhex("06092a864886f70d010702")
_DATA: Final = bytes.fromhex("300b06092a864886f70d010701")


class EnvelopeFault(Exception):
    """The shell does not hold. ``code``: a reason's code; ``found`` tells whether there was a signature at all."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Envelope:
    """A shell that holds: the signature is good, and covers the whole file. ``chain``: the signer's first."""

    signer: x509.Certificate
    chain: tuple[x509.Certificate, ...]


def open_envelope(pdf: bytes) -> Envelope:
    """Return who signed the whole of these bytes; raise ``EnvelopeFault`` where nobody did.

    Codes: ``not_signed``, ``several_signatures``, ``not_whole_file``, ``container_broken``, ``content_changed``,
    ``signature_wrong``.
    """
    start, end = _gap(pdf)
    container = _CONTAINER.fullmatch(pdf[start:end])
    if container is None or len(container[1]) % 2:
        raise EnvelopeFault("container_broken")
    digest = hashlib.sha256(pdf[:start])
    digest.update(pdf[end:])
    try:
        return _open(bytes.fromhex(container[1].decode("ascii")), digest.digest())
    except EnvelopeFault:
        raise
    except Exception as error:  # asn1crypto and cryptography raise many kinds on hostile bytes
        raise EnvelopeFault("container_broken") from error


def _gap(pdf: bytes) -> tuple[int, int]:
    """Return where the container starts and ends, once the byte range leaves out nothing else."""
    if pdf.count(b"/ByteRange") > 1:
        raise EnvelopeFault("several_signatures")
    match = _BYTE_RANGE.search(pdf)
    if match is None:
        raise EnvelopeFault("not_signed")
    first, start, end, rest = (int(number) for number in match.groups())
    inside = 0 < start < end < len(pdf) and end - start <= _LARGEST_CONTAINER
    if first != 0 or not inside or end + rest != len(pdf):
        raise EnvelopeFault("not_whole_file")
    if start <= match.start() < end or not pdf[:start].endswith(b"/Contents "):
        raise EnvelopeFault("container_broken")
    return start, end


def _open(container: bytes, digest: bytes) -> Envelope:
    info = cms.ContentInfo.load(container)
    if info["content_type"].native != "signed_data":
        raise EnvelopeFault("container_broken")
    data: cms.SignedData = info["content"]
    signers, choices = list(data["signer_infos"]), list(data["certificates"])
    certificates = [choice.chosen for choice in choices if choice.name == "certificate"]
    if len(signers) != 1 or not 0 < len(certificates) == len(choices) <= _LARGEST_CHAIN:
        raise EnvelopeFault("container_broken")
    signer: cms.SignerInfo = signers[0]
    chain = _chain(signer, certificates)
    encoded = _only_form(signer, certificates, chain[0])
    if container[: len(encoded)] != encoded or container[len(encoded) :].strip(b"\0"):
        raise EnvelopeFault("container_broken")
    _check_attributes(signer, chain[0], digest)
    read = tuple(x509.load_der_x509_certificate(link.dump()) for link in chain)
    _check_signature(signer, read[0])
    return Envelope(signer=read[0], chain=read)


def _only_form(
    signer: cms.SignerInfo, certificates: list[asn1_x509.Certificate], own: asn1_x509.Certificate
) -> bytes:
    """Return the one encoding that we accept of a container with these certificates and this signature.

    No revocation list and no unsigned attribute have a place in it; lengths are the shortest (DER).
    """
    digest_algorithm, algorithm = signer["digest_algorithm"].dump(), signer["signature_algorithm"].dump()
    if digest_algorithm not in _SHA256 or algorithm not in _RSA | _ECDSA:
        raise EnvelopeFault("container_broken")
    identifier = _tlv(0x30, own.issuer.dump(), own["tbs_certificate"]["serial_number"].dump())
    attributes = _tlv(0xA0, signer["signed_attrs"].contents)
    signature = _tlv(0x04, signer["signature"].native)
    info = _tlv(0x30, _VERSION_1, identifier, digest_algorithm, attributes, algorithm, signature)
    carried = _tlv(0xA0, *(certificate.dump() for certificate in certificates))
    data = _tlv(0x30, _VERSION_1, _tlv(0x31, digest_algorithm), _DATA, carried, _tlv(0x31, info))
    return _tlv(0x30, _SIGNED_DATA, _tlv(0xA0, data))


def _tlv(tag: int, *contents: bytes) -> bytes:
    """Return a DER value."""
    content = b"".join(contents)
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    size = (length.bit_length() + 7) // 8
    return bytes((tag, 0x80 | size)) + length.to_bytes(size, "big") + content


def _chain(signer: cms.SignerInfo, certificates: list[asn1_x509.Certificate]) -> list[asn1_x509.Certificate]:
    """Return the certificates from the signer's up; each one present must have its place."""
    serial = signer["sid"].chosen["serial_number"].native
    chain = [certificate for certificate in certificates if certificate.serial_number == serial][:1]
    if not chain:
        raise EnvelopeFault("container_broken")
    waiting = [certificate for certificate in certificates if certificate is not chain[0]]
    while waiting:
        above = [c for c in waiting if c.subject.dump() == chain[-1].issuer.dump()]
        if len(above) != 1 or not _issued(above[0], chain[-1]):
            raise EnvelopeFault("container_broken")
        chain.append(above[0])
        waiting.remove(above[0])
    return chain


def _issued(above: asn1_x509.Certificate, below: asn1_x509.Certificate) -> bool:
    issuer = x509.load_der_x509_certificate(above.dump())
    try:
        x509.load_der_x509_certificate(below.dump()).verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _check_attributes(info: cms.SignerInfo, certificate: asn1_x509.Certificate, digest: bytes) -> None:
    signed: dict[str, core.Asn1Value] = {}
    for attribute in info["signed_attrs"]:
        name = attribute["type"].dotted
        if name in signed or len(attribute["values"]) != 1:
            raise EnvelopeFault("container_broken")
        signed[name] = attribute["values"][0]
    if signed[_CONTENT_TYPE].native != "data":
        raise EnvelopeFault("container_broken")
    if signed[_MESSAGE_DIGEST].native != digest:
        raise EnvelopeFault("content_changed")
    named = tsp.SigningCertificateV2.load(signed[_SIGNING_CERTIFICATE].dump())["certs"][0]
    if named["cert_hash"].native != hashlib.sha256(certificate.dump()).digest():
        raise EnvelopeFault("container_broken")


def _check_signature(info: cms.SignerInfo, certificate: x509.Certificate) -> None:
    attributes = info["signed_attrs"].untag().dump()
    signature: bytes = info["signature"].native
    algorithm = info["signature_algorithm"].dump()
    key = certificate.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey) and algorithm in _RSA:
            key.verify(signature, attributes, padding.PKCS1v15(), hashes.SHA256())
        elif isinstance(key, ec.EllipticCurvePublicKey) and algorithm in _ECDSA:
            key.verify(signature, attributes, ec.ECDSA(hashes.SHA256()))
        else:
            raise EnvelopeFault("container_broken")
    except InvalidSignature:
        raise EnvelopeFault("signature_wrong") from None
