"""Copies of the database: when one is due, making it, choosing how many stay, putting one back, checking."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.errors import RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.clock import calendar_day
from reviewer.services.desk import Desk
from reviewer.services.ports.backups import CopyLine, Keeper, Problem, RestorePreview, Tell

PLAN = "backup.plan"
LAST = "backup.last"
MOST_DAYS, MOST_COPIES = 366, 1000


class BackupPlanImpossible(RuleViolation):
    """A plan whose numbers are out of their range. ``most_days``, ``most_copies``: the largest of each."""

    def __init__(self) -> None:
        super().__init__()
        self.most_days = MOST_DAYS
        self.most_copies = MOST_COPIES


class NoBackupFolder(RuleViolation):
    """A copy was asked for without a folder, and the plan names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlan:
    """Where copies go, every how many days, and how many of them stay. ``folder`` empty: no plan yet."""

    folder: str = ""
    every_days: int = 1
    keep: int = 30

    def due(self, last: date | None, today: date) -> bool:
        """Tell whether a copy is due. A last one in the future (the clock was set back) counts as none."""
        if not self.folder:
            return False
        return last is None or last > today or today >= last + timedelta(days=self.every_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupView:
    """What the page of copies shows. ``last_at``: when the last copy was made from this database.

    ``on_a_server``: copied by the server's own tools; nothing here applies.
    """

    plan: BackupPlan
    last_at: datetime | None
    due: bool
    copies: tuple[CopyLine, ...]
    on_a_server: bool = False


@dataclass(frozen=True, slots=True)
class Backups:
    """Use cases about copies. ``keeper`` knows the files."""

    desk: Desk
    keeper: Keeper

    def due(self) -> bool:
        """Tell whether a copy is due today; anybody may ask, so that any desk can remind. Never of a server."""
        if self.keeper.on_a_server:
            return False
        plan, last = self._settings()
        return plan.due(calendar_day(last) if last else None, self.desk.today())

    def crashed_before(self) -> bool:
        """Tell whether the program was not closed properly the last time: a check is then offered, never forced."""
        return self.keeper.crashed_before

    def view(self) -> BackupView:
        """Return the plan and the copies that its folder holds."""
        self.desk.require(Act.MANAGE_BACKUPS)
        plan, last = self._settings()
        return BackupView(
            plan=plan,
            last_at=last,
            due=self.due(),
            copies=self.keeper.copies(Path(plan.folder)) if plan.folder else (),
            on_a_server=self.keeper.on_a_server,
        )

    def set_plan(self, plan: BackupPlan) -> Changes:
        """Decide where copies go, how often, and how many stay."""
        if not (1 <= plan.every_days <= MOST_DAYS and 1 <= plan.keep <= MOST_COPIES):
            raise BackupPlanImpossible
        with self.desk.permitted(Act.MANAGE_BACKUPS) as (work, actor):
            work.settings.put(PLAN, json.dumps(asdict(plan), ensure_ascii=False, sort_keys=True))
            work.commit(actor, self.desk.now(), Event(name="setting_changed", details={"setting": PLAN}))
        return Changes(settings=True, message="setting_changed", facts={"name": PLAN})

    def back_up(
        self, folder: Path | None = None, *, as_is: bool = False, tell: Tell | None = None
    ) -> CopyLine:
        """Make a proven copy, then let the oldest go where the plan says so. Raises ``NoBackupFolder``.

        ``folder``: another one than the plan's; nothing there is thinned out.
        """
        self.desk.require(Act.MANAGE_BACKUPS)
        plan, _ = self._settings()
        planned = folder is None
        if folder is None:
            if not plan.folder:
                raise NoBackupFolder
            folder = Path(plan.folder)
        made = self._make(Act.MANAGE_BACKUPS, folder, as_is=as_is, tell=tell)
        if planned:
            self.keeper.thin_out(folder, plan.keep)
        return made

    def back_up_if_due(self, tell: Tell | None = None) -> CopyLine | None:
        """Make the planned copy where one is due, else return None.

        Whoever does the day's work may: where it goes, how often and how many stay is what administration decided.
        """
        self.desk.require(Act.MAKE_PLANNED_COPY)
        if not self.due():
            return None
        plan, _ = self._settings()
        made = self._make(Act.MAKE_PLANNED_COPY, Path(plan.folder), as_is=False, tell=tell)
        self.keeper.thin_out(Path(plan.folder), plan.keep)
        return made

    def _make(self, act: Act, folder: Path, *, as_is: bool, tell: Tell | None) -> CopyLine:
        made = self.keeper.back_up(folder, self.desk.now(), as_is=as_is, tell=tell)
        with self.desk.permitted(act) as (work, actor):
            last = {"at": made.made_at.isoformat(), "folder": str(made.folder)}
            work.settings.put(LAST, json.dumps(last, ensure_ascii=False, sort_keys=True))
            details: Details = {
                "copy": made.folder.name,
                "documents": made.documents,
                "head": made.contents.head,
            }
            work.commit(actor, self.desk.now(), Event(name="database_backed_up", details=details))
        return made

    def preview(self, source: Path) -> RestorePreview:
        """Say what putting a copy back would replace."""
        self.desk.require(Act.MANAGE_BACKUPS)
        return self.keeper.preview(source)

    def restore(self, source: Path) -> CopyLine:
        """Put a copy in the place of the database. Its journal then says who did so, and what was there before.

        Raises ``CopyUnderOtherKeys`` where it is in place under keys that nobody has opened yet: its journal says
        nothing then.
        """
        self.desk.require(Act.RESTORE_DATABASE)
        seen = self.keeper.preview(source)
        restored = self.keeper.restore(source)
        note_restored(self.desk, seen)
        return restored

    def check(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with the database."""
        self.desk.require(Act.MANAGE_BACKUPS)
        return self.keeper.check()

    def count_problems(self) -> int:
        """Return how many things are wrong with the database: for anybody, after a crash. Which: ``check`` tells."""
        self.desk.require(Act.CHECK_DATABASE)
        return len(self.keeper.check())

    def orphans(self) -> tuple[str, ...]:
        """Return the stored documents that nothing mentions: what a transaction that was given up leaves behind."""
        self.desk.require(Act.MANAGE_BACKUPS)
        return self.keeper.orphans()

    def clear_orphans(self) -> Changes:
        """Remove the stored documents that nothing mentions."""
        self.desk.require(Act.MANAGE_BACKUPS)
        cleared = self.keeper.clear_orphans()
        with self.desk.permitted(Act.MANAGE_BACKUPS) as (work, actor):
            details = {"documents": len(cleared)}
            work.commit(actor, self.desk.now(), Event(name="orphans_cleared", details=details))
        return Changes(message="orphans_cleared", facts={"documents": str(len(cleared))})

    def _settings(self) -> tuple[BackupPlan, datetime | None]:
        with self.desk.store.read() as work:
            plan, last = work.settings.get(PLAN), work.settings.get(LAST)
        at = datetime.fromisoformat(json.loads(last)["at"]) if last else None
        return BackupPlan(**json.loads(plan)) if plan else BackupPlan(), at


def note_restored(desk: Desk, seen: RestorePreview) -> None:
    """Write in the journal of a database that was put back who did so, and what was there before."""
    # Permitted in the database that was there: the one put back may know nothing of who did it.
    with desk.store.begin() as work:
        work.commit(desk.actor, desk.now(), restored_event(seen))


def restored_event(seen: RestorePreview) -> Event:
    """Return the journal's entry of a database that was put back: from which copy, and what was there before."""
    present = seen.present
    details: Details = {
        "copy": seen.copy.folder.name,
        "replaced_entries": present.entries if present is not None else 0,
        "replaced_head": present.head if present is not None else "",
    }
    return Event(name="database_restored", details=details)
