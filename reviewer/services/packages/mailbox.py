"""A folder as a mailbox: one look at it takes in what is new, and names what it cannot take.

A synchronised folder, a shared one or a USB key will do. A file is read once its size has stood still from one look to
the next; it stays where it is, whatever became of it. What stands in the folder is remembered by the caller, for as
long as a window is open, so that nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.committee.offline.refusals import PackageRefused
from reviewer.committee.offline.taking_in import Outcome
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.errors import EnvironmentTrouble, RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.packages.keys import ExpertKeyDesk
from reviewer.services.packages.taking_in import RETURN_SUFFIX, TakingIn
from reviewer.services.packages.views import RefusedFile, TakingInReport
from reviewer.services.ports.backups import Tell

MAILBOX = "packages.mailbox."
"""Setting, followed by a person's id: the folder is one of their own computer."""

ENROLMENT_SUFFIX = ".avisee"


class MailboxGone(EnvironmentTrouble):
    """The folder of the mailbox is not there. ``detail``: which."""

    def __init__(self, folder: str) -> None:
        super().__init__("mailbox_gone", folder)


class MailboxNotAFolder(RuleViolation):
    """What was chosen as a mailbox is no folder."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder


@dataclass(slots=True)
class Watch:
    """What a window remembers of a mailbox between two looks: each file as it was last seen, and as it was done."""

    seen: dict[str, tuple[int, int]] = field(default_factory=dict)
    done: dict[str, tuple[int, int]] = field(default_factory=dict)


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
            not one.known or any(line.outcome is Outcome.TAKEN_IN for line in one.lines)
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

    def look(self, watch: Watch, *, tell: Tell | None = None) -> MailboxReport:
        """Take in what is new in the mailbox and stands still; raise ``MailboxGone`` where it is not there."""
        folder = self.folder()
        if folder is None:
            return MailboxReport()
        ready, waiting = self._standing_still(folder, watch)
        return self._take(ready, watch, waiting, tell)

    def take(self, paths: Iterable[Path], *, tell: Tell | None = None) -> MailboxReport:
        """Take in files that somebody brings, wherever they are."""
        self.desk.require(Act.TAKE_IN_PACKAGE)
        return self._take(dict.fromkeys(paths), None, (), tell)

    # --- inside ----------------------------------------------------------------------------------------------

    def _standing_still(
        self, folder: Path, watch: Watch
    ) -> tuple[dict[Path, tuple[int, int] | None], tuple[str, ...]]:
        """Return the files that are as they were at the last look and not done, and those that are not."""
        now: dict[str, tuple[int, int]] = {}
        try:
            for path in sorted(folder.iterdir()):
                ours = path.suffix in {RETURN_SUFFIX, ENROLMENT_SUFFIX} and not path.name.startswith(".")
                if ours and path.is_file():
                    stat = path.stat()
                    now[path.name] = (stat.st_size, stat.st_mtime_ns)
        except OSError as error:
            raise MailboxGone(str(folder)) from error
        fresh = {name: state for name, state in now.items() if watch.done.get(name) != state}
        still: dict[Path, tuple[int, int] | None] = {
            folder / name: state for name, state in fresh.items() if watch.seen.get(name) == state
        }
        watch.seen = now
        return still, tuple(name for name in fresh if folder / name not in still)

    def _take(
        self,
        ready: dict[Path, tuple[int, int] | None],
        watch: Watch | None,
        waiting: tuple[str, ...],
        tell: Tell | None,
    ) -> MailboxReport:
        enrolled, refused = [], []
        for path in ready:
            if path.suffix == ENROLMENT_SUFFIX:
                try:
                    changes = self.keys.take_enrolment_in(path)
                    if watch is None or changes.packages:
                        enrolled.append(changes)
                except (PackageRefused, RuleViolation) as error:
                    refused.append(RefusedFile(file=path.name, error=error))
        packages = [path for path in ready if path.suffix != ENROLMENT_SUFFIX]
        taken = self.taking_in.take_in(packages, tell=tell)
        if watch is not None and not taken.stopped:
            watch.done |= {path.name: state for path, state in ready.items() if state is not None}
        report = TakingInReport(
            returns=taken.returns,
            refused=(*refused, *taken.refused),
            later=taken.later,
            stopped=taken.stopped,
        )
        return MailboxReport(taken=report, enrolled=tuple(enrolled), waiting=waiting)
