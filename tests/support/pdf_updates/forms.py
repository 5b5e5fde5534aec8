"""What changes fields, scripts, layers and evidence."""

from __future__ import annotations

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, TextStringObject
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from tests.support.pdf_updates.face import page_content
from tests.support.pdf_updates.writing import (
    LIE,
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


def text_field(writer: Writer) -> None:
    """Add a field that shows a text over the page."""
    field = writer.add_object(
        pdf_dictionary(
            Type=pdf_name("/Annot"),
            Subtype=pdf_name("/Widget"),
            FT=pdf_name("/Tx"),
            T=TextStringObject("Conclusion"),
            V=TextStringObject(LIE),
            Rect=ArrayObject([pdf_number(one) for one in (60, 560, 360, 620)]),
            F=pdf_number(4),
            P=writer.root["/Pages"].raw_get("/Kids")[0],
        )
    )
    form = writer.root["/AcroForm"]
    form[pdf_name("/Fields")] = ArrayObject([*form["/Fields"], field])
    writer.update_container(form)
    page = page_of(writer)
    page[pdf_name("/Annots")] = ArrayObject([*(page.get("/Annots", [])), field])
    writer.update_container(page)


def signature_field(writer: Writer) -> None:
    """Add an empty field for one signature more."""
    append_signature_field(writer, SigFieldSpec("Autre", box=(60, 60, 200, 120)))


def renamed_field(writer: Writer) -> None:
    """Call the signature's field by another name."""
    field = field_of(writer)
    field[pdf_name("/T")] = TextStringObject("Annulée")
    writer.update_container(field)


def emptied_field(writer: Writer) -> None:
    """Empty the signature's field: readers show a place to sign."""
    field = field_of(writer)
    del field["/V"]
    writer.update_container(field)


def needs_appearances(writer: Writer) -> None:
    """Ask readers to draw the fields anew."""
    form = writer.root["/AcroForm"]
    form[pdf_name("/NeedAppearances")] = pdf_number(1)
    writer.update_container(form)


def script(code: str) -> DictionaryObject:
    return pdf_dictionary(S=pdf_name("/JavaScript"), JS=TextStringObject(code))


def script_on_opening(writer: Writer) -> None:
    """Run a script when the file is opened."""
    put_in_root(writer, "/OpenAction", writer.add_object(script("app.alert('Avis valide');")))


def script_on_printing(writer: Writer) -> None:
    """Run a script before printing."""
    put_in_root(writer, "/AA", pdf_dictionary(WP=script("this.getField('Signature').hidden = true;")))


def named_scripts(writer: Writer) -> None:
    """Carry a script by name."""
    scripts = pdf_dictionary(Names=ArrayObject([TextStringObject("a"), writer.add_object(script("1"))]))
    names = writer.root["/Names"]
    names[pdf_name("/JavaScript")] = scripts
    writer.update_container(names)


def layers(writer: Writer) -> None:
    """Add a layer that can be switched on and off."""
    layer = writer.add_object(pdf_dictionary(Type=pdf_name("/OCG"), Name=TextStringObject("Mention")))
    shown = pdf_dictionary(OCGs=ArrayObject([layer]), D=pdf_dictionary(OFF=ArrayObject([layer])))
    put_in_root(writer, "/OCProperties", shown)


def no_permissions(writer: Writer) -> None:
    """Take away what says that the file is certified."""
    del writer.root["/Perms"]
    writer.update_root()  # type: ignore[no-untyped-call]  # pyHanko


def evidence_replaced(writer: Writer) -> None:
    """Replace the evidence on certificates by evidence of nothing."""
    put_in_root(
        writer, "/DSS", writer.add_object(pdf_dictionary(Type=pdf_name("/DSS"), Certs=ArrayObject([])))
    )


def content_with_evidence(writer: Writer) -> None:
    """Change the page under cover of an update of the evidence, which readers let pass."""
    page_content(writer)
    evidence_replaced(writer)


def signing_instant(writer: Writer) -> None:
    """Redefine the signature's own dictionary, with another instant."""
    signature = field_of(writer)["/V"]
    signature[pdf_name("/M")] = TextStringObject("D:20200101000000Z")
    writer.update_container(signature)


def drawing_stamp(writer: Writer) -> None:
    """Let the reserved field of the time stamp, which has no extent, draw over the page."""
    fields = [one.get_object() for one in writer.root["/AcroForm"]["/Fields"]]
    field = next((one for one in fields if one["/T"] == "Horodatage"), None)
    if field is None:
        append_signature_field(writer, SigFieldSpec("Horodatage", box=(60, 560, 360, 620)))
        return
    field[pdf_name("/Rect")] = ArrayObject([pdf_number(one) for one in (60, 560, 360, 620)])
    drawn = pdf_stream(
        b"0 g 0 0 300 60 re f", Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"), BBox=box_of(300, 60)
    )
    field[pdf_name("/AP")] = pdf_dictionary(N=writer.add_object(drawn))
    writer.update_container(field)


def visible_stamp(writer: Writer) -> None:
    """Make room for one time stamp more, which shows over the page."""
    append_signature_field(writer, SigFieldSpec("Horodatage9", box=(60, 560, 360, 620)))
