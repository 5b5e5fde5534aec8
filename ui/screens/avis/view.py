"""Avis: the queue from decision to signature, the register, and the drop zone that verifies files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from reviewer.dossier.folding import fold
from reviewer.dossier.lifecycle import Act
from reviewer.services.views import AvisRow, DossierRow
from ui.desktop import Desktop
from ui.handover import Verified
from ui.screens.avis.presenter import AvisPresenter
from ui.screens.avis.table_model import STEP, QueueTable, RegisterTable, step_name
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.buttons import Button
from ui.widgets.empty import Empty
from ui.widgets.filters import Filters
from ui.widgets.search import SearchBox
from ui.widgets.split import framed
from ui.widgets.table import Table
from ui.widgets.verdict_zone import VerdictZone

QUEUE_TAB, REGISTER_TAB, VERIFY_TAB = range(3)


class AvisScreen(ActingScreen):
    """Three tabs; a PDF dropped anywhere on them is verified."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = AvisPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Avis"))
        self._queue_rows: tuple[DossierRow, ...] = ()
        self._register_rows: tuple[AvisRow, ...] = ()
        self._dossiers: dict[str, str] = {}
        self.verify = Button(self.theme, self.tr("Verify an avis…"), "shield-check")
        self.verify.clicked.connect(self._choose_files)
        self.acts.addWidget(self.verify)
        self.outbox = Button(self.theme, self.tr("Outbox"), "send")
        self.outbox.clicked.connect(lambda: desktop.navigator.go("outbox"))
        self.outbox.setVisible(self.presenter.allowed(Act.READ_OUTBOX))
        self.acts.addWidget(self.outbox)
        self.paper = Button(self.theme, self.tr("Paper and list of states…"), "file-check")
        self.paper.clicked.connect(self._open_verification)
        self.acts.addWidget(self.paper)
        today = desktop.office.desk.today()

        self.filters = Filters(
            self.theme,
            [(act.value, step_name(act), sign.icon) for act, sign in STEP.items()],
            self.tr("Steps shown"),
        )
        self.filters.changed.connect(self._show_queue)
        self.queue_model = QueueTable(today, self)
        self.queue = Table(self.theme, self.queue_model, self.tr("Avis to draft, validate or sign"))
        self.queue.opened.connect(self._open_dossier)
        self.queue_pile = _pile(
            self.queue,
            Empty(
                self.theme,
                "file-check",
                self.tr("No avis waits for anybody."),
                self.tr("Once the committee has decided on a dossier, its avis is drafted from here."),
            ),
        )
        self.register_model = RegisterTable(desktop.wording, today, self)
        self.register = Table(self.theme, self.register_model, self.tr("Register of avis"))
        self.register.opened.connect(self._open_avis)
        self.nothing = Empty(self.theme, "archive", "")
        self.register_pile = _pile(self.register, self.nothing)
        self.zone = VerdictZone(desktop)
        self.zone.browse_asked.connect(self._choose_files)
        self.zone.dropped.connect(self.check)

        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        queue_page, column = _page()
        column.addWidget(self.filters)
        column.addWidget(self.queue_pile, 1)
        self.tabs.addTab(queue_page, self.tr("In preparation"))
        register_page, column = _page()
        self.search = SearchBox(
            self.theme,
            self.tr("Search in the register"),
            self.tr("Search a number, a name or an employer"),
            register_page,
        )
        self.search.searched.connect(self._show_register)
        column.addWidget(self.search)
        column.addWidget(self.register_pile, 1)
        self.tabs.addTab(register_page, self.tr("Register"))
        verify_page, column = _page()
        column.addWidget(self.zone)
        self.tabs.addTab(verify_page, self.tr("Verify an avis"))
        self.tabs.currentChanged.connect(self._say_how_many)
        self.set_body(self.tabs)
        self.setAcceptDrops(True)

        self.presenter.queued.connect(self._take_queue)
        self.presenter.registered.connect(self._take_register)
        self.presenter.verified.connect(self._show_verified)

    # --- for the window --------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Show the lists. ``argument``: a dossier to select among those in preparation."""
        if isinstance(argument, str):
            self.tabs.setCurrentIndex(QUEUE_TAB)
            self.queue.select_id(argument)

    def focus_first(self) -> None:
        """The list is what one came for."""
        (self.register if self.tabs.currentIndex() == REGISTER_TAB else self.queue).setFocus()

    # --- what came back --------------------------------------------------------------------------------------

    def _take_queue(self, rows: tuple[DossierRow, ...]) -> None:
        self._queue_rows = rows
        counts: dict[str, int] = {}
        for row in rows:
            if row.next_act is not None:
                counts[row.next_act.value] = counts.get(row.next_act.value, 0) + 1
        self.filters.show_counts(counts)
        self.tabs.setTabText(QUEUE_TAB, self.tr("In preparation ({count})").format(count=len(rows)))
        self._show_queue()

    def _show_queue(self) -> None:
        keys = self.filters.chosen
        rows = tuple(
            row for row in self._queue_rows if not keys or (row.next_act is not None and row.next_act in keys)
        )
        self.queue_model.show_rows(rows)
        self.queue_pile.setCurrentIndex(0 if rows else 1)
        if rows and not self.queue.currentIndex().isValid():
            self.queue.selectRow(0)
        self._say_how_many()

    def _take_register(self, rows: tuple[AvisRow, ...]) -> None:
        self._register_rows = rows
        self._dossiers = {row.number: row.dossier_id for row in rows}
        self.tabs.setTabText(REGISTER_TAB, self.tr("Register ({count})").format(count=len(rows)))
        self._show_register(self.search.text())

    def _show_register(self, words: str) -> None:
        wanted = fold(words).split()
        rows = tuple(
            row
            for row in self._register_rows
            if all(word in fold(f"{row.number} {row.candidate} {row.employer}") for word in wanted)
        )
        self.register_model.show_rows(rows)
        self.register_pile.setCurrentIndex(0 if rows else 1)
        if self._register_rows:
            self.nothing.say(self.tr("No avis matches."), self.tr("Try other words."))
        else:
            self.nothing.say(self.tr("No avis was issued yet."))
        if rows and not self.register.currentIndex().isValid():
            self.register.selectRow(0)
        self._say_how_many()

    def _say_how_many(self) -> None:
        near = sum(self.register_model.days_left(row) is not None for row in self._register_rows)
        if self.tabs.currentIndex() == QUEUE_TAB:
            self.subtitle.setText(self.tr("%n avis in preparation", "", self.queue_model.rowCount()))
        elif self.tabs.currentIndex() == REGISTER_TAB:
            self.subtitle.setText(self.tr("%n avis expire(s) within 90 days", "", near))
        else:
            self.subtitle.setText(self.tr("Is this file genuine, unaltered and in force?"))

    def _show_verified(self, found: Verified) -> None:
        self.zone.add(found)

    # --- requests --------------------------------------------------------------------------------------------

    def _open_dossier(self, dossier_id: str) -> None:
        self.desktop.navigator.go("avis_page", dossier_id)

    def _open_avis(self, number: str) -> None:
        self.desktop.navigator.go("avis_page", self._dossiers[number])

    def _open_verification(self) -> None:
        self.desktop.navigator.go("verification")

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Verify an avis"), "", self.tr("PDF files (*.pdf)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.open()

    def _files_chosen(self, names: list[str]) -> None:
        self.check([Path(name) for name in names])

    def check(self, paths: list[Path]) -> None:
        """Verify these files and show the verdicts."""
        if paths:
            self.clear_refusal()
            self.tabs.setCurrentIndex(VERIFY_TAB)
            self.presenter.verify(paths)

    # --- dropping files --------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take PDF files."""
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Verify the dropped files."""
        event.acceptProposedAction()
        self.check(_files(event.mimeData()))


def _files(data: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".pdf"]


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, Space.M, 0, 0)
    column.setSpacing(Space.M)
    return page, column


def _pile(table: Table, empty: Empty) -> QStackedWidget:
    pile = QStackedWidget()
    pile.addWidget(framed(table))
    pile.addWidget(empty)
    return pile
