"""What the page of packages does: keys, packages out, packages back, and the mailbox that is looked at by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from reviewer.committee.offline.keys import ExpertKeys, KeyEnd
from reviewer.committee.offline.refusals import PackageCancelled
from reviewer.committee.visibility import knows_experts
from reviewer.dossier.lifecycle import TRANSITIONS, Act
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.packages.keys import ExpertKeyRow
from reviewer.services.packages.mailbox import MailboxGone, MailboxReport
from reviewer.services.packages.views import AsideRow, ReturnRow, SendableExpert, SentRow
from reviewer.services.watched_folder import Watch
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.tasks.progress import Progress

_SOON_MS, _OFTEN_MS = 1_500, 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One expert: keys, and what waits for them. ``work`` None: nothing does, or it is not for who is looking."""

    keys: ExpertKeyRow
    work: SendableExpert | None

    @property
    def to_send(self) -> int:
        """Return how many dossiers can go and are not there yet as they are now."""
        return 0 if self.work is None or self.work.obstacle is not None else len(self.work.to_send)

    @property
    def may_have(self) -> bool:
        """Tell whether a package can be written at all, be it with what went out before."""
        work = self.work
        return (
            work is not None and work.obstacle is None and any(one.obstacle is None for one in work.dossiers)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagesView:
    """Everything on the page."""

    people: tuple[PersonRow, ...]
    sent: tuple[SentRow, ...]
    returned: tuple[ReturnRow, ...]
    aside: tuple[AsideRow, ...]
    mailbox: Path | None


class PackagesPresenter(ActingPresenter):
    """``shown``: the page; ``made``: a package was written; ``stopped``: it was not; ``taken``: what came in."""

    shown = Signal(object)
    made = Signal(object)
    stopped = Signal()
    taken = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._watch = Watch()
        self._watched: Path | None = None
        self._looking = self._gone = False
        self._folder = QFileSystemWatcher(self)
        self._folder.directoryChanged.connect(self._look_soon)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.look)
        self._often = QTimer(self)
        self._often.setInterval(_OFTEN_MS)
        self._often.timeout.connect(self.look)

    @property
    def knows_experts(self) -> bool:
        """Tell whether the acting person may know who has which dossiers."""
        return knows_experts(self.actor)

    def refresh(self) -> None:
        """Read everything."""
        self.ask("packages", partial(_read, self.desktop.office), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Packages, dossiers, experts, and who is looking."""
        return bool(changes.packages or changes.dossiers or changes.experts or changes.people)

    # --- keys ------------------------------------------------------------------------------------------------

    def invite(self, expert_id: str, folder: Path) -> None:
        """Write an invitation into a folder."""
        self.act(partial(self.desktop.office.expert_keys.invite, expert_id, folder))

    def confirm(self, keys: ExpertKeys) -> None:
        """Hold keys for the expert's: the digits on the screen are those that were read out."""
        self.act(partial(self.desktop.office.expert_keys.confirm, keys.id, keys.keys.fingerprint))

    def refuse(self, keys: ExpertKeys, reason: str) -> None:
        """Refuse keys."""
        self.act(partial(self.desktop.office.expert_keys.refuse, keys.id, reason))

    def revoke(self, keys: ExpertKeys, ended: KeyEnd, reason: str) -> None:
        """Revoke keys."""
        self.act(partial(self.desktop.office.expert_keys.revoke, keys.id, ended, reason))

    def enrol(self, path: Path) -> None:
        """Take an enrolment in, as who keeps keys and takes no packages in."""
        self.act(partial(self.desktop.office.expert_keys.take_enrolment_in, path))

    # --- out -------------------------------------------------------------------------------------------------

    def make(self, expert_id: str, dossier_ids: Sequence[str], folder: Path, progress: Progress) -> None:
        """Write a package."""
        office = self.desktop.office
        make = partial(office.packages.make, expert_id, dossier_ids, folder, tell=progress.go_on)
        self.run(make, self.made.emit, self._not_made)

    def reissue(self, package_id: str, folder: Path) -> None:
        """Send anew what of a package still waits."""
        self.act(partial(self.desktop.office.packages.reissue, package_id, folder))

    def withdraw(self, package_id: str, reason: str) -> None:
        """Withdraw a package."""
        self.act(partial(self.desktop.office.packages.withdraw, package_id, reason))

    # --- back ------------------------------------------------------------------------------------------------

    def take(self, paths: Sequence[Path], progress: Progress) -> None:
        """Take files in that somebody chose or dropped."""
        office = self.desktop.office
        self.run(partial(office.mailbox.take, list(paths), tell=progress.go_on), self._took)

    def close_answer(self, row: AsideRow, reason: str) -> None:
        """Note that an answer was seen to."""
        self.act(partial(self.desktop.office.returns.close, row.answer.expert_id, row.answer.id, reason))

    def choose_mailbox(self, folder: Path | None) -> None:
        """Let a folder be the mailbox."""
        self._watch = Watch()
        self.act(partial(self.desktop.office.mailbox.choose, folder))

    def look(self) -> None:
        """Look into the mailbox, on the write lane: what is new is taken in."""
        if self._watched is None or self._looking or not self.allowed(Act.TAKE_IN_PACKAGE):
            return
        self._looking = True
        self.run(partial(self.desktop.office.mailbox.look, self._watch), self._looked, self._not_looked)

    # --- inside ----------------------------------------------------------------------------------------------

    def _not_made(self, error: Exception) -> None:
        """A package that somebody stopped is no trouble."""
        if isinstance(error, PackageCancelled):
            self._busy(-1)
            self.stopped.emit()
        else:
            self.give_up(error)

    def _show(self, view: PackagesView) -> None:
        self.shown.emit(view)
        if view.mailbox != self._watched:
            self._follow(view.mailbox)

    def _follow(self, folder: Path | None) -> None:
        """Watch this folder from now on, and look at once at what it holds."""
        if self._folder.directories():
            self._folder.removePaths(self._folder.directories())
        self._watched, self._gone = folder, False
        self._often.stop()
        if folder is not None:
            self._folder.addPath(str(folder))
            self._often.start()
            self.look()

    def _look_soon(self, _folder: str = "") -> None:
        """Something moved in the folder: wait until it stands still."""
        self._soon.start()

    def _looked(self, report: MailboxReport) -> None:
        self._looking = False
        if self._gone and self._watched is not None:
            self._gone = False
            self._folder.addPath(str(self._watched))
        if report.waiting:
            self._look_soon()
        if not report.quiet:
            self._took(report)

    def _not_looked(self, error: Exception) -> None:
        """A mailbox that is gone is told once, and looked for until it is back: a key, a folder of a network."""
        self._looking = False
        if isinstance(error, MailboxGone) and self._gone:
            self._busy(-1)
            return
        self._gone = isinstance(error, MailboxGone)
        self.give_up(error)

    def _took(self, report: MailboxReport) -> None:
        self.taken.emit(report)
        self.desktop.news.tell(report.taken.changes, self)
        self.reload()


def _read(office: Office) -> PackagesView:
    roles = office.session.current().roles

    def may(act: Act) -> bool:
        return bool(TRANSITIONS[act].roles & roles)

    work = office.package_shelf.sendable() if may(Act.SEND_PACKAGE) else ()
    waits = {one.expert_id: one for one in work}
    takes_in = may(Act.TAKE_IN_PACKAGE)
    return PackagesView(
        people=tuple(
            PersonRow(keys=keys, work=waits.get(keys.expert_id))
            for keys in (office.expert_keys.rows() if may(Act.MANAGE_EXPERT_KEYS) else ())
        ),
        sent=office.package_shelf.sent(),
        returned=office.package_shelf.returned(),
        aside=office.package_shelf.aside() if takes_in else (),
        mailbox=office.mailbox.folder() if takes_in else None,
    )
