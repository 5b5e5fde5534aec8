"""Reconciliation: mismatches by kind with what was decided, and the files that were imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.dossier.lifecycle import Act
from reviewer.errors import AviseError
from reviewer.reconciliation.matching import How
from reviewer.reconciliation.ministry import SavedMapping
from reviewer.reconciliation.mismatches import Mismatch, MismatchKind
from reviewer.services.ports.reconciliation import ExportLook, ImportState, ReadExport
from reviewer.services.reconciliation.views import ImportPage, ImportRow, ReconciliationView
from ui.desktop import Desktop
from ui.screens.reconciliation.dialog_decision import DecisionDialog
from ui.screens.reconciliation.dialog_import import ImportDialog
from ui.screens.reconciliation.pane.view import ImportPane, MismatchPane
from ui.screens.reconciliation.presenter import ReconciliationPresenter
from ui.screens.reconciliation.signs import MISMATCH
from ui.screens.reconciliation.table_model import ImportTable, MismatchTable
from ui.screens.reconciliation.under_way.view import Comparing
from ui.tasks.slices import Steps
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.filters import Filters
from ui.widgets.pile import Pile
from ui.widgets.split import Split, framed
from ui.widgets.table import Table
from ui.widgets.tabs import Tabs

MISMATCHES, IMPORTS = 0, 1


class ReconciliationScreen(ActingScreen):
    """Two tabs: what does not agree, and the files. What is shown of a dossier opens it."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = ReconciliationPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Reconciliation with the ministry"))
        self._view: ReconciliationView | None = None
        self.bring_in = Button(self.theme, self.tr("Import a file…"), "upload", Kind.PRIMARY)
        self.bring_in.setObjectName("import_ministry_file")
        self.bring_in.clicked.connect(self._choose_file)
        self.acts.addWidget(self.bring_in)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.set_body(body)
        self.comparing = Comparing(self.theme)
        self.comparing.stopped.connect(self.presenter.stop)
        column.addWidget(self.comparing)
        self.tabs = Tabs()
        column.addWidget(self.tabs, 1)
        self._columns = [self.tabs.add_column(one) for one in (self.tr("Mismatches"), self.tr("Files"))]
        self._make_mismatches()
        self.make_later(self._making_imports())
        self.presenter.comparing.running.connect(self.comparing.show_running)
        self.presenter.comparing.moved.connect(self.comparing.advance)
        self.presenter.shown.connect(self._show)
        self.presenter.looked.connect(self._open_import)
        self.presenter.saved.connect(self._show_saved)
        self.presenter.previewed.connect(self._show_preview)
        self.presenter.preview_failed.connect(self._show_trouble)
        self.presenter.page_shown.connect(self._show_page)

    def open(self, argument: object) -> None:
        """Offer what the acting person may do. ``argument``: a file to import."""
        self.bring_in.setVisible(self.presenter.allowed(Act.IMPORT_MINISTRY_FILE))
        if isinstance(argument, Path):
            self.presenter.look(argument)

    def focus_first(self) -> None:
        """The list of the tab is what one came for."""
        if self.tabs.currentIndex() == IMPORTS:
            self.make_whole()
        (self.imports if self.tabs.currentIndex() == IMPORTS else self.table).setFocus()

    # --- making ----------------------------------------------------------------------------------------------

    def _make_mismatches(self) -> None:
        column = self._columns[MISMATCHES]
        label = self.desktop.wording.label
        self.filters = Filters(
            self.theme,
            [(kind.value, label("mismatch", kind), sign.icon) for kind, sign in MISMATCH.items()],
            self.tr("Kinds shown"),
        )
        self.filters.changed.connect(self._show_rows)
        column.addWidget(self.filters)
        row = QHBoxLayout()
        self.decided_too = QCheckBox(self.tr("Show what is decided too"))
        self.decided_too.setObjectName("decided_too")
        self.decided_too.toggled.connect(self._show_rows)
        row.addWidget(self.decided_too)
        row.addStretch(1)
        column.addLayout(row)
        self.model = MismatchTable(self.desktop.wording, self)
        self.table = Table(self.theme, self.model, self.tr("Mismatches"))
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.table.opened.connect(self._open_row)
        self.pane = MismatchPane(self.desktop)
        self.pane.decided.connect(self._ask_decision)
        self.pane.dossier_asked.connect(self._open_dossier)
        self.empty = Empty(self.theme, "git-compare", "")
        self.pile = Pile()
        column.addWidget(self.pile, 1)
        self.pile.addWidget(Split(framed(self.table), self.pane, sizes=(760, 420)))
        self.pile.addWidget(self.empty)

    def _making_imports(self) -> Steps:
        column = self._columns[IMPORTS]
        self.imports_model = ImportTable(self.desktop.wording, self)
        self.imports = Table(self.theme, self.imports_model, self.tr("Imported files"))
        self.imports.selectionModel().currentRowChanged.connect(self._follow_import)
        yield
        self.import_pane = ImportPane(self.desktop)
        self.import_pane.undone.connect(self._ask_undo)
        self.imports_pile = Pile()
        column.addWidget(self.imports_pile, 1)
        self.imports_pile.addWidget(Split(framed(self.imports), self.import_pane, sizes=(620, 560)))
        self.imports_pile.addWidget(
            Empty(
                self.theme,
                "upload",
                self.tr("No file yet."),
                self.tr("An export of applications or outcomes, in CSV or XLSX, is imported from here."),
            )
        )

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, view: ReconciliationView) -> None:
        self.make_later(self._showing(view))

    def _showing(self, view: ReconciliationView) -> Steps:
        self._view = view
        open_count = len(view.open)
        matched = sum(view.matched.get(how, 0) for how in (How.NUMBER, How.PERSON, How.HAND))
        self.subtitle.setText(
            " · ".join(
                (
                    self.tr("%n application(s)", "", view.applications),
                    self.tr("%n matched", "", matched),
                    self.tr("%n mismatch(es) to decide", "", open_count),
                )
            )
        )
        self.imports_model.show_rows(view.imports)
        self.imports_pile.setCurrentIndex(0 if view.imports else 1)
        if view.imports and not self.imports.currentIndex().isValid():
            self.imports.selectRow(0)
        yield
        self._show_rows()
        self._follow_import()

    def _show_rows(self) -> None:
        if self._view is None:
            return
        wanted = [one for one in self._view.mismatches if one.open or self.decided_too.isChecked()]
        counts: dict[str, int] = {}
        for one in wanted:
            counts[one.kind.value] = counts.get(one.kind.value, 0) + 1
        self.filters.show_counts(counts)
        chosen = {MismatchKind(key) for key in self.filters.chosen}
        rows = [one for one in wanted if not chosen or one.kind in chosen]
        self.model.show_rows(rows)
        self.pile.setCurrentIndex(0 if rows else 1)
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        elif not self._view.imports:
            self.empty.say(self.tr("No file of the ministry yet."), self.tr("Import one to compare."))
        else:
            self.empty.say(self.tr("Nothing to decide."), self.tr("The files and the register agree."))
        self._follow()

    def _follow(self, *_: object) -> None:
        view = self._view
        self.pane.show_mismatch(
            self._chosen(),
            {} if view is None else view.deciders,
            {} if view is None else view.references,
            may_decide=self.presenter.allowed(Act.DECIDE_MISMATCH),
        )

    def _follow_import(self, *_: object) -> None:
        row = self._chosen_import()
        self.import_pane.show_row(row, may_undo=self._may_undo(row))
        if row is not None:
            self.presenter.open_import(row.id)

    def _show_page(self, page: ImportPage) -> None:
        row = self._chosen_import()
        if row is not None and row.id == page.row.id:
            self.import_pane.show_page(page)

    def _open_import(self, look: ExportLook, saved: tuple[SavedMapping, ...]) -> None:
        dialog = ImportDialog(self.desktop, look, saved, self.desktop.office.desk.today(), self)
        dialog.mapping_changed.connect(self._preview)
        dialog.mapping_kept.connect(lambda name: self.presenter.save_mapping(name, dialog.mapping))
        dialog.mapping_forgotten.connect(self.presenter.forget_mapping)
        dialog.confirmed.connect(
            lambda: self.presenter.import_file(
                dialog.look_at.title, dialog.mapping, dialog.as_of.day, dialog.sha256
            )
        )
        self.open_dialog(dialog)
        self._preview()

    def _show_saved(self, saved: tuple[SavedMapping, ...]) -> None:
        if isinstance(self.dialog, ImportDialog):
            self.dialog.show_saved(saved)

    def _preview(self) -> None:
        if isinstance(self.dialog, ImportDialog):
            self.presenter.preview(self.dialog.look_at.title, self.dialog.mapping)

    def _show_preview(self, read: ReadExport) -> None:
        if isinstance(self.dialog, ImportDialog):
            self.dialog.show_preview(read)

    def _show_trouble(self, error: AviseError) -> None:
        if isinstance(self.dialog, ImportDialog):
            feedback = self.desktop.feedback
            self.dialog.show_trouble("\n".join(feedback.faults(error)) or feedback.explain(error).what)

    # --- requests --------------------------------------------------------------------------------------------

    def _chosen(self) -> Mismatch | None:
        index = self.table.currentIndex()
        return self.model.row(index) if index.isValid() and self.model.rowCount() else None

    def _chosen_import(self) -> ImportRow | None:
        index = self.imports.currentIndex()
        return self.imports_model.row(index) if index.isValid() and self.imports_model.rowCount() else None

    def _may_undo(self, row: ImportRow | None) -> bool:
        standing = row is not None and row.entry.state is ImportState.STANDING
        return standing and self.presenter.allowed(Act.IMPORT_MINISTRY_FILE)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import a file of the ministry"), "", self.tr("Exports (*.csv *.xlsx *.txt)")
        )
        if name:
            self.clear_refusal()
            self.presenter.look(Path(name))

    def _open_row(self, _key: str) -> None:
        if self.presenter.allowed(Act.DECIDE_MISMATCH):
            self._ask_decision()

    def _ask_decision(self) -> None:
        mismatch, view = self._chosen(), self._view
        if mismatch is None or view is None:
            return
        dialog = DecisionDialog(self.desktop, mismatch, view.references, self)
        dialog.confirmed.connect(
            lambda: self.presenter.decide(mismatch, dialog.verdict, dialog.reason.text, dialog.dossier_id)
        )
        self.open_dialog(dialog)

    def _ask_undo(self) -> None:
        row = self._chosen_import()
        if row is not None:
            self.ask(
                title=self.tr("Undo the import of {file}").format(file=row.entry.file),
                consequence=self.tr(
                    "Its lines do not count any more. The import stays in the list, with who undid it and why."
                ),
                verb=self.tr("Undo the import"),
                icon="undo-2",
                kind=Kind.DANGER,
                act=lambda reason: self.presenter.undo(row.entry, reason),
            )

    def _open_dossier(self, dossier_id: str) -> None:
        self.desktop.navigator.go("dossier", dossier_id)
