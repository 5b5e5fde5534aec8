"""Photos and scans from strangers: read within bounds, refused beyond."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reviewer.documents.pictures import image_size, is_image
from reviewer.documents.scanning import codes_in_image, codes_in_pdf

PNG = b"\x89PNG\r\n\x1a\n"


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _png(width: int, height: int, data: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return PNG + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _image(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    output = BytesIO()
    Image.new("L", size, 255).save(output, kind)
    return output.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_header_says_how_large_an_image_is(kind: str) -> None:
    assert is_image(_image(kind))
    assert image_size(_image(kind)) == (40, 30)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_an_image_without_a_code_says_so(kind: str) -> None:
    assert codes_in_image(_image(kind)).fault == "no_code_in_image"


def test_an_image_that_would_fill_the_memory_is_refused_before_it_is_decoded() -> None:
    bomb = _png(60_000, 60_000, zlib.compress(bytes(1_000_000)))
    assert len(bomb) < 10_000
    assert codes_in_image(bomb).fault == "image_too_large"


def test_a_jpeg_that_claims_too_many_pixels_is_refused() -> None:
    small = _image("JPEG")
    at = small.index(b"\xff\xc0")
    assert codes_in_image(small[: at + 5] + b"\xff\xff\xff\xff" + small[at + 9 :]).fault == "image_too_large"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_damaged_image_is_refused(kind: str) -> None:
    whole = _image(kind, (400, 300))
    assert codes_in_image(whole[: len(whole) // 2]).fault == "image_unreadable"
    assert codes_in_image(whole[:12]).fault == "image_unreadable"


def test_a_file_larger_than_any_scan_is_refused() -> None:
    assert codes_in_image(_image("PNG") + bytes(20_000_001)).fault == "image_too_large"
    assert codes_in_pdf(b"%PDF-1.7" + bytes(20_000_001)).fault == "image_too_large"


def test_a_pdf_that_cannot_be_opened_is_refused() -> None:
    assert codes_in_pdf(b"%PDF-1.7 nothing").fault == "image_unreadable"


def test_a_pdf_with_a_picture_that_would_fill_the_memory_is_refused() -> None:
    document = pikepdf.new()
    page = document.add_blank_page()
    picture = document.make_stream(
        bytes(100),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=60_000,
        Height=60_000,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
    output = BytesIO()
    document.save(output)
    assert codes_in_pdf(output.getvalue()).fault == "image_too_large"


@given(st.sampled_from([PNG, b"\xff\xd8\xff"]), st.binary(max_size=300))
def test_whatever_follows_the_first_bytes_is_answered(start: bytes, rest: bytes) -> None:
    found = codes_in_image(start + rest)
    assert found.fault is not None
    assert not found.texts
