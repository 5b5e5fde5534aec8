"""« Paquets »: receive by drop or by name, prepare what goes back, write a lost file again, destroy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.services.expert_copy.receiving import Received
from ui.desktop import Desktop
from ui.screens.expert_parcels.presenter import (
    ExpertParcelsPresenter,
    ParcelKind,
    ParcelRow,
    ParcelsPage,
)
from ui.screens.expert_parcels.table_model import ExpertParcelsTable
from ui.theme.tokens import Space, ToneName
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.button_row import ButtonRow
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.notice import Notice
from ui.widgets.pile import Pile
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.split import framed
from ui.widgets.table import Table
from ui.widgets.text import Look, Text


class ExpertParcelsScreen(ActingScreen):
    """Every package of this copy, and what may be done with the one that is chosen."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = ExpertParcelsPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Packages"))
        self._page: ParcelsPage | None = None
        self.receive = Button(self.theme, self.tr("Receive a package…"), "download")
        self.receive.setObjectName("receive")
        self.receive.clicked.connect(self._choose)
        self.acts.addWidget(self.receive)
        self.send = Button(self.theme, self.tr("Prepare the sending…"), "send", Kind.PRIMARY)
        self.send.setObjectName("prepare_parcel")
        self.send.clicked.connect(self._prepare)
        self.acts.addWidget(self.send)

        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._progress_row())
        self.told = Notice(self.theme, ToneName.SUCCESS)
        column.addWidget(self.told)
        self.model = ExpertParcelsTable(self)
        self.table = Table(self.theme, self.model, self.tr("Packages"))
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.pile = Pile()
        self.pile.addWidget(framed(self.table))
        self.pile.addWidget(
            Empty(
                self.theme,
                "inbox",
                self.tr("No package yet."),
                self.tr("Drop a file of the committee (.avisex) on this window, or receive it by its name."),
            )
        )
        column.addWidget(self.pile, 1)
        row = ButtonRow(self.theme)
        self.steps = row.buttons
        row.add("again", self.tr("Save again…"), "download", self._write_again)
        row.add("destroy", self.tr("Destroy…"), "archive", self._ask_destroy)
        row.add("watch", self.tr("Watch a folder…"), "folder-open", self._choose_mailbox)
        row.add("unwatch", self.tr("Stop watching"), "x", self._unwatch)
        column.addWidget(row)
        self.mailbox = Text("", Look.MUTED)
        column.addWidget(self.mailbox)
        self.set_body(body)
        self.presenter.listed.connect(self._take)
        self.presenter.received.connect(self._say_received)
        self.presenter.moved.connect(self._move)
        self.presenter.receiving.connect(self._show_receiving)
        self._follow()

    def open(self, argument: object) -> None:
        """Receive the files that were dropped on the window, or given to the program."""
        if isinstance(argument, tuple):
            self.bring([Path(one) for one in argument])

    def focus_first(self) -> None:
        """The list, or the way to fill it."""
        (self.table if self.model.rows else self.receive).setFocus()

    def bring(self, paths: list[Path]) -> None:
        """Take these files in."""
        self.clear_refusal()
        self.told.clear()
        self.presenter.receive(paths)

    # --- what came back --------------------------------------------------------------------------------------

    def _take(self, page: ParcelsPage) -> None:
        self._page = page
        self.model.show_rows(page.rows)
        self.pile.setCurrentIndex(0 if page.rows else 1)
        if page.rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        waiting = page.to_send.answers + page.to_send.certificates + page.to_send.packages
        self.subtitle.setText(self.tr("%n thing(s) to send", "", waiting))
        self.mailbox.setText(
            self.tr("No folder is watched.")
            if page.mailbox is None
            else self.tr("Watched folder: {folder}").format(folder=page.mailbox)
        )
        self._follow()

    def _say_received(self, received: Received) -> None:
        if received.already:
            self.told.say(self.tr("This package was already received: nothing changed."))
            return
        wording = self.desktop.wording
        lines = "\n".join(
            f"{one.reference}\u202f: {wording.label('receipt', one.receipt)}" for one in received.dossiers
        )
        self.told.say(self.tr("%n dossier(s) received.", "", len(received.dossiers)), lines)

    def _move(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _show_receiving(self, going_on: bool) -> None:
        self.progress.setVisible(going_on)
        self.bar.setValue(0)

    def _follow(self, *_: object) -> None:
        row, page = self._current, self._page
        kind = None if row is None else row.kind
        self.steps["again"].setVisible(kind in {ParcelKind.SENT, ParcelKind.TO_WRITE})
        self.steps["destroy"].setVisible(kind is ParcelKind.RECEIVED)
        self.steps["unwatch"].setVisible(page is not None and page.mailbox is not None)
        self.send.setEnabled(page is not None and page.to_send.anything)

    # --- requests --------------------------------------------------------------------------------------------

    @property
    def _current(self) -> ParcelRow | None:
        key = self.table.current_id
        return next((row for row in self.model.rows if row.id == key), None)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Receive a package"))
        dialog.setObjectName("package")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Packages of the committee (*.avisex)"))
        dialog.filesSelected.connect(lambda names: self.bring([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _prepare(self) -> None:
        self.clear_refusal()
        if self._page is not None and self._page.mailbox is not None:
            self.presenter.prepare(self._page.mailbox)
        else:
            self._ask_folder(self.tr("Where to put the file for the committee"), self.presenter.prepare)

    def _write_again(self) -> None:
        row = self._current
        if row is not None:
            self._ask_folder(
                self.tr("Where to put the file for the committee"),
                lambda folder: self.presenter.write_again(row.id, folder),
            )

    def _choose_mailbox(self) -> None:
        self._ask_folder(self.tr("The folder that is shared with the committee"), self.presenter.watch)

    def _unwatch(self) -> None:
        self.presenter.watch(None)

    def _ask_destroy(self) -> None:
        row = self._current
        if row is None:
            return
        self.ask(
            title=self.tr("Destroy what this package brought"),
            consequence=self.tr(
                "%n dossier(s), the documents and your drafts leave this computer for good. What you answered and did "
                "not send yet is first sealed for the committee, and can still be sent.",
                "",
                row.count,
            ),
            verb=self.tr("Destroy"),
            icon="archive",
            reason=False,
            kind=Kind.DANGER,
            act=lambda _: self.presenter.destroy(row.id),
        )

    def _ask_folder(self, words: str, act: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, words)
        dialog.setObjectName("folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: act(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _progress_row(self) -> QWidget:
        self.progress = QWidget()
        row = QHBoxLayout(self.progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        self.bar = ProgressBar()
        self.bar.setAccessibleName(self.tr("Receiving"))
        row.addWidget(self.bar, 1)
        self.stop = Button(self.theme, self.tr("Stop"), "x")
        self.stop.clicked.connect(self.presenter.stop)
        row.addWidget(self.stop)
        self.progress.hide()
        return self.progress
