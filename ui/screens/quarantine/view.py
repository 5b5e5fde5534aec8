"""The quarantine's two halves: the rows that wait, and the one being corrected."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from reviewer.errors import Fault
from reviewer.services.records import QuarantinedRow
from ui.commands.command import Command
from ui.desktop import Desktop
from ui.facts import where
from ui.screens.quarantine.form.view import CorrectionForm
from ui.screens.quarantine.presenter import Checked, QuarantinePresenter
from ui.screens.quarantine.table_model import QuarantineTable
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button, IconButton, Kind, is_enter
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.notice import Notice
from ui.widgets.pile import Pile
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.roll import keep_flush
from ui.widgets.screen import Screen
from ui.widgets.scrolled import Area
from ui.widgets.table import Table
from ui.widgets.text import Look, Text
from ui.widgets.typed_fields import attend


class QuarantineView(Screen):
    """Choose a row, correct what is wrong, try again; or set it aside with a reason."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = QuarantinePresenter(desktop)
        super().__init__(desktop, self.presenter)
        self._open_row: QuarantinedRow | None = None
        self.dialog: ReasonDialog | None = None
        self.title.setText(self.tr("Quarantine"))
        self.subtitle.setText(self.tr("Rows that could not be taken in; the rest of their file was."))
        back = IconButton(self.theme, self.tr("Back to Reception"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)

        self.model = QuarantineTable(self)
        self.table = Table(self.theme, self.model, self.tr("Rows in quarantine"))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._edit)
        frame = QFrame()
        frame.setProperty("look", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)

        self.form = CorrectionForm(self.theme, desktop.slices)
        self.wrong = Notice(self.theme, ToneName.WARNING, closable=False)
        self.heading = Text("", Look.LEAD)
        card = Card()
        card.body.addWidget(self.heading)
        card.body.addWidget(self.wrong)
        area = Area()
        holder = QWidget()
        holder.setObjectName("page")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, Space.M, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        area.hold(holder)
        keep_flush(area)
        card.body.addWidget(area, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.aside = Button(self.theme, self.tr("Set aside…"), "archive", Kind.QUIET)
        self.aside.clicked.connect(self._ask_why_aside)
        row.addWidget(self.aside)
        row.addStretch(1)
        self.retry = Button(self.theme, self.tr("Take the corrected row in"), "check", Kind.PRIMARY)
        self.retry.clicked.connect(self._retry)
        row.addWidget(self.retry)
        card.body.addLayout(row)

        self.pile = Pile()
        self.set_body(self.pile)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(Space.L)
        self.pile.addWidget(split)
        split.addWidget(frame)
        split.addWidget(card)
        split.setSizes([460, 640])
        self.pile.addWidget(
            Empty(
                self.theme,
                "shield-check",
                self.tr("Nothing is in quarantine."),
                self.tr("Rows that cannot be taken in wait here."),
            )
        )

        self.presenter.listed.connect(self._list)
        self.presenter.checked.connect(self._show)
        self.presenter.still_wrong.connect(self._say_still_wrong)
        self.presenter.settled.connect(self._settle)
        self.form.changed.connect(self._keep)
        self.presenter.working.connect(self._lock)

    def focus_first(self) -> None:
        """The list of rows is what one came for."""
        self.table.setFocus()

    def commands(self) -> tuple[Command, ...]:
        """Taking the corrected row in, by its key, and setting it aside."""
        return (*super().commands(), self._taking_in, self._pressing(self.aside))

    def keyed(self) -> tuple[tuple[QWidget, tuple[Command, ...]], ...]:
        """The key works while a row is corrected."""
        return ((self, (self._taking_in,)),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the row in with Enter from one of its fields."""
        focused: QWidget | None = QApplication.focusWidget()
        if is_enter(event) and focused is not None and self.form.isAncestorOf(focused):
            self.retry.click()
        else:
            super().keyPressEvent(event)

    def show_refusal(self, error: Exception) -> None:
        """A refusal to set aside is said in its dialog."""
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.refuse(self.desktop.feedback.explain(error))
        else:
            super().show_refusal(error)

    # --- what came back --------------------------------------------------------------------------------------

    def _list(self, rows: tuple[QuarantinedRow, ...]) -> None:
        self.model.show_rows(rows)
        self.pile.setCurrentIndex(0 if rows else 1)
        kept = self._open_row is not None and any(row.id == self._open_row.id for row in rows)
        if rows and not kept:
            self._open_row = None
            self.table.selectRow(0)
            self._choose(rows[0].id)

    def _show(self, checked: Checked) -> None:
        self._open_row = checked.row
        template = self.tr("{file}, {place}")
        self.heading.setText(template.format(file=checked.row.file, place=checked.row.place))
        if checked.faults:
            self.wrong.say(self.tr("%n thing(s) to correct", "", len(checked.faults)))
        else:
            self.wrong.say(
                self.tr("Nothing is wrong with the facts themselves."), self._other_faults(checked.row.faults)
            )
        self.form.show_row(checked.payload, checked.faults)

    def _other_faults(self, faults: tuple[Fault, ...]) -> str:
        template = self.tr("{place}: found {found}, wanted: {wanted}")
        return "\n".join(
            template.format(place=where(one), found=one.found, wanted=one.wanted) for one in faults
        )

    def _say_still_wrong(self, faults: tuple[Fault, ...]) -> None:
        if self._open_row is not None:
            payload = self.form.payload
            self.form.show_row(payload, faults)
            self.wrong.say(
                self.tr("The row is still in quarantine; your correction is kept."),
                self.tr("%n thing(s) to correct", "", len(faults)),
            )
            self.form.focus_first()

    def _settle(self) -> None:
        self._open_row = None
        if self.dialog is not None:
            self.dialog.accept()
            self.dialog = None

    @property
    def _taking_in(self) -> Command:
        return self._pressing(self.retry, "Ctrl+Return")

    # --- requests --------------------------------------------------------------------------------------------

    def _choose(self, row_id: str) -> None:
        if self._open_row is None or self._open_row.id != row_id:
            self.clear_refusal()
            self.presenter.choose(row_id)

    def _edit(self, row_id: str) -> None:
        self._choose(row_id)
        self.form.focus_first()

    def _retry(self) -> None:
        if self._open_row is not None:
            self.clear_refusal()
            self.presenter.retry(self._open_row.id, self.form.payload)

    def _ask_why_aside(self) -> None:
        if self._open_row is None:
            return
        self.dialog = ReasonDialog(
            self.theme,
            title=self.tr("Set the row aside"),
            consequence=self.tr("The row is not taken in. It stays readable, with your reason."),
            verb=self.tr("Set aside"),
            icon="archive",
            kind=Kind.DANGER,
            parent=self,
        )
        self.dialog.given.connect(self._set_aside)
        attend(self.desktop.typed, self.dialog, f"quarantine/{self._open_row.id}/aside")
        self.dialog.open()

    def _set_aside(self, reason: str) -> None:
        if self._open_row is not None:
            self.presenter.set_aside(self._open_row.id, reason)

    def _keep(self) -> None:
        if self._open_row is not None:
            self.presenter.keep(self._open_row.id, self.form.payload)

    def _lock(self, working: bool) -> None:
        self.retry.setEnabled(not working)
        self.aside.setEnabled(not working)
