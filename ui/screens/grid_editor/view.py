"""Grilles: versions and drafts at the left; at the right the chosen one as an expert sees it, or beside another."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.committee.grid_comparison import GridDifference
from reviewer.services.grids import GridShelf
from ui.desktop import Desktop
from ui.screens.grid_editor.dialog_new import NewDraftDialog
from ui.screens.grid_editor.presenter import GridShelfPresenter
from ui.screens.grid_editor.table_model import GridRow, GridState, GridTable, rows_of
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Card, Facts
from ui.widgets.empty import Empty
from ui.widgets.fields import labelled
from ui.widgets.grid_differences import GridDifferences
from ui.widgets.grid_preview import GridPreview
from ui.widgets.pile import Pile
from ui.widgets.split import Split, framed
from ui.widgets.table import Table


class GridShelfScreen(ActingScreen):
    """The shelf: what is in effect, what was, what is being written."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = GridShelfPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Evaluation grids"))
        self.subtitle.setText(self.tr("A published version never changes; each evaluation keeps its own"))
        back = IconButton(self.theme, self.tr("Back"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self._shelf: GridShelf | None = None
        self.programme = QComboBox()
        self.programme.setObjectName("grids_programme")
        self.programme.setAccessibleName(self.tr("Programme"))
        for one in self.presenter.programmes:
            self.programme.addItem(one.short_name, one.id)
        self.programme.currentIndexChanged.connect(self._choose)
        self.acts.addWidget(self.programme)
        self.edit = Button(self.theme, self.tr("Open the draft"), "file-pen")
        self.edit.setObjectName("grid_edit")
        self.edit.clicked.connect(self._open_chosen)
        self.acts.addWidget(self.edit)
        self.new = Button(self.theme, self.tr("New draft…"), "plus", Kind.PRIMARY)
        self.new.setObjectName("grid_new")
        self.new.clicked.connect(self._ask_new)
        self.acts.addWidget(self.new)
        self.pile = Pile()
        self.pile.addWidget(Empty(self.theme, "lock", self.tr("Administration writes the grids.")))
        self.pile.addWidget(Split(self._list(), self._right(), sizes=(520, 660)))
        self.set_body(self.pile)
        self.presenter.shelved.connect(self._show)
        self.presenter.compared.connect(self._show_differences)
        self.presenter.started.connect(self._open_draft)

    def focus_first(self) -> None:
        """The list."""
        self.table.setFocus()

    # --- making ----------------------------------------------------------------------------------------------

    def _list(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        self.model = GridTable(self.desktop.wording, self)
        self.table = Table(self.theme, self.model, self.tr("Versions and drafts"))
        self.table.opened.connect(self._open_row)
        self.table.selectionModel().currentChanged.connect(self._tell)
        column.addWidget(framed(self.table), 2)
        card = Card(self.tr("Where it comes from"))
        self.facts = Facts()
        card.body.addWidget(self.facts)
        column.addWidget(card)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        row = QHBoxLayout()
        self.against = QComboBox()
        self.against.setObjectName("grid_against")
        row.addLayout(labelled(self.tr("Compare with"), self.against), 1)
        self.against.currentIndexChanged.connect(self._compare)
        column.addLayout(row)
        self.right_pile = Pile()
        self.preview = GridPreview(self.desktop)
        self.right_pile.addWidget(self.preview)
        self.differences = GridDifferences(self.desktop)
        self.right_pile.addWidget(self.differences)
        column.addWidget(self.right_pile, 1)
        return right

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, shelf: GridShelf | None) -> None:
        self._shelf = shelf
        self.pile.setCurrentIndex(0 if shelf is None else 1)
        self.new.setEnabled(shelf is not None)
        rows = () if shelf is None else rows_of(shelf)
        self.model.show_rows(rows)
        chosen = self.against.currentData()
        self.against.blockSignals(True)
        self.against.clear()
        self.against.addItem(self.tr("Nothing: show it as an expert sees it"), None)
        for row in rows:
            self.against.addItem(row.name, row.id)
        self.against.setCurrentIndex(max(self.against.findData(chosen), 0))
        self.against.blockSignals(False)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._tell(self.table.currentIndex())

    def _tell(self, current: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = self.model.row(current) if current.isValid() else None
        self.edit.setEnabled(row is not None and row.state is GridState.DRAFT)
        if row is None:
            return
        self.facts.show_facts(self._facts(row))
        self._compare()

    def _facts(self, row: GridRow) -> list[tuple[str, str]]:
        if row.state is GridState.DRAFT:
            drafts = self._shelf.drafts if self._shelf else ()
            base = next((one.based_on for one in drafts if one.id == row.id), None)
            return [(self.tr("Copy of"), base or self.tr("nothing: it began blank"))]
        version = next(one for one in self._shelf.versions if one.grid.id == row.id) if self._shelf else None
        facts = [
            (self.tr("Source"), row.grid.source),
            (self.tr("Certainty"), self.desktop.wording.label("grid_confidence", row.grid.confidence)),
        ]
        if version is not None and version.published_at is not None:
            facts.append((self.tr("Published by"), version.published_by or ""))
        return facts

    def _compare(self, _index: int = 0) -> None:
        current = self.table.currentIndex()
        if not current.isValid():
            return
        row, other = self.model.row(current), self.against.currentData()
        if other is None or other == row.id:
            self.preview.show_grid(row.grid)
            self.right_pile.setCurrentIndex(0)
        else:
            self.presenter.compare(str(other), row.id)

    def _show_differences(self, differences: tuple[GridDifference, ...]) -> None:
        if self.against.currentData() is not None:
            self.differences.show_differences(differences)
            self.right_pile.setCurrentIndex(1)

    # --- requests --------------------------------------------------------------------------------------------

    def _choose(self, _index: int) -> None:
        self.presenter.choose(str(self.programme.currentData() or ""))

    def _open_chosen(self) -> None:
        current = self.table.currentIndex()
        if current.isValid():
            self._open_row(self.model.row(current).id)

    def _open_row(self, row_id: str) -> None:
        if any(one.id == row_id and one.state is GridState.DRAFT for one in self.model.rows):
            self._open_draft(row_id)

    def _open_draft(self, draft_id: str) -> None:
        self.desktop.navigator.go("grid_draft", draft_id)

    def _ask_new(self) -> None:
        versions = [] if self._shelf is None else [one.grid.id for one in self._shelf.versions]
        dialog = NewDraftDialog(self.desktop, versions, self)
        dialog.confirmed.connect(lambda: self.presenter.start(dialog.name.value, dialog.based_on))
        self.open_dialog(dialog)
