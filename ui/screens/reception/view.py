"""Reception: everything that came in, found in a moment and decided on beside it; the door for what comes next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from reviewer.dossier.lifecycle import Act, may
from reviewer.search.writing import sentence
from reviewer.services.changes import Changes
from reviewer.services.view_records import ViewColumn
from ui.dossier_acts.doing import DossierActs
from ui.dossier_acts.presenter import DossierActsPresenter
from ui.screens.reception.door import files_in, patterns
from ui.screens.reception.list_acts import ListActs
from ui.screens.reception.presenter import ReceptionPresenter
from ui.screens.reception.preview.view import PreviewPane
from ui.screens.reception.reading import Opening
from ui.screens.reception.table_model import SORTED_AS, USUALLY_HIDDEN, DossierTable
from ui.screens.reception.template.view import TemplateButton
from ui.searching import ChosenView, Search
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.button_row import ButtonRow
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.list_table import ListTable
from ui.widgets.pile import Pile
from ui.widgets.query_field import QueryField
from ui.widgets.split import Split, framed
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from reviewer.services.views import DossierRow, IntakeReport
    from ui.commands.command import Command
    from ui.desktop import Desktop
    from ui.screens.reception.dialog_intake import IntakeDialog

PREVIEW_WIDTH = 330
SEARCH_WIDTH = 360
ROOM_FOR_BOTH = 980
"""Narrower than this, at 100 %, the list has the place for itself."""


class ReceptionView(ActingScreen):
    """Search, list and preview; import by button or by dropping files."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = ReceptionPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.intake: IntakeDialog | None = None
        self._came_with: object = None
        self._kept: str | None = None
        self.chosen = DossierActsPresenter(desktop)
        self.adopt(self.chosen)
        self.list_acts = ListActs(self)
        self._make_header()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self._make_search(column)
        self.model = DossierTable(
            desktop.wording, desktop.office.desk.today(), dict(self.presenter.programmes), self
        )
        self.usual = tuple(
            ViewColumn(key=one.key, shown=one.key not in USUALLY_HIDDEN) for one in self.model.columns
        )
        self.table = ListTable(self.theme, self.model, self.tr("Dossiers"), self.usual)
        self.empty = Empty(self.theme, "inbox", "")
        self.pile = Pile()
        self.pile.addWidget(self.table)
        self.pile.addWidget(self.empty)
        self.preview = PreviewPane(desktop, self.chosen)
        self.preview.setMinimumWidth(self.theme.px(PREVIEW_WIDTH))
        self.split = Split(framed(self.pile), self.preview, sizes=(814, 330))
        column.addWidget(self.split, 1)
        self.set_body(body)
        self.doing = DossierActs(self, self.chosen, self.preview.read_now)
        self._connect()
        self.setAcceptDrops(True)
        self.theme.changed.connect(self._share_room)

    # --- Screen ----------------------------------------------------------------------------------------------

    def open(self, argument: object) -> None:
        """Show what the acting person may do here; list what they came with."""
        for button in (self.bring_in, self.template):
            button.setVisible(self.presenter.may_take_in)
        self.readers.setVisible(self.presenter.may_read_readings)
        if argument is not None and argument is not self._came_with:
            if isinstance(argument, Search):
                self.presenter.search(argument.text)
            elif isinstance(argument, ChosenView):
                self.presenter.choose_view(argument.id)
        self._came_with = argument
        self._follow()

    def focus_first(self) -> None:
        """The list is what one came for."""
        self.table.setFocus()

    def commands(self) -> tuple[Command, ...]:
        """Every act on the chosen dossier, what the list itself can do, and the header's buttons."""
        return (*self.doing.commands(), *self.list_acts.commands(), *super().commands())

    def keyed(self) -> tuple[tuple[QWidget, tuple[Command, ...]], ...]:
        """Keys work in the list and the preview: letters typed into the search stay letters."""
        return ((self.split, (*self.doing.commands(), *self.list_acts.commands())),)

    @property
    def selected(self) -> tuple[int, ...]:
        """Return the places of the selected rows."""
        return tuple(sorted(one.row() for one in self.table.selectionModel().selectedRows()))

    # --- building --------------------------------------------------------------------------------------------

    def _make_header(self) -> None:
        self.title.setText(self.tr("Reception"))
        self.quarantine = Button(self.theme, self.tr("Quarantine"), "shield-alert")
        self.quarantine.clicked.connect(self._open_quarantine)
        self.quarantine.hide()
        self.acts.addWidget(self.quarantine)
        self.readers = Button(self.theme, self.tr("Who saw this dossier?"), "eye")
        self.readers.setObjectName("readers_of_row")
        self.readers.clicked.connect(self._open_readings)
        self.acts.addWidget(self.readers)
        self.template = TemplateButton(self.presenter)
        self.acts.addWidget(self.template)
        self.bring_in = Button(self.theme, self.tr("Take requests in…"), "upload", Kind.PRIMARY)
        self.bring_in.setToolTip(self.tr("JSON, CSV or XLSX files; they can also be dropped on this window"))
        self.bring_in.clicked.connect(self._choose_files)
        self.acts.addWidget(self.bring_in)

    def _make_search(self, column: QVBoxLayout) -> None:
        self._search_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._search_row.setSpacing(Space.S)
        self.search = QueryField(
            self.theme,
            self.tr("Search in the dossiers"),
            self.tr("A name, a reference, an employer, a job; or a term such as state:received"),
            self,
        )
        self._search_row.addWidget(self.search, 1)
        acts, tools = self.list_acts, ButtonRow(self.theme)
        self.term = tools.add("term", self.tr("Add a term…"), "list-filter", acts.add_term)
        self.choose_columns = tools.add("columns", self.tr("Columns…"), "table", acts.choose_columns)
        self.save_view = tools.add("save_view", self.tr("Save this view…"), "save", acts.save_view)
        self.bulk = tools.add("act_on_many", self.tr("Act on several…"), "check", acts.act_on_many)
        self._tools = tools
        self._search_row.addWidget(self._tools)
        column.addLayout(self._search_row)
        self.fault = Text("", Look.FAULT)
        self.fault.hide()
        column.addWidget(self.fault)
        self.renew = Button(self.theme, "", "refresh-cw", Kind.LINK)
        self.renew.hide()
        column.addWidget(self.renew)

    def _connect(self) -> None:
        presenter, table = self.presenter, self.table
        self.search.searched.connect(presenter.search)
        self.search.complete = presenter.complete
        self.renew.clicked.connect(presenter.reload)
        self.model.pages_wanted.connect(presenter.read)
        table.opened.connect(self.open_dossier)
        table.sort_asked.connect(self._sort)
        table.arranged.connect(lambda _: presenter.arrange(self.table.arrangement))
        table.selectionModel().currentRowChanged.connect(self._follow)
        table.selectionModel().selectionChanged.connect(self._say_how_many)
        self.preview.act_asked.connect(self.doing.do)
        self.preview.open_asked.connect(lambda: self.open_dossier(self.table.current_id))
        self.chosen.acted.connect(self._advance)
        presenter.opened.connect(self._show_list)
        presenter.paged.connect(self._show_pages)
        presenter.counted.connect(self._show_total)
        presenter.found.connect(self._go_to)
        presenter.chosen_ids.connect(self.list_acts.open_bulk)
        presenter.touched.connect(self._read_again)
        presenter.changed_by_others.connect(self._say_changes)
        presenter.taken_in.connect(self._say_what_came)
        self.desktop.tally.counted.connect(self._say_quarantine)
        self._say_quarantine()

    # --- what came back --------------------------------------------------------------------------------------

    def _show_list(self, opening: Opening) -> None:
        shown, listing = opening.shown, opening.listing
        self._kept = self.table.current_id
        self.renew.hide()
        self.search.show_query(shown.text)
        self.title.setText(self._title_of(opening))
        if shown.view is not None:
            self._arrange(shown.view.columns)
        elif opening.layout is not None:
            self._arrange(opening.layout.columns)
        column = next((key for key, name in SORTED_AS.items() if name == shown.order.column), "")
        self.table.show_order(column, shown.order.descending)
        self.model.begin(listing.total, listing.rows)
        faults = (sentence(one, opening.catalogue, self.presenter.language) for one in listing.parsed.faults)
        self.fault.setText("\n".join(faults))
        self.fault.setVisible(bool(listing.parsed.faults))
        if listing.total:
            self.pile.setCurrentWidget(self.table)
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)
        else:
            self._say_empty(typed=bool(shown.text))
        self._say_how_many()
        self._follow()

    def _say_quarantine(self) -> None:
        count = self.desktop.tally.quarantine
        self.quarantine.setVisible(self.presenter.may_correct and count > 0)
        self.quarantine.setText(self.tr("Quarantine ({count})").format(count=count))

    def _title_of(self, opening: Opening) -> str:
        view = opening.shown.view
        return self.tr("Reception") if view is None else view.title(self.presenter.language)

    def _arrange(self, columns: tuple[ViewColumn, ...]) -> None:
        if columns and columns != self.table.arrangement:
            self.table.arrange(columns)

    def _say_empty(self, *, typed: bool) -> None:
        if typed:
            self.empty.say(self.tr("No dossier matches."), self.tr("Try other words, or take a term away."))
        else:
            self.empty.say(
                self.tr("No dossier yet."), self.tr("Take a file of requests in, or drop it on this window.")
            )
        self.pile.setCurrentWidget(self.empty)

    def _show_pages(self, pages: dict[int, tuple[DossierRow | None, ...]]) -> None:
        for number, rows in pages.items():
            self.model.fill(number, rows)
        self._follow()

    def _show_total(self, total: int) -> None:
        self.model.set_total(total)
        self._say_how_many()
        if self._kept is not None and self._kept != self.table.current_id:
            self.presenter.find(self._kept)

    def _go_to(self, place: int | None) -> None:
        """Stand again on the dossier on which one stood before the list was read anew."""
        if place is not None and self.table.currentIndex().row() == 0:
            self.table.setCurrentIndex(self.model.index(place, 0))

    def _read_again(self) -> None:
        top = self.table.rowAt(0)
        bottom = self.table.rowAt(self.table.viewport().height() - 1)
        last = self.model.rowCount() - 1
        self.presenter.read(self.model.keep_only(max(top, 0), last if bottom < 0 else bottom))

    def _say_changes(self, count: int) -> None:
        self.renew.setText(self.tr("%n change(s) by others – read again", "", count))
        self.renew.setVisible(count > 0)

    def _say_how_many(self, *_: object) -> None:
        words = self.tr("%n dossier(s)", "", self.model.rowCount())
        marked = len(self.selected)
        if marked > 1:
            chosen = self.tr("%n selected", "", marked)
            words = f"{words} · {chosen}"
        self.subtitle.setText(words)
        self.bulk.setEnabled(marked > 0)

    def _advance(self, changes: object) -> None:
        """Go on to the next dossier, once the chosen one has been decided on."""
        if isinstance(changes, Changes) and self.table.current_id in changes.dossiers and self.isVisible():
            self.table.step(1)

    # --- requests --------------------------------------------------------------------------------------------

    def open_dossier(self, dossier_id: str | None) -> None:
        """Open a dossier's page."""
        if dossier_id is not None:
            self.desktop.navigator.go("dossier", dossier_id)

    def _sort(self, key: str) -> None:
        if key in SORTED_AS:
            self.presenter.sort(SORTED_AS[key])

    def _follow(self, *_: object) -> None:
        chosen = self.table.current_id
        self.readers.setEnabled(chosen is not None)
        self.preview.follow(chosen)

    def mark(self) -> None:
        """Take the current row into the selection, or out of it."""
        how = QItemSelectionModel.SelectionFlag.Toggle | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(self.table.currentIndex(), how)

    def _open_readings(self) -> None:
        if self.table.current_id is not None:
            self.desktop.navigator.go("readings", self.table.current_id)

    def _open_quarantine(self) -> None:
        self.desktop.navigator.go("quarantine")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its room in a narrow window, or with large letters."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        self.preview.setMinimumWidth(self.theme.px(PREVIEW_WIDTH))
        self.preview.setVisible(self.width() >= self.theme.px(ROOM_FOR_BOTH))
        tools = self._tools.line_width
        beside = self.width() - 2 * Space.XL - tools >= self.theme.px(SEARCH_WIDTH)
        ways = QBoxLayout.Direction
        self._search_row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._tools.setMinimumWidth(tools if beside else 0)

    # --- files -----------------------------------------------------------------------------------------------

    def _choose_files(self) -> None:
        kinds = self.tr("Requests ({patterns})").format(patterns=patterns())
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Take requests in"), "", kinds)
        self.bring([Path(name) for name in names])

    def bring(self, paths: list[Path]) -> None:
        """Take these files in and show, row by row, what became of them."""
        if paths:
            self.clear_refusal()
            self.presenter.take_in(paths)

    def _say_what_came(self, report: IntakeReport) -> None:
        if self.intake is None or not self.intake.isVisible():
            from ui.screens.reception.dialog_intake import IntakeDialog

            self.intake = IntakeDialog(self.desktop, self)
            self.intake.quarantine_asked.connect(self._open_quarantine)
            self.intake.dossier_asked.connect(self.open_dossier)
            self.intake.open()
        self.intake.add(report)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of requests, from who may bring them."""
        if self.presenter.may_take_in and files_in(event.mimeData()):
            event.setDropAction(event.proposedAction().CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files in."""
        event.acceptProposedAction()
        self.bring(files_in(event.mimeData()))

    @property
    def may_share(self) -> bool:
        """Tell whether the acting person may let everybody have a view."""
        return may(Act.SHARE_VIEWS, self.presenter.actor.roles)
