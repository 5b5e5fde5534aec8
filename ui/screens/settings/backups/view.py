"""Copies: when the next one is due, the list of those there are, one now, a check, and putting one back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from reviewer.services.backups import MOST_COPIES, MOST_DAYS, BackupPlan, BackupView
from reviewer.services.ports.backups import CopyLine, Problem, RestorePreview
from reviewer.wording import Explanation
from ui.desktop import Desktop
from ui.formats import moment
from ui.screens.settings.backups.dialog_restore import RestoreDialog
from ui.screens.settings.backups.presenter import BackupsPresenter
from ui.screens.settings.backups.table_model import CopiesTable
from ui.theme.tokens import Space
from ui.widgets.batch_dialog import ESTIMATE_AFTER_S, TimeLeft
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, clear
from ui.widgets.fields import Count, Line, labelled
from ui.widgets.filters import Flow
from ui.widgets.form_page import FormPage
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.table import Table
from ui.widgets.text import Look, Text

LIST_HEIGHT = 200


class BackupsPage(FormPage):
    """For administration. A database on a server is copied by the server's own tools: the page then says only that."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = BackupsPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.dialog: RestoreDialog | None = None
        self._made = False
        self.elsewhere = Text(
            self.tr("This database is on a server: it is copied and put back by the server’s own tools."),
            Look.STRONG,
        )
        self.elsewhere.hide()
        self.column.addWidget(self.elsewhere)
        self.copies_card = self._list_card()
        self.column.addWidget(self.copies_card)
        self.column.addWidget(self._check_card())
        self.plan_card = self._plan_card()
        self.column.addWidget(self.plan_card)
        self.column.addStretch(1)
        presenter = self.presenter
        presenter.shown.connect(self._show)
        presenter.copied.connect(self._say_copied)
        presenter.checked.connect(self._say_checked)
        presenter.previewed.connect(self._ask_restore)
        presenter.restored.connect(self._say_restored)
        presenter.working.connect(self._free)
        presenter.copying.running.connect(self._show_copying)
        presenter.copying.moved.connect(self._show_progress)
        presenter.checking.running.connect(self._show_checking)
        desktop.feedback.trouble.connect(self._tell_dialog)

    # --- cards -----------------------------------------------------------------------------------------------

    def _list_card(self) -> Card:
        card = Card(self.tr("Copies of the database"))
        self.state = Text("")
        card.body.addWidget(self.state)
        self.model = CopiesTable(self)
        self.table = Table(self._theme, self.model, self.tr("Copies of the database"))
        self.table.setMinimumHeight(self._theme.px(LIST_HEIGHT))
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.table.opened.connect(self._open)
        card.body.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.bar = ProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the copy"))
        row.addWidget(self.bar, 1)
        self.time_left = Text("", Look.MUTED)
        self.time_left.setObjectName("copy_time_left")
        row.addWidget(self.time_left)
        self._began_at = 0.0
        self._left = TimeLeft(self)
        self.stop = Button(self._theme, self.tr("Stop the copy"), "x")
        self.stop.setObjectName("stop_copy")
        self.stop.clicked.connect(self.presenter.copying.stop)
        row.addWidget(self.stop)
        self.bar.hide()
        self.stop.hide()
        card.body.addLayout(row)
        acts = QWidget()
        flow = Flow(acts)
        self.copy = Button(self._theme, self.tr("Make a copy now"), "save", Kind.PRIMARY)
        self.copy.setObjectName("copy_now")
        self.copy.clicked.connect(self._copy)
        self.restore = Button(self._theme, self.tr("Put this copy back…"), "history")
        self.restore.setObjectName("restore")
        self.restore.clicked.connect(self._preview)
        self.restore_other = Button(self._theme, self.tr("Put a copy from elsewhere back…"), "folder-open")
        self.restore_other.setObjectName("restore_other")
        self.restore_other.clicked.connect(self._choose_copy)
        for button in (self.copy, self.restore, self.restore_other):
            flow.addWidget(button)
        card.body.addWidget(acts)
        return card

    def _check_card(self) -> Card:
        card = Card(self.tr("Check of the database"))
        card.body.addWidget(
            Text(
                self.tr(
                    "Reads the file, the links, the journal, every document and every number. Nothing is changed, and "
                    "everybody goes on working."
                ),
                Look.MUTED,
            )
        )
        self.findings = QVBoxLayout()
        self.findings.setSpacing(Space.XS)
        card.body.addLayout(self.findings)
        row = QHBoxLayout()
        self.check = Button(self._theme, self.tr("Check the database"), "shield-check")
        self.check.setObjectName("check_database")
        self.check.clicked.connect(self._check)
        row.addWidget(self.check)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _plan_card(self) -> Card:
        card = Card(self.tr("Copies made by themselves"))
        self.folder = Line("backup_folder")
        choose = Button(self._theme, self.tr("Choose…"), "folder-open")
        choose.clicked.connect(self._choose_folder)
        card.body.addLayout(labelled(self.tr("Folder of the copies"), self.folder, choose))
        card.body.addWidget(
            Text(
                self.tr(
                    "Best on another disk than the database. Empty: no copy is made by itself. When one is due, the "
                    "first desk of the day makes it."
                ),
                Look.CAPTION,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        self.days = Count("backup_days")
        self.days.setRange(1, MOST_DAYS)
        row.addLayout(labelled(self.tr("A copy every … days"), self.days), 1)
        self.keep = Count("backup_keep")
        self.keep.setRange(1, MOST_COPIES)
        row.addLayout(labelled(self.tr("Copies that are kept"), self.keep), 1)
        card.body.addLayout(row)
        card.body.addWidget(Text(self.tr("The oldest go when there are more."), Look.CAPTION))
        row = QHBoxLayout()
        row.addStretch(1)
        self.save = Button(self._theme, self.tr("Save"), "check")
        self.save.setObjectName("save_backups")
        self.save.clicked.connect(self._save)
        row.addWidget(self.save)
        card.body.addLayout(row)
        return card

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, view: BackupView) -> None:
        self.elsewhere.setVisible(view.on_a_server)
        self.copies_card.setVisible(not view.on_a_server)
        self.plan_card.setVisible(not view.on_a_server)
        self.state.setText(self._state_of(view))
        self.model.show_rows(view.copies)
        if view.copies and (self._made or not self.table.currentIndex().isValid()):
            self.table.selectRow(0)
        self._made = False
        plan = view.plan
        if not any(one.hasFocus() for one in (self.folder, self.days, self.keep)):
            self.folder.setText(plan.folder)
            self.days.setValue(plan.every_days)
            self.keep.setValue(plan.keep)
        self.copy.setEnabled(bool(plan.folder) and not self.presenter.copying.busy)
        self._follow()

    def _state_of(self, view: BackupView) -> str:
        if not view.plan.folder:
            return self.tr("No folder is chosen yet: nothing is copied.")
        if view.last_at is None:
            return self.tr("No copy was made of this database yet.")
        last = self.tr("Last copy: {moment}.").format(moment=moment(view.last_at))
        due = self.tr("A copy is due.")
        return f"{last} {due}" if view.due else last

    def _say_copied(self, made: CopyLine | None) -> None:
        if made is None:
            return
        self._made = True
        said = self.tr("The copy is made and verified: {name}").format(name=made.folder.name)
        self._desktop.feedback.say(said)

    def _say_checked(self, problems: tuple[Problem, ...]) -> None:
        clear(self.findings)
        words = self.tr("Everything holds.")
        if problems:
            words = self.tr("%n thing(s) do not hold:", "", len(problems))
        self.findings.addWidget(Text(words, Look.STRONG))
        for one in problems:
            line = self._desktop.wording.text("database_finding", one.name, detail=one.detail)
            self.findings.addWidget(Text(f"• {line}"))
        self._desktop.feedback.say(words)

    def _say_restored(self, error: Exception | None) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        box = QMessageBox(
            QMessageBox.Icon.Information,
            self.tr("The copy is in place"),
            self.tr("The copy is in place."),
            parent=self,
        )
        if error is None:
            box.setInformativeText(
                self.tr("Avisé closes; open it again to go on. The database that was replaced is kept.")
            )
        else:
            words = self._desktop.feedback.explain(error)
            box.setInformativeText(f"{words.what} {words.safe} {words.do}")
        box.addButton(self.tr("Close Avisé"), QMessageBox.ButtonRole.AcceptRole)
        box.setObjectName("restored")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self.window().close)
        box.open()

    def refuse(self, error: Exception) -> None:
        """Say why an act was refused, in the dialog that asked for it where one is open."""
        words = self._desktop.feedback.explain(error)
        if self.dialog is not None:
            self.dialog.refuse(words)
        else:
            self.notice.explain(words)

    def _tell_dialog(self, words: Explanation) -> None:
        """Say in the dialog too what the bar says: the bar is behind it."""
        if self.dialog is not None:
            self.dialog.refuse(words)

    def _free(self, working: bool) -> None:
        if not working and self.dialog is not None:
            self.dialog.act.setEnabled(True)

    def _show_copying(self, running: bool) -> None:
        self.copy.setEnabled(not running)
        for one in (self.restore, self.restore_other):
            one.setEnabled(not running)
        self.bar.expect(0)
        self.bar.setVisible(running)
        self._began_at = monotonic()
        self.time_left.setText("")
        self.stop.setVisible(running)
        self._follow()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.expect(total)
        self.bar.setValue(done)
        spent = monotonic() - self._began_at
        sure = 0 < done < total and spent >= ESTIMATE_AFTER_S
        self.time_left.setText(self._left.words(spent / done * (total - done)) if sure else "")

    def _show_checking(self, running: bool) -> None:
        self.check.setEnabled(not running)
        if running:
            clear(self.findings)
            self.findings.addWidget(Text(self.tr("Checking…"), Look.MUTED))

    def _follow(self, *_: object) -> None:
        chosen = self.table.current_id is not None and self.model.rowCount() > 0
        self.restore.setEnabled(chosen and not self.presenter.copying.busy)

    # --- requests --------------------------------------------------------------------------------------------

    def _copy(self) -> None:
        self.notice.clear()
        self.presenter.copy()

    def _check(self) -> None:
        self.notice.clear()
        self.presenter.check()

    def _save(self) -> None:
        self.notice.clear()
        plan = BackupPlan(folder=self.folder.value, every_days=self.days.value(), keep=self.keep.value())
        self.presenter.plan(plan)

    def _open(self, folder: str) -> None:
        self.notice.clear()
        self.presenter.preview(Path(folder))

    def _preview(self) -> None:
        if self.table.current_id is not None:
            self._open(self.table.current_id)

    def _ask_restore(self, seen: RestorePreview) -> None:
        self.dialog = RestoreDialog(self._desktop, seen, self)
        self.dialog.confirmed.connect(partial(self.presenter.restore, seen.copy.folder))
        self.dialog.finished.connect(self._dialog_gone)
        self.dialog.open()

    def _dialog_gone(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _choose_copy(self) -> None:
        self._choose_directory(self.tr("Put a copy back"), self._open)

    def _choose_folder(self) -> None:
        self._choose_directory(self.tr("Folder of the copies"), self.folder.setText)

    def _choose_directory(self, title: str, taken: Callable[[str], object]) -> None:
        dialog = QFileDialog(self, title, self.folder.value)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(taken)
        dialog.open()
