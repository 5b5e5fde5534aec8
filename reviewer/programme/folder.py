"""A programme's folder as one bounded value: read from a disk that nobody vouches for, kept as one archive.

A link, a pipe, a deep folder, a strange name, an unknown kind of file or too many bytes are refused, all at once; what
is read is read once, and never again from the disk. The archive is canonical JSON, so that the same files always make
the same bytes.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import Fault
from reviewer.programme.model import is_programme_id
from reviewer.programme.reading import ProgrammeInvalid, Reader

SCHEMA = "avise.programme/1"
KINDS = (".toml", ".csv", ".svg", ".png")
FOLDERS = ("rules", "documents")
MOST_FILES = 200
MOST_BYTES_A_FILE = 1_000_000
MOST_BYTES = 8_000_000

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")
_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class ProgrammeFiles:
    """The files of a programme's folder: relative path with forward slashes to bytes. ``name``: the folder's own."""

    name: str
    files: Mapping[str, bytes]

    @property
    def archive(self) -> bytes:
        """Return the one sequence of bytes that stands for these files."""
        files = {path: base64.b64encode(content).decode() for path, content in self.files.items()}
        document = {"schema": SCHEMA, "name": self.name, "files": files}
        return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the archive in hexadecimal."""
        return hashlib.sha256(self.archive).hexdigest()

    def unpack(self, root: Path) -> Path:
        """Write the files into a folder of their own below ``root`` and return it. Raises ``OSError``."""
        folder = root / self.name
        folder.mkdir(parents=True)
        for path, content in self.files.items():
            target = folder.joinpath(*path.split("/"))
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content)
        return folder


def read_folder(folder: Path) -> ProgrammeFiles:
    """Read a folder; raise ``ProgrammeInvalid`` with everything in it that is not a programme's file."""
    faults: list[Fault] = []
    files: dict[str, bytes] = {}
    folder = folder.absolute()
    entries = sorted(_entries(folder, faults))
    if len(entries) > MOST_FILES:
        Reader(folder, faults).fault((), len(entries), "folder_count", most=MOST_FILES)
        raise ProgrammeInvalid(tuple(faults))
    for path in entries:
        content = _content(folder / path, faults)
        if content is not None:
            files[path] = content
    if sum(map(len, files.values())) > MOST_BYTES:
        Reader(folder, faults).fault((), None, "folder_size", most=MOST_BYTES // _MEGA)
    if faults:
        raise ProgrammeInvalid(tuple(faults))
    return ProgrammeFiles(folder.resolve().name, files)


def from_archive(archive: bytes) -> ProgrammeFiles:
    """Read an archive back; raise ``ValueError`` where it is none, or holds a path that leads out of its folder."""
    try:
        document = json.loads(archive)
        name, packed = document["name"], document["files"]
        files = {
            str(path): base64.b64decode(content, validate=True) for path, content in dict(packed).items()
        }
    except (KeyError, TypeError, AttributeError, RecursionError, binascii.Error) as error:
        raise ValueError("not an archive") from error
    sound = document.get("schema") == SCHEMA and isinstance(name, str) and is_programme_id(name)
    if not sound or not all(_is_place(path) for path in files) or sum(map(len, files.values())) > MOST_BYTES:
        raise ValueError("not an archive")
    return ProgrammeFiles(name, files)


def _is_place(path: str) -> bool:
    *folders, name = path.split("/")
    known = not folders or (len(folders) == 1 and folders[0] in FOLDERS)
    return known and _NAME.fullmatch(name) is not None and name.endswith(KINDS)


def _entries(folder: Path, faults: list[Fault]) -> Iterator[str]:
    """Return the relative path of every file; note what is neither a file nor a folder that a programme has."""
    for name, kind in _listed(folder, faults):
        if kind == "folder":
            if name not in FOLDERS:
                Reader(folder / name, faults).fault((), None, "folder_place")
                continue
            for inner, inner_kind in _listed(folder / name, faults):
                if inner_kind == "folder":
                    Reader(folder / name / inner, faults).fault((), None, "folder_place")
                elif _is_file(folder / name / inner, inner, inner_kind, faults):
                    yield f"{name}/{inner}"
        elif _is_file(folder / name, name, kind, faults):
            yield name


def _listed(folder: Path, faults: list[Fault]) -> list[tuple[str, str]]:
    """Return name and kind (``folder``, ``file``, ``link``, ``other``) of what lies in a folder, links not followed."""
    found: list[tuple[str, str]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if len(found) > MOST_FILES:
                    break
                found.append((entry.name, _kind(entry)))
    except OSError as error:
        Reader(folder, faults).fault((), error.strerror, "folder")
    return found


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"


def _is_file(path: Path, name: str, kind: str, faults: list[Fault]) -> bool:
    reader = Reader(path, faults)
    if kind == "link":
        reader.fault((), None, "link")
    elif kind != "file":
        reader.fault((), None, "not_a_file")
    elif not _NAME.fullmatch(name):
        reader.fault((), None, "file_name")
    elif not name.endswith(KINDS):
        reader.fault((), None, "file_kind", kinds=", ".join(KINDS))
    else:
        return True
    return False


def _content(path: Path, faults: list[Fault]) -> bytes | None:
    """Return a file's bytes; what it was when it was listed may have been exchanged since."""
    reader = Reader(path, faults)
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                reader.fault((), None, "not_a_file")
                return None
            content = file.read(MOST_BYTES_A_FILE + 1)
    except OSError as error:
        reader.fault((), error.strerror, "readable")
        return None
    if len(content) > MOST_BYTES_A_FILE:
        reader.fault((), None, "file_size", most=MOST_BYTES_A_FILE // _MEGA)
        return None
    return content
