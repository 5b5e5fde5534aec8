"""Signatures made elsewhere (a signing service): what must be signed goes out, the signature comes back as a file.

Two kinds of file may come back: the container (CMS, detached, DER), or the bare value of the signature over the hash
that went out. Either is checked byte by byte before it is taken (``docs/external-signing.md``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from asn1crypto import cms, core

from reviewer.avis.content import AvisContent
from reviewer.avis.signature import SignatureRequest
from reviewer.documents.certificates import Certified, as_asn1, read_certificates
from reviewer.documents.containers import Parts, container, signed_attributes
from reviewer.documents.envelope import EnvelopeFault, check_container
from reviewer.documents.errors import ReturnedSignatureWrong, ReturnFault
from reviewer.documents.paths import NO_OTHERS, folder_of
from reviewer.documents.preparation import Prepared, embed, prepare
from reviewer.documents.signing import TimeStampSource, container_of, room_for
from reviewer.documents.wording import load_wording

_LARGEST_RETURN: Final = 100_000
_SPARE: Final = 8192  # hexadecimal digits: a service may put attributes of its own among those it signs


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfExternalSigner(Certified):
    """Somebody whose key is elsewhere (port ``ExternalSigner``)."""

    folders: Mapping[str, Path] = field(default_factory=lambda: NO_OTHERS)

    def prepare(
        self, pdf: bytes, content: AvisContent, at: datetime, *, second: bool, timed: bool
    ) -> SignatureRequest:
        """Return the avis that only lacks its container, and what must be signed.

        Raises ``CertificateNotValid`` or ``NotReadyForSignature``.
        """
        self.credentials.require_valid_at(at)
        folder = folder_of(content.programme_id, self.folders)
        wording = load_wording(content.programme_id, content.wording_id, folder)
        room = room_for(self.credentials, timed=timed) + _SPARE
        prepared = prepare(pdf, content, wording, at, second=second, room=room)
        return SignatureRequest(
            pdf=prepared.pdf,
            start=prepared.start,
            end=prepared.end,
            digest=prepared.digest,
            attributes=signed_attributes(prepared.digest, as_asn1(self.credentials.certificate)),
            certificate_pem=self.credentials.pem,
        )

    def complete(
        self,
        request: SignatureRequest,
        returned: bytes,
        number: str,
        stamps: TimeStampSource | None = None,
    ) -> bytes:
        """Return the signed avis; raise ``ReturnedSignatureWrong``, ``SignatureTooLarge`` or what ``stamps`` raise."""
        if not returned or len(returned) > _LARGEST_RETURN:
            raise ReturnedSignatureWrong(number, ReturnFault.CONTAINER_BROKEN)
        made = self._container(request, returned)
        try:
            chain = check_container(made, request.digest)
        except EnvelopeFault as fault:
            raise ReturnedSignatureWrong(number, ReturnFault(fault.code)) from None
        if chain[0] != self.credentials.certificate:
            raise ReturnedSignatureWrong(number, ReturnFault.SIGNER_UNKNOWN)
        prepared = Prepared(request.pdf, request.start, request.end, request.digest)
        return embed(prepared, made if stamps is None else _timed(made, stamps))

    def _container(self, request: SignatureRequest, returned: bytes) -> bytes:
        """Return the container that came back, or the one around the bare value that came back."""
        if _is_container(returned):
            return returned
        return container_of(self.credentials, request.attributes, returned, None)


def external_signer(certificate_pem: bytes, folders: Mapping[str, Path] = NO_OTHERS) -> PdfExternalSigner:
    """Return a signer by their certificate; raise ``CertificateUnreadable`` or ``KeyNotForSigning``."""
    return PdfExternalSigner(credentials=read_certificates(certificate_pem), folders=folders)


def _is_container(returned: bytes) -> bool:
    try:
        kind: object = cms.ContentInfo.load(returned, strict=True)["content_type"].native
    except (ValueError, TypeError, KeyError):
        return False
    return kind == "signed_data"


def _timed(made: bytes, stamps: TimeStampSource) -> bytes:
    """Return the same container with the time stamp of its signature."""
    data: cms.SignedData = cms.ContentInfo.load(made)["content"]
    signer: cms.SignerInfo = data["signer_infos"][0]
    certificates = [choice.chosen for choice in data["certificates"]]
    serial = signer["sid"].chosen["serial_number"].native
    signature: bytes = core.OctetString.load(signer["signature"].dump()).native
    return container(
        Parts(
            own=next(one for one in certificates if one.serial_number == serial),
            certificates=[one.dump() for one in certificates],
            attributes=signer["signed_attrs"].contents,
            signature=signature,
            digest_algorithm=signer["digest_algorithm"].dump(),
            algorithm=signer["signature_algorithm"].dump(),
            token=stamps.stamp(signature),
        )
    )
