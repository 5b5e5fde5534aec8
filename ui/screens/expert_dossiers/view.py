"""« Mes dossiers »: one list, what is to be done first; Enter opens the grid page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from reviewer.services.expert_copy.my_dossiers import TO_DO, TO_SEND, CopyRow, CopyState
from reviewer.services.expert_copy.sending import ToSend
from ui.desktop import Desktop
from ui.screens.expert_dossiers.presenter import ExpertDossiersPresenter, MyWork
from ui.screens.expert_dossiers.table_model import ExpertDossiersTable
from ui.theme.tokens import Space, ToneName
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.button_row import ButtonRow
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.notice import Notice
from ui.widgets.pile import Pile
from ui.widgets.split import framed
from ui.widgets.table import Table

_NOTHING = ToSend(answers=0, certificates=0, packages=0)


class ExpertDossiersScreen(ActingScreen):
    """The list of an expert's own copy, and the acts on the dossier that is chosen."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = ExpertDossiersPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("My dossiers"))
        self._work = MyWork(rows=(), to_send=_NOTHING, mailbox=None)
        self.calendar = Button(self.theme, self.tr("Save the due dates…"), "calendar", Kind.QUIET)
        self.calendar.clicked.connect(self._ask_calendar)
        self.acts.addWidget(self.calendar)
        self.send = Button(self.theme, self.tr("Prepare the sending…"), "send", Kind.PRIMARY)
        self.send.setObjectName("prepare")
        self.send.clicked.connect(self._prepare)
        self.acts.addWidget(self.send)

        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.waiting = Notice(self.theme, ToneName.INFO, closable=False)
        column.addWidget(self.waiting)
        today = desktop.office.desk.today()
        self.model = ExpertDossiersTable(desktop.wording, today, self)
        self.table = Table(self.theme, self.model, self.tr("My dossiers"))
        self.table.setObjectName("my_dossiers")
        self.table.opened.connect(self._open_dossier)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.pile = Pile()
        self.pile.addWidget(framed(self.table))
        self.empty = Empty(
            self.theme,
            "inbox",
            self.tr("No dossier here yet."),
            self.tr(
                "Drop the file that the committee sent you (its name ends in .avisex) on this window, or open it "
                "under Packages."
            ),
        )
        self.pile.addWidget(self.empty)
        column.addWidget(self.pile, 1)
        row = ButtonRow(self.theme)
        self.steps = row.buttons
        row.add("open", self.tr("Open the dossier"), "clipboard-check", self._open_current)
        row.add("decline", self.tr("Decline…"), "user-x", self._ask_decline)
        row.add("take_back", self.tr("Take back and do again…"), "undo-2", self._ask_take_back)
        column.addWidget(row)
        self.set_body(body)
        self.presenter.listed.connect(self._take)
        self.presenter.working.connect(self._lock)
        self._follow()

    def focus_first(self) -> None:
        """The list is what one came for."""
        self.table.setFocus()

    # --- what came back --------------------------------------------------------------------------------------

    def _take(self, work: MyWork) -> None:
        self._work = work
        self.model.on(self.desktop.office.desk.today())
        self.model.show_rows(work.rows)
        self.pile.setCurrentIndex(0 if work.rows else 1)
        if work.rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        to_do = [row for row in work.rows if row.state in TO_DO]
        late = sum(row.late for row in to_do)
        parts = [self.tr("%n dossier(s) to answer", "", len(to_do))]
        if late:
            parts.append(self.tr("%n late", "", late))
        ready = sum(row.state in TO_SEND for row in work.rows)
        if ready:
            parts.append(self.tr("%n answer(s) to send", "", ready))
        self.subtitle.setText(" · ".join(parts))
        if work.to_send.anything:
            self.waiting.say(
                self.tr("Something waits to be sent."),
                self.tr(
                    "One file holds all of it; only the committee can open it. Send it by any means you like."
                ),
            )
        else:
            self.waiting.clear()
        self._follow()

    def _follow(self, *_: object) -> None:
        row = self._current
        self.steps["open"].setEnabled(row is not None and row.opens)
        can_decline = (
            row is not None and row.opens and row.state in TO_DO and row.state is not CopyState.CHANGED
        )
        self.steps["decline"].setVisible(can_decline)
        self.steps["take_back"].setVisible(row is not None and row.can_take_back)
        self.send.setEnabled(self._work.to_send.anything)
        self.calendar.setEnabled(any(one.due_on and one.state in TO_DO for one in self._work.rows))

    def _lock(self, working: bool) -> None:
        if working:
            self.send.setEnabled(False)
        else:
            self._follow()

    # --- requests --------------------------------------------------------------------------------------------

    @property
    def _current(self) -> CopyRow | None:
        key = self.table.current_id
        return next((row for row in self._work.rows if row.dossier_id == key), None)

    def _open_current(self) -> None:
        if self._current is not None:
            self._open_dossier(self._current.dossier_id)

    def _open_dossier(self, dossier_id: str) -> None:
        row = next((one for one in self._work.rows if one.dossier_id == dossier_id), None)
        if row is not None and row.opens:
            self.desktop.navigator.go("grid", dossier_id)

    def _ask_decline(self) -> None:
        row = self._current
        if row is None:
            return
        self.ask(
            title=self.tr("Decline {reference}").format(reference=row.reference),
            consequence=self.tr(
                "The committee reads your reason and seats somebody else. For a conflict of interest, declare it "
                "instead. Until the committee has taken it in, you can take this back."
            ),
            verb=self.tr("Decline the dossier"),
            icon="user-x",
            kind=Kind.DANGER,
            act=lambda reason: self.presenter.decline(row.dossier_id, reason),
        )

    def _ask_take_back(self) -> None:
        row = self._current
        if row is None:
            return
        self.ask(
            title=self.tr("Take back what you said of {reference}").format(reference=row.reference),
            consequence=self.tr(
                "What you said is set aside and kept here; you can answer again. If the committee has taken the former "
                "answer in already, that one counts, and they tell you so."
            ),
            verb=self.tr("Take back"),
            icon="undo-2",
            reason=False,
            act=lambda _: self.presenter.take_back(row.dossier_id),
        )

    def _prepare(self) -> None:
        self.clear_refusal()
        if self._work.mailbox is not None:
            self.presenter.prepare(self._work.mailbox)
            return
        dialog = QFileDialog(self, self.tr("Where to put the file for the committee"))
        dialog.setObjectName("target")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.presenter.prepare(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_calendar(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the due dates"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.selectFile("echeances.ics")
        dialog.fileSelected.connect(lambda name: self.presenter.save_calendar(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
