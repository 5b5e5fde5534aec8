"""Making room for a signature in an avis, and putting the signature there: two acts that may lie days apart.

pyHanko 0.38 is used with its defects worked around: stamps in unembedded fonts, metadata rewritten behind our back,
and an identifier of the file drawn by lot.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

import pikepdf
from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import ExternalSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from reviewer.avis.content import AvisContent
from reviewer.documents.errors import NotReadyForSignature, SignatureTooLarge
from reviewer.documents.page import SECOND_FIELD, SIGNATURE_FIELD, TIME_STAMP_FIELD
from reviewer.documents.stamp import stamp_style
from reviewer.documents.wording import AvisWording
from reviewer.services.clock import QUEBEC

_DIGEST: Final = "sha256"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file with an empty place for a container. ``digest``: SHA-256 of everything outside that place."""

    pdf: bytes
    start: int
    end: int
    digest: bytes


def prepare(
    pdf: bytes, content: AvisContent, wording: AvisWording, at: datetime, *, second: bool, room: int
) -> Prepared:
    """Draw the visible signature and leave ``room`` hexadecimal digits for its container.

    ``second``: the countersignature. Raises ``NotReadyForSignature`` where the file is not an avis of ours that waits
    for this very signature.
    """
    require_waiting(pdf, content, second=second)
    writer = appending(pdf)
    alone = content.second_signatory_name is None
    name = content.second_signatory_name if second else content.signatory_name
    metadata = PdfSignatureMetadata(
        field_name=SECOND_FIELD if second else SIGNATURE_FIELD,
        md_algorithm=_DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        certify=not second,
        docmdp_permissions=MDPPerm.NO_CHANGES if alone else MDPPerm.FILL_FORMS,
        name=name,
        reason=wording.text.signature_reason.format(number=content.number),
        location=wording.text.signature_location,
    )
    nobody = ExternalSigner(signing_cert=None, cert_registry=None, signature_value=b"")
    signer = PdfSigner(metadata, nobody, stamp_style=stamp_style(content, wording, at, second=second))
    session = signer.init_signing_session(writer, existing_fields_only=True)
    session.system_time = at.astimezone(QUEBEC)
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=room)
    digest, output = document.digest_tbs_document(output=BytesIO())
    output.seek(0)
    return Prepared(
        output.read(), digest.reserved_region_start, digest.reserved_region_end, digest.document_digest
    )


def embed(prepared: Prepared, container: bytes) -> bytes:
    """Return the file with a container in its place; raise ``SignatureTooLarge`` where it does not fit."""
    room = prepared.end - prepared.start - 2
    written = container.hex().upper().encode("ascii")
    if len(written) > room:
        raise SignatureTooLarge(len(container), room // 2)
    return b"".join(
        (
            prepared.pdf[: prepared.start],
            b"<",
            written.ljust(room, b"0"),
            b">",
            prepared.pdf[prepared.end :],
        )
    )


def appending(pdf: bytes) -> IncrementalPdfFileWriter:
    """Return a writer that adds to the file what it is told, and nothing else; the same bytes for the same input."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    # pyHanko would rewrite Info and XMP, and break PDF/A in doing so; nothing but the signature may change.
    writer._update_meta = lambda: None  # type: ignore[method-assign]
    fresh = ByteStringObject(hashlib.sha256(pdf).digest()[:16])
    writer._document_id = ArrayObject([writer._document_id[0], fresh])
    return writer


def require_waiting(pdf: bytes, content: AvisContent, *, second: bool) -> None:
    """Raise ``NotReadyForSignature`` unless exactly the fields are there, and filled, that must be."""
    number = str(content.number)
    people = [SIGNATURE_FIELD] if content.second_signatory_name is None else [SIGNATURE_FIELD, SECOND_FIELD]
    try:
        with pikepdf.Pdf.open(BytesIO(pdf)) as document:
            title = str(document.docinfo.get("/Title", ""))
            fields = {str(field["/T"]): "/V" in field for field in document.Root["/AcroForm"]["/Fields"]}
    except (pikepdf.PdfError, KeyError, ValueError, TypeError):
        raise NotReadyForSignature(number) from None
    expected = dict.fromkeys(people, False) | {SIGNATURE_FIELD: second}
    fields.setdefault(TIME_STAMP_FIELD, False)
    if fields != expected | {TIME_STAMP_FIELD: False} or number not in title or (second and len(people) < 2):
        raise NotReadyForSignature(number)
