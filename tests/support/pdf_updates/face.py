"""What changes the face of an avis, or what it says of itself: pages, notes, appearances, data."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, TextStringObject

from reviewer.avis.content import as_json, verification_code
from reviewer.documents.reading import attached_content
from tests.support.pdf_updates.writing import (
    LIE,
    Update,
    Writer,
    box_of,
    field_of,
    page_of,
    pdf_dictionary,
    pdf_name,
    pdf_number,
    pdf_stream,
    put_in_root,
)


def on_page(key: str, value: Any) -> Update:
    def change(writer: Writer) -> None:
        page = page_of(writer)
        page[pdf_name(key)] = value
        writer.update_container(page)

    return change


def page_content(writer: Writer) -> None:
    """Paint the first page anew: the conclusion is another."""
    page = page_of(writer)
    contents = page["/Contents"]
    said = contents.data if hasattr(contents, "data") else b"".join(one.data for one in contents)
    page[pdf_name("/Contents")] = writer.add_object(
        pdf_stream(said.replace(b"1 g", b"0 g") + b"\n0 0 612 792 re f")
    )
    writer.update_container(page)


def overlay(writer: Writer) -> None:
    """Paint a white box and a word over the page."""
    page = page_of(writer)
    over = writer.add_object(pdf_stream(b"q 1 g 60 560 300 60 re f Q"))
    page[pdf_name("/Contents")] = ArrayObject([page.raw_get("/Contents"), over])
    writer.update_container(page)


def _annotation(writer: Writer, **entries: Any) -> None:
    page = page_of(writer)
    box = ArrayObject([pdf_number(one) for one in (60, 560, 360, 620)])
    note = writer.add_object(pdf_dictionary(Type=pdf_name("/Annot"), Rect=box, F=pdf_number(4), **entries))
    standing = list(page["/Annots"]) if "/Annots" in page else []
    page[pdf_name("/Annots")] = ArrayObject([*standing, note])
    writer.update_container(page)


def free_text(writer: Writer) -> None:
    """Lay a text note over the page."""
    _annotation(
        writer,
        Subtype=pdf_name("/FreeText"),
        Contents=TextStringObject(LIE),
        DA=TextStringObject("/Helv 12 Tf 0 g"),
    )


def link(writer: Writer) -> None:
    """Make part of the page a link to elsewhere."""
    action = pdf_dictionary(S=pdf_name("/URI"), URI=TextStringObject("https://exemple.invalid/"))
    _annotation(writer, Subtype=pdf_name("/Link"), A=action, Contents=TextStringObject("Vérifier"))


def appearance(writer: Writer) -> None:
    """Draw another visible signature."""
    field = field_of(writer)
    field["/AP"][pdf_name("/N")] = writer.add_object(
        pdf_stream(
            b"0 g 0 0 200 60 re f", Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"), BBox=box_of(200, 60)
        )
    )
    writer.update_container(field)


def rectangle(writer: Writer) -> None:
    """Spread the visible signature over the page."""
    field = field_of(writer)
    field[pdf_name("/Rect")] = ArrayObject([pdf_number(one) for one in (0, 0, 612, 792)])
    writer.update_container(field)


def description(writer: Writer) -> None:
    """Let a screen reader name another signatory."""
    field = field_of(writer)
    field[pdf_name("/TU")] = TextStringObject(LIE)
    writer.update_container(field)


def metadata(writer: Writer) -> None:
    """Let the XMP packet say that the avis lasts ten years more."""
    packet: bytes = writer.root["/Metadata"].data
    later = re.sub(rb"(<avise:expires>)\d{4}", rb"\g<1>2035", packet)
    entries = {"Type": pdf_name("/Metadata"), "Subtype": pdf_name("/XML")}
    put_in_root(writer, "/Metadata", writer.add_object(pdf_stream(later, **entries)))


def information(writer: Writer) -> None:
    """Give the file another title."""
    writer.set_info(writer.add_object(pdf_dictionary(Title=TextStringObject(LIE))))


def attached_data(writer: Writer) -> None:
    """Carry the data of another avis, with the code that follows from them."""
    content = attached_content(writer.prev.stream.getvalue())
    assert content is not None
    forged = replace(content, candidate_name=LIE, verification_code=None)
    forged = replace(forged, verification_code=verification_code(forged))
    specification = writer.root["/AF"][0]
    stream = writer.add_object(pdf_stream(as_json(forged), Type=pdf_name("/EmbeddedFile")))
    specification["/EF"] = pdf_dictionary(F=stream, UF=stream)
    writer.update_container(specification)


def second_attachment(writer: Writer) -> None:
    """Carry one file more."""
    stream = writer.add_object(pdf_stream(b"{}", Type=pdf_name("/EmbeddedFile")))
    more = writer.add_object(
        pdf_dictionary(
            Type=pdf_name("/Filespec"),
            F=TextStringObject("avis.json"),
            UF=TextStringObject("avis.json"),
            AFRelationship=pdf_name("/Source"),
            EF=pdf_dictionary(F=stream, UF=stream),
        )
    )
    put_in_root(writer, "/AF", ArrayObject([more, *writer.root["/AF"]]))
