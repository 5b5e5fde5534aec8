"""The envelope: an age file (``age-encryption.org/v1``) for one X25519 recipient, streamed from end to end.

The library releases what it has authenticated before it has seen the end. So nothing that comes out counts until
``open_sealed`` has returned, and nothing that goes in has its name until ``seal`` has.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from reviewer.committee.offline.keys import KeyPairs
from reviewer.committee.offline.refusals import (
    NotAPackage,
    PackageAltered,
    PackageCancelled,
    PackageDiskTrouble,
    PackageForSomebodyElse,
    PackageTruncated,
)
from reviewer.exchange.limits import limits, require_within
from reviewer.exchange.whole_files import written_package
from reviewer.services.ports.backups import Tell

VERSION_LINE: Final = b"age-encryption.org/v1\n"
_STANZA: Final = re.compile(rb"-> ([!-~]{1,64})(?: [!-~]{1,200}){0,8}")
_END: Final = re.compile(rb"\n---[^\n]*\n")
_PIECE: Final = 65_536
_NO_KEY: Final = "No matching keys found"


def read_header(path: Path) -> tuple[str, ...]:
    """Return the kinds of recipients that the first lines of an age file tell anybody, without the noise age puts in.

    Raises ``NotAPackage`` or ``PackageTruncated``.
    """
    most = limits()
    with reading(path) as stream:
        head = stream.read(most.header_bytes + 1)
    if not head.startswith(VERSION_LINE):
        short = len(head) < len(VERSION_LINE) and VERSION_LINE.startswith(head)
        raise PackageTruncated(path.name) if short else NotAPackage(path.name)
    end = _END.search(head)
    if end is None:
        require_within(path.name, "header_bytes", len(head), most.header_bytes)
        raise PackageTruncated(path.name)
    kinds = []
    for line in head[: end.start()].split(b"\n"):
        if line.startswith(b"-> "):
            stanza = _STANZA.fullmatch(line)
            if stanza is None:
                raise NotAPackage(path.name)
            kinds.append(stanza[1].decode("ascii"))
    require_within(path.name, "recipients", len(kinds), most.recipients)
    return tuple(kind for kind in kinds if not kind.endswith("-grease"))


class Taking(Protocol):
    """Takes clear bytes as they come out of an envelope."""

    def write(self, piece: bytes, /) -> int:
        """Take some bytes."""
        ...

    def finish(self) -> None:
        """Hear that they were all."""
        ...


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """Open a file that somebody hands in; raise ``NotAPackage`` where it is none, or ``PackageDiskTrouble``."""
    try:
        if not path.is_file():
            raise NotAPackage(path.name)
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise PackageDiskTrouble(path.name, error.strerror or "") from error


def read_letter(path: Path) -> bytes:
    """Return the bytes of a letter, a small file; raise ``PackageTooBig`` past its limit."""
    most = limits().file["letter"]
    with reading(path) as stream:
        content = stream.read(most + 1)
    size = path.stat().st_size if len(content) > most else len(content)
    require_within(path.name, "letter", size, most)
    return content


def open_sealed(
    path: Path,
    most: int,
    limit: str,
    mine: Sequence[KeyPairs],
    taking: Callable[[str], Taking],
    tell: Tell | None,
) -> str:
    """Decrypt a file into what ``taking`` makes for the fingerprint of the keys that open it; return its SHA-256.

    Raises ``PackageRefused``, ``PackageDiskTrouble``, ``PackageCancelled``, and whatever the taker raises.
    """
    with reading(path) as stream:
        size = os.fstat(stream.fileno()).st_size
    require_within(path.name, limit, size, most)
    read_header(path)
    for keys in mine:
        with reading(path) as stream:
            digest = hashlib.sha256()
            source = _Pieces(path.name, _file_pieces(path.name, stream, digest), size, tell)
            if _decrypt(path.name, source, keys, taking(keys.public.fingerprint)):
                return digest.hexdigest()
    raise PackageForSomebodyElse(path.name)


def _decrypt(file: str, source: _Pieces, keys: KeyPairs, taking: Taking) -> bool:
    """Return False where these keys do not open the file: nothing was taken then."""
    from pyrage import DecryptError, decrypt_io, x25519

    sink = _Sink(taking)
    try:
        decrypt_io(source, sink, [x25519.Identity.from_str(keys.identity)])
    except (DecryptError, OSError) as error:
        if sink.fault is not None:
            raise sink.fault from None
        if source.fault is not None:
            raise source.fault from None
        if isinstance(error, DecryptError) and str(error) == _NO_KEY:
            return False
        raise PackageAltered(file) from None
    if source.read(1):
        raise PackageAltered(file)
    sink.hand_on()
    taking.finish()
    return True


def seal(path: Path, pieces: Iterator[bytes], to: str, total: int, tell: Tell | None) -> None:
    """Write an age file for one recipient, whole or not at all.

    ``total``: clear bytes in all, for whoever watches. Raises ``PackageDiskTrouble``, ``PackageCancelled``, and
    whatever the pieces raise.
    """
    from pyrage import EncryptError, encrypt_io, x25519

    with written_package(path) as out:
        source = _Pieces(path.name, pieces, total, tell)
        try:
            encrypt_io(source, out, [x25519.Recipient.from_str(to)])
        except EncryptError:
            if source.fault is not None:
                raise source.fault from None
            raise


class _Pieces:
    """Pieces as the library reads them: a stream. What stops it is kept: the library would only tell its text."""

    def __init__(self, file: str, pieces: Iterator[bytes], total: int, tell: Tell | None) -> None:
        self.fault: Exception | None = None
        self._file = file
        self._pieces = pieces
        self._rest = memoryview(b"")
        self._done = 0
        self._total = total
        self._tell = tell

    def read(self, size: int = -1) -> bytes:
        if not self._rest:
            self._go_on()
        piece = bytes(self._rest[:size] if size >= 0 else self._rest)
        self._rest = self._rest[len(piece) :]
        return piece

    def _go_on(self) -> None:
        try:
            while not self._rest:
                self._rest = memoryview(next(self._pieces))
                self._done += len(self._rest)
                if self._tell is not None and not self._tell(self._done, self._total):
                    raise PackageCancelled(self._file)
        except StopIteration:
            return
        except Exception as error:
            self.fault = error
            raise


def _file_pieces(file: str, stream: BinaryIO, digest: hashlib._Hash) -> Iterator[bytes]:
    try:
        while piece := stream.read(_PIECE):
            digest.update(piece)
            yield piece
    except OSError as error:
        raise PackageDiskTrouble(file, error.strerror or "") from error


class _Sink:
    """Hands clear bytes on, some at a time. What the taker raises is kept."""

    def __init__(self, taking: Taking) -> None:
        self.fault: Exception | None = None
        self._taking = taking
        self._waiting: list[bytes] = []
        self._length = 0

    def write(self, piece: bytes) -> int:
        self._waiting.append(piece)
        self._length += len(piece)
        if self._length >= _PIECE:
            self.hand_on()
        return len(piece)

    def hand_on(self) -> None:
        """Give the taker what has come so far."""
        pieces = b"".join(self._waiting)
        self._waiting.clear()
        self._length = 0
        try:
            self._taking.write(pieces)
        except Exception as error:
            self.fault = error
            raise

    def flush(self) -> None:
        """Do nothing: whoever opened the envelope hands on the rest."""
