"""PDF: its information dictionary, its XMP, the authors of its annotations, and what an editor keeps for itself."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from reviewer.services.ports.exchange import CleanedDocument

if TYPE_CHECKING:
    import pikepdf

_PRIVATE: Final = ("/Metadata", "/PieceInfo")
_SIGNATURES_EXIST: Final = 1


def clean_pdf(content: bytes) -> CleanedDocument:
    """Return a PDF without its authors' names. Signed, enciphered or damaged ones are left as they are, and marked."""
    import pikepdf

    as_it_is = CleanedDocument(content=content, may_name_author=True)
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            if pdf.is_encrypted or _signed(pdf):
                return as_it_is
            _strip(pdf)
            out = io.BytesIO()
            pdf.save(
                out,
                deterministic_id=True,
                fix_metadata_version=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.preserve,
            )
            return CleanedDocument(content=out.getvalue(), may_name_author=_carries_files(pdf))
    except (
        pikepdf.PdfError,
        pikepdf.PasswordError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RuntimeError,
        RecursionError,
    ):
        return as_it_is


def _strip(pdf: pikepdf.Pdf) -> None:
    import pikepdf

    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for one in pdf.objects:
        _strip_object(one)
    for page in pdf.pages:
        annotations = page.obj.get("/Annots", None)
        if isinstance(annotations, pikepdf.Array):
            for annotation in annotations:
                _strip_object(annotation)


def _strip_object(one: object) -> None:
    import pikepdf

    if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return
    for key in _PRIVATE:
        if key in one:
            del one[key]
    # In an annotation /T is whoever wrote it; in a field of a form, the field's own name.
    if "/T" in one and "/Subtype" in one and "/FT" not in one and one["/Subtype"] != pikepdf.Name.Widget:
        del one["/T"]


def _signed(pdf: pikepdf.Pdf) -> bool:
    import pikepdf

    form = pdf.Root.get("/AcroForm", None)
    flags = form.get("/SigFlags", 0) if isinstance(form, pikepdf.Dictionary) else 0
    return (
        bool(int(flags) & _SIGNATURES_EXIST)
        or "/Perms" in pdf.Root
        or any(isinstance(one, pikepdf.Dictionary) and "/ByteRange" in one for one in pdf.objects)
    )


def _carries_files(pdf: pikepdf.Pdf) -> bool:
    """Tell whether other files are inside: they are not looked into."""
    import pikepdf

    return any(isinstance(one, pikepdf.Dictionary) and "/EF" in one for one in pdf.objects)
