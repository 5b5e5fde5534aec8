"""The table of 9th-decile wages, what it lacks today, and what an administrator does with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.errors import Fault
from reviewer.programme.model import Programme
from reviewer.services.reference_data import WageRow, WagesView
from ui.desktop import Desktop
from ui.screens.settings.table_model import WagesTable, wage_key
from ui.theme.tokens import Space, ToneName
from ui.widgets.button_row import ButtonRow
from ui.widgets.buttons import Kind
from ui.widgets.empty import Empty
from ui.widgets.faults import FaultsCard
from ui.widgets.notice import Notice
from ui.widgets.pile import Pile
from ui.widgets.scrolled import scrolled
from ui.widgets.split import framed
from ui.widgets.table import Table
from ui.widgets.text import Look, Text

LEAST_HEIGHT = 160


class WagesPage(QWidget):
    """Wages of one programme. ``edit_asked``: a row, or None for a new one."""

    edit_asked = Signal(object)
    remove_asked = Signal(object)
    import_asked = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._manages = False
        theme = desktop.theme
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.setSpacing(Space.M)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.programme = Text("", Look.STRONG)
        self.reason = Text("", Look.CAPTION)
        words.addWidget(self.programme)
        words.addWidget(self.reason)
        column.addLayout(words)
        row = ButtonRow(theme)
        self.remove = row.add("wage_remove", self.tr("Remove…"), "x", self._remove)
        self.change = row.add("wage_change", self.tr("Change…"), "file-pen", self._change)
        self.bring = row.add("wages_bring", self.tr("Import a CSV file…"), "upload", self.import_asked)
        self.add = row.add("wage_add", self.tr("Add a wage…"), "plus", self._add, Kind.PRIMARY)
        column.addWidget(row)
        self.lacking = Notice(theme, ToneName.WARNING, closable=False)
        column.addWidget(self.lacking)
        self.faults = FaultsCard(theme)
        column.addWidget(self.faults)
        self.model = WagesTable(self)
        self.table = Table(theme, self.model, self.tr("9th-decile wages"))
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._change)
        self.pile = Pile()
        self.pile.addWidget(self.table)
        self.pile.addWidget(
            Empty(
                theme,
                "briefcase",
                self.tr("The table is empty."),
                self.tr(
                    "No published table was found. An administrator adds wages, or imports them from a CSV file."
                ),
            )
        )
        self.pile.setMinimumHeight(theme.px(LEAST_HEIGHT))
        column.addWidget(framed(self.pile), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))

    @property
    def selected(self) -> WageRow | None:
        """Return the row that is chosen."""
        wanted = self.table.current_id
        return next((row for row in self.model.rows if wage_key(row) == wanted), None)

    def show_view(self, programme: Programme, view: WagesView, *, manages: bool) -> None:
        """Show the wages of a programme."""
        self._manages = manages
        self.programme.setText(programme.short_name)
        self.model.show_rows(view.rows)
        self.pile.setCurrentIndex(0 if view.rows else 1)
        codes = ", ".join(dict.fromkeys(one.code for one in view.without_wage))
        if codes:
            self.lacking.say(
                self.tr(
                    "%n occupation(s) without a wage today: their salary criterion stays to be verified.",
                    "",
                    len(view.without_wage),
                ),
                self.tr("CNP {codes}").format(codes=codes),
            )
        else:
            self.lacking.clear()
        for button in (self.remove, self.change, self.bring, self.add):
            button.setVisible(manages)
        self._chosen()

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Show what is wrong in a file, line by line."""
        self.faults.show_faults(faults)

    def _chosen(self, _row: str = "") -> None:
        row = self.selected
        own = row is not None and row.id is not None
        self.change.setEnabled(own)
        self.remove.setEnabled(own)
        if not self._manages:
            self.reason.setText(self.tr("An administrator keeps this table."))
        elif row is None:
            self.reason.setText(self.tr("Select a wage to change or remove it.") if self.model.rows else "")
        else:
            self.reason.setText("" if own else self.tr("This wage comes with the programme’s files."))
        self.reason.setVisible(bool(self.reason.text()))

    def _add(self) -> None:
        self.edit_asked.emit(None)

    def _change(self, _row: object = None) -> None:
        row = self.selected
        if self._manages and row is not None and row.id is not None:
            self.edit_asked.emit(row)

    def _remove(self) -> None:
        row = self.selected
        if row is not None and row.id is not None:
            self.remove_asked.emit(row)
