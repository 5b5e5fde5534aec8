"""A document goes to an expert without the name that its program put into it, or marked as one that may hold it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from reportlab.pdfgen.canvas import Canvas

from reviewer.exchange.cleaning import clean

AUTHOR = "Ange Auteur"
RAW = AUTHOR.encode()


def a_pdf(change: Callable[[pikepdf.Pdf], None] | None = None, password: str | None = None) -> bytes:
    """Return a PDF of one page whose properties, XMP and note name the author."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pageCompression=0)
    canvas.setAuthor(AUTHOR)
    canvas.drawString(72, 720, "Curriculum vitae")
    canvas.save()
    out = io.BytesIO()
    with pikepdf.open(drawn) as pdf:
        with pdf.open_metadata() as metadata:
            metadata["dc:creator"] = [AUTHOR]
        note = {
            "/Type": pikepdf.Name.Annot,
            "/Subtype": pikepdf.Name.Text,
            "/Rect": [0, 0, 9, 9],
            "/T": AUTHOR,
        }
        pdf.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(note)])
        if change is not None:
            change(pdf)
        encryption = None if password is None else pikepdf.Encryption(user=password, owner="secret")
        pdf.save(out, encryption=encryption)
    return out.getvalue()


def a_picture(kind: str, **saved: object) -> bytes:
    """Return a small picture in colours."""
    picture = Image.effect_mandelbrot((48, 32), (-2, -1, 1, 1), 40).convert("RGB")
    out = io.BytesIO()
    picture.save(out, kind, **saved)
    return out.getvalue()


def exif(**tags: object) -> Image.Exif:
    """Return an Exif that names its author, and how the picture is turned."""
    found = Image.Exif()
    found[0x013B] = AUTHOR
    found[0x0112] = tags.get("turned", 6)
    return found


def pixels(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content)) as picture:
        return picture.convert("RGB").tobytes()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def archive_of(**more: bytes) -> bytes:
    """Return what is enough of a Word document for its properties, with more parts."""
    core = (
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>CV</dc:title><dc:creator>{AUTHOR}</dc:creator>"
        f"<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy></cp:coreProperties>"
    )
    app = f"<Properties><Company>{AUTHOR}</Company><Manager>{AUTHOR}</Manager><Pages>2</Pages></Properties>"
    content: dict[str, bytes] = {
        "[Content_Types].xml": b"<Types/>",
        "docProps/core.xml": core.encode(),
        "docProps/app.xml": app.encode(),
        "word/document.xml": b"<w:document>Curriculum vitae</w:document>",
        **{name.replace("__", "/").replace("_xml", ".xml"): raw for name, raw in more.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in content.items():
            archive.writestr(name, raw)
    return out.getvalue()


def test_a_pdf_loses_its_author_and_keeps_its_page() -> None:
    content = a_pdf()
    assert RAW in content
    found = clean(content)
    assert not found.may_name_author
    with pikepdf.open(io.BytesIO(found.content)) as pdf:
        assert "/Info" not in pdf.trailer
        assert "/Metadata" not in pdf.Root
        assert "/T" not in pdf.pages[0].Annots[0]
        everything = b"".join(
            one.read_bytes() if isinstance(one, pikepdf.Stream) else one.unparse() for one in pdf.objects
        )
    assert RAW not in everything
    with pypdfium2.PdfDocument(found.content) as shown:
        assert "Curriculum vitae" in shown[0].get_textpage().get_text_range()


def test_the_same_document_is_always_cleaned_to_the_same_bytes() -> None:
    for content in (a_pdf(), a_picture("JPEG", exif=exif()), archive_of()):
        assert clean(content) == clean(content)
        assert clean(clean(content).content) == clean(content)


def _signed(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = pikepdf.Dictionary({"/SigFlags": 3, "/Fields": []})


def _half_signed(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Hidden = pdf.make_indirect(pikepdf.Dictionary({"/ByteRange": [0, 1, 2, 3]}))


def test_a_pdf_with_files_inside_is_cleaned_and_marked() -> None:
    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["note.txt"] = pikepdf.AttachedFileSpec(
            pdf, RAW, description="", filename="note.txt", mime_type="", creation_date="", mod_date=""
        )

    found = clean(a_pdf(attach))
    assert found.may_name_author
    with pikepdf.open(io.BytesIO(found.content)) as pdf:
        assert "/Info" not in pdf.trailer
        assert list(pdf.attachments) == ["note.txt"]


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_loses_its_author_and_no_pixel(progressive: bool) -> None:
    content = a_picture("JPEG", exif=exif(), comment=RAW, progressive=progressive, icc_profile=b"profil" * 9)
    content += RAW
    assert content.count(RAW) == 3
    found = clean(content)
    assert (RAW in found.content, found.may_name_author) == (False, False)
    assert pixels(found.content) == pixels(content)
    with Image.open(io.BytesIO(found.content)) as picture:
        assert dict(picture.getexif()) == {0x0112: 6}
        assert picture.info["icc_profile"] == b"profil" * 9


def test_a_jpeg_that_stands_upright_gets_no_exif() -> None:
    found = clean(a_picture("JPEG", exif=exif(turned=1)))
    assert b"Exif" not in found.content


def test_a_png_loses_its_author_and_no_pixel() -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", AUTHOR)
    texts.add_itxt("XML:com.adobe.xmp", AUTHOR)
    content = a_picture("PNG", pnginfo=texts, exif=exif(), dpi=(300, 300)) + RAW
    assert content.count(RAW) == 4
    found = clean(content)
    assert (RAW in found.content, found.may_name_author) == (False, False)
    assert pixels(found.content) == pixels(content)
    with Image.open(io.BytesIO(found.content)) as picture:
        assert dict(picture.getexif()) == {0x0112: 6}
        assert round(picture.info["dpi"][0]) == 300


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_cut_anywhere_is_left_and_marked_or_read(kind: str) -> None:
    content = a_picture(kind, exif=exif())
    for length in range(12, len(content) - 1, 7):
        found = clean(content[:length])
        assert found.may_name_author
        assert found.content == content[:length]


def test_a_word_document_loses_its_author_and_keeps_the_rest() -> None:
    content = archive_of()
    found = clean(content)
    before, after = parts(content), parts(found.content)
    assert not found.may_name_author
    assert list(after) == list(before)
    assert all(RAW not in part for part in after.values())
    assert b"<dc:title>CV</dc:title><dc:creator></dc:creator>" in after["docProps/core.xml"]
    assert b"<Pages>2</Pages>" in after["docProps/app.xml"]
    assert after["word/document.xml"] == before["word/document.xml"]


def test_a_workbook_loses_its_author_and_still_opens() -> None:
    book = openpyxl.Workbook()
    book.properties.creator = AUTHOR
    book.properties.lastModifiedBy = AUTHOR
    book.active["A1"] = "Expériences"  # type: ignore[index]  # a new workbook has a sheet
    out = io.BytesIO()
    book.save(out)
    found = clean(out.getvalue())
    assert not found.may_name_author
    read = openpyxl.load_workbook(io.BytesIO(found.content))
    assert (read.properties.creator, read.properties.lastModifiedBy) == (None, None)
    assert read.active["A1"].value == "Expériences"  # type: ignore[index]  # the same sheet


@pytest.mark.parametrize(
    "more",
    [
        {"word__comments_xml": b"<w:comments/>"},
        {"word__document_xml": b'<w:ins w:author="Ange">x</w:ins>'},
        {"word__document_xml": b" " * 65_530 + b'<w:ins w:author="Ange">x</w:ins>'},
        {"xl__persons__person_xml": b"<personList/>"},
        {"word__embeddings__a.bin": b"x"},
        {"word__media__a.png": b"no picture"},
    ],
)
def test_names_that_belong_to_what_is_written_stay_and_the_file_is_marked(more: dict[str, bytes]) -> None:
    found = clean(archive_of(**more))
    assert found.may_name_author
    assert RAW not in parts(found.content)["docProps/core.xml"]


def test_pictures_inside_a_document_are_cleaned_too() -> None:
    picture = a_picture("JPEG", exif=exif())
    found = clean(archive_of(word__media__photo_1=b"x", **{"word__media__photo.jpeg": picture}))
    assert not found.may_name_author
    assert RAW not in parts(found.content)["word/media/photo.jpeg"]


def _left_alone() -> Iterator[tuple[str, bytes]]:
    yield "signed PDF", a_pdf(_signed)
    yield "a signature in hiding", a_pdf(_half_signed)
    yield "password", a_pdf(password="secret")
    yield "rights", a_pdf(password="")
    yield "damaged PDF", b"%PDF-1.7\nabc"
    yield "its first word", b"%PDF-"
    yield "cut PDF", a_pdf()[:200]
    yield "signed", _zip({"[Content_Types].xml": b"", "_xmlsignatures/sig1.xml": b"<x/>"})
    yield "no office document", _zip({"a.txt": RAW})
    yield "damaged", archive_of()[:-40]
    yield "cut properties", archive_of(docProps__core_xml=b"<a><dc:creator>")
    entity = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    yield "entities", archive_of(docProps__core_xml=entity)
    nested = b'<a xmlns:dc="u"><dc:creator><b>Ange</b></dc:creator></a>'
    yield "a name of another form", archive_of(docProps__core_xml=nested)
    yield "a bomb", _zip({"[Content_Types].xml": b"", "word/document.xml": bytes(300_000_000)})
    yield "another format", b"GIF89a\0\xff" + RAW
    yield "mark-up", b"<html><meta name=author content=Ange></html>"
    yield "rich text", b"{\\rtf1 {\\author Ange}}"
    yield "bytes", bytes(range(256))


def _zip(content: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in content.items():
            archive.writestr(name, raw)
    return out.getvalue()


@pytest.mark.parametrize("content", [pytest.param(content, id=name) for name, content in _left_alone()])
def test_what_cannot_be_cleaned_without_harm_is_left_and_marked(content: bytes) -> None:
    found = clean(content)
    assert found.may_name_author
    assert found.content == content


@pytest.mark.parametrize("content", [b"", b"reference;annee\nTC-1;2025\n", "\ufeffÉtudes".encode()])
def test_plain_text_has_nothing_to_take_out(content: bytes) -> None:
    found = clean(content)
    assert (found.content, found.may_name_author) == (content, False)


@given(
    head=st.sampled_from([b"", b"%PDF-1.7\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"]),
    rest=st.binary(max_size=200),
)
def test_no_bytes_make_it_fail(head: bytes, rest: bytes) -> None:
    found = clean(head + rest)
    assert found.content == head + rest or not found.may_name_author


def test_nothing_is_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for content in (a_pdf(), a_picture("PNG"), archive_of()):
        clean(content)
    assert list(tmp_path.iterdir()) == []
