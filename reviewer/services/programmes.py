"""Programmes as data: those that ship with the program, and those that an administrator installed from a folder.

An installed programme is kept in the database itself, as one archive among the documents: every desk that opens the
database has it. A programme in use never changes under its dossiers (``reviewer.programme.renewal``).
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.errors import AviseError, RuleViolation
from reviewer.programme.folder import ProgrammeFiles, from_archive, read_folder
from reviewer.programme.loader import load_programme, load_programmes
from reviewer.programme.model import Programme
from reviewer.programme.reading import ProgrammeInvalid
from reviewer.programme.renewal import changes
from reviewer.services.changes import Changes
from reviewer.services.settings import INSTALLED

if TYPE_CHECKING:
    from reviewer.services.desk import Desk
    from reviewer.services.ports import ProgrammeTexts, Store, UnitOfWork


class ProgrammePackaged(RuleViolation):
    """A programme that ships with the program keeps its id: another one takes another."""

    def __init__(self, programme: str) -> None:
        super().__init__(programme)
        self.programme = programme


class ProgrammeInUse(RuleViolation):
    """The programme has dossiers, and the folder would change what they were judged by. ``changed``: files and keys."""

    def __init__(self, programme: str, changed: tuple[str, ...]) -> None:
        super().__init__(programme, changed)
        self.programme = programme
        self.changed = changed


class SeriesTaken(RuleViolation):
    """Another programme numbers its avis with the same prefix."""

    def __init__(self, series: str, programme: str) -> None:
        super().__init__(series, programme)
        self.series = series
        self.programme = programme


class ProgrammeUnchanged(RuleViolation):
    """The very same folder is installed already."""

    def __init__(self, programme: str) -> None:
        super().__init__(programme)
        self.programme = programme


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedProgramme:
    """One programme of the house. ``installed_sha256`` None: it ships with the program.

    ``programme`` None: the installed archive can no longer be read, for the reason in ``trouble``.
    """

    id: str
    installed_sha256: str | None
    programme: Programme | None
    trouble: AviseError | None = None


class Library(Mapping[str, Programme]):
    """The programmes that an office can use, by id. An installed one stands before one that ships.

    ``folders``: programme id to the folder in which its own folder lies, for the printed wording of installed ones.
    They are unpacked into a temporary folder of this library, which goes with it.
    """

    def __init__(self, packaged: Mapping[str, Programme]) -> None:
        self.packaged = frozenset(packaged)
        self.folders: dict[str, Path] = {}
        self.installed: dict[str, str] = {}
        self.troubles: dict[str, AviseError] = {}
        self._programmes = dict(packaged)
        self._root: Path | None = None

    def __getitem__(self, programme_id: str) -> Programme:
        return self._programmes[programme_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._programmes)

    def __len__(self) -> int:
        return len(self._programmes)

    def unpacked(self, files: ProgrammeFiles) -> Path:
        """Return a folder of this library that holds these files, written once."""
        if self._root is None:
            self._root = Path(tempfile.mkdtemp(prefix="avise-"))
            weakref.finalize(self, shutil.rmtree, self._root, ignore_errors=True)
        root = self._root / files.sha256
        return root / files.name if root.is_dir() else files.unpack(root)

    def put(self, programme: Programme, files: ProgrammeFiles) -> None:
        """Have an installed programme from now on."""
        self.folders[programme.id] = self.unpacked(files).parent
        self.installed[programme.id] = files.sha256
        self._programmes[programme.id] = programme

    def missing(self, programme_id: str, sha256: str, trouble: AviseError) -> None:
        """Note an installed programme that cannot be used: the others still can."""
        self.installed[programme_id] = sha256
        self.troubles[programme_id] = trouble
        self._programmes.pop(programme_id, None)


def open_library(store: Store | None) -> Library:
    """Return the programmes that ship, and those installed in a database. What one of them lacks stops no other."""
    library = Library(load_programmes())
    if store is None:
        return library
    with store.read() as work:
        for name, sha256 in work.settings.starting_with(INSTALLED).items():
            programme_id = name.removeprefix(INSTALLED)
            try:
                files = _installed(work, programme_id, sha256)
                library.put(load_programme(library.unpacked(files)), files)
            except AviseError as trouble:
                library.missing(programme_id, sha256, trouble)
    return library


def examine(folder: Path, texts: ProgrammeTexts) -> tuple[Programme, ProgrammeFiles]:
    """Return the programme of a folder and its files; raise ``ProgrammeInvalid`` with everything that is wrong."""
    files = read_folder(folder)
    scratch = Library({})
    copy = scratch.unpacked(files)
    try:
        programme = load_programme(copy)
        faults = texts.faults(copy, programme)
        if faults:
            raise ProgrammeInvalid(faults)
    except ProgrammeInvalid as invalid:
        # The person knows the folder that they gave, not the copy that was examined.
        told = (replace(one, file=one.file.replace(str(copy), str(folder), 1)) for one in invalid.faults)
        raise ProgrammeInvalid(tuple(told)) from None
    return programme, files


@dataclass(frozen=True, slots=True)
class ProgrammeShelf:
    """Use cases about programmes."""

    desk: Desk
    library: Library
    texts: ProgrammeTexts

    def all(self) -> tuple[ShelvedProgramme, ...]:
        """Return every programme by id, those that can no longer be read too."""
        return shelved(self.library)

    def install(self, folder: Path) -> Changes:
        """Install a programme from a folder, or a newer folder of one that is installed.

        Raises ``ProgrammeInvalid``, ``ProgrammePackaged``, ``SeriesTaken``, ``ProgrammeUnchanged`` or, where the
        programme has dossiers that the folder would change something under, ``ProgrammeInUse``.
        """
        self.desk.require(Act.MANAGE_SETTINGS)
        programme, files = examine(folder, self.texts)
        name = f"{INSTALLED}{programme.id}"
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            before = work.settings.get(name)
            if before is None and programme.id in self.library.packaged:
                raise ProgrammePackaged(programme.id)
            if before == files.sha256:
                raise ProgrammeUnchanged(programme.id)
            for other in self.library.values():
                if other.series == programme.series and other.id != programme.id:
                    raise SeriesTaken(programme.series, other.id)
            if before is not None and work.dossiers.any_of(programme.id):
                found = changes(_installed(work, programme.id, before), files, self.desk.today())
                if found:
                    raise ProgrammeInUse(programme.id, found)
            sha256 = work.blobs.put(files.archive)
            work.settings.put(name, sha256)
            details: Details = {"programme": programme.id, "sha256": sha256, "before": before}
            work.commit(actor, self.desk.now(), Event(name="programme_installed", details=details))
        self.library.put(programme, files)
        return Changes(
            settings=True, message="programme_installed", facts={"programme": programme.short_name}
        )


def shelved(library: Library) -> tuple[ShelvedProgramme, ...]:
    """Return every programme of a library by id, those that can no longer be read too."""
    return tuple(
        ShelvedProgramme(
            id=programme_id,
            installed_sha256=library.installed.get(programme_id),
            programme=library.get(programme_id),
            trouble=library.troubles.get(programme_id),
        )
        for programme_id in sorted({*library, *library.installed})
    )


def _installed(work: UnitOfWork, programme_id: str, sha256: str) -> ProgrammeFiles:
    try:
        files = from_archive(work.blobs.get(sha256))
    except ValueError:
        raise ProgrammeUnreadable(programme_id) from None
    if files.name != programme_id:
        raise ProgrammeUnreadable(programme_id)
    return files


class ProgrammeUnreadable(RuleViolation):
    """The archive of an installed programme is not one."""

    def __init__(self, programme: str) -> None:
        super().__init__(programme)
        self.programme = programme
