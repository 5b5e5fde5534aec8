"""What can be appended to a signed PDF without touching what was signed: readers show what was added."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from reviewer.avis.content import as_json, verification_code
from reviewer.documents.reading import attached_content

LIE = "Personne Imaginaire"

Writer = IncrementalPdfFileWriter
Update = Callable[[Writer], None]


def updated(pdf: bytes, change: Update) -> bytes:
    """Return the file with a change appended; what stood there stays."""
    writer = Writer(BytesIO(pdf))
    writer._update_meta = lambda: None  # type: ignore[method-assign]  # the change alone, not pyHanko's own
    change(writer)
    output = BytesIO()
    writer.write(output)  # type: ignore[no-untyped-call]  # pyHanko
    return output.getvalue()


def _name(text: str) -> NameObject:
    return NameObject(text)


def _dictionary(**entries: Any) -> DictionaryObject:
    return DictionaryObject({_name(f"/{key}"): value for key, value in entries.items()})  # type: ignore[no-untyped-call]  # pyHanko


def _stream(data: bytes, **entries: Any) -> StreamObject:
    return StreamObject(stream_data=data, dict_data={_name(f"/{key}"): v for key, v in entries.items()})


def _number(value: int) -> NumberObject:
    return NumberObject(value)  # type: ignore[no-untyped-call]  # pyHanko


def _page(writer: Writer, index: int = 0) -> Any:
    return writer.root["/Pages"]["/Kids"][index]


def _field(writer: Writer) -> Any:
    return writer.root["/AcroForm"]["/Fields"][0]


def _root_now(writer: Writer, key: str, value: Any) -> None:
    writer.root[_name(key)] = value
    writer.update_root()  # type: ignore[no-untyped-call]  # pyHanko


def _on_page(key: str, value: Any) -> Update:
    def change(writer: Writer) -> None:
        page = _page(writer)
        page[_name(key)] = value
        writer.update_container(page)

    return change


def page_content(writer: Writer) -> None:
    """Paint the first page anew: the conclusion is another."""
    page = _page(writer)
    contents = page["/Contents"]
    said = contents.data if hasattr(contents, "data") else b"".join(one.data for one in contents)
    page[_name("/Contents")] = writer.add_object(
        _stream(said.replace(b"1 g", b"0 g") + b"\n0 0 612 792 re f")
    )
    writer.update_container(page)


def overlay(writer: Writer) -> None:
    """Paint a white box and a word over the page."""
    page = _page(writer)
    over = writer.add_object(_stream(b"q 1 g 60 560 300 60 re f Q"))
    page[_name("/Contents")] = ArrayObject([page.raw_get("/Contents"), over])
    writer.update_container(page)


def _annotation(writer: Writer, **entries: Any) -> None:
    page = _page(writer)
    box = ArrayObject([_number(one) for one in (60, 560, 360, 620)])
    note = writer.add_object(_dictionary(Type=_name("/Annot"), Rect=box, F=_number(4), **entries))
    standing = list(page["/Annots"]) if "/Annots" in page else []
    page[_name("/Annots")] = ArrayObject([*standing, note])
    writer.update_container(page)


def free_text(writer: Writer) -> None:
    """Lay a text note over the page."""
    _annotation(
        writer,
        Subtype=_name("/FreeText"),
        Contents=TextStringObject(LIE),
        DA=TextStringObject("/Helv 12 Tf 0 g"),
    )


def link(writer: Writer) -> None:
    """Make part of the page a link to elsewhere."""
    action = _dictionary(S=_name("/URI"), URI=TextStringObject("https://exemple.invalid/"))
    _annotation(writer, Subtype=_name("/Link"), A=action, Contents=TextStringObject("Vérifier"))


def appearance(writer: Writer) -> None:
    """Draw another visible signature."""
    field = _field(writer)
    field["/AP"][_name("/N")] = writer.add_object(
        _stream(b"0 g 0 0 200 60 re f", Type=_name("/XObject"), Subtype=_name("/Form"), BBox=_box(200, 60))
    )
    writer.update_container(field)


def _box(width: int, height: int) -> ArrayObject:
    return ArrayObject([_number(one) for one in (0, 0, width, height)])


def rectangle(writer: Writer) -> None:
    """Spread the visible signature over the page."""
    field = _field(writer)
    field[_name("/Rect")] = ArrayObject([_number(one) for one in (0, 0, 612, 792)])
    writer.update_container(field)


def description(writer: Writer) -> None:
    """Let a screen reader name another signatory."""
    field = _field(writer)
    field[_name("/TU")] = TextStringObject(LIE)
    writer.update_container(field)


def metadata(writer: Writer) -> None:
    """Let the XMP packet say that the avis lasts ten years more."""
    packet: bytes = writer.root["/Metadata"].data
    later = re.sub(rb"(<avise:expires>)\d{4}", rb"\g<1>2035", packet)
    entries = {"Type": _name("/Metadata"), "Subtype": _name("/XML")}
    _root_now(writer, "/Metadata", writer.add_object(_stream(later, **entries)))


def information(writer: Writer) -> None:
    """Give the file another title."""
    writer.set_info(writer.add_object(_dictionary(Title=TextStringObject(LIE))))


def attached_data(writer: Writer) -> None:
    """Carry the data of another avis, with the code that follows from them."""
    content = attached_content(writer.prev.stream.getvalue())
    assert content is not None
    forged = replace(content, candidate_name=LIE, verification_code=None)
    forged = replace(forged, verification_code=verification_code(forged))
    specification = writer.root["/AF"][0]
    stream = writer.add_object(_stream(as_json(forged), Type=_name("/EmbeddedFile")))
    specification["/EF"] = _dictionary(F=stream, UF=stream)
    writer.update_container(specification)


def second_attachment(writer: Writer) -> None:
    """Carry one file more."""
    stream = writer.add_object(_stream(b"{}", Type=_name("/EmbeddedFile")))
    more = writer.add_object(
        _dictionary(
            Type=_name("/Filespec"),
            F=TextStringObject("avis.json"),
            UF=TextStringObject("avis.json"),
            AFRelationship=_name("/Source"),
            EF=_dictionary(F=stream, UF=stream),
        )
    )
    _root_now(writer, "/AF", ArrayObject([more, *writer.root["/AF"]]))


def _font(writer: Writer) -> Any:
    return next(iter(_page(writer)["/Resources"]["/Font"].values())).get_object()


def font_map(writer: Writer) -> None:
    """Let what is copied or read aloud be another text than what is seen."""
    font = _font(writer)
    said = font["/ToUnicode"].data.replace(b"<0061>", b"<006F>").replace(b"<0031>", b"<0039>")
    font[_name("/ToUnicode")] = writer.add_object(_stream(said))
    writer.update_container(font)


def font_program(writer: Writer) -> None:
    """Draw the same codes with other glyphs."""
    font = _font(writer)
    described = font["/FontDescriptor"]
    described[_name("/FontFile2")] = writer.add_object(_stream(described["/FontFile2"].data[::-1]))
    writer.update_container(described)


def font_widths(writer: Writer) -> None:
    """Let letters fall on one another."""
    font = _font(writer)
    font[_name("/Widths")] = ArrayObject([_number(0) for _ in font["/Widths"]])
    writer.update_container(font)


def _elements(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    found = []
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        kid = kid.get_object()  # noqa: PLW2901  # an indirect reference and what it names
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            found += [kid, *_elements(kid)]
    return found


def actual_text(writer: Writer) -> None:
    """Let a screen reader say another conclusion than the page shows."""
    heading = next(one for one in _elements(writer.root["/StructTreeRoot"]) if one["/S"] == "/H2")
    heading[_name("/ActualText")] = TextStringObject("Avis favorable")
    writer.update_container(heading)


def alternative_text(writer: Writer) -> None:
    """Give the paragraph an alternative text."""
    paragraph = next(one for one in _elements(writer.root["/StructTreeRoot"]) if one["/S"] == "/P")
    paragraph[_name("/Alt")] = TextStringObject(LIE)
    writer.update_container(paragraph)


def no_structure(writer: Writer) -> None:
    """Take the structure away: nothing is left to be read aloud."""
    del writer.root["/StructTreeRoot"]
    writer.update_root()  # type: ignore[no-untyped-call]  # pyHanko


def language(writer: Writer) -> None:
    """Have it read in another language."""
    _root_now(writer, "/Lang", TextStringObject("ru"))


def no_bookmarks(writer: Writer) -> None:
    """Take the table of contents away."""
    del writer.root["/Outlines"]
    writer.update_root()  # type: ignore[no-untyped-call]  # pyHanko


def colour(writer: Writer) -> None:
    """Change what the colours mean."""
    _root_now(writer, "/OutputIntents", ArrayObject([]))


def _pages(writer: Writer, arrange: Callable[[list[Any]], list[Any]]) -> None:
    pages = writer.root["/Pages"]
    kids = arrange(list(pages.raw_get("/Kids")))
    pages[_name("/Kids")] = ArrayObject(kids)
    pages[_name("/Count")] = _number(len(kids))
    writer.update_container(pages)


def page_removed(writer: Writer) -> None:
    """Take the second page out: a reason is gone."""
    _pages(writer, lambda kids: [kids[0], *kids[2:]])


def pages_swapped(writer: Writer) -> None:
    """Read the last page first."""
    _pages(writer, lambda kids: kids[::-1])


def page_repeated(writer: Writer) -> None:
    """Show the first page twice."""
    _pages(writer, lambda kids: [kids[0], *kids])


def page_added(writer: Writer) -> None:
    """Put a page of one's own at the end."""
    more = writer.add_object(
        _dictionary(
            Type=_name("/Page"),
            Parent=writer.root.raw_get("/Pages"),
            MediaBox=_box(612, 792),
            Resources=_dictionary(),
            Contents=writer.add_object(_stream(b"0 g 100 100 200 200 re f")),
        )
    )
    _pages(writer, lambda kids: [*kids, more])


def text_field(writer: Writer) -> None:
    """Add a field that shows a text over the page."""
    field = writer.add_object(
        _dictionary(
            Type=_name("/Annot"),
            Subtype=_name("/Widget"),
            FT=_name("/Tx"),
            T=TextStringObject("Conclusion"),
            V=TextStringObject(LIE),
            Rect=ArrayObject([_number(one) for one in (60, 560, 360, 620)]),
            F=_number(4),
            P=writer.root["/Pages"].raw_get("/Kids")[0],
        )
    )
    form = writer.root["/AcroForm"]
    form[_name("/Fields")] = ArrayObject([*form["/Fields"], field])
    writer.update_container(form)
    page = _page(writer)
    page[_name("/Annots")] = ArrayObject([*(page.get("/Annots", [])), field])
    writer.update_container(page)


def signature_field(writer: Writer) -> None:
    """Add an empty field for one signature more."""
    append_signature_field(writer, SigFieldSpec("Autre", box=(60, 60, 200, 120)))


def renamed_field(writer: Writer) -> None:
    """Call the signature's field by another name."""
    field = _field(writer)
    field[_name("/T")] = TextStringObject("Annulée")
    writer.update_container(field)


def emptied_field(writer: Writer) -> None:
    """Empty the signature's field: readers show a place to sign."""
    field = _field(writer)
    del field["/V"]
    writer.update_container(field)


def needs_appearances(writer: Writer) -> None:
    """Ask readers to draw the fields anew."""
    form = writer.root["/AcroForm"]
    form[_name("/NeedAppearances")] = _number(1)
    writer.update_container(form)


def _script(code: str) -> DictionaryObject:
    return _dictionary(S=_name("/JavaScript"), JS=TextStringObject(code))


def script_on_opening(writer: Writer) -> None:
    """Run a script when the file is opened."""
    _root_now(writer, "/OpenAction", writer.add_object(_script("app.alert('Avis valide');")))


def script_on_printing(writer: Writer) -> None:
    """Run a script before printing."""
    _root_now(writer, "/AA", _dictionary(WP=_script("this.getField('Signature').hidden = true;")))


def named_scripts(writer: Writer) -> None:
    """Carry a script by name."""
    scripts = _dictionary(Names=ArrayObject([TextStringObject("a"), writer.add_object(_script("1"))]))
    names = writer.root["/Names"]
    names[_name("/JavaScript")] = scripts
    writer.update_container(names)


def layers(writer: Writer) -> None:
    """Add a layer that can be switched on and off."""
    layer = writer.add_object(_dictionary(Type=_name("/OCG"), Name=TextStringObject("Mention")))
    shown = _dictionary(OCGs=ArrayObject([layer]), D=_dictionary(OFF=ArrayObject([layer])))
    _root_now(writer, "/OCProperties", shown)


def no_permissions(writer: Writer) -> None:
    """Take away what says that the file is certified."""
    del writer.root["/Perms"]
    writer.update_root()  # type: ignore[no-untyped-call]  # pyHanko


def evidence_replaced(writer: Writer) -> None:
    """Replace the evidence on certificates by evidence of nothing."""
    _root_now(writer, "/DSS", writer.add_object(_dictionary(Type=_name("/DSS"), Certs=ArrayObject([]))))


def content_with_evidence(writer: Writer) -> None:
    """Change the page under cover of an update of the evidence, which readers let pass."""
    page_content(writer)
    evidence_replaced(writer)


def signing_instant(writer: Writer) -> None:
    """Redefine the signature's own dictionary, with another instant."""
    signature = _field(writer)["/V"]
    signature[_name("/M")] = TextStringObject("D:20200101000000Z")
    writer.update_container(signature)


def drawing_stamp(writer: Writer) -> None:
    """Let the reserved field of the time stamp, which has no extent, draw over the page."""
    fields = [one.get_object() for one in writer.root["/AcroForm"]["/Fields"]]
    field = next((one for one in fields if one["/T"] == "Horodatage"), None)
    if field is None:
        append_signature_field(writer, SigFieldSpec("Horodatage", box=(60, 560, 360, 620)))
        return
    field[_name("/Rect")] = ArrayObject([_number(one) for one in (60, 560, 360, 620)])
    drawn = _stream(
        b"0 g 0 0 300 60 re f", Type=_name("/XObject"), Subtype=_name("/Form"), BBox=_box(300, 60)
    )
    field[_name("/AP")] = _dictionary(N=writer.add_object(drawn))
    writer.update_container(field)


def visible_stamp(writer: Writer) -> None:
    """Make room for one time stamp more, which shows over the page."""
    append_signature_field(writer, SigFieldSpec("Horodatage9", box=(60, 560, 360, 620)))


UPDATES: dict[str, Update] = {
    "a page is painted anew": page_content,
    "a box covers the conclusion": overlay,
    "a note lies over the page": free_text,
    "part of the page links elsewhere": link,
    "the page is cropped": _on_page("/CropBox", _box(612, 300)),
    "the page is turned": _on_page("/Rotate", _number(180)),
    "the page does something when it is shown": _on_page("/AA", _dictionary(O=_script("1"))),
    "the visible signature is drawn anew": appearance,
    "the visible signature spreads over the page": rectangle,
    "a screen reader names another signatory": description,
    "the expiry in XMP is later": metadata,
    "the file has another title": information,
    "the attached data are others": attached_data,
    "a second file is attached before the first": second_attachment,
    "copied text is not what is seen": font_map,
    "the glyphs are others": font_program,
    "the letters have no width": font_widths,
    "a screen reader says another conclusion": actual_text,
    "a paragraph has an alternative text": alternative_text,
    "the structure is gone": no_structure,
    "the language is another": language,
    "the bookmarks are gone": no_bookmarks,
    "the meaning of colours is gone": colour,
    "a page is removed": page_removed,
    "the pages are swapped": pages_swapped,
    "a page is shown twice": page_repeated,
    "a page is added": page_added,
    "a text field is added": text_field,
    "a signature field is added": signature_field,
    "the signature field is renamed": renamed_field,
    "the signature field is emptied": emptied_field,
    "readers are asked to draw the fields": needs_appearances,
    "a script runs on opening": script_on_opening,
    "a script runs on printing": script_on_printing,
    "a script is carried by name": named_scripts,
    "a layer hides something": layers,
    "the certification is taken away": no_permissions,
    "the evidence is replaced": evidence_replaced,
    "a page is painted anew with new evidence": content_with_evidence,
    "the signature has another instant": signing_instant,
}
# Those that a careless verifier lets pass once a good time stamp covers the file.
SLIPPED = (
    "a page is painted anew",
    "a box covers the conclusion",
    "a note lies over the page",
    "the visible signature is drawn anew",
    "a screen reader names another signatory",
    "the expiry in XMP is later",
    "the file has another title",
    "the attached data are others",
    "copied text is not what is seen",
    "the glyphs are others",
    "a screen reader says another conclusion",
    "a page is removed",
    "the pages are swapped",
    "a text field is added",
    "a script runs on opening",
    "a layer hides something",
    "the certification is taken away",
    "the evidence is replaced",
    "a page is painted anew with new evidence",
)
