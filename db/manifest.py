"""What a copy says of itself: every file with its SHA-256, and enough to choose one copy among several.

A copy is ``copies/0007_2025-05-20_09h00/``: the database, its keys where it is encrypted, ``manifest.json``. Documents
are shared by all copies of a folder: ``documents/ab/cd/<SHA-256 of the file's bytes>``, each stored once.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from db.errors import CopyUnreadable, disk_trouble
from reviewer.services.ports.backups import Contents

SCHEMA = "avise.backup/1"
COPIES, DOCUMENTS, NAME = "copies", "documents", "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file of a copy: where it belongs, the SHA-256 of its bytes as they are on the disk, its size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What one copy holds. ``findings``: what the check of it found, empty where it is whole."""

    number: int
    made_at: datetime
    revision: str
    encrypted: bool
    contents: Contents
    database: StoredFile
    keys: StoredFile | None
    documents: tuple[StoredFile, ...]
    findings: tuple[tuple[str, str], ...] = ()

    @property
    def size(self) -> int:
        """Return the bytes of the documents."""
        return sum(one.size for one in self.documents)

    def to_bytes(self) -> bytes:
        """Return the manifest as its file."""
        document = {"schema": SCHEMA, **asdict(self), "made_at": self.made_at.isoformat()}
        return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(copy: Path) -> Manifest:
    """Read a copy's manifest; raise ``CopyUnreadable`` for anything else."""
    try:
        content = (copy / NAME).read_bytes()
    except FileNotFoundError as error:
        raise CopyUnreadable(str(copy)) from error
    except OSError as error:
        raise disk_trouble(error) from error
    try:
        return _parse(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CopyUnreadable(str(copy)) from error


def _parse(found: dict[str, Any]) -> Manifest:
    if found["schema"] != SCHEMA:
        raise ValueError("schema")
    keys = found["keys"]
    return Manifest(
        number=int(found["number"]),
        made_at=datetime.fromisoformat(found["made_at"]),
        revision=str(found["revision"]),
        encrypted=bool(found["encrypted"]),
        contents=Contents(**found["contents"]),
        database=_file(found["database"]),
        keys=_file(keys) if keys is not None else None,
        documents=tuple(_file(one) for one in found["documents"]),
        findings=tuple((str(name), str(detail)) for name, detail in found["findings"]),
    )


def _file(found: dict[str, Any]) -> StoredFile:
    stored = StoredFile(path=str(found["path"]), sha256=str(found["sha256"]), size=int(found["size"]))
    path = Path(stored.path)
    plain_hash = len(stored.sha256) == 64 and set(stored.sha256) <= set("0123456789abcdef")
    if path.is_absolute() or ".." in path.parts or not path.parts or not plain_hash:
        raise ValueError("path")
    return stored
