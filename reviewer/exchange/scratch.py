"""Where documents of a package wait until they are taken in: on the disk, but legible to this process alone.

They are enciphered (AES-256, counter mode) under a key that is made here and kept nowhere: whoever finds what a killed
process left behind finds noise.
"""

from __future__ import annotations

import hashlib
import io
import secrets
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from reviewer.committee.offline.refusals import PackageDiskTrouble
from reviewer.errors import NotFound

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from cryptography.hazmat.primitives.ciphers import CipherContext

_PREFIX = "avise-"
_PIECE = 65_536


class Scratch:
    """A folder of its own inside another, made for the first document, gone with all of them when it is closed.

    ``file``: the package's name.
    """

    def __init__(self, parent: Path, file: str) -> None:
        self._parent = parent
        self._file = file
        self._folder: Path | None = None
        self._key = secrets.token_bytes(32)
        self._numbers: dict[str, int] = {}
        self._open: list[Kept | BinaryIO] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for stream in self._open:
            stream.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def keep(self, sha256: str) -> Kept:
        """Return what takes a document's bytes."""
        if self._folder is None:
            try:
                self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self._parent))
            except OSError as error:
                raise PackageDiskTrouble(self._file, error.strerror or "") from error
        self._numbers[sha256] = len(self._numbers)
        kept = Kept(self._folder / sha256, self._cipher(sha256), self._file)
        self._open.append(kept)
        return kept

    def open(self, sha256: str) -> BinaryIO:
        """Return a document's bytes as a stream, from its beginning; raise ``NotFound`` where none is kept."""
        if self._folder is None or sha256 not in self._numbers:
            raise NotFound("document", sha256)
        try:
            raw = (self._folder / sha256).open("rb", buffering=0)
        except OSError as error:
            raise PackageDiskTrouble(self._file, error.strerror or "") from error
        legible = io.BufferedReader(_Legible(raw, self._cipher(sha256)), _PIECE)
        stream = cast("BinaryIO", legible)
        self._open.append(stream)
        return stream

    def _cipher(self, sha256: str) -> CipherContext:
        """Return the key stream of one document: no two documents of a package share a part of it."""
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        nonce = self._numbers[sha256].to_bytes(8, "big") + bytes(8)
        return Cipher(algorithms.AES256(self._key), modes.CTR(nonce)).encryptor()


class Kept:
    """A document on its way to the disk."""

    def __init__(self, path: Path, cipher: CipherContext, file: str) -> None:
        self._digest = hashlib.sha256()
        self._cipher = cipher
        self._buffer = bytearray(_PIECE)
        self._file = file
        try:
            self._out = path.open("xb")
        except OSError as error:
            raise PackageDiskTrouble(file, error.strerror or "") from error

    def write(self, piece: bytes) -> None:
        """Take some bytes; raise ``PackageDiskTrouble``."""
        self._digest.update(piece)
        try:
            self._out.write(_through(self._cipher, piece, self._buffer))
        except OSError as error:
            raise PackageDiskTrouble(self._file, error.strerror or "") from error

    def finish(self) -> str:
        """Close the file; return the SHA-256 of the document."""
        try:
            self._out.close()
        except OSError as error:
            raise PackageDiskTrouble(self._file, error.strerror or "") from error
        return self._digest.hexdigest()

    def close(self) -> None:
        """Let go of the file, whole or not."""
        self._out.close()


def _through(cipher: CipherContext, piece: bytes, buffer: bytearray) -> memoryview | bytes:
    """Return a piece enciphered, in a buffer that is used again and again where it is long enough."""
    if len(piece) > len(buffer):
        return cipher.update(piece)
    return memoryview(buffer)[: cipher.update_into(piece, buffer)]


class _Legible(io.RawIOBase):
    def __init__(self, raw: io.FileIO, cipher: CipherContext) -> None:
        self._raw = raw
        self._cipher = cipher

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        piece = self._raw.read(len(memoryview(buffer)))
        if piece:
            self._cipher.update_into(piece, memoryview(buffer))
        return len(piece)

    def close(self) -> None:
        self._raw.close()
        super().close()
