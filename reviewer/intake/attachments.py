"""Documents that come with a request: found inside the intake file's own folder, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

from reviewer.dossier.request import DocumentReference
from reviewer.errors import Fault
from reviewer.intake.limits import limits
from reviewer.intake.sentences import found_as, place, shown, wanted
from reviewer.intake.values import Refused, relative_path


def locate(folder: Path, path: str, *, must_exist: bool = True) -> Path:
    """Return where a document is. Raises ``Refused``: outside the folder (links followed), absent or too large.

    Without ``must_exist`` only a path that leads outside is refused.
    """
    relative_path(path)
    try:
        root = folder.resolve()
        target = (root / path).resolve()
        if not target.is_relative_to(root):
            raise Refused("path_outside")
        if not must_exist:
            return target
        if not target.is_file():
            raise Refused("document_missing")
        size = target.stat().st_size
    except (OSError, RuntimeError, ValueError):
        raise Refused("document_unreadable") from None
    most = limits().max_document_bytes
    if size > most:
        raise Refused("document_too_large", size=size, most=most)
    return target


def read_document(folder: Path, reference: DocumentReference) -> bytes | Fault:
    """Return a document's bytes, or the fault that says why they cannot be had.

    The place is opened without following a link that was put there after it was looked at.
    """
    try:
        target = locate(folder, reference.path)
        most = limits().max_document_bytes
        try:
            with open(os.open(target, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:  # noqa: PTH123
                content = file.read(most + 1)
        except OSError:
            raise Refused("document_unreadable") from None
        if len(content) > most:
            raise Refused("document_too_large", size=len(content), most=most)
    except Refused as refused:
        return Fault(
            file=shown(reference.path, 200),
            place=place("document"),
            found=found_as(refused.code, reference.path, refused.facts),
            wanted=wanted(refused.code, refused.facts),
            code=refused.code,
        )
    return content
