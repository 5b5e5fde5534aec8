"""One file before it is imported: which column holds what, and what would become of each line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reviewer.reconciliation.ministry import ColumnMapping, MinistryFact, SavedMapping
from reviewer.services.ports.reconciliation import ExportLook, ReadExport, SheetLook
from ui.desktop import Desktop
from ui.screens.reconciliation.table_model import RefusedTable
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import Day, labelled
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.table import Table
from ui.widgets.text import Look, Text

WIDTH, FIRST_HEIGHT, REFUSED_HEIGHT = 980, 132, 150


class ImportDialog(ActDialog):
    """``mapping_changed``: read the file by what is chosen now; ``mapping_kept``: keep it under the name typed.

    ``mapping_forgotten``: offer this saved mapping no more.
    """

    mapping_changed = Signal()
    mapping_kept = Signal(str)
    mapping_forgotten = Signal(object)

    def __init__(
        self,
        desktop: Desktop,
        look: ExportLook,
        saved: tuple[SavedMapping, ...],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desktop,
            desktop.wording.label("act", "import_ministry_file"),
            verb=_verb(),
            icon="upload",
            consequence=look.file,
            parent=parent,
        )
        self.setMinimumWidth(desktop.theme.px(WIDTH))
        self._look = look
        self._saved: dict[str, SavedMapping] = {}
        self.preview: ReadExport | None = None
        self._make_head(today)
        self._make_columns()
        self._list_saved(saved)
        self.first = QTableWidget(0, 0)
        self.first.setAccessibleName(self.tr("First lines of the file"))
        self.first.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.first.verticalHeader().hide()
        self.first.setTabKeyNavigation(False)
        self.first.setFixedHeight(desktop.theme.px(FIRST_HEIGHT))
        self.body.addWidget(self.first)
        self.verdict = Text("", Look.STRONG)
        self.body.addWidget(self.verdict)
        self.refused_model = RefusedTable(self)
        self.refused = Table(desktop.theme, self.refused_model, self.tr("Lines that would be refused"))
        self.refused.setFixedHeight(desktop.theme.px(REFUSED_HEIGHT))
        self.refused.hide()
        self.body.addWidget(self.refused)
        self._show_sheet()
        self.sheet.currentIndexChanged.connect(self._show_sheet)
        self.named.currentIndexChanged.connect(self._take_saved)

    # --- what is chosen --------------------------------------------------------------------------------------

    @property
    def look_at(self) -> SheetLook:
        """Return the table that is chosen."""
        return self._look.sheets[self.sheet.currentIndex()]

    @property
    def sha256(self) -> str:
        """Return which file was looked at."""
        return self._look.sha256

    @property
    def mapping(self) -> ColumnMapping:
        """Return the mapping as it is chosen now."""
        return ColumnMapping(
            {fact: box.currentText() for fact, box in self.boxes.items() if box.currentIndex() > 0}
        )

    def ready(self) -> bool:
        """Want a mapping by which the file could be read."""
        if self.preview is None:
            self.notice.say(self.tr("The file cannot be read with these columns yet."), self.verdict.text())
            self.fit()
            return False
        return True

    # --- what comes back -------------------------------------------------------------------------------------

    def show_preview(self, read: ReadExport) -> None:
        """Show what an import would take in and refuse."""
        self.preview = read
        taken = self.tr("%n line(s) would go in", "", len(read.rows))
        refused = self.tr("%n line(s) would be refused", "", len(read.refused))
        self.verdict.setText(f"{taken} · {refused}")
        self.refused_model.show_rows(read.refused)
        self.refused.setVisible(bool(read.refused))
        self.act.setEnabled(bool(read.rows))
        self.notice.clear()
        self.fit()

    def show_saved(self, saved: tuple[SavedMapping, ...]) -> None:
        """Offer the saved mappings as they are now; what is chosen stays, unless it was forgotten."""
        chosen = self.named.currentData()
        self._list_saved(saved)
        self._choose_saved(chosen)
        if chosen and chosen not in self._saved:
            self._take_saved()

    def show_trouble(self, sentence: str) -> None:
        """Say why nothing can be read by what is chosen."""
        self.preview = None
        self.verdict.setText(sentence)
        self.refused.hide()
        self.act.setEnabled(False)
        self.fit()

    # --- making ----------------------------------------------------------------------------------------------

    def _make_head(self, today: date) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        self.sheet = QComboBox()
        self.sheet.setObjectName("sheet")
        for one in self._look.sheets:
            self.sheet.addItem(one.title or self._look.file)
        sheet = labelled(self.tr("Sheet"), self.sheet)
        row.addLayout(sheet, 2)
        self.as_of = Day("as_of", today)
        row.addLayout(labelled(self.tr("State of this day"), self.as_of), 1)
        self.named = QComboBox()
        self.named.setObjectName("saved_mapping")
        row.addLayout(labelled(self.tr("Saved columns"), self.named), 2)
        self.body.addLayout(row)
        self.sheet.setEnabled(len(self._look.sheets) > 1)

    def _make_columns(self) -> None:
        self.boxes: dict[MinistryFact, QComboBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        for place, fact in enumerate(MinistryFact):
            box = self.boxes[fact] = QComboBox()
            box.setObjectName(f"column_{fact.value}")
            box.setMinimumContentsLength(12)
            box.currentIndexChanged.connect(self._changed)
            words = self.desktop.wording.label("ministry_fact", fact)
            grid.addLayout(labelled(words, box), place // 3, place % 3)
        self.body.addLayout(grid)
        row = QHBoxLayout()
        self.name = SpokenLine()
        self.name.setObjectName("mapping_name")
        self.name.setPlaceholderText(self.tr("Name for these columns"))
        self.name.setAccessibleName(self.tr("Name for these columns"))
        row.addWidget(self.name, 1)
        self.keep = Button(self.desktop.theme, self.tr("Keep these columns"), "save")
        self.keep.setObjectName("keep_mapping")
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._keep)
        row.addWidget(self.keep)
        self.forget = Button(self.desktop.theme, self.tr("Forget the saved columns…"), "x")
        self.forget.setObjectName("forget_mapping")
        self.forget.clicked.connect(self._ask_to_forget)
        row.addWidget(self.forget)
        self.body.addLayout(row)

    # --- inside ----------------------------------------------------------------------------------------------

    def _show_sheet(self) -> None:
        sheet = self.look_at
        self.first.setColumnCount(len(sheet.headings))
        self.first.setHorizontalHeaderLabels(list(sheet.headings))
        self.first.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.first.setRowCount(len(sheet.first))
        for line, cells in enumerate(sheet.first):
            for column, text in enumerate(cells):
                self.first.setItem(line, column, QTableWidgetItem(text))
        self.first.resizeColumnsToContents()
        fitting = next((one for one in self._saved.values() if _fits(one.mapping, sheet)), None)
        self._fill(sheet.proposal if fitting is None else fitting.mapping)
        self._choose_saved("" if fitting is None else fitting.id)

    def _list_saved(self, saved: tuple[SavedMapping, ...]) -> None:
        self._saved = {one.id: one for one in saved}
        self.named.blockSignals(True)
        self.named.clear()
        self.named.addItem(self.tr("As proposed"), "")
        for one in saved:
            self.named.addItem(one.name, one.id)
        self.named.blockSignals(False)

    def _choose_saved(self, mapping_id: str) -> None:
        self.named.blockSignals(True)
        self.named.setCurrentIndex(max(0, self.named.findData(mapping_id)))
        self.named.blockSignals(False)
        self.forget.setEnabled(self.named.currentIndex() > 0)

    def _take_saved(self) -> None:
        chosen = self._saved.get(self.named.currentData())
        self.forget.setEnabled(chosen is not None)
        self._fill(self.look_at.proposal if chosen is None else chosen.mapping)

    def _fill(self, mapping: ColumnMapping) -> None:
        headings = self.look_at.headings
        for fact, box in self.boxes.items():
            box.blockSignals(True)
            box.clear()
            box.addItem(self.tr("not in this file"))
            box.addItems(list(headings))
            box.setCurrentIndex(max(0, box.findText(mapping.columns.get(fact, ""))))
            box.blockSignals(False)
        self._changed()

    def _changed(self) -> None:
        self.preview = None
        self.act.setEnabled(False)
        self.verdict.setText(self.tr("Reading the file…"))
        self.mapping_changed.emit()

    def _keep(self) -> None:
        self.mapping_kept.emit(self.name.text())

    def _ask_to_forget(self) -> None:
        chosen = self._saved[self.named.currentData()]
        asking = ReasonDialog(
            self.desktop.theme,
            title=self.tr("Forget the saved columns"),
            consequence=self.tr(
                "“{name}” will not be offered any more. Files imported with it keep their columns."
            ).format(name=chosen.name),
            verb=self.tr("Forget"),
            icon="x",
            parent=self,
            kind=Kind.DANGER,
            ask_reason=False,
        )
        asking.given.connect(asking.accept)  # a refusal is shown in this dialog
        asking.accepted.connect(lambda: self.mapping_forgotten.emit(chosen))
        asking.finished.connect(asking.deleteLater)
        asking.open()


def _fits(mapping: ColumnMapping, sheet: SheetLook) -> bool:
    return set(mapping.columns.values()) <= set(sheet.headings)


def _verb() -> str:
    return QCoreApplication.translate("ImportDialog", "Import")
