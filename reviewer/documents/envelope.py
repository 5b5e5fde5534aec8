"""The outer shell of a signed avis, checked byte by byte before any PDF parser is trusted with the file.

One or two signatures, then any number of time stamps; each covers everything before it but its own hexadecimal
container, and the last one covers the whole file. So integrity can be settled with hashes and CMS alone (RFC 5652,
ETSI EN 319 122-1, RFC 3161), and a forged file never reaches a parser. Everything in a container that the signature
itself does not cover is held to one form (``containers``).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from reviewer.documents.containers import TIME_STAMP_TOKEN, Parts, container
from reviewer.documents.timestamp_reading import StampFault, TimeStamp, chain_above, read_time_stamp

_BYTE_RANGE: Final = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
_CONTAINER: Final = re.compile(rb"<([0-9A-F]+|[0-9a-f]+)>")
_LARGEST_CONTAINER: Final = 200_000
_LARGEST_CHAIN: Final = 5
_MOST_SEALS: Final = 12
_MOST_SIGNATURES: Final = 2
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


class EnvelopeFault(Exception):
    """The shell does not hold. ``code``: a reason's code; ``found`` tells whether there was a signature at all."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A signature or a document time stamp that holds over everything before ``revision_end``.

    ``chain``: the signer's (or the authority's) certificate first; ``stamp``: the document time stamp itself, or the
    time stamp that a signature carries, or None.
    """

    start: int
    revision_end: int
    signs: bool
    chain: tuple[x509.Certificate, ...]
    stamp: TimeStamp | None = None


@dataclass(frozen=True, slots=True)
class Envelope:
    """A shell that holds. ``seals``: in the order of the file, the first of them a signature."""

    seals: tuple[Seal, ...]

    @property
    def revision_end(self) -> int:
        """Return where the first signature's part of the file ends: facts are read only from before it."""
        return self.seals[0].revision_end

    @property
    def signatures(self) -> tuple[Seal, ...]:
        """Return the signatures of people."""
        return tuple(seal for seal in self.seals if seal.signs)

    @property
    def time_stamps(self) -> tuple[Seal, ...]:
        """Return the document time stamps."""
        return tuple(seal for seal in self.seals if not seal.signs)


def open_envelope(pdf: bytes) -> Envelope:
    """Return who signed these bytes, whole; raise ``EnvelopeFault`` where nobody did.

    Codes: ``not_signed``, ``several_signatures``, ``not_whole_file``, ``container_broken``, ``content_changed``,
    ``signature_wrong``.
    """
    seals = tuple(_seal(pdf, gap) for gap in _gaps(pdf))
    signing = [seal.signs for seal in seals]
    # People first, authorities after: nobody signs what was already put away.
    if not 0 < sum(signing) <= _MOST_SIGNATURES or signing != sorted(signing, reverse=True):
        raise EnvelopeFault("several_signatures")
    return Envelope(seals)


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where a container stands, and where the part of the file that it covers ends."""

    start: int
    end: int
    revision_end: int


def _gaps(pdf: bytes) -> tuple[_Gap, ...]:
    """Return each container's place, once the byte ranges leave out nothing else and follow one another."""
    found = pdf.count(b"/ByteRange")
    if found == 0:
        raise EnvelopeFault("not_signed")
    if found > _MOST_SEALS:
        raise EnvelopeFault("several_signatures")
    matches = list(_BYTE_RANGE.finditer(pdf))
    if not matches:
        raise EnvelopeFault("not_signed")
    if len(matches) != found:
        raise EnvelopeFault("several_signatures")
    gaps: list[_Gap] = []
    before = 0
    for match in matches:
        first, start, end, rest = (int(number) for number in match.groups())
        inside = before < start < end < end + rest <= len(pdf) and end - start <= _LARGEST_CONTAINER
        if first != 0 or not inside:
            raise EnvelopeFault("not_whole_file")
        place = match.start()
        if not before <= place < end + rest or start <= place < end:
            raise EnvelopeFault("container_broken" if len(matches) == 1 else "several_signatures")
        if not pdf[:start].endswith(b"/Contents "):
            raise EnvelopeFault("container_broken")
        gaps.append(_Gap(start, end, end + rest))
        before = end + rest
    if before != len(pdf):
        raise EnvelopeFault("not_whole_file")
    return tuple(gaps)


def _seal(pdf: bytes, gap: _Gap) -> Seal:
    found = _CONTAINER.fullmatch(pdf[gap.start : gap.end])
    if found is None or len(found[1]) % 2:
        raise EnvelopeFault("container_broken")
    covered = memoryview(pdf)
    try:
        return _open(
            bytes.fromhex(found[1].decode("ascii")),
            (covered[: gap.start], covered[gap.end : gap.revision_end]),
            gap,
        )
    except EnvelopeFault:
        raise
    except StampFault as fault:
        raise EnvelopeFault(fault.code) from fault
    except Exception as error:  # asn1crypto and cryptography raise many kinds on hostile bytes
        raise EnvelopeFault("container_broken") from error


def _open(raw: bytes, covered: tuple[memoryview, memoryview], gap: _Gap) -> Seal:
    info = cms.ContentInfo.load(raw)
    if info["content_type"].native != "signed_data":
        raise EnvelopeFault("container_broken")
    data: cms.SignedData = info["content"]
    if data["encap_content_info"]["content_type"].native == "tst_info":
        stamp = read_time_stamp(raw, covered, padded=True)
        return Seal(
            start=gap.start, revision_end=gap.revision_end, signs=False, chain=stamp.chain, stamp=stamp
        )
    digest = hashlib.sha256(covered[0])
    digest.update(covered[1])
    chain, stamp_of_it = _signature(raw, data, digest.digest())
    return Seal(start=gap.start, revision_end=gap.revision_end, signs=True, chain=chain, stamp=stamp_of_it)


def check_container(raw: bytes, digest: bytes) -> tuple[x509.Certificate, ...]:
    """Return the chain of a signature's container that holds over a document of this SHA-256.

    Raises ``EnvelopeFault``. For containers that were made elsewhere.
    """
    try:
        data: cms.SignedData = cms.ContentInfo.load(raw, strict=True)["content"]
        chain, _ = _signature(raw, data, digest)
    except EnvelopeFault:
        raise
    except Exception as error:  # whatever the file holds: asn1crypto raises many kinds
        raise EnvelopeFault("container_broken") from error
    return chain


def _signature(
    raw: bytes, data: cms.SignedData, digest: bytes
) -> tuple[tuple[x509.Certificate, ...], TimeStamp | None]:
    signers, choices = list(data["signer_infos"]), list(data["certificates"])
    certificates = [choice.chosen for choice in choices if choice.name == "certificate"]
    if len(signers) != 1 or not 0 < len(certificates) == len(choices) <= _LARGEST_CHAIN:
        raise EnvelopeFault("container_broken")
    signer: cms.SignerInfo = signers[0]
    chain = chain_above(signer, certificates)
    token = _token(signer)
    encoded = _only_form(signer, certificates, chain[0], token)
    if raw[: len(encoded)] != encoded or raw[len(encoded) :].strip(b"\0"):
        raise EnvelopeFault("container_broken")
    _check_attributes(signer, chain[0], digest)
    read = tuple(x509.load_der_x509_certificate(link.dump()) for link in chain)
    _check_signature(signer, read[0])
    if token is None:
        return read, None
    return read, read_time_stamp(token, (signer["signature"].native,))


def _token(signer: cms.SignerInfo) -> bytes | None:
    """Return the signature's own time stamp, the only unsigned attribute that has a place there."""
    unsigned = signer["unsigned_attrs"]
    attributes = [] if isinstance(unsigned, core.Void) else list(unsigned)
    if not attributes:
        return None
    attribute = attributes[0]
    if len(attributes) != 1 or attribute["type"].dotted != TIME_STAMP_TOKEN or len(attribute["values"]) != 1:
        raise EnvelopeFault("container_broken")
    token: bytes = attribute["values"][0].dump()
    return token


def _only_form(
    signer: cms.SignerInfo,
    certificates: list[asn1_x509.Certificate],
    own: asn1_x509.Certificate,
    token: bytes | None,
) -> bytes:
    """Return the one encoding that we accept of a container with these certificates and this signature."""
    digest_algorithm, algorithm = signer["digest_algorithm"].dump(), signer["signature_algorithm"].dump()
    if digest_algorithm not in _SHA256 or algorithm not in _RSA | _ECDSA:
        raise EnvelopeFault("container_broken")
    return container(
        Parts(
            own=own,
            certificates=[certificate.dump() for certificate in certificates],
            attributes=signer["signed_attrs"].contents,
            signature=signer["signature"].native,
            digest_algorithm=digest_algorithm,
            algorithm=algorithm,
            token=token,
        )
    )


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


def proved_instant(envelope: Envelope, seal: Seal) -> datetime | None:
    """Return an instant at which a signature certainly existed: the earliest that an authority vouches for."""
    instants = [] if seal.stamp is None else [seal.stamp.instant]
    instants += [other.stamp.instant for other in envelope.time_stamps if other.stamp is not None]
    return min(instants, default=None)
