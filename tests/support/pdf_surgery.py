"""What can be done to the bytes of a signed PDF: written anew, signed by others, cut, moved and flipped."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from asn1crypto import cms, core
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner, PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper

from tests.support.pdf_updates.face import attached_data
from tests.support.pdf_updates.writing import Update, Writer, updated


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What the forger has: a genuine avis, its layout before any signature, another genuine avis, and good friends.

    ``unarchived``: the avis as it was before its archive time stamp, or the same where it has none.
    ``accomplice``: a signer with a true certificate from the signatory's own authority; ``impostor``: one of the same
    name from another authority; ``clock``: a trusted time-stamping authority, which stamps whatever it is given.
    """

    pdf: bytes
    unsigned: bytes
    unarchived: bytes
    other: bytes
    accomplice: Signer
    impostor: Signer
    clock: TimeStamper


# --- rewriting and signing anew ----------------------------------------------------------------------------------


def rewritten(pdf: bytes, change: Callable[[pikepdf.Pdf], object], **options: Any) -> bytes:
    """Return the whole file written anew by another program, changed."""
    output = BytesIO()
    with pikepdf.Pdf.open(BytesIO(pdf)) as document:
        change(document)
        document.save(output, **options)
    return output.getvalue()


def stripped(document: pikepdf.Pdf) -> None:
    for field in document.Root.AcroForm.Fields:
        if "/V" in field:
            del field["/V"]
    for key in ("/Perms", "/DSS"):
        if key in document.Root:
            del document.Root[key]


def signed_by(pdf: bytes, signer: Signer, *, field: str = "Signature", certify: bool = True) -> bytes:
    """Return the file with a signature of somebody in a field."""
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    writer = Writer(BytesIO(pdf))
    writer._update_meta = lambda: None  # type: ignore[method-assign]  # the signature alone
    output: BytesIO = PdfSigner(metadata, signer).sign_pdf(writer)
    return output.getvalue()


def stamped(pdf: bytes, clock: TimeStamper) -> bytes:
    """Return the file with a legitimate new archive time stamp over all of it."""
    writer = Writer(BytesIO(pdf))
    writer._update_meta = lambda: None  # type: ignore[method-assign]  # the time stamp alone
    output: BytesIO = PdfTimeStamper(clock).timestamp_pdf(writer, "sha256")
    return output.getvalue()


def slipped_in(pdf: bytes, clock: TimeStamper, change: Update, *, field: str | None = None) -> bytes:
    """Return the file with a change and a legitimate time stamp in one and the same update.

    ``field``: the reserved field that the time stamp fills, as the office itself would have filled it.
    """
    writer = Writer(BytesIO(pdf))
    writer._update_meta = lambda: None  # type: ignore[method-assign]  # the change and the time stamp alone
    change(writer)
    output: BytesIO = PdfTimeStamper(clock, field_name=field).timestamp_pdf(writer, "sha256")
    return output.getvalue()


def lied(pdf: bytes) -> bytes:
    return updated(pdf, attached_data)


# --- surgery -----------------------------------------------------------------------------------------------------

_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)\s*\]")


def gaps(pdf: bytes) -> list[tuple[int, int, int]]:
    """Return where each container starts and ends, and where the part of the file that it covers ends."""
    numbers = [tuple(map(int, match.groups())) for match in _BYTE_RANGE.finditer(pdf)]
    return [(start, end, end + rest) for start, end, rest in numbers]


def _flipped(pdf: bytes, place: int) -> bytes:
    changed = bytearray(pdf)
    changed[place] ^= 0x01
    return bytes(changed)


def flipped_content(target: Target) -> bytes:
    return _flipped(target.pdf, target.pdf.index(b"stream") + 40)


def _container(pdf: bytes, index: int = 0) -> bytes:
    start, end, _ = gaps(pdf)[index]
    return bytes.fromhex(pdf[start + 1 : end - 1].decode())


def _with_container(pdf: bytes, container: bytes, index: int = 0) -> bytes:
    start, end, _ = gaps(pdf)[index]
    digits = container.hex().encode()
    assert len(digits) <= end - start - 2
    return pdf[: start + 1] + digits.ljust(end - start - 2, b"0") + pdf[end - 1 :]


def signature_flipped(target: Target) -> bytes:
    container = bytearray(_container(target.pdf))
    value = cms.ContentInfo.load(bytes(container))["content"]["signer_infos"][0]["signature"].native
    container[container.index(value) + len(value) // 2] ^= 0x01
    return _with_container(target.pdf, bytes(container))


def zeroed(target: Target) -> bytes:
    return _with_container(target.pdf, b"")


def padding_used(target: Target) -> bytes:
    container = _container(target.pdf)
    return _with_container(target.pdf, container[:-16] + b"charge cach\xc3\xa9e."[:16])


def unsigned_attribute(target: Target) -> bytes:
    info = cms.ContentInfo.load(_container(target.pdf))
    signer = info["content"]["signer_infos"][0]
    standing = [] if signer["unsigned_attrs"].native is None else list(signer["unsigned_attrs"])
    signer["unsigned_attrs"] = cms.CMSAttributes(
        [
            *standing,
            cms.CMSAttribute({"type": "1.2.3.4", "values": cms.SetOfAny([core.Any(core.Integer(1))])}),
        ]
    )
    return _with_container(target.pdf, info.dump(force=True))


def certificate_swapped(target: Target) -> bytes:
    info = cms.ContentInfo.load(_container(target.pdf))
    certificate = target.accomplice.signing_cert
    assert certificate is not None
    info["content"]["certificates"] = cms.CertificateSet([cms.CertificateChoices("certificate", certificate)])
    return _with_container(target.pdf, info.dump(force=True))


def transplanted(target: Target) -> bytes:
    return _with_container(target.pdf, _container(target.other))


def rolled_back_to_nothing(target: Target) -> bytes:
    return target.pdf[: target.pdf.index(b"%%EOF") + 6]


def shorter_range(target: Target) -> bytes:
    """Leave the file's tail out of what the signature claims to cover."""
    match = _BYTE_RANGE.search(target.pdf)
    assert match is not None
    less = match[0].replace(match[3], str(int(match[3]) - 10).encode().rjust(len(match[3])))
    return target.pdf.replace(match[0], less.ljust(len(match[0])), 1)


def _object_at(pdf: bytes, place: int) -> int:
    """Return the number of the object in which a place lies."""
    return int(re.findall(rb"(?<!\d)(\d{1,6}) 0 obj", pdf[:place])[-1])


def wrapped(target: Target) -> bytes:
    """True signature wrapping: the signed bytes are all there, moved; a table in the gap shows something else.

    The signature's dictionary is defined again with a second byte range, whose later part names where the signed tail
    went. The tail still points at where its table was: there now stands the forger's, with another page.
    """
    pdf = target.pdf
    start, end, whole = gaps(pdf)[-1]
    tail = pdf[end:whole]
    table_at = int(re.findall(rb"startxref\s+(\d+)", tail)[-1])
    offsets = _table_of(PdfFileReader(BytesIO(pdf)))
    with pikepdf.Pdf.open(BytesIO(pdf)) as document:
        page = document.pages[0].obj
        contents = page.Contents
        number = contents.objgen[0] if not isinstance(contents, pikepdf.Array) else contents[0].objgen[0]
        trailer = f"/Size {max(offsets) + 1} /Root {document.Root.objgen[0]} 0 R".encode()
    signature = _object_at(pdf, start)
    added: dict[int, bytes] = {number: b"<</Length 22>>\nstream\n0 g 0 0 612 792 re f \n\nendstream"}
    room = 200 * len(offsets) + 2 * (end - start) + 4_000
    moved = max(table_at, end) + room
    body = pdf[pdf.rindex(f"{signature} 0 obj".encode(), 0, start) : start]
    body = body[body.index(b"obj") + 3 :] + pdf[start:end] + tail[: tail.index(b"endobj")]
    match = _BYTE_RANGE.search(body)
    assert match is not None
    added[signature] = body.replace(match[0], f"/ByteRange [0 {start} {moved} {len(tail)}]".encode())
    evil = bytearray(pdf[start:end])
    places = {n: at if at < start else at - end + moved for n, at in offsets.items()}
    # What stands between the container and the table must leave the table where the tail says it is.
    evil += b"\n" * (table_at - start - len(evil))
    rows = _after_table(start, evil, places, added)
    evil += rows + b"trailer\n<<" + trailer + b">>\n"
    for n, written in added.items():
        at = start + len(evil)
        evil += f"{n} 0 obj\n".encode() + written + b"\nendobj\n"
        fixed = f"{at:010d} 00000 n".encode()
        evil = bytearray(bytes(evil).replace(f"{n:010d} 99999 n".encode(), fixed))
    evil += b"%" * (moved - start - len(evil))
    assert start + len(evil) == moved
    return pdf[:start] + bytes(evil) + tail


def _after_table(start: int, evil: bytearray, places: dict[int, int], added: dict[int, bytes]) -> bytes:
    rows = [b"xref\n"]
    for number, place in sorted(places.items()):
        at = f"{number:010d} 99999 n" if number in added else f"{place:010d} 00000 n"
        rows.append(f"{number} 1\n{at} \n".encode())
    return b"".join(rows)


def _table_of(reader: PdfFileReader) -> dict[int, int]:
    """Return where each object stands now."""
    found = {}
    for number in range(1, reader.xrefs.total_revisions and int(reader.trailer["/Size"])):
        place = reader.xrefs[_reference(reader, number)]
        if isinstance(place, int):
            found[number] = place
    return found


def _reference(reader: PdfFileReader, number: int) -> Any:
    from pyhanko.pdf_utils.generic import Reference

    return Reference(number, 0, reader)
