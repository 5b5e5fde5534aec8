"""Containers that an enemy made who holds the office's own signing key: each is refused whole, nothing is left."""

from __future__ import annotations

import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewer.committee.offline.refusals import (
    CompressedEntry,
    ContainerMalformed,
    DuplicateEntry,
    PackageLimit,
    PackageRefused,
    PackageTooBig,
    PackageTruncated,
    PromisedDigestDiffers,
    SpecialEntry,
    UnpromisedEntry,
    UnsafeEntryName,
)
from reviewer.wording import Wording
from tests.support.packages import (
    CV,
    DIPLOMA,
    EXPERT,
    FILES,
    OFFICE,
    a_dossier,
    a_package,
    an_attachment,
    container_of,
    documents_in_order,
    entry,
    known,
    sealed,
    signed_manifest,
    zipped,
)

MANIFEST, SIGNATURE = signed_manifest(a_package())
DOCUMENTS = documents_in_order(CV, DIPLOMA)
FIRST, SECOND = DOCUMENTS
GOOD = container_of(MANIFEST, SIGNATURE, DOCUMENTS)
LONG = b"longue" * 5_000


def refusal_of(clear: bytes, folder: Path, kind: type[PackageRefused]) -> PackageRefused:
    """Return how a container is refused, once it left nothing behind."""
    path = sealed(clear, folder / "p.avisex")
    with pytest.raises(kind) as raised, FILES.read_package(path, (EXPERT,), known(OFFICE), folder):
        pass
    assert type(raised.value) is kind
    assert list(folder.iterdir()) == [path]
    said = Wording.load().explain(raised.value)
    assert "p.avisex" in said.what
    assert said.what.replace("\u202f", " ").isprintable()
    return raised.value


def _parts(*more: tuple[str, bytes], **attributes: Any) -> list[tuple[zipfile.ZipInfo, bytes]]:
    good = {"manifest.json": MANIFEST, "manifest.sig": SIGNATURE, **DOCUMENTS}
    return [(entry(name), content) for name, content in good.items()] + [
        (entry(name, **attributes), content) for name, content in more
    ]


def _replacing(name: str, **attributes: Any) -> bytes:
    """Return the good container with what ``zipfile`` says of one entry changed."""
    return zipped(
        (entry(info.filename, **attributes), content) if info.filename == name else (info, content)
        for info, content in _parts()
    )


def _renamed(raw: bytes) -> bytes:
    """Return the good container with the first document's name replaced in both of its headers."""
    assert len(raw) == len(FIRST)
    return GOOD.replace(FIRST.encode(), raw)


def test_the_good_one_is_taken(tmp_path: Path) -> None:
    path = sealed(GOOD, tmp_path / "p.avisex")
    with FILES.read_package(path, (EXPERT,), known(OFFICE), tmp_path) as received:
        assert received.package == a_package()


@pytest.mark.parametrize(
    "name",
    [
        "../evil.pdf",
        "files/../../evil.pdf",
        "/etc/passwd",
        "C:/evil.pdf",
        "files\\..\\evil.pdf",
        "files/CON.pdf",
        "files/a.pdf:evil",
        "files/\u202efdp.exe",
        "FILES/" + "a" * 64,
        "files/" + "A" * 64,
        "files/" + "a" * 63,
        "Manifest.json",
        "files/",
        ".",
        "files/a.pdf ",
        "files/é.pdf",
        "files/e\u0301.pdf",
    ],
)
def test_an_entry_named_otherwise_than_the_format_has_it_is_refused(tmp_path: Path, name: str) -> None:
    found = refusal_of(zipped(_parts((name, b"x"))), tmp_path, UnsafeEntryName)
    assert isinstance(found, UnsafeEntryName)
    assert found.entry.isascii()


def test_a_name_cut_by_a_null_character_is_refused(tmp_path: Path) -> None:
    refusal_of(_renamed(b"files/a.pdf\0" + b"e" * (len(FIRST) - 12)), tmp_path, UnsafeEntryName)


def test_a_name_as_long_as_a_book_is_refused(tmp_path: Path) -> None:
    found = refusal_of(zipped(_parts(("files/" + "a" * 60_000, b"x"))), tmp_path, PackageTooBig)
    assert isinstance(found, PackageTooBig)
    assert (found.limit, found.found, found.allowed) == (PackageLimit.NAME_BYTES, 60_006, 70)


def test_two_manifests_are_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        clear = zipped(_parts(("manifest.json", b"{}")))
    refusal_of(clear, tmp_path, DuplicateEntry)


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        clear = zipped(_parts((FIRST, DOCUMENTS[FIRST])))
    refusal_of(clear, tmp_path, DuplicateEntry)


@pytest.mark.parametrize("mode", [0o120777, 0o040755, 0o020666, 0o060660, 0o010644, 0o140777, 0o104755])
def test_a_link_a_folder_or_a_device_is_refused(tmp_path: Path, mode: int) -> None:
    refusal_of(_replacing(SECOND, external_attr=mode << 16), tmp_path, SpecialEntry)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_compressed_is_refused_before_it_is_unpacked(tmp_path: Path, method: int) -> None:
    refusal_of(_replacing(FIRST, compress_type=method), tmp_path, CompressedEntry)


def test_a_bomb_of_a_gigabyte_is_refused_in_no_time(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(bytes(1 << 26)) + packer.flush()
    head = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, 0, len(packed), 1 << 30, 13, 0)
    clear = head + b"manifest.json" + packed
    before = time.perf_counter()
    refusal_of(clear, tmp_path, CompressedEntry)
    assert time.perf_counter() - before < 2


def test_an_entry_that_says_it_is_enciphered_is_refused(tmp_path: Path) -> None:
    clear = bytearray(GOOD)
    clear[6] |= 1
    refusal_of(bytes(clear), tmp_path, CompressedEntry)


def test_ten_thousand_entries_that_nobody_promised_are_refused_at_the_first(tmp_path: Path) -> None:
    more = [(f"files/{number:064x}", b"") for number in range(10_001)]
    refusal_of(zipped(_parts(*more)), tmp_path, UnpromisedEntry)


def test_ten_thousand_promised_documents_are_refused_before_the_first(tmp_path: Path) -> None:
    dossiers = [
        a_dossier(f"d{one}", [an_attachment(b"%d %d" % (one, two)) for two in range(1_000)])
        for one in range(5)
    ]
    manifest, signature = signed_manifest(a_package(*dossiers))
    found = refusal_of(container_of(manifest, signature, {}), tmp_path, PackageTooBig)
    assert isinstance(found, PackageTooBig)
    assert (found.limit, found.found, found.allowed) == (PackageLimit.DOCUMENTS, 5_000, 4_000)


def test_a_promised_document_past_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = an_attachment(CV)
    object.__setattr__(huge, "size", 52_428_801)
    manifest, signature = signed_manifest(a_package(a_dossier(attachments=(huge,))))
    found = refusal_of(container_of(manifest, signature, {}), tmp_path, PackageTooBig)
    assert isinstance(found, PackageTooBig)
    assert found.limit is PackageLimit.DOCUMENT_BYTES


def test_a_manifest_that_says_it_is_four_gigabytes_is_refused(tmp_path: Path) -> None:
    head = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 33, 0, 0xFFFFFFFF, 0xFFFFFFFF, 13, 0)
    found = refusal_of(head + b"manifest.json" + b"{}", tmp_path, PackageTooBig)
    assert isinstance(found, PackageTooBig)
    assert found.limit is PackageLimit.MANIFEST_BYTES


def test_a_document_that_is_not_promised_is_refused(tmp_path: Path) -> None:
    refusal_of(
        container_of(MANIFEST, SIGNATURE, documents_in_order(CV, DIPLOMA, LONG)), tmp_path, UnpromisedEntry
    )


def test_a_promised_document_that_is_missing_is_refused(tmp_path: Path) -> None:
    refusal_of(container_of(MANIFEST, SIGNATURE, documents_in_order(CV)), tmp_path, UnpromisedEntry)


def test_a_manifest_that_promises_other_bytes_of_the_same_length_is_refused(tmp_path: Path) -> None:
    other = {name: bytes(len(content)) for name, content in DOCUMENTS.items()}
    refusal_of(container_of(MANIFEST, SIGNATURE, other), tmp_path, PromisedDigestDiffers)


def test_a_manifest_that_promises_another_size_is_refused(tmp_path: Path) -> None:
    other = {name: content + b"!" for name, content in DOCUMENTS.items()}
    refusal_of(container_of(MANIFEST, SIGNATURE, other), tmp_path, PromisedDigestDiffers)


def test_a_checksum_that_is_not_of_the_bytes_is_refused(tmp_path: Path) -> None:
    crc = struct.pack("<I", zlib.crc32(DOCUMENTS[FIRST]))
    refusal_of(GOOD.replace(crc, b"\1\2\3\4"), tmp_path, PromisedDigestDiffers)


def _wrong_layouts() -> Iterator[tuple[str, bytes]]:
    end = GOOD.rindex(b"PK\5\6")
    central = GOOD.index(b"PK\1\2")
    unordered = zipped(list(reversed(_parts())))
    yield "a comment at the end", zipped(_parts(), comment=b"bonjour")
    yield "bytes before the archive", b"MZ" + GOOD
    yield "bytes after the archive", GOOD + b"\0"
    yield "another archive after it", GOOD + GOOD
    yield "bytes between entries and directory", GOOD[:central] + b"hidden" + GOOD[central:]
    yield "an extra field", _replacing(FIRST, extra=b"\x01\x00\x04\x00abcd")
    yield "a comment of an entry", _replacing(FIRST, comment=b"bonjour")
    yield "a date", _replacing(FIRST, date_time=(2025, 5, 20, 13, 0, 0))
    yield "another system", _replacing(FIRST, create_system=0)
    yield "the manifest not first", unordered
    yield (
        "another name in the directory",
        GOOD[:central] + GOOD[central:].replace(FIRST.encode(), SECOND.encode()),
    )
    yield "a directory that points elsewhere", GOOD[: end - 4] + b"\1\0\0\0" + GOOD[end:]
    yield "a directory of other length", GOOD[: end + 10] + b"\1\0" + GOOD[end + 12 :]
    yield "nothing of a ZIP", b"bonjour" * 20
    yield "a signature of other length", container_of(MANIFEST, SIGNATURE + b"\0", DOCUMENTS)


@pytest.mark.parametrize("clear", [pytest.param(clear, id=name) for name, clear in _wrong_layouts()])
def test_a_container_of_another_layout_is_refused(tmp_path: Path, clear: bytes) -> None:
    refusal_of(clear, tmp_path, ContainerMalformed)


def test_sizes_that_are_told_in_a_zip64_field_are_refused(tmp_path: Path) -> None:
    sizes = struct.pack("<II", len(DOCUMENTS[FIRST]), len(DOCUMENTS[FIRST]))
    assert GOOD.count(sizes) == 2
    refusal_of(GOOD.replace(sizes, b"\xff" * 8), tmp_path, PromisedDigestDiffers)


@pytest.mark.parametrize("cut", [0, 3, 29, 200, len(GOOD) // 2, len(GOOD) - 1])
def test_a_container_that_ends_early_is_refused(tmp_path: Path, cut: int) -> None:
    refusal_of(GOOD[:cut], tmp_path, PackageTruncated)
