"""A folder as a mailbox: one look at it takes in what is new, and names what it cannot take.

A synchronised folder, a shared one or a USB key will do. A file is read once it stands still; it stays where it is,
whatever became of it. What stands in the folder is remembered by the caller, so that nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.committee.offline.refusals import PackageRefused
from reviewer.committee.offline.taking_in import Settlement
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.errors import EnvironmentTrouble, RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.packages.keys import ExpertKeyDesk
from reviewer.services.packages.taking_in import TakingIn
from reviewer.services.packages.views import RefusedFile, TakingInReport
from reviewer.services.ports.backups import Tell
from reviewer.services.ports.exchange import FileKind
from reviewer.services.watched_folder import Watch

MAILBOX = "packages.mailbox."
"""Setting, followed by a person's id: the folder is one of their own computer."""


class MailboxGone(EnvironmentTrouble):
    """The folder of the mailbox is not there. ``detail``: which."""

    def __init__(self, folder: str) -> None:
        super().__init__("mailbox_gone", folder)


class MailboxNotAFolder(RuleViolation):
    """What was chosen as a mailbox is no folder."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxReport:
    """What one look found. ``enrolled``: what came of each enrolment; ``waiting``: files that still grow."""

    taken: TakingInReport = field(default_factory=TakingInReport)
    enrolled: tuple[Changes, ...] = ()
    waiting: tuple[str, ...] = ()

    @property
    def quiet(self) -> bool:
        """Tell whether there is nothing to say."""
        news = any(
            not one.known or any(line.outcome is Settlement.TAKEN_IN for line in one.lines)
            for one in self.taken.returns
        )
        return not news and not (self.taken.refused or self.taken.later or self.enrolled)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Use cases of the folder."""

    desk: Desk
    keys: ExpertKeyDesk
    taking_in: TakingIn

    def folder(self) -> Path | None:
        """Return the folder that the acting person chose, None where they chose none."""
        actor = self.desk.require(Act.TAKE_IN_PACKAGE)
        with self.desk.store.read() as work:
            chosen = work.settings.get(MAILBOX + actor.id)
        return Path(chosen) if chosen else None

    def choose(self, folder: Path | None) -> Changes:
        """Let a folder be the acting person's mailbox, None for none any more."""
        if folder is not None and not folder.is_dir():
            raise MailboxNotAFolder(str(folder))
        with self.desk.permitted(Act.TAKE_IN_PACKAGE) as (work, actor):
            name = MAILBOX + actor.id
            work.settings.put(name, "" if folder is None else str(folder))
            work.commit(actor, self.desk.now(), Event(name="setting_changed", details={"setting": name}))
        return Changes(packages=True, message="mailbox_chosen")

    def look(self, watch: Watch) -> MailboxReport:
        """Take in what is new in the mailbox and stands still; raise ``MailboxGone`` where it is not there."""
        folder = self.folder()
        if folder is None:
            return MailboxReport()
        try:
            ready, waiting = watch.look(folder, FileKind.RETURN, FileKind.ENROLMENT)
        except OSError as error:
            raise MailboxGone(str(folder)) from error
        return self._take(ready, watch, tuple(path.name for path in waiting), None)

    def take(self, paths: Iterable[Path], *, tell: Tell | None = None) -> MailboxReport:
        """Take in files that somebody brings, wherever they are."""
        self.desk.require(Act.TAKE_IN_PACKAGE)
        return self._take(tuple(dict.fromkeys(paths)), None, (), tell)

    # --- inside ----------------------------------------------------------------------------------------------

    def _take(
        self,
        ready: Sequence[Path],
        watch: Watch | None,
        waiting: tuple[str, ...],
        tell: Tell | None,
    ) -> MailboxReport:
        enrolled, refused = [], []
        for path in ready:
            if path.suffix == FileKind.ENROLMENT.ending:
                try:
                    changes = self.keys.take_enrolment_in(path)
                    if watch is None or changes.packages:
                        enrolled.append(changes)
                except (PackageRefused, RuleViolation) as error:
                    refused.append(RefusedFile(file=path.name, error=error))
        packages = [path for path in ready if path.suffix != FileKind.ENROLMENT.ending]
        taken = self.taking_in.take_in(packages, tell=tell)
        if watch is not None and not taken.stopped:
            watch.finish(ready)
        report = TakingInReport(
            returns=taken.returns,
            refused=(*refused, *taken.refused),
            later=taken.later,
            stopped=taken.stopped,
        )
        return MailboxReport(taken=report, enrolled=tuple(enrolled), waiting=waiting)
