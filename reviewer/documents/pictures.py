"""What the header of a photo or a scan says, read without decoding it. Light: no library."""

from __future__ import annotations

import struct
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE: Final = frozenset({0x01, *range(0xD0, 0xD9)})


def is_image(content: bytes) -> bool:
    """Tell whether the bytes are a photo or a scan in a format that we read."""
    return content.startswith((_PNG, _JPEG))


def is_png(content: bytes) -> bool:
    """Tell whether the bytes are a PNG image."""
    return content.startswith(_PNG)


def image_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height as the header says, or None where there is no such header."""
    if content.startswith(_PNG):
        if len(content) < 24 or content[12:16] != b"IHDR":
            return None
        return struct.unpack(">II", content[16:24])
    return _jpeg_size(content) if content.startswith(_JPEG) else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content):
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _BARE:
            at += 2
        elif marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        else:
            (length,) = struct.unpack(">H", content[at + 2 : at + 4])
            at += 2 + length
    return None
