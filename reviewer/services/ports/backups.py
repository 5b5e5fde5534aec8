"""Copies of the whole database, as the use cases see them. Only an adapter knows where files are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from reviewer.errors import EnvironmentTrouble

Tell = Callable[[int, int], bool]
"""Hears how many steps of how many are done; answers False to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a database holds, for somebody who must choose.

    ``entries``: of the journal; ``newest_at``: when the last of them was written (ISO 8601, UTC), empty without any;
    ``head``: its digest; ``origin``: the digest of the first, by which copies of one database know each other.
    """

    dossiers: int
    avis: int
    entries: int
    newest_at: str
    head: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong with a database: ``name`` is a key of the wording (``[database_finding]``)."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """One copy. ``size``: bytes of its database and its documents.

    ``added``: the documents that its folder did not have before it.
    """

    folder: Path
    number: int
    made_at: datetime
    encrypted: bool
    contents: Contents
    documents: int
    size: int
    added: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePreview:
    """What putting a copy back would replace. ``present``: None where nothing there reads; ``damaged``: it does not."""

    copy: CopyLine
    present: Contents | None
    damaged: bool


class CopyUnderOtherKeys(EnvironmentTrouble):
    """A copy is in place, but under keys that this process does not hold: those of the day it was made."""

    def __init__(self, detail: str) -> None:
        super().__init__("other_keys", detail)


class Keeper(Protocol):
    """Copies one database and puts copies back; raises ``EnvironmentTrouble`` for what the disk or the copy refuses."""

    @property
    def on_a_server(self) -> bool:
        """Tell whether the database is on a server, which is copied by its own tools and never from here."""
        ...

    @property
    def crashed_before(self) -> bool:
        """Tell whether the program that had the database open last did not close it."""
        ...

    def back_up(
        self, folder: Path, at: datetime, *, as_is: bool = False, tell: Tell | None = None
    ) -> CopyLine:
        """Add a proven copy to a folder of copies."""
        ...

    def copies(self, folder: Path) -> tuple[CopyLine, ...]:
        """Return the copies of a folder, newest first."""
        ...

    def thin_out(self, folder: Path, keep: int) -> tuple[str, ...]:
        """Remove all but the newest copies; return the names of those removed."""
        ...

    def preview(self, source: Path) -> RestorePreview:
        """Say what putting a copy back would replace."""
        ...

    def restore(self, source: Path) -> CopyLine:
        """Put a copy in the place of the database; what was there is kept beside it.

        Raises ``CopyUnderOtherKeys`` where it is in place, but does not open with the keys of this process.
        """
        ...

    def check(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with the database."""
        ...

    def orphans(self) -> tuple[str, ...]:
        """Return the SHA-256 of every stored document that nothing mentions."""
        ...

    def clear_orphans(self) -> tuple[str, ...]:
        """Remove them; return their SHA-256."""
        ...
