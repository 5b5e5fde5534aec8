"""One round trip of a large package in a process of its own: ``python -m benchmarks.packages_run ours|bare FOLDER``.

Prints seconds of writing and of reading, and the peak of memory in megabytes.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pyrage
from pyrage import x25519

from benchmarks.memory import peak
from reviewer.committee.offline.package import PackagedAttachment
from tests.support.packages import EXPERT, FILES, OFFICE, a_dossier, a_package, known

DOSSIERS = 40
MEGABYTES = 10
PIECE = 65_536


def contents_in(folder: Path) -> list[Path]:
    """Return the documents of the measure, made where they are not there yet: bytes that nothing compresses."""
    found = []
    for number in range(DOSSIERS):
        path = folder / f"{number:02d}.pdf"
        if not path.exists():
            stretch = hashlib.shake_256(b"%d" % number).digest(MEGABYTES * 1_000_000)
            path.write_bytes(stretch)
        found.append(path)
    return found


def ours(folder: Path) -> tuple[float, float]:
    """Write a package of all documents and read every one of them; return the seconds of each."""
    paths: dict[str, Path] = {}
    dossiers = []
    for path in contents_in(folder):
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        paths[sha256] = path
        document = PackagedAttachment(
            kind="cv",
            filename=path.name,
            sha256=sha256,
            size=path.stat().st_size,
            original_sha256=sha256,
        )
        dossiers.append(a_dossier(f"d{path.stem}", [document]))
    package = a_package(*dossiers)

    def opener(path: Path) -> Callable[[], BinaryIO]:
        return lambda: path.open("rb")

    told = [0]

    def tell(done: int, total: int) -> bool:
        told[0] = done
        return done <= total or total > 0

    out = folder / "package.avisex"
    start = time.perf_counter()
    contents = {sha256: opener(path) for sha256, path in paths.items()}
    FILES.write_package(package, contents, OFFICE, EXPERT.public, out, tell=tell)
    written = time.perf_counter()
    with FILES.read_package(out, (EXPERT,), known(OFFICE), folder, tell=tell) as received:
        for sha256 in paths:
            with received.open_document(sha256) as stream:
                while stream.read(PIECE):
                    pass
    read = time.perf_counter()
    assert told[0] == out.stat().st_size
    out.unlink()
    return written - start, read - written


class _Joined:
    """All documents as one stream."""

    def __init__(self, paths: list[Path]) -> None:
        self._streams = [path.open("rb") for path in paths]

    def read(self, size: int = -1) -> bytes:
        while self._streams:
            if piece := self._streams[0].read(size):
                return piece
            self._streams.pop(0).close()
        return b""


def bare(folder: Path) -> tuple[float, float]:
    """Encrypt the same bytes with age alone and decrypt them into a file; return the seconds of each."""
    paths = contents_in(folder)
    sealed, clear = folder / "bare.age", folder / "bare.bin"
    start = time.perf_counter()
    with sealed.open("wb") as out:
        pyrage.encrypt_io(_Joined(paths), out, [x25519.Recipient.from_str(EXPERT.public.recipient)])
    written = time.perf_counter()
    with sealed.open("rb") as source, clear.open("wb") as out:
        pyrage.decrypt_io(source, out, [x25519.Identity.from_str(EXPERT.identity)])
    read = time.perf_counter()
    sealed.unlink()
    clear.unlink()
    return written - start, read - written


def main() -> int:
    """Run one side and print what it took."""
    side, folder = sys.argv[1], Path(sys.argv[2])
    contents_in(folder)
    before = peak()
    writing, reading = (ours if side == "ours" else bare)(folder)
    print(json.dumps({"writing": writing, "reading": reading, "peak": peak(), "before": before}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
