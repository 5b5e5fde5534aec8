"""Comité: the dossiers before the committee on the left, the chosen one on the right; an expert's own list."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from reviewer.services.views import DossierRow
from ui.desktop import Desktop
from ui.models.expert_work import Work, WorkRow
from ui.screens.committee.dialog_decision import DecisionDialog
from ui.screens.committee.pane.view import FilePane
from ui.screens.committee.presenter import CommitteeFile, CommitteePresenter
from ui.screens.committee.table_model import STEP, CommitteeTable, WorkTable, step_name
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.empty import Empty
from ui.widgets.filters import Filters
from ui.widgets.split import Split, framed
from ui.widgets.table import Table


class CommitteeScreen(ActingScreen):
    """Master and detail for staff, a plain list for experts; who is both has two tabs."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = CommitteePresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Committee"))
        self._rows: tuple[DossierRow, ...] = ()
        self._file: CommitteeFile | None = None
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._staff = self._make_staff_page()
        self._mine = self._make_work_page()
        self.tabs.addTab(self._staff, self.tr("The committee’s dossiers"))
        self.tabs.addTab(self._mine, self.tr("My dossiers"))
        self.set_body(self.tabs)
        self.presenter.listed.connect(self._list)
        self.presenter.opened.connect(self._show_file)
        self.presenter.my_work.connect(self._show_work)

    # --- for the window --------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Show the tabs of who is acting. ``argument``: a dossier to select."""
        self.tabs.setTabVisible(0, self.presenter.is_staff)
        self.tabs.setTabVisible(1, self.presenter.is_expert)
        self.tabs.tabBar().setVisible(self.presenter.is_staff and self.presenter.is_expert)
        if not self.presenter.is_staff:
            self.tabs.setCurrentIndex(1)
        elif not self.presenter.is_expert:
            self.tabs.setCurrentIndex(0)
        if isinstance(argument, str):
            self.tabs.setCurrentIndex(0)
            self.presenter.choose(argument)
            self.table.select_id(argument)

    def focus_first(self) -> None:
        """The list is what one came for."""
        (self.table if self.tabs.currentIndex() == 0 else self.work).setFocus()

    # --- making ----------------------------------------------------------------------------------------------

    def _make_staff_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        choices = [(act.value, step_name(act), sign.icon) for act, sign in STEP.items()]
        self.filters = Filters(self.theme, choices, self.tr("Steps shown"))
        self.filters.changed.connect(self._filter)
        column.addWidget(self.filters)
        self.model = CommitteeTable(self.desktop.wording, self.desktop.office.desk.today(), self)
        self.table = Table(self.theme, self.model, self.tr("Dossiers before the committee"))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._go_to_dossier)
        self.pane = FilePane(self.desktop)
        self.pane.assign_asked.connect(self._assign)
        self.pane.recuse_asked.connect(self._ask_recusal)
        self.pane.third_asked.connect(self._ask_third)
        self.pane.decision_asked.connect(self._ask_decision)
        self.pane.compare_asked.connect(self._compare)
        self.pane.dossier_asked.connect(self._go_to_current)
        self.nothing = Empty(self.theme, "users", self.tr("No dossier is before the committee."))
        self.side = QStackedWidget()
        self.side.addWidget(Empty(self.theme, "users", self.tr("Choose a dossier in the list.")))
        self.side.addWidget(self.pane)
        self.pile = QStackedWidget()
        self.pile.addWidget(Split(framed(self.table), self.side, sizes=(560, 640)))
        self.pile.addWidget(self.nothing)
        column.addWidget(self.pile, 1)
        return page

    def _make_work_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        self.work_model = WorkTable(self.desktop.office.desk.today(), self)
        self.work = Table(self.theme, self.work_model, self.tr("My dossiers"))
        self.work.opened.connect(self._open_grid)
        self.work_pile = QStackedWidget()
        self.work_pile.addWidget(framed(self.work))
        self.work_pile.addWidget(
            Empty(
                self.theme,
                "clipboard-check",
                self.tr("No dossier is entrusted to you."),
                self.tr("When coordination seats you on one, it appears here."),
            )
        )
        row.addWidget(self.work_pile)
        return page

    # --- what came back --------------------------------------------------------------------------------------

    def _list(self, rows: tuple[DossierRow, ...]) -> None:
        self._rows = rows
        counts: dict[str, int] = {}
        for row in rows:
            if row.next_act is not None:
                counts[row.next_act.value] = counts.get(row.next_act.value, 0) + 1
        self.filters.show_counts(counts)
        self.pile.setCurrentIndex(0 if rows else 1)
        self._filter(self.filters.chosen)

    def _filter(self, keys: frozenset[str]) -> None:
        shown = tuple(
            row for row in self._rows if not keys or (row.next_act is not None and row.next_act in keys)
        )
        self.model.show_rows(shown)
        self.subtitle.setText(self.tr("%n dossier(s) before the committee", "", len(shown)))
        if shown and not self.table.currentIndex().isValid():
            wanted = self.presenter.current
            self.table.select_id(wanted if wanted in {row.id for row in shown} else shown[0].id)
        elif not shown:
            self.side.setCurrentIndex(0)

    def _choose(self, dossier_id: str) -> None:
        self.clear_refusal()
        self.presenter.choose(dossier_id)

    def _show_file(self, found: CommitteeFile) -> None:
        self._file = found
        self.pane.show_file(found)
        self.side.setCurrentWidget(self.pane)

    def _show_work(self, rows: tuple[WorkRow, ...]) -> None:
        self.work_model.show_rows(rows)
        self.work_pile.setCurrentIndex(0 if rows else 1)
        if rows and not self.work.currentIndex().isValid():
            self.work.selectRow(0)
        if not self.presenter.is_staff:
            due = sum(one.work is not Work.DONE for one in rows)
            self.subtitle.setText(self.tr("%n dossier(s) await you", "", due))

    # --- requests --------------------------------------------------------------------------------------------

    def _assign(self, expert_ids: tuple[str, ...]) -> None:
        self.clear_refusal()
        if self._file is not None:
            self.presenter.assign(self._file.view.dossier.id, expert_ids)

    def _ask_recusal(self, expert_id: str, name: str) -> None:
        if self._file is None:
            return
        dossier = self._file.view.dossier
        self.ask(
            title=self.tr("Recuse {name}").format(name=name),
            consequence=self.tr(
                "The seat on {reference} is vacated for good: this person cannot sit on this dossier again, "
                "and a draft that they began is removed."
            ).format(reference=dossier.reference),
            verb=self.tr("Recuse"),
            icon="user-x",
            act=lambda reason: self.presenter.recuse(dossier.id, expert_id, reason),
        )

    def _ask_third(self) -> None:
        if self._file is None:
            return
        dossier = self._file.view.dossier
        self.ask(
            title=self.tr("Call the third expert for {reference}").format(reference=dossier.reference),
            consequence=self.tr(
                "The concertation of the two ends here. A third expert, who sees none of the votes, "
                "is to be seated; the majority decides each finding."
            ),
            verb=self.tr("Call the third expert"),
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

    def _open_grid(self, dossier_id: str) -> None:
        self.desktop.navigator.go("grid", dossier_id)
