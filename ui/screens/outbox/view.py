"""The outbox: what is drafted, queued, in doubt or sent, and the acts on one message."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QScrollArea, QVBoxLayout, QWidget

from reviewer.dossier.lifecycle import Act
from reviewer.outbox.message import MOVES, MessageState, MessageStep
from reviewer.services.outbox import OutboxRow
from ui.desktop import Desktop
from ui.formats import moment
from ui.screens.outbox.dialog_fields import AddressDialog, PasswordDialog
from ui.screens.outbox.presenter import OutboxPresenter
from ui.screens.outbox.table_model import OutboxTable
from ui.screens.outbox.under_way.view import UnderWay
from ui.theme.meanings import MESSAGE
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActingScreen
from ui.widgets.button_row import ButtonRow
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Card, Facts
from ui.widgets.empty import Empty
from ui.widgets.filters import Filters
from ui.widgets.pile import Pile
from ui.widgets.scrolled import Area
from ui.widgets.split import Split, framed
from ui.widgets.table import Table
from ui.widgets.text import Text, line


class OutboxScreen(ActingScreen):
    """One list, what asks for a person first; the acts below follow the message that is chosen."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = OutboxPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Outbox"))
        self._rows: tuple[OutboxRow, ...] = ()
        self._wanted: str | None = None
        self._sending = False
        back = IconButton(self.theme, self.tr("Back to the avis"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self.remind = Button(self.theme, self.tr("Draft the reminders"), "calendar")
        self.remind.clicked.connect(self.presenter.remind)
        self.acts.addWidget(self.remind)
        self.send = Button(self.theme, self.tr("Send what is queued"), "send", Kind.PRIMARY)
        self.send.clicked.connect(self._send)
        self.acts.addWidget(self.send)

        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.set_body(body)
        self.filters = Filters(
            self.theme,
            [(s.value, desktop.wording.label("message_state", s), sign.icon) for s, sign in MESSAGE.items()],
            self.tr("States shown"),
        )
        self.filters.changed.connect(self._show_rows)
        column.addWidget(self.filters)
        self.model = OutboxTable(desktop.wording, self)
        self.table = Table(self.theme, self.model, self.tr("Messages"))
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.details = Card(self.tr("This message"))
        self._facts = Facts()
        self.details.body.addWidget(self._facts)
        self.details.body.addWidget(line())
        self._body = Text("")
        self.details.body.addWidget(self._body)
        self.details.body.addStretch(1)
        self.pile = Pile()
        column.addWidget(self.pile, 1)
        self.pile.addWidget(Split(framed(self.table), _scrolled(self.details), sizes=(820, 400)))
        self.pile.addWidget(
            Empty(
                self.theme,
                "send",
                self.tr("No message here."),
                self.tr("E-mails with avis and letters, and reminders, are drafted and sent from here."),
            )
        )
        self.under_way = UnderWay(self.theme)
        self.under_way.stopped.connect(self.presenter.stop)
        column.addWidget(self.under_way)
        row = ButtonRow(self.theme)
        self.steps = row.buttons
        row.add("queue", self.tr("Put in the queue"), "hourglass", self._queue)
        row.add("now", self.tr("Send now"), "send", self._now)
        row.add("address", self.tr("Change the address…"), "file-pen", self._address)
        row.add("export", self.tr("Save as a file…"), "download", self._export)
        row.add("by_hand", self.tr("Sent by hand…"), "user-check", self._by_hand)
        row.add("sent", self.tr("It was sent…"), "circle-check", self._was_sent)
        row.add("not_sent", self.tr("It was not sent…"), "undo-2", self._was_not_sent)
        row.add("set_aside", self.tr("Set aside…"), "archive", self._set_aside)
        column.addWidget(row)
        self.presenter.listed.connect(self._take)
        self.presenter.password_wanted.connect(self._ask_password)
        self.presenter.reminded.connect(self._say_reminded)
        self.presenter.sending.connect(self._show_sending)
        self.presenter.advanced.connect(self.under_way.advance)
        self._follow()

    def open(self, argument: object) -> None:
        """Show the messages. ``argument``: one of them to choose."""
        if isinstance(argument, str):
            self._wanted = argument
            self._choose_wanted()

    def focus_first(self) -> None:
        """The list is what one came for."""
        self.table.setFocus()

    # --- what came back --------------------------------------------------------------------------------------

    def _take(self, rows: tuple[OutboxRow, ...]) -> None:
        order = list(MESSAGE)
        self._rows = tuple(sorted(rows, key=lambda row: order.index(row.state)))
        counts: dict[str, int] = {}
        for row in rows:
            counts[row.state.value] = counts.get(row.state.value, 0) + 1
        self.filters.show_counts(counts)
        waiting = sum(counts.get(state, 0) for state in (MessageState.UNKNOWN, MessageState.FAILED))
        words = self.tr("%n message(s) to decide on", "", waiting)
        said = [words if waiting else self.tr("No message to decide on")]
        if ready := counts.get(MessageState.DRAFTED, 0):
            said.append(self.tr("%n message(s) to send", "", ready))
        self.subtitle.setText(" · ".join(said))
        self._show_rows()

    def _show_rows(self) -> None:
        keys = self.filters.chosen
        rows = tuple(row for row in self._rows if not keys or row.state in keys)
        self.model.show_rows(rows)
        self.pile.setCurrentIndex(0 if rows else 1)
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._choose_wanted()
        self._follow()

    def _choose_wanted(self) -> None:
        if self._wanted is not None and self.model.index_of(self._wanted).isValid():
            self.table.select_id(self._wanted)
            self._wanted = None

    def _follow(self) -> None:
        """Offer the acts that are possible on the chosen message."""
        row, may_send = self._chosen(), self.presenter.allowed(Act.SEND_MAIL)
        state = None if row is None else row.state
        possible = {step for (before, step) in MOVES if before is state}
        for name, step in (
            ("queue", MessageStep.QUEUE),
            ("now", MessageStep.QUEUE),
            ("address", MessageStep.ADDRESS),
            ("by_hand", MessageStep.SEND_BY_HAND),
            ("sent", MessageStep.DECIDE_SENT),
            ("not_sent", MessageStep.DECIDE_NOT_SENT),
            ("set_aside", MessageStep.SET_ASIDE),
        ):
            self.steps[name].setVisible(may_send and (step in possible))
        self.steps["export"].setVisible(may_send and row is not None)
        self._describe(row)
        self.send.setVisible(may_send)
        self.send.setEnabled(
            not self._sending and any(one.state is MessageState.QUEUED for one in self._rows)
        )
        self.steps["now"].setEnabled(not self._sending)
        self.remind.setVisible(self.presenter.allowed(Act.RUN_REMINDERS))

    def _describe(self, row: OutboxRow | None) -> None:
        """Say what was sent, when, to whom and with which bytes."""
        self.details.setVisible(row is not None)
        if row is None:
            return
        message = row.message
        facts = [
            (self.tr("State"), self.desktop.wording.label("message_state", row.state)),
            (self.tr("To"), message.to or self.tr("no address")),
            (self.tr("Subject"), message.subject),
            (self.tr("Drafted"), moment(message.drafted_at)),
        ]
        if row.reference:
            facts.append((self.tr("Dossier"), row.reference))
        if message.settled_at is not None:
            settled = self.tr("Sent") if row.state is MessageState.SENT else self.tr("Settled")
            facts.append((settled, moment(message.settled_at)))
        elif message.attempt_at is not None:
            facts.append((self.tr("Last attempt"), moment(message.attempt_at)))
        facts += [(one.filename, f"SHA-256 {_grouped(one.sha256)}") for one in message.enclosures]
        if message.mail_sha256 is not None:
            facts.append((self.tr("The e-mail’s bytes"), f"SHA-256 {_grouped(message.mail_sha256)}"))
        self._facts.show_facts(facts)
        self._body.setText(message.body)

    def _show_sending(self, sending: bool) -> None:
        self._sending = sending
        if sending:
            self.under_way.begin()
        else:
            self.under_way.hide()
        self._follow()

    def _say_reminded(self, count: int) -> None:
        self.desktop.feedback.say(self.tr("%n reminder(s) drafted", "", count))

    def _ask_password(self, user: str) -> None:
        dialog = PasswordDialog(self.desktop, user, self)
        dialog.confirmed.connect(
            lambda: self.presenter.send(dialog.take_password(), keep=dialog.keep.isChecked())
        )
        self.open_dialog(dialog)

    # --- requests --------------------------------------------------------------------------------------------

    def _chosen(self) -> OutboxRow | None:
        index = self.table.currentIndex()
        return self.model.row(index) if index.isValid() and self.model.rowCount() else None

    def _send(self) -> None:
        self.clear_refusal()
        self.presenter.send()

    def _queue(self) -> None:
        row = self._chosen()
        if row is not None:
            self.clear_refusal()
            self.presenter.queue(row.id)

    def _now(self) -> None:
        row = self._chosen()
        if row is not None:
            self.clear_refusal()
            self.presenter.send_now(row.id)

    def _address(self) -> None:
        row = self._chosen()
        if row is not None:
            dialog = AddressDialog(self.desktop, row.message.subject, row.message.to or "", self)
            dialog.confirmed.connect(lambda: self.presenter.address(row.id, dialog.to.text()))
            self.open_dialog(dialog)

    def _export(self) -> None:
        row = self._chosen()
        if row is None:
            return
        dialog = QFileDialog(self, self.tr("Save the message"), "", self.tr("Messages (*.eml)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("eml")
        dialog.selectFile(f"{row.message.about}.eml")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.presenter.export(row.id, Path(name)))
        dialog.open()

    def _by_hand(self) -> None:
        row = self._chosen()
        if row is not None:
            self.ask(
                title=self.tr("Note as sent by hand"),
                consequence=self.tr(
                    "You sent this message from your own mail program. It will not be sent again."
                ),
                verb=self.tr("Note it"),
                icon="user-check",
                act=lambda _reason: self.presenter.note_sent(row.id),
                reason=False,
            )

    def _was_sent(self) -> None:
        self._decide(True, self.tr("It was sent"), self.tr("The message is noted as sent."))

    def _was_not_sent(self) -> None:
        self._decide(False, self.tr("It was not sent"), self.tr("The message can be put in the queue again."))

    def _decide(self, sent: bool, verb: str, consequence: str) -> None:
        row = self._chosen()
        if row is not None:
            self.ask(
                title=verb,
                consequence=consequence,
                verb=verb,
                icon="circle-check" if sent else "undo-2",
                act=lambda reason: self.presenter.decide(row.id, sent, reason),
            )

    def _set_aside(self) -> None:
        row = self._chosen()
        if row is not None:
            self.ask(
                title=self.tr("Set the message aside"),
                consequence=self.tr("It will not be sent; it stays in the list."),
                verb=self.tr("Set aside"),
                icon="archive",
                act=lambda reason: self.presenter.set_aside(row.id, reason),
            )


def _grouped(digest: str) -> str:
    """Return a digest in groups, so that it wraps and can be compared."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _scrolled(inside: QWidget) -> QScrollArea:
    area = Area()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.hold(inside)
    return area
