"""The container: a ZIP of stored entries in one form only, written and read from end to end without going back.

For one list of entries there is one sequence of bytes (``docs/formats/package.md``), the same that Python's
``zipfile`` writes. So the reader compares instead of interpreting: what is compressed, enciphered, linked, named twice,
commented, padded or hidden before, between and after the entries is not of that form.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, Protocol

from reviewer.committee.offline.refusals import (
    CompressedEntry,
    ContainerMalformed,
    DuplicateEntry,
    PackageTruncated,
    PromisedDigestDiffers,
    SpecialEntry,
    UnpromisedEntry,
    UnsafeEntryName,
)
from reviewer.exchange.limits import limits, require_within

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
DOCUMENTS: Final = "files/"
PIECE: Final = 65_536
"""Bytes that go through memory at a time."""

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4sBB5H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_LOCAL_MARK: Final = b"PK\x03\x04"
_CENTRAL_MARK: Final = b"PK\x01\x02"
_END_MARK: Final = b"PK\x05\x06"
_NEEDED: Final = 20
_UNIX: Final = 3
_NO_TIME, _NO_DATE = 0, (1 << 5) | 1
"""1 January 1980, the first instant that ZIP knows: a package tells no times but those of its manifest."""
_OWNER_ONLY: Final = 0o600 << 16
_NAME: Final = re.compile(r"manifest\.json|manifest\.sig|files/[0-9a-f]{64}")
_SIGNATURE_BYTES: Final = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as both of its headers tell it. ``offset``: of its first header."""

    name: str
    size: int
    crc: int
    offset: int

    @property
    def local(self) -> bytes:
        """Return the header before the entry's bytes."""
        name = self.name.encode("ascii")
        return (
            _LOCAL.pack(
                _LOCAL_MARK, _NEEDED, 0, 0, _NO_TIME, _NO_DATE, self.crc, self.size, self.size, len(name), 0
            )
            + name
        )

    @property
    def central(self) -> bytes:
        """Return the entry's line in the directory at the end."""
        name = self.name.encode("ascii")
        facts = (_NEEDED, 0, 0, _NO_TIME, _NO_DATE, self.crc, self.size, self.size, len(name), 0, 0, 0, 0)
        return _CENTRAL.pack(_CENTRAL_MARK, _NEEDED, _UNIX, *facts, _OWNER_ONLY, self.offset) + name

    @property
    def end(self) -> int:
        """Return where the next entry begins."""
        return self.offset + len(self.local) + self.size


def directory(entries: Iterable[Entry]) -> bytes:
    """Return what stands after the last entry's bytes."""
    written = list(entries)
    lines = b"".join(entry.central for entry in written)
    start = written[-1].end
    return lines + _END.pack(_END_MARK, 0, 0, len(written), len(written), len(lines), start, 0)


@dataclass(frozen=True, slots=True)
class Source:
    """A document to write: its name in the container, what is promised of it, and what opens it."""

    name: str
    size: int
    sha256: str
    open: Callable[[], BinaryIO]


def write(file: str, manifest: bytes, signature: bytes, documents: Iterable[Source]) -> Iterator[bytes]:
    """Yield the container piece by piece. Raises ``PromisedDigestDiffers`` where a document is not what is promised."""
    entries: list[Entry] = []

    def entry(name: str, size: int, crc: int) -> bytes:
        entries.append(Entry(name, size, crc, entries[-1].end if entries else 0))
        return entries[-1].local

    for name, content in ((MANIFEST, manifest), (SIGNATURE, signature)):
        yield entry(name, len(content), zlib.crc32(content)) + content
    for source in documents:
        with source.open() as stream:
            size, crc, digest = 0, 0, hashlib.sha256()
            while piece := stream.read(PIECE):
                size, crc = size + len(piece), zlib.crc32(piece, crc)
                digest.update(piece)
            if size != source.size or digest.hexdigest() != source.sha256:
                raise PromisedDigestDiffers(file, source.name)
            stream.seek(0)
            yield entry(source.name, size, crc)
            while piece := stream.read(PIECE):
                yield piece
    yield directory(entries)


class Keeping(Protocol):
    """Takes a document's bytes as they come; ``finish`` once they are all there."""

    def write(self, piece: bytes, /) -> object:
        """Take some bytes."""
        ...

    def finish(self) -> str:
        """Close; return the SHA-256 of what came."""
        ...


Settle = Callable[[bytes, bytes], "dict[str, int]"]
"""Judges a manifest and its signature; answers with the promised documents, SHA-256 to size, or raises."""


class Reader:
    """Takes a container's bytes in pieces of any length; raises ``PackageRefused`` at the first that is wrong.

    ``keep``: where a document's bytes go; a container that may hold none has None.
    """

    def __init__(self, file: str, settle: Settle, keep: Callable[[str], Keeping] | None) -> None:
        self._file = file
        self._settle = settle
        self._keep = keep
        self._waiting = bytearray()
        self._steps = self._read()
        self._wanted = next(self._steps)
        self._ended = False

    def write(self, piece: bytes) -> int:
        """Take the next bytes."""
        if self._ended and piece:
            raise ContainerMalformed(self._file, "end")
        self._waiting += piece
        at = 0
        while not self._ended and len(self._waiting) - at >= self._wanted:
            with memoryview(self._waiting) as waiting:
                taken = bytes(waiting[at : at + self._wanted])
            at += self._wanted
            try:
                self._wanted = self._steps.send(taken)
            except StopIteration:
                self._ended = True
        del self._waiting[:at]
        if self._ended and self._waiting:
            raise ContainerMalformed(self._file, "end")
        return len(piece)

    def finish(self) -> None:
        """Say that there is no more; raise ``PackageTruncated`` where something still is missing."""
        if not self._ended:
            self._steps.close()
            raise PackageTruncated(self._file)

    def _read(self) -> Generator[int, bytes, None]:
        entries: list[Entry] = []
        content = list[bytes]()
        for name in (MANIFEST, SIGNATURE):
            mark = yield len(_LOCAL_MARK)
            entry = yield from self._entry(mark, entries)
            if entry.name != name:
                raise ContainerMalformed(self._file, name)
            if name == MANIFEST:
                require_within(self._file, "manifest_bytes", entry.size, limits().container.manifest_bytes)
            elif entry.size != _SIGNATURE_BYTES:
                raise ContainerMalformed(self._file, name)
            content.append((yield entry.size))
            if zlib.crc32(content[-1]) != entry.crc:
                raise PromisedDigestDiffers(self._file, name)
        promised = self._settle(*content)
        while (mark := (yield len(_LOCAL_MARK))) == _LOCAL_MARK:
            entry = yield from self._entry(mark, entries)
            yield from self._document(entry, promised)
        if len(entries) - len(content) != len(promised):
            named = {entry.name for entry in entries}
            missing = next(sha for sha in sorted(promised) if DOCUMENTS + sha not in named)
            raise UnpromisedEntry(self._file, DOCUMENTS + missing)
        yield from self._directory(mark, entries)

    def _entry(self, mark: bytes, entries: list[Entry]) -> Generator[int, bytes, Entry]:
        """Read a local header; take it into the entries once it is exactly what it must be."""
        if mark != _LOCAL_MARK:
            raise ContainerMalformed(self._file, "entry")
        head = mark + (yield _LOCAL.size - len(mark))
        _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _LOCAL.unpack(head)
        require_within(self._file, "name_bytes", name_length, limits().container.name_bytes)
        raw = yield name_length
        name = raw.decode("ascii", "backslashreplace")
        if not _NAME.fullmatch(name):
            raise UnsafeEntryName(self._file, shown(raw))
        if any(before.name == name for before in entries[:2]):
            raise DuplicateEntry(self._file, name)
        if method or flags & 1:
            raise CompressedEntry(self._file, name)
        entry = Entry(name, size, crc, entries[-1].end if entries else 0)
        if head + raw != entry.local or extra_length or packed != size:
            raise ContainerMalformed(self._file, name)
        entries.append(entry)
        return entry

    def _document(self, entry: Entry, promised: dict[str, int]) -> Generator[int, bytes, None]:
        sha256 = entry.name.removeprefix(DOCUMENTS)
        if self._keep is None or sha256 not in promised:
            raise UnpromisedEntry(self._file, entry.name)
        if promised[sha256] < 0:
            raise DuplicateEntry(self._file, entry.name)
        if entry.size != promised[sha256]:
            raise PromisedDigestDiffers(self._file, entry.name)
        promised[sha256] = -1
        keeping = self._keep(sha256)
        crc, left = 0, entry.size
        while left:
            piece = yield min(left, PIECE)
            left -= len(piece)
            crc = zlib.crc32(piece, crc)
            keeping.write(piece)
        if keeping.finish() != sha256 or crc != entry.crc:
            raise PromisedDigestDiffers(self._file, entry.name)

    def _directory(self, mark: bytes, entries: list[Entry]) -> Generator[int, bytes, None]:
        wanted = directory(entries)
        found = mark + (yield len(wanted) - len(mark))
        if found == wanted:
            return
        at = 0
        for entry in entries:
            line = found[at : at + len(entry.central)]
            if line[:38] == entry.central[:38] and line[38:42] != entry.central[38:42]:
                raise SpecialEntry(self._file, entry.name)
            at += len(line)
        raise ContainerMalformed(self._file, "directory")


def shown(raw: bytes) -> str:
    """Return an entry's name so that no terminal and no window can be harmed by it."""
    text = raw.decode("utf-8", "backslashreplace")
    return "".join(one if one.isascii() and one.isprintable() else f"\\u{ord(one):04x}" for one in text)[:60]
