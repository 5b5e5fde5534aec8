"""JPEG and PNG: only what draws the picture stays; not one pixel is compressed anew.

How the picture is to be turned stays too, alone in an Exif of its own (CIPA DC-008, tag 0112).
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import Final

from reviewer.services.ports.exchange import CleanedDocument

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_DRAWS: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT cICP acTL fcTL fdAT".split()
)
_ORIENTATION: Final = 0x0112
_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_COMMENT: Final = 0xFE
_ICC: Final = b"ICC_PROFILE\0"


class _Damaged(Exception):
    """The picture is not laid out as its format has it."""


def clean_picture(content: bytes) -> CleanedDocument:
    """Return a picture with what draws it alone, or as it was where it cannot be read through."""
    try:
        cleaned = _png(content) if content.startswith(_PNG) else _jpeg(content)
    except (_Damaged, IndexError, struct.error):
        return CleanedDocument(content=content, may_name_author=True)
    return CleanedDocument(content=cleaned, may_name_author=False)


def _jpeg(content: bytes) -> bytes:
    exif = _exif(content)
    out = [content[:2]]
    if exif:
        out.append(b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif)
    at = 2
    while True:
        if content[at] != 0xFF:
            raise _Damaged
        marker = content[at + 1]
        if marker == 0xFF:  # a marker may be preceded by any number of these
            at += 1
            continue
        if marker == _END_OF_IMAGE:
            return b"".join((*out, content[at : at + 2]))
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if end > len(content) or end < at + 4:
            raise _Damaged
        if _jpeg_keeps(marker, content[at + 4 : end]):
            out.append(content[at:end])
        if marker == _SCAN:
            start, end = end, _end_of_scan(content, end)
            out.append(content[start:end])
        at = end


def _jpeg_keeps(marker: int, payload: bytes) -> bool:
    if 0xE0 <= marker <= 0xEF:
        return marker in {0xE0, 0xEE} or (marker == 0xE2 and payload.startswith(_ICC))
    return marker != _COMMENT


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the compressed picture ends: at the next marker that is neither stuffing nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise _Damaged
        following = content[at + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7 and following != 0xFF:
            return at
        at += 1 if following == 0xFF else 2


def _png(content: bytes) -> bytes:
    out = [_PNG]
    at = len(_PNG)
    exif = _exif(content)
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content) or struct.unpack_from(">I", content, end - 4)[0] != zlib.crc32(
            content[at + 4 : end - 4]
        ):
            raise _Damaged
        if kind in _DRAWS:
            out.append(content[at:end])
        elif kind[0:1].isupper():  # without it the picture cannot be drawn, and we do not know it
            raise _Damaged
        if kind == b"IHDR" and exif:
            chunk = b"eXIf" + exif
            out.append(struct.pack(">I", len(exif)) + chunk + struct.pack(">I", zlib.crc32(chunk)))
        if kind == b"IEND":
            return b"".join(out)
        at = end


def _exif(content: bytes) -> bytes:
    """Return an Exif that says how the picture is turned, and nothing else; empty where it stands upright."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content)) as picture:
            turned = picture.getexif().get(_ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError):
        raise _Damaged from None
    if not isinstance(turned, int) or not 1 < turned <= 8:
        return b""
    entry = struct.pack("<HHIHH", _ORIENTATION, 3, 1, turned, 0)
    return b"II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 0)
