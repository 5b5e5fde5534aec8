"""A disk that fails and a process that dies, at any moment: a file is whole or is not there."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from reviewer.committee.offline.refusals import PackageDiskTrouble
from tests.support.packages import (
    EXPERT,
    FILES,
    OFFICE,
    a_dossier,
    a_package,
    an_attachment,
    an_invitation,
    known,
    opened,
    written_package,
)
from tests.support.source import ROOT

CONTENT = bytes(range(250)) * 2_000
PACKAGE = a_package(a_dossier(attachments=(an_attachment(CONTENT),)))
SHA256 = PACKAGE.dossiers[0].attachments[0].sha256


class FailingDisk(io.BytesIO):
    """A document on a disk that fails after so many bytes have been read in all."""

    def __init__(self, content: bytes, after: int) -> None:
        super().__init__(content)
        self._left = after

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        self._left -= len(piece)
        if self._left < 0:
            raise OSError(5, "Input/output error")
        return piece


@pytest.mark.parametrize("after", [0, 70_000, len(CONTENT) - 1, len(CONTENT), len(CONTENT) + 70_000])
def test_a_document_that_cannot_be_read_leaves_no_package(tmp_path: Path, after: int) -> None:
    contents: dict[str, Callable[[], BinaryIO]] = {SHA256: lambda: FailingDisk(CONTENT, after)}
    with pytest.raises(PackageDiskTrouble):
        FILES.write_package(PACKAGE, contents, OFFICE, EXPERT.public, tmp_path / "p.avisex")
    assert list(tmp_path.iterdir()) == []


def test_a_former_package_stays_where_its_successor_could_not_be_written(tmp_path: Path) -> None:
    path = written_package(tmp_path, PACKAGE, CONTENT)
    before = path.read_bytes()
    contents: dict[str, Callable[[], BinaryIO]] = {SHA256: lambda: FailingDisk(CONTENT, 600_000)}
    with pytest.raises(PackageDiskTrouble):
        FILES.write_package(PACKAGE, contents, OFFICE, EXPERT.public, path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


WRITES = """
import os, sys
from pathlib import Path
from tests.support.packages import EXPERT, FILES, OFFICE, contents_of
from tests.unit.exchange.test_interrupted import CONTENT, PACKAGE

def tell(done, total):
    if done >= int(sys.argv[2]):
        os._exit(9)
    return True

FILES.write_package(
    PACKAGE, contents_of(CONTENT), OFFICE, EXPERT.public, Path(sys.argv[1]) / "p.avisex", tell=tell
)
"""
READS = """
import os, sys
from pathlib import Path
from tests.support.packages import EXPERT, FILES, OFFICE, known

def tell(done, total):
    if done >= int(sys.argv[2]):
        os._exit(9)
    return True

folder = Path(sys.argv[1])
with FILES.read_package(folder / "package-1.avisex", (EXPERT,), known(OFFICE), folder, tell=tell):
    os._exit(9)
"""


def _killed(script: str, folder: Path, at: int) -> None:
    done = subprocess.run([sys.executable, "-c", script, str(folder), str(at)], cwd=ROOT, check=False)
    assert done.returncode == 9


@pytest.mark.parametrize("at", [1, 200_000, 500_000])
def test_a_process_that_dies_while_it_writes_leaves_no_package_and_hinders_no_other(
    tmp_path: Path, at: int
) -> None:
    _killed(WRITES, tmp_path, at)
    path = tmp_path / "p.avisex"
    assert not path.exists()
    assert all(one.name.startswith(".") for one in tmp_path.iterdir())
    contents: dict[str, Callable[[], BinaryIO]] = {SHA256: lambda: io.BytesIO(CONTENT)}
    FILES.write_package(PACKAGE, contents, OFFICE, EXPERT.public, path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("at", [1, 200_000, 10_000_000])
def test_a_process_that_dies_while_it_reads_leaves_nothing_legible(tmp_path: Path, at: int) -> None:
    path = written_package(tmp_path, PACKAGE, CONTENT)
    _killed(READS, tmp_path, at)
    for left in tmp_path.rglob("*"):
        if left.is_file() and left != path:
            assert bytes(range(250))[:32] not in left.read_bytes()
            assert left.parent.name.startswith("avise-")
    assert opened(path, tmp_path)[1] == {SHA256: CONTENT}


def test_a_scratch_stream_that_nobody_closed_is_closed_with_the_package(tmp_path: Path) -> None:
    path = written_package(tmp_path, PACKAGE, CONTENT)
    with FILES.read_package(path, (EXPERT,), known(OFFICE), tmp_path) as received:
        stream = received.open_document(SHA256)
    assert stream.closed
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_laid_where_a_file_is_being_written_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victime"
    victim.write_bytes(b"intact")
    for name, write in (
        ("package-1.avisex", lambda: written_package(tmp_path, PACKAGE, CONTENT)),
        ("1.avisei", lambda: FILES.write_invitation(an_invitation(), OFFICE, tmp_path / "1.avisei")),
    ):
        (tmp_path / f".{name}.part").symlink_to(victim)
        write()
        assert not (tmp_path / name).is_symlink()
        assert victim.read_bytes() == b"intact"
