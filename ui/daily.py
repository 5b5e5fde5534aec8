"""What the desktop does by itself once a day, in the background: the concertations whose time is over, the
planned copy, the journal's time stamp.

Only what the person who is there may do; nobody waits for it. A copy that fails is said in the bar that stays. A time
stamp that does not come is asked for again later, and told by the journal (``avise audit``, the page of readings).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from reviewer.dossier.lifecycle import Act, ActNotPermitted, may
from reviewer.services.changes import Changes
from ui.tasks.aside import Aside, Tell

if TYPE_CHECKING:
    from reviewer.services.office import Office
    from reviewer.services.ports.backups import CopyLine
    from ui.desktop import Desktop

LOOK_AGAIN_MS = 60 * 60 * 1000
SOON_MS = 2_000
"""Whoever sits down sees their list first: what goes over every dossier begins after this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chore:
    """One thing of the day. ``act``: who may; ``again``: whether one that failed is tried again the same day.

    ``says``: what it comes back with is said in the status bar, even where nothing changed.
    """

    key: str
    act: Act
    work: Callable[[Office, Tell], Any]
    again: bool = False
    says: bool = False


def _copy(office: Office, tell: Tell) -> CopyLine | None:
    return office.backups.back_up_if_due(tell)


def _stamp(office: Office, _tell: Tell) -> Changes:
    return office.proof.stamp()


def _check_quality(office: Office, _tell: Tell) -> Changes | None:
    return office.quality.run_if_due()


def _remind_of_report(office: Office, _tell: Tell) -> Changes | None:
    return office.follow_up.remind()


def _close_concertations(office: Office, _tell: Tell) -> Changes | None:
    closed = office.chair.close_overdue_concertations(by_itself=True)
    return closed if closed.dossiers else None


CHORES = (
    Chore(key="concertations", act=Act.ASSIGN, work=_close_concertations),  # theirs who seat the third expert
    Chore(key="copy", act=Act.MAKE_PLANNED_COPY, work=_copy),
    Chore(key="quality", act=Act.CHECK_QUALITY, work=_check_quality),
    Chore(key="report", act=Act.PUBLISH_FIGURES, work=_remind_of_report, says=True),
    Chore(key="stamp", act=Act.SEAL_JOURNAL, work=_stamp, again=True),
)


class DailyWork(QObject):
    """Looks at what is due when somebody sits down, and again every hour."""

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desktop = desktop
        self._aside = Aside(self)
        self._done: dict[str, date] = {}
        self._left: list[Chore] = []
        self._now: Chore | None = None
        desktop.news.closing.connect(self._leave)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_AGAIN_MS)
        self._clock.timeout.connect(self.begin)
        self._clock.start()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.begin)

    @property
    def busy(self) -> bool:
        """Tell whether something is under way, or about to be."""
        return self._aside.busy or self._soon.isActive()

    def begin_soon(self) -> None:
        """Do it once whoever sat down has seen what they came for."""
        self._soon.start()

    def begin(self) -> None:
        """Do what is left for today and what the person who is there may do."""
        office = self._desktop.office
        today, roles = office.desk.today(), office.session.current().roles
        self._left = [one for one in CHORES if self._done.get(one.key) != today and may(one.act, roles)]
        self._next()

    def _next(self) -> None:
        if self._aside.busy or not self._left:
            return
        self._now = chore = self._left.pop(0)
        self._done[chore.key] = self._desktop.office.desk.today()
        self._aside.run(partial(chore.work, self._desktop.office), done=self._did, failed=self._failed)

    def _did(self, result: object) -> None:
        from reviewer.services.ports.backups import CopyLine

        if isinstance(result, CopyLine):
            name = result.folder.name
            self._desktop.feedback.say(
                self.tr("The copy of the day is made and verified: {name}").format(name=name)
            )
            self._desktop.news.tell(Changes(settings=True))
        elif isinstance(result, Changes) and result.message:
            if result.dossiers or (self._now is not None and self._now.says):
                self._desktop.feedback.done(result)
            self._desktop.news.tell(result)
        self._next()

    def _failed(self, error: Exception) -> None:
        from reviewer.avis.signature import TimeStampTrouble

        unseated = isinstance(error, ActNotPermitted)  # somebody else sat down meanwhile
        if self._now is not None and (self._now.again or unseated):
            self._done.pop(self._now.key, None)
        if not unseated and not isinstance(error, TimeStampTrouble):
            self._desktop.feedback.report(error)
        self._next()

    def _leave(self) -> None:
        self._clock.stop()
        self._soon.stop()
        self._left.clear()
        self._aside.leave()
