"""From laid-out pages to an archival file: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) together.

pikepdf writes what ReportLab cannot: the structure tree, the colour intent, XMP, the attached data, bookmarks and the
signature field. The same input gives the same bytes: no clock, no random number, an identifier made of the content.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from reviewer.documents.metadata import packet, pdf_instant
from reviewer.documents.paths import COLOUR_PROFILE
from reviewer.documents.structure import Element, MarkedContent, Outline, SignatureSlot
from reviewer.services.clock import QUEBEC

LANGUAGE = "fr-CA"
_PRINTED = 4  # annotation flag: printed with the page
_SIGNATURES_EXIST_APPEND_ONLY = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What the file says of itself. ``properties``: our own XMP properties, by name; ``kind``: whose they are."""

    title: str
    author: str
    subject: str
    day: date
    properties: dict[str, str]
    kind: str = "avis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file carried inside the PDF, as the source of what is printed."""

    name: str
    media_type: str
    description: str
    content: bytes


def finish(pages: bytes, outline: Outline, description: Description, attachment: Attachment) -> bytes:
    """Return the archival PDF of laid-out pages."""
    with Pdf.open(BytesIO(pages)) as pdf:
        instant = datetime.combine(description.day, time(), tzinfo=QUEBEC)
        _describe(pdf, description, instant)
        _colour(pdf)
        slots = _signature_fields(pdf, outline)
        _structure(pdf, outline, slots)
        _bookmarks(pdf, outline)
        _attach(pdf, attachment, instant)
        output = BytesIO()
        pdf.save(
            output,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=True,
            recompress_flate=False,
            linearize=False,
            min_version="1.7",
        )
        return output.getvalue()


def _describe(pdf: Pdf, description: Description, instant: datetime) -> None:
    root = pdf.Root
    root.Lang = String(LANGUAGE)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for page in pdf.pages:
        page.obj.Tabs = Name.S
        for key in ("/Trans", "/Rotate"):
            if key in page.obj:
                del page.obj[key]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    pdf.trailer["/Info"] = pdf.make_indirect(
        Dictionary(
            Title=String(description.title),
            Author=String(description.author),
            Subject=String(description.subject),
            CreationDate=String(pdf_instant(instant)),
            ModDate=String(pdf_instant(instant)),
        )
    )
    stream = Stream(
        pdf,
        packet(
            title=description.title,
            author=description.author,
            subject=description.subject,
            language=LANGUAGE,
            instant=instant,
            properties=description.properties,
            kind=description.kind,
        ),
    )
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    root.Metadata = pdf.make_indirect(stream)


def _colour(pdf: Pdf) -> None:
    profile = Stream(pdf, COLOUR_PROFILE.read_bytes())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        RegistryName=String("http://www.color.org"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _signature_fields(pdf: Pdf, outline: Outline) -> dict[SignatureSlot, pikepdf.Object]:
    """Make every field that will be filled, in order: a field added later would be outside the structure."""
    fields = {slot: _signature_field(pdf, slot, place) for place, slot in enumerate(outline.slots)}
    for slot, field in fields.items():
        page = pdf.pages[slot.page].obj
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(field)
    if fields:
        pdf.Root.AcroForm = pdf.make_indirect(
            Dictionary(Fields=Array(list(fields.values())), SigFlags=_SIGNATURES_EXIST_APPEND_ONLY)
        )
    return fields


def _signature_field(pdf: Pdf, slot: SignatureSlot, place: int) -> pikepdf.Object:
    page = pdf.pages[slot.page].obj
    left, bottom, right, top = (round(value, 2) for value in slot.rectangle)
    appearance = Stream(pdf, b"")
    appearance.Type, appearance.Subtype = Name.XObject, Name.Form
    appearance.BBox = Array([0, 0, right - left, top - bottom])
    appearance.Resources = Dictionary()
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(slot.name),
            TU=String(slot.description),
            Rect=Array([left, bottom, right, top]),
            F=_PRINTED,
            P=page,
            StructParent=len(pdf.pages) + place,
            AP=Dictionary(N=pdf.make_indirect(appearance)),
        )
    )


def _structure(pdf: Pdf, outline: Outline, fields: dict[SignatureSlot, pikepdf.Object]) -> None:
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    by_page: list[dict[int, pikepdf.Object]] = [{} for _ in pdf.pages]
    by_field: dict[SignatureSlot, pikepdf.Object] = {}

    def write(element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        node = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.role), P=parent))
        if element.title is not None:
            node.T = String(element.title)
        if element.alternative is not None:
            node.Alt = String(element.alternative)
        if element.scope is not None:
            node.A = Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
        first = next((kid.page for kid in element.kids if isinstance(kid, MarkedContent)), None)
        if first is not None:
            node.Pg = pdf.pages[first].obj
        kids = Array()
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(write(kid, node))
            elif isinstance(kid, MarkedContent):
                by_page[kid.page][kid.mcid] = node
                kids.append(_piece(pdf, kid, first))
            else:
                by_field[kid] = node
                page = pdf.pages[kid.page].obj
                kids.append(Dictionary(Type=Name.OBJR, Obj=fields[kid], Pg=page))
        if len(kids):
            # A field stands alone in its element: programs that compare revisions look for it right there.
            node.K = kids[0] if element.role == "Form" and len(kids) == 1 else kids
        return node

    tree.K = Array([write(outline.root, tree)])
    numbers = Array()
    for index, (page, pieces) in enumerate(zip(pdf.pages, by_page, strict=True)):
        page.obj.StructParents = index
        parents = Array([pieces[mcid] for mcid in range(len(pieces))])
        numbers.append(index)
        numbers.append(pdf.make_indirect(parents))
    for offset, slot in enumerate(fields):
        numbers.append(len(pdf.pages) + offset)
        numbers.append(by_field[slot])
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(pdf.pages) + len(by_field)
    pdf.Root.StructTreeRoot = tree


def _piece(pdf: Pdf, kid: MarkedContent, first: int | None) -> pikepdf.Object | int:
    if kid.page == first:
        return kid.mcid
    return Dictionary(Type=Name.MCR, Pg=pdf.pages[kid.page].obj, MCID=kid.mcid)


def _bookmarks(pdf: Pdf, outline: Outline) -> None:
    with pdf.open_outline() as table:
        parents = [table.root]
        for mark in outline.bookmarks:
            item = pikepdf.OutlineItem(
                mark.title, mark.page, pikepdf.PageLocation.XYZ, left=0, top=round(mark.top + 6, 2), zoom=0
            )
            del parents[mark.level + 1 :]
            parents[-1].append(item)
            parents.append(item.children)
    pdf.Root.PageMode = Name.UseNone


def _attach(pdf: Pdf, attachment: Attachment, instant: datetime) -> None:
    stream = Stream(pdf, attachment.content)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name("/" + attachment.media_type)
    stream.Params = Dictionary(Size=len(attachment.content), ModDate=String(pdf_instant(instant)))
    embedded = pdf.make_indirect(stream)
    specification = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(attachment.name),
            UF=String(attachment.name),
            Desc=String(attachment.description),
            AFRelationship=Name.Source,
            EF=Dictionary(F=embedded, UF=embedded),
        )
    )
    pdf.Root.AF = Array([specification])
    pdf.Root.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([String(attachment.name), specification]))
    )
