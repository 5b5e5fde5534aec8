"""Reading time-stamp tokens (RFC 3161), strictly: one signer, one form, the path and nothing beside it.

A token that is asked for is read by the same rules before it goes into a file, so that none is refused later.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from reviewer.documents.certificates import is_authority, issued
from reviewer.documents.containers import VERSION_3, Parts, container

_HASHES: Final[dict[str, type[hashes.SHA256 | hashes.SHA384 | hashes.SHA512]]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
_RSA: Final = frozenset({"rsassa_pkcs1v15", "sha256_rsa", "sha384_rsa", "sha512_rsa"})
_ECDSA: Final = frozenset({"sha256_ecdsa", "sha384_ecdsa", "sha512_ecdsa"})
_CONTENT_TYPE: Final = "1.2.840.113549.1.9.3"
_MESSAGE_DIGEST: Final = "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE: Final = "1.2.840.113549.1.9.16.2.12"
_SIGNING_CERTIFICATE_V2: Final = "1.2.840.113549.1.9.16.2.47"
_LARGEST_CHAIN: Final = 6


class StampFault(Exception):
    """A token does not hold. ``code``: ``container_broken``, ``content_changed`` or ``signature_wrong``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeStamp:
    """A token that holds over what was given. ``chain``: the authority's own certificate first, as the token has it."""

    instant: datetime
    chain: tuple[x509.Certificate, ...]
    nonce: int | None

    @property
    def authority(self) -> x509.Certificate:
        """Return the certificate that signed the token."""
        return self.chain[0]


def read_time_stamp(raw: bytes, covered: Iterable[bytes | memoryview], *, padded: bool = False) -> TimeStamp:
    """Return what a token says of these bytes; raise ``StampFault``, or what asn1crypto raises on hostile bytes.

    ``covered``: the stamped bytes, in pieces; ``padded``: zeros may follow the token.
    """
    data: cms.SignedData = cms.ContentInfo.load(raw)["content"]
    signers, choices = list(data["signer_infos"]), list(data["certificates"])
    certificates = [choice.chosen for choice in choices if choice.name == "certificate"]
    if len(signers) != 1 or not 0 < len(certificates) == len(choices) <= _LARGEST_CHAIN:
        raise StampFault("container_broken")
    signer: cms.SignerInfo = signers[0]
    chain = chain_above(signer, certificates)
    _check_form(raw, data, signer, certificates, chain[0], padded=padded)
    content = _content_of(data)
    name = str(signer["digest_algorithm"]["algorithm"].native)
    if name not in _HASHES:
        raise StampFault("container_broken")
    _check_attributes(signer, chain[0], hashlib.new(name, content).digest())
    read = tuple(x509.load_der_x509_certificate(link.dump()) for link in chain)
    _check_signature(signer, read[0], _HASHES[name]())
    if not is_authority_for_time(read[0]):
        raise StampFault("container_broken")
    info = tsp.TSTInfo.load(content, strict=True)
    _check_imprint(info["message_imprint"], covered)
    nonce = info["nonce"].native
    return TimeStamp(
        instant=info["gen_time"].native, chain=read, nonce=nonce if isinstance(nonce, int) else None
    )


def chain_above(
    signer: cms.SignerInfo, certificates: list[asn1_x509.Certificate]
) -> list[asn1_x509.Certificate]:
    """Return the certificates from the signer's up; each one present must have its place on the path."""
    serial = signer["sid"].chosen["serial_number"].native
    chain = [certificate for certificate in certificates if certificate.serial_number == serial][:1]
    if not chain:
        raise StampFault("container_broken")
    waiting = [certificate for certificate in certificates if certificate is not chain[0]]
    while waiting:
        above = [c for c in waiting if c.subject.dump() == chain[-1].issuer.dump()]
        if len(above) != 1 or not _issued(above[0], chain[-1]):
            raise StampFault("container_broken")
        chain.append(above[0])
        waiting.remove(above[0])
    top = chain[-1]
    if top.issuer.dump() == top.subject.dump() and not _issued(top, top):
        raise StampFault("container_broken")
    return chain


def is_authority_for_time(certificate: x509.Certificate) -> bool:
    """Tell whether a certificate is for time stamps, and for them alone (RFC 3161, 2.3)."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return list(usage) == [ExtendedKeyUsageOID.TIME_STAMPING]


def vouched_for(stamp: TimeStamp, anchors: Sequence[x509.Certificate]) -> bool:
    """Tell whether the authority is one of those trusted, or certified by one, at the instant of the stamp."""
    for place, link in enumerate(stamp.chain):
        if not link.not_valid_before_utc <= stamp.instant <= link.not_valid_after_utc:
            return False
        if link in anchors:
            return place == 0 or is_authority(link)
        if any(is_authority(anchor) and issued(anchor, link) for anchor in anchors):
            return True
    return False


def _issued(above: asn1_x509.Certificate, below: asn1_x509.Certificate) -> bool:
    return issued(x509.load_der_x509_certificate(above.dump()), x509.load_der_x509_certificate(below.dump()))


def _content_of(data: cms.SignedData) -> bytes:
    content: bytes = data["encap_content_info"]["content"].contents
    inner = core.OctetString.load(content) if content[:1] == b"\x04" else None
    return bytes(inner.native) if inner is not None else content


def _check_form(
    raw: bytes,
    data: cms.SignedData,
    signer: cms.SignerInfo,
    certificates: list[asn1_x509.Certificate],
    own: asn1_x509.Certificate,
    *,
    padded: bool,
) -> None:
    """Hold the token to one encoding: nothing unsigned, nothing beside the path, the shortest lengths."""
    if data["encap_content_info"]["content_type"].native != "tst_info":
        raise StampFault("container_broken")
    encoded = container(
        Parts(
            own=own,
            certificates=[certificate.dump() for certificate in certificates],
            attributes=signer["signed_attrs"].contents,
            signature=signer["signature"].native,
            digest_algorithm=signer["digest_algorithm"].dump(),
            algorithm=signer["signature_algorithm"].dump(),
            content=data["encap_content_info"].dump(),
            version=VERSION_3,
        )
    )
    rest = raw[len(encoded) :]
    if raw[: len(encoded)] != encoded or (rest.strip(b"\0") if padded else rest):
        raise StampFault("container_broken")


def _check_attributes(signer: cms.SignerInfo, own: asn1_x509.Certificate, digest: bytes) -> None:
    signed: dict[str, core.Asn1Value] = {}
    for attribute in signer["signed_attrs"]:
        name = attribute["type"].dotted
        if name in signed or len(attribute["values"]) != 1:
            raise StampFault("container_broken")
        signed[name] = attribute["values"][0]
    if signed[_CONTENT_TYPE].native != "tst_info" or signed[_MESSAGE_DIGEST].native != digest:
        raise StampFault("container_broken")
    if _SIGNING_CERTIFICATE_V2 in signed:
        named = tsp.SigningCertificateV2.load(signed[_SIGNING_CERTIFICATE_V2].dump())["certs"][0]
        name = str(named["hash_algorithm"]["algorithm"].native)
    else:
        named = tsp.SigningCertificate.load(signed[_SIGNING_CERTIFICATE].dump())["certs"][0]
        name = "sha1"
    if name != "sha1" and name not in _HASHES:
        raise StampFault("container_broken")
    if named["cert_hash"].native != hashlib.new(name, own.dump()).digest():
        raise StampFault("container_broken")


def _check_signature(
    signer: cms.SignerInfo,
    certificate: x509.Certificate,
    algorithm: hashes.SHA256 | hashes.SHA384 | hashes.SHA512,
) -> None:
    attributes = signer["signed_attrs"].untag().dump()
    signature: bytes = signer["signature"].native
    kind = str(signer["signature_algorithm"]["algorithm"].native)
    key = certificate.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey) and kind in _RSA:
            key.verify(signature, attributes, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey) and kind in _ECDSA:
            key.verify(signature, attributes, ec.ECDSA(algorithm))
        else:
            raise StampFault("container_broken")
    except InvalidSignature:
        raise StampFault("signature_wrong") from None


def _check_imprint(imprint: tsp.MessageImprint, covered: Iterable[bytes | memoryview]) -> None:
    name = str(imprint["hash_algorithm"]["algorithm"].native)
    if name not in _HASHES:
        raise StampFault("container_broken")
    digest = hashlib.new(name)
    for piece in covered:
        digest.update(piece)
    if imprint["hashed_message"].native != digest.digest():
        raise StampFault("content_changed")
