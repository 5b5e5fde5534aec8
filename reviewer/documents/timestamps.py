"""Time stamps (RFC 3161): asking an authority for them, and putting the last one over the whole file (PAdES B-LTA).

Whatever does not answer, or answers something else than a time stamp of what was sent by an authority that the house
trusts, is ``TimeStampTrouble``: the signature is then as if it had not been begun.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final
from urllib.parse import urlsplit

from asn1crypto import crl as asn1_crl
from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import DocumentTimestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore

from reviewer.avis.signature import TimeStampTrouble
from reviewer.documents.certificates import as_asn1, issued, read_pem, read_revocations
from reviewer.documents.envelope import Envelope, EnvelopeFault, open_envelope
from reviewer.documents.errors import (
    NotReadyForSignature,
    TimeStampAddressInvalid,
    TimeStampNotTrusted,
    TimeStampRefused,
    TimeStampUnavailable,
)
from reviewer.documents.page import TIME_STAMP_FIELD
from reviewer.documents.preparation import Prepared, appending, embed
from reviewer.documents.signing import TIME_STAMP_ROOM
from reviewer.documents.timestamp_reading import TimeStamp, read_time_stamp, vouched_for
from reviewer.services.ports.signing import TimeStampPlace

_LARGEST_ANSWER: Final = 100_000
_GRANTED: Final = frozenset({"granted", "granted_with_mods"})
_NONCE_BITS: Final = 63


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeStampAuthority:
    """An authority at an address (port ``TimeStamps``).

    ``anchors``: the authority's certificate, or of whoever certified it; ``trust``: authorities of the signatories,
    kept in the file so that it proves itself later; ``revocations``: lists in PEM; ``seconds``: how long to wait.
    """

    address: str
    anchors: tuple[x509.Certificate, ...]
    trust: tuple[x509.Certificate, ...] = ()
    revocations: bytes = b""
    seconds: float = 10.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.password:
            raise TimeStampAddressInvalid(self.address)

    def stamp(self, signature: bytes) -> bytes:
        """Return the time stamp of a signature's value, as DER; raise ``TimeStampTrouble``."""
        return self._token(hashlib.sha256(signature).digest(), (signature,))

    def archive(self, pdf: bytes) -> bytes:
        """Return the signed avis with everything that proves it later, and a time stamp over the whole file.

        Raises ``TimeStampTrouble``, or ``NotReadyForSignature`` where the file has no place for it.
        """
        try:
            envelope = open_envelope(pdf)
        except EnvelopeFault as fault:
            raise NotReadyForSignature(fault.code) from None
        prepared = self._prepared(pdf, envelope)
        covered = (
            memoryview(prepared.pdf)[: prepared.start],
            memoryview(prepared.pdf)[prepared.end :],
        )
        return embed(prepared, self._token(prepared.digest, covered))

    def _prepared(self, pdf: bytes, envelope: Envelope) -> Prepared:
        writer = appending(pdf)
        lists = [
            asn1_crl.CertificateList.load(one.public_bytes(Encoding.DER))
            for one in read_revocations(self.revocations)
        ]
        evidence = [as_asn1(certificate) for certificate in self._evidence(envelope)]
        DocumentSecurityStore.supply_dss_in_writer(writer, None, certs=evidence, crls=lists)
        before = len(envelope.time_stamps)
        name = f"{TIME_STAMP_FIELD}{before + 1}" if before else TIME_STAMP_FIELD
        steps = PdfCMSEmbedder(new_field_spec=SigFieldSpec(sig_field_name=name)).write_cms(
            field_name=name, writer=writer, existing_fields_only=not before
        )
        empty = DocumentTimestamp(bytes_reserved=TIME_STAMP_ROOM)  # type: ignore[no-untyped-call]  # pyHanko
        next(steps)
        steps.send(SigObjSetup(sig_placeholder=empty))
        digest, output = steps.send(SigIOSetup(md_algorithm="sha256", output=BytesIO()))
        steps.close()
        output.seek(0)
        return Prepared(
            output.read(), digest.reserved_region_start, digest.reserved_region_end, digest.document_digest
        )

    def _evidence(self, envelope: Envelope) -> list[x509.Certificate]:
        """Return every certificate that somebody needs to follow the paths, each once, in a settled order."""
        found: list[x509.Certificate] = []
        for seal in envelope.seals:
            found += [*seal.chain, *(seal.stamp.chain if seal.stamp is not None else ())]
        found += [
            anchor
            for anchor in (*self.trust, *self.anchors)
            if anchor in found or any(issued(anchor, link) for link in found)
        ]
        return list(dict.fromkeys(found))

    def _token(self, digest: bytes, covered: Sequence[bytes | memoryview]) -> bytes:
        nonce = secrets.randbits(_NONCE_BITS) | 1 << (_NONCE_BITS - 1)
        request = tsp.TimeStampReq(
            {
                "version": 1,
                "message_imprint": {
                    "hash_algorithm": {"algorithm": "sha256"},
                    "hashed_message": digest,
                },
                "cert_req": True,
                "nonce": nonce,
            }
        )
        raw, stamp = self._read(self._ask(request.dump()), covered)
        if stamp.nonce != nonce:
            raise TimeStampRefused(self.address, "nonce")
        if not vouched_for(stamp, self.anchors):
            raise TimeStampNotTrusted(self.address)
        if 2 * len(raw) > TIME_STAMP_ROOM:
            raise TimeStampRefused(self.address, "size")
        return raw

    def _read(self, answer: bytes, covered: Sequence[bytes | memoryview]) -> tuple[bytes, TimeStamp]:
        try:
            response = tsp.TimeStampResp.load(answer, strict=True)
            status = str(response["status"]["status"].native)
            if status not in _GRANTED:
                raise TimeStampRefused(self.address, status)
            raw: bytes = response["time_stamp_token"].dump()
            return raw, read_time_stamp(raw, covered)
        except TimeStampTrouble:
            raise
        except Exception as error:  # whatever a server may answer: asn1crypto raises many kinds
            raise TimeStampRefused(self.address, type(error).__name__) from error

    def _ask(self, request: bytes) -> bytes:
        import requests

        try:
            with requests.post(
                self.address,
                data=request,
                headers={
                    "Content-Type": "application/timestamp-query",
                    "Accept": "application/timestamp-reply",
                },
                timeout=self.seconds,
                allow_redirects=False,
                stream=True,
            ) as answer:
                if answer.status_code != requests.codes.ok:
                    raise TimeStampUnavailable(self.address, str(answer.status_code))
                content: bytes = answer.raw.read(_LARGEST_ANSWER + 1, decode_content=True)
        except TimeStampTrouble:
            raise
        except (requests.RequestException, OSError) as error:
            raise TimeStampUnavailable(self.address, type(error).__name__) from error
        except Exception as error:  # urllib3's own, while the answer is being read
            raise TimeStampUnavailable(self.address, type(error).__name__) from error
        if len(content) > _LARGEST_ANSWER:
            raise TimeStampRefused(self.address, "size")
        return content


def authority_at(place: TimeStampPlace) -> TimeStampAuthority:
    """Return the authority that the house chose; raise ``TimeStampAddressInvalid`` or ``TrustUnreadable``."""
    return TimeStampAuthority(
        address=place.address,
        anchors=read_pem(place.anchors),
        trust=read_pem(place.trust),
        revocations=place.revocations,
        seconds=place.seconds,
    )


def stamped_at(token: bytes, covered: bytes, anchors: bytes) -> datetime | None:
    """Return the instant of a kept time stamp that holds over these bytes, vouched for by PEM anchors; else None."""
    try:
        stamp = read_time_stamp(token, (covered,))
        trusted = read_pem(anchors)
    except Exception:  # whatever bytes may be kept there: asn1crypto raises many kinds
        return None
    return stamp.instant if vouched_for(stamp, trusted) else None
