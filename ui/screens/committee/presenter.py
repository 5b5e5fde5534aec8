"""What Comité does: reads the dossiers before the committee, seats, recuses, calls the third, confirms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.committee.takers import Taker
from reviewer.dossier.lifecycle import COMMITTEE_STATES, VOTING_STATES, Act, DossierState, Role
from reviewer.services.changes import Changes
from reviewer.services.desk import is_staff
from reviewer.services.office import Office
from reviewer.services.seating import Leaving
from reviewer.services.views import DossierFilter, DossierRow, DossierView, SeatProgress
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.handover import write_whole
from ui.models.expert_work import Work, WorkRow

LIMIT = 500


@dataclass(frozen=True, slots=True)
class CommitteeFile:
    """One dossier as the coordinator's pane shows it. ``takers``: empty where the viewer gives no seat now.

    ``places``: how many seats want an expert now; ``reviewers``: how many experts sit at first.
    """

    view: DossierView
    takers: tuple[Taker, ...]
    places: int
    reviewers: int


class CommitteePresenter(ActingPresenter):
    """The dossiers before the committee, for staff; an expert's own dossiers, for experts."""

    listed = Signal(object)
    opened = Signal(object)
    my_work = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._current: str | None = None

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def is_staff(self) -> bool:
        """Tell whether the acting person sees the committee's whole list."""
        return is_staff(self.actor)

    @property
    def is_expert(self) -> bool:
        """Tell whether the acting person may sit on dossiers."""
        return Role.EXPERT in self.actor.roles

    @property
    def about(self) -> str | None:
        """Return the dossier that is chosen."""
        return self._current

    @property
    def current(self) -> str:
        """Return the dossier that was asked for last; empty before one was."""
        return self._current or ""

    def refresh(self) -> None:
        """Read the list, the open dossier and the expert's own work, each only for who may."""
        office = self.desktop.office
        if self.is_staff:
            wanted = DossierFilter(states=COMMITTEE_STATES)
            self.ask("rows", partial(office.dossiers.rows, wanted, limit=LIMIT), self._list)
            if self._current is not None:
                self.choose(self._current)
        if self.is_expert:
            self.ask("work", partial(_my_work, office), self._show_work)

    def concerns(self, changes: Changes) -> bool:
        """Dossiers and experts; and who is looking."""
        return bool(changes.dossiers or changes.experts or changes.people)

    def choose(self, dossier_id: str) -> None:
        """Read one dossier with who could take it."""
        self._current = dossier_id
        self.ask("file", partial(_file, self.desktop.office, dossier_id), self._open)

    # --- doing -----------------------------------------------------------------------------------------------

    def assign(self, dossier_id: str, expert_ids: tuple[str, ...]) -> None:
        """Seat these experts."""
        self.act(partial(self.desktop.office.seating.assign, dossier_id, expert_ids))

    def recuse(self, dossier_id: str, expert_id: str, reason: str, leaving: Leaving) -> None:
        """Vacate a seat whose evaluation is not in."""
        self.act(partial(self.desktop.office.seating.recuse, dossier_id, expert_id, reason, leaving))

    def set_aside(self, dossier_id: str, expert_id: str, reason: str) -> None:
        """Vacate a seat whose evaluation is in: it is kept and counts no more."""
        self.act(partial(self.desktop.office.chair.set_aside_evaluation, dossier_id, expert_id, reason))

    def rule(self, dossier_id: str, expert_id: str, *, accept: bool, reason: str) -> None:
        """Decide a doubtful declaration."""
        rule = self.desktop.office.chair.rule_on_declaration
        self.act(partial(rule, dossier_id, expert_id, accept=accept, reason=reason))

    def close_overdue(self) -> None:
        """Call the third expert on every dossier whose two have had their time."""
        self.act(self.desktop.office.chair.close_overdue_concertations)

    def open_third_review(self, dossier_id: str, reason: str) -> None:
        """Call the third expert; the reason is what lets it be done before the two have had their time."""
        self.act(partial(self.desktop.office.committee.open_third_review, dossier_id, reason))

    def confirm(self, dossier_id: str, reasons: Mapping[str, str]) -> None:
        """Confirm what the votes say."""
        self.act(partial(self.desktop.office.committee.confirm_decision, dossier_id, dict(reasons)))

    def export_calendar(self, target: Path) -> None:
        """Write the acting expert's own due dates as a calendar file."""
        self.run(partial(_export_calendar, self.desktop.office, target), self._exported)

    # --- inside ----------------------------------------------------------------------------------------------

    def _exported(self, target: Path) -> None:
        words = self.tr("The due dates are in {file}: open it with your calendar.")
        self.desktop.feedback.say(words.format(file=target.name))

    def _list(self, rows: tuple[DossierRow, ...]) -> None:
        self.listed.emit(rows)

    def _open(self, found: CommitteeFile) -> None:
        if found.view.dossier.id == self._current:
            self.opened.emit(found)

    def _show_work(self, rows: tuple[WorkRow, ...]) -> None:
        self.my_work.emit(rows)


def _file(office: Office, dossier_id: str) -> CommitteeFile:
    view = office.dossiers.view(dossier_id)
    committee = view.committee
    programme = office.desk.programme(view.dossier.programme_id)
    reviewers = programme.reviewers_per_dossier.value if committee is None else committee.reviewers
    places = reviewers if committee is None else len(committee.open_seats)
    return CommitteeFile(
        view=view,
        takers=office.seating.who_could_take(dossier_id) if places and Act.ASSIGN in view.acts else (),
        places=places,
        reviewers=reviewers,
    )


def _export_calendar(office: Office, target: Path) -> Path:
    write_whole(target, office.reminders.calendar().content)
    return target


def _my_work(office: Office) -> tuple[WorkRow, ...]:
    """Return the dossiers on which the acting expert sits, what is due first."""
    actor = office.session.current()
    rows = office.dossiers.rows(DossierFilter(seated_expert=actor.id), limit=LIMIT)
    mine = office.committee.my_seats([row.id for row in rows])
    found = []
    for row in rows:
        seat = mine.get(row.id)
        if seat is None or (row.state not in COMMITTEE_STATES and not seat.submitted):
            continue  # the file was closed before this expert had handed anything in
        found.append(WorkRow(row=row, breaks_tie=seat.breaks_tie, work=_work(row, seat), due_on=seat.due_on))
    return tuple(sorted(found, key=lambda one: (list(Work).index(one.work), one.row.state_since)))


def _work(row: DossierRow, seat: SeatProgress) -> Work:
    if row.state in VOTING_STATES and not seat.submitted:
        if seat.awaits_ruling:
            return Work.WAIT
        if not seat.open:
            return Work.DECLARE
        return Work.CONTINUE if seat.begun else Work.SCORE
    if row.state is DossierState.CONCERTATION and not seat.stated:
        return Work.POSITION
    return Work.DONE
