"""A folder that is watched: packages that appear in it are taken in, answers are written beside them.

One that was refused is named and stays where it is; it is tried again only once it changed. Nothing is ever moved or
removed: the folder is shared with other programs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reviewer.committee.offline.refusals import PackageForSomebodyElse
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.errors import AviseError
from reviewer.services.changes import Changes
from reviewer.services.expert_copy.own_desk import OwnDesk
from reviewer.services.expert_copy.receiving import Received, Receiving
from reviewer.services.ports.exchange import FileKind
from reviewer.services.watched_folder import Watch

FOLDER: Final = "copy.mailbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that was not taken in, and why."""

    path: Path
    error: AviseError


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look at the folder brought. ``waiting``: files that still grow."""

    received: tuple[Received, ...] = ()
    refused: tuple[Refused, ...] = ()
    waiting: int = 0


@dataclass(slots=True)
class CopyMailbox:
    """Use cases of the watched folder; remembers, while the program runs, what it has looked at."""

    own: OwnDesk
    receiving: Receiving
    _watch: Watch = field(default_factory=Watch)

    def folder(self) -> Path | None:
        """Return the watched folder, where one is set."""
        with self.own.reading() as (work, _):
            found = work.settings.get(FOLDER)
        return Path(found) if found else None

    def watch(self, folder: Path | None) -> Changes:
        """Watch another folder, or none."""
        with self.own.permitted(Act.RECEIVE_PACKAGE) as (work, actor):
            work.settings.put(FOLDER, "" if folder is None else str(folder))
            event = Event(name="setting_changed", details={"setting": FOLDER})
            work.commit(actor, self.own.desk.now(), event)
        self._watch = Watch()
        return Changes(settings=True, message="mailbox_watched" if folder else "mailbox_not_watched")

    def look(self) -> Look:
        """Take in what has appeared in the folder and stands still; a folder that is gone holds nothing."""
        folder = self.folder()
        if folder is None:
            return Look()
        try:
            ready, waiting = self._watch.look(folder, FileKind.PACKAGE)
        except OSError:  # a share that is not there today
            return Look()
        received: list[Received] = []
        refused: list[Refused] = []
        for path in ready:
            try:
                received.append(self.receiving.receive(path))
            except PackageForSomebodyElse:
                pass  # a folder that several experts share: nothing is wrong with that
            except AviseError as error:
                refused.append(Refused(path=path, error=error))
            self._watch.finish((path,))
        return Look(received=tuple(received), refused=tuple(refused), waiting=len(waiting))
