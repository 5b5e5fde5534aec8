"""Expertes et experts: the list on the left, the chosen one on the right, the whole record in a dialog."""

from __future__ import annotations

from ui.desktop import Desktop
from ui.screens.experts.dialog_expert import DomainsDialog, ExpertDialog
from ui.screens.experts.pane.view import ExpertPane
from ui.screens.experts.presenter import ExpertsPresenter, ExpertsView
from ui.screens.experts.table_model import ExpertsTable
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty import Empty
from ui.widgets.pile import Pile
from ui.widgets.split import Split, framed
from ui.widgets.table import Table


class ExpertsScreen(ActingScreen):
    """Master and detail."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = ExpertsPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Experts"))
        self._view: ExpertsView | None = None
        self._wanted: str | None = None
        back = IconButton(self.theme, self.tr("Back"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self.domains = Button(self.theme, self.tr("Domains…"), "list-filter")
        self.domains.setObjectName("domains")
        self.domains.clicked.connect(self._ask_domains)
        self.acts.addWidget(self.domains)
        self.model = ExpertsTable(desktop.wording, self)
        self.table = Table(self.theme, self.model, self.tr("Experts"))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open_expert)
        self.pane = ExpertPane(desktop)
        self.pane.edit_asked.connect(self._edit)
        self.pane.dossier_asked.connect(self._go)
        self.pile = Pile()
        self.set_body(self.pile)
        self.pile.addWidget(
            Empty(
                self.theme,
                "users",
                self.tr("Nobody has the expert’s role yet."),
                self.tr("An administrator adds people, and gives them the role, in Settings."),
            )
        )
        self.pile.addWidget(Split(framed(self.table), self.pane, sizes=(640, 560)))
        self.presenter.shown.connect(self._show)
        self.presenter.conflicts.connect(self.pane.show_conflicts)

    def open(self, argument: object) -> None:
        """Show the list. ``argument``: an expert to select."""
        self.domains.setVisible(self.presenter.writes_domains)
        if isinstance(argument, str):
            self._wanted = argument
            self.table.select_id(argument)

    def focus_first(self) -> None:
        """The list is what one came for."""
        self.table.setFocus()

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, view: ExpertsView) -> None:
        self._view = view
        self.pile.setCurrentIndex(1 if view.rows else 0)
        self.model.show_rows(view.rows)
        ready = sum(one.eligible for one in view.rows)
        self.subtitle.setText(
            self.tr("{count} in all · can be seated today: {ready}").format(count=len(view.rows), ready=ready)
        )
        if self._wanted is not None:
            self.table.select_id(self._wanted)
            self._wanted = None
        if view.rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        elif self.table.current_id is not None:
            self._choose(self.table.current_id)

    def _choose(self, expert_id: str) -> None:
        row = next((one for one in self.model.rows if one.expert.id == expert_id), None)
        if row is not None and self._view is not None:
            self.pane.show_expert(row, self._view)
            self.presenter.choose(expert_id)

    # --- requests --------------------------------------------------------------------------------------------

    def _edit(self) -> None:
        if self.table.current_id is not None:
            self._open_expert(self.table.current_id)

    def _open_expert(self, expert_id: str) -> None:
        row = next((one for one in self.model.rows if one.expert.id == expert_id), None)
        if row is not None and self._view is not None:
            today = self.desktop.office.desk.today()
            dialog = ExpertDialog(self.desktop, row.expert, self._view, today, self)
            dialog.confirmed.connect(lambda: self.presenter.save(dialog.expert))
            self.open_dialog(dialog)

    def _ask_domains(self) -> None:
        if self._view is not None:
            dialog = DomainsDialog(self.desktop, self._view.domains, self)
            dialog.confirmed.connect(lambda: self.presenter.save_domains(dialog.terms))
            self.open_dialog(dialog)

    def _go(self, dossier_id: str) -> None:
        self.desktop.navigator.go("committee", dossier_id)
