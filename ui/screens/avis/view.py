"""Avis: the queue from decision to signature, the register, and which avis would fall under other rules."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from reviewer.dossier.folding import fold
from reviewer.dossier.lifecycle import Act
from reviewer.services.signing_batch import BatchReport
from reviewer.services.views import AvisRow, DossierRow
from ui.commands.command import Command, Group
from ui.desktop import Desktop
from ui.dossier_acts.keys import KEY_OF
from ui.models.rows import ID_ROLE
from ui.printing.batch import PrintReport
from ui.screens.avis.dialog_queue import SignQueueDialog, ToSign
from ui.screens.avis.falling.view import FallingPage
from ui.screens.avis.page.dialog_print import PrintDialog
from ui.screens.avis.presenter import AvisPresenter, QueueView
from ui.screens.avis.table_model import NEAR, SOON_DAYS, STEP, QueueTable, RegisterTable, step_name
from ui.tasks.slices import Steps
from ui.theme.meanings import AVIS
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.batch_dialog import BatchDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.dropping import dropped_files
from ui.widgets.empty import Empty
from ui.widgets.filters import Filters
from ui.widgets.late_page import LatePage
from ui.widgets.pile import Pile
from ui.widgets.search import SearchBox
from ui.widgets.split import framed
from ui.widgets.table import Table
from ui.widgets.tabs import Tabs

KINDS = (".pdf", ".png", ".jpg", ".jpeg")
QUEUE_TAB, REGISTER_TAB, FALLING_TAB = range(3)


class AvisScreen(ActingScreen):
    """Three tabs; files dropped anywhere on them are verified."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = AvisPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Avis"))
        self._queue_rows: tuple[DossierRow, ...] = ()
        self._register_rows: tuple[AvisRow, ...] = ()
        self._dossiers: dict[str, str] = {}
        self.verify = Button(self.theme, self.tr("Verify an avis…"), "shield-check")
        self.verify.clicked.connect(self._open_verification)
        self.acts.addWidget(self.verify)
        self.outbox = Button(self.theme, self.tr("Outbox"), "send")
        self.outbox.clicked.connect(lambda: desktop.navigator.go("outbox"))
        self.acts.addWidget(self.outbox)
        self.sign = Button(self.theme, "", "signature", Kind.PRIMARY)
        self.sign.setObjectName("sign_queue")
        self.sign.clicked.connect(self._ask_signatures)
        self.sign.hide()
        self.acts.addWidget(self.sign)
        self.tabs = Tabs()
        self.set_body(self.tabs)
        self._falling = LatePage(self._make_falling)
        self._columns = [
            self.tabs.add_column(one) for one in (self.tr("In preparation"), self.tr("Register"))
        ]
        self.tabs.addTab(self._falling, self.tr("Which avis fall if…"))
        self._make_queue()
        self.make_later(self._making_register())
        self.tabs.currentChanged.connect(self._say_how_many)
        self.setAcceptDrops(True)

        self.presenter.queued.connect(self._take_queue)
        self.presenter.registered.connect(self._take_register)
        self.presenter.signed.connect(self._show_signed)
        self.presenter.printed.connect(self._show_printed)
        self.presenter.working.connect(self._settle)

    # --- for the window --------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Show the lists. ``argument``: a dossier to select among those in preparation."""
        if isinstance(argument, str):
            self.tabs.setCurrentIndex(QUEUE_TAB)
            self.queue.select_id(argument)

    def commands(self) -> tuple[Command, ...]:
        """The queue's signature by its key, and what the other buttons do."""
        others = (one for one in super().commands() if not one.key.endswith(f":{self.sign.objectName()}"))
        return (self._signing, *others)

    def keyed(self) -> tuple[tuple[QWidget, tuple[Command, ...]], ...]:
        """The key works in the queue."""
        return ((self.queue, (self._signing,)),)

    @property
    def _signing(self) -> Command:
        return Command(
            key="avis:sign_queue",
            title=lambda: self.tr("Sign the queue…"),
            icon="signature",
            group=Group.PAGE,
            run=self.sign.click,
            shortcut=KEY_OF[Act.SIGN_AVIS],
            why_not=lambda: "" if self.presenter.to_sign else self.tr("Nothing waits for your signature."),
        )

    def focus_first(self) -> None:
        """The list is what one came for."""
        if self.tabs.currentIndex() == REGISTER_TAB:
            self.make_whole()
        (self.register if self.tabs.currentIndex() == REGISTER_TAB else self.queue).setFocus()

    # --- making ----------------------------------------------------------------------------------------------

    @property
    def falling(self) -> FallingPage:
        """Return the page of what falls if…"""
        return self._falling.page

    def _make_falling(self) -> FallingPage:
        page = FallingPage(self.desktop)
        page.opened.connect(self._open_avis)
        return page

    def _make_queue(self) -> None:
        column = self._columns[QUEUE_TAB]
        self.filters = Filters(
            self.theme,
            [(act.value, step_name(act), sign.icon) for act, sign in STEP.items()],
            self.tr("Steps shown"),
        )
        self.filters.changed.connect(self._show_queue)
        self.queue_model = QueueTable(self.desktop.office.desk.today(), self)
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
        column.addWidget(self.filters)
        column.addWidget(self.queue_pile, 1)

    def _making_register(self) -> Steps:
        column = self._columns[REGISTER_TAB]
        self.register_model = RegisterTable(self.desktop.wording, self.desktop.office.desk.today(), self)
        self.register = Table(self.theme, self.register_model, self.tr("Register of avis"))
        self.register.opened.connect(self._open_avis)
        self.register.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.register.selectionModel().selectionChanged.connect(self._offer_print)
        self.nothing = Empty(self.theme, "archive", "")
        self.register_pile = _pile(self.register, self.nothing)
        yield
        self.search = SearchBox(
            self.theme,
            self.tr("Search in the register"),
            self.tr("Search a number, a name or an employer"),
            column.parentWidget() or self,
        )
        self.search.searched.connect(self._search)
        self.print_selected = Button(self.theme, "", "printer")
        self.print_selected.setObjectName("print_selected")
        self.print_selected.clicked.connect(self._ask_print)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.search, 1)
        row.addWidget(self.print_selected)
        column.addLayout(row)
        states = [
            (state.value, self.desktop.wording.label("avis_state", state), sign.icon)
            for state, sign in AVIS.items()
        ]
        self.state_filters = Filters(
            self.theme,
            [(NEAR, self.tr("expire within 90 days"), "hourglass"), *states],
            self.tr("Avis shown"),
        )
        self.state_filters.changed.connect(self._show_register)
        column.addWidget(self.state_filters)
        column.addWidget(self.register_pile, 1)

    # --- what came back --------------------------------------------------------------------------------------

    def _take_queue(self, view: QueueView) -> None:
        rows = view.rows
        self.queue_model.show_pending(view.pending)
        count = len(self.presenter.to_sign)
        self.sign.setText(self.tr("To sign ({count})…").format(count=count))
        self.sign.setVisible(count > 0)
        self.outbox.setVisible(self.presenter.allowed(Act.READ_OUTBOX))
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
        self.make_later(self._taking_register(rows))

    def _taking_register(self, rows: tuple[AvisRow, ...]) -> Steps:
        self._register_rows = rows
        self._dossiers = {row.number: row.dossier_id for row in rows}
        self.tabs.setTabText(REGISTER_TAB, self.tr("Register ({count})").format(count=len(rows)))
        counts: dict[str, int] = {}
        for row in rows:
            counts[row.state.value] = counts.get(row.state.value, 0) + 1
            if self.register_model.days_left(row) is not None:
                counts[NEAR] = counts.get(NEAR, 0) + 1
        self.state_filters.show_counts(counts)
        yield
        self._show_register()

    def _search(self, _words: str) -> None:
        self._show_register()

    def _wanted(self, row: AvisRow) -> bool:
        keys = self.state_filters.chosen
        near = NEAR in keys and self.register_model.days_left(row) is not None
        return not keys or near or row.state.value in keys

    def _show_register(self) -> None:
        wanted = fold(self.search.text()).split()
        rows = tuple(
            row
            for row in self._register_rows
            if self._wanted(row)
            and all(word in fold(f"{row.number} {row.candidate} {row.employer}") for word in wanted)
        )
        self.register_model.show_rows(rows)
        self.register_pile.setCurrentIndex(0 if rows else 1)
        if self._register_rows:
            self.nothing.say(self.tr("No avis matches."), self.tr("Try other words."))
        else:
            self.nothing.say(self.tr("No avis was issued yet."))
        if rows and not self.register.currentIndex().isValid():
            self.register.selectRow(0)
        self._offer_print()
        self._say_how_many()

    def _say_how_many(self) -> None:
        left = [self.register_model.days_left(row) for row in self._register_rows]
        near = sum(one is not None for one in left)
        soon = sum(one is not None and one <= SOON_DAYS for one in left)
        if self.tabs.currentIndex() == QUEUE_TAB:
            self.subtitle.setText(self.tr("%n avis in preparation", "", self.queue_model.rowCount()))
        elif self.tabs.currentIndex() == REGISTER_TAB:
            words = self.tr("%n avis expire(s) within 90 days", "", near)
            if soon:
                within = self.tr("of which %n within 30 days", "", soon)
                words = f"{words}, {within}"
            self.subtitle.setText(words)
        else:
            self.falling.read()
            self.subtitle.setText(self.tr("A question: nothing is changed"))

    def _show_signed(self, report: BatchReport) -> None:
        if isinstance(self.dialog, SignQueueDialog):
            self.dialog.report_on(report, printable=self.presenter.allowed(Act.PRINT_AVIS))

    def _show_printed(self, report: PrintReport) -> None:
        if isinstance(self.dialog, PrintDialog):
            self.dialog.report_on(report)

    def _settle(self, working: bool) -> None:
        if isinstance(self.dialog, BatchDialog):
            self.dialog.settle(working)

    def _offer_print(self) -> None:
        count = len(self._selected())
        may = self.presenter.allowed(Act.PRINT_AVIS)
        self.print_selected.setVisible(may)
        self.print_selected.setEnabled(count > 0)
        self.print_selected.setText(self.tr("Print %n avis…", "", count))
        self.print_selected.setToolTip(self.tr("Choose several with Shift or Ctrl."))

    def _selected(self) -> tuple[str, ...]:
        """Return the numbers that are selected, in the order of the list."""
        rows = sorted(index.row() for index in self.register.selectionModel().selectedRows())
        model = self.register_model
        return tuple(model.index(row, 0).data(ID_ROLE) for row in rows)

    # --- requests --------------------------------------------------------------------------------------------

    def _open_dossier(self, dossier_id: str) -> None:
        self.desktop.navigator.go("avis_page", dossier_id)

    def _open_avis(self, number: str) -> None:
        self.desktop.navigator.go("avis_page", self._dossiers[number])

    def _open_verification(self) -> None:
        self.desktop.navigator.go("verification")

    def _ask_signatures(self) -> None:
        waiting = [
            ToSign(dossier_id=row.id, words=f"{row.reference} · {row.candidate} · {row.employer}")
            for row in sorted(self.presenter.to_sign, key=lambda one: (one.received_on, one.reference))
        ]
        dialog = SignQueueDialog(self.desktop, waiting, self.presenter.own, self)
        dialog.confirmed.connect(self._sign)
        dialog.print_asked.connect(self._ask_print_of)
        self.open_dialog(dialog)

    def _sign(self) -> None:
        if isinstance(self.dialog, SignQueueDialog):
            chosen = self.dialog.chosen
            self.presenter.sign(chosen, self.dialog.key.take(), self.dialog.begin(len(chosen)))

    def _ask_print(self) -> None:
        if numbers := self._selected():
            self._ask_print_of(numbers)

    def _ask_print_of(self, numbers: tuple[str, ...]) -> None:
        dialog = PrintDialog(self.desktop, numbers, self)
        dialog.confirmed.connect(self._print)
        self.open_dialog(dialog)
        dialog.follow(self.presenter)

    def _print(self) -> None:
        if isinstance(self.dialog, PrintDialog):
            numbers = self.dialog.numbers
            self.presenter.print(numbers, self.dialog.order, self.dialog.begin(len(numbers)))

    def check(self, paths: list[Path]) -> None:
        """Verify these files where verdicts are shown."""
        if paths:
            self.desktop.navigator.go("verification", paths)

    # --- dropping files --------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_files(event, KINDS):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Verify the dropped files."""
        event.acceptProposedAction()
        self.check(dropped_files(event, KINDS))


def _pile(table: Table, empty: Empty) -> Pile:
    pile = Pile()
    pile.addWidget(framed(table))
    pile.addWidget(empty)
    return pile
