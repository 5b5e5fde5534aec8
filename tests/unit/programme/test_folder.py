"""A programme's folder from a disk that nobody vouches for, and the archive that is kept of it."""

from __future__ import annotations

import base64
import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import resource_files
from reviewer.programme.folder import (
    MOST_BYTES,
    MOST_BYTES_A_FILE,
    MOST_FILES,
    ProgrammeFiles,
    from_archive,
    read_folder,
)
from reviewer.programme.loader import load_programme
from reviewer.programme.reading import ProgrammeInvalid

PACKAGED = resource_files.path("programmes/talents-exception")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "talents-exception"
    shutil.copytree(PACKAGED, copy)
    return copy


def codes(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(ProgrammeInvalid) as caught:
        read_folder(folder)
    return [(Path(fault.file).name, fault.code) for fault in caught.value.faults]


def test_a_folder_comes_back_from_its_archive_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    files = read_folder(folder)
    assert {"programme.toml", "grid-1.toml", "documents/avis-1.toml"} <= files.files.keys()
    again = from_archive(files.archive)
    assert (again.name, dict(again.files)) == ("talents-exception", dict(files.files))
    assert (again.archive, again.sha256) == (files.archive, files.sha256)
    assert load_programme(again.unpack(tmp_path / "ailleurs")).id == "talents-exception"


def test_the_same_files_make_the_same_archive_whatever_their_dates(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "b" / "talents-exception"
    shutil.copytree(folder, other)
    os.utime(other / "grid-1.toml", (0, 0))
    assert read_folder(folder).sha256 == read_folder(other).sha256
    (other / "grid-1.toml").write_text("# autre\n", encoding="utf-8")
    assert read_folder(folder).sha256 != read_folder(other).sha256


def test_a_link_is_refused_wherever_it_leads(folder: Path) -> None:
    (folder / "logo.png").symlink_to("/etc/hostname")
    (folder / "documents" / "avis-2.toml").symlink_to(folder / "grid-1.toml")
    assert sorted(codes(folder)) == [("avis-2.toml", "link"), ("logo.png", "link")]


def test_a_folder_that_is_a_link_is_refused(folder: Path, tmp_path: Path) -> None:
    shutil.move(folder / "rules", tmp_path / "ailleurs")
    (folder / "rules").symlink_to(tmp_path / "ailleurs", target_is_directory=True)
    assert codes(folder) == [("rules", "link")]


def test_a_pipe_is_refused_and_never_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "wages.toml")
    assert codes(folder) == [("wages.toml", "not_a_file")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("macro.py", "file_kind"),
        ("programme.toml.exe", "file_kind"),
        (".cache.toml", "file_name"),
        ("à faire.toml", "file_name"),
        ("x" * 150 + ".toml", "file_name"),
    ],
)
def test_a_file_that_no_programme_has_is_refused(folder: Path, name: str, code: str) -> None:
    (folder / name).write_text("", encoding="utf-8")
    assert codes(folder) == [(name, code)]


def test_only_two_folders_are_looked_into_and_no_deeper(folder: Path) -> None:
    (folder / "scripts").mkdir()
    (folder / "rules" / "anciennes").mkdir()
    assert sorted(codes(folder)) == [("anciennes", "folder_place"), ("scripts", "folder_place")]


def test_a_file_too_large_and_too_many_files_are_refused(folder: Path) -> None:
    (folder / "logo.png").write_bytes(b"0" * (MOST_BYTES_A_FILE + 1))
    assert codes(folder) == [("logo.png", "file_size")]
    for number in range(MOST_FILES + 1):
        (folder / f"grid-{number}.toml").touch()
    assert codes(folder) == [("talents-exception", "folder_count")]


def test_files_that_are_too_much_together_are_refused(folder: Path) -> None:
    for number in range(MOST_BYTES // MOST_BYTES_A_FILE + 1):
        (folder / f"logo-{number}.png").write_bytes(b"0" * MOST_BYTES_A_FILE)
    assert codes(folder) == [("talents-exception", "folder_size")]


def test_a_file_that_is_exchanged_after_it_was_listed_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the list and the reading: gone, a link, or a pipe that nobody writes to."""
    listed = os.open
    exchanged = folder / "grid-1.toml"

    def opening(path: Path, flags: int) -> int:
        if Path(path) == exchanged and not exchanged.is_fifo():
            exchanged.unlink(missing_ok=True)
            os.mkfifo(exchanged)
        return listed(path, flags)

    monkeypatch.setattr(os, "open", opening)
    assert codes(folder) == [("grid-1.toml", "not_a_file")]


def test_a_file_that_vanishes_after_it_was_listed_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.open

    def opening(path: Path, flags: int) -> int:
        (folder / "grid-1.toml").unlink(missing_ok=True)
        return listed(path, flags)

    monkeypatch.setattr(os, "open", opening)
    assert ("grid-1.toml", "readable") in codes(folder)


def test_a_folder_that_is_not_there_or_is_a_file_is_said(tmp_path: Path) -> None:
    assert codes(tmp_path / "absent") == [("absent", "folder")]
    (tmp_path / "fichier").touch()
    assert codes(tmp_path / "fichier") == [("fichier", "folder")]


def archived(files: dict[str, bytes], **others: object) -> bytes:
    packed = {path: base64.b64encode(content).decode() for path, content in files.items()}
    document = {"schema": "avise.programme/1", "name": "essai", "files": packed, **others}
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    "path",
    [
        "../programme.toml", "/etc/programme.toml", "rules/../../x.toml", "rules//x.toml", "a/b/x.toml",
        "documents/x.py", "C:\\x.toml", "rules\\x.toml", "", ".", "..", "scripts/x.toml", "rules/.x.toml", "x\n.toml",
    ],
)  # fmt: skip
def test_an_archive_leads_nowhere_but_into_its_own_folder(path: str) -> None:
    with pytest.raises(ValueError, match="archive"):
        from_archive(archived({path: b""}))


@pytest.mark.parametrize("name", ["..", "a/b", "", "Essai", 3, None])
def test_an_archive_names_a_plain_folder(name: object) -> None:
    with pytest.raises(ValueError, match="archive"):
        from_archive(archived({}, name=name))


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode(errors="ignore")))
def test_anything_else_is_no_archive(raw: bytes) -> None:
    with pytest.raises(ValueError):  # json's own errors are among them; all are ValueError
        from_archive(raw)


@pytest.mark.parametrize(
    "changes",
    [{"schema": "avise.programme/2"}, {"files": 3}, {"files": {"x.toml": None}}],
)
def test_an_archive_of_another_form_is_none(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="archive"):
        from_archive(json.dumps(json.loads(archived({})) | changes).encode())


_PATHS = st.from_regex(
    r"(rules/|documents/)?[A-Za-z0-9][A-Za-z0-9._-]{0,20}\.(toml|csv|svg|png)", fullmatch=True
)


@given(st.dictionaries(_PATHS, st.binary(max_size=50), max_size=5))
def test_any_files_come_back_from_their_archive(files: dict[str, bytes]) -> None:
    made = ProgrammeFiles("essai", files)
    assert from_archive(made.archive) == made
