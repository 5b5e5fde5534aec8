"""Reception: everything that came in, found again in a moment, and the door for what comes next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reviewer.dossier.lifecycle import DossierState
from reviewer.services.views import IntakeResult, QueueCounts
from ui.desktop import Desktop
from ui.screens.reception.dialog_intake import IntakeDialog
from ui.screens.reception.presenter import ReceptionPresenter, Window
from ui.screens.reception.table_model import DossierTable
from ui.theme.meanings import DOSSIER
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.filters import Filters
from ui.widgets.screen import Screen
from ui.widgets.search import SearchBox
from ui.widgets.table import Table

SUFFIXES = (".json", ".csv", ".xlsx")


class ReceptionView(Screen):
    """Search, state filters, the list; import by button or by dropping files."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = ReceptionPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Reception"))
        self.dialog: IntakeDialog | None = None

        self.quarantine = Button(self.theme, self.tr("Quarantine"), "shield-alert")
        self.quarantine.clicked.connect(self._open_quarantine)
        self.quarantine.hide()
        self.acts.addWidget(self.quarantine)
        self.readers = Button(self.theme, self.tr("Who saw this dossier?"), "eye")
        self.readers.setObjectName("readers_of_row")
        self.readers.clicked.connect(self._open_readings)
        self.acts.addWidget(self.readers)
        self.bring_in = Button(self.theme, self.tr("Take requests in…"), "upload", Kind.PRIMARY)
        self.bring_in.setToolTip(self.tr("JSON, CSV or XLSX files; they can also be dropped on this window"))
        self.bring_in.clicked.connect(self._choose_files)
        self.acts.addWidget(self.bring_in)

        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.search = SearchBox(
            self.theme,
            self.tr("Search in the dossiers"),
            self.tr("Search a name, a reference, an employer or a job"),
            self,
        )
        self.search.searched.connect(self.presenter.search)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        column.addLayout(row)
        self.filters = Filters(
            self.theme,
            [
                (state.value, desktop.wording.label("state", state), sign.icon)
                for state, sign in DOSSIER.items()
            ],
            self.tr("States shown"),
        )
        self.filters.changed.connect(self._filter)
        column.addWidget(self.filters)

        self.model = DossierTable(desktop.wording, desktop.office.desk.today(), self)
        self.model.more_wanted.connect(self.presenter.read_more)
        self.table = Table(self.theme, self.model, self.tr("Dossiers"))
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.empty = Empty(self.theme, "inbox", "")
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        self.pile = QStackedWidget()
        self.pile.addWidget(self.table)
        self.pile.addWidget(self.empty)
        inside.addWidget(self.pile)
        column.addWidget(card, 1)
        self.set_body(body)

        self.presenter.listed.connect(self._list)
        self.presenter.more.connect(self._append)
        self.presenter.counted.connect(self._count)
        self.presenter.taken_in.connect(self._say_what_came)
        self.setAcceptDrops(True)

    def open(self, argument: object) -> None:
        """Show what the acting person may do here."""
        self.bring_in.setVisible(self.presenter.may_take_in)
        self.readers.setVisible(self.presenter.may_read_readings)
        self._follow()
        self.filters.setVisible(self.presenter.may_see_counts)
        if not self.presenter.may_correct:
            self.quarantine.hide()

    def focus_first(self) -> None:
        """The list is what one came for."""
        self.table.setFocus()

    # --- what came back --------------------------------------------------------------------------------------

    def _list(self, window: Window) -> None:
        self.model.show_rows(window.rows, complete=window.complete)
        wanted = self.presenter.wanted
        if window.rows:
            self.pile.setCurrentWidget(self.table)
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)
        elif wanted.words or wanted.states:
            self.empty.say(self.tr("No dossier matches."), self.tr("Try other words, or take a filter away."))
            self.pile.setCurrentWidget(self.empty)
        else:
            self.empty.say(
                self.tr("No dossier yet."), self.tr("Take a file of requests in, or drop it on this window.")
            )
            self.pile.setCurrentWidget(self.empty)
        self._say_how_many()
        self._follow()

    def _append(self, window: Window) -> None:
        self.model.add_rows(window.rows, complete=window.complete)
        self._say_how_many()

    def _count(self, counts: QueueCounts) -> None:
        self.filters.show_counts({state.value: count for state, count in counts.by_state.items()})
        self.quarantine.setVisible(self.presenter.may_correct and counts.quarantine > 0)
        self.quarantine.setText(self.tr("Quarantine ({count})").format(count=counts.quarantine))

    def _say_how_many(self) -> None:
        count = self.model.rowCount()
        if self.model.canFetchMore(self.table.rootIndex()):
            self.subtitle.setText(self.tr("The first {count} dossiers").format(count=count))
        else:
            self.subtitle.setText(self.tr("%n dossier(s)", "", count))

    # --- requests --------------------------------------------------------------------------------------------

    def _filter(self, keys: frozenset[str]) -> None:
        self.presenter.show_states(frozenset(DossierState(key) for key in keys))

    def _open(self, dossier_id: str) -> None:
        self.desktop.navigator.go("dossier", dossier_id)

    def _follow(self, *_: object) -> None:
        self.readers.setEnabled(self.table.current_id is not None)

    def _open_readings(self) -> None:
        if self.table.current_id is not None:
            self.desktop.navigator.go("readings", self.table.current_id)

    def _open_quarantine(self) -> None:
        self.desktop.navigator.go("quarantine")

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Take requests in"),
            "",
            self.tr("Requests (*.json *.csv *.xlsx)"),
        )
        self.bring([Path(name) for name in names])

    def bring(self, paths: list[Path]) -> None:
        """Take these files in and show, row by row, what became of them."""
        if not paths:
            return
        self.clear_refusal()
        programme_id = self.presenter.programmes[0][0]
        self.presenter.take_in(paths, programme_id)

    def _say_what_came(self, results: tuple[IntakeResult, ...]) -> None:
        if self.dialog is None or not self.dialog.isVisible():
            self.dialog = IntakeDialog(self.desktop, self)
            self.dialog.quarantine_asked.connect(self._open_quarantine)
            self.dialog.dossier_asked.connect(self._open)
            self.dialog.open()
        self.dialog.add(results)

    # --- dropping files --------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of the three formats, from who may bring them."""
        if self.presenter.may_take_in and _files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files in."""
        event.acceptProposedAction()
        self.bring(_files(event.mimeData()))


def _files(data: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]
