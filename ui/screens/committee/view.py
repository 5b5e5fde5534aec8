"""Comité: the dossiers before the committee on the left, the chosen one on the right; an expert's own list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from reviewer.committee.decision import ReasonNamesExpert, ReasonTellsMark
from reviewer.committee.round_record import BENCH_THAT_TALKS
from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.services.views import DossierRow, SeatView
from ui.commands.command import Command, Group
from ui.desktop import Desktop
from ui.dossier_acts.keys import KEY_OF
from ui.models.expert_work import Work, WorkRow
from ui.screens.committee.dialog_decision import DecisionDialog
from ui.screens.committee.dialog_seats import LeavingDialog, RulingDialog
from ui.screens.committee.pane.view import FilePane
from ui.screens.committee.presenter import CommitteeFile, CommitteePresenter
from ui.screens.committee.table_model import STEP, CommitteeTable, WorkTable, step_name
from ui.tasks.slices import Steps
from ui.theme.tokens import Space, ToneName
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.filters import Filters
from ui.widgets.notice import Notice
from ui.widgets.pile import Pile
from ui.widgets.split import Split, framed
from ui.widgets.table import Table
from ui.widgets.tabs import Tabs

LATE = "late"
BY_KEY = (Act.CONFIRM_DECISION, Act.OPEN_THIRD_REVIEW)


class CommitteeScreen(ActingScreen):
    """Master and detail for staff, a plain list for experts; who is both has two tabs."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = CommitteePresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Committee"))
        self.experts = Button(self.theme, self.tr("Experts…"), "user-round")
        self.experts.setObjectName("go_experts")
        self.experts.clicked.connect(self._go_to_experts)
        self.compose = Button(self.theme, self.tr("Compose…"), "users")
        self.compose.setObjectName("compose")
        self.compose.setToolTip(self.tr("Propose experts for every open seat"))
        self.compose.clicked.connect(self._go_to_composition)
        self.calendar = Button(self.theme, self.tr("Export my due dates…"), "calendar")
        self.calendar.setObjectName("export_calendar")
        self.calendar.setToolTip(self.tr("A file that calendars open; no candidate is named in it"))
        self.calendar.clicked.connect(self._ask_calendar)
        self.acts.addWidget(self.calendar)
        self.acts.addWidget(self.experts)
        self.acts.addWidget(self.compose)
        self._rows: tuple[DossierRow, ...] = ()
        self._file: CommitteeFile | None = None
        self.tabs = Tabs()
        self.set_body(self.tabs)
        self._columns = [
            self.tabs.add_column(title, above=0)
            for title in (self.tr("The committee’s dossiers"), self.tr("My dossiers"))
        ]
        self._make_staff_page()
        self.make_later(self._making_rest())
        self.presenter.listed.connect(self._list)
        self.presenter.opened.connect(self._show_file)
        self.presenter.my_work.connect(self._show_work)

    # --- for the window --------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Show the tabs of who is acting. ``argument``: a dossier to select."""
        self.experts.setVisible(self.presenter.allowed(Act.MANAGE_EXPERTS))
        self.compose.setVisible(self.presenter.allowed(Act.ASSIGN))
        self.calendar.setVisible(self.presenter.is_expert)
        self.tabs.setTabVisible(0, self.presenter.is_staff)
        self.tabs.setTabVisible(1, self.presenter.is_expert)
        self.tabs.show_bar(self.presenter.is_staff and self.presenter.is_expert)
        if not self.presenter.is_staff:
            self.tabs.setCurrentIndex(1)
        elif not self.presenter.is_expert:
            self.tabs.setCurrentIndex(0)
        if isinstance(argument, str):
            self.tabs.setCurrentIndex(0)
            self.presenter.choose(argument)
            self.table.select_id(argument)

    def focus_first(self) -> None:
        """The list is what one came for, or the words that say that it is empty."""
        if self.tabs.currentIndex():
            self.make_whole()
            self.work.setFocus()
        else:
            (self.nothing if self.pile.currentIndex() else self.table).setFocus()

    def commands(self) -> tuple[Command, ...]:
        """What the chosen dossier waits for too."""
        self.make_whole()
        pane = self.pane
        shown = (one for one in (pane.compare, pane.open_dossier) if one.isVisible())
        possible = (one for one in map(self._by_key, BY_KEY) if not one.why_not())
        return (*possible, *(self._pressing(one) for one in shown), *super().commands())

    def keyed(self) -> tuple[tuple[QWidget, tuple[Command, ...]], ...]:
        """The chosen dossier's acts have their keys, in the list and beside it."""
        return ((self, tuple(map(self._by_key, BY_KEY))),)

    def _by_key(self, act: Act) -> Command:
        def button() -> Button:  # made after the key is bound
            self.make_whole()
            return self.pane.third if act is Act.OPEN_THIRD_REVIEW else self.pane.decide

        return Command(
            key=f"committee:{act.value}",
            title=lambda: button().text(),
            icon=STEP[act].icon,
            group=Group.DOSSIER,
            run=lambda: button().click(),
            shortcut=KEY_OF[act],
            why_not=lambda: (
                "" if button().isVisible() else self.tr("The chosen dossier does not wait for that.")
            ),
        )

    # --- making ----------------------------------------------------------------------------------------------

    def _make_staff_page(self) -> None:
        column = self._columns[0]
        choices = [(act.value, step_name(act), sign.icon) for act, sign in STEP.items()]
        choices.append((LATE, self.tr("Late"), "triangle-alert"))
        self.filters = Filters(self.theme, choices, self.tr("Steps shown"))
        self.filters.changed.connect(self._filter)
        column.addWidget(self.filters)
        self.overdue = Notice(self.theme, ToneName.WARNING, closable=False)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.overdue, 1)
        self.close_overdue = Button(self.theme, self.tr("Call the third experts…"), "scale")
        self.close_overdue.setObjectName("close_overdue")
        self.close_overdue.clicked.connect(self._ask_closing)
        self.close_overdue.hide()
        row.addWidget(self.close_overdue, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self.model = CommitteeTable(self.desktop.office.desk.today(), self)
        self.table = Table(self.theme, self.model, self.tr("Dossiers before the committee"))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._go_to_dossier)
        self.nothing = Empty(self.theme, "users", self.tr("No dossier is before the committee."))
        self.side = Pile()
        self.side.addWidget(Empty(self.theme, "users", self.tr("Choose a dossier in the list.")))
        self.pile = Pile()
        column.addWidget(self.pile, 1)
        self.pile.addWidget(Split(framed(self.table), self.side, sizes=(600, 600)))
        self.pile.addWidget(self.nothing)

    def _making_rest(self) -> Steps:
        self.pane = FilePane(self.desktop)
        self.pane.assign_asked.connect(self._assign)
        self.pane.seats.left.connect(self._ask_leaving)
        self.pane.seats.aside.connect(self._ask_aside)
        self.pane.seats.ruled.connect(self._ask_ruling)
        self.pane.third_asked.connect(self._ask_third)
        self.pane.decision_asked.connect(self._ask_decision)
        self.pane.compare_asked.connect(self._compare)
        self.pane.dossier_asked.connect(self._go_to_current)
        self.side.addWidget(self.pane)
        yield
        self.work_model = WorkTable(self.desktop.office.desk.today(), self)
        self.work = Table(self.theme, self.work_model, self.tr("My dossiers"))
        self.work.opened.connect(self._open_grid)
        self.work_pile = Pile()
        self._columns[1].addWidget(self.work_pile)
        self.work_pile.addWidget(framed(self.work))
        self.work_pile.addWidget(
            Empty(
                self.theme,
                "clipboard-check",
                self.tr("No dossier is entrusted to you."),
                self.tr("When coordination seats you on one, it appears here."),
            )
        )

    # --- what came back --------------------------------------------------------------------------------------

    def _list(self, rows: tuple[DossierRow, ...]) -> None:
        self._rows = rows
        counts: dict[str, int] = {}
        for row in rows:
            if row.next_act is not None:
                counts[row.next_act.value] = counts.get(row.next_act.value, 0) + 1
        counts[LATE] = sum(row.overdue for row in rows)
        self.filters.show_counts(counts)
        self.pile.setCurrentIndex(0 if rows else 1)
        self._show_overdue(rows)
        self._filter(self.filters.chosen)

    def _filter(self, keys: frozenset[str]) -> None:
        steps = keys - {LATE}
        shown = tuple(
            row
            for row in self._rows
            if (not steps or (row.next_act is not None and row.next_act in steps))
            and (LATE not in keys or row.overdue)
        )
        self.model.show_rows(shown)
        words = self.tr("%n dossier(s) before the committee", "", len(shown))
        self.subtitle.setText(words if shown else self.tr("No dossier before the committee"))
        if shown and not self.table.currentIndex().isValid():
            wanted = self.presenter.current
            ids = [row.id for row in self.model.rows]
            self.table.select_id(wanted if wanted in ids else ids[0])
        elif not shown:
            self.side.setCurrentIndex(0)

    def _show_overdue(self, rows: tuple[DossierRow, ...]) -> None:
        over = sum(row.overdue and row.state is DossierState.CONCERTATION for row in rows)
        shown = bool(over) and self.presenter.allowed(Act.ASSIGN)
        self.close_overdue.setVisible(shown)
        if shown:
            self.overdue.say(
                self.tr("The time of %n concertation(s) is over.", "", over),
                self.tr("Where the two do not agree, a third expert decides."),
            )
        else:
            self.overdue.clear()

    def _choose(self, dossier_id: str) -> None:
        self.clear_refusal()
        self.presenter.choose(dossier_id)

    def _show_file(self, found: CommitteeFile) -> None:
        self.make_whole()
        self._file = found
        focused: QWidget | None = self.window().focusWidget()  # also while a dialog stands before it
        inside = focused is not None and self.pane.isAncestorOf(focused)
        self.pane.show_file(found)
        self.side.setCurrentWidget(self.pane)
        if focused is not None and inside and not focused.isVisible():
            (self.pane.act_now or self.table).setFocus()

    def _show_work(self, rows: tuple[WorkRow, ...]) -> None:
        self.make_whole()
        self.work_model.show_rows(rows)
        self.work_pile.setCurrentIndex(0 if rows else 1)
        if rows and not self.work.currentIndex().isValid():
            self.work.selectRow(0)
        if not self.presenter.is_staff:
            due = sum(one.work is not Work.DONE for one in rows)
            words = self.tr("%n dossier(s) await you", "", due)
            self.subtitle.setText(words if due else self.tr("No dossier awaits you"))

    # --- requests --------------------------------------------------------------------------------------------

    def _assign(self, expert_ids: tuple[str, ...]) -> None:
        self.clear_refusal()
        if self._file is not None:
            self.presenter.assign(self._file.view.dossier.id, expert_ids)

    def show_refusal(self, error: Exception) -> None:
        """Show beside its field why a reason for the employer is refused; everything else as everywhere."""
        dialog = self.dialog
        if isinstance(dialog, DecisionDialog) and isinstance(error, ReasonNamesExpert | ReasonTellsMark):
            words = self.desktop.feedback.explain(error)
            if dialog.show_fault(error.finding, f"{words.what} {words.do}"):
                return
        super().show_refusal(error)

    def _ask_leaving(self, seat: SeatView) -> None:
        if self._file is None or seat.expert_id is None:
            return
        dossier, expert_id = self._file.view.dossier, seat.expert_id
        dialog = LeavingDialog(self.desktop, dossier.reference, seat, self)
        dialog.confirmed.connect(
            lambda: self.presenter.recuse(dossier.id, expert_id, dialog.reason.text, dialog.leaving)
        )
        self.open_dialog(dialog)

    def _ask_aside(self, seat: SeatView) -> None:
        if self._file is None or seat.expert_id is None:
            return
        dossier, expert_id = self._file.view.dossier, seat.expert_id
        self.ask(
            title=self.tr("Set aside the evaluation of {name}").format(name=seat.expert_name),
            consequence=self.tr(
                "The evaluation stays in the record for ever and counts no more. The seat on {reference} goes to "
                "somebody who reads no vote before handing in; a concertation under way ends."
            ).format(reference=dossier.reference),
            verb=self.tr("Set aside"),
            icon="archive",
            kind=Kind.DANGER,
            act=lambda reason: self.presenter.set_aside(dossier.id, expert_id, reason),
        )

    def _ask_ruling(self, seat: SeatView) -> None:
        if self._file is None or seat.expert_id is None:
            return
        dossier, expert_id = self._file.view.dossier, seat.expert_id
        dialog = RulingDialog(self.desktop, dossier.reference, seat, self)
        dialog.confirmed.connect(
            lambda: self.presenter.rule(
                dossier.id, expert_id, accept=dialog.accept_declaration, reason=dialog.reason.text
            )
        )
        self.open_dialog(dialog)

    def _ask_closing(self) -> None:
        self.ask(
            title=self.tr("Close the concertations whose time is over"),
            consequence=self.tr(
                "On each of these dossiers a third expert, who sees none of the votes, is to be seated; the majority "
                "decides each finding."
            ),
            verb=self.tr("Call the third experts"),
            icon="scale",
            reason=False,
            act=lambda _: self.presenter.close_overdue(),
        )

    def _ask_third(self) -> None:
        if self._file is None:
            return
        dossier = self._file.view.dossier
        two = self._file.reviewers == BENCH_THAT_TALKS
        self.ask(
            title=(
                self.tr("Call the third expert for {reference}")
                if two
                else self.tr("Call one more expert for {reference}")
            ).format(reference=dossier.reference),
            consequence=self.tr(
                "The concertation of the two ends here. A third expert, who sees none of the votes, "
                "is to be seated; the majority decides each finding."
            )
            if two
            else self.tr(
                "One more expert, who sees none of the votes, is to be seated; the majority decides each finding."
            ),
            verb=self.tr("Call the third expert") if two else self.tr("Call one more expert"),
            icon="scale",
            act=lambda reason: self.presenter.open_third_review(dossier.id, reason),
        )

    def _ask_decision(self) -> None:
        if self._file is None or self._file.view.committee is None:
            return
        dossier = self._file.view.dossier
        dialog = DecisionDialog(self.desktop, dossier.reference, self._file.view.committee, self)
        dialog.confirmed.connect(lambda: self.presenter.confirm(dossier.id, dialog.reasons))
        self.open_dialog(dialog)

    def _compare(self) -> None:
        if self._file is not None:
            self.desktop.navigator.go("comparison", self._file.view.dossier.id)

    def _go_to_current(self) -> None:
        if self._file is not None:
            self._go_to_dossier(self._file.view.dossier.id)

    def _go_to_dossier(self, dossier_id: str) -> None:
        self.desktop.navigator.go("dossier", dossier_id)

    def _go_to_experts(self) -> None:
        self.desktop.navigator.go("experts")

    def _go_to_composition(self) -> None:
        self.desktop.navigator.go("assignment")

    def _ask_calendar(self) -> None:
        self.clear_refusal()
        dialog = QFileDialog(self, self.tr("Export my due dates"), "", self.tr("Calendars (*.ics)"))
        dialog.setObjectName("calendar_file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(self.desktop.wording.text("calendar", "filename"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.presenter.export_calendar(Path(name)))
        dialog.open()

    def _open_grid(self, dossier_id: str) -> None:
        self.desktop.navigator.go("grid", dossier_id)
