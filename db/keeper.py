"""The keeper of copies (``reviewer.services.ports.backups``) over the files of one database.

Every window has one from its start: what copies and checks is imported when it is asked to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine import read_url, sqlite_path
from db.errors import NotADatabase
from db.schema import upgrade
from db.vault.errors import KeyNeeded, WrongKey

if TYPE_CHECKING:
    from db.copies import MadeCopy
    from db.integrity import Finding
    from db.store import OpenedStore
    from reviewer.services.ports.backups import CopyLine, Problem, RestorePreview, Tell


def _nothing() -> None: ...


def keeper_of(opened: OpenedStore, *, crashed_before: bool = False) -> DatabaseKeeper:
    """Return the keeper of an open database."""
    url = opened.engine.url.render_as_string(hide_password=False)
    return DatabaseKeeper(url, opened.disconnect, crashed_before)


@dataclass(frozen=True, slots=True)
class DatabaseKeeper:
    """Implements ``Keeper``. ``let_go``: closes this process's own connections before the file is replaced."""

    url: str
    let_go: Callable[[], None] = _nothing
    crashed_before: bool = False

    @property
    def on_a_server(self) -> bool:
        """Tell whether the database is on a server."""
        return sqlite_path(read_url(self.url)) is None

    def back_up(
        self, folder: Path, at: datetime, *, as_is: bool = False, tell: Tell | None = None
    ) -> CopyLine:
        """Add a proven copy to a folder of copies."""
        from db import maintenance

        return _line(maintenance.backup(self.url, folder, at, as_is=as_is, tell=tell))

    def copies(self, folder: Path) -> tuple[CopyLine, ...]:
        """Return the copies of a folder, newest first."""
        from db import copies

        return tuple(_line(one) for one in copies.copies_in(folder))

    def thin_out(self, folder: Path, keep: int) -> tuple[str, ...]:
        """Remove all but the newest copies; return the names of those removed."""
        from db import copies

        return copies.thin_out(folder, keep)

    def preview(self, source: Path) -> RestorePreview:
        """Say what putting a copy back would replace."""
        from db import maintenance
        from db.copies import MadeCopy
        from reviewer.services.ports.backups import RestorePreview

        seen = maintenance.preview(source, self.url)
        copy = _line(MadeCopy(seen.copy, seen.manifest))
        return RestorePreview(copy=copy, present=seen.present, damaged=seen.damaged)

    def restore(self, source: Path) -> CopyLine:
        """Put a copy in the place of the database, and bring it up to this program's schema."""
        from db import maintenance
        from db.copies import MadeCopy
        from reviewer.services.ports.backups import CopyUnderOtherKeys

        self.let_go()
        seen = maintenance.preview(source, self.url)
        maintenance.restore(source, self.url, replace=True)
        try:
            upgrade(self.url)
        except (KeyNeeded, NotADatabase, WrongKey) as error:
            raise CopyUnderOtherKeys(str(seen.copy)) from error
        return _line(MadeCopy(seen.copy, seen.manifest))

    def check(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with the database."""
        from db import maintenance

        return _problems(maintenance.check(self.url))

    def orphans(self) -> tuple[str, ...]:
        """Return the SHA-256 of every stored document that nothing mentions."""
        from db import maintenance

        return maintenance.orphans(self.url)

    def clear_orphans(self) -> tuple[str, ...]:
        """Remove them; return their SHA-256."""
        from db import maintenance

        return maintenance.clear_orphans(self.url)


def _line(made: MadeCopy) -> CopyLine:
    from reviewer.services.ports.backups import CopyLine, Problem

    manifest = made.manifest
    return CopyLine(
        folder=made.folder,
        number=manifest.number,
        made_at=manifest.made_at,
        encrypted=manifest.encrypted,
        contents=manifest.contents,
        documents=len(manifest.documents),
        size=manifest.database.size + manifest.size,
        added=made.added,
        problems=tuple(Problem(name=name, detail=detail) for name, detail in manifest.findings),
    )


def _problems(findings: tuple[Finding, ...]) -> tuple[Problem, ...]:
    from reviewer.services.ports.backups import Problem

    return tuple(Problem(name=one.name, detail=one.detail) for one in findings)
