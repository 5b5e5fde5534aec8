"""A file that changed on its way: one bit, one end. Refused whole, wherever it was hit."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.committee.offline.refusals import (
    NotAPackage,
    PackageAltered,
    PackageDiskTrouble,
    PackageForSomebodyElse,
    PackageLimit,
    PackageRefused,
    PackageTooBig,
    PackageTruncated,
)
from tests.support.packages import (
    CV,
    EXPERT,
    FILES,
    OFFICE,
    a_dossier,
    a_package,
    an_attachment,
    an_enrolment,
    an_invitation,
    known,
    written_package,
    written_return,
)

SMALL = a_package(a_dossier(attachments=(an_attachment(CV),)))
CHUNK = 65_536 + 16


def _read_package(path: Path) -> None:
    with FILES.read_package(path, (EXPERT,), known(OFFICE), path.parent):
        pass


def _read_return(path: Path) -> None:
    FILES.read_return(path, (OFFICE,), known(EXPERT))


def _invitation(folder: Path) -> Path:
    FILES.write_invitation(an_invitation(), OFFICE, folder / "1.avisei")
    return folder / "1.avisei"


def _enrolment(folder: Path) -> Path:
    FILES.write_enrolment(an_enrolment(), EXPERT, folder / "1.avisee")
    return folder / "1.avisee"


def _put(path: Path, at: int, byte: int) -> None:
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(bytes((byte,)))


KINDS: list[tuple[Callable[[Path], Path], Callable[[Path], object]]] = [
    (lambda folder: written_package(folder, SMALL, CV), _read_package),
    (written_return, _read_return),
    (_invitation, FILES.read_invitation),
    (_enrolment, FILES.read_enrolment),
]
NAMES = ["package", "return", "invitation", "enrolment"]


@pytest.mark.parametrize(("write", "read"), KINDS, ids=NAMES)
def test_every_byte_that_changes_has_the_whole_file_refused(
    tmp_path: Path, write: Callable[[Path], Path], read: Callable[[Path], object]
) -> None:
    path = write(tmp_path)
    good = path.read_bytes()
    read(path)
    taken = []
    for at, byte in enumerate(good):
        _put(path, at, byte ^ 1 << at % 8)
        try:
            read(path)
        except PackageRefused:
            assert list(tmp_path.iterdir()) == [path]
        else:
            taken.append(at)
        _put(path, at, byte)
    assert taken == []
    read(path)


@pytest.mark.parametrize(("write", "read"), KINDS, ids=NAMES)
def test_a_file_cut_anywhere_is_refused_whole(
    tmp_path: Path, write: Callable[[Path], Path], read: Callable[[Path], object]
) -> None:
    path = write(tmp_path)
    for length in reversed(range(path.stat().st_size)):
        os.truncate(path, length)
        with pytest.raises(PackageRefused):
            read(path)
        assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("write", "read"), KINDS, ids=NAMES)
@pytest.mark.parametrize(
    "more", [b"\0", b"\n", b" {}", bytes(70_000)], ids=["null", "line", "object", "many"]
)
def test_what_is_added_to_a_file_has_it_refused(
    tmp_path: Path, write: Callable[[Path], Path], read: Callable[[Path], object], more: bytes
) -> None:
    path = write(tmp_path)
    path.write_bytes(path.read_bytes() + more)
    with pytest.raises(PackageRefused):
        read(path)


def test_a_long_package_cut_between_two_pieces_leaves_nothing(tmp_path: Path) -> None:
    """Up to there every piece is authentic, and was handed on."""
    content = bytes(5 * CHUNK)
    path = written_package(tmp_path, a_package(a_dossier(attachments=(an_attachment(content),))), content)
    good = path.read_bytes()
    ends = len(good) % CHUNK
    for pieces in range(1, len(good) // CHUNK):
        for around in (-1, 0, 1):
            path.write_bytes(good[: ends + pieces * CHUNK + around])
            with pytest.raises(PackageRefused):
                _read_package(path)
            assert list(tmp_path.iterdir()) == [path]


def test_two_pieces_that_change_places_are_refused(tmp_path: Path) -> None:
    content = bytes(5 * CHUNK)
    path = written_package(tmp_path, a_package(a_dossier(attachments=(an_attachment(content),))), content)
    good = path.read_bytes()
    start = good.index(b"\n", good.index(b"\n---") + 1) + 1 + 16
    one, two = good[start : start + CHUNK], good[start + CHUNK : start + 2 * CHUNK]
    path.write_bytes(good[:start] + two + one + good[start + 2 * CHUNK :])
    with pytest.raises(PackageAltered):
        _read_package(path)


@pytest.mark.parametrize(
    ("raw", "refusal"),
    [
        (b"", PackageTruncated),
        (b"age-encryption.org", PackageTruncated),
        (b"age-encryption.org/v1\n-> X25519 ", PackageTruncated),
        (b"age-encryption.org/v2\n-> X25519 ", NotAPackage),
        (b"bonjour", NotAPackage),
        (b"PK\x03\x04" + bytes(100), NotAPackage),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", NotAPackage),
        (b"age-encryption.org/v1\n-> scrypt abc 30\nYWJj\n--- YWJj\n" + bytes(64), PackageForSomebodyElse),
        (b"age-encryption.org/v1\n-> \xff\xff\n--- YWJj\n", NotAPackage),
        (b"age-encryption.org/v1\n" + b"-> X25519 a\n" * 21 + b"--- a\n", PackageTooBig),
        (b"age-encryption.org/v1\n" + b"-> X25519 a\n" * 10_000, PackageTooBig),
    ],
)
def test_what_is_no_package_is_refused_as_what_it_is(
    tmp_path: Path, raw: bytes, refusal: type[PackageRefused]
) -> None:
    path = tmp_path / "p.avisex"
    path.write_bytes(raw)
    with pytest.raises(PackageRefused) as raised:
        _read_package(path)
    if refusal is not PackageForSomebodyElse:  # what age says of a broken header is its own affair
        assert type(raised.value) is refusal


def test_a_folder_or_nothing_at_all_is_no_package(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.avisex"):
        with pytest.raises(NotAPackage):
            _read_package(path)
        with pytest.raises(NotAPackage):
            FILES.read_invitation(path)
        with pytest.raises(NotAPackage):
            FILES.see(path)


def test_a_letter_as_long_as_a_book_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "1.avisei"
    path.write_bytes(b"{" + b" " * 1_000_000)
    with pytest.raises(PackageTooBig) as raised:
        FILES.read_invitation(path)
    assert (raised.value.limit, raised.value.found) == (PackageLimit.LETTER, 1_000_001)


def test_a_return_past_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "1.avisre"
    with path.open("wb") as stream:
        stream.write(b"age-encryption.org/v1\n")
        stream.truncate(20_000_000)
    with pytest.raises(PackageTooBig):
        _read_return(path)


def test_a_scratch_folder_that_is_not_there_is_trouble_of_the_disk(tmp_path: Path) -> None:
    path = written_package(tmp_path, SMALL, CV)
    with (
        pytest.raises(PackageDiskTrouble),
        FILES.read_package(path, (EXPERT,), known(OFFICE), tmp_path / "nulle part"),
    ):
        pass


@pytest.mark.parametrize(
    "content",
    [b"", b"\x93" * 3_000_000, b"%PDF-1.7\n", b"\n{}"],
    ids=["empty", "noise", "a PDF", "no letter"],
)
def test_what_is_neither_sealed_nor_a_letter_is_no_package_whatever_its_name_and_size(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "bruit.avisre"
    path.write_bytes(content)
    with pytest.raises(NotAPackage):
        FILES.see(path)
